"""What leaves in doubt: 预约, 延时, 值班, 午间值班, 以公告为准."""

from collections.abc import Sequence
from dataclasses import replace

from locator.hours.phrases.time_ranges import TimeRange
from locator.hours.readings.clause import Clause, Effect
from locator.hours.readings.day_table import MIDNIGHT, WHOLE_DAY, Span, bits, spans_of
from locator.hours.readings.days import EVERY, DayGroup, weekdays_of
from locator.hours.segments.leftovers import is_free
from locator.hours.segments.segments import Segment
from locator.hours.sketch.cores import CoreKind
from locator.hours.sketch.groups import Group
from locator.hours.sketch.sketch import Sketch, Statement, add, current_days, days_beside, is_closed, nearby
from locator.hours.statements.bracket_doubts import (
    all_of_some,
    doubt_what_is_off,
    is_behind_a_closing,
    is_of_days_closed,
    is_of_days_off,
    last_of_some,
)
from locator.hours.statements.bracket_hours import range_before
from locator.hours.statements.kept_open import doubt_kept_days, keeps_open
from locator.hours.statements.noons import keep_noon
from locator.hours.tokens.day_parts import DayPart
from locator.hours.tokens.halves import DARK, HALF_SPANS, half_open
from locator.hours.tokens.words import Word


def doubt(sketch: Sketch, statement: Statement) -> None:
    """预约, 延时, 值班: in doubt in its times, on its days; where it names neither, in the hours beside it."""
    segment, parts = statement.segment, statement.parts
    if not parts and (
        (is_free(segment) and not segment.has(Word.OTHER_DAYS))
        or _is_asked_for_at_any_hour(sketch, segment)
        or _repeats(statement)
    ):
        return
    if doubt_kept_days(sketch, statement):
        return
    if statement.season is not None and statement.season.is_short and not parts:
        # 10月1日值班9:00-12:00: on these days, whatever they are.
        add(sketch, Effect.DOUBTFUL, [DayPart(EVERY)], statement.spans or sketch.all_spans(), statement.season)
    elif (
        statement.is_bare
        and segment.in_brackets
        and not keeps_open(statement, Word.NO_BREAK)
        and _doubt_what_is_before(sketch, statement)
    ):
        return
    elif segment.has(Word.ALL_DAY) and segment.has(Word.DUTY) and not parts and sketch.groups:
        _doubt_others(sketch, statement)  # 24小时值班 beside the hours
    elif statement.spans or segment.has(Word.ALL_DAY):
        _doubt_times(sketch, statement)
    elif segment.has(Word.OVERTIME) and any(time.side is None for time in statement.times):
        _doubt_until(sketch, statement)
    elif segment.has(Word.OTHER_DAYS) and not (parts and segment.has(Word.ASK_FIRST)):
        _doubt_others(sketch, statement)
    elif parts:
        _doubt_days(sketch, statement)
    else:
        _doubt_beside(sketch, statement)


def _repeats(statement: Statement) -> bool:
    """延时服务：周六9:00-12:00（须预约）: what stands right before the bracket is in doubt already."""
    before = statement.before
    if before is None or not statement.is_bare or not statement.segment.in_brackets:
        return False
    in_doubt = before.segment.has(Word.OVERTIME, Word.DUTY, Word.APPOINTMENT, Word.ASK_FIRST)
    return in_doubt and before.anchor == statement.anchor and not before.is_bare


def _is_asked_for_at_any_hour(sketch: Sketch, segment: Segment) -> bool:
    """网上预约24小时: that is when one may ask for an appointment."""
    return segment.has(Word.ALL_DAY) and segment.has(Word.APPOINTMENT) and bool(sketch.groups)


def _doubt_times(sketch: Sketch, statement: Statement) -> None:
    days = statement.parts or current_days(sketch, statement) or (DayPart(EVERY),)
    add(sketch, Effect.DOUBTFUL, days, statement.spans or WHOLE_DAY, statement.season)


def _doubt_days(sketch: Sketch, statement: Statement) -> None:
    if statement.segment.has(Word.ASK_FIRST):
        for part in statement.parts:
            unknown = part.half is not None and is_closed(sketch, part)  # 周六上午是否办公请先咨询
            spans = half_open(part.half, sketch.all_spans()).all
            add(sketch, Effect.DOUBTFUL, [part], () if unknown else spans, None)
        return
    own = HALF_SPANS[statement.half] if statement.half is not None else ()
    last = last_of_some(sketch, statement)
    if last:
        add(sketch, Effect.MAY_CLOSE, current_days(sketch, statement), last, statement.season)
    all_hours = all_of_some(sketch, statement)
    for part in statement.parts:
        half = half_open(part.half, all_hours).all
        add(sketch, Effect.DOUBTFUL, [part], last or own or half, statement.season)


def _doubt_beside(sketch: Sketch, statement: Statement) -> None:
    """Neither days nor times: the half-day of the days beside it, what lies outside of their hours, or these hours."""
    of_noon = statement.half is Word.NOON or statement.segment.has(Word.BREAK) or is_behind_a_closing(statement)
    if of_noon or keeps_open(statement, Word.NO_BREAK):
        keep_noon(sketch, statement)
    elif statement.half is not None:
        own = bits(HALF_SPANS[statement.half])
        if statement.segment.has(Word.OVERTIME, Word.DUTY, Word.APPOINTMENT_MAY):
            opened = _spans_on(sketch, current_days(sketch, statement))
            own &= ~bits(tuple(span for span in opened if span[1] <= DARK))  # not of 16:30 on
        add(sketch, Effect.DOUBTFUL, current_days(sketch, statement), spans_of(own), None)
    elif statement.segment.has(Word.OVERTIME):
        _doubt_outside(sketch, nearby(sketch, statement))
    else:
        for group in nearby(sketch, statement):
            group.doubtful = True


