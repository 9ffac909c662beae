"""Hours in the making, and the statements that add to them: which days and groups a statement is about."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import and_

from locator.hours.phrases.phrases import Piece
from locator.hours.phrases.time_ranges import Edge, minute_of
from locator.hours.readings.clause import Clause, Effect
from locator.hours.readings.day_table import MIDNIGHT, WHOLE_DAY, Span, bits, spans_of
from locator.hours.readings.days import (
    EVERY_DAY,
    HOLIDAYS,
    PLAIN_WEEKENDS,
    Answer,
    DayGroup,
    Days,
    weekdays_of,
)
from locator.hours.readings.seasons import Season, dates_together
from locator.hours.readings.suspicion import Suspicion
from locator.hours.segments.segments import Segment
from locator.hours.sketch.cores import Core, CoreKind
from locator.hours.sketch.groups import Group
from locator.hours.tokens.clock_times import NOON, ClockTime, Side
from locator.hours.tokens.day_parts import DayPart
from locator.hours.tokens.halves import HALF_SPANS, HALVES
from locator.hours.tokens.words import Word

Spans = tuple[Span, ...]


@dataclass(slots=True)
class Sketch:
    """Hours in the making: what the text states, and what it adds to that statement by statement."""

    cores: list[Core]
    groups: list[Group]
    clauses: list[Clause]
    suspicions: set[Suspicion] = field(default_factory=set)
    closed_days: list[Core] = field(default_factory=list)

    def opened(self) -> list[Clause]:
        """The openings so far."""
        made = [clause for group in self.groups for clause in group.clauses()]
        return [clause for clause in (*made, *self.clauses) if clause.effect is Effect.OPEN]

    def all_spans(self) -> tuple[Span, ...]:
        """Every minute that any opening so far has."""
        return self.spans_in(None)

    def spans_in(self, season: Season | None) -> tuple[Span, ...]:
        """Every minute that an opening of a season has so far, or any opening where none is asked for."""
        marked = 0
        for clause in self.opened():
            marked |= bits(clause.spans) if season is None or clause.season == season else 0
        return spans_of(marked)


@dataclass(frozen=True, slots=True)
class Statement:
    """A segment that limits, and where it stands: behind `anchor` cores, in a sentence that began behind `sentence`.

    `is_partial` where a part of it was not understood: what it closes may then be closed for some only, or at times.
    `within` is the season that it is of where it names none, and `perhaps` those that it may be of as well.
    `is_apart` where its segment has no hours of its own beside it. `others` are the days that it may be of as well.
    `latest` is where a day's hours end: midnight, or later where they run on into the next day.
    """

    segment: Segment
    anchor: int
    sentence: int
    before: "Statement | None" = None
    is_partial: bool = False
    within: Season | None = None
    perhaps: tuple[Season, ...] = ()
    is_apart: bool = False
    others: tuple[DayPart, ...] = ()
    latest: int = MIDNIGHT

    def end_of_day(self, minute: int) -> int:
        """Where what holds from a minute on ends: with the day's hours, a morning's time with the morning."""
        return NOON if minute < NOON and self.is_of_morning else max(self.latest, minute)

    @property
    def is_of_morning(self) -> bool:
        """Whether its time is said to be one of a morning: 周五上午11:30下班."""
        edges = [phrase.value for phrase in self.segment.of(Piece.TIME)]
        named = any(isinstance(edge, Edge) and edge.half is Word.MORNING for edge in edges)
        return named or self.half is Word.MORNING or any(part.half is Word.MORNING for part in self.parts)

    @property
    def parts(self) -> tuple[DayPart, ...]:
        """The days that it names."""
        return self.segment.parts

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its ranges, doubtful ones where none is sure, and what its times say of before and after: 17:00以后."""
        found = [span for own in self.segment.ranges for span in own.spans or own.doubts]
        for time in self.times:
            found += [(time.minute, self.end_of_day(time.minute))] if time.side is Side.AFTER else []
            found += [(0, time.minute)] if time.side is Side.BEFORE else []
        return tuple(found)

    @property
    def times(self) -> tuple[ClockTime, ...]:
        """Its times that are no end of a range."""
        told = [own.value for own in self.segment.phrases if own.kind is Piece.TIME and isinstance(own.value, Edge)]
        return tuple([edge_time(edge) for edge in told]) if told else ()

    @property
    def half(self) -> Word | None:
        """The half-day that it names by itself."""
        kinds = (phrase.kind for phrase in self.segment.phrases)
        return next((kind for kind in kinds if isinstance(kind, Word) and kind in HALVES), None)

    @property
    def season(self) -> Season | None:
        """The season or dates that it names."""
        named = [own.value for own in self.segment.phrases if own.kind is Piece.SEASON]
        found = [value for value in named if isinstance(value, Season)] if named else []
        if not found:
            return None
        name = next((season.name for season in found if season.name is not None), None)
        return Season(name, dates_together([dates for season in found for dates in season.dates]))

    @property
    def is_bare(self) -> bool:
        """Whether it names no days, times or seasons of its own."""
        return not (self.parts or self.spans or self.half or self.season or self.times)


