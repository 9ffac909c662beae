"""The windows that a citizen is told to ask, where a matter is decided: each list the nearest to her first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from locator.finding.answer import Match
from locator.finding.counterparts import Relation, nearest_to_seat, rows_by_relation
from locator.finding.filters import Rows
from locator.finding.finder import Finder
from locator.finding.further_windows import measured
from locator.finding.search import Search
from locator.readers.moments import SHANGHAI

NAMED = 3
"""So many windows are named; each is one to call, and tells of the others."""


class Whose(StrEnum):
    """Whose windows a list has: the place's own halls, others inside it, or halls of its city or its province.

    For whoever stands inside the place, `DIVISION` has all of its windows, and there is no `INSIDE`.
    """

    DIVISION = "division"
    INSIDE = "inside"
    CITY = "city"
    PROVINCE = "province"


@dataclass(frozen=True, slots=True)
class ToAsk:
    """Windows of one list, the nearest to whoever asks first; out of service come last."""

    whose: Whose
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """Rows that make one list, and the order in which they are chosen."""

    whose: Whose
    rows: Rows
    chosen: Callable[[Rows], list[int]]


def windows_to_ask(finder: Finder, search: Search, code: str, item: str, *, is_inside: bool) -> tuple[ToAsk, ...]:
    """The windows with people to ask in the division that decides, of six digits, for whoever searches.

    Inside it (`is_inside`) they are the nearest of all its windows, and the nearest of its own halls where that is none
    of them. For others they are chosen as `counterparts` orders them: its own halls, those inside it, its city's, its
    province's. A window out of service on the day of the search is chosen where there are too few others. Lists are
    ordered as `Whose` is, those without any window in service last; in each, distances from the origin of the search
    grow, ties by id.
    """
    suspended = finder.hours.suspended_on(search.moment.astimezone(SHANGHAI).date())
    parts = tuple(_parts(finder, search, code, item, is_inside=is_inside))
    named: dict[Whose, list[int]] = {part.whose: [] for part in parts}
    for away in (False, True):
        for part in parts:
            left = NAMED - sum(map(len, named.values()))
            rows = part.rows[_is_away(part.rows, suspended) == away]
            named[part.whose] += part.chosen(rows)[:left] if left > 0 else []
    if is_inside:
        named[Whose.DIVISION] += _own_hall(finder, search, code, item, suspended, named[Whose.DIVISION])
    if not named[Whose.DIVISION]:  # there are no own halls to tell the others from
        named[Whose.DIVISION] = named.pop(Whose.INSIDE, [])
    lists = [(whose, _ordered(finder, search, rows, suspended)) for whose, rows in named.items() if rows]
    lists.sort(key=lambda one: one[1][0] in suspended)  # the first of a list is suspended only where all are
    return tuple(ToAsk(whose, measured(finder, search, rows)) for whose, rows in lists)


def _parts(finder: Finder, search: Search, code: str, item: str, *, is_inside: bool) -> Iterator[_Part]:
    def from_here(rows: Rows) -> list[int]:
        return list(finder.snapshot.index.subset(rows).nearest(search.start, NAMED).rows)

    def from_seat(rows: Rows) -> list[int]:
        return nearest_to_seat(finder, code, item, rows)

    for relation, own, inside in rows_by_relation(finder, code, item):
        whose = Whose(relation.value)
        if is_inside:
            yield _Part(whose, np.union1d(own, inside), from_here)
        else:
            yield _Part(whose, own, from_seat)
            if relation is Relation.DIVISION:
                yield _Part(Whose.INSIDE, inside, from_seat)


def _own_hall(
    finder: Finder, search: Search, code: str, item: str, suspended: frozenset[int], named: list[int]
) -> list[int]:
    """The nearest of a division's own halls in service, where none of them is named: the matter is theirs."""
    _, own, _ = next(rows_by_relation(finder, code, item))
    serving = own[~_is_away(own, suspended)]
    if np.isin(serving, named).any():
        return []
    return list(finder.snapshot.index.subset(serving).nearest(search.start, 1).rows)


def _ordered(finder: Finder, search: Search, rows: list[int], suspended: frozenset[int]) -> list[int]:
    near = finder.snapshot.index.subset(rows).nearest(search.start, len(rows)).rows
    return sorted(near, key=lambda row: row in suspended)


def _is_away(rows: Rows, suspended: frozenset[int]) -> NDArray[np.bool_]:
    return np.isin(rows, np.fromiter(suspended, np.intp, len(suspended)))
