"""Ranges brought together with the days and seasons that they are for, whichever stands first."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from locator.hours.clause import Clause, Effect
from locator.hours.day_parts import DayPart
from locator.hours.day_table import Span
from locator.hours.days import WEEKDAYS, Answer, DayGroup, Days
from locator.hours.halves import LUNCH_OVER, half_open
from locator.hours.seasons import MonthDay, Season, SeasonName, YearlyDates
from locator.hours.time_ranges import TimeRange
from locator.hours.year_dates import day_before

ASSUMED = Days(DayGroup.ASSUMED)


class CoreKind(Enum):
    """What hours are made of."""

    DAYS = "days"
    RANGE = "range"
    SEASON = "season"


@dataclass(slots=True)
class Core:
    """Days, a range or a season as it stands in the text; `gap` and `bracketed` as of segments."""

    kind: CoreKind
    value: object
    gap: int
    bracketed: int
    groups: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    """Hours for the same days in the same season, and what is said of holidays and make-up days, if anything."""

    parts: tuple[DayPart, ...] | None
    season: Season | None
    ranges: list[TimeRange] = field(default_factory=list)
    holidays: Answer | None = None
    make_ups: Answer | None = None
    doubtful: bool = False

    @property
    def days(self) -> tuple[DayPart, ...]:
        """The days that are named, or those that are assumed where none are."""
        return self.parts or (DayPart(ASSUMED),)

    @property
    def spans(self) -> tuple[Span, ...]:
        """All its sure ranges."""
        return tuple(span for found in self.ranges for span in found.spans)

    def told(self, days: Days) -> Days:
        """The days with what is said of their holidays and make-up days."""
        make_ups = days.make_ups if self.make_ups is None else self.make_ups
        if days.holidays is self.holidays and days.make_ups is make_ups:
            return days
        return replace(days, holidays=self.holidays, make_ups=make_ups)

    def clauses(self) -> list[Clause]:
        """The group as clauses."""
        made: list[Clause] = []
        doubts = tuple(span for found in self.ranges for span in found.doubts)
        for part in self.days:
            days = self.told(part.days)
            half = half_open(part.half, self.spans)
            spans, unsure = half.sure, (*half.perhaps, *half_open(part.half, doubts).all)
            if spans:
                effect = Effect.DOUBTFUL if self.doubtful or part.doubtful else Effect.OPEN
                made.append(Clause(effect, days, spans, self.season))
            if unsure:
                made.append(Clause(Effect.DOUBTFUL, days, unsure, self.season))
        return made


def grouped(cores: Sequence[Core]) -> list[Group]:
    """The groups of a text. Each core learns which groups it went into.

    Days before a range are for it, unless it had some already and the next ones stand nearer behind it: 8:30-12:00
    （周一至周四）；8:30-11:30（周五）. Ranges before the first days or season are for all (上午 …，下午：夏季 …).
    """
    _end_seasons(cores)
    days = _owners(cores, CoreKind.DAYS)
    seasons = _owners(cores, CoreKind.SEASON)
    _share_mornings(cores, seasons)
    rest = _rest_of_year(cores, seasons)
    groups: dict[tuple[int | None, int | None], Group] = {}
    numbers: dict[tuple[int | None, int | None], int] = {}
    for index, core in enumerate(cores):
        if core.kind is not CoreKind.RANGE or not isinstance(core.value, TimeRange):
            continue
        for key in _keys(days[index], seasons[index], _REST if index in rest else None):
            if key not in groups:
                numbers[key] = len(groups)
                groups[key] = Group(_parts(cores, key[0]), _season(cores, key[1]))
            groups[key].ranges.append(core.value)
            for owner in (index, *key):
                if owner is not None and owner != _REST:
                    cores[owner].groups.append(numbers[key])
    return list(groups.values())


_REST = -1
"""Instead of a season's place: the rest of the year."""


def _keys(days: tuple[int, ...], seasons: tuple[int, ...], rest: int | None) -> list[tuple[int | None, int | None]]:
    return [(day, season) for day in days or (None,) for season in seasons or (rest,)]


def _parts(cores: Sequence[Core], index: int | None) -> tuple[DayPart, ...] | None:
    value = cores[index].value if index is not None else None
    return value if isinstance(value, tuple) else None


def _season(cores: Sequence[Core], index: int | None) -> Season | None:
    if index == _REST:
        return Season(SeasonName.REST)
    value = cores[index].value if index is not None else None
    return value if isinstance(value, Season) else None


