"""What is said of the other days, and of days that one is asked not to come on."""

import pytest

from locator.hours.answers.state import State
from tests.hours_states import state, states

_MONDAY, _TUESDAY, _WEDNESDAY, _SATURDAY = "2026-06-08", "2026-06-09", "2026-06-10", "2026-06-13"


@pytest.mark.parametrize("word", ["其余", "其他"])
def test_the_other_working_days_are_those_without_hours(word: str) -> None:
    text = f"周一、三、五8:30-17:30，{word}工作日下午休息"
    assert states(text, _WEDNESDAY, "10:00", "15:00") == [State.OPEN, State.OPEN]
    assert states(text, _TUESDAY, "10:00", "15:00") == [State.UNKNOWN, State.CLOSED]


@pytest.mark.parametrize("text", [
    "10月5日照常办公，其余节假日休息，工作日9:00-17:00",
    "节假日休息，10月5日照常办公，工作日9:00-17:00",
    "工作日9:00-17:00，10月5日照常办公，节假日休息",
])  # fmt: skip
def test_dates_that_are_open_on_a_holiday_stay_so_whatever_the_others_are(text: str) -> None:
    assert [state(text, day) for day in ("2026-10-05", "2026-10-02")] == [State.OPEN, State.CLOSED]


def test_the_half_of_the_holidays_may_be_that_of_the_days_beside_them() -> None:
    assert states("每天9:00-17:00，周三、法定节假日上午休息", _WEDNESDAY, "10:00", "15:00") == [
        State.CLOSED,
        State.UNKNOWN,
    ]


@pytest.mark.parametrize("text", ["周六请勿前来办理，每天8:30-17:30", "请勿在周六前来，每天8:30-17:30"])
def test_days_that_one_is_asked_not_to_come_on_are_in_doubt(text: str) -> None:
    assert [state(text, day) for day in (_MONDAY, _SATURDAY)] == [State.OPEN, State.UNKNOWN]


@pytest.mark.parametrize("word", ["下乡", "外出", "无人", "下村"])
def test_who_is_away_at_times_may_be_so_at_any_hour(word: str) -> None:
    assert states(f"{word}时请拨打电话，工作日8:30-17:30", _MONDAY, "10:00", "20:00") == [State.UNKNOWN, State.CLOSED]
