"""A closing word behind a comma closes what is told right before it, or leaves unknown, and never the whole office."""

import pytest

from locator.hours.answers.state import State
from tests.hours_states import state, states

TUESDAY, WEDNESDAY, FRIDAY = "2026-06-09", "2026-06-10", "2026-06-12"
OPEN, CLOSED, UNKNOWN = State.OPEN, State.CLOSED, State.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "工作日8:30-17:30，12:00-13:30午休，暂停受理",
        "工作日8:30-17:30，午休12:00-13:30，暂停办理业务",
        "工作日8:30-17:30。12:00-13:30为午休时间，暂停服务。",
        "工作日8:30-17:30，12:00-13:30为职工用餐时间，窗口关闭",
        "工作日8:30-17:30（12:00-13:30用餐，暂停服务）",
        "工作日8:30-17:30（12:00-13:30，暂停）",
        "12:00-13:30，暂停服务；工作日8:30-17:30",
        "12:00-13:30，换班，暂停服务；工作日8:30-17:30",
        "工作日8:30-17:30，12:00-13:30午休，期间不办理业务",
    ],
)
def test_a_closing_word_behind_a_break_closes_the_break_alone(text: str) -> None:
    assert states(text, WEDNESDAY, "10:00", "12:30", "15:00", "18:00") == [OPEN, CLOSED, OPEN, CLOSED]


@pytest.mark.parametrize(
    "text",
    [
        "6月12日14:00-15:00停电，暂停办理；工作日9:00-17:00",
        "6月12日14:00-15:00，消防演练，暂停办理；工作日9:00-17:00",
        "工作日9:00-17:00；6月12日（周五）14:00-15:00系统升级，业务暂停",
        "周五14:00-15:00盘点，停办；工作日9:00-17:00",
        "周五14:00-15:00，暂停办理，工作日9:00-17:00",
        "工作日9:00-17:00，周五（14:00-15:00消防演练，停办）",
    ],
)
def test_a_closing_word_behind_hours_of_a_day_closes_these_alone(text: str) -> None:
    assert states(text, FRIDAY, "10:00", "16:00") == [OPEN, OPEN]
    assert state(text, FRIDAY, "14:30") is CLOSED
    assert state(text, WEDNESDAY, "14:30") is OPEN


@pytest.mark.parametrize(
    "text",
    [
        "周三学习日，15:00后不办业务，工作日8:30-17:30",
        "每周三例会，15:00停止办公；工作日8:30-17:30",
        "工作日8:30-17:30，每周三学习，15:00-17:30，停办",
    ],
)
def test_a_closing_of_a_part_of_a_named_day_leaves_the_rest_of_it_open(text: str) -> None:
    assert states(text, WEDNESDAY, "10:00", "16:00") == [OPEN, CLOSED]
    assert states(text, TUESDAY, "10:00", "16:00") == [OPEN, OPEN]


def test_a_day_of_the_month_with_a_half_day_off_is_no_rule_for_other_days() -> None:
    text = "每月10日主题党日，下午停办，工作日8:30-12:00，14:00-17:30"
    assert states(text, WEDNESDAY, "10:00", "15:00") == [OPEN, CLOSED]
    assert state(text, "2026-06-11", "15:00") is OPEN


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("工作日8:30-17:30（学习日下午除外）", "15:00"),
        ("工作日8:30-17:30，结算日16:00后不受理", "16:30"),
        ("学习日，下午停办，工作日8:30-17:30", "15:00"),
        ("遇恶劣天气，暂停办公，工作日8:30-17:30", "10:00"),
        ("遇周三党员活动日，下午暂停；工作日8:30-17:30", "15:00"),
        ("工作日9:00-17:00，周六9:00-12:00，暂停办公", "10:00"),
        ("工作日9:00-17:00，周六9:00-12:00仅办理取件，暂停受理", "10:00"),
        ("工作日9:00-17:00，节假日前一天15:00后，停止办理", "15:30"),
        ("工作日9:00-17:00，每月最后一个工作日结账，下午停办", "15:00"),
    ],
)
def test_nothing_is_told_of_what_is_closed_on_days_that_nobody_knows(text: str, time: str) -> None:
    assert state(text, WEDNESDAY, time) is UNKNOWN


def test_a_closing_of_certain_weeks_leaves_the_other_days_open() -> None:
    text = "工作日9:00-17:00，单周周五下午，停办"
    assert states(text, FRIDAY, "10:00", "15:00") == [OPEN, UNKNOWN]
    assert state(text, WEDNESDAY, "15:00") is OPEN


@pytest.mark.parametrize("text", ["工作日9:00-17:00，暂停办公", "工作日9:00-17:00，系统升级，暂停服务"])
def test_an_office_out_of_service_is_closed_behind_a_comma_too(text: str) -> None:
    assert state(text, WEDNESDAY) is CLOSED


@pytest.mark.parametrize("duty", ["每月10日主题党日", "每月10日盘点", "每周三学习日", "每周三业务学习"])
def test_a_whole_day_named_for_a_duty_is_in_doubt_and_its_evening_closed(duty: str) -> None:
    text = f"工作日8:30-17:30，{duty}"
    assert states(text, WEDNESDAY, "10:00", "15:00", "20:00") == [UNKNOWN, UNKNOWN, CLOSED]
    assert state(text, TUESDAY) is OPEN


@pytest.mark.parametrize("duty", ["每周三内部学习", "每周三学习，不对外", "每周三盘点不办公"])
def test_a_duty_that_is_said_to_close_closes(duty: str) -> None:
    assert state(f"工作日8:30-17:30，{duty}", WEDNESDAY) is CLOSED
