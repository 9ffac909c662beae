"""The windows that a citizen's conditions leave, as rows and as an index over them, kept for the next who ask alike."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from locator.editions.snapshot import Snapshot
from locator.finding.kept_indexes import KeptIndexes
from locator.geometry.nearest import NearestIndex
from locator.items.group import Group
from locator.window import ALL_ITEMS

Rows = NDArray[np.intp]

LARGE = 20_000
"""From this many windows on, what reads all of them (some 5 ms and more) is no work for an event loop."""

# As many rows again as the edition has twice over, and enough for all conditions that matter where that is little.
_EDITIONS_KEPT = 2
_LEAST_ROWS_KEPT = 100_000


@dataclass(frozen=True, slots=True)
class WindowFilter:
    """Conditions on a window's own facts; None leaves one out.

    `division` and `not_province` are the digits that division codes begin with. Of a `group` those windows pass that
    stand in one of its members and are of its kind, where it has one.
    """

    item: str | None = None
    kind: str | None = None
    division: str | None = None
    not_province: str | None = None
    group: Group | None = None


EVERY_WINDOW = WindowFilter()


class TakesLonger(Exception):
    """What was to be answered at once needs something that takes long to make."""


class WindowFilters:
    """Rows and indexes of one snapshot by filter.

    An index over a subset answers as fast as that over all. Making it takes about 1 ms per 5,000 windows, so the last
    are kept, with no more rows in all than twice those of the snapshot (or 100,000). Any number of threads may ask.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._kept = KeptIndexes[NearestIndex](max(_EDITIONS_KEPT * len(snapshot), _LEAST_ROWS_KEPT))

    def index(self, wanted: WindowFilter, *, at_once: bool = False) -> NearestIndex:
        """An index over the windows that pass; its answers name rows of the snapshot.

        Raises
        ------
        TakesLonger
            If it is wanted at once, and would have to be made out of a large snapshot.
        """
        if wanted == EVERY_WINDOW:
            return self._snapshot.index
        index = self._kept.get(wanted)
        if index is not None:
            return index
        if at_once and self.is_large:
            raise TakesLonger
        return self._kept.get_or_make(wanted, lambda: self._snapshot.index.subset(self.rows(wanted)))

    @property
    def is_large(self) -> bool:
        """Whether there are so many windows that reading all of them takes long."""
        return len(self._snapshot) >= LARGE

    def takes(self, row: int, item: str) -> bool | None:
        """Whether the window in a row is known to take an item: true, or None where it does not say so."""
        stated = self._items[row]
        return True if stated is not None and (item in stated or stated == ALL_ITEMS) else None

    def rows(self, wanted: WindowFilter) -> Rows:
        """The rows that pass, ascending."""
        return np.flatnonzero(self.passing(wanted))

    def passing(self, wanted: WindowFilter) -> NDArray[np.bool_]:
        """By row, whether a window passes."""
        passing = np.ones(len(self._snapshot), dtype=np.bool_)
        if wanted.item is not None:
            passing &= self.unstated | self._takes_all
            passing[list(self._rows_by_item.get(wanted.item, ()))] = True
        if wanted.kind is not None:
            passing &= self._snapshot.kinds == wanted.kind
        if wanted.division is not None:
            passing &= np.char.startswith(self._snapshot.division_codes, wanted.division)
        if wanted.not_province is not None:
            passing &= ~np.char.startswith(self._snapshot.division_codes, wanted.not_province)
        if wanted.group is not None:
            passing &= self._in_group(wanted.group)
        return passing

    def _in_group(self, group: Group) -> NDArray[np.bool_]:
        codes = self._snapshot.division_codes
        held = np.zeros(len(codes), dtype=np.bool_)
        for digits in {len(member) for member in group.members}:
            held |= np.isin(codes.astype(f"<U{digits}"), [one for one in group.members if len(one) == digits])
        return held if group.kind is None else held & (self._snapshot.kinds == group.kind)

    def rows_by_id(self, wanted: WindowFilter) -> Rows:
        """The rows that pass, in the order of their ids as text."""
        if wanted == EVERY_WINDOW:
            return self._by_id
        return self._by_id[self.passing(wanted)[self._by_id]]

    def knows_item(self, item: str) -> bool:
        """Whether an item is one of the catalogue, or any window of this edition states it."""
        return self._snapshot.catalogue.find(item) is not None or item in self._rows_by_item

    def has_division(self, prefix: str) -> bool:
        """Whether any window's division code begins with these digits."""
        return prefix in self._division_prefixes

    def prepare(self) -> None:
        """Read now what the first question would otherwise wait for."""
        _ = self._by_id, self._items, self._rows_by_item, self._division_prefixes, self._snapshot.kinds

    @cached_property
    def _division_prefixes(self) -> frozenset[str]:
        codes = np.unique(self._snapshot.division_codes).tolist()
        return frozenset(code[:digits] for code in codes for digits in (2, 4, 6))

    @cached_property
    def _by_id(self) -> Rows:
        return np.argsort(self._snapshot.ids, kind="stable")

    @cached_property
    def _items(self) -> list[tuple[str, ...] | None]:
        return [tuple(items) if items is not None else None for items in self._snapshot.items()]

    @cached_property
    def unstated(self) -> NDArray[np.bool_]:
        """By row, whether a window does not say what it takes: it stays, whatever item is asked for."""
        return np.fromiter((items is None for items in self._items), np.bool_, len(self._items))

    @cached_property
    def _takes_all(self) -> NDArray[np.bool_]:
        return np.fromiter((items == ALL_ITEMS for items in self._items), np.bool_, len(self._items))

    @cached_property
    def _rows_by_item(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for row, items in enumerate(self._items):
            if items is not None and items != ALL_ITEMS:
                for item in items:
                    found.setdefault(item, []).append(row)
        return found
