"""Working days: every day of 2024 to 2026 against the notices, and honest doubt outside the known years."""

from datetime import date, timedelta

import pytest

from locator.hours.answers.state import Times, Timetable
from locator.hours.reader import read_hours
from locator.readers.workdays import DayKind, known_calendar

CALENDAR = known_calendar(last_year=2026)

# Written from the State Council's notices, not from the library: first and last day of each block, and what is worked.
HOLIDAYS = (
    *(("2024-01-01", "2024-01-01"), ("2024-02-10", "2024-02-17"), ("2024-04-04", "2024-04-06")),
    *(("2024-05-01", "2024-05-05"), ("2024-06-08", "2024-06-10"), ("2024-09-15", "2024-09-17")),
    *(("2024-10-01", "2024-10-07"), ("2025-01-01", "2025-01-01"), ("2025-01-28", "2025-02-04")),
    *(("2025-04-04", "2025-04-06"), ("2025-05-01", "2025-05-05"), ("2025-05-31", "2025-06-02")),
    *(("2025-10-01", "2025-10-08"), ("2026-01-01", "2026-01-03"), ("2026-02-15", "2026-02-23")),
    *(("2026-04-04", "2026-04-06"), ("2026-05-01", "2026-05-05"), ("2026-06-19", "2026-06-21")),
    *(("2026-09-25", "2026-09-27"), ("2026-10-01", "2026-10-07")),
)
MAKE_UP_DAYS = (
    *("2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29", "2024-10-12"),
    *("2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"),
    *("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"),
)


def days_between(first: date, last: date) -> list[date]:
    return [first + timedelta(days=passed) for passed in range((last - first).days + 1)]


OFF = {day for ends in HOLIDAYS for day in days_between(*map(date.fromisoformat, ends))}
THREE_YEARS = days_between(date(2024, 1, 1), date(2026, 12, 31))


def kind_by_the_notice(day: date) -> DayKind:
    if day in OFF:
        return DayKind.HOLIDAY
    if day.isoformat() in MAKE_UP_DAYS:
        return DayKind.MAKE_UP
    return DayKind.WEEKEND if day.isoweekday() > 5 else DayKind.WORKDAY


def test_every_day_of_three_years_is_what_the_notices_say() -> None:
    assert {day: CALENDAR.kinds(day) for day in THREE_YEARS} == {day: {kind_by_the_notice(day)} for day in THREE_YEARS}


BY_KIND = [
    # hours, and their state at ten o'clock on a workday, a make-up day, an ordinary weekend day and a holiday
    ("法定工作日9:00-17:00", ("open", "open", "closed", "closed")),
    ("周一至周五9:00-17:00", ("open", "unknown", "closed", "closed")),
    ("每天9:00-17:00", ("open", "open", "open", "unknown")),
    ("每天9:00-17:00（节假日除外）", ("open", "open", "open", "closed")),
    ("9:00-17:00，全年无休", ("open", "open", "open", "open")),
    ("9:00-17:00", ("open", "open", "unknown", "unknown")),
]


@pytest.mark.parametrize(("text", "states"), BY_KIND)
def test_hours_follow_the_notices_on_every_day_of_three_years(text: str, states: tuple[str, ...]) -> None:
    expected = dict(zip((DayKind.WORKDAY, DayKind.MAKE_UP, DayKind.WEEKEND, DayKind.HOLIDAY), states, strict=True))
    timetable = Timetable(read_hours(text), Times(CALENDAR))
    found = {day: timetable.on(day).state(10 * 60) for day in THREE_YEARS}
    assert found == {day: expected[kind_by_the_notice(day)] for day in THREE_YEARS}


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
