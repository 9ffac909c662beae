"""The reader of office hours: an office's text in, its reasonable readings out. Any text has an answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from locator.hours.clause import Clause, Effect
from locator.hours.counters import Counter, counters
from locator.hours.day_table import WHOLE_DAY
from locator.hours.days import WEEKDAYS, Answer, DayGroup, Days
from locator.hours.groups import HALF_SPANS, Core, CoreKind, Group, grouped
from locator.hours.own_days import specific
from locator.hours.phrases import HALVES, DayPart, Phrase, Piece, phrases
from locator.hours.plain_text import LONGEST, plain_text
from locator.hours.reading import HoursFinding, OfficeHours, Reading
from locator.hours.seasons import Season
from locator.hours.segments import Segment, segments, without_contacts
from locator.hours.statements import EVERY, Sketch, Statement, apply
from locator.hours.time_ranges import TimeRange
from locator.hours.tokens import Mark, tokens
from locator.hours.words import Word
from locator.window import Kind, Parsed

_RESTRICTING = (Word.OFF, Word.OTHER_DUTIES, Word.SUSPENDED, Word.EXCEPT_AFTER, Word.EXCEPT_BEFORE)
_EXPLAINING = (Word.BY_NOTICE, Word.IF_CHANGED)
_ALL_DAY = TimeRange(WHOLE_DAY)


@dataclass(slots=True)
class _Found:
    """What one counter's segments came to."""

    clauses: tuple[Clause, ...]
    unread: list[str] = field(default_factory=list)
    adds_anywhere: bool = False
    suspect: bool = False
    assumed: bool = False
    has_times: bool = False


def read_hours(text: str | None, kind: Kind | None = None) -> OfficeHours:
    """All reasonable readings of an office's text; equal texts have equal hours.

    Parameters
    ----------
    text
        The cell. Only its first 500 characters are read; a longer one is never understood in full.
    kind
        The kind of the window, which decides between staffed hours and those of machines in one cell; where it is not
        known, only what agrees is told.
    """
    if text is None:
        return OfficeHours(None, Parsed.NONE, ())
    found = [
        (counter.kind, _read(counter))
        for counter in counters(without_contacts(segments(phrases(tokens(plain_text(text))))))
    ]
    if kind is not None and len(found) > 1:
        found = [(own, each) for own, each in found if own in (kind, None)] or found
    return _told(text, [one for one in found if one[1].clauses or one[1].unread])


def _told(text: str, found: list[tuple[Kind | None, _Found]]) -> OfficeHours:
    unread = tuple(dict.fromkeys(part for _, each in found for part in each.unread))
    if len(text) > LONGEST:
        unread = (*unread, text[LONGEST:])
    readings = tuple(Reading(each.clauses, own) for own, each in found if each.clauses)
    if not readings or not any(_says_something(reading) for reading in readings):
        return OfficeHours(text, Parsed.NONE, (), frozenset({HoursFinding.UNREADABLE}), unread)
    if len(text) > LONGEST or any(each.adds_anywhere for _, each in found):
        readings = tuple(replace(one, clauses=(*one.clauses, Clause(Effect.DOUBTFUL, EVERY))) for one in readings)
    has_times = all(each.has_times for _, each in found)
    parsed = Parsed.PARTIAL if unread or not has_times else Parsed.FULL
    findings = set[HoursFinding]()
    if parsed is Parsed.PARTIAL:
        findings.add(HoursFinding.PARTIAL)
    if any(each.suspect for _, each in found) or any(_is_undated(reading) for reading in readings):
        findings.add(HoursFinding.SUSPECT)
    if any(each.assumed for _, each in found):
        findings.add(HoursFinding.DAYS_ASSUMED)
    return OfficeHours(text, parsed, tuple(dict.fromkeys(readings)), frozenset(findings), unread)


def _says_something(reading: Reading) -> bool:
    return bool(reading.clauses)


def _is_undated(reading: Reading) -> bool:
    seasons = reading.seasons
    return bool(seasons) and not any(season.dates for season in seasons)


