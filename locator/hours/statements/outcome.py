"""What a counter's words come to: its clauses, and what there is to say of them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from locator.hours.readings.clause import Clause, Effect, normal
from locator.hours.readings.day_table import WHOLE_DAY, bits
from locator.hours.readings.days import EVERY, EVERY_DAY, WEEKDAYS, WEEKEND, Answer, DayGroup, Days, weekdays_of
from locator.hours.readings.seasons import Season
from locator.hours.readings.suspicion import Suspicion
from locator.hours.sketch.bracket_limits import halves_of_last, kept_halves, perhaps_of_all
from locator.hours.sketch.cores import ALL_DAY, Core, CoreKind
from locator.hours.sketch.groups import Group
from locator.hours.sketch.idle_clauses import leaves_all_open, without_idle
from locator.hours.sketch.own_days import specific
from locator.hours.sketch.sketch import Sketch
from locator.hours.statements.certain_dates import hours_of_dates
from locator.hours.statements.contradictions import contradictory, is_same
from locator.hours.tokens.day_parts import DayPart
from locator.hours.tokens.halves import HALF_SPANS, half_closed


@dataclass(frozen=True, slots=True)
class Outcome:
    """The clauses; why a slip was mended or a doubt kept, whether days were assumed, whether there are times."""

    clauses: tuple[Clause, ...]
    suspicions: frozenset[Suspicion]
    assumed: bool
    has_times: bool


def outcome_of(sketch: Sketch) -> Outcome:
    """What a sketch says once all its statements have been applied."""
    _name_all_day(sketch)
    contrary = contradictory(sketch.groups)
    made = _with_own_holidays([clause for group in _in_order(sketch.groups) for clause in group.clauses()])
    made += [*(clause for clause in specific(made) if not _is_told_off(clause, sketch.clauses)), *contrary]
    stated = [*(_inherited(clause, sketch.groups) for clause in sketch.clauses), *_seasons_without_hours(sketch, made)]
    stated += [*perhaps_of_all(sketch.cores), *_without_other_halves(sketch)]
    stated += hours_of_dates(sketch.groups, stated)
    if any(group.make_ups is Answer.YES for group in sketch.groups):
        stated = [_but_for_make_ups(clause) for clause in stated]
    timeless = [*_timeless(_without_hours(sketch), weekdays_of(clause.days for clause in made)), *_unsaid(made, stated)]
    clauses = without_idle(normal((*made, *timeless, *stated)))
    suspicions = {*sketch.suspicions, *_slips(sketch)}
    if contrary:
        suspicions.add(Suspicion.CONTRADICTION)
    if made and timeless:
        suspicions.add(Suspicion.NO_TIMES)
    return Outcome(clauses, frozenset(suspicions), _is_assumed(clauses), _has_times(clauses, timeless))


def _in_order(groups: Sequence[Group]) -> Sequence[Group]:
    """Hours without days first: behind other days, 周三18:30-20:30；9:00-17:00, they would be read as theirs."""
    if any(group.season for group in groups):
        return groups
    return sorted(groups, key=lambda group: group.parts is not None)


def _is_told_off(doubtful: Clause, stated: Sequence[Clause]) -> bool:
    """周三9:00-12:00，下午休息: whether hours that a wider rule may have on these days are said to be none."""
    return doubtful.effect is Effect.DOUBTFUL and any(
        clause.effect is Effect.CLOSED
        and clause.days == doubtful.days
        and clause.season in (None, doubtful.season)
        and not bits(doubtful.spans) & ~bits(clause.spans)
        for clause in stated
    )


def _but_for_make_ups(clause: Clause) -> Clause:
    """周末休息，补班日照常: a weekend that is worked is not off."""
    days = clause.days
    weekends = days.group in (DayGroup.LISTED, DayGroup.WEEKENDS) and days.weekdays == WEEKEND
    if not clause.effect.closes or not weekends or days.nth or days.dates or days.make_ups is not None:
        return clause
    return replace(clause, days=replace(days, group=DayGroup.WEEKENDS, make_ups=Answer.NO))


def _slips(sketch: Sketch) -> Iterator[Suspicion]:
    for group in sketch.groups:
        for found in group.ranges:
            if found.slip:
                yield Suspicion.GUESSED if found.doubts else Suspicion.SLIP


def _without_other_halves(sketch: Sketch) -> Iterator[Clause]:
    """…8:30-12:00，14:30-17:30（周六上午办公）: closed in the other half; of several seasons perhaps in one alone."""
    one_season = not any(core.kind is CoreKind.SEASON for core in sketch.cores)
    for core, part in kept_halves(sketch.cores):
        sketch.closed_days.append(core)
        half = half_closed(part.half, sketch.all_spans()) if part.half is not None else None
        if half is not None:
            yield Clause(Effect.CLOSED if one_season else Effect.MAY_CLOSE, part.days, half.sure)
            yield Clause(Effect.MAY_CLOSE, part.days, half.perhaps)


def _without_hours(sketch: Sketch) -> list[DayPart]:
    """The days that are named and have no hours, and are not said to be off either."""
    named = [core for core in sketch.cores if core.kind is CoreKind.DAYS and not core.groups]
    told = [*sketch.closed_days, *halves_of_last(sketch.cores)]
    named = [core for core in named if not any(core is one for one in told)]
    known = {part.days for group in sketch.groups for part in group.days}
    named = [core for core in named if not _repeats(core, known)]
    return [part for core in named if isinstance(core.value, tuple) for part in core.value]


def _repeats(core: Core, known: Collection[Days]) -> bool:
    """Daily 9:00-18:00 每日: days that have hours already, in another language."""
    parts = core.value if isinstance(core.value, tuple) else ()
    return all(part.half is None and any(is_same(part.days, own) for own in known) for part in parts)


def _seasons_without_hours(sketch: Sketch, made: Sequence[Clause]) -> Iterator[Clause]:
    """夏季、冬季8:30-17:00，其余…: a season whose hours nobody finds."""
    for core in sketch.cores:
        if made and not core.groups and isinstance(core.value, Season):
            yield Clause(Effect.DOUBTFUL, EVERY, WHOLE_DAY, core.value)


def _unsaid(made: Sequence[Clause], stated: Sequence[Clause]) -> list[Clause]:
    """周末休息, 周末值班9:00-17:00 alone: of working days nothing is known."""
    opens = bool(made) or any(clause.effect is Effect.OPEN for clause in stated)
    if opens or not stated or _is_out(stated):
        return []
    if all(clause.effect.closes for clause in stated):
        return [Clause(Effect.DOUBTFUL, Days(DayGroup.LISTED, WEEKDAYS))]
    named = weekdays_of([clause.days for clause in stated if clause.days.group is not DayGroup.HOLIDAYS])
    # Whoever names all five, 周一至周五9:00-17:00（须预约）, has told when it is open.
    is_told = named & WEEKDAYS == WEEKDAYS
    return [] if is_told else [Clause(Effect.DOUBTFUL, Days(DayGroup.LISTED, EVERY_DAY & ~named))]


def _is_out(stated: Sequence[Clause]) -> bool:
    """Whether the office is out of service: 暂停办公."""
    return any(c.effect is Effect.CLOSED and c.days == EVERY and c.spans == WHOLE_DAY for c in stated)


def _has_times(clauses: Sequence[Clause], timeless: Sequence[Clause]) -> bool:
    """Whether any hours are told, and not only days; where every hour of every day is in doubt, none are."""
    if _is_out(clauses) or any(clause.effect is Effect.OPEN for clause in clauses):
        return True
    if any(leaves_all_open(clause) for clause in clauses):
        return False
    timed = (clause for clause in clauses if not clause.effect.closes and clause not in timeless)
    return any(clause.spans != WHOLE_DAY for clause in timed)


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
        if clause.days.group in (DayGroup.HOLIDAYS, DayGroup.MAKE_UPS) or _is_of_dates(clause)
        else replace(clause, days=_other_days(clause.days, holidays, make_ups))
        for clause in made
    ]


def _is_of_dates(clause: Clause) -> bool:
    """10月2日9:00-12:00: hours of a date are this date's, whatever other holidays have."""
    return clause.season is not None and clause.season.is_short and clause.days.is_every


def _other_days(days: Days, holidays: Answer | None, make_ups: Answer | None) -> Days:
    told = days.holidays if holidays is None else holidays
    return replace(days, holidays=told, make_ups=days.make_ups if make_ups is None else make_ups)


def _timeless(parts: Sequence[DayPart], opened: int) -> list[Clause]:
    """Days without times: nothing is known of them; of a half of days that are open anyway, neither of the other."""
    found: list[Clause] = []
    for part in parts:
        if part.days.dates:
            found.append(Clause(Effect.DOUBTFUL, EVERY))  # 工作日9:00-16:00，每月1日至15日: on these alone, or besides
            continue
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