def _spans_on(sketch: Sketch, parts: Sequence[DayPart]) -> Sequence[Span]:
    """The hours of certain days; those of all where these have none."""
    days = {part.days for part in parts}
    groups = [group for group in sketch.groups if any(part.days in days for part in group.days)]
    return [span for group in groups for span in group.spans] or sketch.all_spans()


def offer(sketch: Sketch, statement: Statement) -> None:
    """周六上午可预约: on days that have no hours it may open; on those that have, it restricts nothing."""
    if statement.segment.has(Word.OTHER_DAYS) and not statement.parts:
        _doubt_others(sketch, statement)  # 非工作时间可预约
        return
    if statement.is_bare and statement.segment.in_brackets and is_of_days_closed(statement):
        doubt_what_is_off(sketch, statement)
        return
    if statement.spans:
        return  # 12:00-13:30可预约: what is not among the office's hours is in doubt, as all that no rule takes up
    open_days = {part.days.group for group in sketch.groups for part in group.days}
    open_weekdays = weekdays_of(part.days for group in sketch.groups for part in group.days)
    if not statement.parts and statement.half in (Word.NOON, Word.EVENING):
        _doubt_beside(sketch, statement)
    for part in statement.parts:
        listed = part.days.group in (DayGroup.LISTED, DayGroup.WEEKENDS)
        known = not part.days.weekdays & ~open_weekdays if listed else part.days.group in open_days
        if not known:
            add(sketch, Effect.DOUBTFUL, [part], (), statement.season)


def _doubt_what_is_before(sketch: Sketch, statement: Statement) -> bool:
    if is_behind_a_closing(statement):
        return doubt_what_is_off(sketch, statement)
    return _doubt_last(sketch, statement)


def _doubt_last(sketch: Sketch, statement: Statement) -> bool:
    """周六（延时服务）9:00-12:00, 17:00-18:00（延时服务）: the bracket is about what stands right before it."""
    if not statement.anchor or statement.segment.has(Word.APPOINTMENT, Word.ASK_FIRST, Word.BREAK):
        return False
    last = sketch.cores[statement.anchor - 1]
    if last.kind is CoreKind.DAYS and last.groups:
        for number in last.groups:
            sketch.groups[number].doubtful = True
        return True
    if isinstance(last.value, TimeRange) and last.value.spans:
        spans = all_of_some(sketch, statement) if is_of_days_off(sketch, statement) else last.value.spans
        add(sketch, Effect.DOUBTFUL, current_days(sketch, statement), spans, None)
        return True
    return False


def _doubt_others(sketch: Sketch, statement: Statement) -> None:
    """其他时间请预约: whenever nothing else is said; 下班后 on the days that have hours."""
    if any(phrase.text.startswith("下班") for phrase in statement.segment.of(Word.OTHER_DAYS)):
        _doubt_outside(sketch, sketch.groups)
    else:
        doubt_rest(sketch)


def doubt_rest(sketch: Sketch) -> None:
    """Leave in doubt whenever no hours are told."""
    for group in sketch.groups:
        outside = spans_of(bits(WHOLE_DAY) & ~bits(group.spans))
        add(sketch, Effect.DOUBTFUL, [replace(part, half=None) for part in group.days], outside, group.season)
        sketch.clauses += [Clause(Effect.DOUBTFUL, days) for days in days_beside(group)]


def _doubt_until(sketch: Sketch, statement: Statement) -> None:
    """延时至18:30: from the last hours' end on."""
    minute = [time.minute for time in statement.times if time.side is None][-1]
    own = range_before(sketch, statement)  # 上午9:00-12:00（周三延时至12:30），下午14:00-17:00
    last = max((end for _, end in (own.spans if own is not None else sketch.all_spans())), default=minute)
    if last < minute:
        add(sketch, Effect.DOUBTFUL, statement.parts or current_days(sketch, statement), ((last, minute),), None)


def _doubt_outside(sketch: Sketch, groups: Sequence[Group]) -> None:
    """延时服务 without times: at noon or in the evening, nobody says when."""
    for group in groups:
        if not group.spans:
            continue
        first = min(start for start, _ in group.spans)
        outside = spans_of(bits(((first, MIDNIGHT),)) & ~bits(group.spans))
        add(sketch, Effect.DOUBTFUL, [replace(part, half=None) for part in group.days], outside, group.season)


def by_notice(sketch: Sketch, statement: Statement) -> None:
    """以公告为准: of the days that it names, of the hours in whose brackets it stands, else of everything."""
    before = statement.before
    changed = before is not None and before.segment.has(Word.IF_CHANGED) and before.is_bare
    if statement.segment.has(Word.IF_CHANGED) or changed:
        return
    if any(clause.effect is Effect.CLOSED and clause.days == EVERY for clause in sketch.clauses):
        return  # 暂停办公，恢复时间另行通知
    parts = statement.parts
    if not parts and before is not None and before.is_bare is False and before.segment.has(Word.NOISE):
        parts = before.parts
    if parts:
        add(sketch, Effect.DOUBTFUL, parts, statement.spans, None)
    elif statement.segment.in_brackets and statement.anchor and sketch.cores[statement.anchor - 1].gap:
        for group in nearby(sketch, statement):
            group.doubtful = True
    else:
        sketch.clauses.append(Clause(Effect.DOUBTFUL, EVERY))
