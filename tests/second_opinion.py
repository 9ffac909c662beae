"""Another library's reading of our OSM expressions: opening-hours-py, at random moments of ordinary days.

Its own Chinese holidays are not the State Council's, and it knows no make-up days: so holidays, make-up days and
the days after them, into which a night may run, are left out; `tests/unit/test_workdays.py` judges those.
"""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from opening_hours import OpeningHours
from opening_hours import State as Theirs

from locator.hours.answers.state import State, Times, Timetable
from locator.hours.reader import read_hours
from locator.hours.writing.osm import osm
from locator.readers.workdays import DayKind, known_calendar

CALENDAR = known_calendar(last_year=2026)
_ORDINARY_KINDS = {DayKind.WORKDAY, DayKind.WEEKEND}
_DAYS = [date(2024, 1, 2) + timedelta(days=passed) for passed in range(1090)]
_ORDINARY = [
    day for day in _DAYS if all(CALENDAR.kinds(day - timedelta(days=back)) <= _ORDINARY_KINDS for back in (0, 1))
]
_THEIRS = {State.OPEN: Theirs.OPEN, State.CLOSED: Theirs.CLOSED, State.UNKNOWN: Theirs.UNKNOWN}


def ordinary_moments(count: int, seed: int) -> Iterator[datetime]:
    """Random minutes of ordinary days of 2024 to 2026, without a zone, as the library wants them."""
    chosen = random.Random(seed)  # noqa: S311 – a test's moments
    for _ in range(count):
        day = chosen.choice(_ORDINARY)
        yield datetime(day.year, day.month, day.day, chosen.randrange(24), chosen.randrange(60))  # noqa: DTZ001


def disagreements(text: str, count: int, seed: int) -> list[datetime]:
    """The moments, of `count` random ones, at which the library reads our expression of a text otherwise than we do."""
    expression = osm(hours := read_hours(text))
    assert expression is not None
    ours, theirs = Timetable(hours, Times(CALENDAR)), OpeningHours(expression)
    return [
        moment
        for moment in ordinary_moments(count, seed)
        if theirs.state(moment)[0] is not _THEIRS[ours.on(moment.date()).state(moment.hour * 60 + moment.minute)]
    ]