def _read(counter: Counter) -> _Found:
    """The clauses of one counter."""
    found = _Found(())
    cores: list[Core] = []
    statements: list[Statement] = []
    sentence, previous = 0, None
    gap = 0
    for segment in counter.segments:
        gap = max(gap, segment.gap)
        if segment.gap == 2:
            sentence = len(cores)
        previous = _take(segment, cores, statements, found, (gap, sentence), previous)
        gap = 0
    groups = grouped(cores)
    sketch = Sketch(cores, groups, [])
    for statement in statements:
        apply(sketch, statement)
    _finish(sketch, found)
    return found


def _take(
    segment: Segment,
    cores: list[Core],
    statements: list[Statement],
    found: _Found,
    place: tuple[int, int],
    previous: Statement | None,
) -> Statement | None:
    """Take a segment in: as hours, as a statement about hours, or as both where 除…外 parts them."""
    _note_unread(segment, cores, found)
    gap, sentence = place
    stated, hours = _parted(segment)
    if hours is not None:
        _add_cores(hours, cores, gap)
    statement = Statement(stated or segment, len(cores), sentence, previous if stated is not None else None)
    if stated is not None:
        statements.append(statement)
    return statement


_OF_DAYS_BEFORE = (Word.NOT_OFF, Word.OFF, Word.EXCEPT_AFTER)
_OF_NO_DAYS = (Word.ALL_YEAR, Word.NO_BREAK)
_OF_TIMES = (Word.BREAK, Word.DUTY, Word.OVERTIME, Word.APPOINTMENT)


def _parted(segment: Segment) -> tuple[Segment | None, Segment | None]:
    """What a segment states of other hours, and the hours of its own: 除周二外每天9:00-17:00, 节假日不休 8:30-17:30."""
    if not segment.limits:
        return None, segment
    stated = _stated(segment)
    rest = [at for at in range(len(segment.phrases)) if at not in stated]
    if not any(segment.phrases[at].kind in (Piece.RANGE, Piece.DAYS, Word.ALL_DAY) for at in rest):
        return segment, None
    return segment.part(stated), segment.part(rest)


def _stated(segment: Segment) -> Sequence[int]:
    """The places of the limiting word and of the days that it is about."""
    kinds = [phrase.kind for phrase in segment.phrases]
    if Word.EXCEPT_BEFORE in kinds:
        first = kinds.index(Word.EXCEPT_BEFORE)
        last = kinds.index(Word.EXCEPT_AFTER) if Word.EXCEPT_AFTER in kinds[first:] else len(kinds) - 1
        return range(first, last + 1)
    for at, kind in enumerate(kinds):
        if kind is Word.INCLUDING and Piece.DAYS in kinds[at:]:
            return range(at, kinds.index(Piece.DAYS, at) + 1)
        if kind in _OF_DAYS_BEFORE:
            days = next((back for back in range(at - 1, -1, -1) if kinds[back] is not Word.NOISE), at)
            while days > 0 and kinds[days] in HALVES:
                days -= 1
            if kinds[days] is Piece.RANGE and kinds.count(Piece.RANGE) > 1:
                return _beside(kinds, at)
            return range(days, at + 1) if kinds[days] is Piece.DAYS else range(len(kinds))
        if kind in _OF_NO_DAYS:
            return range(at, at + 1)
        if kind in _OF_TIMES and kinds.count(Piece.RANGE) > 1:
            return _beside(kinds, at)
    return range(len(kinds))


def _beside(kinds: Sequence[object], at: int) -> range:
    """A limiting word and the range beside it: 8:30-17:30 午休12:00-13:00, or 8:30-17:30 12:00-13:00午休."""
    behind = next((on for on in range(at + 1, len(kinds)) if kinds[on] not in (Mark.COLON, Word.NOISE)), at)
    if kinds[behind] is Piece.RANGE:
        first = at
        while first > 0 and kinds[first - 1] in (*HALVES, Word.NOISE):
            first -= 1
        return range(first, behind + 1)
    first = at - 1
    while first > 0 and kinds[first] is not Piece.RANGE:
        first -= 1
    return range(first - 1 if first > 0 and kinds[first - 1] is Piece.DAYS else first, at + 1)


