"""What is left of a text's hours without those of some counters, and what is said of the others thereby."""

from collections.abc import Collection, Iterator, Sequence

from locator.hours.phrases.matters import ONLY
from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.segments.segments import HOURS, LIMITING, Segment
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word

KEEPING_OPEN = {Word.NOT_OFF, Word.NO_BREAK, Word.ALL_YEAR}
Gone = dict[int, Collection[int]]
"""The places of phrases that are of some counters, by the places of their segments."""


def has_hours(segment: Segment) -> bool:
    """Whether it has hours, and no word that limits those of others."""
    own = segment.has(Piece.RANGE, Word.ALL_DAY, Word.THE_DAY)
    return own and segment.kinds & LIMITING <= KEEPING_OPEN


def hours_of_some(found: Sequence[Segment], places: dict[int, int], *, wide: bool) -> Gone:
    """Which phrases of which segments are for some; where `wide`, with the hours of the same days beside them."""
    gone: Gone = {}
    for at, place in places.items():
        gone[at] = _for_some(found[at], place)
        kinds = {found[at].phrases[own].kind for own in gone[at]}
        if wide and Piece.DAYS not in kinds:
            gone |= {back: range(len(found[back].phrases)) for back in _back_to_days(found, at)}
        if Piece.RANGE in kinds - {phrase.kind for phrase in found[at].phrases[:place]}:
            gone |= {on: range(len(found[on].phrases)) for on in _on_to_days(found, at)}
    return gone


def _for_some(segment: Segment, place: int) -> Collection[int]:
    """The places of what is for some: the bracket with hours of its own, else from the days before it on."""
    kinds = [phrase.kind for phrase in segment.phrases]
    bracket = segment.bracketed[place]
    if bracket and Piece.RANGE in segment.kinds_in(bracket):
        return [at for at, own in enumerate(segment.bracketed) if own == bracket]
    days = [at for at, kind in enumerate(kinds[:place]) if kind is Piece.DAYS]
    behind = next((kind for kind in kinds[place + 1 :] if kind is not Word.NOISE), None)
    first = days[-1] if days else 0
    if behind is Piece.DAYS and Piece.RANGE in kinds[:place]:
        first = place
    elif len(days) > 1 and Piece.RANGE not in kinds[days[-2] : place]:
        return range(first, place + 1)  # 周一至周五、周六（部分窗口）9:00-17:00
    return range(first, len(kinds))


def _back_to_days(found: Sequence[Segment], at: int) -> Iterator[int]:
    """The segments before one, back to that which names its days."""
    while at > 0 and found[at].gap < 2 and has_hours(found[at - 1]):
        at -= 1
        yield at
        if found[at].has(Piece.DAYS):
            return


def _on_to_days(found: Sequence[Segment], at: int) -> Iterator[int]:
    """The segments behind one that have more hours for the same days."""
    for on in range(at + 1, len(found)):
        segment = found[on]
        if segment.gap > 1 or not has_hours(segment) or segment.has(Piece.DAYS, Piece.SEASON):
            return
        yield on


def without_hours(found: Sequence[Segment], gone: Gone) -> list[Segment]:
    """The segments without the phrases that are of some counters, and without those of which nothing else is left."""
    kept: list[Segment] = []
    gap = 0
    for at, segment in enumerate(found):
        rest = segment.part([own for own in range(len(segment.phrases)) if own not in gone.get(at, ())])
        if at in gone and (closed := closed_for_others(segment)) is not None:
            rest = closed
        gap = max(gap, segment.gap)
        if any(phrase.kind in HOURS or phrase.kind in LIMITING for phrase in rest.phrases) or at not in gone:
            rest.gap, gap = gap, 0
            kept.append(rest)
    return kept


def closed_for_others(segment: Segment) -> Segment | None:
    """12:00-14:00仅综合窗口 says of all the others that they are closed then."""
    for at in range(len(segment.phrases) - 2):
        hours, limit, name = segment.phrases[at : at + 3]
        if hours.kind is Piece.RANGE and limit.text in ONLY and name.kind in (Word.NOISE, Mark.UNREAD, Word.KIOSK):
            made = segment.part(range(at + 1))
            made.phrases.append(Phrase(Word.OFF, ""))
            made.bracketed.append(segment.bracketed[at])
            return made
    return None
