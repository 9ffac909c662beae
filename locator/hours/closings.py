"""What closes: 休息, 除外, 暂停, 学习, 午休; in its times, on its days, for the hours beside it."""

import re
from dataclasses import replace

from locator.hours.clause import Clause, Effect
from locator.hours.day_parts import DayPart
from locator.hours.day_table import MIDNIGHT, WHOLE_DAY, Span, bits, spans_of
from locator.hours.days import EVERY_DAY, WEEKEND, Answer, DayGroup, Days
from locator.hours.groups import CoreKind, Group
from locator.hours.halves import LUNCH, half_closed
from locator.hours.seasons import Season
from locator.hours.sketch import (
    EVERY,
    HOLIDAYS,
    Sketch,
    Spans,
    Statement,
    add,
    current_days,
    known_season,
    meant_groups,
    nearby,
    say_of_holidays,
)
from locator.hours.time_ranges import TimeRange
from locator.hours.words import Word

_THE_OFFICE = re.compile(
    "(?:自|即日|今日|起|本|该|此|各|所有|全部|现|已|目前|因故|政务|办事|服务|便民|综合"
    "|窗口|大厅|中心|单位|对外|业务|办理|办公)*"
)
CLOSING = (Word.OFF, Word.AS_THE_STATE, Word.OTHER_DUTIES, Word.SUSPENDED, Word.EXCEPT_AFTER, Word.EXCEPT_BEFORE)


def close(sketch: Sketch, statement: Statement) -> None:
    """休息, 除外, 暂停, 学习: closed on its days, in its half-day, in its times; holidays for the hours beside it."""
    if statement.segment.has(Word.OTHER_DAYS) and not statement.parts:
        return
    if statement.is_bare:
        _close_bare(sketch, statement)
        return
    if _is_of_a_closing(sketch, statement):
        spans = sketch.all_spans() if any(_may_be_holidays(group) for group in sketch.groups) else ()
        sketch.clauses += [Clause(Effect.DOUBTFUL, part.days, spans) for part in statement.parts if spans]
        return
    if statement.season is not None and known_season(sketch, statement.season) is None:
        _close_some_time(sketch, statement)
        return
    parts = statement.parts
    spans = statement.spans or _from_then_on(statement)
    half = statement.half if not spans else None
    plain = [part for part in parts if part.days == HOLIDAYS and part.half is half is None]
    if plain and not spans and statement.season is None:
        say_of_holidays(sketch, statement, Answer.NO)
    rest = [part for part in parts if part not in plain or spans or statement.season]
    season = known_season(sketch, statement.season)
    if rest:
        for part in rest:
            _close_days(sketch, statement, replace(part, half=part.half or half), spans, season)
    elif not parts and half is not None:
        for part in _days_halved(statement) or current_days(sketch, statement):
            _close_half(sketch, part.days, half, season)
    elif not parts and spans:
        add(sketch, Effect.CLOSED, current_days(sketch, statement), spans, season)
    elif not parts and season is not None:
        add(sketch, Effect.CLOSED, [DayPart(EVERY)], (), season)


def _is_of_a_closing(sketch: Sketch, statement: Statement) -> bool:
    """周一闭馆（节假日除外）, 周一（节假日除外）闭馆: an exception from what is off, and not from the hours."""
    excepts = statement.segment.has(Word.EXCEPT_AFTER, Word.EXCEPT_BEFORE) and statement.segment.in_brackets
    if not excepts or not statement.parts:
        return False
    before, last = statement.before, sketch.cores[statement.anchor - 1] if statement.anchor else None
    if last is not None and last.kind is CoreKind.DAYS and not last.groups:
        return True
    is_off = before is not None and before.anchor == statement.anchor and before.segment.has(Word.OFF)
    return is_off and before is not None and any(part.days.weekdays & ~WEEKEND for part in before.parts)


def _may_be_holidays(group: Group) -> bool:
    """Whether its days could be holidays, for all that it says: 周一至周五 and 工作日 are none."""
    return any(part.days.weekdays & WEEKEND and part.days.group is not DayGroup.WORKDAYS for part in group.days)


def _close_some_time(sketch: Sketch, statement: Statement) -> None:
    """寒假休息 without dates: nobody says when that is, so all that it could close is in doubt."""
    sketch.suspect = True
    parts = statement.parts or tuple(replace(part, half=None) for group in sketch.groups for part in group.days)
    for part in dict.fromkeys(parts):
        sketch.clauses.append(Clause(Effect.MAY_CLOSE, part.days, statement.spans or WHOLE_DAY))


def _close_bare(sketch: Sketch, statement: Statement) -> None:
    before = statement.before
    if before is not None and before.segment.has(*CLOSING) and not before.is_bare:
        return
    if not statement.segment.has(Word.SUSPENDED):
        return
    if _is_all_of_it(statement):
        sketch.clauses.append(Clause(Effect.CLOSED, EVERY))
        return
    days = dict.fromkeys(part.days for group in sketch.groups for part in group.days)
    spans = sketch.all_spans() or WHOLE_DAY
    sketch.clauses += [Clause(Effect.DOUBTFUL, each, spans) for each in days or (EVERY,)]


