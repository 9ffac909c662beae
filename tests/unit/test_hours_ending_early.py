"""提前下班, 下班前停止取号: what does not say by how much leaves the last half-day in doubt, and nothing else."""

import pytest

from locator.hours.answers.state import State
from tests.hours_states import states

WEDNESDAY, FRIDAY = "2026-06-10", "2026-06-12"
OPEN, CLOSED, UNKNOWN = State.OPEN, State.CLOSED, State.UNKNOWN


@pytest.mark.parametrize(
    "words",
    [
        "，提前下班",
        "（提前下班）",
        "提前下班",
        "，提前关门",
        "，下班前停止取号",
        "，下班前不再受理",
        "，结束前清场",
        "，可能提前下班",
        "，如遇特殊情况提前下班",
    ],
)
def test_an_early_end_without_a_time_leaves_the_last_half_day_in_doubt(words: str) -> None:
    text = f"工作日9:00-17:00{words}"
    assert states(text, WEDNESDAY, "08:00", "11:00", "14:00", "16:45", "18:00") == [
        CLOSED,
        OPEN,
        UNKNOWN,
        UNKNOWN,
        CLOSED,
    ]
    parted = f"工作日8:30-12:00，14:00-17:30{words}"
    assert states(parted, WEDNESDAY, "11:45", "13:00", "14:30") == [OPEN, CLOSED, UNKNOWN]


@pytest.mark.parametrize("words", ["，周五提前下班", "，周五下午提前下班", "周五提前下班", "，周五下班前停止受理"])
def test_an_early_end_on_certain_days_is_of_these_alone(words: str) -> None:
    text = f"工作日9:00-17:00{words}"
    assert states(text, WEDNESDAY, "16:45") == [OPEN]
    assert states(text, FRIDAY, "11:00", "16:45") == [OPEN, UNKNOWN]


def test_an_early_end_in_a_season_without_dates_may_be_at_any_time_of_the_year() -> None:
    assert states("工作日9:00-17:00，冬季提前下班", WEDNESDAY, "11:00", "16:45") == [OPEN, UNKNOWN]
    assert states("工作日9:00-17:00，夏天热提前下班", WEDNESDAY, "11:00", "16:45") == [UNKNOWN, UNKNOWN]


@pytest.mark.parametrize(
    "words", ["，下班前30分钟停止取号", "下班前30分钟停止取号", "，16:30提前下班", "，提前16:30下班"]
)
def test_an_early_end_with_a_time_leaves_no_more_than_that_in_doubt(words: str) -> None:
    assert states(f"工作日9:00-17:00{words}", WEDNESDAY, "16:15", "16:45") == [OPEN, UNKNOWN]


def test_an_early_beginning_leaves_what_is_before_the_hours_in_doubt() -> None:
    assert states("工作日9:00-17:00，提前开门", WEDNESDAY, "08:45", "09:15", "16:45", "18:00") == [
        UNKNOWN,
        OPEN,
        OPEN,
        CLOSED,
    ]


@pytest.mark.parametrize("words", ["请在下班前办理", "请提前取号"])
def test_what_visitors_do_ahead_ends_nothing(words: str) -> None:
    assert states(f"工作日9:00-17:00；{words}", WEDNESDAY, "08:45", "16:45") == [CLOSED, OPEN]


def test_a_day_that_is_closed_stays_closed_behind_the_last_tickets() -> None:
    text = "每天9:00-17:00，周一闭馆，16:30停止入场"
    assert states(text, "2026-06-15", "10:00", "16:45") == [CLOSED, CLOSED]
    assert states(text, WEDNESDAY, "16:15", "16:45") == [OPEN, UNKNOWN]


@pytest.mark.parametrize(
    "words", ["，4:30停止取号", "（4:30停止取号）", "，取号至4:30", "，4点半后不再取号", "，4:30截止受理"]
)
def test_tickets_that_stop_at_a_bare_hour_stop_in_the_afternoon(words: str) -> None:
    assert states(f"工作日8:30-17:30{words}", WEDNESDAY, "10:00", "16:15", "16:45", "18:00") == [
        OPEN,
        OPEN,
        UNKNOWN,
        CLOSED,
    ]


@pytest.mark.parametrize(
    "words", ["，周五4点下班", "（周五4:00下班）", "，周五4:00停止办公", "，周五4点后不办公", "，周五4:00起不办公"]
)
def test_who_leaves_at_a_bare_hour_leaves_in_the_afternoon(words: str) -> None:
    assert states(f"工作日8:30-17:30{words}", FRIDAY, "10:00", "15:30", "16:30") == [OPEN, OPEN, CLOSED]
    assert states(f"工作日8:30-17:30{words}", WEDNESDAY, "16:30") == [OPEN]


@pytest.mark.parametrize("words", ["延时至7:00", "延时服务到7点", "晚延时至7:00"])
def test_overtime_to_a_bare_hour_is_an_evenings(words: str) -> None:
    assert states(f"工作日8:30-17:30，周三{words}", WEDNESDAY, "17:00", "18:00", "19:30") == [OPEN, UNKNOWN, CLOSED]


def test_a_bare_hour_before_the_opening_that_is_no_time_of_the_afternoon_stays_a_morning() -> None:
    assert states("工作日8:30-17:30，周三8:00前不办公", WEDNESDAY, "08:15", "09:00", "17:00") == [CLOSED, OPEN, OPEN]
    assert states("每天9:00-次日2:00，1:00停止入场", WEDNESDAY, "14:00") == [OPEN]
