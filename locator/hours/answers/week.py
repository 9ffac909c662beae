"""A week's timetable of an office: what is said of each day, with holidays and make-up days marked."""

from dataclasses import dataclass
from datetime import date, timedelta

from locator.hours.answers.state import Times, Timetable
from locator.hours.readings.day_table import Span, spans_of
from locator.hours.readings.reading import OfficeHours
from locator.readers.workdays import DayKind, Festival, WorkCalendar


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day: when it is open, and when that is not known; at all other times it is closed.

    `kinds` is what the day may be, exactly one where its year is known; `festival` names a holiday where that is known,
    and `name` is what an operator calls it.
    """

    day: date
    open: tuple[Span, ...]
    unknown: tuple[Span, ...]
    kinds: frozenset[DayKind]
    festival: Festival | None
    name: str | None = None


def week_of(hours: OfficeHours, day: date, calendar: WorkCalendar | Times, division: str = "") -> tuple[WeekDay, ...]:
    """The timetable of one week, as the office's text has it; a suspension is not taken from it.

    Parameters
    ----------
    hours
        What was read; of none at all every minute is unknown.
    day
        Any day of the week, on Asia/Shanghai's calendar.
    calendar
        The working days, or these with an operator's dates of seasons.
    division
        A division's code, for what is different there; empty for the country's days.

    Returns
    -------
    tuple of WeekDay
        Seven days, Monday first. Spans are minutes after midnight, half-open, ascending and apart; what runs past
        midnight is the next day's.

    Raises
    ------
    OverflowError
        If the week is not wholly between the years 1 and 9999.
    """
    times = calendar if isinstance(calendar, Times) else Times(calendar)
    timetable = Timetable(hours, times, division)
    monday = day - timedelta(days=day.weekday())
    return tuple(_day(timetable, monday + timedelta(days=passed), times, division) for passed in range(7))


def _day(timetable: Timetable, day: date, times: Times, division: str) -> WeekDay:
    table = timetable.on(day)
    kinds = times.calendar.kinds(day, division)
    festivals = times.calendar.festivals_of(day, division) if kinds == {DayKind.HOLIDAY} else frozenset[Festival]()
    festival = next(iter(festivals)) if len(festivals) == 1 else None
    name = times.calendar.name_given(day, division)
    return WeekDay(day, spans_of(table.sure), spans_of(table.may & ~table.sure), kinds, festival, name)
