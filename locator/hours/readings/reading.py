"""A reading of an office's hours, and all of them together: what they say of one day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from locator.hours.readings.clause import Clause, Effect, table
from locator.hours.readings.day_table import WHOLE_DAY, DayTable, agreed
from locator.hours.readings.days import SATURDAY, Day, DayGroup, weekdays_of
from locator.hours.readings.seasons import Season, SeasonDates, SeasonName
from locator.hours.readings.suspicion import Suspicion
from locator.readers.workdays import DayKind
from locator.window import Kind, Parsed


class HoursFinding(Enum):
    """What there is to say about an office-hours text."""

    UNREADABLE = "unreadable"
    """Nothing in it could be read as hours."""
    PARTIAL = "partial"
    """A part of it was not understood: nothing is told open on its strength."""
    SUSPECT = "suspect"
    """It was read, with a slip mended or a doubt kept."""
    DAYS_ASSUMED = "days assumed"
    """It names no days: working days are assumed, of others nothing is known."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading: its clauses, in no order that matters. `kind` where they are those of one kind of window alone."""

    clauses: tuple[Clause, ...]
    kind: Kind | None = None

    @property
    def seasons(self) -> tuple[Season, ...]:
        """The seasons that have hours of their own, in the text's order; a few days beside a year's hours are none."""
        opened = [clause for clause in self.clauses if not clause.effect.closes]
        all_year = any(clause.effect is Effect.OPEN and clause.season is None for clause in opened)
        named = (clause.season for clause in opened if clause.season is not None)
        return tuple(dict.fromkeys(season for season in named if not (all_year and season.is_short)))

    @property
    def suspensions(self) -> tuple[Season, ...]:
        """The dates in which something is otherwise than on others: 2月10日至20日暂停办公, 10月4日至7日9:00-12:00."""
        seasons = self.seasons
        named = (clause.season for clause in self.clauses if clause.season is not None)
        return tuple(dict.fromkeys(season for season in named if season not in seasons))

    def on(self, day: Day, season: "SeasonState") -> DayTable:
        """What it says of a day, in whatever seasons the day may be."""
        seasons = self.seasons
        if self.suspensions:
            return self._suspended(season.suspended).on(day, replace(season, suspended=()))
        if not seasons:
            return table(self.clauses, day)
        inside = [table(self._in(one), day) for one in seasons]
        if len(seasons) == 1:
            outside = table(self._beside(), day)
            return _lone(inside[0], outside, season)
        active = [inside[index] for index in season.active]
        if active:
            return agreed(active)
        between = agreed(inside)
        return DayTable(table(self._in(None), day).sure & between.sure, between.may)

    def _suspended(self, active: tuple[int, ...]) -> "Reading":
        """The reading as it is on a day that is, or is not, among the dates of its suspensions."""
        dates = self.suspensions
        now = {dates[index] for index in active}
        kept = (
            replace(clause, season=None) if clause.season in now else clause
            for clause in self.clauses
            if clause.season not in dates or clause.season in now
        )
        return Reading(tuple(kept), self.kind)

    def _in(self, season: Season | None) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if clause.season is None or clause.season == season)

    def _beside(self) -> tuple[Clause, ...]:
        """The clauses of the rest of the year, of which a text with one season says nothing."""
        opened = (one for one in self.clauses if one.season is None and one.effect is Effect.OPEN)
        named = weekdays_of(one.days for one in opened)
        return tuple(
            clause if clause.season is None else replace(clause, effect=Effect.DOUBTFUL, spans=WHOLE_DAY)
            for clause in self.clauses
            if clause.season is None or (clause.effect is Effect.OPEN and not _adds_days(clause, named))
        )


def _adds_days(clause: Clause, named: int) -> bool:
    """工作日9:00-17:00；9月至12月周六9:00-12:00: the rest of the year has no such day."""
    listed = clause.days.group in (DayGroup.LISTED, DayGroup.WEEKENDS)
    return bool(named) and listed and not clause.days.weekdays & named


@dataclass(frozen=True, slots=True)
class SeasonState:
    """Which of a reading's seasons a day may be in, by their places; none where it is in a gap between them."""

    active: tuple[int, ...] = ()
    undated: bool = False
    suspended: tuple[int, ...] = ()


def season_state(
    seasons: tuple[Season, ...],
    day: date,
    dates: Mapping[SeasonName, SeasonDates],
    suspensions: tuple[Season, ...] = (),
) -> SeasonState:
    """The seasons of a day, and the suspensions that it is in.

    `dates` are those that an operator gives for seasons without dates of their own. A season without dates beside one
    with dates is the rest of the year; where none has dates a day may be in any.
    """
    suspended = tuple(index for index, season in enumerate(suspensions) if season.holds(day))
    given = [season.dates or (dates.get(season.name, ()) if season.name is not None else ()) for season in seasons]
    dated = [index for index, own in enumerate(given) if own]
    undated = tuple(index for index, own in enumerate(given) if not own)
    if not dated:
        return SeasonState(undated, undated=True, suspended=suspended)
    active = tuple(index for index in dated if any(part.holds(day) for part in given[index]))
    return SeasonState(active or undated, suspended=suspended)


def _lone(inside: DayTable, outside: DayTable, season: SeasonState) -> DayTable:
    if season.undated:
        return inside.agreed(outside)
    return inside if season.active else outside


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """An office's own text and all its reasonable readings; without readings nothing is ever claimed.

    `unread` are the parts that nobody understood. They take away every *open*: then no reading is sure of one.
    `suspicions` tell why they are suspect, where they are.
    `text` is what the office wrote, whole, though only its first 500 characters are read.
    """

    text: str | None
    parsed: Parsed
    readings: tuple[Reading, ...]
    findings: frozenset[HoursFinding] = frozenset()
    unread: tuple[str, ...] = ()
    suspicions: frozenset[Suspicion] = frozenset()

    def on(self, day: Day, seasons: tuple[SeasonState, ...]) -> DayTable:
        """What all readings agree on, of a day that is surely of one kind; `seasons` has an entry for each reading."""
        tables = [
            reading.on(one, season)
            for reading, season in zip(self.readings, seasons, strict=True)
            for one in _actings(reading, day)
        ]
        found = agreed(tables)
        return found if self.parsed is Parsed.FULL else DayTable(0, found.may)


def _actings(reading: Reading, day: Day) -> Iterator[Day]:
    """A make-up day as each weekday that it may stand for, and as the weekend day that it is where that may count."""
    if day.kind is not DayKind.MAKE_UP:
        yield day
        return
    for weekday in range(SATURDAY):
        yield replace(day, acting=weekday)
    if any(clause.days.group in (DayGroup.LISTED, DayGroup.WEEKENDS) for clause in reading.clauses):
        yield replace(day, acting=day.weekday)
