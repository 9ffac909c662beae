"""Slips, signs and small words of those who type hours: each read as it is meant, or left in doubt."""

from datetime import datetime

import pytest

from locator.hours.reader import read_hours
from locator.hours.state import State, state_at
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar

CALENDAR = known_calendar(last_year=2026)
WEDNESDAY, FRIDAY, SATURDAY, NATIONAL_DAY = "2026-06-10", "2026-06-12", "2026-06-13", "2026-10-01"
SIGNS = {State.OPEN: "o", State.CLOSED: "c", State.UNKNOWN: "u"}


def states(text: str, day: str, *times: str) -> str:
    """The states at the times of a day, a letter each: o, c, u."""
    hours = read_hours(text)
    moments = (datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=SHANGHAI) for time in times)
    return "".join(SIGNS[state_at(hours, moment, CALENDAR).state] for moment in moments)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("8:30-12:00，1:30-下午5:00", "occoc"),  # behind a morning nothing else can be meant
        ("8:30-12:00，1:30-5:00pm", "occoc"),
        ("1:30-下午5:00", "uuuoc"),  # alone it may be the night's
        ("6:00-晚上9:00", "ooooo"),  # an early start that many machines have
    ],
)
def test_a_start_that_lacks_twelve_hours_is_an_afternoons_where_its_end_is_one(text: str, said: str) -> None:
    assert states(text, WEDNESDAY, "09:00", "12:30", "13:00", "16:00", "17:30") == said


def test_twelve_in_the_morning_as_an_end_is_noon_or_midnight() -> None:
    assert states("9:00am-12:00am", WEDNESDAY, "08:00", "10:00", "13:00") == "cou"
    assert states("6pm-12am", WEDNESDAY, "17:00", "23:00") == "co"


def test_a_time_that_was_cut_off_is_a_guess() -> None:
    assert states("8:30-12:00,14:00-17:", WEDNESDAY, "10:00", "15:00", "17:15", "18:30") == "ouuc"
    assert states("8-12，14-17，周末休息", WEDNESDAY, "10:00", "17:15") == "uu"  # bare numbers without any word
    assert states("工作日8-12，14-17", WEDNESDAY, "10:00", "15:00", "17:15") == "ooc"


@pytest.mark.parametrize("text", ["每天8:00-0:00", "每天8:00-00:00", "每天8:00-24:00"])
def test_nought_as_an_end_is_midnight(text: str) -> None:
    assert states(text, WEDNESDAY, "07:00", "10:00", "23:30", "00:30") == "cooc"


@pytest.mark.parametrize("words", ["本周三", "这周三", "这个星期三", "该周三", "当周周三", "本周"])
def test_one_certain_week_may_be_any(words: str) -> None:
    assert states(f"工作日9:00-17:00，{words}停办", WEDNESDAY, "10:00", "20:00") == "uc"


def test_what_is_so_on_the_whole_is_of_no_certain_week() -> None:
    assert states("工作日8:30-17:30，基本周三休息", WEDNESDAY, "10:00", "20:00") == "uc"
    assert states("工作日8:30-17:30，基本周三休息", FRIDAY, "10:00") == "o"
