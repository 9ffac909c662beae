"""What closes for some only, at times only, or in words that nobody understands, never makes an office closed."""

from datetime import datetime

import pytest

from locator.hours.reader import read_hours
from locator.hours.state import State, state_at
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar

CALENDAR = known_calendar(last_year=2026)
WEDNESDAY, FRIDAY, SATURDAY, NATIONAL_DAY = "2026-06-10", "2026-06-12", "2026-06-13", "2026-10-01"


def state(text: str, day: str, time: str = "10:00") -> State:
    return state_at(read_hours(text), datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=SHANGHAI), CALENDAR).state


@pytest.mark.parametrize(
    "words",
    [
        "如遇停电、系统维护暂停服务",
        "系统维护期间暂停",
        "如遇特殊情况暂停办公",
        "户籍窗口暂停办理",
        "自助机停用",
        "暂停办理社保业务",
    ],
)
def test_a_service_that_stops_for_some_or_at_times_closes_nothing_for_good(words: str) -> None:
    text = f"工作日9:00-17:00，{words}"
    assert state(text, WEDNESDAY) is State.UNKNOWN
    # What nobody opens stays closed.
    assert state(text, SATURDAY) is State.CLOSED


@pytest.mark.parametrize("words", ["暂停服务", "本窗口暂停办公", "全部业务暂停办理", "自即日起暂停办公"])
def test_an_office_that_is_out_of_service_is_closed(words: str) -> None:
    assert state(f"工作日9:00-17:00，{words}", WEDNESDAY) is State.CLOSED


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("每月最后一个工作日下午盘点", "15:00"),
        ("除夕下午休息", "15:00"),
        ("汛期下午不对外", "15:00"),
        ("每月第一个工作日上午学习", "10:00"),
    ],
)
def test_a_closing_with_an_unread_part_closes_nothing_surely(words: str, time: str) -> None:
    assert state(f"工作日9:00-17:00，{words}", WEDNESDAY, time) is State.UNKNOWN
    assert state(f"工作日9:00-17:00，{words}", WEDNESDAY, "20:00") is State.CLOSED


@pytest.mark.parametrize("words", ["周末节假日休息", "节假日周末休息", "节假日双休日休息", "周六周日节假日除外"])
def test_days_off_need_no_sign_between_them(words: str) -> None:
    text = f"9:00-17:00，{words}"
    days = (WEDNESDAY, SATURDAY, NATIONAL_DAY)
    assert [state(text, day) for day in days] == [State.OPEN, State.CLOSED, State.CLOSED]


def test_days_that_are_not_off_need_none_either() -> None:
    text = "8:00-20:00，周末节假日不休"
    assert {state(text, day) for day in (WEDNESDAY, FRIDAY, SATURDAY, NATIONAL_DAY)} == {State.OPEN}
