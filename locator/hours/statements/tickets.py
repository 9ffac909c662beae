"""Tickets for the queue: from when on there are none any more, nobody knows whether one is still served."""

import re
from collections.abc import Iterable
from dataclasses import replace

from locator.hours.phrases.matters import OPENING
from locator.hours.phrases.phrases import Piece
from locator.hours.readings.clause import Effect
from locator.hours.readings.day_table import LATEST, MIDNIGHT, Span, bits, spans_of
from locator.hours.readings.days import EVERY
from locator.hours.sketch.groups import Group
from locator.hours.sketch.sketch import Sketch, Statement, add, current_days, is_closed, known_season, nearby
from locator.hours.statements.closings import close
from locator.hours.tokens.clock_times import NOON
from locator.hours.tokens.day_parts import DayPart
from locator.hours.tokens.halves import HALF_SPANS, LUNCH_OVER
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word

_NOTHING_DONE = re.compile("(?:停止|停|终止|不再)(?:受理|受理业务|业务受理|受理申请)")
_ENDING = (Word.ENDS, Word.OFF, Word.SUSPENDED)


def last_tickets(sketch: Sketch, statement: Statement) -> None:
    """16:30停止取号: from then on to the range's end nobody knows; 下班前30分钟 likewise, before each end.

    提前下班 does not say how long before: all of the last half-day is in doubt.
    """
    if not statement.segment.has(Mark.AHEAD_BY, Word.AHEAD) and (
        statement.segment.has(Piece.RANGE) or not statement.times
    ):
        _stop(sketch, statement)
    ahead = [phrase.value for phrase in statement.segment.of(Mark.AHEAD_BY) if isinstance(phrase.value, int)]
    times = [time.minute for time in statement.times]
    is_untold = statement.segment.has(Word.AHEAD) and not ahead and not times
    if not (ahead or times or is_untold):
        return
    closed = [part for part in statement.parts if is_closed(sketch, part)]
    add(sketch, Effect.DOUBTFUL, closed, sketch.all_spans(), statement.season)  # 周六提前1小时下班: of which hours?
    groups = nearby(sketch, statement) if statement.segment.in_brackets else sketch.groups
    for group in groups:
        found = [span for minutes in ahead for span in _shifted(statement, group, minutes)]
        found += [(minute, end) for start, end in group.spans for minute in times if start <= minute < end]
        found += _untold(statement, group) if is_untold else []
        _doubt(sketch, statement, group, found)


def _stop(sketch: Sketch, statement: Statement) -> None:
    """周五下午停止受理 is closed then; where 周五下午停止取号, who has a ticket may still be served."""
    if statement.is_bare or not statement.segment.has(Word.LAST_TICKETS):
        return
    if any(_NOTHING_DONE.fullmatch(phrase.text) for phrase in statement.segment.of(Word.LAST_TICKETS)):
        close(sketch, statement)
        return
    half = HALF_SPANS[statement.half] if statement.half is not None else ()
    parts = statement.parts or current_days(sketch, statement) or (DayPart(EVERY),)
    season = known_season(sketch, statement.season)
    add(sketch, Effect.MAY_CLOSE, parts, statement.spans or half, season)


def _shifted(statement: Statement, group: Group, minutes: int) -> list[Span]:
    """What is in doubt where hours begin or end so many minutes ahead, or later: 提前半小时闭馆, 推迟1小时开放."""
    spans = _of_half(statement, group)
    opens = _begins(statement)
    if minutes > 0 and opens:
        return [(max(0, start - minutes), start) for start, _ in spans[:1]]
    if minutes > 0:
        return [(max(start, end - minutes), end) for start, end in spans]
    ends = [(end, min(end - minutes, LATEST)) for _, end in spans[-1:] if not opens]
    closes = statement.segment.has(*_ENDING)
    return [*((start, start - minutes) for start, _ in (spans[:1] if opens else spans) if not closes), *ends]


def _untold(statement: Statement, group: Group) -> list[Span]:
    """What is in doubt where hours end or begin early, and nobody says by how much: 提前下班, 提前开门."""
    spans = _of_half(statement, group)
    if _begins(statement):
        return [(0, start) for start, _ in spans[:1]]
    return [(NOON if start < NOON < end else start, end) for start, end in spans[-1:]]


def _begins(statement: Statement) -> bool:
    return statement.segment.has(Word.BEGINS) or any(p.text in OPENING for p in statement.segment.of(Word.NOISE))


def _of_half(statement: Statement, group: Group) -> list[Span]:
    """The hours of the half-day that is named, or all of them, the earliest first."""
    first, last = HALF_SPANS[statement.half][0] if statement.half is not None else (0, LATEST)
    return sorted(span for span in group.spans if first <= span[0] < last)


def ticket_hours(sketch: Sketch, statement: Statement) -> None:
    """取号：8:30-16:30: no hours of the office; when no ticket is given any more, who knows who is served."""
    if not sketch.groups:
        days = statement.parts or current_days(sketch, statement) or (DayPart(EVERY),)
        add(sketch, Effect.DOUBTFUL, days, statement.spans, statement.season)
    opened = bits(sketch.all_spans())
    apart = tuple(span for span in statement.spans if not bits((span,)) & opened)
    if apart and sketch.groups:  # 上午取号9:00-12:00，下午办理14:00-17:00
        days = statement.parts or current_days(sketch, statement) or (DayPart(EVERY),)
        add(sketch, Effect.DOUBTFUL, days, apart, statement.season)
    last = max((end for _, end in statement.spans), default=MIDNIGHT)
    until = LUNCH_OVER if statement.half is Word.MORNING else MIDNIGHT  # 上午取号8:30-11:30 says nothing of later
    for group in sketch.groups:
        cut = [(max(start, last), min(end, until)) for start, end in group.spans if last < end and start < until]
        _doubt(sketch, statement, group, [span for span in cut if span[0] < span[1]])


def _doubt(sketch: Sketch, statement: Statement, group: Group, found: Iterable[Span]) -> None:
    """Leave spans of a group's days in doubt; within its hours they may end, so that a closed Monday stays closed."""
    parts = statement.parts or tuple(replace(part, half=None) for part in group.days)
    asked, own = bits(tuple(found)), bits(group.spans)
    for effect, marked in ((Effect.MAY_CLOSE, asked & own), (Effect.DOUBTFUL, asked & ~own)):
        if marked:
            add(sketch, effect, parts, spans_of(marked), group.season)
