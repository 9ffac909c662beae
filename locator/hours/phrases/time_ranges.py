"""A range from one time to another: what is surely meant, what may be, and whether somebody slipped.

The words of half-days decide first (下午2:30). Without them a bare 2:30-5:30 is an afternoon, and an end before its
start is an afternoon's or the next morning's: what both readings have in common is sure, the rest is in doubt.
"""

from dataclasses import dataclass
from functools import lru_cache

from locator.hours.readings.day_table import LATEST, MIDNIGHT, Span
from locator.hours.tokens.clock_times import NOON, ClockTime
from locator.hours.tokens.halves import NOON_GAP
from locator.hours.tokens.words import Word

_HALF_A_DAY = 12 * 60
_EARLIEST_OPENING = 6 * 60
_EVENING = 17 * 60
_LATEST_CLOSING = 20 * 60
_LAST_AFTERNOON_START = 7 * 60
_LATEST_LUNCH = 14 * 60
_A_LATE_MORNING, _ITS_END = 9 * 60 + 30, 14 * 60 + 30
"""Where a morning begins and ends in the west, whose offices keep Beijing time on paper: 上午10:00-14:00."""
_NO_LONGER_AN_END = 7 * 60 + 30
"""An end from here on before its start is no afternoon's (10:00-8:00 may as well be the two exchanged)."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of a range as it is written: the time, and the half-day or next day named with it."""

    time: ClockTime
    half: Word | None = None
    half_text: str = ""
    next_day: bool = False


@dataclass(frozen=True, slots=True)
class TimeRange:
    """The minutes of a range that are sure, those in doubt, and whether it had to be mended."""

    spans: tuple[Span, ...] = ()
    doubts: tuple[Span, ...] = ()
    slip: bool = False

    @property
    def first_start(self) -> int:
        """Where it begins at the earliest."""
        return min(start for start, _ in (*self.spans, *self.doubts))

    @property
    def last_end(self) -> int:
        """Where it ends at the latest."""
        return max(end for _, end in (*self.spans, *self.doubts))

    @property
    def is_at_noon(self) -> bool:
        """Whether all of it lies in what is a noon's break wherever there is one."""
        return NOON_GAP[0] <= self.first_start and self.last_end <= NOON_GAP[1]

    def meets(self, other: "TimeRange") -> bool:
        """Whether the two have a minute in common, from their first minutes to their last."""
        return self.first_start < other.last_end and other.first_start < self.last_end

    def is_within(self, other: "TimeRange") -> bool:
        """Whether it lies in another, from its first minute to its last."""
        return other.first_start <= self.first_start and self.last_end <= other.last_end


def lies_at_noon(value: object) -> bool:
    """Whether what a phrase says is a range that lies at noon."""
    return isinstance(value, TimeRange) and value.is_at_noon


@lru_cache(maxsize=4096)  # a few ranges are nearly all there are
def read_range(start: Edge, end: Edge, after: int | None) -> TimeRange:
    """The range between two edges; `after` is where the range before it in the same clause ends, if there is one."""
    slip = start.time.slip or end.time.slip
    if start.time.guessed or end.time.guessed:
        return _guessed(start, end)
    if _is_against_its_word(start):
        return _either_half(start.time.minute, end.time.minute, evening=start.half is Word.EVENING)
    first = minute_of(start)
    last = minute_of(end)
    if start.next_day and last <= MIDNIGHT:
        return _sure(first + MIDNIGHT, last + MIDNIGHT, slip=slip)  # 次日2:30-5:30
    if end.next_day:
        return _sure(first, last + MIDNIGHT, slip=slip)
    at_night = end.half is Word.MORNING and (start.half is Word.EVENING or first >= _EVENING)  # 晚上6点至早上8点
    if (end.half is Word.DAWN or at_night) and last <= first:
        return _sure(first, last + MIDNIGHT, slip=slip)
    if start.half is not None or start.time.fixed or end.half is not None or end.time.fixed:
        return _worded(start, end, first, last, after)
    return _bare(first, last, after, slip=slip)


def read_chain(edges: list[Edge], after: int | None) -> TimeRange:
    """Several times with dashes between (8:30-12:00-17:00): a break in the middle, or none."""
    if len(edges) == 2:
        return read_range(edges[0], edges[1], after)
    if len(edges) != 4:
        whole = read_range(edges[0], edges[-1], after)
        return TimeRange((), (*whole.spans, *whole.doubts), slip=True)
    morning = read_range(edges[0], edges[1], after)
    afternoon = read_range(edges[2], edges[3], morning.last_end)
    gap = (morning.last_end, min(start for start, _ in (*afternoon.spans, *afternoon.doubts)))
    doubts = (*morning.doubts, *afternoon.doubts, *([gap] if gap[0] < gap[1] else []))
    return TimeRange((*morning.spans, *afternoon.spans), doubts, slip=True)


def minute_of(edge: Edge) -> int:
    """The minute that an edge means by the word beside it."""
    minute, half = edge.time.minute, edge.half
    if edge.time.fixed or half in (None, Word.MORNING, Word.DAWN) or minute >= NOON + 60:
        return minute
    if half is Word.NOON:
        return minute + _HALF_A_DAY if minute < _EARLIEST_OPENING else minute
    if half is Word.AFTERNOON:
        return minute + _HALF_A_DAY if minute < NOON else minute
    if minute < _EARLIEST_OPENING - 60:
        return minute + MIDNIGHT  # 晚上1点 is after midnight
    return minute + _HALF_A_DAY if minute <= NOON else minute


