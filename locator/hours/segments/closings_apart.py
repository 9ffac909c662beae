"""Closings that a comma parts from the times that they are of: 12:00-13:30午休，暂停受理 closes no more than noon."""

import re
from collections.abc import Sequence

from locator.hours.phrases.phrases import Piece
from locator.hours.phrases.time_ranges import TimeRange
from locator.hours.segments.segments import Segment
from locator.hours.tokens.halves import HALVES
from locator.hours.tokens.marks import FOR_SOME, Mark
from locator.hours.tokens.words import Word

_SHUT = frozenset({Word.OFF, Word.SUSPENDED})
_AT_A_TIME = _SHUT | {Word.LAST_TICKETS, Word.BEGINS, Word.ENDS}
CLOSES_APART: frozenset[Word | Mark | Piece] = _AT_A_TIME | {Word.EXCEPT_AFTER}
"""Words by which something may be closed at a time that stands before a comma."""
_WHY = frozenset({Word.AWAY, Word.OTHER_DUTIES, Word.BREAK, Word.DUTY, Word.REASON})
_DAYS: frozenset[Word | Mark | Piece] = frozenset({Piece.DAYS, Piece.SEASON, Word.SOME_WEEKS})
_TIMES = frozenset({Piece.RANGE, Piece.TIME, *HALVES})
_SMALL = frozenset({Word.NOISE, Mark.COLON})
_AT_TIMES = ("遇", "如遇", "若遇", "遇到")
_MEALS = ("饭", "用餐", "吃饭时间", "用餐时间")
_HERE = re.compile(
    "(?:本|该|此|各|所有|全部|均|都|期间|业务|窗口|大厅|中心|单位|对外|办理|办公|服务|综合|政务|办事|便民|现场)*"
)


def with_closings(found: Sequence[Segment]) -> list[Segment]:
    """The segments, each closing that says no time of its own joined to the one that does, right before its comma."""
    kept: list[Segment] = []
    for at, segment in enumerate(found):
        if CLOSES_APART.isdisjoint([phrase.kind for phrase in segment.phrases]):
            kept.append(segment)
            continue
        segment.of_some = segment.of_some or _is_of_unknown_days(segment) or _is_behind_a_break(kept, segment)
        follows = bool(kept) and segment.gap == 1 and segment.in_brackets == kept[-1].in_brackets
        if not follows or not _is_joined(kept, segment, found[at + 1 :]):
            kept.append(segment)
    return kept


def _is_joined(kept: list[Segment], segment: Segment, behind: Sequence[Segment]) -> bool:
    """Join a closing to what stands before it, where that tells its time; false where it does not."""
    alone, before = _closes_alone(segment), kept[-1]
    if not alone and not _closes_at_a_time(segment):
        return False
    if _names_no_day(before):
        segment.of_some = True  # 遇恶劣天气，暂停办公; 学习日，下午停办
        return False
    if not alone:
        return _names_duty(before) and _join(before, segment)
    if _says_when(before, [*kept[:-1], *behind]):
        return _join(before, segment)
    if _is_reason(kept) and _says_when(kept[-2], [*kept[:-2], *behind]):
        kept.pop()  # 6月12日14:00-15:00，消防演练，暂停办理
        return _join(kept[-1], segment)
    if _is_time_of_duty(kept):
        times = kept.pop()  # 每周三学习，16:00-17:00，停办
        return _join(kept[-1], times) and _join(kept[-1], segment)
    return False


def _join(before: Segment, closing: Segment) -> bool:
    """Add a closing to the segment before it, whose reason then says nothing more; a break closes by itself."""
    if before.has(Word.BREAK):
        return True
    duty = before.has(Word.AWAY, Word.OTHER_DUTIES)
    at_times = any(phrase.text in _AT_TIMES for phrase in before.of(Word.NOISE))  # 遇周三党员活动日
    before.of_some = before.of_some or (duty and at_times)
    places = [at for at, phrase in enumerate(before.phrases) if phrase.kind in _DAYS | _TIMES | _SMALL]
    kept = before.part(places)
    before.phrases = [*kept.phrases, *closing.phrases]
    before.bracketed = [*kept.bracketed, *closing.bracketed]
    return True


