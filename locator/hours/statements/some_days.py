"""Days of which no calendar here tells which they are: 节假日前一天15:00停止办公."""

from collections.abc import Sequence

from locator.hours.readings.clause import Clause, Effect
from locator.hours.readings.day_table import WHOLE_DAY, bits, spans_of
from locator.hours.readings.days import EVERY, WEEKEND, DayGroup, Days, whole_weekdays_of
from locator.hours.readings.suspicion import Suspicion
from locator.hours.segments.leftovers import CLOSING
from locator.hours.sketch.sketch import Sketch, Statement, add, current_days
from locator.hours.statements.doubts import doubt
from locator.hours.statements.tickets import last_tickets
from locator.hours.tokens.day_parts import DayPart
from locator.hours.tokens.halves import HALF_SPANS, half_closed
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import IN_DOUBT, Word

_COUNTS = {"一": 1, "二": 2, "两": 2, "三": 3}
_SHORTEST_MONTH = 28
_FIRST_OF_THE_END = 20
"""Where 月末 begins at the earliest, and the last three working days before a long holiday."""
_LAST_OF_A_MONTH = ("最后一天", "最后一日")


def some_days(sketch: Sketch, statement: Statement) -> None:
    """单周周六, 节假日前一天: in doubt on every day that it may be, in what is said of it."""
    sketch.suspicions.add(Suspicion.SOME_WEEKS)
    closes = statement.segment.has(Word.OFF, Word.SUSPENDED)
    if statement.segment.has(*CLOSING) and _is_of_a_month(statement):
        _may_close(sketch, statement)
        return
    if not statement.parts and _doubt_some_day(sketch, statement):
        return
    if closes and statement.is_bare:
        sketch.clauses.append(Clause(Effect.MAY_CLOSE, _days_that_may_be(statement)))
        return
    if statement.spans and not statement.parts and not statement.segment.has(*CLOSING, *IN_DOUBT):
        _doubt_own_hours(sketch, statement)
        return
    if closes and statement.parts and not statement.spans:
        _doubt_open_days(sketch, statement.parts)
    else:
        doubt(sketch, statement)


def _doubt_own_hours(sketch: Sketch, statement: Statement) -> None:
    """月末9:00-12:00: whenever that is, these are the hours, and the others may be none."""
    days, own = _days_that_may_be(statement), bits(statement.spans)
    sketch.clauses.append(Clause(Effect.MAY_CLOSE, days, spans_of(bits(WHOLE_DAY) & ~own)))
    further = spans_of(own & ~bits(sketch.all_spans()))
    sketch.clauses += [Clause(Effect.DOUBTFUL, days, further)] if further else []


def _days_that_may_be(statement: Statement) -> Days:
    """The dates on which a month's end, or its last few days or working days, may be; any day for other words."""
    text = "".join(phrase.text for phrase in statement.segment.of(Word.SOME_WEEKS))
    if "月" not in text:
        return EVERY
    counted = next((count for sign, count in _COUNTS.items() if sign in text), None)
    first = (
        _FIRST_OF_THE_END if counted is None or "工作" in text or "后" not in text else _SHORTEST_MONTH + 1 - counted
    )
    return Days(DayGroup.LISTED, dates=tuple(range(first, 32)))


def _is_of_a_month(statement: Statement) -> bool:
    """Whether it is of a month's last day or of one of its last working days, and names no time alone."""
    texts = [phrase.text for phrase in statement.segment.of(Word.SOME_WEEKS)]
    named = all("月" in text and (text.endswith(_LAST_OF_A_MONTH) or "工作" in text) for text in texts)
    return named and not statement.parts and (not statement.times or texts[-1].endswith(_LAST_OF_A_MONTH))


def _may_close(sketch: Sketch, statement: Statement) -> None:
    """每月最后一天休息, 月末最后一个工作日下午不对外: one of the last days, each of which may be it."""
    half = half_closed(statement.half, sketch.all_spans()).all if statement.half is not None else WHOLE_DAY
    sketch.clauses.append(Clause(Effect.MAY_CLOSE, _days_that_may_be(statement), statement.spans or half))


def _doubt_some_day(sketch: Sketch, statement: Statement) -> bool:
    """节假日前一天15:00停止办公: on any day perhaps; false where it names no time or half at which."""
    if statement.segment.has(Mark.AHEAD_BY):
        last_tickets(sketch, statement)
        return True
    times = [time.minute for time in statement.times]
    if not times:
        return False
    spans = sketch.all_spans()
    last = max((end for _, end in spans), default=times[-1])
    if statement.segment.has(Word.BEGINS):
        cut = bits(((0, times[-1]),)) & bits(spans)
    else:
        cut = bits(((min(times[-1], last), max(times[-1], last)),))
    add(sketch, Effect.DOUBTFUL, current_days(sketch, statement), spans_of(cut), statement.season)
    return True


def _doubt_open_days(sketch: Sketch, parts: Sequence[DayPart]) -> None:
    """双周周六休息: where these days have hours nobody knows of them; where they have none it says nothing new."""
    for group in list(sketch.groups):
        named = WEEKEND if any(own.days.group is DayGroup.WEEKENDS for own in group.days) else 0
        named |= whole_weekdays_of(own.days for own in group.days)
        for part in parts:
            if part.days.weekdays & named:
                half = HALF_SPANS[part.half] if part.half is not None else WHOLE_DAY
                own_spans = spans_of(bits(group.spans) & bits(half))
                sketch.clauses.append(Clause(Effect.DOUBTFUL, part.days, own_spans, group.season))