def _is_against_its_word(start: Edge) -> bool:
    """上午14:00, 上午2:30, 下午9:00, 晚上2:30: the word and the number contradict each other."""
    minute = start.time.minute
    if start.half is Word.EVENING:
        return not start.time.fixed and not start.next_day and 60 <= minute < _EARLIEST_OPENING - 60
    if start.half is Word.MORNING:
        return minute >= NOON + 60 or minute < _EARLIEST_OPENING - 60
    return start.half is Word.AFTERNOON and 8 * 60 <= minute < NOON


def _either_half(first: int, last: int, *, evening: bool) -> TimeRange:
    """In doubt as it is written, and by the other half of the day; what begins in the evening, by the night after."""
    last = last if last > first else last + _HALF_A_DAY
    doubts = [(first, last), *([(first + MIDNIGHT, last + MIDNIGHT)] if evening else [])]
    if last + _HALF_A_DAY <= MIDNIGHT:
        doubts.append((first + _HALF_A_DAY, last + _HALF_A_DAY))
    return TimeRange((), tuple(doubts) if first < last else ((0, MIDNIGHT),), slip=True)


def _guessed(start: Edge, end: Edge) -> TimeRange:
    first = min(minute_of(start), start.time.latest)
    last = max(end.time.latest, minute_of(end))
    if first >= MIDNIGHT:
        return TimeRange((), ((0, MIDNIGHT),), slip=True)  # 25:00-26:00
    if last <= first:
        last += _HALF_A_DAY if last + _HALF_A_DAY > first else MIDNIGHT
    return TimeRange((), ((first, min(last, LATEST)),), slip=True)


def _worded(start: Edge, end: Edge, first: int, last: int, after: int | None) -> TimeRange:
    slip = start.time.slip or end.time.slip
    if end.time.fixed and last < 60 and first < NOON:
        return TimeRange(((first, last + NOON),), ((last + NOON, last + MIDNIGHT),), slip=True)  # 9:00am-12:00am
    is_late = end.half in (Word.AFTERNOON, Word.EVENING) or (end.time.fixed and last > NOON)
    if is_late and start.half is None and not start.time.fixed:
        behind = after is not None and first < after
        if 60 <= first < (_LAST_AFTERNOON_START if behind else _EARLIEST_OPENING - 60) and first + _HALF_A_DAY < last:
            return _afternoon_from(first, last, behind=behind)  # 8:30-12:00，1:30-下午5:00
    if last > first:
        begins_late = first >= _A_LATE_MORNING and last <= _ITS_END
        if start.half_text == "上午" and end.half is None and last >= _LATEST_LUNCH and not begins_late:
            return TimeRange(((first, NOON),), ((NOON, last),), slip=True)
        return _sure(first, last, slip=slip)
    if start.half in (None, Word.MORNING) and not start.time.fixed:
        return _bare(first, last, after, slip=slip)
    for later in (_HALF_A_DAY, MIDNIGHT):
        if last + later > first and not end.time.fixed:
            # 下午13:30-4:45 mixes two clocks; 下午2:30-5:30 does not.
            mixed = later == _HALF_A_DAY and start.time.minute > NOON
            return _sure(first, last + later, slip=slip or (mixed and start.time.minute >= NOON + 60))
    return _sure(first, last + MIDNIGHT, slip=slip)


def _bare(first: int, last: int, after: int | None, *, slip: bool) -> TimeRange:
    """A range without any word for a half-day."""
    if last == first:
        return TimeRange((), ((first, min(first + MIDNIGHT, LATEST)),), slip=True)
    if last < first:
        return _backwards(first, last, after, slip=slip)
    if not 60 <= first < 8 * 60:
        return _sure(first, last, slip=slip)
    behind = after is not None and first < after
    if last < NOON and (first < _EARLIEST_OPENING or (behind and first + _HALF_A_DAY >= (after or 0))):
        return _sure(first + _HALF_A_DAY, last + _HALF_A_DAY, slip=True)
    if first < _EARLIEST_OPENING - 60 and last > first + _HALF_A_DAY:
        return _afternoon_from(first, last, behind=behind)
    return _sure(first, last, slip=slip)


def _afternoon_from(first: int, last: int, *, behind: bool) -> TimeRange:
    """A range whose start lacks twelve hours: surely where a morning stands before it, else in doubt until then."""
    start = first + _HALF_A_DAY
    return TimeRange(((start, last),), () if behind else ((first, start),), slip=True)


def _backwards(first: int, last: int, after: int | None, *, slip: bool) -> TimeRange:
    """An end before its start: an afternoon's, the next morning's, or the two exchanged."""
    afternoon, next_morning = last + _HALF_A_DAY, last + MIDNIGHT
    if last == 0:
        return _sure(first, next_morning, slip=slip)  # 8:00-0:00
    if last < _NO_LONGER_AN_END and afternoon > first:
        if first >= NOON and after is not None and after <= first:
            return _sure(first, afternoon, slip=True)
        return TimeRange(((first, afternoon),), ((afternoon, next_morning),), slip=True)
    exchanged = NOON <= first <= _LATEST_CLOSING and _EARLIEST_OPENING < last <= NOON  # 17:00-9:00
    if first >= 17 * 60 and last <= 9 * 60 and not exchanged:
        if afternoon <= first:
            return _sure(first, next_morning, slip=slip)
        return TimeRange(((first, afternoon),), ((afternoon, next_morning),), slip=True)
    return TimeRange((), ((last, first), (first, next_morning)), slip=True)


def _sure(first: int, last: int, *, slip: bool) -> TimeRange:
    if last <= first:
        return TimeRange((), ((0, MIDNIGHT),), slip=True)
    return TimeRange(((first, min(last, LATEST)),), (), slip)
