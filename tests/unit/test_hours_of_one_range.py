"""Brackets behind one range of several: of which days it is, which days are added, and when it ends on some."""

import pytest

from locator.hours.answers.state import State
from tests.hours_states import state, states

TUESDAY, WEDNESDAY, FRIDAY, SATURDAY = "2026-06-09", "2026-06-10", "2026-06-12", "2026-06-13"


@pytest.mark.parametrize(
    "text",
    [
        "上午8:30-12:00；下午14:00-17:30；晚上18:30-20:30（限周三）",
        "工作日上午8:30-12:00；下午14:00-17:30；晚上18:30-20:30（限周三）",
        "晚上18:30-20:30（周三），上午8:30-12:00，下午14:00-17:30",
        "白天8:30-17:30（工作日），夜间18:30-20:30（周三）",
        "夜间18:30-20:30（限周三），日间8:30-17:30（工作日）",
    ],
)
def test_days_behind_hours_of_the_evening_are_of_the_evening_alone(text: str) -> None:
    assert states(text, TUESDAY, "10:00", "15:00", "19:00") == [State.OPEN, State.OPEN, State.CLOSED]
    assert states(text, WEDNESDAY, "10:00", "15:00", "19:00") == [State.OPEN, State.OPEN, State.OPEN]


def test_days_behind_hours_of_a_noon_are_of_the_noon_alone() -> None:
    text = "上午9:00-12:00，中午12:00-14:00（限周三），下午14:00-17:00"
    assert states(text, TUESDAY, "10:00", "13:00", "15:00") == [State.OPEN, State.CLOSED, State.OPEN]
    assert states(text, WEDNESDAY, "10:00", "13:00", "15:00") == [State.OPEN, State.OPEN, State.OPEN]


def test_days_that_limit_an_afternoon_do_not_limit_the_morning_behind_it() -> None:
    text = "下午14:00-17:00（限周一至周四），上午9:00-12:00"
    assert states(text, FRIDAY, "10:00", "15:00") == [State.OPEN, State.CLOSED]


def test_a_day_behind_a_morning_leaves_the_afternoon_of_others_in_doubt() -> None:
    assert states("9:00-12:00（周三），14:00-17:00", TUESDAY, "10:00", "15:00") == [State.CLOSED, State.UNKNOWN]


@pytest.mark.parametrize("said", ["周六照常", "含周六", "周六正常", "周六上班", "周六照常办公"])
def test_a_day_added_behind_the_morning_has_the_morning_and_perhaps_the_afternoon(said: str) -> None:
    text = f"上午9:00-12:00（{said}），下午13:30-17:00"
    assert states(text, WEDNESDAY, "10:00", "15:00") == [State.OPEN, State.OPEN]
    assert states(text, SATURDAY, "10:00", "15:00") == [State.OPEN, State.UNKNOWN]


def test_a_day_added_behind_the_morning_has_no_afternoon_that_is_of_others_alone() -> None:
    text = "上午9:00-12:00（含周六）；下午13:30-17:00（限工作日）"
    assert states(text, SATURDAY, "10:00", "15:00") == [State.OPEN, State.CLOSED]
    assert states(text, WEDNESDAY, "10:00", "15:00") == [State.OPEN, State.OPEN]


def test_a_saturday_that_is_worked_takes_no_hours_from_the_weekdays() -> None:
    text = "8:30-12:00，14:00-17:30（周六上班）"
    assert states(text, WEDNESDAY, "10:00", "15:00") == states(text, SATURDAY, "10:00", "15:00") == [State.OPEN] * 2


@pytest.mark.parametrize(
    ("said", "open_at", "closed_at"),
    [("周三延至12:00", "11:45", "12:15"), ("周三延长至12:30", "12:15", "12:45"), ("周三提前至8:30", "08:45", "08:15")],
)
def test_a_bracket_behind_the_morning_moves_an_end_of_the_morning(said: str, open_at: str, closed_at: str) -> None:
    text = f"上午9:00-11:30（{said}），下午13:30-16:30"
    assert states(text, WEDNESDAY, open_at, closed_at, "15:00") == [State.OPEN, State.CLOSED, State.OPEN]
    assert state(text, TUESDAY, open_at) is State.CLOSED


def test_a_morning_that_ends_early_says_little_of_the_afternoon() -> None:
    text = "上午9:00-11:30（周三提前至11:00），下午13:30-16:30"
    assert states(text, WEDNESDAY, "10:00", "11:15", "15:00") == [State.OPEN, State.CLOSED, State.UNKNOWN]


@pytest.mark.parametrize("named", ["休息日（周六）", "双休日（周六上午）", "周末（周六）"])
def test_a_bracket_may_name_one_of_the_days_off(named: str) -> None:
    text = f"工作日9:00-17:00；{named}9:00-12:00"
    assert state(text, SATURDAY) is State.OPEN
    assert [state(text, day) for day in ("2026-06-14", "2026-10-05")] == [State.CLOSED, State.CLOSED]


@pytest.mark.parametrize("others", ["其它时间", "其余时间对外办公：", "其他时间正常办公"])
def test_the_other_times_name_no_days(others: str) -> None:
    text = f"每周五下午学习，{others}9:00-12:00，14:00-17:00"
    assert states(text, FRIDAY, "10:00", "15:00") == [State.OPEN, State.CLOSED]
    assert state(text, SATURDAY) is State.UNKNOWN


@pytest.mark.parametrize("label", ["延时服务", "预约服务", "值班"])
def test_a_label_goes_on_over_the_sign_that_parts_all_ranges(label: str) -> None:
    text = f"工作日：9:00-12:00；14:00-17:00；{label}：12:00-12:30；17:30-18:00"
    assert states(text, WEDNESDAY, "10:00", "15:00", "17:45") == [State.OPEN, State.OPEN, State.UNKNOWN]
