"""Brackets that say on which of its days the last range holds: 周一至周五9:00-17:00，18:00-20:00（仅限周三）."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from locator.hours.phrases.time_ranges import TimeRange
from locator.hours.readings.clause import Clause, Effect
from locator.hours.readings.day_table import Span
from locator.hours.readings.days import WEEKDAYS, WEEKEND, DayGroup, Days, whole_weekdays_of
from locator.hours.sketch.cores import Core, CoreKind
from locator.hours.sketch.own_days import is_within
from locator.hours.tokens.day_parts import DayPart
from locator.hours.tokens.halves import EVENING, OTHER_HALF, half_open

_NOON = (11 * 60, 14 * 60 + 30)


def limits_the_last(cores: Sequence[Core], index: int) -> bool:
    """Whether days in a bracket are some of those named before several ranges, and the bracket is about the last.

    Of 8:30-12:00（仅周三），14:00-17:00 each range is the last before its bracket.
    """
    own = _named_before(cores, index)
    if own is None or not _stands_alone(cores, index) or _overlap(own.ranges):
        return False
    several = len(own.ranges) > 1 or _goes_on(cores, index)
    return several and _are_some_of(_parts(cores[index]), _parts(cores[own.days]))


def is_of_a_day(cores: Sequence[Core], index: int) -> bool:
    """周一至周六8:30-12:00，14:30-17:30（周六半天）, （周六上午办公）: a bracket about days, and about no range."""
    own = _named_before(cores, index)
    if own is None or not own.ranges or not _stands_alone(cores, index):
        return False
    parts, last = _parts(cores[index]), own.ranges[-1]
    is_less = all(part.doubtful for part in parts) and last.first_start < EVENING
    several = len(own.ranges) > 1 or _goes_on(cores, index)
    of_halves = all(part.half in OTHER_HALF for part in parts)
    return several and (is_less or of_halves) and _are_some_of(parts, _parts(cores[own.days]))


def is_of_one(cores: Sequence[Core], index: int) -> bool:
    """8:30-12:00，14:00-17:30，18:30-20:30（周三）: days in a bracket behind an evening's or a noon's hours alone.

    So are those that 限 or 仅 stands before, where further hours follow: 14:00-17:00（限周三），9:00-12:00.
    """
    if not _stands_alone(cores, index) or _weekdays(cores[index]) & WEEKDAYS == WEEKDAYS:
        return False
    own, others = cores[index - 1].value, _ranges([*cores[: index - 1], *cores[index + 1 :]])
    if not isinstance(own, TimeRange) or not others or any(own.meets(other) for other in others):
        return False
    if any(part.half is not None for part in _parts(cores[index])):
        return False
    beside = own.first_start >= EVENING or (_NOON[0] <= own.first_start and own.last_end <= _NOON[1])
    return beside or (cores[index].is_limit and _goes_on(cores, index))


def kept_halves(cores: Sequence[Core]) -> Iterator[tuple[Core, DayPart]]:
    """The brackets that keep a half of a day (周六上午办公), each with the half that is not kept."""
    for index, core in _brackets_of_days(cores):
        for part in _parts(core) if not _of_last(cores, index) else ():
            if part.half in OTHER_HALF and not part.doubtful:
                yield core, replace(part, half=OTHER_HALF[part.half])


def halves_of_last(cores: Sequence[Core]) -> Iterator[Core]:
    """The brackets that name a half-day which the range before them has (周六下午): they have these hours at least."""
    return (core for index, core in _brackets_of_days(cores) if _of_last(cores, index))


def _brackets_of_days(cores: Sequence[Core]) -> Iterator[tuple[int, Core]]:
    for index, core in enumerate(cores):
        if core.kind is CoreKind.DAYS and core.bracketed and is_of_a_day(cores, index):
            yield index, core


def _of_last(cores: Sequence[Core], index: int) -> tuple[Span, ...]:
    """14:00-17:00（周六下午）: the range before the bracket, where it has minutes in a half-day that this names."""
    last, parts = cores[index - 1].value, _parts(cores[index])
    if not isinstance(last, TimeRange) or any(part.doubtful for part in parts):
        return ()
    return last.spans if any(half_open(part.half, last.spans).all for part in parts) else ()


def perhaps_of_all(cores: Sequence[Core]) -> Iterator[Clause]:
    """工作日9:00-12:00，14:00-17:00（周一至周四）: the bracket may be of the morning as well, which Fridays then lack.

    Whoever lists the days by name (周一至周五…) has told them, and hours of the evening are additional ones.
    """
    for index, core in enumerate(cores):
        if not core.bracketed or core.kind is not CoreKind.DAYS or not _stands_alone(cores, index):
            continue
        if is_of_a_day(cores, index):
            yield from _perhaps_alone(cores, index)
            continue
        if is_of_one(cores, index) and _named_before(cores, index) is None:
            continue
        lone = [own.kind for own in cores].count(CoreKind.DAYS) == 1
        own, others = _named_before(cores, index), WEEKDAYS & ~_weekdays(core)
        ranges = own.ranges if own is not None else _ranges(cores[:index])
        if lone and others != WEEKDAYS and not _is_of_the_evening(cores[index - 1]):
            rest = _ranges([*cores[: index - 1], *cores[index + 1 :]])  # 9:00-12:00（周三），14:00-17:00
            yield from _clauses(Effect.DOUBTFUL, others, tuple(span for found in rest for span in found.spans))
        if lone or len(ranges) < 2 or ranges[-1].first_start >= EVENING:
            continue
        spans = tuple(span for found in ranges[:-1] for span in found.spans)
        if own is not None and _are_workdays(cores[own.days]) and limits_the_last(cores, index):
            yield from _clauses(Effect.MAY_CLOSE, others, spans)


def _is_of_the_evening(core: Core) -> bool:
    return isinstance(core.value, TimeRange) and core.value.first_start >= EVENING


def _perhaps_alone(cores: Sequence[Core], index: int) -> Iterator[Clause]:
    """周一至周六9:00-12:00，14:00-17:00（周六下午办公）: on Saturdays alone, all they have, or once more."""
    own, last = _named_before(cores, index), _of_last(cores, index)
    if own is None or not last:
        return
    named, others = _weekdays(cores[index]), _weekdays(cores[own.days]) & ~_weekdays(cores[index])
    yield from _clauses(Effect.MAY_CLOSE, others, last)
    earlier = tuple(span for found in own.ranges[:-1] for span in found.spans)
    yield from _clauses(Effect.MAY_CLOSE, named, earlier)


def _clauses(effect: Effect, weekdays: int, spans: tuple[Span, ...]) -> Iterator[Clause]:
    if weekdays and spans:
        yield Clause(effect, Days(DayGroup.LISTED, weekdays), spans)


class _Named(NamedTuple):
    """The place of days, and the ranges between them and what stands behind."""

    days: int
    ranges: list[TimeRange]


def _named_before(cores: Sequence[Core], index: int) -> _Named | None:
    """The days outside of brackets that were named last, with no season behind them; null where there are none."""
    for at in range(index - 1, -1, -1):
        core = cores[at]
        if core.kind is CoreKind.DAYS and not core.bracketed:
            return _Named(at, _ranges(cores[at:index]))
        if core.kind is CoreKind.SEASON:
            return None
    return None


def _ranges(cores: Sequence[Core]) -> list[TimeRange]:
    return [core.value for core in cores if isinstance(core.value, TimeRange)]


def _overlap(ranges: Sequence[TimeRange]) -> bool:
    """Whether the last range overlaps an earlier one."""
    return any(own.meets(ranges[-1]) for own in ranges[:-1])


def _goes_on(cores: Sequence[Core], index: int) -> bool:
    """Whether further ranges of the same days stand right behind a bracket's comma."""
    behind = cores[index + 1 : index + 2]
    return bool(behind) and behind[0].kind is CoreKind.RANGE and not behind[0].bracketed


def _stands_alone(cores: Sequence[Core], index: int) -> bool:
    """Whether a bracket stands right behind a range, and holds none."""
    core = cores[index]
    if not core.bracketed or core.gap or not index or cores[index - 1].kind is not CoreKind.RANGE:
        return False
    return not any(own.bracketed == core.bracketed and own.kind is CoreKind.RANGE for own in cores)


def _are_some_of(own: Sequence[DayPart], named: Sequence[DayPart]) -> bool:
    return bool(own) and all(any(_is_some_of(part.days, wide.days) for wide in named) for part in own)


def _is_some_of(own: Days, named: Days) -> bool:
    if named.group is DayGroup.WEEKENDS and own.group is DayGroup.LISTED:
        return own.weekdays != WEEKEND and not own.weekdays & ~WEEKEND
    return is_within(own, named)


def _are_workdays(core: Core) -> bool:
    return any(part.days.group is DayGroup.WORKDAYS for part in _parts(core))


def _weekdays(core: Core) -> int:
    """The days of the week that a core names, as bits."""
    return whole_weekdays_of(part.days for part in _parts(core))


def _parts(core: Core) -> tuple[DayPart, ...]:
    return core.value if isinstance(core.value, tuple) else ()
