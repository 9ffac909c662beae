"""Closings of certain times of a day: 中午12:00-14:00休息, 午休, and whose days they are."""

from dataclasses import replace

from locator.hours.readings.clause import Effect
from locator.hours.readings.day_table import bits
from locator.hours.readings.days import EVERY
from locator.hours.readings.seasons import Season
from locator.hours.sketch.sketch import Sketch, Spans, Statement, add, current_days, nearby
from locator.hours.tokens.day_parts import DayPart
from locator.hours.tokens.halves import LUNCH, NOON_GAP
from locator.hours.tokens.words import Word


def close_times(sketch: Sketch, statement: Statement, spans: Spans, season: Season | None) -> None:
    """12:00-13:00休息: on the days that were named last; at noon on others of its sentence too, or perhaps.

    周一至周五9:00-17:00，周六9:00-12:00，中午12:00-14:00休息 cannot be of the Saturday alone.
    """
    current = current_days(sketch, statement)
    add(sketch, Effect.CLOSED, current or [DayPart(EVERY)], spans, season)
    own = [group for group in sketch.groups if any(part.days in {one.days for one in current} for part in group.days)]
    touched = any(bits(group.spans) & bits(spans) for group in own)
    at_noon = all(NOON_GAP[0] <= start and end <= NOON_GAP[1] for start, end in spans)
    if not at_noon or (statement.segment.in_brackets and touched and not _ends_the_text(sketch, statement)):
        return
    near = sketch.groups if statement.segment.in_brackets else nearby(sketch, statement)
    others = [part for group in near if group not in own for part in group.days]
    of_all = not touched or is_of_the_house(statement)
    add(sketch, Effect.CLOSED if of_all else Effect.MAY_CLOSE, dict.fromkeys(others), spans, season)


def is_of_the_house(statement: Statement) -> bool:
    """周一至周四8:30-17:30，周五8:30-16:30，午休12:00-13:00: a break that stands by itself is of all days.

    Of days in other sentences it may be, unless these have a break of their own.
    """
    return statement.is_apart and not statement.segment.in_brackets and statement.segment.has(Word.BREAK)


def _ends_the_text(sketch: Sketch, statement: Statement) -> bool:
    """工作日9:00-17:00，周六9:00-16:00（午休12:00-13:00）: the last bracket may be of all that stands before it."""
    return statement.segment.in_brackets and statement.anchor == len(sketch.cores)


def take_break(sketch: Sketch, statement: Statement) -> None:
    """午休: a hole with times; without them, somewhere about noon, where the ranges have no gap."""
    if statement.spans:
        if statement.parts:
            add(sketch, Effect.CLOSED, statement.parts, statement.spans, statement.season)
        else:
            close_times(sketch, statement, statement.spans, statement.season)
        return
    for group in sketch.groups if _ends_the_text(sketch, statement) else nearby(sketch, statement):
        if any(start < LUNCH[0] and LUNCH[1] <= end for start, end in group.spans):
            add(sketch, Effect.DOUBTFUL, [replace(part, half=None) for part in group.days], (LUNCH,), group.season)


def is_of_noon(statement: Statement) -> bool:
    """Whether a statement closes at noon alone: 午休, 中午休息, 12:00-13:30休息."""
    if not statement.segment.has(Word.BREAK, Word.OFF) or statement.parts:
        return False
    spans = statement.spans
    at_noon = all(NOON_GAP[0] <= start and end <= NOON_GAP[1] for start, end in spans)
    return at_noon and (bool(spans) or statement.segment.has(Word.BREAK) or statement.half is Word.NOON)
