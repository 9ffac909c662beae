"""What an office should write instead: its own hours in canonical form, where these mean exactly the same."""

from collections.abc import Iterator
from dataclasses import replace

from locator.hours.answers.meaning import same_meaning
from locator.hours.reader import read_hours
from locator.hours.readings.clause import Clause, Effect, normal
from locator.hours.readings.day_table import WHOLE_DAY
from locator.hours.readings.days import HOLIDAYS, PLAIN_WEEKENDS, WEEKDAYS, WEEKEND, Answer, DayGroup, Days
from locator.hours.readings.reading import OfficeHours, Reading
from locator.hours.readings.suspicion import Suspicion
from locator.hours.writing.printed import in_chinese
from locator.window import Parsed

_ASKED_OF_THE_OFFICE = frozenset({Suspicion.SOME_WEEKS, Suspicion.GUESSED})
"""Of these the canonical form could only say that one should ask, and what the office meant would be lost."""


def proposal(hours: OfficeHours) -> str | None:
    """The hours as the office should write them, with all days named.

    Null where a part was not understood, where nothing but the office can help (a season without dates, 单周, a broken
    time), and where the canonical text would not mean exactly the same.
    """
    if hours.parsed is not Parsed.FULL or not hours.readings or hours.suspicions & _ASKED_OF_THE_OFFICE:
        return None
    text = in_chinese(replace(hours, readings=tuple(_named(reading) for reading in hours.readings)))
    again = read_hours(text)
    if again.findings or text == hours.text or len(again.readings) != len(hours.readings):
        return None
    return text if same_meaning(hours, again) else None


def _named(reading: Reading) -> Reading:
    """The reading with its days named: where none were, working days, and of the others that one should ask."""
    weekends_off = any(_closes_weekends(clause) for clause in reading.clauses)
    clauses = [named for clause in reading.clauses for named in _days_named(clause, weekends_off=weekends_off)]
    return Reading(normal(clauses), reading.kind)


def _closes_weekends(clause: Clause) -> bool:
    days = clause.days
    whole = clause.effect is Effect.CLOSED and clause.spans == WHOLE_DAY and clause.season is None
    return whole and days.group in (DayGroup.LISTED, DayGroup.WEEKENDS) and days.weekdays & WEEKEND == WEEKEND


def _days_named(clause: Clause, *, weekends_off: bool) -> Iterator[Clause]:
    if clause.days.group is not DayGroup.ASSUMED:
        yield clause
        return
    weekdays = Days(DayGroup.LISTED, WEEKDAYS) if weekends_off else Days(DayGroup.WORKDAYS)
    yield replace(clause, days=weekdays)
    others = clause.effect if clause.effect.closes else Effect.DOUBTFUL
    if not weekends_off:
        # Holidays are told apart where anything is known of them.
        told = None if clause.days.holidays is None else Answer.NO
        yield replace(clause, effect=others, days=replace(PLAIN_WEEKENDS, holidays=told))
    if clause.days.holidays is Answer.YES:
        yield replace(clause, days=HOLIDAYS)
    elif clause.days.holidays is None:
        yield replace(clause, effect=others, days=HOLIDAYS)
