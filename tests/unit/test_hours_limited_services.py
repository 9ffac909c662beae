"""Some counters or some services alone, in hours when the rest is off: nobody knows whether they are the ones meant."""

from datetime import datetime

import pytest

from locator.hours.answers.state import State, state_at
from locator.hours.reader import read_hours
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar

CALENDAR = known_calendar(last_year=2026)
NOON, MORNING, SATURDAY = "2026-06-10T13:00", "2026-06-10T10:00", "2026-06-13T10:00"


def state(text: str, moment: str) -> State:
    return state_at(read_hours(text), datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI), CALENDAR).state


@pytest.mark.parametrize("who", ["社保窗口不休息", "综合窗口照常", "提供咨询服务", "提供取件服务", "可办理领证"])
def test_a_range_of_noon_for_some_alone_is_unknown(who: str) -> None:
    text = f"工作日8:30-12:00，14:00-17:30，12:00-14:00{who}"
    assert (state(text, NOON), state(text, MORNING)) == (State.UNKNOWN, State.OPEN)


@pytest.mark.parametrize("closing", ["除社保窗口外中午休息（12:00-14:00）", "午休12:00-14:00（1号窗口除外）"])
def test_a_break_that_some_counter_does_not_have_is_unknown(closing: str) -> None:
    assert state(f"工作日8:30-17:30，{closing}", NOON) is State.UNKNOWN


@pytest.mark.parametrize(
    "closing",
    ["周六休息（户籍窗口除外）", "除婚姻登记窗口外周六不办公", "周六不办公，预约除外", "周六原则上不办公"],
)
def test_a_day_off_that_is_not_everybodys_is_unknown(closing: str) -> None:
    text = f"工作日8:30-17:30，{closing}"
    assert (state(text, SATURDAY), state(text, MORNING)) == (State.UNKNOWN, State.OPEN)


def test_a_day_off_with_an_exception_of_days_stays_one() -> None:
    assert state("工作日8:30-17:30，周六休息（节假日除外）", SATURDAY) is State.CLOSED
