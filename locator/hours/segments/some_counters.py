"""Hours of some counters, or of some business alone: 周六9:00-12:00（3号窗口）, 周六部分窗口9:00-12:00.

They stand for two readings, with them and without: nobody says whether they are for what somebody comes for. Where a
text has no other hours, they are the window's own.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from locator.hours.phrases.matters import LIMITS
from locator.hours.phrases.phrases import Phrase, Piece, phrases
from locator.hours.segments.segments import HOURS, LIMITING, Segment
from locator.hours.tokens.marks import FOR_SOME, Mark
from locator.hours.tokens.tokens import tokens
from locator.hours.tokens.words import Word, Words

NUMBERED = re.compile(r"[0-9]+(?:楼|层|号窗口|号窗|号厅|号)(?:大厅|窗口)?")
KEEPING_OPEN = {Word.NOT_OFF, Word.NO_BREAK, Word.ALL_YEAR}
LONGEST_NAME = 14
_GENERAL = "综合"
_OF_BUSINESS = "业务"
_SMALL = (Word.NOISE, Mark.UNREAD, Word.KIOSK)
_AND = "、和及与,"
_Gone = dict[int, Collection[int]]


def has_hours(segment: Segment) -> bool:
    """Whether it has hours, and no word that limits those of others."""
    own = segment.has(Piece.RANGE, Word.ALL_DAY, Word.THE_DAY)
    return own and segment.kinds & LIMITING <= KEEPING_OPEN


def names_place(text: str, words: Words) -> bool:
    """Whether a word not understood is some counter's name, or some business's: 婚登窗口, 户政业务."""
    ends = text.endswith((*words.counter_ends, *words.office_ends, _OF_BUSINESS))
    return ends and not any(sign in words.never_in_names for sign in text)


def without_some(found: list[Segment], words: Words) -> list[Segment] | None:
    """The segments without the hours that are for some alone; null where there are none, or no others.

    In place, the names not understood of what these hours are for are taken out of `found`.
    """
    _take_up_brackets(found, words)
    places = {at: own for at, segment in enumerate(found) if (own := _some_at(segment, words)) is not None}
    if not places:
        return None
    apart = list(found)
    for at, place in places.items():
        apart[at] = _with_last_days_apart(found[at], place)
        places[at] += len(apart[at].phrases) - len(found[at].phrases)
    narrow = {
        at: own
        for at, own in places.items()
        if not _is_counter(apart[at].phrases[own], words) or _is_singled_out(apart[at], own)
    }
    for wide, of in ((True, places), (False, narrow)):
        kept = _less(apart, _gone(apart, of, wide=wide))
        if of and any(has_hours(segment) for segment in kept):
            _take_out_names(found, words)
            return kept
    return None


def _take_up_brackets(found: list[Segment], words: Words) -> None:
    """Let what stands behind hours or a rule, （自助区） or 仅部分窗口办理, be a part of it, in place."""
    for at in range(len(found) - 1, 0, -1):
        segment, last = found[at], found[at - 1]
        if segment.gap > 1 or not (segment.in_brackets or _begins_with_some(segment, words)):
            continue
        if not all(phrase.kind in _SMALL for phrase in segment.phrases) or not _is_of_some(segment, words):
            continue
        if has_hours(last):
            first = not any(has_hours(earlier) for earlier in found[: at - 1])
            kept = first and segment.has(Word.KIOSK)
            named = (
                segment.phrases if kept else [Phrase(Word.NOISE, phrase.text, FOR_SOME) for phrase in segment.phrases]
            )
            last.phrases += named
            last.bracketed += [0] * len(named)
            del found[at]
        elif last.limits:
            last.of_some = True


def _begins_with_some(segment: Segment, words: Words) -> bool:
    return segment.phrases[0].text in LIMITS or segment.phrases[0].text in words.some_counters


def _is_of_some(segment: Segment, words: Words) -> bool:
    return segment.has(Word.KIOSK) or any(_is_some(phrase, words) for phrase in segment.phrases)


def _is_some(phrase: Phrase, words: Words) -> bool:
    """Whether a phrase is a counter's number or name, a business's, or 部分."""
    if phrase.kind is Mark.UNREAD:
        return 2 <= len(phrase.text) <= LONGEST_NAME and names_place(phrase.text, words)
    if phrase.kind is not Word.NOISE:
        return False
    some = phrase.value == FOR_SOME and (phrase.text in words.some_counters or phrase.text not in words.narrowing)
    return some or NUMBERED.fullmatch(phrase.text) is not None


def _is_name(phrase: Phrase, words: Words) -> bool:
    return phrase.kind is Mark.UNREAD or phrase.value != FOR_SOME or names_place(phrase.text, words)


def _some_at(segment: Segment, words: Words) -> int | None:
    """The place of what says that a segment's hours are for some."""
    if not has_hours(segment):
        return None
    first = next(at for at, phrase in enumerate(segment.phrases) if phrase.kind in HOURS)
    for at, phrase in enumerate(segment.phrases):
        # A name before hours is that of a counter with hours of its own.
        if _is_some(phrase, words) and (at > first or not _is_name(phrase, words)):
            return at
        if at > first and phrase.text.startswith(_GENERAL) and _is_singled_out(segment, at):
            return at
    return None


