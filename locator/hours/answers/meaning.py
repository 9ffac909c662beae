"""What office hours say of every sort of day, so that two texts can be compared by what they mean."""

from calendar import isleap
from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, MINYEAR, date, timedelta

from locator.hours.readings.days import SATURDAY, Day
from locator.hours.readings.reading import OfficeHours, SeasonState, season_state
from locator.hours.readings.seasons import CertainDates, YearlyDates
from locator.readers.workdays import DayKind, Festival

_A_LEAP_YEAR = 2024
_LEAP_DAY = (2, 29)
_A_DAY = timedelta(days=1)
_WEEKEND_KINDS = (DayKind.WEEKEND, DayKind.MAKE_UP, DayKind.HOLIDAY)
_WEEKDAY_KINDS = (DayKind.WORKDAY, DayKind.HOLIDAY)


def same_meaning(one: OfficeHours, other: OfficeHours) -> bool:
    """Whether two texts' hours agree on every day, of whatever kind and season it may be."""
    both = (one, other)
    days = [day for weekday in range(7) for day in _days(weekday, both)]
    starts = _starts([part for hours in both for part in _dates(hours)])
    seasons = dict.fromkeys((_seasons(one, moment), _seasons(other, moment)) for moment in starts)
    return all(one.on(day, mine) == other.on(day, theirs) for mine, theirs in seasons for day in days)


def _dates(hours: OfficeHours) -> Iterator[YearlyDates | CertainDates]:
    for reading in hours.readings:
        for season in (*reading.seasons, *reading.suspensions):
            yield from season.dates


def _starts(dates: Sequence[YearlyDates | CertainDates]) -> list[date]:
    """The first day of each stretch in which the same dates hold: in a leap year, and about those of certain years."""
    certain = [end for part in dates if isinstance(part, CertainDates) for end in (part.first, part.last)]
    near = {end.year + passed for end in certain for passed in (-1, 0, 1)}
    years = [_A_LEAP_YEAR, *(year for year in near if MINYEAR <= year <= MAXYEAR)]
    found = {date(year, 1, 1) for year in years}
    for part in dates:
        if isinstance(part, CertainDates):
            found |= {part.first, *([part.last + _A_DAY] if part.last < date.max else [])}
        else:
            found |= {start for year in years for start in _in_year(part, year)}
    return sorted(found)


def _in_year(dates: YearlyDates, year: int) -> tuple[date, date]:
    """The day on which dates of every year begin, and the one behind them; 29 February is 1 March in most years."""
    first, last = ((3, 1) if at == _LEAP_DAY and not isleap(year) else at for at in (dates.first, dates.last))
    ends_early = dates.last == _LEAP_DAY and not isleap(year)
    behind = date(year, *last) + (timedelta(0) if ends_early or date(year, *last) == date.max else _A_DAY)
    return date(year, *first), behind


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
