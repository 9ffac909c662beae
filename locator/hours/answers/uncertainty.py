"""Why a state is not known: what a citizen may ask the office, and what an office may mend."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import Enum

from locator.hours.answers.state import Times, Timetable
from locator.hours.readings.day_table import State
from locator.hours.readings.days import SATURDAY
from locator.hours.readings.reading import OfficeHours
from locator.hours.readings.suspicion import Suspicion
from locator.hours.text.plain_text import plain_text
from locator.hours.tokens.tokens import tokens
from locator.hours.tokens.words import Word
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
    """The hours differ by season or vacation, and nobody says when these begin."""
    SOME_DAYS = "some-days"
    """The day may be one of those that no calendar tells: 单周周六, 节假日前一天."""
    AMISS = "amiss"
    """The text is amiss: a time is broken, or two statements do not go together."""
    APPOINTMENT = "appointment"
    """Somebody has to make an appointment first, in some of the hours or in all."""
    TICKETS = "tickets"
    """No more tickets are given out from some time on, or nobody is let in."""
    WORDS = "words"
    """The text leaves it open in its own words: 值班, 延时服务, several of these, two counters."""


_AMISS = frozenset({Suspicion.GUESSED, Suspicion.CONTRADICTION, Suspicion.NO_TIMES})
_LIMITS = {
    Word.APPOINTMENT: Uncertainty.APPOINTMENT,
    Word.LAST_TICKETS: Uncertainty.TICKETS,
    Word.TICKETS: Uncertainty.TICKETS,
    Word.DUTY: Uncertainty.WORDS,
    Word.OVERTIME: Uncertainty.WORDS,
    Word.ASK_FIRST: Uncertainty.WORDS,
    Word.BY_NOTICE: Uncertainty.WORDS,
}
"""Which of a text's words leave something open. Where it has two sorts of them, neither is blamed."""


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
    return _by_the_day(hours, moment, times, division) or _by_the_text(hours, times, division)


def _by_the_day(hours: OfficeHours, moment: datetime, times: Times, division: str) -> Uncertainty | None:
    """What sort of day it is, where the same minute of an ordinary day of the week would be known."""
    kinds = times.calendar.kinds(moment.date(), division)
    tuesday = moment - timedelta(days=moment.weekday() - 1)
    on_tuesday = _is_unknown(hours, tuesday, _as_ordinary(times, tuesday.date()), division)
    if not _is_unknown(hours, moment, _as_ordinary(times, moment.date()), division):
        if len(kinds) > 1:
            return Uncertainty.YEAR
        if DayKind.MAKE_UP in kinds:
            return None if on_tuesday else Uncertainty.MAKE_UP_DAY
        return Uncertainty.HOLIDAY
    if Suspicion.SOME_WEEKS in hours.suspicions and not on_tuesday:
        return Uncertainty.SOME_DAYS
    plain = moment.weekday() >= SATURDAY and not on_tuesday and not _limits(hours)
    return Uncertainty.WEEKEND if plain else None


def _by_the_text(hours: OfficeHours, times: Times, division: str) -> Uncertainty:
    seasons = [season for reading in hours.readings for season in reading.seasons]
    given = times.season_dates(division)
    if seasons and not any(season.dates or (season.name and season.name in given) for season in seasons):
        return Uncertainty.SEASONS
    if Suspicion.UNDATED in hours.suspicions and not seasons:
        return Uncertainty.SEASONS
    if hours.suspicions & _AMISS:
        return Uncertainty.AMISS
    named = _limits(hours)
    return named.pop() if len(named) == 1 else Uncertainty.WORDS


def _limits(hours: OfficeHours) -> set[Uncertainty]:
    found = {token.kind for token in tokens(plain_text(hours.text or ""))}
    return {own for word, own in _LIMITS.items() if word in found}


def _is_unknown(hours: OfficeHours, moment: datetime, times: Times, division: str) -> bool:
    table = Timetable(hours, times, division).on(moment.date())
    return table.state(moment.hour * 60 + moment.minute) is State.UNKNOWN


def _as_ordinary(times: Times, day: date) -> Times:
    """The same times, were the day and the one before it ordinary."""
    days = {each: DayKind.WEEKEND if each.weekday() >= SATURDAY else DayKind.WORKDAY for each in (day - _A_DAY, day)}
    return replace(times, calendar=with_days(replace(times.calendar, local=()), days, {each.year for each in days}))
