"""Texts whose answer is plain to whoever reads them, and which are therefore to be answered, not left unknown."""

from datetime import datetime

import pytest

from locator.hours.reader import read_hours
from locator.hours.state import state_at
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar

CALENDAR = known_calendar(last_year=2026)
WEDNESDAY, THURSDAY, SATURDAY, MAKE_UP_SATURDAY = "2026-06-10", "2026-06-11", "2026-06-13", "2026-10-10"


def state(text: str, moment: str) -> str:
    return state_at(read_hours(text), datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI), CALENDAR).state.value


@pytest.mark.parametrize("text", [
    "工作日8:30-17:30，周末（及法定节假日）休息，调休日正常上班",
    "周一至周五8:30-17:30，周末休息，补班日照常",
    "周一至周五8:30-17:30，周六、周日休息，补班日照常",
])  # fmt: skip
def test_a_weekend_that_is_said_to_be_worked_is_not_off(text: str) -> None:
    assert state(text, f"{MAKE_UP_SATURDAY}T10:00") == "open"
    assert state(text, f"{SATURDAY}T10:00") == "closed"
