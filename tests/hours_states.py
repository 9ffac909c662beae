"""The states that texts of office hours have at moments of a day, by the calendar as it ends with 2026."""

from datetime import datetime

from locator.hours.answers.state import State, state_at
from locator.hours.reader import read_hours
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar
from locator.window import Kind

CALENDAR = known_calendar(last_year=2026)


def state(text: str, day: str, time: str = "10:00", *, kind: Kind | None = None) -> State:
    """The state at a time of a day, of a window of some kind or of one whose kind nobody told."""
    moment = datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=SHANGHAI)
    return state_at(read_hours(text, kind), moment, CALENDAR).state


def states(text: str, day: str, *times: str) -> list[State]:
    """The states at times of a day."""
    return [state(text, day, time) for time in times]
