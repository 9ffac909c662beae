"""An edition's windows, so laid out that any view of them is answered with a few marks, however many they are."""

from copy import copy
from dataclasses import dataclass, replace

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from locator.editions.snapshot import Snapshot
from locator.geometry.box import Box
from maps.live_map.cell_grid import CellGrid
from maps.live_map.division_groups import CELLS_FROM, CITY, PROVINCE, PROVINCES_FROM, DivisionGroups
from maps.live_map.ordered_rows import Mark, OrderedRows

MOST_MARKS = 120
"""How many marks a view has at most: each is an element that a phone has to draw, and a stop for the Tab key."""


@dataclass(frozen=True, slots=True)
class View:
    """The marks of a view, which are places in the order of `ordered`; `by_division` where each is a whole division."""

    marks: list[Mark]
    ordered: OrderedRows
    by_division: bool


class ViewIndex:
    """Over all windows of one edition; immutable, and shared by all who ask.

    Parameters
    ----------
    lon, lat
        WGS-84 degrees, shape (n,).
    codes
        The division codes as whole numbers, shape (n,).
    ranks
        Each window's place by name, shape (n,), in which those of one place are listed; None for their order here.
    """

    def __init__(
        self,
        lon: NDArray[np.float64],
        lat: NDArray[np.float64],
        codes: NDArray[np.int64],
        ranks: NDArray[np.int64] | None = None,
    ) -> None:
        self.grid = CellGrid(lon, lat, ranks)
        self.groups = DivisionGroups.over(codes, lon, lat)
        self.codes = codes
        self.bounds = self.grid.bounds

    def __len__(self) -> int:
        """How many windows there are."""
        return len(self.grid.ordered.rows)

    @property
    def orders(self) -> tuple[OrderedRows, OrderedRows]:
        """The orders that views' marks are places in."""
        return self.grid.ordered, self.groups.ordered

    def part(self, passing: NDArray[np.bool_]) -> "ViewIndex":
        """The index over those windows alone whose rows pass, `passing` by row; rows keep their numbers.

        Cells are as if there were no others. A division's mark stays where it is drawn for all windows, so that a map
        whose filter changes moves as few marks as can be.
        """
        part = copy(self)
        part.grid, part.groups = self.grid.part(passing), self.groups.part(passing)
        part.bounds = part.grid.bounds
        return part

    @classmethod
    def over(cls, snapshot: Snapshot) -> "ViewIndex":
        """The index over a snapshot's windows."""
        ranks = pc.rank(snapshot.column("name"), sort_keys="ascending", tiebreaker="first").to_numpy()
        codes = snapshot.division_codes.astype(np.int64)
        return cls(snapshot.lon, snapshot.lat, codes, ranks.astype(np.int64))

    def view(self, box: Box, zoom: int) -> View:
        """The marks of a view, at most `MOST_MARKS`: every window in the box is in exactly one, and no two touch.

        A mark may hold windows beyond the box's edge, so that it does not change while the map is moved. `zoom` is that
        of web maps, from 0 to `FINEST`; no zoom is too fine for a box, however wide: the marks are then coarser.
        """
        if zoom >= CELLS_FROM:
            return View(self.grid.marks(box, zoom, MOST_MARKS), self.grid.ordered, by_division=False)
        if zoom < PROVINCES_FROM:
            marks = [self._into_divisions(mark) for mark in self.grid.marks(box, zoom, MOST_MARKS)]
            return View(marks, self.grid.ordered, by_division=False)
        if zoom >= self.groups.cities_from:
            cities = self.groups.marks(box, CITY, zoom, CELLS_FROM)
            if len(cities) <= MOST_MARKS:
                return View(cities, self.groups.ordered, by_division=True)
        provinces = self.groups.marks(box, PROVINCE, zoom, max(self.groups.cities_from, zoom + 1))
        return View(provinces, self.groups.ordered, by_division=True)

    def _into_divisions(self, mark: Mark) -> Mark:
        """A mark of cells that comes apart where its windows' divisions are drawn, if not as cells later on."""
        if mark.zoom is None:
            return mark
        codes = self.codes[self.grid.ordered.rows_of(mark)]
        drawn_from = ((PROVINCE, PROVINCES_FROM), (CITY, self.groups.cities_from))
        several = (least for digits, least in drawn_from if np.ptp(codes // 10 ** (6 - digits)) > 0)
        return replace(mark, zoom=next(several, max(mark.zoom, CELLS_FROM)))
