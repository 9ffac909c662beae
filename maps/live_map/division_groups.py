"""Windows by province or by city, for views so wide that cells would cut across both."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from locator.geometry.box import Box
from maps.live_map.cell_grid import FINEST
from maps.live_map.mark_circles import radii
from maps.live_map.mercator import TILE_PX, degrees, unrolled, world_x, world_y
from maps.live_map.ordered_rows import Mark, OrderedRows, running
from maps.live_map.parted import MOST_PARTED, parted

CELLS_FROM = 8
"""From this zoom on windows are drawn by cells; below, cities' and provinces' totals are what a person looks for."""

PROVINCES_FROM = 4
"""Before this zoom provinces are narrower than their marks, which would push each other out of them."""

CITIES_FROM = 6
"""Before this zoom cities have no room beside each other, even if there are few."""

_FEW_CITIES = 60  # so few have room as soon as cities are drawn; those of the whole country a zoom later

PROVINCE, CITY = 2, 4
"""How many digits of its code name a division's province or city."""

# How much of the screen a division's windows fill once one has zoomed in on them: the width of a narrow phone, less
# what marks at its edges need that have been moved out of each other's way.
_FILLED_PX = 240

_NEAREST = 12  # so near the county around is still seen; windows that are nearer to each other part in a second step


