"""Another end, or another beginning, on some days: by the words beside its time, and behind midnight."""

import pytest

from locator.hours.answers.state import State
from tests.hours_states import state, states

WEDNESDAY, FRIDAY, SATURDAY, SUNDAY, MONDAY = "2026-06-10", "2026-06-12", "2026-06-13", "2026-06-14", "2026-06-15"
JULY = "2026-07-15"


@pytest.mark.parametrize(
    ("said", "day"), [("6月至8月提前至8:00上班", JULY), ("周一提前到8:00开门", MONDAY), ("周一提前至8:00", MONDAY)]
)
def test_what_is_put_before_the_beginning_is_a_beginning(said: str, day: str) -> None:
    assert states(f"工作日9:00-17:00，{said}", day, "08:30", "12:00", "17:00") == [State.OPEN, State.OPEN, State.CLOSED]


@pytest.mark.parametrize("said", ["周五提前至16:00", "周五提前至16:00下班", "周五16:00下班"])
def test_what_is_put_before_the_end_is_an_end(said: str) -> None:
    assert states(f"工作日9:00-17:00，{said}", FRIDAY, "10:00", "16:30") == [State.OPEN, State.CLOSED]


def test_a_times_words_tell_which_half_of_the_day_it_is_in() -> None:
    assert states("工作日9:00-17:00，周五中午1点下班", FRIDAY, "12:30", "14:00") == [State.OPEN, State.CLOSED]
    assert states("工作日9:00-17:00，周五晚上12点以后不办公", FRIDAY, "10:00", "16:00") == [State.OPEN, State.OPEN]


@pytest.mark.parametrize("said", ["周五凌晨1点下班", "周五延长至次日1:00", "周五延长至凌晨1:00"])
def test_a_day_may_end_behind_midnight(said: str) -> None:
    text = f"工作日9:00-17:00，{said}"
    assert states(text, FRIDAY, "10:00", "20:00") == [State.OPEN, State.OPEN]
    assert states(text, SATURDAY, "00:30", "01:30") == [State.OPEN, State.CLOSED]


@pytest.mark.parametrize("said", ["周五延长至晚上12点", "周五延长至0:00", "周五延长至24:00"])
def test_a_day_may_end_at_midnight(said: str) -> None:
    text = f"工作日9:00-17:00，{said}"
    assert state(text, FRIDAY, "23:30") is State.OPEN
    assert state(text, SATURDAY, "00:30") is State.CLOSED


@pytest.mark.parametrize("said", ["周日23:00下班", "周日提前至22:00下班", "周日22:00以后不办公"])
def test_hours_that_run_on_behind_midnight_end_earlier_as_a_whole(said: str) -> None:
    text = f"每天18:00-次日2:00，{said}"
    assert states(text, SUNDAY, "00:30", "19:00", "23:30") == [State.OPEN, State.OPEN, State.CLOSED]
    assert state(text, MONDAY, "00:30") is State.CLOSED


def test_hours_that_run_on_behind_midnight_may_be_made_longer() -> None:
    text = "每天18:00-次日2:00，周六延长至4:00"
    assert state(text, SUNDAY, "03:00") is State.OPEN
    assert state(text, MONDAY, "03:00") is State.CLOSED


def test_a_mornings_end_takes_no_afternoon_away_for_sure() -> None:
    text = "工作日8:30-12:00，14:00-17:30，周五上午11:30"
    assert states(f"{text}下班", FRIDAY, "10:00", "11:45", "15:00") == [State.OPEN, State.CLOSED, State.UNKNOWN]
    assert states(f"{text}后不办理", FRIDAY, "10:00", "11:45", "15:00") == [State.OPEN, State.CLOSED, State.OPEN]


@pytest.mark.parametrize("said", ["周五16:30", "周五为16:30", "周五：16:30"])
def test_a_time_alone_in_a_bracket_of_days_is_their_end(said: str) -> None:
    text = f"周一至周五8:30-12:00，14:00-17:30（{said}）"
    assert states(text, WEDNESDAY, "10:00", "17:00") == [State.OPEN, State.OPEN]
    assert state(text, FRIDAY, "17:00") is not State.OPEN
    assert state(text, FRIDAY, "15:00") is not State.CLOSED


@pytest.mark.parametrize("label", ["延时服务", "值班", "预约服务"])
def test_a_list_of_overtime_goes_on_behind_the_offices_end(label: str) -> None:
    text = f"工作日8:30-17:00，{label}12:00-14:00，17:30-18:30"
    assert states(text, WEDNESDAY, "10:00", "18:00", "19:00") == [State.OPEN, State.UNKNOWN, State.CLOSED]
