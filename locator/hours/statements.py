"""What a text says of hours that stand elsewhere in it: closed then, in doubt there, longer on that day.

Each rule is a function that takes a statement, so that the list of them at the end reads as the contract does.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from locator.hours.clause import Clause, Effect
from locator.hours.clock_times import ClockTime, Side
from locator.hours.day_table import MIDNIGHT, WHOLE_DAY, Span, bits, spans_of
from locator.hours.days import EVERY_DAY, WEEKEND, Answer, DayGroup, Days
from locator.hours.groups import HALF_SPANS, Core, CoreKind, Group
from locator.hours.leftovers import is_free
from locator.hours.phrases import HALVES, DayPart, Piece
from locator.hours.seasons import Season
from locator.hours.segments import Segment
from locator.hours.time_ranges import Edge, TimeRange
from locator.hours.tokens import Mark
from locator.hours.words import Word

Spans = tuple[Span, ...]

EVERY = Days(DayGroup.LISTED, EVERY_DAY)
HOLIDAYS = Days(DayGroup.HOLIDAYS)
_CLOSING = (Word.OFF, Word.OTHER_DUTIES, Word.SUSPENDED, Word.EXCEPT_AFTER, Word.EXCEPT_BEFORE)
_NOON = 12 * 60
_LUNCH: Span = (11 * 60 + 30, 14 * 60 + 30)
_LUNCH_BEGINS, _LUNCH_ENDS = 10 * 60 + 30, 15 * 60 + 30
_DOUBTING = (Word.APPOINTMENT, Word.OVERTIME, Word.DUTY, Word.ASK_FIRST)


@dataclass(slots=True)
class Sketch:
    """Hours in the making: what the text states, and what it adds to that statement by statement."""

    cores: list[Core]
    groups: list[Group]
    clauses: list[Clause]
    suspect: bool = False
    assumed_weekends_off: bool = False

    def opened(self) -> list[Clause]:
        """The openings so far."""
        made = [clause for group in self.groups for clause in group.clauses()]
        return [clause for clause in (*made, *self.clauses) if clause.effect is Effect.OPEN]

    def all_spans(self) -> tuple[Span, ...]:
        """Every minute that any opening so far has."""
        marked = 0
        for clause in self.opened():
            marked |= bits(clause.spans)
        return spans_of(marked)


@dataclass(frozen=True, slots=True)
class Statement:
    """A segment that limits, and where it stands: behind `anchor` cores, in a sentence that began behind `sentence`."""

    segment: Segment
    anchor: int
    sentence: int
    before: "Statement | None" = None

    @property
    def parts(self) -> tuple[DayPart, ...]:
        """The days that it names."""
        named = (phrase.value for phrase in self.segment.of(Piece.DAYS))
        return tuple(part for value in named if isinstance(value, tuple) for part in value)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its ranges, those in doubt too, and what its times say of before and after: 17:00以后."""
        found: list[Span] = []
        for phrase in self.segment.of(Piece.RANGE):
            if isinstance(phrase.value, TimeRange):
                found += phrase.value.spans or phrase.value.doubts
        for time in self.times:
            found += [(time.minute, MIDNIGHT)] if time.side is Side.AFTER else []
            found += [(0, time.minute)] if time.side is Side.BEFORE else []
        return tuple(found)

    @property
    def times(self) -> tuple[ClockTime, ...]:
        """Its times that are no end of a range."""
        return tuple(
            edge_time(phrase.value) for phrase in self.segment.of(Piece.TIME) if isinstance(phrase.value, Edge)
        )

    @property
    def half(self) -> Word | None:
        """The half-day that it names by itself."""
        kinds = (phrase.kind for phrase in self.segment.phrases)
        return next((kind for kind in kinds if isinstance(kind, Word) and kind in HALVES), None)

    @property
    def season(self) -> Season | None:
        """The season or dates that it names."""
        found = [phrase.value for phrase in self.segment.of(Piece.SEASON) if isinstance(phrase.value, Season)]
        if not found:
            return None
        name = next((season.name for season in found if season.name is not None), None)
        return Season(name, next((season.dates for season in found if season.dates), ()))

    @property
    def is_bare(self) -> bool:
        """Whether it names no days, times or seasons of its own."""
        return not (self.parts or self.spans or self.half or self.season or self.times)


def edge_time(edge: Edge) -> ClockTime:
    """The time of an edge by the word beside it: 下午4:30停止取号."""
    minute = edge.time.minute
    if edge.half in (Word.AFTERNOON, Word.EVENING) and minute < _NOON:
        return replace(edge.time, minute=minute + _NOON, latest=minute + _NOON)
    return edge.time


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


