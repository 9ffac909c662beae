"""Days and hours that are for one act of several: somebody is there, and nobody knows for what."""

import pytest

from locator.hours.answers.state import State
from tests.hours_states import state, states

_MONDAY, _TUESDAY, _SATURDAY = "2026-06-08", "2026-06-09", "2026-06-13"


@pytest.mark.parametrize("act", ["发证", "取证", "领证", "制证"])
@pytest.mark.parametrize("frame", ["周一、三、五受理，周二、四{}；9:00-17:00", "周一、三、五9:00-17:00，周二、四{}"])
def test_days_that_something_is_handed_out_on_are_in_doubt(frame: str, act: str) -> None:
    assert [state(frame.format(act), day) for day in (_MONDAY, _TUESDAY, _SATURDAY)] == [
        State.OPEN,
        State.UNKNOWN,
        State.CLOSED,
    ]


@pytest.mark.parametrize("text", ["周一收件，周二发件，9:00-17:00", "周一缴费，周二办证，9:00-17:00"])
def test_days_of_an_act_each_are_all_in_doubt(text: str) -> None:
    assert [state(text, day) for day in (_MONDAY, _TUESDAY, _SATURDAY)] == [State.UNKNOWN, State.UNKNOWN, State.CLOSED]


@pytest.mark.parametrize("act", ["只办证", "仅收件", "只缴费"])
def test_days_of_which_one_act_is_all_are_in_doubt(act: str) -> None:
    assert state(f"周末{act}，平时9:00-17:00办理全部业务", _SATURDAY) is State.UNKNOWN
    assert state(f"周末{act}，平时9:00-17:00办理全部业务", _MONDAY) is State.OPEN


def test_days_of_an_act_have_not_the_hours_of_the_days_behind_them_for_sure() -> None:
    text = "周六办证，工作日9:00-17:00"
    assert [state(text, day) for day in (_MONDAY, _SATURDAY)] == [State.OPEN, State.UNKNOWN]


def test_an_act_that_the_window_is_there_for_restricts_nothing() -> None:
    assert state("周一至周五办证，周六休息，9:00-17:00", _MONDAY) is State.OPEN


def test_hours_that_tickets_are_given_in_are_in_doubt_beside_those_of_the_matters() -> None:
    assert states("9:00-12:00取号，14:00-17:00办理（工作日）", _MONDAY, "10:00", "13:00") == [
        State.UNKNOWN,
        State.CLOSED,
    ]
    assert state("上午取号9:00-12:00，下午办理14:00-17:00，工作日", _MONDAY) is State.UNKNOWN


def test_tickets_before_the_doors_open_are_no_evening() -> None:
    assert state("工作日9:00-17:00，7:30-8:30取号", _MONDAY, "20:00") is State.UNKNOWN
