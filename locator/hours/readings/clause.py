"""One clause of an office's hours: on these days, in this season, in these times it is open, closed, or in doubt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from locator.hours.readings.day_table import LATEST, WHOLE_DAY, DayTable, Span, bits, spans_of
from locator.hours.readings.days import EVERY_DAY, WEEKDAYS, WEEKEND, Answer, Day, DayGroup, Days
from locator.hours.readings.seasons import Season
from locator.readers.workdays import DayKind

_DAY_AND_NIGHT = bits(((0, LATEST),))


class Effect(Enum):
    """What a clause does. Openings join; closings take away; what is in doubt is in doubt, whatever else is said."""

    __hash__ = object.__hash__  # the library's is Python, and days are looked up for every clause

    OPEN = "open"
    CLOSED = "closed"
    MAY_CLOSE = "may close"
    """Closed in one of two readings, and nothing in the other: 部分窗口周五下午不办公. It never opens anything."""
    DOUBTFUL = "doubtful"
    """Two readings in one: with these hours, and without (须预约, 值班, 以公告为准, a guessed digit)."""

    @property
    def closes(self) -> bool:
        """Whether it can only take hours away."""
        return self in (Effect.CLOSED, Effect.MAY_CLOSE)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause; `season` null where it holds all year."""

    effect: Effect
    days: Days
    spans: tuple[Span, ...] = WHOLE_DAY
    season: Season | None = None


def table(clauses: tuple[Clause, ...], day: Day) -> DayTable:
    """What clauses that all hold on a day make of it, in whatever order they stand."""
    sure = may = 0
    for clause in clauses:
        if clause.effect is Effect.OPEN and (answer := clause.days.served(day)):
            marked = bits(clause.spans)
            may |= marked
            sure |= marked if answer is Answer.YES else 0
    for clause in clauses:
        if clause.effect.closes and (answer := _closed(clauses, clause, day)):
            marked = _limited(clause.spans)
            sure &= ~marked
            may &= ~marked if answer is Answer.YES else -1
    for clause in clauses:
        if clause.effect is Effect.DOUBTFUL and clause.days.served(day):
            sure &= ~_limited(clause.spans)
            may |= bits(clause.spans)
    return DayTable(sure, may)


def _limited(spans: tuple[Span, ...]) -> int:
    """The minutes that a limit takes away; a whole day has the night behind it: 每天18:00-次日8:00，周日休息."""
    return _DAY_AND_NIGHT if spans == WHOLE_DAY else bits(spans)


def normal(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """The clauses with those of the same days, season and effect in one, their spans ascending and apart.

    What holidays are to working days, or to a list of weekdays, needs no words: these are closed anyway.
    """
    found: dict[tuple[Effect, Days, Season | None], list[tuple[Span, ...]]] = {}
    for clause in clauses:
        key = (clause.effect, _plain(clause.days, clause.effect), clause.season)
        found.setdefault(key, []).append(clause.spans)
    together = ((key, _together(spans, key[0])) for key, spans in found.items())
    return tuple(Clause(effect, days, spans, season) for (effect, days, season), spans in together if spans)


def _together(all_spans: Sequence[tuple[Span, ...]], effect: Effect) -> tuple[Span, ...]:
    """Several spans in one, ascending; a whole day stays one, with its night, and two halves of a day are none."""
    if WHOLE_DAY in all_spans and effect is not Effect.OPEN:
        return WHOLE_DAY
    marked = 0
    for spans in all_spans:
        marked |= bits(spans)
    merged = spans_of(marked)
    if merged != WHOLE_DAY or effect is Effect.OPEN:
        return merged
    return tuple(sorted({span for spans in all_spans for span in spans}))


@lru_cache(maxsize=1024)
def _plain(days: Days, effect: Effect) -> Days:
    weekdays_only = days.group is DayGroup.LISTED and not days.weekdays & WEEKEND
    if effect.closes or days.group in (DayGroup.HOLIDAYS, DayGroup.MAKE_UPS):
        days = replace(days, holidays=None, make_ups=days.make_ups if days.group is DayGroup.WEEKENDS else None)
    elif days.holidays is Answer.NO and (days.group is DayGroup.WORKDAYS or weekdays_only):
        days = replace(days, holidays=None)
    if days.make_ups is Answer.YES and days.group in (DayGroup.WORKDAYS, DayGroup.ASSUMED):
        days = replace(days, make_ups=None) if days.weekdays == EVERY_DAY else days
    if days.group is DayGroup.WORKDAYS and days.weekdays & WEEKDAYS == WEEKDAYS and days.weekdays != EVERY_DAY:
        days = replace(days, weekdays=EVERY_DAY)
    if effect is Effect.DOUBTFUL and (days.group is DayGroup.ASSUMED or days.is_every):
        # On holidays and make-up days it is in doubt anyway, unless they are excepted.
        holidays, make_ups = (said if said is Answer.NO else None for said in (days.holidays, days.make_ups))
        days = replace(days, holidays=holidays, make_ups=make_ups)
    narrow = days.group is DayGroup.WEEKENDS and days.weekdays != WEEKEND and effect.closes
    return replace(days, group=DayGroup.LISTED) if narrow else days


def _closed(clauses: tuple[Clause, ...], closing: Clause, day: Day) -> Answer:
    """Whether a closing is about a day; perhaps, where the text says as well that it is open on holidays."""
    answer = closing.days.meant(_as_itself(clauses, closing, day))
    if closing.effect is Effect.MAY_CLOSE:
        return min(answer, Answer.MAYBE)
    if day.kind is DayKind.HOLIDAY and closing.days.group in (DayGroup.LISTED, DayGroup.WEEKENDS):
        kept_open = any(c.effect is Effect.OPEN and c.days.holidays is Answer.YES for c in clauses)
        return min(answer, Answer.MAYBE) if kept_open and closing.spans == WHOLE_DAY else answer
    return answer


def _as_itself(clauses: tuple[Clause, ...], closing: Clause, day: Day) -> Day:
    """A make-up day that is listed by its own name is open as that, and no exception for a weekday is about it."""
    if day.kind is not DayKind.MAKE_UP or closing.days.lists(day.weekday) or closing.days.group is DayGroup.WEEKENDS:
        return day
    if any(c.effect is Effect.OPEN and c.days.lists(day.weekday) for c in clauses):
        return replace(day, acting=day.weekday)
    return day
