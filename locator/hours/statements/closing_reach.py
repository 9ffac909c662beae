"""How far a closing reaches: which hours a bracket speaks of, and which days it takes back that were named."""

from collections.abc import Sequence
from dataclasses import replace

from locator.hours.phrases.phrases import Piece
from locator.hours.phrases.time_ranges import TimeRange
from locator.hours.readings.clause import Clause, Effect
from locator.hours.readings.day_table import WHOLE_DAY, bits, spans_of
from locator.hours.readings.days import EVERY, EVERY_DAY, HOLIDAYS, WEEKDAYS, WEEKEND, DayGroup, Days, weekdays_of
from locator.hours.readings.suspicion import Suspicion
from locator.hours.segments.leftovers import CLOSING
from locator.hours.sketch.cores import CoreKind
from locator.hours.sketch.sketch import Sketch, Spans, Statement, add, is_closed
from locator.hours.tokens.day_parts import DayPart
from locator.hours.tokens.halves import half_closed
from locator.hours.tokens.words import Word

_OTHERS = ("其余", "其他", "其它", "其余的", "其他的")


def earlier_hours(sketch: Sketch, statement: Statement) -> Spans:
    """上午9:00-12:00，下午14:00-17:00（周三除外）: the hours before the last, of which a bracket may speak or not."""
    before = sketch.cores[: statement.anchor]
    of_week = any(part.days.weekdays & ~WEEKEND and part.days.group is DayGroup.LISTED for part in statement.parts)
    # …9:00-12:00（周日除外），下午…（周六、周日除外）: each bracket is of its own hours.
    own = statement.before.before if statement.before is not None else None
    of_week = of_week or (own is not None and own.segment.in_brackets and own.anchor == len(before) - 1)
    if not statement.segment.in_brackets or len(before) < 2 or not before[-1].gap or not of_week:
        return ()
    groups = set(before[-1].groups)
    ranges = [core.value for core in before if core.kind is CoreKind.RANGE and groups & set(core.groups)]
    spans = [span for found in ranges[:-1] if isinstance(found, TimeRange) for span in found.spans]
    return tuple(spans) if before[-1].kind is CoreKind.RANGE else ()


def later_hours(sketch: Sketch, statement: Statement) -> Spans:
    """上午9:00-11:30（周三除外），下午14:00-16:30: the hours behind a bracket, of which it may speak or not."""
    if not statement.segment.in_brackets or not statement.anchor:
        return ()
    groups = set(sketch.cores[statement.anchor - 1].groups)
    behind = [core for core in sketch.cores[statement.anchor :] if core.kind is CoreKind.RANGE]
    if sketch.cores[statement.anchor - 1].kind is not CoreKind.RANGE:
        return ()
    ranges = [core.value for core in behind if groups & set(core.groups) and isinstance(core.value, TimeRange)]
    return tuple(span for found in ranges for span in found.spans)


def denied_days(sketch: Sketch, statement: Statement, days: Days) -> int:
    """The days that are off and were listed by name: 周一至周六 …，周末休息. What 除外 takes out is no slip."""
    if statement.segment.has(Word.EXCEPT_AFTER, Word.EXCEPT_BEFORE) or days.nth or days.dates:
        return 0
    if days.group not in (DayGroup.LISTED, DayGroup.WEEKENDS):
        return 0
    named = 0
    for group in sketch.groups:
        if statement.within is not None and not statement.perhaps and group.season != statement.within:
            continue
        for part in group.days:
            if part.days.group is DayGroup.LISTED and part.days.weekdays != EVERY_DAY:
                named |= _ends_of(part.days.weekdays)
            named |= part.days.weekdays if part.days.group is DayGroup.WEEKENDS else 0
    return named & days.weekdays


def shared_half(part: DayPart, parts: Sequence[DayPart]) -> Word | None:
    """周三、法定节假日上午休息: the half of the holidays may be that of the Wednesday too, or all of it is off."""
    if part.days.group is not DayGroup.LISTED or part.half is not None:
        return None
    return next((own.half for own in parts if own.days == HOLIDAYS), None)


