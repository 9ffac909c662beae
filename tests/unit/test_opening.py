"""Open states that are kept until they change."""

from datetime import date, datetime, timedelta

import pytest

from locator.finding.opening import Openings
from locator.hours.answers.state import OpenUntil, State, state_at
from locator.hours.reader import read_hours
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar
from locator.window import WITHOUT_END, Suspension

CALENDAR = known_calendar(2026)
HOURS = "工作日 9:00-12:00，13:00-17:00"
MONDAY_TEN = datetime(2026, 3, 2, 10, 0, tzinfo=SHANGHAI)


def at(openings: Openings, text: str | None, suspension: Suspension | None, moment: datetime) -> OpenUntil:
    return openings.of(openings.hours(text), suspension, moment)


def at_hour(day: int, hour: int, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, 0, tzinfo=SHANGHAI)


WEEK_OUT = Suspension(date(2026, 12, 1), date(2026, 12, 5))


def test_what_is_kept_is_what_would_be_found_anew() -> None:
    openings = Openings(CALENDAR)
    hours = read_hours(HOURS)
    for step in (1, -7, 37):
        for number in range(200):
            moment = MONDAY_TEN + timedelta(minutes=number * step)
            assert at(openings, HOURS, None, moment) == state_at(hours, moment, CALENDAR)


def test_no_hours_are_unknown() -> None:
    assert at(Openings(CALENDAR), None, None, MONDAY_TEN) == OpenUntil(State.UNKNOWN, None)


@pytest.mark.parametrize(
    ("closed_until", "expected"),
    [
        (date(2026, 3, 1), OpenUntil(State.OPEN, MONDAY_TEN.replace(hour=12))),  # over since yesterday
        (date(2026, 3, 2), OpenUntil(State.CLOSED, MONDAY_TEN + timedelta(hours=23))),  # the last day is one
        (date(2026, 3, 6), OpenUntil(State.CLOSED, datetime(2026, 3, 9, 9, 0, tzinfo=SHANGHAI))),  # then a weekend
        (date(2027, 12, 31), OpenUntil(State.CLOSED, None)),  # further away than anybody looks
        (date.max, OpenUntil(State.CLOSED, None)),  # until further notice
    ],
)
def test_a_window_out_of_service_is_closed_to_the_end_of_its_last_day(closed_until: date, expected: OpenUntil) -> None:
    assert at(Openings(CALENDAR), HOURS, Suspension(None, closed_until), MONDAY_TEN) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at_hour(24, 10), OpenUntil(State.OPEN, at_hour(24, 12))),  # its own change comes first
        (at_hour(30, 18), OpenUntil(State.CLOSED, at_hour(7, 9, 12))),  # would open within: the opening after it
        (at_hour(1, 0, 12), OpenUntil(State.CLOSED, at_hour(7, 9, 12))),  # its first minute
        (at_hour(5, 23, 12), OpenUntil(State.CLOSED, at_hour(7, 9, 12))),  # its last hour, a Saturday
        (at_hour(7, 10, 12), OpenUntil(State.OPEN, at_hour(7, 12, 12))),
    ],
)
def test_a_window_has_its_own_hours_before_and_after_the_days_out_of_service(
    moment: datetime, expected: OpenUntil
) -> None:
    assert at(Openings(CALENDAR), HOURS, WEEK_OUT, moment) == expected


@pytest.mark.parametrize(("text", "state"), [("24小时", State.OPEN), (None, State.UNKNOWN)])
def test_what_has_no_other_end_ends_when_the_days_out_of_service_begin(text: str | None, state: State) -> None:
    openings = Openings(CALENDAR)
    assert at(openings, text, WEEK_OUT, at_hour(24, 10)) == OpenUntil(state, at_hour(1, 0, 12))
    assert at(openings, text, WEEK_OUT, at_hour(24, 10) - timedelta(days=500)) == OpenUntil(state, None)


def test_before_days_out_of_service_without_end_a_closed_window_opens_no_more() -> None:
    out = Suspension(date(2026, 12, 1), WITHOUT_END)
    assert at(Openings(CALENDAR), HOURS, out, at_hour(30, 18)) == OpenUntil(State.CLOSED, None)


def test_a_window_of_unknown_hours_is_unknown_again_after_its_suspension() -> None:
    found = at(Openings(CALENDAR), None, Suspension(None, date(2026, 3, 6)), MONDAY_TEN)
    assert found == OpenUntil(State.CLOSED, datetime(2026, 3, 7, 0, 0, tzinfo=SHANGHAI))


def test_the_state_that_follows_is_told() -> None:
    openings = Openings(CALENDAR)
    assert openings.next_state(openings.hours(HOURS), None, at(openings, HOURS, None, MONDAY_TEN)) is State.CLOSED
    assert openings.next_state(openings.hours(None), None, at(openings, None, None, MONDAY_TEN)) is None
