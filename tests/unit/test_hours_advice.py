"""Advice when to come, and when many do, says nothing of an office's hours."""

import pytest

from locator.hours.answers.state import State
from tests.hours_states import state

_MONDAY, _WEDNESDAY, _SATURDAY = "2026-06-08", "2026-06-10", "2026-06-13"
_ADVICE = (
    "建议周三来",
    "最好周三办理",
    "请避开周三",
    "低峰时段：周三14:00-16:00",
    "周三最忙",
    "高峰期为周三上午",
    "请尽量在周三来",
)


@pytest.mark.parametrize("advice", _ADVICE)
@pytest.mark.parametrize("frame", ["{}，工作日9:00-17:00", "{}；工作日9:00-17:00", "工作日9:00-17:00，{}"])
def test_advice_takes_no_hours_away_and_adds_none(advice: str, frame: str) -> None:
    text = frame.format(advice)
    assert [state(text, day) for day in (_MONDAY, _WEDNESDAY, _SATURDAY)] == [State.OPEN, State.OPEN, State.CLOSED]


def test_advice_that_is_all_there_is_has_the_hours() -> None:
    assert state("建议工作日9:00-17:00前来办理", _WEDNESDAY) is State.OPEN


def test_days_that_are_advised_and_not_among_the_hours_are_in_doubt() -> None:
    assert state("建议周六来，工作日9:00-17:00", _SATURDAY) is State.UNKNOWN


def test_hours_of_a_crowd_that_are_not_among_the_others_are_in_doubt() -> None:
    assert state("高峰时段8:00-9:00，工作日9:00-17:00", _WEDNESDAY, "08:30") is State.UNKNOWN
