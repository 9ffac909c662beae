"""Machines and people in one cell, parted by a blank alone, and hours in which only the machines serve."""

import pytest

from locator.hours.answers.state import State
from locator.window import Kind
from tests.hours_states import state, states

_WEDNESDAY, _SATURDAY = "2026-06-10", "2026-06-13"


@pytest.mark.parametrize("text", [
    "周一至周五9:00-17:00 24小时自助厅",
    "工作日9:00-17:00 自助机24小时",
    "工作日9:00-17:00 自助厅全天",
    "工作日9:00-17:00 自助终端周一至周日8:00-20:00",
])  # fmt: skip
def test_machines_behind_a_blank_are_never_closed_with_the_people(text: str) -> None:
    assert [state(text, day) for day in (_WEDNESDAY, _SATURDAY)] == [State.OPEN, State.UNKNOWN]
    assert state(text, _SATURDAY, kind=Kind.KIOSK) is State.OPEN


def test_hours_behind_machines_and_a_blank_are_of_somebody_else() -> None:
    text = "24小时自助厅 工作日9:00-17:00"
    assert [state(text, day) for day in (_WEDNESDAY, _SATURDAY)] == [State.OPEN, State.UNKNOWN]


@pytest.mark.parametrize(
    "text", ["工作日8:00-20:00自助服务", "自助服务区工作日8:00-20:00", "工作日8:00-20:00 自助办理"]
)
def test_machines_that_are_all_there_is_have_all_the_hours(text: str) -> None:
    assert [state(text, day) for day in (_WEDNESDAY, _SATURDAY)] == [State.OPEN, State.CLOSED]


@pytest.mark.parametrize(
    "said", ["，12:00-13:30仅自助办理", "（12:00-13:30仅提供自助服务）", "；中午12:00-13:30只限自助机"]
)
def test_hours_of_machines_alone_are_none_of_the_people(said: str) -> None:
    text = f"工作日9:00-17:00{said}"
    assert state(text, _WEDNESDAY, "12:30", kind=Kind.STAFFED) is State.CLOSED
    assert states(text, _WEDNESDAY, "12:30", "20:00") == [State.UNKNOWN, State.CLOSED]
