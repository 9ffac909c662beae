"""Working days: which kinds of day a date may be, by the State Council's yearly holiday notices."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from chinese_calendar import constants as notices  # type: ignore[import-untyped]  # has no stubs

_SATURDAY = 5


class DayKind(Enum):
    """What a day is to an office; a known day is exactly one of these."""

    WORKDAY = "workday"
    """An ordinary weekday."""
    MAKE_UP = "make-up"
    """A Saturday or Sunday that is worked, to make up for a longer holiday (调休上班)."""
    WEEKEND = "weekend"
    """An ordinary Saturday or Sunday, which is no holiday."""
    HOLIDAY = "holiday"
    """A day of a holiday's block, its own weekend days included."""


# Kept as constants, since a table of hours is looked up by them for every window and day.
_WORKDAY = frozenset({DayKind.WORKDAY})
_MAKE_UP = frozenset({DayKind.MAKE_UP})
_WEEKEND = frozenset({DayKind.WEEKEND})
_HOLIDAY = frozenset({DayKind.HOLIDAY})
_SOME_WEEKDAY = _WORKDAY | _HOLIDAY
_SOME_WEEKEND = _WEEKEND | _MAKE_UP | _HOLIDAY


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The holidays and make-up days of the years whose notices are known.

    Every day of `years` that is in neither set is an ordinary weekday or weekend day.
    """

    holidays: frozenset[date]
    make_up_days: frozenset[date]
    years: frozenset[int]

    def kinds(self, day: date) -> frozenset[DayKind]:
        """Every kind that `day` may be: exactly one where its year is known, and never none."""
        weekend = day.weekday() >= _SATURDAY
        if day.year not in self.years:
            return _SOME_WEEKEND if weekend else _SOME_WEEKDAY
        if day in self.holidays:
            return _HOLIDAY
        if not weekend:
            return _WORKDAY
        return _MAKE_UP if day in self.make_up_days else _WEEKEND


def known_calendar(last_year: int | None = None) -> WorkCalendar:
    """The calendar of chinesecalendar, from 2004 to its last year, or to `last_year` where that is earlier.

    Its own question, is_holiday, is true on ordinary weekends: only the days that it names are taken, which are those
    of the notices, and the weekends that a notice joins to them without listing them.
    """
    years = frozenset(day.year for day in notices.holidays if last_year is None or day.year <= last_year)
    make_up_days = frozenset(day for day in notices.workdays if day.weekday() >= _SATURDAY and day.year in years)
    holidays = _with_joined_weekends(notices.holidays, make_up_days)
    return WorkCalendar(frozenset(day for day in holidays if day.year in years), make_up_days, years)


def _with_joined_weekends(holidays: Iterable[date], make_up_days: frozenset[date]) -> set[date]:
    """The days and the weekend days that touch them: 6月10日放假，与周末连休 means three days off."""
    blocks = set(holidays)
    for day in tuple(blocks):
        for step in (timedelta(days=-1), timedelta(days=1)):
            beside = day + step
            while beside.weekday() >= _SATURDAY and beside not in make_up_days:
                blocks.add(beside)
                beside += step
    return blocks
