"""The coming days' hours of a window as far as they are known for sure, for programs that take them along."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from locator.finding.finder import Finder
from locator.hours.readings.day_table import Span, spans_of

COMING_DAYS = 14


@dataclass(frozen=True, slots=True)
class OpeningDay:
    """A day: when the window is surely open, in minutes after midnight, and whether there is any doubt besides.

    Spans are half-open, ascending and apart, and end at 24:00 at the latest.
    """

    day: date
    open: tuple[Span, ...]
    in_doubt: bool


def opening_days(finder: Finder, row: int, today: date) -> Iterator[OpeningDay]:
    """The two weeks that begin `today`; on days out of service a window is open at no time, and there is no doubt."""
    suspension = finder.snapshot.window(row).suspension
    for passed in range(COMING_DAYS):
        day = today + timedelta(days=passed)
        if suspension is not None and suspension.holds_on(day):
            yield OpeningDay(day, (), in_doubt=False)
        else:
            table = finder.hours.on(row, day)
            yield OpeningDay(day, spans_of(table.sure), in_doubt=table.may != table.sure)