def without_those_with_hours(sketch: Sketch, statement: Statement, parts: Sequence[DayPart]) -> Sequence[DayPart]:
    """周一、三、五8:30-17:30，其余工作日下午休息: Tuesday and Thursday, and of their mornings nothing is known."""
    others = any(phrase.text in _OTHERS for phrase in statement.segment.of(Word.NOISE))
    named = weekdays_of(own.days for group in sketch.groups for own in group.parts or () if own.half is None)
    listed = all(own.days.group is DayGroup.LISTED for group in sketch.groups for own in group.days)
    if not others or not listed or not named or any(part.days.group is not DayGroup.WORKDAYS for part in parts):
        return parts
    rest = [replace(part, days=replace(part.days, weekdays=WEEKDAYS & ~named)) for part in parts]
    for part in rest:
        if part.half is not None:
            other = bits(sketch.all_spans()) & ~bits(half_closed(part.half, sketch.all_spans()).all)
            add(sketch, Effect.DOUBTFUL, [replace(part, half=None)], spans_of(other), statement.season)
    return rest


def _ends_of(weekdays: int) -> int:
    """The first and the last day of each run of days: these are the ones that a text names."""
    found = [day for day in range(7) if weekdays >> day & 1]
    ends = [day for day in found if not (day - 1 in found and day + 1 in found)]
    return sum(1 << day for day in ends)


def doubt_over_days(sketch: Sketch, statement: Statement) -> bool:
    """What is closed on several days, and nobody knows until when on each; false where a statement is not such."""
    if _goes_on(statement):
        sketch.clauses.append(Clause(Effect.MAY_CLOSE, EVERY))
    elif statement.season is not None and _is_each_day_or_the_last(statement):
        sketch.clauses.append(Clause(Effect.MAY_CLOSE, EVERY, WHOLE_DAY, statement.season))
    else:
        return False
    sketch.suspicions.add(Suspicion.GUESSED)
    return True


def _goes_on(statement: Statement) -> bool:
    """周五14:00至周一8:30不办公: from a time on one day to another day, of which no single ones are known."""
    named, times = statement.segment.of(Piece.DAYS, Piece.SEASON), statement.segment.of(Piece.TIME)
    return len(named) > 1 and (len(times) > 1 or any(time.text.endswith(("至", "到", "-")) for time in times))


def _is_each_day_or_the_last(statement: Statement) -> bool:
    """6月9日至11日10:00停办: from 10:00 on each of the days, or on all of them until 10:00 of the last."""
    dates = statement.season.dates if statement.season is not None else ()
    named = any("日" in phrase.text or "号" in phrase.text for phrase in statement.segment.of(Piece.SEASON))
    return named and any(own.days > 1 for own in dates) and any(time.side is None for time in statement.times)


def is_duty_alone(statement: Statement) -> bool:
    """每月10日主题党日, 每月30日盘点: nobody says that nothing else is done on that day; of 内部学习 it is said."""
    segment = statement.segment
    if not segment.has(Word.OTHER_DUTIES) or segment.has(*(kind for kind in CLOSING if kind is not Word.OTHER_DUTIES)):
        return False
    return not any(phrase.text.startswith(("内部", "闭馆")) for phrase in segment.of(Word.OTHER_DUTIES))


def perhaps_all_day(sketch: Sketch, clause: Clause) -> Clause:
    """A closing of whole days that have hours, as one that is perhaps none."""
    is_whole = clause.effect is Effect.CLOSED and clause.spans == WHOLE_DAY and clause.season is None
    has_hours = is_whole and not is_closed(sketch, DayPart(clause.days))
    return replace(clause, effect=Effect.MAY_CLOSE) if has_hours else clause


def is_of_days_before_bracket(sketch: Sketch, statement: Statement) -> bool:
    """工作日9:00-17:00，周五（14:00-15:00消防演练停办）: the bracket closes some time of days that have other hours."""
    last = sketch.cores[statement.anchor - 1] if statement.anchor else None
    if not statement.segment.in_brackets or not statement.spans or last is None or not isinstance(last.value, tuple):
        return False
    return statement.season is None and not any(is_closed(sketch, part) for part in last.value)
