"""Hours beside a word whose rule does not take them up: 周六9:00-12:00停止取号. They are in doubt, and never lost."""

from collections.abc import Sequence

from locator.hours.readings.clause import Clause, Effect
from locator.hours.readings.day_table import bits, spans_of
from locator.hours.readings.days import EVERY
from locator.hours.segments.leftovers import CLOSING
from locator.hours.sketch.sketch import Sketch, Statement, add, always_open, current_days
from locator.hours.tokens.day_parts import DayPart
from locator.hours.tokens.words import Word

_NO_HOURS = (*CLOSING, Word.BREAK, Word.TICKETS)
"""Words whose ranges are none in which an office is open."""


def doubt_unused_hours(sketch: Sketch, statement: Statement, said: Sequence[Clause]) -> None:
    """Leave in doubt what a statement's ranges have outside of its days' hours and of what it `said` of them."""
    ranges = statement.segment.ranges
    if not ranges or statement.segment.has(*_NO_HOURS):
        return
    asked = bits(tuple(span for own in ranges for span in (*own.spans, *own.doubts)))
    for clause in said:
        asked &= ~bits(clause.spans) if clause.effect is not Effect.MAY_CLOSE else -1
    for part in (statement.parts or current_days(sketch, statement) or (DayPart(EVERY),)) if asked else ():
        unused = asked & ~always_open(sketch, part)
        if unused:
            add(sketch, Effect.DOUBTFUL, [part], spans_of(unused), statement.season)