def edge_time(edge: Edge) -> ClockTime:
    """The time of an edge by the words beside it: 下午4:30停止取号, 中午1点下班, 延长至次日1:00."""
    later = minute_of(edge) + (MIDNIGHT if edge.next_day else 0) - edge.time.minute
    return replace(edge.time, minute=edge.time.minute + later, latest=edge.time.latest + later) if later else edge.time


def nearby(sketch: Sketch, statement: Statement) -> list[Group]:
    """The groups that a statement without days is about: in brackets those right before it, else its sentence's."""
    if statement.segment.in_brackets:
        for core in reversed(sketch.cores[: statement.anchor]):
            if core.groups:
                return [sketch.groups[number] for number in core.groups]
        return sketch.groups
    numbers = {n for core in sketch.cores[statement.sentence : statement.anchor] for n in core.groups}
    return [sketch.groups[number] for number in sorted(numbers)] or sketch.groups


def current_days(sketch: Sketch, statement: Statement) -> tuple[DayPart, ...]:
    """The days that were last named before a statement in its sentence; those of its groups where none were."""
    for core in reversed(sketch.cores[statement.sentence : statement.anchor]):
        if core.kind is CoreKind.DAYS and isinstance(core.value, tuple):
            return tuple(replace(part, half=None) for part in core.value)
    near = nearby(sketch, statement)
    return tuple(dict.fromkeys(replace(part, half=None) for group in near for part in group.days))


def days_without_hours_before(sketch: Sketch, statement: Statement) -> tuple[DayPart, ...]:
    """周六、周日，休息: the days that stand right before a statement and have no hours; none where there are none."""
    last = sketch.cores[statement.anchor - 1] if statement.anchor else None
    if last is None or last.kind is not CoreKind.DAYS or last.groups or not isinstance(last.value, tuple):
        return ()
    return last.value


def add(
    sketch: Sketch, effect: Effect, parts: Iterable[DayPart], spans: tuple[Span, ...], season: Season | None
) -> None:
    """Add a clause for each of the days; where they name a half-day and the text no times, for that half."""
    for part in parts:
        own = spans or (HALF_SPANS[part.half] if part.half is not None else WHOLE_DAY)
        sketch.clauses.append(Clause(effect, part.days, own, season))


def always_open(sketch: Sketch, part: DayPart) -> int:
    """The minutes, as bits, that certain days have in every season, by the hours of these days or of more."""
    found: dict[Season | None, int] = {}
    named = weekdays_of([part.days])
    for group in sketch.groups:
        own = [one.days for one in group.days if one.half is None]
        if part.days in own or (named and not named & ~weekdays_of(own)):
            found[group.season] = found.get(group.season, 0) | bits(group.spans)
    return reduce(and_, found.values()) if found else 0


def meant_groups(sketch: Sketch, statement: Statement) -> list[Group]:
    """The groups of which a statement says what holidays or make-up days are to them: in brackets those before it."""
    return nearby(sketch, statement) if statement.segment.in_brackets else sketch.groups


def known_season(sketch: Sketch, season: Season | None) -> Season | None:
    """The season of a statement, where it has dates or hours of its own; 6月10日起 says nothing of its end."""
    if season is None or (season.dates and not season.begins_only):
        return season
    if season.dates:
        return None
    return next((group.season for group in sketch.groups if group.season and group.season.name is season.name), None)


def say_of_holidays(sketch: Sketch, statement: Statement, answer: Answer) -> None:
    """In brackets it is of the days before it; else of all, but for dates that are told to be open on.

    节假日休息 is not of 10月2日9:00-12:00; of 10月1日至3日9:00-12:00 it may be.
    """
    for group in meant_groups(sketch, statement):
        told = group.season is not None and group.season.is_short and group.make_ups is group.holidays is Answer.YES
        if answer is not Answer.NO or not told:
            group.holidays = answer
        elif group.dated and group.season is not None and any(dates.days != 1 for dates in group.season.dates):
            group.holidays = Answer.MAYBE


def days_beside(group: Group) -> list[Days]:
    """The days that a group does not name, holidays too."""
    listed = [part.days for part in group.days]
    if any(days.group is DayGroup.WORKDAYS for days in listed):
        return [PLAIN_WEEKENDS, HOLIDAYS]
    missing = EVERY_DAY
    for days in listed:
        missing &= ~days.weekdays
    return [*([Days(DayGroup.LISTED, missing)] if missing else []), HOLIDAYS]


def is_closed(sketch: Sketch, part: DayPart) -> bool:
    """Whether days are named that have no hours which could begin or end at another time: 周六12:00下班."""
    if not sketch.groups:
        return False
    if part.days.group is DayGroup.HOLIDAYS:
        return all(group.holidays is not Answer.YES for group in sketch.groups)
    named = weekdays_of(own.days for group in sketch.groups for own in group.days)
    return part.days.group in (DayGroup.LISTED, DayGroup.WEEKENDS) and not part.days.weekdays & named
