"""Closings from one date and hour to another."""

import pytest

from locator.hours.answers.state import State
from tests.hours_states import state, states

OPEN, CLOSED, UNKNOWN = State.OPEN, State.CLOSED, State.UNKNOWN


@pytest.mark.parametrize(
    "closing",
    [
        "6月9日14:00至6月11日10:00停办",
        "6月9日14:00-6月11日10:00暂停办理",
        "因切换系统，6月9日14时到6月11日10时停止办公",
        "2026年6月9日14:00至2026年6月11日10:00停业",
        "自6月9日14:00起至6月11日10:00止闭馆",
        "6月9日（周二）14:00至6月11日（周四）10:00停办",
        "6月9日下午2:00至6月11日上午10:00停办",
        "6月9日14:00至6月11日10:00系统升级，暂停办理",
        "6月9日14:00至6月11日10:00，暂停受理",
        "6月9日14:00至6月11日10:00停机维护，暂停受理",
    ],
)
def test_what_is_closed_from_one_date_and_time_to_another_is_closed_all_that_while(closing: str) -> None:
    text = f"{closing}，工作日9:00-17:00"
    assert states(text, "2026-06-09", "10:00", "15:00") == [OPEN, CLOSED]
    assert states(text, "2026-06-10", "10:00", "15:00") == [CLOSED, CLOSED]
    assert states(text, "2026-06-11", "09:30", "10:00", "15:00") == [CLOSED, OPEN, OPEN]
    assert states(text, "2026-06-12", "09:30", "15:00") == [OPEN, OPEN]


@pytest.mark.parametrize("closing", ["6月9日下午至6月11日停办", "6月9日14:00起至6月11日停办"])
def test_a_last_date_without_a_time_is_closed_to_its_end(closing: str) -> None:
    text = f"工作日9:00-17:00，{closing}"
    assert states(text, "2026-06-09", "10:00", "15:00") == [OPEN, CLOSED]
    assert states(text, "2026-06-11", "10:00", "15:00") == [CLOSED, CLOSED]
    assert state(text, "2026-06-12") is OPEN


def test_a_closing_goes_on_across_the_new_year_and_into_the_next_day() -> None:
    assert state("每天9:00-17:00，全年无休，12月30日15:00至次年1月2日9:00停办", "2026-12-31") is CLOSED
    overnight = "工作日9:00-17:00，6月9日14:00至次日10:00停办"
    assert states(overnight, "2026-06-09", "10:00", "15:00") == [OPEN, CLOSED]
    assert states(overnight, "2026-06-10", "09:30", "10:30") == [CLOSED, OPEN]


def test_a_closing_within_one_date_is_closed_between_its_times() -> None:
    text = "工作日9:00-17:00，6月9日14:00至6月9日16:00停办"
    assert states(text, "2026-06-09", "10:00", "15:00", "16:30") == [OPEN, CLOSED, OPEN]


def test_what_closes_for_some_from_date_to_date_is_in_doubt_for_each() -> None:
    text = "工作日9:00-17:00，6月9日14:00至6月11日10:00部分业务停办"
    assert [state(text, f"2026-06-{day}", "09:30") for day in ("09", "10", "11", "12")] == [
        OPEN,
        UNKNOWN,
        UNKNOWN,
        OPEN,
    ]


def test_a_time_behind_several_dates_may_be_of_each_or_of_the_last() -> None:
    text = "工作日9:00-17:00，6月9日至6月11日10:00停办"
    assert [state(text, f"2026-06-{day}", "09:30") for day in ("08", "09", "11", "12")] == [
        OPEN,
        UNKNOWN,
        UNKNOWN,
        OPEN,
    ]
    assert state("9:00-17:00，11月至3月16:30闭馆", "2026-12-10") is OPEN


def _mornings(text: str, *days: str) -> list[State]:
    return [state(text, f"2026-06-{day}", "09:30") for day in days]
