"""Hours of certain dates beside what closes a day of the week: 周末休息，6月13日（周六）9:00-12:00."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from locator.hours.readings.clause import Clause, Effect
from locator.hours.readings.day_table import bits, spans_of
from locator.hours.readings.days import EVERY, Answer, DayGroup
from locator.hours.sketch.groups import Group


def hours_of_dates(groups: Sequence[Group], stated: Sequence[Clause]) -> Iterator[Clause]:
    """What dates have for themselves and a closing of their day of the week takes away: nobody knows which holds."""
    closings = [clause for clause in stated if clause.effect is Effect.CLOSED and _is_of_the_week(clause)]
    for group in groups:
        for closing in closings if group.dated else ():
            spans = spans_of(bits(group.spans) & bits(closing.spans))
            if spans:
                yield Clause(Effect.DOUBTFUL, replace(closing.days, holidays=Answer.YES), spans, group.season)


def _is_of_the_week(closing: Clause) -> bool:
    of_week = closing.days.group in (DayGroup.LISTED, DayGroup.WEEKENDS)
    return of_week and closing.season is None and closing.days != EVERY
