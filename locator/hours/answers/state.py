"""The state of an office at a moment, and the next moment at which it changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from locator.hours.readings.day_table import DayTable, State, agreed
from locator.hours.readings.days import Day
from locator.hours.readings.reading import OfficeHours, SeasonState, season_state
from locator.hours.readings.seasons import SeasonDates, SeasonName
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import DayKind, Festival, WorkCalendar

__all__ = ["LOOKED_AHEAD", "OpenUntil", "State", "Times", "Timetable", "state_at"]

LOOKED_AHEAD = timedelta(days=400)

_A_DAY = timedelta(days=1)
_A_WEEK = timedelta(days=7)
_NO_EVENING = DayTable(0, 0)
_NO_FESTIVAL: frozenset[Festival] = frozenset()


@dataclass(frozen=True, slots=True)
class OpenUntil:
    """A state, and the next moment at which it changes, to or from unknown too; null where it does not in 400 days."""

    state: State
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Times:
    """What the days of a place are: the working days, and the dates that an operator gives for seasons, by division."""

    calendar: WorkCalendar
    seasons: Mapping[str, Mapping[SeasonName, SeasonDates]] = field(default_factory=dict)

    def season_dates(self, division: str) -> Mapping[SeasonName, SeasonDates]:
        """The dates of seasons in a division: those of the longest prefix of its code that has any."""
        fitting = [prefix for prefix in self.seasons if division.startswith(prefix)]
        return self.seasons[max(fitting, key=len)] if fitting else {}

    def locality(self, division: str) -> tuple[str, ...]:
        """What sets a division apart from others; the same hours are always in the same state in one locality."""
        fitting = (prefix for prefix in self.seasons if division.startswith(prefix))
        return (*self.calendar.locality(division), *sorted(fitting))


_Key = tuple[frozenset[DayKind], int, tuple[int, int, bool], tuple[SeasonState, ...], frozenset[Festival]]


class Timetable:
    """One text's hours in one place, day by day. Days that are alike are worked out once."""

    def __init__(self, hours: OfficeHours, times: Times, division: str = "") -> None:
        self._hours = hours
        self._calendar = times.calendar
        self._division = division
        self._season_dates = times.season_dates(division) if times.seasons else {}
        self._seasons = tuple((reading.seasons, reading.suspensions) for reading in hours.readings)
        days = [clause.days for reading in hours.readings for clause in reading.clauses]
        self._asks_dates = any(day.dates or day.nth for day in days)
        self._asks_festivals = any(day.festivals for day in days)
        self._known: dict[_Key, DayTable] = {}

    def on(self, day: date) -> DayTable:
        """The minutes of a date: its own, and those after midnight that belong to the evening before."""
        before = self._own(day - _A_DAY) if day > date.min else _NO_EVENING
        return self._own(day).with_evening_before(before)

    def at(self, moment: datetime) -> OpenUntil:
        """The state at a moment of Asia/Shanghai, and until when."""
        if not self._hours.readings:
            return OpenUntil(State.UNKNOWN, None)
        minute = moment.hour * 60 + moment.minute
        today = self.on(moment.date())
        state = today.state(minute)
        later = today.change_from(state, minute)
        until = _at(moment.date(), later) if later is not None else self._later_change(state, moment)
        return OpenUntil(state, until if until is not None and until <= moment + LOOKED_AHEAD else None)

    def _later_change(self, state: State, moment: datetime) -> datetime | None:
        last = min(moment.toordinal() + LOOKED_AHEAD.days, date.max.toordinal())
        for ordinal in range(moment.toordinal() + 1, last + 1):
            day = date.fromordinal(ordinal)
            minute = self.on(day).change_from(state, 0)
            if minute is not None:
                return _at(day, minute)
        return None

    def _own(self, day: date) -> DayTable:
        key = self._key(day)
        found = self._known.get(key)
        if found is None:
            kinds, weekday, place, seasons, festivals = key
            days = (Day(kind, weekday, weekday, *place, festivals) for kind in kinds)
            found = self._known[key] = agreed([self._hours.on(each, seasons) for each in days])
        return found

    def _key(self, day: date) -> _Key:
        seasons = tuple(season_state(own, day, self._season_dates, closed) for own, closed in self._seasons)
        festivals = _NO_FESTIVAL
        if self._asks_festivals:
            festivals = self._calendar.festivals_of(day, self._division)
        place = _place_in_month(day) if self._asks_dates else (0, 0, False)
        return self._calendar.kinds(day, self._division), day.weekday(), place, seasons, festivals


def state_at(hours: OfficeHours, moment: datetime, calendar: WorkCalendar | Times, division: str = "") -> OpenUntil:
    """What all readings agree on at `moment`, on Asia/Shanghai's clock, and until when.

    `division` is a division's code, for what is different there. Whole holidays are skipped by `until`. Of a day that
    the calendar does not know, that is said which holds for every kind of day that it may be.

    Raises
    ------
    ValueError
        If `moment` has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone is none")
    times = calendar if isinstance(calendar, Times) else Times(calendar)
    return Timetable(hours, times, division).at(moment.astimezone(SHANGHAI))


def _at(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(minute // 60, minute % 60), SHANGHAI)


def _place_in_month(day: date) -> tuple[int, int, bool]:
    """The day of the month, which of its weekdays it is, and whether the last."""
    is_last = day > date.max - _A_WEEK or (day + _A_WEEK).month != day.month
    return day.day, (day.day - 1) // 7 + 1, is_last
