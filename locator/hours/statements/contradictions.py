"""Two sets of hours for the same days: 8:30-17:30/8:30-17:00. What both have is sure, the rest is in doubt."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from locator.hours.readings.clause import Clause, Effect
from locator.hours.readings.day_table import Span, bits, spans_of
from locator.hours.readings.days import WEEKDAYS, DayGroup, Days
from locator.hours.readings.seasons import Season
from locator.hours.sketch.groups import Group

_A_BREAK = 3 * 60


def contradictory(groups: Sequence[Group]) -> list[Clause]:
    """What ranges of the same days and season leave in doubt where they overlap."""
    found: dict[tuple[Days, Season | None], int] = {}
    for one, other in combinations(list(_ranges(groups)), 2):
        (group, days, spans), (other_group, other_days, other_spans) = one, other
        if group.season == other_group.season and is_same(days, other_days):
            doubt = _in_doubt(bits(spans), bits(other_spans))
            found[days, group.season] = found.get((days, group.season), 0) | doubt
    return [Clause(Effect.DOUBTFUL, days, spans_of(own), season) for (days, season), own in found.items() if own]


def _ranges(groups: Sequence[Group]) -> Iterator[tuple[Group, Days, tuple[Span, ...]]]:
    for group in groups:
        for part in group.days:
            for own in group.ranges:
                if part.half is None and own.spans:
                    yield group, group.told(part.days), own.spans


def is_same(one: Days, other: Days) -> bool:
    """The same days by either name: 工作日 and 周一至周五 are."""
    if {one.group, other.group} == {DayGroup.WORKDAYS, DayGroup.LISTED}:
        return one.weekdays & WEEKDAYS == other.weekdays & WEEKDAYS and not (one.dates or other.dates)
    return one == other


def _in_doubt(one: int, other: int) -> int:
    """Of two rows of minutes that overlap what one of them lacks; of a short one inside the other that one itself."""
    both = one & other
    if not both or one == other:
        return 0
    for inner, outer in ((one, other), (other, one)):
        inside = both == inner and _first(outer) < _first(inner) and inner.bit_length() < outer.bit_length()
        if inside and inner.bit_count() <= _A_BREAK:
            return inner
    return (one | other) & ~both


def _first(minutes: int) -> int:
    return (minutes & -minutes).bit_length()
