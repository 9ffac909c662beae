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
        "工作日上午对外办公时间8:30-12:00，下午对外办公时间14:00-17:30", "工作日早上营业8:30-12:00，下午营业14:00-17:30",
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
