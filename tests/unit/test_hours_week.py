"""A week's timetable: holidays and make-up days marked, what runs past midnight on the next day."""

from datetime import date

from locator.hours.answers.week import week_of
from locator.hours.reader import read_hours
from locator.readers.workdays import DayKind, Festival, known_calendar

CALENDAR = known_calendar(last_year=2026)
NINE_TO_FIVE = ((9 * 60, 17 * 60),)


def test_a_week_begins_on_monday_whatever_day_is_asked_for() -> None:
    week = week_of(read_hours("周一至周五9:00-17:00"), date(2026, 6, 14), CALENDAR)
    assert [day.day for day in week] == [date(2026, 6, number) for number in range(8, 15)]
    assert [day.open for day in week] == [NINE_TO_FIVE] * 5 + [()] * 2


def test_a_holiday_is_marked_with_its_name_and_a_make_up_day_as_one() -> None:
    national = week_of(read_hours("工作日9:00-17:00"), date(2026, 10, 5), CALENDAR)
    kinds = [DayKind.HOLIDAY] * 3 + [DayKind.WORKDAY] * 2 + [DayKind.MAKE_UP, DayKind.WEEKEND]
    assert [day.kinds for day in national] == [{kind} for kind in kinds]
    assert national[0].festival is Festival.NATIONAL
    assert [day.open for day in national] == [(), (), (), NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, ()]


def test_a_make_up_saturday_of_monday_to_friday_is_not_known() -> None:
    saturday = week_of(read_hours("周一至周五9:00-17:00"), date(2026, 10, 10), CALENDAR)[5]
    assert (saturday.open, saturday.unknown) == ((), NINE_TO_FIVE)


def test_a_night_is_told_on_both_its_days() -> None:
    week = week_of(read_hours("周五22:00-次日6:00"), date(2026, 6, 12), CALENDAR)
    assert week[4].open == ((22 * 60, 24 * 60),)
    assert week[5].open == ((0, 6 * 60),)


def test_nothing_is_marked_in_a_year_that_nobody_knows() -> None:
    week = week_of(read_hours("工作日9:00-17:00"), date(2027, 10, 1), CALENDAR)
    assert all(len(day.kinds) > 1 and day.festival is None for day in week)
    assert all(day.unknown == NINE_TO_FIVE for day in week)
