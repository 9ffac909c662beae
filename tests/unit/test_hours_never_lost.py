"""Hours that a text tells are never lost: what no rule knows what to do with is in doubt, and not closed."""

import pytest

from locator.hours.answers.state import State
from tests.hours_states import states

MONDAY, WEDNESDAY, FRIDAY, SATURDAY = "2026-06-08", "2026-06-10", "2026-06-12", "2026-06-13"
OPEN, CLOSED, UNKNOWN = State.OPEN, State.CLOSED, State.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "周一至周五上午上班8:30-12:00，下午上班14:00-17:30", "工作日上午办公8:30-12:00，下午办公2:30-5:30",
        "工作日上午对外办公时间8:30-12:00，下午对外办公时间14:00-17:30",
        "工作日早上营业8:30-12:00，下午营业14:00-17:30",
        "周一至周五上午\n8:30-12:00\n下午\n14:00-17:30", "工作日下午办公14:00-17:30，上午办公8:30-12:00",
        "周一至周五上午、下午均办公，8:30-12:00，14:00-17:30", "周一至周五上午和下午8:30-12:00，14:00-17:30",
    ],
)  # fmt: skip
def test_words_between_a_half_day_and_its_time_leave_the_half_to_the_time(text: str) -> None:
    assert states(text, WEDNESDAY, "10:00", "13:00", "15:00", "20:00") == [OPEN, CLOSED, OPEN, CLOSED]


def test_a_half_day_with_words_before_its_time_says_where_the_time_must_end() -> None:
    assert states("周六上午办公9:00-17:00", SATURDAY, "10:00", "15:00", "18:00") == [OPEN, UNKNOWN, CLOSED]


def test_a_range_outside_of_every_half_day_that_is_named_stays_in_doubt() -> None:
    text = "周一至周五全天，周六上午\n8:30-12:00，14:00-17:30"
    assert states(text, SATURDAY, "10:00", "15:00", "20:00") == [OPEN, UNKNOWN, CLOSED]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("工作日9:00-17:00可预约", [OPEN, OPEN, OPEN, CLOSED]),
        ("工作日9:00-12:00可预约，14:00-17:00", [OPEN, CLOSED, OPEN, CLOSED]),
        ("工作日9:00-12:00，14:00-17:00可预约", [OPEN, CLOSED, UNKNOWN, CLOSED]),
        ("工作日9:00-12:00，14:00-17:00无需预约", [OPEN, CLOSED, OPEN, CLOSED]),
        ("工作日9:00-12:00 14:00-17:00（午间12:00-14:00可预约办理）", [OPEN, UNKNOWN, OPEN, CLOSED]),
        ("工作日9:00-17:00，13:00-15:00可预约", [OPEN, OPEN, OPEN, CLOSED]),
    ],
)
def test_hours_that_may_be_booked_are_hours_and_in_doubt_outside_of_the_offices(text: str, told: list[State]) -> None:
    assert states(text, WEDNESDAY, "10:00", "13:00", "15:00", "20:00") == told


@pytest.mark.parametrize(
    "text",
    [
        "工作日9:00-12:00提前预约，14:00-17:00", "工作日9:00-12:00停止取号，14:00-17:00",
        "工作日9:00-12:00值班、14:00-17:00", "工作日上午9:00-12:00须预约，下午14:00-17:00无需预约",
    ],
)  # fmt: skip
def test_the_first_of_two_ranges_leaves_the_days_to_the_second_as_well(text: str) -> None:
    assert states(text, WEDNESDAY, "10:00", "15:00", "20:00") == [UNKNOWN, OPEN, CLOSED]
    assert states(text, SATURDAY, "10:00", "15:00") == [CLOSED, CLOSED]