Places = tuple[NDArray[np.float64], NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class _Groups:
    """Divisions whose codes share their first digits: each one's places, and its bounds and middle on the world."""

    prefixes: NDArray[np.int64]
    firsts: NDArray[np.signedinteger]
    lasts: NDArray[np.signedinteger]
    west: NDArray[np.float64]
    east: NDArray[np.float64]
    north: NDArray[np.float64]
    south: NDArray[np.float64]
    x: NDArray[np.float64]
    y: NDArray[np.float64]

    def touching(self, box: Box, drawn: Places) -> NDArray[np.intp]:
        """The groups whose bounds or marks meet a box; where windows are in the box, their group is among them."""
        met = np.zeros(len(self.prefixes), np.bool_)
        north, south = world_y([box.north, box.south])
        for part in unrolled(box):
            west, east = world_x([part.west, part.east])
            met |= (self.west <= east) & (self.east >= west) & (self.north <= south) & (self.south >= north)
            lons, lats = drawn
            met |= (lons >= part.west) & (lons <= part.east) & (lats >= part.south) & (lats <= part.north)
        return np.flatnonzero(met)

    def drawn_at(self, zoom: int) -> Places:
        """Longitudes and latitudes of the marks at a zoom: the groups' middles, moved apart where they would touch."""
        width = float(TILE_PX << zoom)
        x, y = parted(self.x * width, self.y * width, radii(self.lasts - self.firsts))
        return degrees(x / width, y / width)


@dataclass(frozen=True, slots=True, eq=False)
class DivisionGroups:
    """The groups of windows, and where their marks are drawn at each zoom.

    `cities_from` is the zoom from which cities are drawn.
    """

    ordered: OrderedRows
    cities_from: int
    _x: NDArray[np.float64]
    _y: NDArray[np.float64]
    _groups: Mapping[int, _Groups]
    _drawn: Mapping[tuple[int, int], Places]

    @classmethod
    def over(cls, codes: NDArray[np.int64], lon: NDArray[np.float64], lat: NDArray[np.float64]) -> "DivisionGroups":
        """The groups of windows at these places with these division codes, as whole numbers of six digits."""
        order = np.argsort(codes, kind="stable")
        x, y = world_x(lon[order]), world_y(lat[order])
        groups = {digits: _grouped(codes[order], digits, x, y) for digits in (PROVINCE, CITY)}
        cities_from = _cities_from(len(groups[CITY].prefixes))
        drawn = {
            (digits, zoom): groups[digits].drawn_at(zoom)
            for digits, least in ((PROVINCE, PROVINCES_FROM), (CITY, cities_from))
            for zoom in range(least, CELLS_FROM)
        }
        return cls(OrderedRows(order), cities_from, x, y, groups, drawn)

    def part(self, passing: NDArray[np.bool_]) -> "DivisionGroups":
        """The groups of those windows alone whose rows pass, `passing` by row.

        Marks stay where those of all windows are drawn, and cities are drawn from the same zoom on: what is no larger
        than before touches nothing.
        """
        stay = passing[self.ordered.rows]
        x, y, before = self._x[stay], self._y[stay], running(stay, np.int32)
        left = {digits: before[groups.lasts] > before[groups.firsts] for digits, groups in self._groups.items()}
        groups = {
            digits: _bounded(groups.prefixes[left[digits]], before[groups.firsts[left[digits]]], x, y)
            for digits, groups in self._groups.items()
        }
        drawn = {
            (digits, zoom): (lons[left[digits]], lats[left[digits]])
            for (digits, zoom), (lons, lats) in self._drawn.items()
        }
        return replace(self, ordered=OrderedRows(self.ordered.rows[stay]), _x=x, _y=y, _groups=groups, _drawn=drawn)

    def count(self, digits: int) -> int:
        """How many provinces or cities have windows."""
        return len(self._groups[digits].prefixes)

    def marks(self, box: Box, digits: int, zoom: int, apart: int) -> list[Mark]:
        """A mark for each group that meets the box, itself or its mark, at a zoom below `CELLS_FROM`.

        It comes apart at `apart`. Provinces are drawn from `PROVINCES_FROM` on, cities from `cities_from` on. No two
        marks touch, and where they stand does not depend on the box.
        """
        return [
            self._mark(digits, group, zoom, apart)
            for group in self._groups[digits].touching(box, self._drawn[digits, zoom]).tolist()
        ]

    def everywhere(self, digits: int) -> list[Mark]:
        """A mark for each province or city that has windows, by code."""
        return [self._mark(digits, group, CELLS_FROM - 1, FINEST) for group in range(self.count(digits))]

    def _mark(self, digits: int, group: int, zoom: int, apart: int) -> Mark:
        groups = self._groups[digits]
        across = max(groups.east[group] - groups.west[group], groups.south[group] - groups.north[group])
        filling = min(int(np.log2(_FILLED_PX / (TILE_PX * max(across, 2.0**-FINEST)))), _NEAREST)
        lons, lats = self._drawn[digits, zoom]
        return Mark(
            key=f"d{groups.prefixes[group]}",
            first=int(groups.firsts[group]),
            last=int(groups.lasts[group]),
            zoom=min(max(filling, apart), FINEST),
            lon=float(lons[group]),
            lat=float(lats[group]),
            middle=self._middle(groups, group, fits=filling >= apart),
        )

    def _middle(self, groups: _Groups, group: int, *, fits: bool) -> tuple[float, float]:
        """The middle of a group's bounds; or, of one too wide for a screen, the window nearest to it."""
        x, y = (groups.west[group] + groups.east[group]) / 2.0, (groups.north[group] + groups.south[group]) / 2.0
        if not fits:
            place = slice(groups.firsts[group], groups.lasts[group])
            nearest = np.argmin(np.hypot(self._x[place] - x, self._y[place] - y))
            x, y = self._x[place][nearest], self._y[place][nearest]
        lon, lat = degrees(x, y)
        return float(lon), float(lat)


def _cities_from(count: int) -> int:
    """The zoom from which so many cities are drawn; that of the cells where they never are."""
    if count > MOST_PARTED:
        return CELLS_FROM
    return CITIES_FROM if count <= _FEW_CITIES else CITIES_FROM + 1


def _grouped(codes: NDArray[np.int64], digits: int, x: NDArray[np.float64], y: NDArray[np.float64]) -> _Groups:
    prefixes = codes // 10 ** (6 - digits)
    firsts = np.flatnonzero(np.r_[True, np.diff(prefixes) != 0][: len(codes)])
    return _bounded(prefixes[firsts], firsts, x, y)


def _bounded(
    prefixes: NDArray[np.int64], firsts: NDArray[np.signedinteger], x: NDArray[np.float64], y: NDArray[np.float64]
) -> _Groups:
    """The groups of these prefixes, each of which begins at one of `firsts`, with their bounds and middles."""
    lasts = np.r_[firsts[1:], len(x)][: len(firsts)]
    west, east, north, south, x_sums, y_sums = (
        reduce.reduceat(places, firsts) if len(firsts) else np.empty(0)
        for reduce, places in (
            (np.minimum, x),
            (np.maximum, x),
            (np.minimum, y),
            (np.maximum, y),
            (np.add, x),
            (np.add, y),
        )
    )
    counts = lasts - firsts
    return _Groups(prefixes, firsts, lasts, west, east, north, south, x_sums / counts, y_sums / counts)
