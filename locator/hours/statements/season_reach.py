"""Which season a closing is of that names none: 夏季…，下午不办公；冬季… closes no afternoon of the winter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from locator.hours.phrases.time_ranges import TimeRange
from locator.hours.readings.clause import Clause, Effect
from locator.hours.readings.day_table import WHOLE_DAY, bits
from locator.hours.readings.days import DayGroup, weekdays_of
from locator.hours.readings.seasons import Season
from locator.hours.segments.leftovers import CLOSING
from locator.hours.sketch.cores import CoreKind
from locator.hours.sketch.groups import Group
from locator.hours.sketch.sketch import Sketch, Statement, current_days, days_without_hours_before
from locator.hours.tokens.clock_times import NOON
from locator.hours.tokens.day_parts import DayPart
from locator.hours.tokens.halves import HALF_SPANS, NOON_GAP
from locator.hours.tokens.words import Word

_OF_THE_YEAR = (DayGroup.HOLIDAYS, DayGroup.MAKE_UPS)
_ALL_DAY = bits(WHOLE_DAY)
_AT_NOON = bits((NOON_GAP,))
_BREAKS = (Word.BREAK, Word.NO_BREAK)
_KINDS = (*_BREAKS, *CLOSING, Word.NOT_OFF)


@dataclass(frozen=True, slots=True)
class _Closing:
    """What a closing takes that names no season, and the season whose hours it stands behind."""

    statement: Statement
    season: Season
    names_days: bool
    weekdays: int
    minutes: int

    @property
    def is_of_days(self) -> bool:
        """Whether it closes whole days."""
        return self.minutes == _ALL_DAY

    def takes_from(self, groups: Iterable[Group]) -> bool:
        """Whether some hours are told that it takes away."""
        return any(
            self.weekdays & weekdays_of(part.days for part in group.days) and self.minutes & bits(group.spans)
            for group in groups
        )

    def is_like(self, other: "_Closing") -> bool:
        """Whether both are days off, or both are of hours, on certain days or on all."""
        return self.names_days is other.names_days and self.is_of_days is other.is_of_days


def within_seasons(sketch: Sketch, statements: Sequence[Statement]) -> list[Statement]:
    """The statements; closings that name no season know the one that they are of, and those that they may be of."""
    found = [_closing(sketch, statement) for statement in statements]
    closings = [closing for closing in found if closing is not None]
    return [
        statement if closing is None else _placed(sketch, closing, closings)
        for statement, closing in zip(statements, found, strict=True)
    ]


def keep_within(sketch: Sketch, statement: Statement, first: int) -> None:
    """Keep the closings from a place on within the statement's season; in those that it may be of, in doubt."""
    if statement.within is None:
        return
    for at in range(first, len(sketch.clauses)):
        clause = sketch.clauses[at]
        if clause.effect.closes and clause.season is None:
            sketch.clauses[at] = replace(clause, season=statement.within)
            others = [other for other in statement.perhaps if _touches(sketch, clause, other)]
            sketch.clauses += [replace(clause, effect=Effect.MAY_CLOSE, season=other) for other in others]
    for group in sketch.groups:
        if group.season == statement.within and not statement.perhaps:
            group.ranges = [own for own in group.ranges if own.spans or not _is_denied(sketch.clauses[first:], own)]


def _touches(sketch: Sketch, closing: Clause, season: Season) -> bool:
    """Whether a season has hours that a closing could take away; a break, those that run on over noon."""
    named, minutes = weekdays_of([closing.days]), bits(closing.spans)
    is_break = not minutes & ~_AT_NOON
    opened = (clause for clause in sketch.opened() if clause.season in (season, None))
    return any(
        named & weekdays_of([clause.days]) and minutes & bits((span,))
        for clause in opened
        for span in clause.spans
        if not is_break or span[0] < NOON < span[1]
    )


def _is_denied(said: Sequence[Clause], own: TimeRange) -> bool:
    """上午8:00-12:00，下午不办公，冬季…下午14:00-17:00: the afternoon that both seasons might have had."""
    closed = [clause.spans for clause in said if clause.effect is Effect.CLOSED]
    return any(not bits(own.doubts) & ~bits(spans) for spans in closed)


