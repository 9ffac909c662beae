"""What closes: 休息, 除外, 暂停, 学习, 午休; in its times, on its days, for the hours beside it."""

from collections.abc import Sequence
from dataclasses import replace

from locator.hours.phrases.phrases import Piece
from locator.hours.readings.clause import Clause, Effect
from locator.hours.readings.day_table import WHOLE_DAY, bits, spans_of
from locator.hours.readings.days import HOLIDAYS, WEEKEND, Answer, DayGroup, Days
from locator.hours.readings.seasons import Season
from locator.hours.readings.suspicion import Suspicion
from locator.hours.segments.leftovers import CLOSING
from locator.hours.sketch.cores import CoreKind
from locator.hours.sketch.groups import Group
from locator.hours.sketch.sketch import (
    Sketch,
    Spans,
    Statement,
    add,
    current_days,
    days_without_hours_before,
    is_closed,
    known_season,
    meant_groups,
    say_of_holidays,
)
from locator.hours.statements.breaks import close_times
from locator.hours.statements.closing_reach import (
    denied_days,
    doubt_over_days,
    earlier_hours,
    is_duty_alone,
    is_of_days_before_bracket,
    later_hours,
    perhaps_all_day,
    shared_half,
    without_those_with_hours,
)
from locator.hours.statements.exceptions import close_beside_own, close_season, own_hours
from locator.hours.statements.own_days_before import days_halved
from locator.hours.statements.suspensions import close_bare, close_some_time
from locator.hours.tokens.day_parts import DayPart
from locator.hours.tokens.halves import half_closed
from locator.hours.tokens.words import Word


def close(sketch: Sketch, statement: Statement) -> None:
    """休息, 除外, 暂停, 学习: closed on its days, in its half-day, in its times; holidays for the hours beside it."""
    if statement.segment.has(Word.OTHER_DAYS) and not statement.parts:
        return
    if statement.is_bare and (named := _days_before(sketch, statement)):
        _close_parts(sketch, statement, named)
    elif statement.is_bare:
        close_bare(sketch, statement)
    elif _is_of_a_closing(sketch, statement):
        _doubt_exceptions(sketch, statement)
    elif doubt_over_days(sketch, statement):
        return
    elif statement.season is not None and known_season(sketch, statement.season) is None:
        close_some_time(sketch, statement)
    elif statement.parts:
        _close_parts(sketch, statement, statement.parts)
    elif is_of_days_before_bracket(sketch, statement) and (named := _days_before(sketch, statement)):
        _close_parts(sketch, statement, named)
    else:
        _close_hours(sketch, statement)


def _days_before(sketch: Sketch, statement: Statement) -> tuple[DayPart, ...]:
    """The days right before it, which are told thereby."""
    named = days_without_hours_before(sketch, statement)
    sketch.closed_days += [sketch.cores[statement.anchor - 1]] if named else []
    return named


def _close_parts(sketch: Sketch, statement: Statement, parts: Sequence[DayPart]) -> None:
    """周六休息, 节假日除外, 周五下午不对外: the days that it names."""
    spans = statement.spans or _from_then_on(statement)
    half = statement.half if not spans else None
    season = known_season(sketch, statement.season)
    holidays = [part for part in parts if part.days == HOLIDAYS and part.half is half is None]
    if holidays and not spans and season is None:
        say_of_holidays(sketch, statement, Answer.MAYBE if _is_behind_a_day_off(sketch, statement) else Answer.NO)
    first = len(sketch.clauses)
    for part in without_those_with_hours(sketch, statement, parts):
        if (shared := shared_half(part, parts)) is not None and not spans:
            _close_half(sketch, statement, replace(part, half=shared), season)
            add(sketch, Effect.MAY_CLOSE, [part], (), season)
        elif part not in holidays or spans or season is not None:
            _close_days(sketch, statement, replace(part, half=part.half or half), spans, season)
    if is_duty_alone(statement):
        sketch.clauses[first:] = [perhaps_all_day(sketch, clause) for clause in sketch.clauses[first:]]


def _is_behind_a_day_off(sketch: Sketch, statement: Statement) -> bool:
    """周一闭馆，节假日除外: closed on holidays too, or open on a Monday that is one."""
    before = statement.before
    if before is None or before.anchor != statement.anchor or not statement.segment.has(Word.EXCEPT_AFTER):
        return False
    off = before.segment.has(Word.OFF) and before.half is None and not before.spans
    of_week = any(part.half is None and part.days.weekdays & ~WEEKEND for part in before.parts)
    return off and of_week and all(_may_be_holidays(group) for group in sketch.groups)


def _close_hours(sketch: Sketch, statement: Statement) -> None:
    """下午休息, 12:00-13:00休息, 2月10日至20日暂停办公: on the days that were named last, or on all."""
    spans = statement.spans or _from_then_on(statement)
    season = known_season(sketch, statement.season)
    if statement.half is not None and not spans:
        for part in days_halved(statement) or current_days(sketch, statement):
            _close_half(sketch, statement, replace(part, half=statement.half), season)
    elif spans:
        close_times(sketch, statement, spans, season)
    elif season is not None:
        close_season(sketch, statement, season)


def _doubt_exceptions(sketch: Sketch, statement: Statement) -> None:
    """周一闭馆（节假日除外）: on holidays it may be open, where its days could be holidays at all."""
    spans, may_be = sketch.all_spans(), any(_may_be_holidays(group) for group in sketch.groups)
    parts = [part for part in statement.parts if may_be or part.days.group is not DayGroup.HOLIDAYS]
    sketch.clauses += [Clause(Effect.DOUBTFUL, part.days, spans) for part in parts if spans]


