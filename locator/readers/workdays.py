"""Working days: which kinds of day a date may be, by the State Council's yearly holiday notices and local law."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
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


class Festival(Enum):
    """The holidays that the notices know, by their Chinese names; `LOCAL` are those of one region's own law."""

    NEW_YEAR = "元旦"
    SPRING = "春节"
    TOMBS = "清明节"
    LABOUR = "劳动节"
    DRAGON_BOAT = "端午节"
    MID_AUTUMN = "中秋节"
    NATIONAL = "国庆节"
    VICTORY = "抗战胜利纪念日"
    LOCAL = "地方节日"


# Kept as constants, since a table of hours is looked up by them for every window and day.
_WORKDAY = frozenset({DayKind.WORKDAY})
_MAKE_UP = frozenset({DayKind.MAKE_UP})
_WEEKEND = frozenset({DayKind.WEEKEND})
_HOLIDAY = frozenset({DayKind.HOLIDAY})
_SOME_WEEKDAY = _WORKDAY | _HOLIDAY
_SOME_WEEKEND = _WEEKEND | _MAKE_UP | _HOLIDAY
_KIND_SETS = {kind: frozenset({kind}) for kind in DayKind}

_FESTIVALS = {
    "New Year's Day": Festival.NEW_YEAR,
    "Spring Festival": Festival.SPRING,
    "Tomb-sweeping Day": Festival.TOMBS,
    "Labour Day": Festival.LABOUR,
    "Dragon Boat Festival": Festival.DRAGON_BOAT,
    "Mid-autumn Festival": Festival.MID_AUTUMN,
    "National Day": Festival.NATIONAL,
    "Anti-Fascist 70th Day": Festival.VICTORY,
}


@dataclass(frozen=True, slots=True)
class LocalDays:
    """Days of divisions whose codes begin with `prefix` that differ from the country's.

    Where several prefixes fit a division, the longest that has the day is taken; of equal ones the first. `names` are
    those of its holidays, as far as they are given.
    """

    prefix: str
    kinds: Mapping[date, DayKind]
    names: Mapping[date, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The holidays and make-up days of the years whose notices are known, and what is different in a region.

    Every day of `years` that is in neither set is an ordinary weekday or weekend day. `festivals` names the days of
    holidays where that is known; `names` are an operator's own for the country's.
    """

    holidays: frozenset[date]
    make_up_days: frozenset[date]
    years: frozenset[int]
    festivals: Mapping[date, Festival] = field(default_factory=dict)
    local: tuple[LocalDays, ...] = ()
    names: Mapping[date, str] = field(default_factory=dict)

    def kinds(self, day: date, division: str = "") -> frozenset[DayKind]:
        """Every kind that `day` may be in a division: exactly one where its year is known, and never none."""
        local = self._local(day, division) if self.local else None
        if local is not None:
            return _KIND_SETS[local.kinds[day]]
        weekend = day.weekday() >= _SATURDAY
        if day in self.holidays:
            return _HOLIDAY
        if weekend and day in self.make_up_days:
            return _MAKE_UP
        if day.year not in self.years:
            return _SOME_WEEKEND if weekend else _SOME_WEEKDAY
        return _WEEKEND if weekend else _WORKDAY

    def is_ordinary(self, day: date, division: str = "") -> bool:
        """Whether `day` is surely neither a holiday nor a make-up day in a division."""
        return self.kinds(day, division) in (_WORKDAY, _WEEKEND)

    def festivals_of(self, day: date, division: str = "") -> frozenset[Festival]:
        """The festival that the country names a day after, or `LOCAL` for a region's own holiday; none known: empty."""
        local = self._local(day, division) if self.local else None
        if local is not None and local.kinds[day] is DayKind.HOLIDAY:
            return frozenset({Festival.LOCAL})
        own = self.festivals.get(day)
        return frozenset({own}) if own is not None else frozenset()

    def name_given(self, day: date, division: str = "") -> str | None:
        """What an operator calls a holiday, in a division; None where it is none there, or has no name."""
        local = self._local(day, division)
        return (local or self).names.get(day)

    def locality(self, division: str) -> tuple[str, ...]:
        """The prefixes of what is different in a division; divisions of the same locality have the same days."""
        return tuple(own.prefix for own in self.local if division.startswith(own.prefix))

    def _local(self, day: date, division: str) -> LocalDays | None:
        """The days of the longest prefix of a division that has the day; null where none does."""
        fitting = [own for own in self.local if division.startswith(own.prefix) and day in own.kinds]
        return max(fitting, key=lambda own: len(own.prefix)) if fitting else None


def known_calendar(last_year: int | None = None) -> WorkCalendar:
    """The calendar of chinesecalendar, from 2004 to its last year, or to `last_year` where that is earlier.

    Its own question, is_holiday, is true on ordinary weekends: only the days that it names are taken, which are those
    of the notices, and the weekends that a notice joins to them without listing them.
    """
    years = frozenset(day.year for day in notices.holidays if last_year is None or day.year <= last_year)
    make_up_days = frozenset(day for day in notices.workdays if day.weekday() >= _SATURDAY and day.year in years)
    named = {day: _FESTIVALS[name] for day, name in notices.holidays.items() if name in _FESTIVALS}
    holidays = with_joined_weekends(notices.holidays, make_up_days)
    return WorkCalendar(
        frozenset(day for day in holidays if day.year in years),
        make_up_days,
        years,
        {day: festival for day, festival in named.items() if day.year in years},
    )


def with_joined_weekends(holidays: Iterable[date], make_up_days: frozenset[date]) -> set[date]:
    """The days and the weekend days that touch them: 6月10日放假，与周末连休 means three days off."""
    blocks = set(holidays)
    for day in tuple(blocks):
        for step in (timedelta(days=-1), timedelta(days=1)):
            beside = day + step
            while beside.weekday() >= _SATURDAY and beside not in make_up_days:
                blocks.add(beside)
                beside += step
    return blocks


def with_days(calendar: WorkCalendar, days: Mapping[date, DayKind], years: Iterable[int]) -> WorkCalendar:
    """The calendar with these days of the whole country, and with `years` wholly known."""
    off = {day for day, kind in days.items() if kind is DayKind.HOLIDAY}
    worked = {day for day, kind in days.items() if kind is DayKind.MAKE_UP}
    return replace(
        calendar,
        holidays=calendar.holidays - days.keys() | off,
        make_up_days=calendar.make_up_days - days.keys() | worked,
        years=calendar.years | frozenset(years),
    )
