"""Machines whose hours a blank alone parts from those of the people beside them: 工作日9:00-17:00 24小时自助厅."""

from collections.abc import Sequence

from locator.hours.phrases.phrases import Piece
from locator.hours.segments.segments import Segment
from locator.hours.tokens.words import Word

_HOURS = frozenset({Piece.RANGE, Word.ALL_DAY, Word.THE_DAY})
_NAMED = frozenset({Piece.DAYS, Piece.SEASON, Piece.RANGE})


def machine_apart(segment: Segment) -> list[int]:
    """Where what a segment has of machines begins or ends; nothing where all of its hours are theirs or no one's."""
    kinds = [phrase.kind for phrase in segment.phrases]
    if Word.KIOSK not in kinds:
        return []
    at = kinds.index(Word.KIOSK)
    if segment.bracketed[at]:
        return []
    first = _begins(kinds, at)
    if Piece.RANGE in kinds[:first] and not _HOURS.isdisjoint(kinds[first:]):
        return [first]
    behind = _past_small(kinds, at + 1)
    is_told = first < at and Piece.RANGE in kinds[behind:] and kinds[behind] in _NAMED
    return [behind] if is_told else []  # 24小时自助厅 工作日9:00-17:00


def _begins(kinds: Sequence[object], at: int) -> int:
    """Where the machines' own part begins: at 24小时 right before them, else at their name."""
    before = at - 1
    while before >= 0 and kinds[before] is Word.NOISE:
        before -= 1
    return before if before >= 0 and kinds[before] is Word.ALL_DAY else at


def _past_small(kinds: Sequence[object], at: int) -> int:
    while at < len(kinds) and kinds[at] is Word.NOISE:
        at += 1
    return at
