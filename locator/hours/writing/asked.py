"""What a reading leaves in doubt, put together to sentences that are read back as nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from locator.hours.readings.clause import Clause, Effect
from locator.hours.readings.day_table import WHOLE_DAY, Span
from locator.hours.readings.days import (
    EVERY,
    EVERY_DAY,
    HOLIDAYS,
    PLAIN_WEEKENDS,
    WEEKDAYS,
    DayGroup,
    Days,
    weekdays_of,
)
from locator.hours.readings.seasons import Season
from locator.hours.tokens.halves import HALF_SPANS
from locator.hours.tokens.words import Word

_HALVES = (Word.MORNING, Word.AFTERNOON)
_ASSUMED = Days(DayGroup.ASSUMED)
_DAYS_OFF = {PLAIN_WEEKENDS, HOLIDAYS}
_BESIDE_OTHERS = {DayGroup.WEEKENDS, DayGroup.HOLIDAYS}


@dataclass(frozen=True, slots=True)
class Asked:
    """Days of which one should ask, in these times.

    `as_others` where the times are those of all that is open. `as_hours` where they are the days' own hours, in
    brackets: 周三9:00-17:00（请先咨询） has none on other days, with 是否办公请先咨询 nobody knows of these. `half`
    is the half-day that is meant by all of it, where the days have no hours: 周六上午是否办公请先咨询.
    """

    season: Season | None
    spans: tuple[Span, ...]
    days: list[Days] = field(default_factory=list)
    as_others: bool = False
    as_hours: bool = False
    half: Word | None = None

    @property
    def are_days_off(self) -> bool:
        """Whether the days are weekends that are not worked, and holidays."""
        return {*self.days} == _DAYS_OFF


def is_asked(clause: Clause, clauses: Iterable[Clause]) -> bool:
    """Whether a clause is in doubt, and nothing has to be said of holidays that its days' own hours do not say."""
    if clause.effect is not Effect.DOUBTFUL:
        return False
    told = clause.days.holidays is not None or (
        clause.days.make_ups is not None and clause.days.group is not DayGroup.WEEKENDS
    )
    return not told or any(
        other.effect is Effect.OPEN and (other.days, other.season) == (clause.days, clause.season) for other in clauses
    )


def asked(clauses: Sequence[Clause], *, of_several: bool) -> Iterator[Asked]:
    """The sentences of one reading, of several or not; days with the same times are in one where that can be."""
    opened = [clause for clause in clauses if clause.effect is Effect.OPEN]
    alone = not opened and (of_several or _are_all_hours(clauses))
    named = _EveryDay(clauses)
    for own in _alike(clause for clause in clauses if is_asked(clause, clauses)):
        others = own.are_days_off and [(one.season, one.spans) for one in opened] == [(own.season, own.spans)]
        undated = own.season is not None and not own.season.dates
        lone = undated and not any(one.season == own.season for one in opened)
        as_hours = lone or (alone and own.spans != WHOLE_DAY)
        days = own.days if as_hours else [named(days) for days in own.days]
        half = None if as_hours or _are_open(own.days, opened) else _half_of(own.spans)
        yield Asked(own.season, own.spans, days, others, as_hours, half)


def _half_of(spans: Sequence[Span]) -> Word | None:
    return next((half for half in _HALVES if spans == HALF_SPANS[half]), None)


def _are_open(days: Iterable[Days], opened: Iterable[Clause]) -> bool:
    """Whether one of the days may have hours: 周五下午 beside 周一至周五8:00-17:00 is as long as these."""
    return bool(weekdays_of(days) & weekdays_of(clause.days for clause in opened))


class _EveryDay:
    """Names every day where a sentence without days would be about those that others name."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        opened = [clause for clause in clauses if clause.effect is Effect.OPEN]
        hours = opened or [clause for clause in clauses if not clause.effect.closes]
        self._are_assumed = all(clause.days.group is DayGroup.ASSUMED for clause in hours)

    def __call__(self, days: Days) -> Days:
        return EVERY if days == _ASSUMED and not self._are_assumed else days


def _alike(clauses: Iterable[Clause]) -> list[Asked]:
    """The clauses of the same season and times in one, but where their days would become others side by side."""
    found: list[Asked] = []
    for clause in clauses:
        fitting = (own for own in found if (own.season, own.spans) == (clause.season, clause.spans))
        own = next((own for own in fitting if _may_stand_beside(clause.days, own.days)), None)
        if own is None:
            found.append(Asked(clause.season, clause.spans, [clause.days]))
        else:
            own.days.append(clause.days)
    return found


def _may_stand_beside(days: Days, others: Sequence[Days]) -> bool:
    """Whether days in one list stay what they are: 周一至周五、周六 would be read as 周一至周六."""
    groups = {other.group for other in others}
    if DayGroup.ASSUMED in (days.group, *groups):
        return False
    return days.group in _BESIDE_OTHERS or groups <= _BESIDE_OTHERS


def _are_all_hours(clauses: Iterable[Clause]) -> bool:
    """Whether other days than those with hours in doubt are known to have none."""
    timed = [clause for clause in clauses if clause.effect is Effect.DOUBTFUL and clause.spans != WHOLE_DAY]
    named = weekdays_of(clause.days for clause in timed if clause.days.group is not DayGroup.HOLIDAYS)
    others = Clause(Effect.DOUBTFUL, Days(DayGroup.LISTED, EVERY_DAY & ~named))
    return named & WEEKDAYS != WEEKDAYS and others not in clauses
