"""Half-days that are all that some days have: 周六只上午 closes their afternoon, whatever else stands beside it."""

import pytest

from locator.hours.answers.state import State
from tests.hours_states import state, states

WEDNESDAY, FRIDAY, SATURDAY, SUNDAY = "2026-06-10", "2026-06-12", "2026-06-13", "2026-06-14"


@pytest.mark.parametrize(
    "text",
    [
        "周一至周六8:30-17:30（周六只上午）",
        "周一至周六8:30-17:30（周六只上午，法定假日休息）",
        "周一至周六8:30-17:30（周六限上午，节假日除外）",
        "周一至周六8:30-12:00，14:00-17:30，周六只上午，节假日休息",
        "周一至周六8:30-12:00，14:00-17:30（周六只上午、周日休息）",
        "周一至周六8:30-12:00（周六仅上午），14:00-17:30",
        "周一至周六8:30-12:00，14:00-17:30 周六只上午 节假日休息",
        "周一至周六8:30-17:30；周六只有上午上班；节假日休息",
    ],
)
def test_a_day_that_has_only_its_morning_is_closed_in_the_afternoon(text: str) -> None:
    assert states(text, SATURDAY, "10:00", "15:00") == [State.OPEN, State.CLOSED]
    assert states(text, WEDNESDAY, "10:00", "15:00") == [State.OPEN, State.OPEN]


def test_a_day_that_has_only_its_afternoon_is_closed_in_the_morning() -> None:
    text = "每天8:30-17:30（周六只上午、周日只下午、节假日休息）"
    assert states(text, SUNDAY, "10:00", "15:00") == [State.CLOSED, State.OPEN]
    assert states(text, SATURDAY, "10:00", "15:00") == [State.OPEN, State.CLOSED]


def test_a_day_without_hours_of_its_own_may_have_the_morning_of_others() -> None:
    text = "周一至周五8:30-12:00，14:00-17:30，周六只上午，周日休息"
    assert states(text, SATURDAY, "10:00", "15:00") == [State.UNKNOWN, State.CLOSED]


def test_the_hours_behind_such_a_day_are_its_own() -> None:
    text = "周一至周五8:30-12:00，14:00-17:30，周六只上午，8:30-11:30"
    assert states(text, SATURDAY, "10:00", "11:45", "15:00") == [State.OPEN, State.CLOSED, State.CLOSED]


def test_a_morning_of_the_weekend_beside_what_is_off_is_off_or_all_there_is() -> None:
    text = "周一至周日8:30-17:30（周日上午，节假日休息）"
    assert states(text, SUNDAY, "10:00", "15:00") == [State.UNKNOWN, State.UNKNOWN]
    assert state("工作日9:00-17:00，周五下午，节假日休息", FRIDAY) is State.OPEN


def test_holidays_excepted_beside_a_half_day_off_are_excepted_from_the_hours() -> None:
    assert state("周一至周六8:30-17:30（周六限上午，节假日除外）", "2026-10-02") is State.CLOSED


def test_a_morning_of_days_without_hours_leaves_their_afternoon_closed() -> None:
    assert state("工作日8:30-17:30，周六上午，周日休息", SATURDAY, "15:00") is State.CLOSED
