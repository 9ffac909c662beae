"""The reader of office hours: an office's text in, its reasonable readings out. Any text has an answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from locator.hours.clause import Clause, Effect, normal
from locator.hours.contacts import without_contacts
from locator.hours.contradictions import contradictory
from locator.hours.cores import ALL_DAY, CoreKind
from locator.hours.counters import Counter, counters
from locator.hours.day_parts import DayPart
from locator.hours.day_table import WHOLE_DAY
from locator.hours.days import WEEKDAYS, WEEKEND, Answer, DayGroup, Days
from locator.hours.groups import Group, grouped
from locator.hours.halves import HALF_SPANS
from locator.hours.leftovers import Leftovers, drop_reasons
from locator.hours.lists import label_items
from locator.hours.own_days import specific
from locator.hours.phrases import phrases
from locator.hours.plain_text import LONGEST, plain_text
from locator.hours.reading import HoursFinding, OfficeHours, Reading
from locator.hours.said import said
from locator.hours.seasons import Season
from locator.hours.segments import Segment, segments
from locator.hours.sketch import EVERY, Sketch, Statement, add, current_days
from locator.hours.statements import apply
from locator.hours.tokens import tokens
from locator.hours.verbs import with_days, without_openers
from locator.window import Kind, Parsed

_NOTHING_KNOWN = Clause(Effect.DOUBTFUL, EVERY)


@dataclass(slots=True)
class _Found:
    """What one counter's segments came to."""

    clauses: tuple[Clause, ...]
    leftovers: Leftovers = field(default_factory=Leftovers)
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
    found = [(counter.kind, _read(counter)) for counter in counters(_segments(text))]
    if kind is not None and len(found) > 1:
        found = [(own, each) for own, each in found if own in (kind, None)] or found
    return _told(text, [one for one in found if one[1].clauses or one[1].leftovers.texts])


def _segments(text: str) -> list[Segment]:
    """What a text is made of, without what is not of the office's hours."""
    found = without_openers(with_days(segments(phrases(tokens(plain_text(text))))))
    label_items(found)
    return without_contacts(found)


def _told(text: str, found: list[tuple[Kind | None, _Found]]) -> OfficeHours:
    unread = tuple(dict.fromkeys(part for _, each in found for part in each.leftovers.texts))
    if len(text) > LONGEST:
        unread = (*unread, text[LONGEST:])
    readings = tuple(Reading(each.clauses, own) for own, each in found if each.clauses)
    if not readings or not any(_says_something(reading) for reading in readings):
        return OfficeHours(text, Parsed.NONE, (), frozenset({HoursFinding.UNREADABLE}), unread)
    if len(text) > LONGEST or any(each.leftovers.adds_anywhere for _, each in found):
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
    """Whether anything is known of any day: 详见公告 leaves all of them open."""
    return any(clause != _NOTHING_KNOWN for clause in reading.clauses)


def _is_undated(reading: Reading) -> bool:
    seasons = reading.seasons
    return bool(seasons) and not any(season.dates for season in seasons)


def _read(counter: Counter) -> _Found:
    """The clauses of one counter."""
    found = _Found(())
    drop_reasons(counter.segments)
    told = said(counter.segments, found.leftovers)
    sketch = Sketch(told.cores, grouped(told.cores), [])
    for statement in told.statements:
        apply(sketch, statement)
    for statement in told.lone_times:
        if not _doubt_all_day(sketch, statement):
            found.leftovers.adds_anywhere = True
    _finish(sketch, found)
    return found


def _doubt_all_day(sketch: Sketch, statement: Statement) -> bool:
    """A time that is no range: of its days nothing is known, of others nothing new; false where it has no days."""
    days = statement.parts or current_days(sketch, statement)
    add(sketch, Effect.DOUBTFUL, days, WHOLE_DAY, None)
    return bool(days)


