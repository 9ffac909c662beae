"""Ranges brought together with the days and seasons that they are for, whichever stands first."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_
from typing import NamedTuple

from locator.hours.phrases.time_ranges import TimeRange
from locator.hours.readings.clause import Clause, Effect
from locator.hours.readings.day_table import WHOLE_DAY, Span, bits, spans_of
from locator.hours.readings.days import EVERY, Answer, DayGroup, Days
from locator.hours.readings.seasons import Season, SeasonName
from locator.hours.sketch.cores import SOME_OF_THE_DAY, Core, CoreKind
from locator.hours.sketch.owners import owners, parts_of
from locator.hours.sketch.season_shares import (
    days_perhaps_shared,
    end_seasons,
    perhaps_shared,
    rest_of_year,
    share_last,
    share_mornings,
)
from locator.hours.tokens.day_parts import DayPart
from locator.hours.tokens.halves import half_open

ASSUMED = Days(DayGroup.ASSUMED)

_Key = tuple[int | None, int | None]
"""The places of a group's days and of its season."""


@dataclass(slots=True)
class Group:
    """Hours for the same days in the same season, and what is said of holidays and make-up days, if anything."""

    parts: tuple[DayPart, ...] | None
    season: Season | None
    ranges: list[TimeRange] = field(default_factory=list)
    holidays: Answer | None = None
    make_ups: Answer | None = None
    doubtful: bool = False
    dated: bool = False

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
        # 9:00-17:00，全天办公: where there are hours, 全天 says no more than that noon is among them.
        ranges = [found for found in self.ranges if found is not SOME_OF_THE_DAY or len(self.ranges) == 1]
        doubts = tuple(span for found in ranges for span in found.doubts)
        lost = self._lost()
        for part in self.days:
            days = self.told(part.days)
            half = half_open(part.half, self.spans)
            spans, unsure = half.sure, (*half.perhaps, *half_open(part.half, doubts).all)
            if spans:
                effect = Effect.DOUBTFUL if self.doubtful or part.doubtful else Effect.OPEN
                made.append(Clause(effect, days, spans, self.season))
            unsure += lost
            if unsure:
                made.append(Clause(Effect.DOUBTFUL, days, unsure, self.season))
        if self.dated and self.season is not None:
            # What other days have may not hold on these.
            others = spans_of(bits(WHOLE_DAY) & ~bits(self.spans))
            made.append(Clause(Effect.MAY_CLOSE, EVERY, others, self.season))
        return made

    def _lost(self) -> tuple[Span, ...]:
        """The minutes that lie outside of every half-day named: nobody knows whose they are, and they are not lost."""
        halves = {part.half for part in self.days}
        if None in halves:
            return ()
        kept = [bits(half_open(half, self.spans).all) for half in halves]
        return spans_of(bits(self.spans) & ~reduce(or_, kept))


def grouped(cores: Sequence[Core]) -> list[Group]:
    """The groups of a text. Each core learns which groups it went into.

    Days before a range are for it, unless it had some already and the next ones stand nearer behind it: 8:30-12:00
    （周一至周四）；8:30-11:30（周五）. Ranges before the first days or season are for all (上午 …，下午：夏季 …).
    """
    days = owners(cores, CoreKind.DAYS)
    seasons = _seasons(cores, days)
    groups: dict[_Key, Group] = {}
    numbers: dict[_Key, int] = {}
    for index, core in enumerate(cores):
        if core.kind is not CoreKind.RANGE or not isinstance(core.value, TimeRange):
            continue
        for key in _keys(days[index], seasons.owned[index], _REST if index in seasons.rest else None):
            if key not in groups:
                numbers[key] = len(groups)
                groups[key] = _group(cores, *key)
            groups[key].ranges.append(core.value)
            for owner in (index, *key):
                if owner is not None and owner != _REST:
                    cores[owner].groups.append(numbers[key])
    for index, places in seasons.perhaps.items():
        for key in _keys(days[index], places, None):
            _doubt(groups.setdefault(key, _group(cores, *key)), cores[index].value)
    return list(groups.values())


class _Seasons(NamedTuple):
    """Of which seasons each range is, which are of the rest of the year, and which other seasons may have one too."""

    owned: list[tuple[int, ...]]
    rest: set[int]
    perhaps: dict[int, tuple[int, ...]]


def _seasons(cores: Sequence[Core], days: Sequence[tuple[int, ...]]) -> _Seasons:
    if not any(core.kind is CoreKind.SEASON for core in cores):
        return _Seasons([()] * len(cores), set(), {})
    end_seasons(cores)
    owned = owners(cores, CoreKind.SEASON)
    share_mornings(cores, owned)
    share_last(cores, owned)
    perhaps = perhaps_shared(cores, owned) | days_perhaps_shared(cores, owned, days)
    return _Seasons(owned, rest_of_year(cores, owned, days), perhaps)


def _doubt(group: Group, value: object) -> None:
    """Add a range that a group may have as well."""
    if isinstance(value, TimeRange):
        group.ranges.append(TimeRange((), (*value.spans, *value.doubts)))


def _group(cores: Sequence[Core], days: int | None, season: int | None) -> Group:
    """A new group; a few days that are named behind other ones are what they are, whatever days these may be."""
    named = _season(cores, season)
    if named is not None and named.is_short and season is not None and (days is None or days < season):
        return Group((DayPart(EVERY),), named, holidays=Answer.YES, make_ups=Answer.YES, dated=True)
    return Group(parts_of(cores, days), named)


_REST = -1
"""Instead of a season's place: the rest of the year."""


def _keys(days: tuple[int, ...], seasons: tuple[int, ...], rest: int | None) -> list[tuple[int | None, int | None]]:
    return [(day, season) for day in days or (None,) for season in seasons or (rest,)]


def _season(cores: Sequence[Core], index: int | None) -> Season | None:
    if index == _REST:
        return Season(SeasonName.REST)
    value = cores[index].value if index is not None else None
    return value if isinstance(value, Season) else None
