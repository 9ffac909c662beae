"""Which days, or which season, each range of a text is for: those named before it, or right behind it, or all."""

from collections.abc import Sequence

from locator.hours.phrases.time_ranges import TimeRange
from locator.hours.readings.days import WEEKDAYS, DayGroup
from locator.hours.readings.seasons import Season
from locator.hours.sketch.bracket_limits import is_of_a_day, is_of_one, limits_the_last
from locator.hours.sketch.cores import Core, CoreKind
from locator.hours.tokens.day_parts import DayPart, are_off


def parts_of(cores: Sequence[Core], index: int | None) -> tuple[DayPart, ...] | None:
    """The days that the core at a place names."""
    value = cores[index].value if index is not None else None
    return value if isinstance(value, tuple) else None


def owners(cores: Sequence[Core], kind: CoreKind) -> list[tuple[int, ...]]:
    """For each core that is a range, which cores of a kind it is for; all of them where it stands before the first."""
    found: list[tuple[int, ...]] = [()] * len(cores)
    current: int | None = None
    pending: list[int] = []
    for index, core in enumerate(cores):
        if core.kind is CoreKind.RANGE and current is not None:
            found[index] = (current,)
        elif core.kind is CoreKind.RANGE:
            pending.append(index)
        elif core.kind is not kind:
            current = None if _ends(cores, current, index) else current
        elif kind is CoreKind.DAYS and is_of_a_day(cores, index):
            continue
        elif kind is CoreKind.DAYS and is_of_one(cores, index):
            found[index - 1] = (index,)
            pending = [waiting for waiting in pending if waiting != index - 1]
        elif current is not None and _takes_back(cores, found, index, current):
            found[index - 1] = (index,)
        elif pending and _stands_behind(cores, index, kind):
            for waiting in _waiting_for(cores, index, pending):
                found[waiting] = (index,)
            pending, current = [], None
        else:
            current = index
    _settle(cores, found, pending, kind)
    return found


def _ends(cores: Sequence[Core], current: int | None, index: int) -> bool:
    """9月至12月周六9:00-12:00，工作日9:00-17:00: the only season is the Saturday's, and other days end it.

    So they end 10月1日至3日9:00-12:00，工作日9:00-17:00: a few days that have their hours, whatever days these are.
    """
    if current is None or cores[current].kind is not CoreKind.SEASON or not cores[index].gap:
        return False
    lone = [core.kind for core in cores].count(CoreKind.SEASON) == 1
    own = [core.value for core in cores[current:index] if core.kind is CoreKind.DAYS]
    others = cores[index].kind is CoreKind.DAYS and not are_off(cores[index].value)
    if not own and any(core.kind is CoreKind.RANGE for core in cores[current:index]):
        return others and _is_short(cores[current])
    return lone and others and bool(own) and all(are_off(value) for value in own)


def _waiting_for(cores: Sequence[Core], index: int, pending: Sequence[int]) -> Sequence[int]:
    """The ranges that days or a season behind them are for: of 周六9:00-12:00（7月至8月） the Saturday's alone."""
    before = next((at for at in range(index, -1, -1) if cores[at].kind is CoreKind.DAYS), index)
    seasons = [core for core in cores if core.kind is CoreKind.SEASON]
    lone = seasons == [cores[index]] and cores[index].bracketed and not cores[index].gap
    return [at for at in pending if at > before] if lone and are_off(cores[before].value) else pending


def _takes_back(cores: Sequence[Core], found: Sequence[tuple[int, ...]], index: int, current: int) -> bool:
    """…8:30-12:00（周一至周四），8:30-11:30（周五）: the range before the bracket cannot be for the first days too."""
    if limits_the_last(cores, index):
        return True
    last = cores[index - 1].value
    if not cores[index].bracketed or cores[index].gap or not isinstance(last, TimeRange):
        return False
    if last.is_at_noon:
        return False  # 9:00-17:00，午间12:00-13:00（周三） is not all that a Wednesday has
    earlier = [core.value for core, owner in zip(cores[: index - 1], found, strict=False) if owner == (current,)]
    return any(isinstance(other, TimeRange) and last.meets(other) for other in earlier)


def _settle(cores: Sequence[Core], owned: list[tuple[int, ...]], pending: Sequence[int], kind: CoreKind) -> None:
    """The ranges that nothing claimed: those before the first days are for all days, those after the last for these."""
    alone = [index for index, core in enumerate(cores) if kind is CoreKind.DAYS and is_of_one(cores, index)]
    named = [index for index, core in enumerate(cores) if core.kind is kind and index not in alone]
    last = max(named, default=None)
    used = tuple(dict.fromkeys(owner for found in owned for owner in found))
    first = min(used, default=None)
    for waiting in pending:
        if first is not None and waiting < first:
            owned[waiting] = used if kind is CoreKind.DAYS and _is_shared(cores, owned, waiting, used) else ()
        elif kind is CoreKind.DAYS and last is not None:
            owned[waiting] = (last,)


def _is_shared(cores: Sequence[Core], owned: Sequence[tuple[int, ...]], waiting: int, used: tuple[int, ...]) -> bool:
    """Whether a range before all days is for all: 8:30-12:00，下午：周一至周四 …，周五 …, but not …；周六9:00-12:00."""
    named = 0
    for owner in used:
        for part in parts_of(cores, owner) or ():
            named |= WEEKDAYS if part.days.group is DayGroup.WORKDAYS else 0
            named |= part.days.weekdays if part.days.group is DayGroup.LISTED else 0
    if named & WEEKDAYS != WEEKDAYS:
        return False
    own = [core.value for core, owner in zip(cores, owned, strict=True) if owner]
    first = cores[waiting].value
    others = [other for other in own if isinstance(other, TimeRange)]
    return isinstance(first, TimeRange) and not any(map(first.meets, others))


def _stands_behind(cores: Sequence[Core], index: int, kind: CoreKind) -> bool:
    """Whether days (or a season) belong to the ranges before them, and not to those that follow."""
    before = _gap_to_range(cores, index, -1)
    after = _gap_to_range(cores, index, 1, kind)
    if after is None:
        apart = before == 2 or any(core.kind is CoreKind.DAYS for core in cores[:index])
        return not (before and apart and _is_short(cores[index]))  # 周一至周五9:00-17:00；6月13日办公
    if cores[index].bracketed:
        return before == 0 and not _holds_range(cores, index)
    if before is None:
        return False
    return before < after if before != after else cores[0].kind is CoreKind.RANGE


def _is_short(core: Core) -> bool:
    return isinstance(core.value, Season) and core.value.is_short


def _holds_range(cores: Sequence[Core], index: int) -> bool:
    """Whether a range stands in the same bracket, as in （夏季14:00-18:00）."""
    bracket = cores[index].bracketed
    return any(core.bracketed == bracket and core.kind is CoreKind.RANGE for core in cores)


def _gap_to_range(cores: Sequence[Core], index: int, step: int, kind: CoreKind | None = None) -> int | None:
    """The strongest separator on the way to the next range in one direction; null where none comes."""
    gap, at = 0, index
    while 0 <= at + step < len(cores):
        gap = max(gap, cores[at if step < 0 else at + 1].gap)
        at += step
        if cores[at].kind is CoreKind.RANGE:
            return gap
        if cores[at].kind is kind:
            return None
    return None
