"""Working days: every day of 2026 against the notice, and honest doubt outside the known years."""

from datetime import date, timedelta

import pytest

from locator.readers.workdays import DayKind, known_calendar

CALENDAR = known_calendar(last_year=2026)

# Written from the State Council's notice for 2026, not from the library: first and last day of each block.
HOLIDAYS_2026 = {
    "元旦": ("2026-01-01", "2026-01-03"),
    "春节": ("2026-02-15", "2026-02-23"),
    "清明节": ("2026-04-04", "2026-04-06"),
    "劳动节": ("2026-05-01", "2026-05-05"),
    "端午节": ("2026-06-19", "2026-06-21"),
    "中秋节": ("2026-09-25", "2026-09-27"),
    "国庆节": ("2026-10-01", "2026-10-07"),
}
MAKE_UP_DAYS_2026 = ("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10")


def days_between(first: date, last: date) -> list[date]:
    return [first + timedelta(days=passed) for passed in range((last - first).days + 1)]


def kind_by_the_notice(day: date) -> DayKind:
    blocks = [days_between(date.fromisoformat(a), date.fromisoformat(b)) for a, b in HOLIDAYS_2026.values()]
    if any(day in block for block in blocks):
        return DayKind.HOLIDAY
    if day.isoformat() in MAKE_UP_DAYS_2026:
        return DayKind.MAKE_UP
    return DayKind.WEEKEND if day.isoweekday() > 5 else DayKind.WORKDAY


def test_every_day_of_2026_is_what_the_notice_says() -> None:
    year = days_between(date(2026, 1, 1), date(2026, 12, 31))
    assert {day: CALENDAR.kinds(day) for day in year} == {day: {kind_by_the_notice(day)} for day in year}


def test_every_known_day_is_of_exactly_one_kind() -> None:
    assert all(len(CALENDAR.kinds(day)) == 1 for day in days_between(date(2004, 1, 1), date(2026, 12, 31)))


@pytest.mark.parametrize("day", [date(2024, 6, 8), date(2024, 6, 9), date(2024, 6, 10)])
def test_a_weekend_joined_to_a_holiday_is_part_of_it(day: date) -> None:
    assert CALENDAR.kinds(day) == {DayKind.HOLIDAY}  # 端午节：6月10日放假，与周末连休


def test_a_make_up_day_beside_a_holiday_is_not_swallowed_by_it() -> None:
    assert CALENDAR.kinds(date(2026, 2, 14)) == {DayKind.MAKE_UP}


@pytest.mark.parametrize("day", [date(2027, 3, 10), date(2003, 12, 31)])
def test_a_weekday_of_an_unknown_year_may_be_a_holiday(day: date) -> None:
    assert CALENDAR.kinds(day) == {DayKind.WORKDAY, DayKind.HOLIDAY}


@pytest.mark.parametrize("day", [date(2027, 3, 13), date(2003, 12, 28)])
def test_a_weekend_day_of_an_unknown_year_may_be_worked_or_a_holiday(day: date) -> None:
    assert CALENDAR.kinds(day) == {DayKind.WEEKEND, DayKind.MAKE_UP, DayKind.HOLIDAY}


def test_a_calendar_may_be_cut_before_the_librarys_last_year() -> None:
    cut = known_calendar(last_year=2025)
    assert cut.kinds(date(2026, 2, 17)) == {DayKind.WORKDAY, DayKind.HOLIDAY}
    assert cut.kinds(date(2025, 10, 1)) == {DayKind.HOLIDAY}


def test_the_calendar_knows_2026_without_being_cut() -> None:
    assert known_calendar().kinds(date(2026, 10, 10)) == {DayKind.MAKE_UP}
