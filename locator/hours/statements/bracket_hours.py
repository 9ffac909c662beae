"""Brackets that are about the range right before them: 上午9:00-12:00（周六照常），下午13:30-17:00."""

from collections.abc import Sequence

from locator.hours.phrases.time_ranges import TimeRange
from locator.hours.readings.clause import Clause, Effect
from locator.hours.readings.day_table import Span
from locator.hours.sketch.cores import Core, CoreKind
from locator.hours.sketch.sketch import Sketch, Statement, is_closed
from locator.hours.tokens.day_parts import DayPart
from locator.hours.tokens.words import Word


def hours_before_bracket(sketch: Sketch, statement: Statement, ranges: Sequence[TimeRange]) -> list[TimeRange]:
    """What days have that a bracket adds: of the ranges behind it nobody knows, or they are of others alone."""
    behind = _ranges_behind(sketch, statement)
    if range_before(sketch, statement) is None or not behind:
        return [*ranges]
    own = [found for found in ranges if found not in [core.value for core, _ in behind]]
    unsure = [core.value for core, is_of_others in behind if not is_of_others and core.value in ranges]
    return [*own, *(TimeRange((), (*one.spans, *one.doubts)) for one in unsure if isinstance(one, TimeRange))]


def change_range_before(sketch: Sketch, statement: Statement, parts: Sequence[DayPart]) -> bool:
    """上午9:00-11:30（周三延至12:00）: another end or beginning of the range before the bracket; false where none."""
    own, times = range_before(sketch, statement), [time.minute for time in statement.times]
    if own is None or len(own.spans) != 1 or not parts or any(is_closed(sketch, part) for part in parts):
        return False
    (start, end), minute = own.spans[0], times[-1]
    behind = [core.value for core, _ in _ranges_behind(sketch, statement) if isinstance(core.value, TimeRange)]
    if statement.segment.has(Word.EXTENDED) and behind and end < minute <= min(one.first_start for one in behind):
        _say(sketch, Effect.OPEN, parts, (end, minute))
    elif statement.segment.has(Word.SHORTENED) and minute < start and not _is_open(sketch, minute):
        _say(sketch, Effect.OPEN, parts, (minute, start))
    elif behind and start < minute < end and not statement.segment.has(Word.EXTENDED):
        _say(sketch, Effect.CLOSED, parts, (minute, end))
        for later in behind:
            for span in later.spans:
                _say(sketch, Effect.MAY_CLOSE, parts, span)
    else:
        return False
    return True


def _say(sketch: Sketch, effect: Effect, parts: Sequence[DayPart], span: Span) -> None:
    sketch.clauses += [Clause(effect, part.days, (span,)) for part in parts]


def _is_open(sketch: Sketch, minute: int) -> bool:
    return any(start <= minute < end for start, end in sketch.all_spans())


def range_before(sketch: Sketch, statement: Statement) -> TimeRange | None:
    """The range that a bracket stands right behind; null where it stands behind none."""
    last = sketch.cores[statement.anchor - 1] if statement.anchor and statement.segment.in_brackets else None
    return last.value if last is not None and isinstance(last.value, TimeRange) else None


def _ranges_behind(sketch: Sketch, statement: Statement) -> list[tuple[Core, bool]]:
    """The ranges of the same hours behind a bracket, and whether a bracket of its own says whose each is."""
    groups = set(sketch.cores[statement.anchor - 1].groups) if statement.anchor else set()
    found: list[tuple[Core, bool]] = []
    for at in range(statement.anchor, len(sketch.cores)):
        core, behind = sketch.cores[at], sketch.cores[at + 1 : at + 2]
        if core.kind is CoreKind.RANGE and groups & set(core.groups):
            named = bool(behind) and behind[0].kind is CoreKind.DAYS and behind[0].bracketed and not behind[0].gap
            found.append((core, bool(named)))
    return found
