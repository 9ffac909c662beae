"""Texts whose answer is plain to whoever reads them, and which are therefore to be answered, not left unknown."""

import pytest

from locator.hours.reader import read_hours
from locator.hours.writing.printed import in_chinese, in_english
from tests import hours_states

WEDNESDAY, THURSDAY, SATURDAY, MAKE_UP_SATURDAY = "2026-06-10", "2026-06-11", "2026-06-13", "2026-10-10"


def state(text: str, moment: str) -> str:
    return hours_states.state(text, *moment.split("T")).value


@pytest.mark.parametrize("text", [
    "工作日8:30-17:30，周末（及法定节假日）休息，调休日正常上班",
    "周一至周五8:30-17:30，周末休息，补班日照常",
    "周一至周五8:30-17:30，周六、周日休息，补班日照常",
])  # fmt: skip
def test_a_weekend_that_is_said_to_be_worked_is_not_off(text: str) -> None:
    assert state(text, f"{MAKE_UP_SATURDAY}T10:00") == "open"
    assert state(text, f"{SATURDAY}T10:00") == "closed"


@pytest.mark.parametrize("text", [
    "8:30-17:30（12:00-14:00 午餐休息)",
    "8:30-17:30 12:00-13:00 午休",
    "周一~周四8:30~17:30 周五8:30~16:30 午休12:00~13:00",
    "周一至周四8:30-17:30，周五8:30-16:30，12:00-13:00午休",
])  # fmt: skip
def test_a_break_that_stands_by_itself_is_of_all_days(text: str) -> None:
    assert state(text, f"{THURSDAY}T12:30") == "closed"
    assert state(text, f"{THURSDAY}T10:00") == "open"


@pytest.mark.parametrize("text", [
    "工作日8:30-12:00，14:00-17:30，午休（有值班人员）",
    "工作日8:30-17:30，12:00-13:30午休（有值班人员）",
    "工作日8:30-17:30，中午休息（有人值班）",
])  # fmt: skip
def test_an_officer_on_duty_in_the_break_leaves_the_break_alone_in_doubt(text: str) -> None:
    told = [state(text, f"{WEDNESDAY}T{time}") for time in ("10:00", "13:00", "15:00")]
    assert told == ["open", "unknown", "open"]


def test_a_dash_in_a_table_of_days_leaves_its_own_day_unknown_and_no_other() -> None:
    text = "周一:8:30-17:30 周二:8:30-17:30 周三:8:30-17:30 周四:8:30-17:30 周五:8:30-17:30 周六:- 周日:-"
    assert state(text, f"{WEDNESDAY}T10:00") == "open"
    assert state(text, f"{SATURDAY}T10:00") == "unknown"


@pytest.mark.parametrize("text", ["早8:00-12:00 午14:00-18:00", "早8:00-12:00，午2:00-6:00"])
def test_a_lone_sign_for_noon_before_a_time_is_an_afternoon(text: str) -> None:
    assert [state(text, f"{WEDNESDAY}T{time}") for time in ("10:00", "13:00", "15:00")] == ["open", "closed", "open"]


@pytest.mark.parametrize("text", [
    "工作日早8:30，中午12:00-14:00休息，下午5:30下班",
    "周一至周五8:30上班，午休12:00-14:00，17:30下班",
    "早8:30，中午12:00-14:00休息，晚5:30",
])  # fmt: skip
def test_a_day_may_be_told_by_its_ends_and_the_break_between(text: str) -> None:
    told = [state(text, f"{WEDNESDAY}T{time}") for time in ("08:00", "10:00", "13:00", "17:00", "18:00")]
    assert told == ["closed", "open", "closed", "open", "closed"]


def test_a_half_day_without_hours_is_named_by_its_half() -> None:
    hours = read_hours("工作日8:30-12:00，14:00-17:30，周六仅上午")
    assert in_chinese(hours) == "法定工作日8:30-12:00，14:00-17:30；周六上午是否办公请先咨询"
    assert in_english(hours) == "working days 8:30–12:00, 14:00–17:30; Sat in the morning: ask first whether it is open"
    assert in_chinese(read_hours(in_chinese(hours))) == in_chinese(hours)


def test_asking_first_of_a_half_day_says_nothing_of_the_other() -> None:
    text = "周一至周五9:00-17:00，周三下午请先咨询"
    assert [state(text, f"{WEDNESDAY}T{time}") for time in ("10:00", "15:00", "18:00")] == ["open", "unknown", "closed"]
