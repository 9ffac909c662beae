"""Limits without hours of their own behind other hours: 只上午, 仅周二、周四, 半天. Nobody knows what they leave."""

from collections.abc import Sequence

from locator.hours.phrases.matters import LIMITS_BEGIN
from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.readings.seasons import Season
from locator.hours.segments.segments import Segment
from locator.hours.sketch.cores import Core, CoreKind
from locator.hours.tokens.halves import HALVES, OTHER_HALF
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word

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
    limits = any(text.startswith(LIMITS_BEGIN) or text.endswith(_COUNTERS) for text in small)  # 发证窗口上午
    return limits and bool(kinds & HALVES or (named and Piece.DAYS in kinds))


def without_the_other_half(segment: Segment, before: Sequence[Core]) -> Segment:
    """7、8月只上午办公: of hours before it, what these months leave out is the afternoon; else the segment as it is."""
    seasons = [phrase for phrase in segment.of(Piece.SEASON) if isinstance(phrase.value, Season) and phrase.value.dates]
    halves = [phrase.kind for phrase in segment.phrases if phrase.kind in HALVES]
    ranges = any(core.kind is CoreKind.RANGE for core in before)
    if len(seasons) != 1 or len(halves) != 1 or not ranges or segment.has(Piece.DAYS):
        return segment
    if halves[0] not in OTHER_HALF or not is_bare_limit(segment, before) or not _only(segment):
        return segment
    said = [seasons[0], Phrase(OTHER_HALF[halves[0]], ""), Phrase(Word.OFF, "")]
    return Segment(segment.gap, segment.in_brackets, said, [0] * len(said), segment.of_some)


def _only(segment: Segment) -> bool:
    return any(phrase.text.startswith(LIMITS_BEGIN) for phrase in segment.of(Word.NOISE))