def _closing(sketch: Sketch, statement: Statement) -> _Closing | None:
    """A statement as a closing behind a season's hours; null where it is none, or is of holidays or of dates."""
    if statement.season is not None or not statement.segment.has(*_KINDS):
        return None
    parts = statement.parts or (days_without_hours_before(sketch, statement) if statement.is_bare else ())
    minutes = _minutes(statement, parts)
    season = _season_before(sketch, statement.anchor)
    of_the_year = bool(parts) and all(part.days.group in _OF_THE_YEAR for part in parts)
    if season is None or of_the_year or (minutes == _ALL_DAY and not parts):
        return None
    weekdays = weekdays_of(part.days for part in parts or current_days(sketch, statement))
    return _Closing(statement, season, bool(parts), weekdays, minutes)


def _minutes(statement: Statement, parts: Sequence[DayPart]) -> int:
    """The minutes that it closes."""
    spans = statement.spans or tuple((time.minute, statement.end_of_day(time.minute)) for time in statement.times[-1:])
    if spans:
        return bits(spans)
    own = Word.NOON if statement.segment.has(*_BREAKS) else statement.half
    halves = [part.half or own for part in parts] or [own]
    return bits(tuple(span for half in halves for span in (WHOLE_DAY if half is None else HALF_SPANS[half])))


def _season_before(sketch: Sketch, anchor: int) -> Season | None:
    """The season of the hours that stand last before a place, or whose label does; null where they have several."""
    for core in reversed(sketch.cores[:anchor]):
        if core.kind is not CoreKind.DAYS:
            seasons = {sketch.groups[number].season for number in core.groups}
            return seasons.pop() if len(seasons) == 1 else None
    return None


def _placed(sketch: Sketch, closing: _Closing, closings: Sequence[_Closing]) -> Statement:
    """The statement with the season that it is of, and those that it may be of; with neither where it is of all."""
    statement, season = closing.statement, closing.season
    others = [group for group in sketch.groups if group.season != season]
    # A break that its season's hours leave out as well, 8:30-12:00，14:00-17:30，中午休息, may yet be of all.
    at_noon = not closing.minutes & ~_AT_NOON
    explains = not at_noon and not closing.takes_from([group for group in sketch.groups if group.season == season])
    alike = {each.season for each in closings if each.is_like(closing)}
    if season.is_short:
        return statement if closing.names_days else replace(statement, within=season)
    told_otherwise = (explains and closing.takes_from(others)) or len(alike) > 1
    if not told_otherwise and not _is_named(sketch, season):
        return statement
    behind_hours = _is_behind_hours(sketch, statement)
    if not (behind_hours and len(alike) > 1) and _is_of_all(sketch, closing, others, explains=explains):
        return statement
    enclosed = statement.segment.in_brackets and not _is_last(sketch, statement)
    seasons = () if explains or enclosed else dict.fromkeys(group.season for group in others)
    perhaps = tuple(other for other in seasons if other is not None and other not in alike)
    return replace(statement, within=season, perhaps=perhaps)


def _is_of_all(sketch: Sketch, closing: _Closing, others: Sequence[Group], *, explains: bool) -> bool:
    """Whether it is of all seasons, as what stands at the end mostly is.

    What takes nothing from its season's hours only tells why these are so: 7、8月上午8:00-12:00，下午不办公.
    """
    if not _is_last(sketch, closing.statement):
        return False
    if closing.is_of_days and not closing.takes_from(others):
        return True
    if _is_behind_hours(sketch, closing.statement):
        parted = any(core.gap == 2 and core.kind is CoreKind.SEASON for core in sketch.cores[1:])
        return not explains and not parted
    return closing.names_days or not explains


def _is_behind_hours(sketch: Sketch, statement: Statement) -> bool:
    """Whether hours stand before it in its sentence."""
    return any(core.kind is CoreKind.RANGE for core in sketch.cores[statement.sentence : statement.anchor])


def _is_named(sketch: Sketch, season: Season) -> bool:
    return any(core.kind is CoreKind.SEASON and core.value == season for core in sketch.cores)


def _is_last(sketch: Sketch, statement: Statement) -> bool:
    """Whether no more hours stand behind it."""
    return all(core.kind is CoreKind.DAYS for core in sketch.cores[statement.anchor :])
