"""A few days that are named by their dates are what they are, whatever days of the week were named before them."""

import pytest

from locator.hours.answers.state import State
from locator.hours.reader import read_hours
from locator.hours.writing.printed import in_chinese, in_english
from tests.hours_states import state

WEDNESDAY, SATURDAY, HOLIDAY = "2026-06-10", "2026-06-13", "2026-10-05"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("工作日9:00-17:00，10月4日至7日9:00-12:00", HOLIDAY),
        ("周一至周五9:00-17:00（节假日除外），10月1日至7日9:00-12:00", HOLIDAY),
        ("周一至周五9:00-17:00，2026年6月13日9:00-12:00", SATURDAY),
    ],
)
def test_the_hours_of_certain_dates_hold_on_these_and_on_no_others(text: str, day: str) -> None:
    assert [state(text, day, time) for time in ("10:00", "15:00")] == [State.OPEN, State.CLOSED]
    assert [state(text, WEDNESDAY, time) for time in ("15:00", "18:00")] == [State.OPEN, State.CLOSED]
    assert state(text, "2026-06-20") is State.CLOSED


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        (
            "工作日9:00-17:00，2月14日9:00-12:00",
            "法定工作日9:00-17:00；2月14日9:00-12:00",
            "working days 9:00–17:00; 14 Feb 9:00–12:00",
        ),
        (
            "每天9:00-17:00，2026年2月14日至20日暂停办公",
            "每天9:00-17:00；2026年2月14日至20日暂停办公",
            "every day 9:00–17:00; 14 – 20 Feb 2026 suspended",
        ),
        (
            "每月1日至15日、20日、21日9:00-12:00",
            "每月1日至15日、20日、21日9:00-12:00",
            "on the 1st–15th, 20th and 21st of each month 9:00–12:00",
        ),
    ],
)
def test_they_are_printed_as_anybody_writes_them(text: str, chinese: str, english: str) -> None:
    hours = read_hours(text)
    assert (in_chinese(hours), in_english(hours)) == (chinese, english)
    assert [{*reading.clauses} for reading in read_hours(chinese).readings] == [
        {*reading.clauses} for reading in hours.readings
    ]


def test_days_of_which_nothing_is_known_have_no_times() -> None:
    hours = read_hours("周一至周五9:00-17:00，周六预约")
    assert in_chinese(hours) == "周一至周五9:00-17:00；周六办公时间请先咨询"
    assert in_english(hours) == "Mon–Fri 9:00–17:00; Sat: ask for the hours"


def test_a_working_day_among_the_dates_may_end_as_they_do() -> None:
    text = "工作日9:00-17:00，6月10日9:00-12:00"
    assert [state(text, WEDNESDAY, time) for time in ("10:00", "15:00")] == [State.OPEN, State.UNKNOWN]


@pytest.mark.parametrize("words", ["10月4日至7日正常上班", "10月4日至7日照常办公"])
def test_dates_that_are_worked_have_the_other_days_hours(words: str) -> None:
    text = f"周一至周五9:00-17:00，{words}"
    assert [state(text, day) for day in (HOLIDAY, WEDNESDAY, SATURDAY)] == [State.OPEN, State.OPEN, State.CLOSED]


def test_somebody_on_duty_on_certain_dates_leaves_only_these_in_doubt() -> None:
    text = "工作日9:00-17:00，10月5日值班9:00-12:00"
    assert [state(text, HOLIDAY), state(text, WEDNESDAY), state(text, "2026-10-06")] == [
        State.UNKNOWN,
        State.OPEN,
        State.CLOSED,
    ]


def test_hours_of_certain_dates_read_back_as_they_were_printed() -> None:
    hours = read_hours("工作日9:00-17:00，10月4日至7日9:00-12:00")
    assert set(read_hours(in_chinese(hours)).readings[0].clauses) == set(hours.readings[0].clauses)


@pytest.mark.parametrize("hours", ["工作日8:30-12:00，13:30-17:30", "工作日8:30-17:30"])
def test_duty_at_noon_with_times_of_its_own_is_in_doubt_in_these(hours: str) -> None:
    text = f"{hours}，12:00-13:30午间值班"
    states = [state(text, WEDNESDAY, time) for time in ("11:45", "12:30", "13:45")]
    assert states == [State.OPEN, State.UNKNOWN, State.OPEN]


def test_an_appointment_for_overtime_is_none_for_the_weeks_hours() -> None:
    text = "法定工作日8:30-17:30，错时延时服务：周六9:00-12:00（需提前电话预约）"
    assert [state(text, WEDNESDAY), state(text, SATURDAY)] == [State.OPEN, State.UNKNOWN]


@pytest.mark.parametrize(
    ("months", "printed"),
    [
        ("7、8月", "7月1日至8月31日"),
        ("7月、8月、9月", "7月1日至9月30日"),
        ("11、12、1、2月", "11月1日至2月29日"),
        ("1、2、7、8月", "1月1日至2月29日、7月1日至8月31日"),
    ],
)
def test_months_that_follow_each_other_are_printed_as_one_stretch(months: str, printed: str) -> None:
    assert in_chinese(read_hours(f"{months}8:00-12:00")) == f"{printed}8:00-12:00"


@pytest.mark.parametrize("closing", ["休息", "不办公", "暂停办公", "盘点"])
def test_a_rest_on_the_last_day_of_the_month_leaves_only_its_last_four_days_in_doubt(closing: str) -> None:
    text = f"工作日9:00-17:00，每月最后一天{closing}"
    assert [state(text, f"2026-07-{day}") for day in (24, 27, 28, 31)] == [*[State.OPEN] * 2, *[State.UNKNOWN] * 2]
    assert state(text, "2026-07-31", "18:00") is State.CLOSED


def test_an_afternoon_of_rest_on_the_last_day_of_the_month_leaves_the_morning_open() -> None:
    text = "工作日9:00-17:00，每月最后一天下午不办公"
    assert [state(text, "2026-07-31", time) for time in ("10:00", "11:45", "15:00")] == [
        State.OPEN,
        State.UNKNOWN,
        State.UNKNOWN,
    ]


def test_hours_of_the_last_day_of_the_month_are_not_understood() -> None:
    assert state("工作日9:00-17:00，每月最后一天9:00-12:00", "2026-07-31", "15:00") is State.UNKNOWN