def add(
    sketch: Sketch, effect: Effect, parts: Iterable[DayPart], spans: tuple[Span, ...], season: Season | None
) -> None:
    """Add a clause for each of the days; where they name a half-day and the text no times, for that half."""
    for part in parts:
        own = spans or (HALF_SPANS[part.half] if part.half is not None else WHOLE_DAY)
        sketch.clauses.append(Clause(effect, part.days, own, season))


# What closes


def close(sketch: Sketch, statement: Statement) -> None:
    """休息, 除外, 暂停, 学习: closed on its days, in its half-day, in its times; holidays for the hours beside it."""
    if statement.segment.has(Word.OTHER_DAYS) and not statement.parts:
        return
    if statement.is_bare:
        _close_bare(sketch, statement)
        return
    parts = statement.parts
    spans = statement.spans or _from_then_on(statement)
    spans = spans or (HALF_SPANS[statement.half] if statement.half is not None else ())
    plain = [part for part in parts if part.days == HOLIDAYS and part.half is None]
    if plain and not spans and statement.season is None:
        _say_of_holidays(sketch, statement, Answer.NO)
    rest = [part for part in parts if part not in plain or spans or statement.season]
    season = _known(sketch, statement.season)
    if rest:
        for part in rest:
            _close_days(sketch, statement, part, spans, season)
    elif not parts and spans:
        add(sketch, Effect.CLOSED, current_days(sketch, statement), spans, season)
    elif not parts and season is not None:
        add(sketch, Effect.CLOSED, [DayPart(EVERY)], (), season)


def _from_then_on(statement: Statement) -> Spans:
    """周五下午16:00停止办公: closed from then on."""
    times = [time.minute for time in statement.times if time.side is None]
    return ((times[-1], MIDNIGHT),) if times else ()


def _known(sketch: Sketch, season: Season | None) -> Season | None:
    """The season of a statement, where it has dates or hours of its own."""
    if season is None or season.dates:
        return season
    return next((group.season for group in sketch.groups if group.season and group.season.name is season.name), None)


def _close_bare(sketch: Sketch, statement: Statement) -> None:
    before = statement.before
    if before is not None and before.segment.has(*_CLOSING) and not before.is_bare:
        return
    if statement.segment.has(Word.SUSPENDED):
        sketch.clauses.append(Clause(Effect.CLOSED, EVERY))


def _close_days(
    sketch: Sketch, statement: Statement, part: DayPart, spans: tuple[Span, ...], season: Season | None
) -> None:
    days = part.days
    if days.group is DayGroup.MAKE_UPS and not spans:
        before = statement.before
        of_rest = before is not None and any(part.days.weekdays == WEEKEND for part in before.parts)
        for group in _meant(sketch, statement):  # 周末休息，调休除外: then the make-up days are worked
            group.make_ups = Answer.YES if of_rest else Answer.NO
        return
    if not spans and part.half is None and (denied := _denied(sketch, statement, days)):
        sketch.suspect = True
        sketch.clauses.append(Clause(Effect.DOUBTFUL, Days(DayGroup.LISTED, denied), sketch.all_spans(), season))
        if not days.weekdays & ~denied:
            return
        days = replace(days, weekdays=days.weekdays & ~denied)
    half_over_noon = part.half in (Word.MORNING, Word.AFTERNOON) and not spans
    if half_over_noon and part.half is not None:
        _close_half(sketch, days, part.half, season)
    else:
        add(sketch, Effect.CLOSED, [replace(part, days=days)], spans, season)


def _close_half(sketch: Sketch, days: Days, half: Word, season: Season | None) -> None:
    """周五下午不对外 where the office has no lunch: nobody says when the afternoon begins."""
    add(sketch, Effect.CLOSED, [DayPart(days, half)], (), season)
    across = [span for span in sketch.all_spans() if span[0] < _NOON < span[1]]
    if across:
        edge: Span = (_NOON - 30, _NOON) if half is Word.AFTERNOON else (_NOON, _LUNCH[1])
        sketch.clauses.append(Clause(Effect.DOUBTFUL, days, (edge,), season))


def _denied(sketch: Sketch, statement: Statement, days: Days) -> int:
    """The days that are off and were listed by name: 周一至周六 …，周末休息. What 除外 takes out is no slip."""
    if statement.segment.has(Word.EXCEPT_AFTER, Word.EXCEPT_BEFORE) or days.nth or days.dates:
        return 0
    if days.group not in (DayGroup.LISTED, DayGroup.WEEKENDS):
        return 0
    named = 0
    for group in sketch.groups:
        for part in group.days:
            if part.days.group is DayGroup.LISTED and part.days.weekdays != EVERY_DAY:
                named |= _ends_of(part.days.weekdays)
            named |= part.days.weekdays if part.days.group is DayGroup.WEEKENDS else 0
    return named & days.weekdays