def _note_unread(segment: Segment, cores: Sequence[Core], found: _Found) -> None:
    """Keep what nobody understands; what stands in a statement that only closes can take hours away, not add any."""
    if segment.has(*_EXPLAINING):
        return
    restricts = segment.has(*_RESTRICTING) and not segment.has(Word.NOT_OFF)
    reason = False
    for index, phrase in enumerate(segment.phrases):
        reason = reason or phrase.kind is Word.REASON
        if phrase.kind is Mark.UNREAD or (_is_stray(segment.phrases, index) and not segment.has(Word.OVERTIME)):
            if reason and restricts:
                continue
            found.unread.append(phrase.text)
            found.adds_anywhere = found.adds_anywhere or not restricts
        elif phrase.kind is Mark.NUMBER or (phrase.kind is Piece.TIME and not segment.limits):
            found.unread.append(phrase.text)
            found.adds_anywhere = found.adds_anywhere or not (cores or segment.has(Piece.DAYS))
    for phrase in segment.of(Piece.DAYS):
        if isinstance(phrase.value, tuple) and any(part.days.group is DayGroup.UNREAD for part in phrase.value):
            found.unread.append(phrase.text)


def _is_stray(phrases: Sequence[Phrase], index: int) -> bool:
    """A dash that leads nowhere: the text was cut off, or a range broken. At a line's beginning it is a bullet."""
    return phrases[index].kind is Word.DASH and index > 0


def _add_cores(segment: Segment, cores: list[Core], gap: int) -> None:
    for phrase, bracketed in zip(segment.phrases, segment.bracketed, strict=True):
        core = _core(phrase, segment, bracketed)
        if core is None:
            continue
        core.gap, gap = gap, 0
        last = cores[-1] if cores else None
        if last is not None and last.kind is core.kind is CoreKind.SEASON and _join_seasons(last, core):
            continue
        if last is not None and last.kind is core.kind is CoreKind.DAYS and _join_days(last, core):
            continue
        cores.append(core)


def _core(phrase: Phrase, segment: Segment, bracketed: int) -> Core | None:
    if phrase.kind is Piece.RANGE:
        return Core(CoreKind.RANGE, phrase.value, 0, bracketed)
    if phrase.kind is Word.ALL_DAY or (phrase.kind is Word.THE_DAY and not segment.has(Piece.RANGE)):
        return Core(CoreKind.RANGE, _ALL_DAY, 0, bracketed)
    if phrase.kind is Piece.DAYS:
        return Core(CoreKind.DAYS, phrase.value, 0, bracketed)
    if phrase.kind is Word.OTHER_DAYS and segment.has(Piece.RANGE) and not segment.has(Piece.DAYS):
        return Core(CoreKind.DAYS, (DayPart(EVERY),), 0, bracketed)
    if phrase.kind is Piece.SEASON:
        return Core(CoreKind.SEASON, phrase.value, 0, bracketed)
    return None


def _join_seasons(last: Core, core: Core) -> bool:
    """夏季（5月1日至9月30日）: a label and its dates are one season, in whichever order they stand."""
    one, other = last.value, core.value
    if not isinstance(one, Season) or not isinstance(other, Season) or core.gap == 2:
        return False
    if one.dates and other.dates and one.name is None and other.name is None:
        return False
    if one.name is not None and other.name is not None and one.name is not other.name:
        return False
    last.value = Season(one.name or other.name, one.dates or other.dates)
    return True


