"""The counterparts of a window elsewhere: who sits in the place that decides a matter, in its city and its province."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from locator.divisions.division import full_code, scope_prefix
from locator.finding.filters import Rows, WindowFilter
from locator.finding.finder import Finder
from locator.finding.refusal import ParameterFault
from locator.window import Kind, Level

MOST = 50
"""So many windows of each relation are named at most."""

_EXAMPLE = "4301"
_LEVELS = {2: Level.PROVINCE, 4: Level.CITY, 6: Level.COUNTY}
"""The level of a division by the digits of its code that count."""


class Relation(StrEnum):
    """Whose window a counterpart is: of the division that was asked for, or of one that it belongs to."""

    DIVISION = "division"
    CITY = "city"
    PROVINCE = "province"


@dataclass(frozen=True, slots=True)
class CounterpartQuery:
    """The division that decides, as two, four or six digits, and the matter; None for any."""

    division: str | None = None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A window, by its row in the snapshot, and whose it is."""

    row: int
    relation: Relation


def counterparts(finder: Finder, query: CounterpartQuery) -> tuple[Counterpart, ...]:
    """The windows with people that stand for a division, then those of its city and those of its province.

    Machines decide nothing, and a window that is known not to take the matter is left out. Of one relation a division's
    own halls come before those of the divisions inside it, those that are known to take the matter before those that
    do not say, then the nearer to the seat, ties by id; at most `MOST`. Divisions beside it decide nothing: where it
    has no window and its city and province have none of theirs, there is none.

    Raises
    ------
    ParameterFault
        If no division is given.
    ValueUnknown
        If there is no such division or item.
    """
    if query.division is None:
        raise ParameterFault("parameter-missing", "division", name="division", example=_EXAMPLE)
    finder.check_division("division", query.division)
    finder.check_item(query.item)
    named = set[int]()
    found: list[Counterpart] = []
    for code in finder.codes_of_today(query.division):
        for relation, rows in _by_relation(finder, code, query.item):
            fresh = [row for row in rows if row not in named]
            named.update(fresh)
            found += [Counterpart(row, relation) for row in fresh]
    order = list(Relation)
    return tuple(sorted(found, key=lambda one: order.index(one.relation)))


def counterparts_json(finder: Finder, found: tuple[Counterpart, ...]) -> bytes:
    """Counterparts as the contract's JSON document."""
    each = [
        b'{"window":%b,"relation":"%b"}' % (finder.snapshot.fragment(one.row), one.relation.value.encode())
        for one in found
    ]
    return b'{"counterparts":[%b]}' % b",".join(each)


def _by_relation(finder: Finder, code: str, item: str | None) -> Iterator[tuple[Relation, list[int]]]:
    """The rows of each relation, in their order."""
    for relation, own, inside in rows_by_relation(finder, code, item):
        theirs = [row for part in (own, inside) for row in nearest_to_seat(finder, code, item, part)]
        yield relation, theirs[:MOST]


def rows_by_relation(finder: Finder, code: str, item: str | None) -> Iterator[tuple[Relation, Rows, Rows]]:
    """The rows of each relation, ascending: a division's own halls, and the other windows inside it.

    Of the city and the province only their own halls count; `code` has six digits.
    """
    prefix = scope_prefix(code)
    of_people = WindowFilter(item=item, kind=Kind.STAFFED.value, division=prefix[:2])
    rows = finder.filters.rows(of_people)
    codes, levels = finder.snapshot.division_codes[rows], finder.snapshot.levels[rows]
    inside = np.char.startswith(codes, prefix)
    own = inside & _stands_for(codes, levels, prefix)
    yield Relation.DIVISION, rows[own], rows[inside & ~own]
    for digits, relation in ((4, Relation.CITY), (2, Relation.PROVINCE)):
        above = prefix[:digits]
        if len(prefix) > digits and finder.division_name(full_code(above)) is not None:
            of_theirs = np.char.startswith(codes, above) & _stands_for(codes, levels, above) & ~inside
            yield relation, rows[of_theirs], rows[:0]


def _stands_for(codes: NDArray[np.str_], levels: NDArray[np.str_], prefix: str) -> NDArray[np.bool_]:
    """Which windows stand for a division: halls of its level inside it, and those of its own code that state none."""
    unstated = np.logical_and(codes == full_code(prefix), levels == "")
    stands: NDArray[np.bool_] = np.logical_or(unstated, levels == _LEVELS[len(prefix)].value)
    return stands


def nearest_to_seat(finder: Finder, code: str, item: str | None, rows: Rows) -> list[int]:
    """The rows by their distance from the seat, ties by id; those known to take the item first, `MOST` of each."""
    takes = [item is None or finder.filters.takes(row, item) is True for row in rows.tolist()]
    parts = (rows[np.asarray(takes, np.bool_)], rows[~np.asarray(takes, np.bool_)])
    return [row for part in parts if len(part) for row in _by_distance(finder, code, part)]


def _by_distance(finder: Finder, code: str, rows: Rows) -> tuple[int, ...]:
    seat = finder.seat(code)
    if seat is None:
        return tuple(rows[np.argsort(finder.snapshot.ids[rows], kind="stable")][:MOST].tolist())
    return finder.snapshot.index.subset(rows).nearest(seat, MOST).rows
