"""Dates as texts state them one after another: whole, as a month, or without the year or month of the one before."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

_FIRST_YEAR = 1900
# 2026年12月28日至1月5日 goes on in the next year; 2026年12月5日至11月10日 is a slip rather.
_LONGEST_INTO_NEXT_YEAR = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class DateStated:
    """The numbers of a date as they stand, null where they are left out; of a weekday, Monday is 1.

    `at_end` where 底 follows a month.
    """

    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    at_end: bool


@dataclass(frozen=True, slots=True)
class StatedDays:
    """The days that a date names: both the same for a day. Of the end of a month only the last is known."""

    first: date | None
    last: date
    day: date | None


def in_order(stated: Iterable[DateStated]) -> list[StatedDays] | None:
    """The days of dates that follow one another; None where one is not in the calendar, or has no year."""
    found: list[StatedDays] = []
    for one in stated:
        days = _days(one) if one.year is not None else _days_after(one, found[-1]) if found else None
        if days is None:
            return None
        found.append(days)
    return found


def _days_after(one: DateStated, before: StatedDays) -> StatedDays | None:
    """The days of a date without its year: that of the date before it, or the next one soon after the turn."""
    if one.month is None and before.day is None:
        return None  # 12月至5日
    year, month = before.last.year, one.month or before.last.month
    if month >= before.last.month:
        return _days(replace(one, year=year, month=month))
    days = _days(replace(one, year=year + 1))
    return days if days is not None and days.last - before.last <= _LONGEST_INTO_NEXT_YEAR else None


def _days(one: DateStated) -> StatedDays | None:
    """The days of a date that has its year and month."""
    if one.year is None or one.month is None or one.year < _FIRST_YEAR:
        return None
    try:
        if one.day is not None:
            day = date(one.year, one.month, one.day)
            return StatedDays(day, day, day) if one.weekday in {None, day.isoweekday()} else None
        first = date(one.year, one.month, 1)
    except ValueError:
        return None
    return StatedDays(None if one.at_end else first, first.replace(day=monthrange(one.year, one.month)[1]), None)
