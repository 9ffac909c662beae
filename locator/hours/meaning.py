"""What office hours say of every sort of day, so that two texts can be compared by what they mean."""

from collections.abc import Iterator
from datetime import date, timedelta

from locator.hours.days import SATURDAY, Day
from locator.hours.reading import OfficeHours, SeasonState, season_state
from locator.hours.seasons import YearlyDates
from locator.readers.workdays import DayKind, Festival

_A_LEAP_YEAR = 2024
_A_DAY = timedelta(days=1)
_WEEKEND_KINDS = (DayKind.WEEKEND, DayKind.MAKE_UP, DayKind.HOLIDAY)
_WEEKDAY_KINDS = (DayKind.WORKDAY, DayKind.HOLIDAY)


def same_meaning(one: OfficeHours, other: OfficeHours) -> bool:
    """Whether two texts' hours agree on every day, of whatever kind and season it may be."""
    both = (one, other)
    days = [day for weekday in range(7) for day in _days(weekday, both)]
    for moment in sorted({start for hours in both for start in _starts(hours)}):
        mine, theirs = _seasons(one, moment), _seasons(other, moment)
        if any(one.on(day, mine) != other.on(day, theirs) for day in days):
            return False
    return True


def _starts(hours: OfficeHours) -> Iterator[date]:
    """A day of each part of the year, and of each stretch of years, in which the same seasons hold."""
    yield date(_A_LEAP_YEAR, 1, 1)
    for reading in hours.readings:
        for season in (*reading.seasons, *reading.suspensions):
            for part in season.dates:
                if isinstance(part, YearlyDates):
                    ends = [date(_A_LEAP_YEAR, *part.first), date(_A_LEAP_YEAR, *part.last)]
                else:
                    ends = [part.first, part.last]
                yield from ends
                yield from (end + _A_DAY for end in ends if end < date.max)
                yield from (end - _A_DAY for end in ends)


def _seasons(hours: OfficeHours, day: date) -> tuple[SeasonState, ...]:
    return tuple(season_state(reading.seasons, day, {}, reading.suspensions) for reading in hours.readings)


def _days(weekday: int, hours: tuple[OfficeHours, ...]) -> Iterator[Day]:
    """A day of the week as each kind that it may be; in each place of the month, where that matters."""
    asked = [clause.days for each in hours for reading in each.readings for clause in reading.clauses]
    dates = range(1, 32) if any(days.dates or days.nth for days in asked) else range(1)
    festivals = [frozenset({one}) for one in Festival] if any(days.festivals for days in asked) else [frozenset()]
    for kind in _WEEKEND_KINDS if weekday >= SATURDAY else _WEEKDAY_KINDS:
        for month_day in dates:
            for named in festivals if kind is DayKind.HOLIDAY else festivals[:1]:
                yield Day(kind, weekday, weekday, month_day, (month_day - 1) // 7 + 1, month_day > 24, named)