def _ends_of(weekdays: int) -> int:
    """The first and the last day of each run of days: these are the ones that a text names."""
    found = [day for day in range(7) if weekdays >> day & 1]
    ends = [day for day in found if not (day - 1 in found and day + 1 in found)]
    return sum(1 << day for day in ends)


def _say_of_holidays(sketch: Sketch, statement: Statement, answer: Answer) -> None:
    """In brackets it is of the days before it; else of all."""
    for group in _meant(sketch, statement):
        group.holidays = answer


def _meant(sketch: Sketch, statement: Statement) -> list[Group]:
    return nearby(sketch, statement) if statement.segment.in_brackets else sketch.groups


# What leaves in doubt


def doubt(sketch: Sketch, statement: Statement) -> None:
    """预约, 延时, 值班: in doubt in its times, on its days; where it names neither, in the hours beside it."""
    parts, spans = statement.parts, statement.spans
    if is_free(statement.segment) and not parts:
        return
    if statement.segment.has(Word.ALL_DAY) and not spans:
        spans = WHOLE_DAY
    ends_at = [time.minute for time in statement.times if time.side is None]
    if statement.is_bare and statement.segment.in_brackets and _doubt_last(sketch, statement):
        return
    if statement.segment.has(Word.OVERTIME) and ends_at and not spans:
        _doubt_until(sketch, statement, ends_at[-1])
    elif spans:
        days = parts or current_days(sketch, statement) or (DayPart(EVERY),)
        add(sketch, Effect.DOUBTFUL, days, spans, statement.season)
    elif parts and statement.segment.has(Word.ASK_FIRST):
        add(sketch, Effect.DOUBTFUL, parts, sketch.all_spans(), None)
    elif statement.segment.has(Word.OTHER_DAYS):
        _doubt_others(sketch)
    elif parts:
        own = HALF_SPANS[statement.half] if statement.half is not None else ()
        add(sketch, Effect.DOUBTFUL, parts, own, statement.season)
    elif statement.half is Word.NOON:
        _doubt_noon(sketch, statement)
    elif statement.half is not None:
        add(sketch, Effect.DOUBTFUL, current_days(sketch, statement), HALF_SPANS[statement.half], None)
    elif statement.segment.has(Word.OVERTIME):
        _doubt_outside(sketch, nearby(sketch, statement))
    else:
        for group in nearby(sketch, statement):
            group.doubtful = True


def _doubt_last(sketch: Sketch, statement: Statement) -> bool:
    """周六（延时服务）9:00-12:00, 17:00-18:00（延时服务）: the bracket is about what stands right before it."""
    if not statement.anchor or statement.segment.has(Word.APPOINTMENT, Word.ASK_FIRST):
        return False
    last = sketch.cores[statement.anchor - 1]
    if last.kind is CoreKind.DAYS and last.groups:
        for number in last.groups:
            sketch.groups[number].doubtful = True
        return True
    if isinstance(last.value, TimeRange) and last.value.spans:
        add(sketch, Effect.DOUBTFUL, current_days(sketch, statement), last.value.spans, None)
        return True
    return False


def _doubt_others(sketch: Sketch) -> None:
    """其他时间请预约: whenever nothing else is said."""
    for group in sketch.groups:
        outside = spans_of(bits(WHOLE_DAY) & ~bits(group.spans))
        add(sketch, Effect.DOUBTFUL, [replace(part, half=None) for part in group.days], outside, group.season)
        sketch.clauses += [Clause(Effect.DOUBTFUL, days) for days in _days_beside(group)]


def _doubt_until(sketch: Sketch, statement: Statement, minute: int) -> None:
    last = max((end for _, end in sketch.all_spans()), default=minute)
    if last < minute:
        add(sketch, Effect.DOUBTFUL, statement.parts or current_days(sketch, statement), ((last, minute),), None)


def _doubt_outside(sketch: Sketch, groups: Sequence[Group]) -> None:
    """延时服务 without times: at noon or in the evening, nobody says when."""
    for group in groups:
        if not group.spans:
            continue
        first = min(start for start, _ in group.spans)
        outside = spans_of(bits(((first, MIDNIGHT),)) & ~bits(group.spans))
        add(sketch, Effect.DOUBTFUL, [replace(part, half=None) for part in group.days], outside, group.season)


