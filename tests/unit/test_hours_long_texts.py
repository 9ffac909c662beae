"""Of a text the first 500 characters are read; what stands behind them may say anything."""

from datetime import datetime

import pytest

from locator.hours.answers.state import State, state_at
from locator.hours.reader import read_hours
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar
from locator.window import Parsed

CALENDAR = known_calendar(last_year=2026)
WEDNESDAY, WEDNESDAY_NIGHT = datetime(2026, 6, 10, 10, tzinfo=SHANGHAI), datetime(2026, 6, 10, 23, tzinfo=SHANGHAI)
SATURDAY = datetime(2026, 6, 13, 10, tzinfo=SHANGHAI)
HOURS = "工作日9:00-17:00"


def long(last: str, length: int) -> str:
    """A text of so many characters: hours, thanks, and what it ends with."""
    return HOURS + ("。谢谢" * 500)[: length - len(HOURS) - len(last)] + last


def states(text: str) -> list[State]:
    hours = read_hours(text)
    return [state_at(hours, moment, CALENDAR).state for moment in (WEDNESDAY, WEDNESDAY_NIGHT, SATURDAY)]


def test_a_text_of_500_characters_is_read_to_its_end() -> None:
    text = long("；周六9:00-12:00", 500)
    assert len(text) == 500
    assert read_hours(text).parsed is Parsed.FULL
    assert states(text) == [State.OPEN, State.CLOSED, State.OPEN]


def test_a_text_of_501_characters_is_not_understood_in_full_and_opens_nothing() -> None:
    hours = read_hours(long("。", 501))
    assert (hours.parsed, hours.unread) == (Parsed.PARTIAL, ("。",))
    assert states(long("。", 501)) == [State.UNKNOWN] * 3


@pytest.mark.parametrize("length", [500, 510, 600, 5000])
def test_what_stands_behind_500_characters_is_not_read_and_may_open_any_day(length: int) -> None:
    text = long("", length) + "；周末8:00-22:00"
    assert read_hours(text).parsed is Parsed.PARTIAL
    assert read_hours(text).unread == (text[500:],)
    assert states(text) == [State.UNKNOWN] * 3
