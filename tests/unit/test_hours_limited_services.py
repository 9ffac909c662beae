"""Some counters or some services alone, in hours when the rest is off: nobody knows whether they are the ones meant."""

import pytest

from locator.hours.answers.state import State
from tests.hours_states import state, states

WEDNESDAY, SATURDAY, FRIDAY = "2026-06-10", "2026-06-13", "2026-06-12"


@pytest.mark.parametrize("who", ["社保窗口不休息", "综合窗口照常", "提供咨询服务", "提供取件服务", "可办理领证"])
def test_a_range_of_noon_for_some_alone_is_unknown(who: str) -> None:
    text = f"工作日8:30-12:00，14:00-17:30，12:00-14:00{who}"
    assert states(text, WEDNESDAY, "13:00", "10:00") == [State.UNKNOWN, State.OPEN]


@pytest.mark.parametrize("closing", ["除社保窗口外中午休息（12:00-14:00）", "午休12:00-14:00（1号窗口除外）"])
def test_a_break_that_some_counter_does_not_have_is_unknown(closing: str) -> None:
    assert state(f"工作日8:30-17:30，{closing}", WEDNESDAY, "13:00") is State.UNKNOWN


@pytest.mark.parametrize(
    "closing",
    ["周六休息（户籍窗口除外）", "除婚姻登记窗口外周六不办公", "周六不办公，预约除外", "周六原则上不办公"],
)
def test_a_day_off_that_is_not_everybodys_is_unknown(closing: str) -> None:
    text = f"工作日8:30-17:30，{closing}"
    assert (state(text, SATURDAY), state(text, WEDNESDAY)) == (State.UNKNOWN, State.OPEN)


def test_a_day_off_with_an_exception_of_days_stays_one() -> None:
    assert state("工作日8:30-17:30，周六休息（节假日除外）", SATURDAY) is State.CLOSED


@pytest.mark.parametrize(
    "others", ["除综合窗口外中午不办公", "除社保窗口外中午休息", "中午提供自助服务", "午间可自助办理"]
)
def test_a_noon_that_some_counter_or_machine_is_there_at_is_unknown(others: str) -> None:
    text = f"工作日8:30-12:00，14:00-17:30，{others}"
    assert states(text, WEDNESDAY, "10:00", "13:00", "18:00") == [State.OPEN, State.UNKNOWN, State.CLOSED]


def test_hours_for_one_counter_alone_close_the_others() -> None:
    for text in (
        "周一至周五8:30-17:30，12:00-14:00仅社保窗口",
        "中午不休息（12:00-14:00限综合窗口），工作日8:30-17:30",
    ):
        assert states(text, WEDNESDAY, "10:00", "13:00", "16:00") == [State.OPEN, State.UNKNOWN, State.OPEN]


@pytest.mark.parametrize("excepted", ["，婚姻登记窗口除外", "（婚姻登记窗口除外）", "，除婚姻登记窗口外"])
def test_of_an_excepted_counter_nobody_knows_when_it_is_there(excepted: str) -> None:
    text = f"工作日8:30-12:00，14:00-17:30{excepted}"
    assert states(text, WEDNESDAY, "10:00", "13:00") == [State.OPEN, State.UNKNOWN]
    assert state(text, SATURDAY) is State.UNKNOWN


def test_an_excepted_counter_may_have_hours_of_its_own() -> None:
    text = "工作日8:30-12:00，14:00-17:30，税务窗口除外（工作日9:00-17:00）"
    assert states(text, WEDNESDAY, "08:45", "10:00", "13:00") == [State.UNKNOWN, State.OPEN, State.UNKNOWN]
    assert state(text, SATURDAY) is State.CLOSED


def test_one_word_may_be_about_a_list_of_hours() -> None:
    for text in ("9:00-17:00（9:00-9:30、16:30-17:00为延时服务）", "9:00-17:00，其中9:00-9:30和16:30-17:00为延时服务"):
        assert states(f"工作日{text}", WEDNESDAY, "09:15", "12:00", "16:45") == [
            State.UNKNOWN,
            State.OPEN,
            State.UNKNOWN,
        ]
    last = "工作日9:00-12:00、14:00-17:00、17:00-18:00延时服务"
    assert states(last, WEDNESDAY, "09:15", "16:45", "17:15") == [State.OPEN, State.OPEN, State.UNKNOWN]


@pytest.mark.parametrize("but", ["节假日前一天除外", "每月最后一个周五除外"])
def test_days_that_are_excepted_from_shorter_hours_may_have_the_longer_ones(but: str) -> None:
    text = f"工作日8:30-17:30；周五（{but}）8:30-16:30"
    assert states(text, WEDNESDAY, "10:00", "17:00") == [State.OPEN, State.OPEN]
    assert state(text, FRIDAY, "17:00") is State.UNKNOWN
    assert state(text, "2026-06-26") is not State.CLOSED
