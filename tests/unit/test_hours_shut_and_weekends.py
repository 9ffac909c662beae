"""逢双休日 is every weekend; 关门 behind a range of noon or of the night closes, behind other hours it ends them."""

import pytest

from locator.hours.answers.state import State
from tests.hours_states import state, states

_WEDNESDAY, _SATURDAY, _SUNDAY = "2026-06-10", "2026-06-13", "2026-06-14"


@pytest.mark.parametrize("name", ["逢双休日", "每逢双休日", "逢双休", "国家法定双休日"])
def test_every_weekend_is_no_even_day_of_the_month(name: str) -> None:
    text = f"{name}、节假日休息，8:30-17:30"
    assert state(text, _WEDNESDAY) is State.OPEN
    assert [state(text, day) for day in (_SATURDAY, _SUNDAY)] == [State.CLOSED] * 2


@pytest.mark.parametrize("name", ["双号日", "逢双日", "逢双号"])
def test_even_days_of_the_month_stay_even_days(name: str) -> None:
    assert state(f"{name}休息，工作日8:30-17:30", _WEDNESDAY) is State.CLOSED
    assert state(f"{name}休息，工作日8:30-17:30", "2026-06-11") is State.OPEN


@pytest.mark.parametrize("word", ["关门", "关窗", "锁门", "打烊"])
@pytest.mark.parametrize("frame", ["12:00-14:00{}。工作日8:00-18:00", "工作日8:00-18:00，中午12:00-14:00{}"])
def test_a_noon_that_is_shut_is_a_break(word: str, frame: str) -> None:
    assert states(frame.format(word), _WEDNESDAY, "11:00", "13:00", "15:00") == [State.OPEN, State.CLOSED, State.OPEN]


def test_hours_that_end_on_the_shutting_of_the_door_are_hours() -> None:
    assert states("工作日8:30-17:30关门", _WEDNESDAY, "10:00", "18:00") == [State.OPEN, State.CLOSED]
    assert states("工作日8:30开门12:00关门，14:00开门17:30关门", _WEDNESDAY, "10:00", "13:00") == [
        State.OPEN,
        State.CLOSED,
    ]


def test_a_night_that_is_shut_is_not_open() -> None:
    assert states("晚上6点至早上8点关门，每天8:00-18:00", _WEDNESDAY, "10:00", "19:00") == [State.OPEN, State.CLOSED]


def test_the_rest_behind_a_noon_alone_is_the_other_hours() -> None:
    assert state("中午12:00-14:00关门，其余8:00-18:00，每周一至周五", _SATURDAY) is State.CLOSED