def _is_singled_out(segment: Segment, at: int) -> bool:
    """12:00-13:30综合窗口照常, 12:00-14:00限综合窗口: hours right before a counter's name that are for it alone."""
    alone = segment.phrases[at - 1].text in LIMITS or segment.phrases[at - 1].text == "限"
    kept = at + 1 < len(segment.phrases) and segment.phrases[at + 1].kind in KEEPING_OPEN
    return at > 0 and (alone or (kept and segment.phrases[at - 1].kind is Piece.RANGE))


def _is_counter(phrase: Phrase, words: Words) -> bool:
    """Whether it names one counter, as the window's own may be named, and not 部分 or 个人业务."""
    return phrase.text.endswith(words.counter_ends) or NUMBERED.fullmatch(phrase.text) is not None


def _gone(found: Sequence[Segment], places: dict[int, int], *, wide: bool) -> _Gone:
    """Which phrases of which segments are for some; where `wide`, with the hours of the same days beside them."""
    gone: _Gone = {}
    for at, place in places.items():
        gone[at] = _for_some(found[at], place)
        kinds = {found[at].phrases[own].kind for own in gone[at]}
        if wide and Piece.DAYS not in kinds:
            gone |= {back: range(len(found[back].phrases)) for back in _back_to_days(found, at)}
        if Piece.RANGE in kinds - {phrase.kind for phrase in found[at].phrases[:place]}:
            gone |= {on: range(len(found[on].phrases)) for on in _on_to_days(found, at)}
    return gone


def _with_last_days_apart(segment: Segment, place: int) -> Segment:
    """周一至周五、周六（部分窗口）9:00-17:00: the bracket is about the last of the days before it."""
    before = place - 1
    while before > 0 and segment.phrases[before].kind is Word.NOISE:
        before -= 1
    if before < 0 or segment.phrases[before].kind is not Piece.DAYS:
        return segment
    text = segment.phrases[before].text
    last = max(text.rfind(sign) for sign in _AND)
    others = phrases(tokens(text[:last])) if last > 0 else []
    if [phrase.kind for phrase in others] != [Piece.DAYS]:
        return segment
    made = segment.part(range(len(segment.phrases)))
    made.phrases.insert(before, others[0])
    made.bracketed.insert(before, 0)
    return made


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


def _less(found: Sequence[Segment], gone: _Gone) -> list[Segment]:
    kept: list[Segment] = []
    gap = 0
    for at, segment in enumerate(found):
        rest = segment.part([own for own in range(len(segment.phrases)) if own not in gone.get(at, ())])
        gap = max(gap, segment.gap)
        if any(phrase.kind in HOURS or phrase.kind in LIMITING for phrase in rest.phrases) or at not in gone:
            rest.gap, gap = gap, 0
            kept.append(rest)
    return kept


def _take_out_names(found: Sequence[Segment], words: Words) -> None:
    for segment in found:
        at = _some_at(segment, words)
        if at is not None and segment.phrases[at].kind is Mark.UNREAD:
            del segment.phrases[at]
            del segment.bracketed[at]
