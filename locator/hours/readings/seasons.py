"""Seasons of an office's hours: with dates, with a year's dates, or by a name whose dates only an operator knows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

MonthDay = tuple[int, int]

NEW_YEAR: MonthDay = (1, 1)
YEARS_END: MonthDay = (12, 31)
_A_LEAP_YEAR, _A_YEAR = 2024, 366
_A_FEW_DAYS = 16


class SeasonName(Enum):
    """The names that offices give to the parts of their year; `REST` is whatever has no other hours."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"
    WINTER_SPRING = "winter-spring"
    SPRING_AUTUMN = "spring-autumn"
    SUMMER_AUTUMN = "summer-autumn"
    SPRING_SUMMER = "spring-summer"
    AUTUMN_WINTER = "autumn-winter"
    SUMMER_HOLIDAY = "summer-holiday"
    WINTER_HOLIDAY = "winter-holiday"
    HIGH = "high"
    LOW = "low"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class YearlyDates:
    """Days of every year, both ends included, across the year's end where `last` is before `first`.

    `starts` where a text tells only when they begin (5月1日起); `last` is then still to be found.
    """

    first: MonthDay
    last: MonthDay
    starts: bool = False

    @property
    def days(self) -> int:
        """How many days of a year they are."""
        if self.starts:
            return _A_YEAR
        first, last = date(_A_LEAP_YEAR, *self.first), date(_A_LEAP_YEAR, *self.last)
        return (last - first).days % _A_YEAR + 1

    def holds(self, day: date) -> bool:
        """Whether the day is one of them."""
        at = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= at <= self.last
        return at >= self.first or at <= self.last


@dataclass(frozen=True, slots=True)
class CertainDates:
    """Days of certain years, both ends included; before and after them nothing is said."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days they are."""
        return (self.last - self.first).days + 1

    def holds(self, day: date) -> bool:
        """Whether the day is one of them."""
        return self.first <= day <= self.last


SeasonDates = tuple[YearlyDates | CertainDates, ...]


def dates_together(found: Sequence[YearlyDates | CertainDates]) -> SeasonDates:
    """Several dates of one statement: all of them; a whole year says which year the others are of: 2026年 … 10月1日."""
    years = [dates for dates in found if isinstance(dates, CertainDates) and _A_YEAR - 1 <= dates.days <= _A_YEAR]
    others = [dates for dates in found if dates not in years]
    if len(years) != 1 or not others:
        return tuple(dict.fromkeys(found))
    return tuple(dict.fromkeys(_in_year(dates, years[0].first.year) for dates in others))


def _in_year(dates: YearlyDates | CertainDates, year: int) -> YearlyDates | CertainDates:
    """The dates of one year alone, where all of them are in it."""
    if (
        isinstance(dates, CertainDates)
        or dates.starts
        or dates.last < dates.first
        or (2, 29) in (dates.first, dates.last)
    ):
        return dates
    return CertainDates(date(year, *dates.first), date(year, *dates.last))


@dataclass(frozen=True, slots=True)
class Season:
    """A part of the year with hours of its own; without dates of its own it has those of an operator's file, if any."""

    name: SeasonName | None
    dates: SeasonDates = ()

    @property
    def is_short(self) -> bool:
        """Whether it is a few days of their own: 10月4日至7日."""
        return bool(self.dates) and all(part.days <= _A_FEW_DAYS for part in self.dates)

    @property
    def begins_only(self) -> bool:
        """Whether it tells only when it begins: 5月1日起."""
        return any(isinstance(part, YearlyDates) and part.starts for part in self.dates)

    def holds(self, day: date) -> bool:
        """Whether its own dates hold the day."""
        return any(dates.holds(day) for dates in self.dates)
