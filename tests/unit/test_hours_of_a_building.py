"""大厅开放时间 beside 窗口服务时间: in an open building nobody need be at the counters; only what agrees is told."""

import pytest

from locator.hours.answers.state import State
from tests.hours_states import states

WEDNESDAY, SATURDAY = "2026-06-10", "2026-06-13"
OPEN, CLOSED, UNKNOWN = State.OPEN, State.CLOSED, State.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "大厅开放时间：8:00-18:00，窗口服务时间：工作日9:00-12:00，14:00-17:00",
        "大厅开放：8:00-18:00；办事：9:00-12:00，14:00-17:00",
        "营业时间8:00-18:00，业务办理时间：9:00-12:00，14:00-17:00",
        "开门时间8:00-18:00；办公时间：工作日9:00-12:00，14:00-17:00",
    ],
)
def test_an_open_building_with_its_counters_at_lunch_is_not_told_open(text: str) -> None:
    assert states(text, WEDNESDAY, "10:00", "13:00", "17:30", "20:00") == [OPEN, UNKNOWN, UNKNOWN, CLOSED]


@pytest.mark.parametrize("building", ["党群服务中心：", "社区：", "阅览室", "大厅开放时间："])
@pytest.mark.parametrize("counters", ["便民窗口：", "窗口", "窗口办公时间："])
def test_a_building_that_is_open_daily_does_not_open_its_counters_at_weekends(building: str, counters: str) -> None:
    text = f"{building}每天8:00-21:00；{counters}工作日8:30-17:30"
    assert states(text, SATURDAY, "10:00", "22:00") == [UNKNOWN, CLOSED]
    assert states(text, WEDNESDAY, "10:00", "19:00") == [OPEN, UNKNOWN]


def test_a_second_label_in_one_line_is_another_counters_too() -> None:
    text = "上班时间 周一至周五 8:30-12:00 14:30-17:30 受理时间 8:30-11:30 14:30-17:00"
    assert states(text, WEDNESDAY, "10:00", "11:45", "13:00") == [OPEN, UNKNOWN, CLOSED]


def test_hours_that_have_one_label_stay_one_counters() -> None:
    assert states("大厅开放时间：工作日8:30-17:30，周六9:00-12:00", SATURDAY, "10:00") == [OPEN]
