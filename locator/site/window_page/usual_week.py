"""The hours of an ordinary week, as they are printed on a card that is kept: no holiday and no make-up day is in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from locator.finding.day_words import weekday_words
from locator.finding.finder import Finder
from locator.hours.answers.week import WeekDay
from locator.hours.readings.day_table import WHOLE_DAY, DayTable, spans_of
from locator.site.week_table import Stretch, stretches
from locator.texts import Lang, sentence

_DAYS = 7
_HALF_A_YEAR = 183


@dataclass(frozen=True, slots=True)
class UsualDays:
    """Weekdays one after another that have the same hours."""

    days: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class UsualWeek:
    """An ordinary week, Monday first; `lasts` where it is the same the whole year round."""

    rows: tuple[UsualDays, ...]
    lasts: bool

    def all_hours(self) -> Iterator[Stretch]:
        """The hours of all its days."""
        return (each for row in self.rows for each in row.stretches)


def usual_week(finder: Finder, row: int, today: date, lang: Lang) -> UsualWeek | None:
    """The ordinary week of a window's hours, as it is from `today` on; None where nothing is known of it.

    Half a year to either side is looked at, so that summer and winter are both seen; days of which nobody knows yet
    whether they are holidays are passed over. A suspension is not taken from it.
    """
    ordinary = [(day, finder.hours.on(row, day)) for day in _ordinary_days(finder, row, today)]
    nearest = sorted(ordinary, key=lambda each: (each[0] < today, abs(each[0] - today)), reverse=True)
    week = {day.weekday(): (day, table) for day, table in nearest}  # the nearest comes last, and stays
    if len(week) < _DAYS or all(spans_of(table.may & ~table.sure) == WHOLE_DAY for _, table in week.values()):
        return None
    lasts = all(table == week[day.weekday()][1] for day, table in ordinary)
    return UsualWeek(tuple(_rows([week[number] for number in range(_DAYS)], lang)), lasts)


def _ordinary_days(finder: Finder, row: int, today: date) -> Iterator[date]:
    """The days around `today` that are surely ordinary ones."""
    division = finder.snapshot.window(row).division.code
    for passed in range(-_HALF_A_YEAR, _HALF_A_YEAR + 1):
        day = today + timedelta(days=passed)
        if finder.calendar.is_ordinary(day, division):
            yield day


def _rows(week: Sequence[tuple[date, DayTable]], lang: Lang) -> Iterator[UsualDays]:
    for table, days in groupby(week, key=lambda each: each[1]):
        together = [day for day, _ in days]
        hours = WeekDay(together[0], spans_of(table.sure), spans_of(table.may & ~table.sure), frozenset(), None)
        yield UsualDays(_days(together[0], together[-1], lang), tuple(stretches(hours, lang)))


def _days(first: date, last: date, lang: Lang) -> str:
    words = weekday_words(first, lang), weekday_words(last, lang)
    if first.weekday() == last.weekday():
        return words[0]
    key = "card-two-days" if last.weekday() - first.weekday() == 1 else "card-days"
    return sentence(lang, key, first=words[0], last=words[1])