def _is_all_of_it(statement: Statement) -> bool:
    """Whether the whole office is out of service, and now: not 户籍窗口暂停办理, nor 如遇特殊情况暂停服务."""
    beside = [phrase for phrase in statement.segment.phrases if phrase.kind is not Word.SUSPENDED]
    return all(phrase.kind in (Word.NOISE, Word.BEGINS) and _THE_OFFICE.fullmatch(phrase.text) for phrase in beside)


def _close_days(
    sketch: Sketch, statement: Statement, part: DayPart, spans: tuple[Span, ...], season: Season | None
) -> None:
    days = part.days
    if days.group is DayGroup.MAKE_UPS and not spans:
        before = statement.before
        of_rest = before is not None and any(part.days.weekdays == WEEKEND for part in before.parts)
        told = Answer.NO if days.make_ups is None else days.make_ups
        told = Answer.YES if statement.segment.has(Word.AS_THE_STATE) else told
        for group in meant_groups(sketch, statement):  # 周末休息，调休除外: then the make-up days are worked
            group.make_ups = Answer.YES if of_rest else told
        return
    if not spans and part.half is None and (denied := _denied(sketch, statement, days)):
        sketch.suspect = True
        sketch.clauses.append(Clause(Effect.MAY_CLOSE, Days(DayGroup.LISTED, denied), WHOLE_DAY, season))
        if not days.weekdays & ~denied:
            return
        days = replace(days, weekdays=days.weekdays & ~denied)
    later = _later_hours(sketch, statement) if not spans and part.half is None else ()
    if later:
        own = spans_of(bits(sketch.all_spans()) & ~bits(later))
        sketch.clauses += [Clause(Effect.CLOSED, days, own, season), Clause(Effect.DOUBTFUL, days, later, season)]
        return
    if part.half is not None and part.half is not Word.THE_DAY and not spans:
        _close_half(sketch, days, part.half, season)
    else:
        add(sketch, Effect.CLOSED, [replace(part, days=days)], spans, season)


def _later_hours(sketch: Sketch, statement: Statement) -> Spans:
    """上午9:00-11:30（周三除外），下午14:00-16:30: the hours behind a bracket, of which it may speak or not."""
    if not statement.segment.in_brackets or not statement.anchor:
        return ()
    groups = set(sketch.cores[statement.anchor - 1].groups)
    behind = [core for core in sketch.cores[statement.anchor :] if core.kind is CoreKind.RANGE]
    if sketch.cores[statement.anchor - 1].kind is not CoreKind.RANGE:
        return ()
    ranges = [core.value for core in behind if groups & set(core.groups) and isinstance(core.value, TimeRange)]
    return tuple(span for found in ranges for span in found.spans)


def _days_halved(statement: Statement) -> tuple[DayPart, ...]:
    """周六上午正常上班，下午休息: the other half of the days that were named with a half right before."""
    before = statement.before
    if before is None or before.anchor != statement.anchor or before.sentence != statement.sentence:
        return ()
    halves = [part.half or before.half for part in before.parts]
    return tuple(replace(part, half=None) for part in before.parts) if halves and all(halves) else ()


def _close_half(sketch: Sketch, days: Days, half: Word, season: Season | None) -> None:
    """周五下午不对外: closed in what is surely the afternoon, and perhaps in what may belong to it."""
    half_day = half_closed(half, sketch.all_spans())
    for effect, spans in ((Effect.CLOSED, half_day.sure), (Effect.MAY_CLOSE, half_day.perhaps)):
        sketch.clauses += [Clause(effect, days, spans, season)] if spans else []


def _denied(sketch: Sketch, statement: Statement, days: Days) -> int:
    """The days that are off and were listed by name: 周一至周六 …，周末休息. What 除外 takes out is no slip."""
    if statement.segment.has(Word.EXCEPT_AFTER, Word.EXCEPT_BEFORE) or days.nth or days.dates:
        return 0
    if days.group not in (DayGroup.LISTED, DayGroup.WEEKENDS):
        return 0
    named = 0
    for group in sketch.groups:
        for part in group.days:
            if part.days.group is DayGroup.LISTED and part.days.weekdays != EVERY_DAY:
                named |= _ends_of(part.days.weekdays)
            named |= part.days.weekdays if part.days.group is DayGroup.WEEKENDS else 0
    return named & days.weekdays


def _ends_of(weekdays: int) -> int:
    """The first and the last day of each run of days: these are the ones that a text names."""
    found = [day for day in range(7) if weekdays >> day & 1]
    ends = [day for day in found if not (day - 1 in found and day + 1 in found)]
    return sum(1 << day for day in ends)


def _from_then_on(statement: Statement) -> Spans:
    """周五下午16:00停止办公: closed from then on."""
    times = [time.minute for time in statement.times if time.side is None]
    return ((times[-1], MIDNIGHT),) if times else ()


def take_break(sketch: Sketch, statement: Statement) -> None:
    """午休: a hole with times; without them, somewhere about noon, where the ranges have no gap."""
    if statement.spans:
        parts = statement.parts or current_days(sketch, statement) or (DayPart(EVERY),)
        add(sketch, Effect.CLOSED, parts, statement.spans, statement.season)
        return
    for group in nearby(sketch, statement):
        if any(start < LUNCH[0] and LUNCH[1] <= end for start, end in group.spans):
            add(sketch, Effect.DOUBTFUL, [replace(part, half=None) for part in group.days], (LUNCH,), group.season)
