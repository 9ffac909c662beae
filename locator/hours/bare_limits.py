"""Limits without hours of their own behind other hours: 只上午, 仅周二、周四, 半天. Nobody knows what they leave."""

from collections.abc import Sequence

from locator.hours.cores import Core, CoreKind
from locator.hours.halves import HALVES
from locator.hours.marks import Mark
from locator.hours.phrases import Piece
from locator.hours.segments import Segment
from locator.hours.words import Word

_ONLY = ("仅", "只", "限")
_HALF = ("半天", "半日")
_COUNTERS = ("窗口", "大厅", "柜台", "业务")
_SMALL = frozenset({Word.NOISE, Mark.COLON, Mark.AND})


def is_bare_limit(segment: Segment, before: Sequence[Core]) -> bool:
    """Whether a segment says of hours that stand elsewhere that they are only a part of what is told.

    9:00-17:00，仅工作日 names the days of the hours, where nothing else has.
    """
    kinds = segment.kinds
    small = [phrase.text for phrase in segment.of(Word.NOISE)]
    if not kinds <= _SMALL | HALVES | {Piece.DAYS, Piece.SEASON}:
        return False
    if kinds == {Word.NOISE} and small[0] in _HALF:
        return True
    named = any(core.kind is CoreKind.DAYS for core in before)
    limits = any(text.startswith(_ONLY) or text.endswith(_COUNTERS) for text in small)  # 发证窗口上午
    return limits and bool(kinds & HALVES or (named and Piece.DAYS in kinds))
