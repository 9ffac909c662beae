"""Why a state is not known: what a citizen may ask the office, and what an office may mend."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import Enum

from locator.hours.day_table import State
from locator.hours.days import SATURDAY
from locator.hours.reading import OfficeHours
from locator.hours.state import Times, Timetable
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import DayKind, with_days
from locator.window import Parsed

_A_DAY = timedelta(days=1)


class Uncertainty(Enum):
    """What keeps an office's words from saying whether it is open."""

    NO_HOURS = "no hours"
    """The office wrote none."""
    UNREAD = "unread"
    """Nothing in its text could be read as hours."""
    PARTLY_READ = "partly read"
    """A part of its text was not understood, and may say anything."""
    YEAR = "year"
    """The year's holiday notice is not known: the day may be a holiday, or a worked weekend."""
    MAKE_UP_DAY = "make-up day"
    """The day is a Saturday or Sunday that is worked; on an ordinary one it would be known."""
    HOLIDAY = "holiday"
    """The day is a public holiday; on an ordinary day it would be known."""
    WEEKEND = "weekend"
    """The day is on a weekend; on a working day it would be known."""
    SEASONS = "seasons"
    """The hours differ by season, and nobody says when these begin."""
    WORDS = "words"
    """The text leaves it open in its own words: 须预约, 值班, a guessed digit, two counters."""


def why_unknown(hours: OfficeHours, moment: datetime, times: Times, division: str = "") -> Uncertainty | None:
    """What keeps the state at `moment` from being known; None where it is known.

    Where several things do, the one that the office could mend first: its text goes before the calendar.
    """
    if hours.text is None:
        return Uncertainty.NO_HOURS
    if not hours.readings:
        return Uncertainty.UNREAD
    moment = moment.astimezone(SHANGHAI)
    if not _is_unknown(hours, moment, times, division):
        return None
    if hours.parsed is not Parsed.FULL:
        return Uncertainty.PARTLY_READ
    return _by_the_day(hours, moment, times, division) or _by_the_words(hours, times, division)


def _by_the_day(hours: OfficeHours, moment: datetime, times: Times, division: str) -> Uncertainty | None:
    """What sort of day it is, where the same minute of an ordinary day of the week would be known."""
    kinds = times.calendar.kinds(moment.date(), division)
    if not _is_unknown(hours, moment, _as_ordinary(times, moment.date()), division):
        if len(kinds) > 1:
            return Uncertainty.YEAR
        return Uncertainty.MAKE_UP_DAY if DayKind.MAKE_UP in kinds else Uncertainty.HOLIDAY
    tuesday = moment - timedelta(days=moment.weekday() - 1)
    on_tuesday = _is_unknown(hours, tuesday, _as_ordinary(times, tuesday.date()), division)
    return Uncertainty.WEEKEND if moment.weekday() >= SATURDAY and not on_tuesday else None


def _by_the_words(hours: OfficeHours, times: Times, division: str) -> Uncertainty:
    seasons = [season for reading in hours.readings for season in reading.seasons]
    given = times.season_dates(division)
    undated = seasons and not any(season.dates or (season.name and season.name in given) for season in seasons)
    return Uncertainty.SEASONS if undated else Uncertainty.WORDS


def _is_unknown(hours: OfficeHours, moment: datetime, times: Times, division: str) -> bool:
    table = Timetable(hours, times, division).on(moment.date())
    return table.state(moment.hour * 60 + moment.minute) is State.UNKNOWN


def _as_ordinary(times: Times, day: date) -> Times:
    """The same times, were the day and the one before it ordinary."""
    days = {each: DayKind.WEEKEND if each.weekday() >= SATURDAY else DayKind.WORKDAY for each in (day - _A_DAY, day)}
    return replace(times, calendar=with_days(replace(times.calendar, local=()), days, {each.year for each in days}))
