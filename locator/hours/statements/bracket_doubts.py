"""What a bracket leaves in doubt of what stands right before it: 午休（有值班人员）, 18:00-20:00（仅周三延时）."""

from locator.hours.phrases.matters import ONLY
from locator.hours.phrases.time_ranges import TimeRange
from locator.hours.readings.clause import Effect
from locator.hours.readings.day_table import Span
from locator.hours.segments.parting import is_not_needed
from locator.hours.sketch.sketch import Sketch, Statement, add, current_days, is_closed, nearby
from locator.hours.statements.breaks import is_of_noon
from locator.hours.tokens.day_parts import are_off
from locator.hours.tokens.halves import EVENING, half_open
from locator.hours.tokens.words import Word


def is_behind_a_closing(statement: Statement) -> bool:
    """午休（有值班人员）, 周末休息（有人值班）: the bracket says who is there when the office is closed."""
    before, segment = statement.before, statement.segment
    if before is None or before.anchor != statement.anchor or not segment.has(Word.DUTY, Word.OVERTIME):
        return False
    off_days = bool(before.parts) and before.segment.has(Word.OFF)
    return segment.in_brackets and statement.is_bare and (off_days or is_of_noon(before))


def is_of_days_closed(statement: Statement) -> bool:
    """周末休息（可预约）: what may be booked is what is closed; not 节假日休息（无需预约）."""
    before = statement.before
    if before is None or before.anchor != statement.anchor or not before.parts:
        return False
    return _is_booked(statement) and before.segment.has(Word.OFF, Word.SUSPENDED) and not before.spans


def doubt_what_is_booked(sketch: Sketch, statement: Statement) -> None:
    """周末休息可预约: the days that are closed may be open by appointment, all in one segment."""
    if not _is_booked(statement) or not statement.segment.has(Word.OFF, Word.SUSPENDED):
        return
    for part in statement.parts:
        spans = statement.spans or half_open(part.half, sketch.all_spans()).all
        add(sketch, Effect.DOUBTFUL, [part], spans, statement.season)


def _is_booked(statement: Statement) -> bool:
    return any(not is_not_needed(phrase) for phrase in statement.segment.of(Word.APPOINTMENT_MAY))


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
    several = _several_before(sketch, statement)
    last = several[-1].spans if several else ()
    is_apart = bool(last) and (last[0][0] >= EVENING or _is_within(several, sketch, statement))
    is_apart = is_apart or statement.segment.has(Word.OVERTIME) or statement.segment.phrases[0].text in ONLY
    return last if statement.half is None and is_apart else ()


def all_of_some(sketch: Sketch, statement: Statement) -> tuple[Span, ...]:
    """周一至周六8:30-12:00，14:30-17:30（周六值班）: all their hours, where a bracket is not of the last."""
    several = _several_before(sketch, statement)
    return tuple(span for found in several for span in found.spans)


def _is_within(several: list[TimeRange], sketch: Sketch, statement: Statement) -> bool:
    """8:30-12:00，12:00-14:30（周三值班），14:30-17:30: the bracket is about hours that others of the day follow."""
    behind = [core.value for core in sketch.cores[statement.anchor :]]
    return several[-1].is_at_noon or any(found in behind for found in several)


def _several_before(sketch: Sketch, statement: Statement) -> list[TimeRange]:
    """The ranges before a bracket that names some of their days; none where it stands behind one alone."""
    if not statement.segment.in_brackets or not statement.anchor:
        return []
    last = sketch.cores[statement.anchor - 1]
    if not isinstance(last.value, TimeRange) or any(is_closed(sketch, part) for part in statement.parts):
        return []
    own = next((group.ranges for group in nearby(sketch, statement) if last.value in group.ranges), [])
    return [found for found in own if found is not last.value] + [last.value] if len(own) > 1 else []


def is_of_days_off(sketch: Sketch, statement: Statement) -> bool:
    """周六8:30-12:00，14:30-17:30（值班）: of days off the bracket is about all hours, but for an evening."""
    own = _several_before(sketch, statement)
    return bool(own) and own[-1].first_start < EVENING and are_off(current_days(sketch, statement))