def _is_of_a_closing(sketch: Sketch, statement: Statement) -> bool:
    """周一闭馆（节假日除外）, 周一（节假日除外）闭馆: an exception from what is off, and not from the hours."""
    excepts = statement.segment.has(Word.EXCEPT_AFTER, Word.EXCEPT_BEFORE) and statement.segment.in_brackets
    if not excepts or not statement.parts:
        return False
    before, last = statement.before, sketch.cores[statement.anchor - 1] if statement.anchor else None
    if last is not None and last.kind is CoreKind.DAYS and not last.groups:
        return True
    if before is not None and before.segment.in_brackets and any(part.half is not None for part in before.parts):
        return False  # …（周六下午休息，节假日除外）
    of_days = any(part.days.group is not DayGroup.MAKE_UPS for part in statement.parts)
    return of_days and before is not None and before.anchor == statement.anchor and before.segment.has(Word.OFF)


def _may_be_holidays(group: Group) -> bool:
    """Whether its days could be holidays, for all that it says: 周一至周五 and 工作日 are none."""
    return any(part.days.weekdays & WEEKEND and part.days.group is not DayGroup.WORKDAYS for part in group.days)


def _close_days(sketch: Sketch, statement: Statement, part: DayPart, spans: Spans, season: Season | None) -> None:
    if part.days.group is DayGroup.MAKE_UPS and not spans:
        _say_of_make_ups(sketch, statement, part.days)
    elif part.doubtful:
        add(sketch, Effect.DOUBTFUL, [part], (), season)  # 周六半天、周日休息
    elif spans or part.half is Word.THE_DAY:
        add(sketch, Effect.CLOSED, [part], spans, season)
    elif part.half is not None:
        _close_half(sketch, statement, part, season)
        _doubt_other_half(sketch, part, season)
    else:
        _close_whole_days(sketch, statement, part.days, season)


def _say_of_make_ups(sketch: Sketch, statement: Statement, days: Days) -> None:
    """调休上班日除外; but behind 周末休息 it says that these are worked, and so does whoever does as the state says."""
    before = statement.before
    of_weekend = before is not None and any(part.days.weekdays == WEEKEND for part in before.parts)
    of_rest = of_weekend and before is not None and before.segment.has(*CLOSING)
    off = Answer.NO if days.make_ups is None else days.make_ups
    for group in meant_groups(sketch, statement):
        group.make_ups = Answer.YES if of_rest or statement.segment.has(Word.AS_THE_STATE) else off
        if _excepts_from_rest(statement):
            group.make_ups = Answer.MAYBE


def _excepts_from_rest(statement: Statement) -> bool:
    """周末除调休上班外休息, 周末调休上班的除外: they may be off, or the only ones that are not."""
    named = statement.segment.of(Piece.DAYS)
    of_weekends = any(sign in phrase.text for phrase in named for sign in ("周", "双休"))
    excepts = statement.segment.has(Word.EXCEPT_AFTER)
    return excepts and (of_weekends or statement.segment.has(Word.EXCEPT_BEFORE))


def _close_whole_days(sketch: Sketch, statement: Statement, days: Days, season: Season | None) -> None:
    denied = denied_days(sketch, statement, days)
    if denied:
        sketch.suspicions.add(Suspicion.CONTRADICTION)
        sketch.clauses.append(Clause(Effect.MAY_CLOSE, Days(DayGroup.LISTED, denied), WHOLE_DAY, season))
        days = replace(days, weekdays=days.weekdays & ~denied)
    days = close_beside_own(sketch, statement, days, season)
    if not days.weekdays:
        return
    earlier = earlier_hours(sketch, statement)
    if earlier:
        sketch.clauses.append(Clause(Effect.MAY_CLOSE, days, earlier, season))
        rest = spans_of(bits(sketch.all_spans()) & ~bits(earlier))
        sketch.clauses.append(Clause(Effect.CLOSED, days, rest, season))
        return
    later = later_hours(sketch, statement)
    if later:
        own = spans_of(bits(sketch.all_spans()) & ~bits(later))
        sketch.clauses += [Clause(Effect.CLOSED, days, own, season), Clause(Effect.DOUBTFUL, days, later, season)]
    else:
        add(sketch, Effect.CLOSED, [DayPart(days)], (), season)


def _close_half(sketch: Sketch, statement: Statement, part: DayPart, season: Season | None) -> None:
    """周五下午不对外: closed in what is surely the afternoon, and perhaps in what may belong to it."""
    if part.half is None:
        return
    half_day = half_closed(part.half, sketch.spans_in(None if statement.perhaps else statement.within))
    own = bits(tuple(span for spans in own_hours(sketch, statement, part.days).values() for span in spans))
    for effect, half_spans in ((Effect.CLOSED, half_day.sure), (Effect.MAY_CLOSE, half_day.perhaps)):
        spans = spans_of(bits(half_spans) & ~own) if own else half_spans
        sketch.clauses += [Clause(effect, part.days, spans, season)] if spans else []


def _doubt_other_half(sketch: Sketch, part: DayPart, season: Season | None) -> None:
    """周六下午休息 beside 周一至周五9:00-17:00: whoever says so of a half may be open in the other."""
    if part.half is None or not is_closed(sketch, part) or part.days.group is DayGroup.HOLIDAYS:
        return
    closed = half_closed(part.half, sketch.all_spans())
    others = spans_of(bits(sketch.all_spans()) & ~bits(closed.all))
    sketch.clauses += [Clause(Effect.DOUBTFUL, part.days, others, season)] if others else []


def _from_then_on(statement: Statement) -> Spans:
    """周五下午16:00停止办公: closed from then on."""
    times = [time.minute for time in statement.times if time.side is None]
    return ((times[-1], statement.end_of_day(times[-1])),) if times else ()