def _doubt_noon(sketch: Sketch, statement: Statement) -> None:
    """午间值班, 中午不休: the gap of noon, where there is one; in brackets the range of noon right before it."""
    last = sketch.cores[statement.anchor - 1].value if statement.segment.in_brackets and statement.anchor else None
    noon = last.spans if isinstance(last, TimeRange) and not statement.segment.has(Word.NO_BREAK) else ()
    if noon and noon[0][0] >= _LUNCH_BEGINS and noon[-1][1] <= _LUNCH_ENDS:
        add(sketch, Effect.DOUBTFUL, current_days(sketch, statement), noon, None)
        return
    for group in nearby(sketch, statement):
        gaps = _noon_gaps(group.spans)
        if gaps:
            add(sketch, Effect.DOUBTFUL, [replace(part, half=None) for part in group.days], gaps, group.season)


def _noon_gaps(spans: Sequence[Span]) -> tuple[Span, ...]:
    ordered = sorted(spans)
    gaps = [(end, start) for (_, end), (start, _) in pairwise(ordered) if end < start]
    return tuple(gap for gap in gaps if gap[0] >= _LUNCH_BEGINS and gap[1] <= _LUNCH_ENDS)


def keep_noon(sketch: Sketch, statement: Statement) -> None:
    """中午不休 beside ranges that have a gap at noon; where they run on, it says nothing new."""
    _doubt_noon(sketch, statement)


def take_break(sketch: Sketch, statement: Statement) -> None:
    """午休: a hole with times; without them, somewhere about noon, where the ranges have no gap."""
    if statement.spans:
        parts = statement.parts or current_days(sketch, statement) or (DayPart(EVERY),)
        add(sketch, Effect.CLOSED, parts, statement.spans, statement.season)
        return
    for group in nearby(sketch, statement):
        if any(start < _LUNCH[0] and _LUNCH[1] <= end for start, end in group.spans):
            add(sketch, Effect.DOUBTFUL, [replace(part, half=None) for part in group.days], (_LUNCH,), group.season)


def last_tickets(sketch: Sketch, statement: Statement) -> None:
    """16:30停止取号: from then on to the range's end nobody knows; 下班前30分钟 likewise, before each end."""
    ahead = [phrase.value for phrase in statement.segment.of(Mark.AHEAD_BY) if isinstance(phrase.value, int)]
    times = [time.minute for time in statement.times]
    groups = nearby(sketch, statement) if statement.segment.in_brackets else sketch.groups
    for group in groups:
        found: list[Span] = []
        for start, end in group.spans:
            found += [(max(start, end - minutes), end) for minutes in ahead]
            found += [(minute, end) for minute in times if start <= minute < end]
        if found:
            parts = statement.parts or tuple(replace(part, half=None) for part in group.days)
            add(sketch, Effect.DOUBTFUL, parts, spans_of(bits(tuple(found))), group.season)


def by_notice(sketch: Sketch, statement: Statement) -> None:
    """以公告为准: of the days that it names, of the hours in whose brackets it stands, else of everything."""
    before = statement.before
    changed = before is not None and before.segment.has(Word.IF_CHANGED) and before.is_bare
    if statement.segment.has(Word.IF_CHANGED) or changed or _is_the_states(statement):
        return
    if any(clause.effect is Effect.CLOSED and clause.days == EVERY for clause in sketch.clauses):
        return  # 暂停办公，恢复时间另行通知
    parts = statement.parts
    if not parts and before is not None and before.is_bare is False and before.segment.has(Word.NOISE):
        parts = before.parts
    if parts:
        add(sketch, Effect.DOUBTFUL, parts, statement.spans, None)
    elif statement.segment.in_brackets and statement.anchor and sketch.cores[statement.anchor - 1].gap:
        for group in nearby(sketch, statement):
            group.doubtful = True
    else:
        sketch.clauses.append(Clause(Effect.DOUBTFUL, EVERY))


def _is_the_states(statement: Statement) -> bool:
    """以国务院办公厅通知为准: that is where working days come from anyway."""
    texts = [phrase.text for phrase in statement.segment.of(Word.BY_NOTICE)]
    return any("国务院" in text or "国家" in text for text in texts)


# What opens