def _owners(cores: Sequence[Core], kind: CoreKind) -> list[tuple[int, ...]]:
    """For each core that is a range, which cores of a kind it is for; all of them where it stands before the first."""
    owners: list[tuple[int, ...]] = [()] * len(cores)
    current: int | None = None
    pending: list[int] = []
    last: int | None = None
    for index, core in enumerate(cores):
        if core.kind is CoreKind.RANGE:
            if current is not None:
                owners[index] = (current,)
            else:
                pending.append(index)
        elif core.kind is kind:
            last = index
            if pending and _stands_behind(cores, index, kind):
                for waiting in pending:
                    owners[waiting] = (index,)
                pending, current = [], None
            else:
                current = index
    _settle(cores, owners, pending, kind, last)
    return owners


def _settle(
    cores: Sequence[Core], owners: list[tuple[int, ...]], pending: list[int], kind: CoreKind, last: int | None
) -> None:
    """The ranges that nothing claimed: those before the first days are for all days, those after the last for these."""
    used = tuple(dict.fromkeys(owner for found in owners for owner in found))
    first = min(used, default=None)
    for waiting in pending:
        if first is not None and waiting < first:
            owners[waiting] = used if kind is CoreKind.DAYS and _is_shared(cores, owners, waiting, used) else ()
        elif kind is CoreKind.DAYS and last is not None:
            owners[waiting] = (last,)


def _is_shared(cores: Sequence[Core], owners: Sequence[tuple[int, ...]], waiting: int, used: tuple[int, ...]) -> bool:
    """Whether a range before all days is for all: 8:30-12:00，下午：周一至周四 …，周五 …, but not …；周六9:00-12:00."""
    named = 0
    for owner in used:
        for part in _parts(cores, owner) or ():
            named |= WEEKDAYS if part.days.group is DayGroup.WORKDAYS else 0
            named |= part.days.weekdays if part.days.group is DayGroup.LISTED else 0
    if named & WEEKDAYS != WEEKDAYS:
        return False
    own = [core.value for core, owner in zip(cores, owners, strict=True) if owner]
    first = cores[waiting].value
    return isinstance(first, TimeRange) and not any(
        first.first_start < other.last_end and other.first_start < first.last_end
        for other in own
        if isinstance(other, TimeRange)
    )


def _stands_behind(cores: Sequence[Core], index: int, kind: CoreKind) -> bool:
    """Whether days (or a season) belong to the ranges before them, and not to those that follow."""
    before = _gap_to_range(cores, index, -1)
    after = _gap_to_range(cores, index, 1, kind)
    if after is None:
        return True
    if cores[index].bracketed:
        return before == 0 and not _holds_range(cores, index)
    if before is None:
        return False
    return before < after if before != after else cores[0].kind is CoreKind.RANGE


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


def _end_seasons(cores: Sequence[Core]) -> None:
    """5月1日起夏季 …，10月1日起冬季 …: each season ends where the next one begins; a single one has no end."""
    seasons = [core for core in cores if isinstance(core.value, Season) and core.value.begins_only]
    starts = sorted({_start(core.value) for core in seasons if isinstance(core.value, Season)})
    for core in seasons:
        if isinstance(core.value, Season):
            first = _start(core.value)
            following = starts[(starts.index(first) + 1) % len(starts)]
            dates = (YearlyDates(first, day_before(following)),) if len(starts) > 1 else ()
            core.value = Season(core.value.name or (None if dates else SeasonName.REST), dates)


def _start(season: Season) -> MonthDay:
    return next(part.first for part in season.dates if isinstance(part, YearlyDates))


def _share_mornings(cores: Sequence[Core], seasons: list[tuple[int, ...]]) -> None:
    """上午8:30-12:00，下午14:30-17:30（夏季）、14:00-17:00（冬季）: the morning is for both seasons."""
    owned = [index for index, owner in enumerate(seasons) if len(owner) == 1]
    if not owned:
        return
    first = seasons[owned[0]][0]
    if first < owned[0]:
        return
    others = {seasons[index][0] for index in owned} - {first}
    mornings = [index for index in owned if _ends_by_lunch(cores[index].value)]
    if not others or any(seasons[index][0] != first for index in mornings):
        return
    for index in mornings:
        seasons[index] = ()


def _rest_of_year(cores: Sequence[Core], seasons: list[tuple[int, ...]]) -> set[int]:
    """The ranges that a season replaces: 14:30-17:30（夏季15:00-18:00） leaves them the rest of the year."""
    own = [core.value for core, season in zip(cores, seasons, strict=True) if season]
    replaced = [value for value in own if isinstance(value, TimeRange)]
    found: set[int] = set()
    for index, core in enumerate(cores):
        if core.kind is CoreKind.RANGE and not seasons[index] and isinstance(core.value, TimeRange):
            value = core.value
            if any(value.first_start < other.last_end and other.first_start < value.last_end for other in replaced):
                found.add(index)
    return found


def _ends_by_lunch(value: object) -> bool:
    return isinstance(value, TimeRange) and value.last_end <= LUNCH_OVER