def _is_of_unknown_days(segment: Segment) -> bool:
    """结算日16:00后不受理, （学习日下午除外）: something is closed on days that nobody knows."""
    if not segment.kinds & _TIMES or segment.has(*_DAYS):
        return False
    duties = any(phrase.text.endswith("日") for phrase in segment.of(Word.OTHER_DUTIES))
    return duties or any(phrase.text in ("日", "时") for phrase in segment.of(Word.NOISE))


def _is_behind_a_break(kept: Sequence[Segment], segment: Segment) -> bool:
    """12:00-13:00午休；暂停服务: of the break, though a sentence ends between, or of the office altogether."""
    return bool(kept) and segment.gap == 2 and kept[-1].has(Word.BREAK) and _closes_alone(segment)


def _is_time_of_duty(kept: Sequence[Segment]) -> bool:
    """Whether the last segment is no more than times, behind a day that is named for a duty."""
    times = kept[-1]
    follows = len(kept) > 1 and times.gap == 1 and times.in_brackets == kept[-2].in_brackets
    return follows and bool(times.kinds & _TIMES) and times.kinds <= _TIMES | _SMALL and _names_duty(kept[-2])


def _is_reason(kept: Sequence[Segment]) -> bool:
    """Whether the last segment tells no more than why something is closed, behind one that may tell when."""
    reason = kept[-1].kinds
    follows = len(kept) > 1 and kept[-1].gap == 1 and kept[-1].in_brackets == kept[-2].in_brackets
    return follows and bool(reason & _WHY) and reason <= _SMALL | {Word.AWAY, Word.OTHER_DUTIES}


def _names_no_day(segment: Segment) -> bool:
    """遇恶劣天气, 学习日, 每月最后一个工作日结账: when that is, nobody knows."""
    if segment.has(Mark.UNREAD) and segment.has(Word.AWAY, Word.OTHER_DUTIES) and not segment.has(Piece.RANGE):
        return True
    on_duty = segment.has(Word.OTHER_DUTIES) and any(phrase.text.endswith("日") for phrase in segment.phrases)
    known = {Word.IF_CHANGED, Word.OTHER_DUTIES, Word.NOISE}
    return (segment.has(Word.IF_CHANGED) or on_duty) and segment.kinds <= known


def _closes_alone(segment: Segment) -> bool:
    """窗口停办, 暂停受理: no days, no times, no reason, not since when, and not some matters alone."""
    return segment.has(*_SHUT) and segment.kinds <= _SHUT | {Word.NOISE} and _is_of_all(segment)


def _closes_at_a_time(segment: Segment) -> bool:
    """下午停办, 15:00后不办理: of a day that stands before it."""
    kinds = segment.kinds
    return bool(kinds & _AT_A_TIME and kinds & _TIMES) and kinds <= _AT_A_TIME | _TIMES | _SMALL and _is_of_all(segment)


def _is_of_all(segment: Segment) -> bool:
    small = [phrase for phrase in segment.phrases if phrase.kind is Word.NOISE]
    return not segment.of_some and all(_HERE.fullmatch(own.text) and own.value != FOR_SOME for own in small)


def _names_duty(segment: Segment) -> bool:
    """每周三学习日, 每月25日结账: a day, and what is done on it."""
    kinds = segment.kinds
    duty = segment.has(Word.AWAY, Word.OTHER_DUTIES) and segment.has(*_DAYS)
    return duty and kinds <= _DAYS | {Word.AWAY, Word.OTHER_DUTIES} | _SMALL and not segment.of_some


def _says_when(segment: Segment, others: Sequence[Segment]) -> bool:
    """Whether a segment tells a time at which something is closed, and no hours."""
    kinds, ranges = segment.kinds, segment.ranges
    if not kinds <= _DAYS | _TIMES | _WHY | _SMALL or segment.of_some or not _has_plain_reason(segment):
        return False
    if kinds & _WHY:
        return bool(kinds & (_TIMES | _DAYS)) or segment.has(Word.BREAK)
    if not ranges:
        return bool(kinds & (_TIMES | {Word.SOME_WEEKS}))
    return len(ranges) == 1 and any(_is_hole(ranges[0], own) for other in others for own in other.ranges)


def _has_plain_reason(segment: Segment) -> bool:
    return all(phrase.text.endswith(_MEALS) for phrase in segment.of(Word.DUTY))


def _is_hole(closed: TimeRange, hours: TimeRange) -> bool:
    """Whether a range lies within other hours, and ends neither with them nor begins."""
    return hours.first_start < closed.first_start and closed.last_end < hours.last_end