def _join_days(last: Core, core: Core) -> bool:
    """Days that follow days with no range between: 周一至周五，周六 9:00-12:00; 周一至周五（工作日）."""
    if not isinstance(last.value, tuple) or not isinstance(core.value, tuple):
        return False
    workdays, listed = _one(last.value), _one(core.value)
    if (
        workdays is not None
        and listed is not None
        and {workdays.group, listed.group}
        == {
            DayGroup.WORKDAYS,
            DayGroup.LISTED,
        }
    ):
        own = listed if listed.group is DayGroup.LISTED else workdays
        if not own.weekdays & ~WEEKDAYS and not own.nth and not own.dates:
            whole = own.weekdays == WEEKDAYS
            last.value = (DayPart(Days(DayGroup.WORKDAYS) if whole else Days(DayGroup.WORKDAYS, own.weekdays)),)
            return True
    if not core.gap and not core.bracketed:
        return False
    last.value = tuple(dict.fromkeys((*last.value, *core.value)))
    return True


def _one(parts: tuple[DayPart, ...]) -> Days | None:
    return parts[0].days if len(parts) == 1 and parts[0].half is None else None


def _finish(sketch: Sketch, found: _Found) -> None:
    """Turn the sketch into clauses, and judge what it lacks."""
    groups = sketch.groups
    _name_all_day(sketch)
    _give_holidays_their_own(groups)
    made = [clause for group in groups for clause in group.clauses()]
    made += specific(made)
    named = [core for core in sketch.cores if core.kind is CoreKind.DAYS and not core.groups]
    leftover = [part for core in named if isinstance(core.value, tuple) for part in core.value]
    timeless = _timeless(leftover)
    stated = [_inherited(clause, groups) for clause in sketch.clauses]
    suspended = any(clause.effect is Effect.CLOSED and clause.days == EVERY for clause in stated)
    found.has_times = bool(made) or suspended or any(clause.effect is Effect.DOUBTFUL for clause in stated)
    if not made and not timeless and stated and not suspended and all(c.effect is Effect.CLOSED for c in stated):
        timeless = [Clause(Effect.DOUBTFUL, Days(DayGroup.LISTED, WEEKDAYS))]
    found.suspect = sketch.suspect or any(r.slip for g in groups for r in g.ranges) or bool(made and timeless)
    found.clauses = tuple(dict.fromkeys((*made, *timeless, *stated)))
    found.assumed = _is_assumed(found.clauses)


def _name_all_day(sketch: Sketch) -> None:
    """24小时 with nothing beside it is every day, holidays too."""
    for group in sketch.groups:
        if group.parts is None and group.ranges and all(own is _ALL_DAY for own in group.ranges):
            group.parts = (DayPart(EVERY),)
            group.holidays = group.holidays or Answer.YES


def _give_holidays_their_own(groups: Sequence[Group]) -> None:
    """Where holidays have hours of their own, the other days' hours are not theirs."""
    own = any(part.days.group is DayGroup.HOLIDAYS and not part.days.festivals for g in groups for part in g.days)
    for group in groups if own else ():
        if not any(part.days.group is DayGroup.HOLIDAYS for part in group.days):
            group.holidays = group.holidays or Answer.NO


def _timeless(parts: Sequence[DayPart]) -> list[Clause]:
    """Days without times: nothing is known of them."""
    return [
        Clause(Effect.DOUBTFUL, part.days, HALF_SPANS[part.half] if part.half is not None else WHOLE_DAY)
        for part in parts
    ]


def _inherited(clause: Clause, groups: Sequence[Group]) -> Clause:
    """A clause about a group's days knows what was said of their holidays and make-up days."""
    for group in groups:
        if clause.effect is not Effect.CLOSED and any(part.days == clause.days for part in group.days):
            return replace(clause, days=replace(clause.days, holidays=group.holidays, make_ups=group.make_ups))
    return clause


def _is_assumed(clauses: Sequence[Clause]) -> bool:
    assumed = any(clause.days.group is DayGroup.ASSUMED and clause.effect is Effect.OPEN for clause in clauses)
    off = any(
        clause.effect is Effect.CLOSED
        and (clause.days.group is DayGroup.WEEKENDS or clause.days.weekdays & 0b1100000 == 0b1100000)
        for clause in clauses
        if clause.days.group in (DayGroup.WEEKENDS, DayGroup.LISTED)
    )
    return assumed and not off
