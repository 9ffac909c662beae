"""Lists of half-days and days of which the same is said: in 中午及双休日值班 noon is one thing, the weekend another."""

from collections.abc import Sequence

from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.phrases.time_ranges import lies_at_noon
from locator.hours.segments.segments import LIMITING, Segment
from locator.hours.tokens.halves import HALVES
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import IN_DOUBT, Word

_ITEM = frozenset({Piece.DAYS, Piece.RANGE, Piece.TIME, *HALVES})
_OF_ITEMS = _ITEM | {Mark.AND, Word.NOISE}
_SIGNS = (Mark.AND, Word.NOON, Word.EVENING)
"""Without one of them there is no list."""
_LINKS = frozenset({Mark.COLON, Word.NOISE})
_NOT_SAID = _ITEM | {Piece.SEASON, Mark.NUMBER}
_MANY = 4
"""A half-day by itself has fewer phrases."""
_BESIDE = ("中午", "午间", "正午", "晚", "夜")


def without_half_lists(found: Sequence[Segment]) -> list[Segment]:
    """The segments, each item of such a list apart, with what is said of them all."""
    kept: list[Segment] = []
    for segment in reversed(found):
        few = len(segment.phrases)
        if kept and kept[0].gap == 1 and few < _MANY and _is_half(segment.phrases, range(few)):
            _take_label(segment, kept[0])
        kept[:0] = _apart(segment) if segment.has(*_SIGNS) and segment.limits else [segment]
    return kept


def _take_label(segment: Segment, behind: Segment) -> None:
    """中午，双休日值班: what a comma parts from noon is said of it too, perhaps."""
    label = next((phrase for phrase in behind.phrases if phrase.kind in IN_DOUBT), None)
    first = next((phrase.kind for phrase in behind.phrases if phrase.kind is not Word.NOISE), None)
    if label is not None and first is Piece.DAYS and not segment.has(Mark.AND):
        segment.phrases = [*segment.phrases, label]
        segment.bracketed = [*segment.bracketed, 0]


def _apart(segment: Segment) -> list[Segment]:
    kinds = [phrase.kind for phrase in segment.phrases]
    said = next(at for at, kind in enumerate(kinds) if kind in LIMITING)
    if not _ITEM.isdisjoint(kinds[said:]):  # 延时服务：午间12:00-14:00、周六9:00-12:00
        first = next(at for at in range(said, len(kinds)) if kinds[at] in _ITEM)
        label, end = list(range(said, first)), len(kinds)
        before = range(said) if _LINKS.issuperset(kinds[said + 1 : first]) else None
    else:
        label, end = list(range(said, len(kinds))), said
        first = _first_item(segment, said)
        before = range(first) if _NOT_SAID.isdisjoint(kinds[said:]) else None
    items = _items(segment, first, end)
    if before is None or not _OF_ITEMS.issuperset(kinds[first:end]) or not _are_a_list(segment, items):
        return [segment]
    made = [segment.part([*item, *label]) for item in items]
    for part in made[1:]:
        part.gap = 1
    return _behind(segment.part(before), made)


def _behind(before: Segment, made: list[Segment]) -> list[Segment]:
    """What stands before a list, if it is more than small words, and the items."""
    if before.kinds <= _LINKS:
        made[0].phrases = [*before.phrases, *made[0].phrases]
        made[0].bracketed = [*before.bracketed, *made[0].bracketed]
        return made
    made[0].gap = 1
    return [before, *made]


def _first_item(segment: Segment, said: int) -> int:
    """Where the item before the first joint begins: a half-day with its hours or none, or days with theirs."""
    first = next((at for at in range(1, said) if _joins(segment, at)), 1) - 1
    if first > 0 and segment.phrases[first].kind is Piece.RANGE and not _begins_with_half(segment.phrases[first]):
        first -= segment.phrases[first - 1].kind in (Piece.DAYS, *HALVES)
    return first


def _joins(segment: Segment, at: int) -> bool:
    """Whether another item begins at a place, or behind its sign: 中午、双休日, 中午双休日."""
    kind, before = segment.phrases[at].kind, segment.phrases[at - 1].kind
    return kind is Mark.AND or (kind is Piece.DAYS and before in (Word.NOON, Word.EVENING))


def _items(segment: Segment, first: int, end: int) -> list[list[int]]:
    """The places of each item, in order."""
    items: list[list[int]] = [[first]]
    for at in range(first + 1, end):
        if _joins(segment, at):
            items.append([])
        if segment.phrases[at].kind is not Mark.AND:
            items[-1].append(at)
    return items


def _are_a_list(segment: Segment, items: Sequence[Sequence[int]]) -> bool:
    """Whether there are half-days among several items, the others being days, or hours behind a half-day's."""
    halves = [item for item in items if _is_half(segment.phrases, item)]
    if not halves or len(items) < 2:
        return False
    others = [{segment.phrases[at].kind for at in item} for item in items if item not in halves]
    goes_on = halves[0] is items[0]
    return all(Piece.DAYS in own or (goes_on and own & {Piece.RANGE, Piece.TIME}) for own in others)


def _is_half(phrases: Sequence[Phrase], item: Sequence[int]) -> bool:
    """Whether an item is a half-day of the days that were named before: 中午, 午间12:00-14:00."""
    own = [phrases[at] for at in item if phrases[at].kind is not Word.NOISE]
    kinds = [phrase.kind for phrase in own]
    if kinds == [Piece.RANGE]:
        return _begins_with_half(own[0]) or lies_at_noon(own[0].value)
    return kinds[:1] != [Mark.AND] and bool(kinds) and kinds[0] in HALVES and kinds[1:] in ([], [Piece.RANGE])


def _begins_with_half(phrase: Phrase) -> bool:
    return phrase.text.startswith(_BESIDE)
