"""What a bracket leaves in doubt of what stands right before it: 午休（有值班人员）, 18:00-20:00（仅周三延时）."""

from locator.hours.phrases.time_ranges import TimeRange
from locator.hours.readings.clause import Effect
from locator.hours.readings.day_table import Span
from locator.hours.sketch.sketch import Sketch, Statement, add, current_days, is_closed, nearby
from locator.hours.statements.breaks import is_of_noon
from locator.hours.tokens.words import Word


def is_behind_a_closing(statement: Statement) -> bool:
    """午休（有值班人员）, 周末休息（有人值班）: the bracket says who is there when the office is closed."""
    before, segment = statement.before, statement.segment
    if before is None or before.anchor != statement.anchor or not segment.has(Word.DUTY, Word.OVERTIME):
        return False
    off_days = bool(before.parts) and before.segment.has(Word.OFF)
    return segment.in_brackets and statement.is_bare and (off_days or is_of_noon(before))


def doubt_what_is_off(sketch: Sketch, statement: Statement) -> bool:
    """Leave in doubt the days or the times that a closing before the bracket names; false where it names none."""
    before = statement.before
    if before is not None and before.parts:
        add(sketch, Effect.DOUBTFUL, before.parts, before.spans or sketch.all_spans(), before.season)
    elif before is not None and before.spans:
        add(sketch, Effect.DOUBTFUL, current_days(sketch, statement), before.spans, None)
    return before is not None and bool(before.parts or before.spans)


def last_of_some(sketch: Sketch, statement: Statement) -> tuple[Span, ...]:
    """周一至周五9:00-17:00，18:00-20:00（仅周三延时）: the hours that a bracket says to be of some days, and how."""
    if not statement.segment.in_brackets or not statement.anchor or statement.half is not None:
        return ()
    last = sketch.cores[statement.anchor - 1]
    near = nearby(sketch, statement)
    several = any(len(group.ranges) > 1 and last.value in group.ranges for group in near)
    inside = all(not is_closed(sketch, part) for part in statement.parts)
    return last.value.spans if isinstance(last.value, TimeRange) and several and inside else ()
