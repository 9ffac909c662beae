"""Office hours as a value: every reasonable reading of an office's text, and what they say of a moment.

A reading is definite: on some kinds of day it is open in its intervals, else closed. Doubt is never inside a reading.
It is the disagreement between two of them, or between the kinds that a day may be. So a citizen is told *open* or
*closed* only where all agree.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import combinations

from locator.readers.moments import SHANGHAI
from locator.readers.workdays import DayKind, WorkCalendar
from locator.window import HoursText, Parsed

_MINUTES_A_DAY = 24 * 60
LOOKED_AHEAD = timedelta(days=400)

Interval = tuple[int, int]
"""From a minute after midnight, included, to another, excluded; 1440 is the day's end."""


class State(StrEnum):
    """What may be said of an office at a moment."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


_Pieces = tuple[tuple[int, State], ...]
"""A day from midnight on: the minutes at which its state changes, each with the state that begins."""

_Days = dict[frozenset[DayKind], _Pieces]


@dataclass(frozen=True, slots=True)
class OpenUntil:
    """A state, and the next moment at which it changes, to or from unknown too; null where it does not in 400 days."""

    state: State
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading: open in `intervals` (ascending, apart) on days of the kinds `open_on`, otherwise closed."""

    open_on: frozenset[DayKind]
    intervals: tuple[Interval, ...]

    def intervals_on(self, kind: DayKind) -> tuple[Interval, ...]:
        """When it is open on a day of this kind."""
        return self.intervals if kind in self.open_on else ()


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """An office's own text and all its reasonable readings; without readings nothing is ever claimed.

    `osm` is the nearest OSM `opening_hours` expression, null where there is no honest one.
    """

    text: str | None
    parsed: Parsed
    readings: tuple[Reading, ...]
    osm: str | None

    def as_text(self) -> HoursText | None:
        """The part of it that an edition keeps; null where the office wrote nothing."""
        return HoursText(self.text, self.parsed, self.osm) if self.text is not None else None


def state_at(hours: OfficeHours, moment: datetime, calendar: WorkCalendar) -> OpenUntil:
    """What all readings agree on at `moment`, on Asia/Shanghai's clock, and until when.

    Whole holidays are skipped by `until`. Of a day that `calendar` does not know, that is said which holds for every
    kind of day that it may be.

    Raises
    ------
    ValueError
        If `moment` has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone is none")
    if not hours.readings:
        return OpenUntil(State.UNKNOWN, None)
    local = moment.astimezone(SHANGHAI)
    minute = local.hour * 60 + local.minute
    days = _days(hours.readings)
    today = days[calendar.kinds(local.date())]
    state = next(state for start, state in reversed(today) if start <= minute)
    later = next((start for start, other in today if start > minute and other is not state), None)
    until = _next_day_change(days, state, local.date(), calendar) if later is None else _at(local.date(), later)
    return OpenUntil(state, until if until is not None and until <= local + LOOKED_AHEAD else None)


def _next_day_change(days: _Days, state: State, today: date, calendar: WorkCalendar) -> datetime | None:
    """The first moment after `today` that is not in `state`."""
    last = min(today.toordinal() + LOOKED_AHEAD.days, date.max.toordinal())
    for ordinal in range(today.toordinal() + 1, last + 1):
        day = date.fromordinal(ordinal)
        for start, other in days[calendar.kinds(day)]:
            if other is not state:
                return _at(day, start)
    return None


def _at(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(minute // 60, minute % 60), SHANGHAI)


# A pure function of few arguments: offices write some thousand texts.
@lru_cache(maxsize=8192)
def _days(readings: tuple[Reading, ...]) -> _Days:
    """What all readings say of a day, for every set of kinds that a day may be of."""
    sets = (frozenset(kinds) for size in range(1, len(DayKind) + 1) for kinds in combinations(DayKind, size))
    return {kinds: _pieces([reading.intervals_on(kind) for reading in readings for kind in kinds]) for kinds in sets}


def _pieces(days: list[tuple[Interval, ...]]) -> _Pieces:
    edges = {edge for day in days for interval in day for edge in interval if edge < _MINUTES_A_DAY}
    pieces: list[tuple[int, State]] = []
    for minute in sorted({0, *edges}):
        state = _agreed(days, minute)
        if not pieces or pieces[-1][1] is not state:
            pieces.append((minute, state))
    return tuple(pieces)


def _agreed(days: list[tuple[Interval, ...]], minute: int) -> State:
    says_open = {any(start <= minute < end for start, end in day) for day in days}
    if len(says_open) > 1:
        return State.UNKNOWN
    return State.OPEN if True in says_open else State.CLOSED