def test_hours_behind_those_of_other_days_that_are_in_doubt_may_be_of_either() -> None:
    text = "工作日9:00-12:00，周六9:00-12:00值班，14:00-16:00"
    assert states(text, SATURDAY, "10:00", "15:00", "17:00") == [UNKNOWN, UNKNOWN, CLOSED]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("工作日9:00-17:00，周五延长至9:00-20:00", [OPEN, OPEN, OPEN]),
        ("工作日9:00-17:00，周五推迟到10:00-18:30", [CLOSED, OPEN, OPEN]),
        ("工作日9:00-17:00，周五提前至8:00-16:00", [OPEN, OPEN, CLOSED]),
    ],
)
def test_a_range_that_begins_or_ends_otherwise_on_a_day_is_hours_of_that_day(text: str, told: list[State]) -> None:
    assert states(text, FRIDAY, "09:30", "15:00", "18:15") == told
    assert states(text, WEDNESDAY, "08:30", "09:30", "18:15") == [CLOSED, OPEN, CLOSED]


@pytest.mark.parametrize(
    "text",
    [
        "工作日9:00-12:00，下午办公", "工作日9:00-12:00，周三下午也办公", "工作日9:00-12:00，周三下午照常",
        "工作日9:00-12:00，下午正常上班", "工作日9:00-12:00（下午办公）",
    ],
)  # fmt: skip
def test_a_half_day_that_is_open_and_has_no_hours_is_in_doubt(text: str) -> None:
    assert states(text, WEDNESDAY, "10:00", "15:00") == [OPEN, UNKNOWN]
    assert states(text, SATURDAY, "15:00") == [CLOSED]


@pytest.mark.parametrize("words", ["下午办公", "下午也上班"])
def test_a_half_day_that_is_open_and_has_hours_is_told_nothing_new(words: str) -> None:
    text = f"工作日9:00-12:00，14:00-17:00，{words}"
    assert states(text, WEDNESDAY, "10:00", "13:00", "15:00", "20:00") == [OPEN, CLOSED, OPEN, CLOSED]


@pytest.mark.parametrize("words", ["周三下午照常", "周三下午也办公"])
def test_a_half_of_a_day_that_is_open_anyway_is_as_ever_or_all_there_is(words: str) -> None:
    text = f"工作日9:00-12:00，14:00-17:00，{words}"
    assert states(text, WEDNESDAY, "10:00", "13:00", "15:00", "20:00") == [UNKNOWN, CLOSED, OPEN, CLOSED]
    assert states(f"工作日9:00-17:00，{words}", WEDNESDAY, "10:00", "15:00") == [UNKNOWN, OPEN]


@pytest.mark.parametrize(
    "words",
    [
        "周末休息可预约", "周末休息（可预约）", "（周末不上班，可提前预约办理）", "周末休息需预约",
        "周末不办公可致电预约", "周末请致电预约", "周末请拨打0731-85550000预约",
    ],
)  # fmt: skip
def test_days_off_that_may_be_booked_are_in_doubt(words: str) -> None:
    text = f"工作日9:00-17:00，{words}"
    assert [*states(text, SATURDAY, "10:00"), *states(text, WEDNESDAY, "10:00")] == [UNKNOWN, OPEN]


@pytest.mark.parametrize("words", ["周末休息（无需预约）", "周末休息，预约电话0731-85550000", "（可预约），周末休息"])
def test_days_off_that_nobody_says_may_be_booked_are_closed(words: str) -> None:
    text = f"工作日9:00-17:00，{words}"
    assert [*states(text, SATURDAY, "10:00"), *states(text, WEDNESDAY, "10:00")] == [CLOSED, OPEN]


def test_a_half_day_that_is_open_is_of_the_day_whose_other_half_was_told_right_before() -> None:
    text = "工作日9:00-17:00，周六上午值班，下午办公"
    assert states(text, SATURDAY, "10:00", "15:00") == [UNKNOWN, UNKNOWN]
    assert states(text, WEDNESDAY, "10:00", "15:00", "20:00") == [OPEN, OPEN, CLOSED]
