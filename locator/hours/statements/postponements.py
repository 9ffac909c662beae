"""What is put off where it meets a holiday: 遇节假日顺延."""

from collections.abc import Sequence

from locator.hours.readings.clause import Clause, Effect
from locator.hours.readings.days import EVERY, WEEKDAYS, WEEKEND, DayGroup, Days, weekdays_of
from locator.hours.sketch.sketch import Sketch, Statement


def postpone(sketch: Sketch, _: Statement) -> None:
    """周一至周五9:00-17:00，遇节假日顺延 says nothing new; with other days, or days off, nobody knows what follows."""
    week = [part.days for group in sketch.groups for part in group.days]
    ordinary = all(not days.nth and not days.dates and _is_of_weekdays(days) for days in week)
    if not week or not ordinary or not _are_all_five(week) or any(clause.effect.closes for clause in sketch.clauses):
        sketch.clauses.append(Clause(Effect.DOUBTFUL, EVERY))


def _are_all_five(week: Sequence[Days]) -> bool:
    """Whether no weekday is left to which 每周一9:00-12:00 could be put off."""
    return weekdays_of(week) & WEEKDAYS == WEEKDAYS


def _is_of_weekdays(days: Days) -> bool:
    return days.group is DayGroup.WORKDAYS or (days.group is DayGroup.LISTED and not days.weekdays & WEEKEND)