def keep_open(sketch: Sketch, statement: Statement) -> None:
    """节假日不休, 周末照常, 含调休上班日: these days have the hours of the others."""
    if not sketch.groups:
        add(sketch, Effect.DOUBTFUL, statement.parts, (), None)
        return
    if statement.season is not None and not statement.parts:
        sketch.clauses.append(Clause(Effect.DOUBTFUL, EVERY))  # 2月17日起恢复正常办公: and before?
    for part in sorted(statement.parts, key=lambda named: named.days.group is not DayGroup.HOLIDAYS):
        if part.days.group is DayGroup.HOLIDAYS and not part.days.festivals and part.half is None:
            _say_of_holidays(sketch, statement, Answer.YES)
        elif part.days.group is DayGroup.MAKE_UPS:
            for group in _meant(sketch, statement):
                group.make_ups = Answer.YES
        elif part.days != EVERY:
            _open_too(sketch, part)


def _open_too(sketch: Sketch, part: DayPart) -> None:
    for group in list(sketch.groups):
        if all(part.days == own.days for own in group.days):
            continue
        own = Group((part,), group.season, list(group.ranges), group.holidays)
        sketch.groups.append(own)


def all_year(sketch: Sketch, _: Statement) -> None:
    """全年无休: every day and every holiday; beside 工作日 or 周一至周五 it contradicts them."""
    for group in sketch.groups:
        if all(part.days == EVERY for part in group.parts or (DayPart(EVERY),)):
            group.parts = group.parts or (DayPart(EVERY),)
            group.holidays = Answer.YES
        else:
            sketch.suspect = True
            sketch.clauses += [
                Clause(Effect.DOUBTFUL, part, group.spans, group.season) for part in _days_beside(group) if group.spans
            ]


def _days_beside(group: Group) -> list[Days]:
    """The days that a group does not name, holidays too."""
    listed = [part.days for part in group.days]
    if any(days.group is DayGroup.WORKDAYS for days in listed):
        return [Days(DayGroup.WEEKENDS, WEEKEND), HOLIDAYS]
    missing = EVERY_DAY
    for days in listed:
        missing &= ~days.weekdays
    return [*([Days(DayGroup.LISTED, missing)] if missing else []), HOLIDAYS]


def change_end(sketch: Sketch, statement: Statement) -> None:
    """周四延长至20:00, 周五提前至16:30下班, 周五16:00下班: another end on these days."""
    times = [time.minute for time in statement.times]
    if not times:
        return
    parts = statement.parts or current_days(sketch, statement)
    last = max((end for _, end in sketch.all_spans()), default=times[-1])
    if statement.segment.has(Word.SHORTENED) or times[-1] < last:
        add(sketch, Effect.CLOSED, parts, ((times[-1], MIDNIGHT),), _known(sketch, statement.season))
    elif last < times[-1]:
        # Longer on certain dates alone: who knows on all of them.
        effect = Effect.OPEN if statement.season is None else Effect.DOUBTFUL
        add(sketch, effect, parts, ((last, times[-1]),), None)


def change_start(sketch: Sketch, statement: Statement) -> None:
    """周一9:30开始办公: another beginning on these days."""
    times = [time.minute for time in statement.times]
    spans = sketch.all_spans()
    if times and spans and spans[0][0] < times[0]:
        add(sketch, Effect.CLOSED, statement.parts or current_days(sketch, statement), ((0, times[0]),), None)
    elif times and spans and times[0] < spans[0][0]:
        own = ((times[0], spans[0][0]),)
        add(sketch, Effect.OPEN, statement.parts or current_days(sketch, statement), own, None)


Rule = Callable[[Sketch, Statement], None]

_RULES: tuple[tuple[tuple[Word | Mark, ...], Rule], ...] = (
    ((Word.BY_NOTICE,), by_notice),
    ((Word.LAST_TICKETS,), last_tickets),
    ((Word.EXTENDED, Word.SHORTENED), change_end),
    ((Word.APPOINTMENT, Word.OVERTIME, Word.DUTY, Word.ASK_FIRST), doubt),
    ((Word.NO_BREAK,), keep_noon),
    ((Word.BREAK,), take_break),
    ((Word.OFF, Word.OTHER_DUTIES, Word.SUSPENDED, Word.EXCEPT_AFTER, Word.EXCEPT_BEFORE), close),
    ((Word.INCLUDING, Word.NOT_OFF), keep_open),
    ((Word.ALL_YEAR,), all_year),
    ((Mark.AHEAD_BY,), last_tickets),
    ((Word.ENDS,), change_end),
    ((Word.BEGINS,), change_start),
)


def apply(sketch: Sketch, statement: Statement) -> None:
    """Let a statement say what it says, by the first rule that knows one of its words."""
    for kinds, rule in _RULES:
        if statement.segment.has(*kinds):
            rule(sketch, statement)
            return