def _finish(sketch: Sketch, found: _Found) -> None:
    """Turn the sketch into clauses, and judge what it lacks."""
    groups = sketch.groups
    _name_all_day(sketch)
    made = _with_own_holidays([clause for group in groups for clause in group.clauses()])
    made += specific(made)
    contrary = contradictory(groups)
    made += contrary
    named = [core for core in sketch.cores if core.kind is CoreKind.DAYS and not core.groups]
    named = [core for core in named if not any(core is closed for closed in sketch.closed_days)]
    leftover = [part for core in named if isinstance(core.value, tuple) for part in core.value]
    timeless = _timeless(leftover, _open_weekdays(made))
    stated = [_inherited(clause, groups) for clause in sketch.clauses]
    seasons = [core.value for core in sketch.cores if core.kind is CoreKind.SEASON and not core.groups]
    # 夏季、冬季8:30-17:00，其余…: a season whose hours nobody finds.
    stated += [Clause(Effect.DOUBTFUL, EVERY, WHOLE_DAY, one) for one in seasons if isinstance(one, Season) and made]
    suspended = any(clause.effect is Effect.CLOSED and _is_all(clause) for clause in stated)
    found.has_times = suspended or any(
        not clause.effect.closes and clause.spans != WHOLE_DAY for clause in (*made, *stated)
    )
    found.has_times = found.has_times or any(clause.effect is Effect.OPEN for clause in made)
    if not made and not timeless and stated and not suspended and all(c.effect.closes for c in stated):
        timeless = [Clause(Effect.DOUBTFUL, Days(DayGroup.LISTED, WEEKDAYS))]
    slips = any(r.slip for g in groups for r in g.ranges)
    found.suspect = sketch.suspect or slips or bool(contrary) or bool(made and timeless)
    found.clauses = normal((*made, *timeless, *stated))
    found.assumed = _is_assumed(found.clauses)


def _is_all(clause: Clause) -> bool:
    return clause.days == EVERY and clause.spans == WHOLE_DAY


def _name_all_day(sketch: Sketch) -> None:
    """24小时 with nothing beside it is every day, holidays too."""
    for group in sketch.groups:
        every = group.parts is None or all(part.days == EVERY for part in group.parts)
        if every and group.ranges and all(own is ALL_DAY for own in group.ranges):
            group.parts = (DayPart(EVERY),)
            group.holidays = Answer.YES if group.holidays is None else group.holidays


def _with_own_holidays(made: Sequence[Clause]) -> list[Clause]:
    """Where holidays (or make-up days) have hours of their own, the other days' hours are not theirs."""
    own = {clause.days.group for clause in made if not clause.days.festivals and clause.effect is Effect.OPEN}
    holidays = Answer.NO if DayGroup.HOLIDAYS in own else None
    make_ups = Answer.NO if DayGroup.MAKE_UPS in own else None
    if holidays is make_ups is None:
        return list(made)
    return [
        clause
        if clause.days.group in (DayGroup.HOLIDAYS, DayGroup.MAKE_UPS)
        else replace(clause, days=clause.days.told(holidays, make_ups))
        for clause in made
    ]


def _open_weekdays(made: Sequence[Clause]) -> int:
    """The days of the week that have hours."""
    named = 0
    for clause in made:
        workdays = clause.days.group in (DayGroup.WORKDAYS, DayGroup.ASSUMED)
        named |= clause.days.weekdays & WEEKDAYS if workdays else clause.days.weekdays
    return named


def _timeless(parts: Sequence[DayPart], opened: int) -> list[Clause]:
    """Days without times: nothing is known of them; of a half of days that are open anyway, neither of the other."""
    found: list[Clause] = []
    for part in parts:
        apart = part.half is not None and not part.days.weekdays & opened
        spans = HALF_SPANS[part.half] if apart and part.half is not None else WHOLE_DAY
        found.append(Clause(Effect.DOUBTFUL, part.days, spans))
    return found


def _inherited(clause: Clause, groups: Sequence[Group]) -> Clause:
    """A clause about a group's days knows what was said of their holidays and make-up days."""
    for group in groups:
        if not clause.effect.closes and any(part.days == clause.days for part in group.days):
            return replace(clause, days=group.told(clause.days))
    return clause


def _is_assumed(clauses: Sequence[Clause]) -> bool:
    """Whether days were assumed: none are named, and not both weekends and holidays are ruled out either."""
    assumed = [c.days for c in clauses if c.days.group is DayGroup.ASSUMED and not c.effect.closes]
    closed = [c.days for c in clauses if c.effect is Effect.CLOSED]
    off = any(
        days.group in (DayGroup.WEEKENDS, DayGroup.LISTED) and days.weekdays & WEEKEND == WEEKEND for days in closed
    )
    return bool(assumed) and not (off and all(days.holidays is not None for days in assumed))
