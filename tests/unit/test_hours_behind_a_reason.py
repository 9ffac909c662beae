"""Hours behind a reason may be when an office is open on a day, or when it is not."""

import pytest

from locator.hours.answers.state import State
from tests.hours_states import state, states

OPEN, UNKNOWN = State.OPEN, State.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "工作日8:30-17:30，6月8日至12日因培训8:30-12:00",
        "因停电6月10日9:00-12:00，工作日8:30-17:30",
        "每天8:30-17:30，周三因盘点9:00-12:00",
        "周三由于学习9:00-12:00，其余工作日8:30-17:30",
    ],
)
def test_hours_behind_a_reason_may_be_when_a_day_is_open_or_when_it_is_not(text: str) -> None:
    assert states(text, "2026-06-10", "10:00", "15:00") == [UNKNOWN, UNKNOWN]
    assert states(text, "2026-06-16", "10:00", "15:00") == [OPEN, OPEN]


def test_what_is_off_as_a_reason_closes_nothing() -> None:
    assert state("因学生放假7月1日-8月31日9:00-16:00，工作日8:30-17:30", "2026-07-15", "10:00") is UNKNOWN
