"""Windows by square cells, each of which holds four of the next finer: all cells at once, by one sorting.

Cells are numbered along Morton's curve (G. M. Morton, 1966): the bits of column and row take turns. Sorted by
the finest cells' numbers, the windows of any coarser cell stand together, and two searches find where.
"""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from locator.geometry.box import Box
from maps.live_map.cell_places import stand_apart
from maps.live_map.mark_circles import radii
from maps.live_map.mercator import TILE_PX, degrees, unrolled, world_x, world_y
from maps.live_map.ordered_rows import Mark, OrderedRows, running

FINEST = 18
"""The finest level, and the greatest zoom of the map: cells of some 45 m in the middle of China."""

CELLS_ACROSS = 3
"""Cells across the world at level 0. At the level of its zoom a cell is 256 ÷ 3 = 85 px wide: room for any mark."""

_LISTED_FROM = FINEST - 1  # a full screen at the greatest zoom has marks of this level, which no zoom parts

_MOST_CELLS = 1024  # that are looked into; the whole of a large screen has some 500
_KEY = re.compile(r"c([0-9]{1,2})-([0-9]{1,6})-([0-9]{1,6})")


@dataclass(frozen=True, slots=True, eq=False)
class _Cells:
    """Cells of one level that have windows: columns, rows, and where their windows begin and end, shape (n,) each."""

    level: int
    columns: NDArray[np.int64]
    rows: NDArray[np.int64]
    firsts: NDArray[np.int64]
    lasts: NDArray[np.int64]

    @property
    def counts(self) -> NDArray[np.int64]:
        """How many windows each has."""
        return self.lasts - self.firsts


class CellGrid:
    """The cells of windows at these longitudes and latitudes (WGS-84 degrees, shape (n,)).

    Within a finest cell windows stand by `ranks`, whole numbers of shape (n,), or as they were given; so one place is
    listed in its order without sorting anew for each who asks. `sorted_as` are the numbers and rows of windows that are
    given in their order already.
    """

    def __init__(
        self,
        lon: NDArray[np.float64],
        lat: NDArray[np.float64],
        ranks: NDArray[np.int64] | None = None,
        *,
        sorted_as: tuple[NDArray[np.int64], NDArray[np.int32]] | None = None,
    ) -> None:
        if sorted_as is None:
            numbers = _morton(_cell(world_x(lon), FINEST), _cell(world_y(lat), FINEST))
            order = np.argsort(numbers, kind="stable") if ranks is None else np.lexsort((ranks, numbers))
            sorted_as, lon, lat = (numbers[order], order.astype(np.int32)), lon[order], lat[order]
        self._numbers, rows = sorted_as
        self.ordered = OrderedRows(rows)
        self._lon, self._lat = lon, lat
        self._lon_sums, self._lat_sums = running(lon, np.float64), running(lat, np.float64)

    def part(self, passing: NDArray[np.bool_]) -> "CellGrid":
        """The grid of those windows alone whose rows pass, `passing` by row: as made of them, but without sorting."""
        stay = passing[self.ordered.rows]
        sorted_as = self._numbers[stay], self.ordered.rows[stay]
        return CellGrid(self._lon[stay], self._lat[stay], sorted_as=sorted_as)

    @property
    def bounds(self) -> Box | None:
        """The box around all windows; None where there are none."""
        lon, lat = self._lon, self._lat
        if not len(lon):
            return None
        return Box(float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max()))

    def marks(self, box: Box, zoom: int, most: int) -> list[Mark]:
        """A mark for each cell that has windows, over all cells that the box touches; no two marks touch.

        Cells are those of the zoom, or the finest coarser ones of which at most `most` have windows: 9 at least.
        """
        for level in range(min(zoom, FINEST), 0, -1):
            columns, rows = _touched(box, level)
            if len(columns) * len(rows) <= _MOST_CELLS:
                cells = self._filled(level, columns, rows)
                if len(cells.columns) <= most:
                    return self._drawn(cells, zoom)
        return self._drawn(self._filled(0, *_touched(box, 0)), zoom)

    def mark(self, key: str) -> Mark | None:
        """The mark of a key; None where it is no key, or nothing is there."""
        found = _KEY.fullmatch(key)
        if found is None:
            return None
        level, column, row = map(int, found.groups())
        side = _side(level)
        if level > FINEST or column >= side or row >= side:
            return None
        marks = self._drawn(self._filled(level, np.array([column]), np.array([row])), level)
        return marks[0] if marks else None

    def place(self, key: str) -> Mark | None:
        """The mark of a key, where its windows are listed as no zoom parts them; else None."""
        mark = self.mark(key)
        if mark is None or mark.zoom is None:
            return mark
        return mark if int(key[1:].partition("-")[0]) >= _LISTED_FROM else None

    def _filled(self, level: int, columns: NDArray[np.int64], rows: NDArray[np.int64]) -> "_Cells":
        """Those of the cells at all crossings of these columns and rows that have windows, row by row."""
        columns, rows = np.tile(columns, len(rows)), np.repeat(rows, len(columns))
        shift = 2 * (FINEST - level)
        numbers = _morton(columns, rows)
        firsts = np.searchsorted(self._numbers, numbers << shift)
        lasts = np.searchsorted(self._numbers, (numbers + 1) << shift)
        some = lasts > firsts
        return _Cells(level, columns[some], rows[some], firsts[some], lasts[some])

    def _drawn(self, cells: "_Cells", zoom: int) -> list[Mark]:
        """The cells' marks, each drawn where the cells around it leave it room."""
        around = self._filled(cells.level, *(_widened(numbers, cells.level) for numbers in (cells.columns, cells.rows)))
        lons, lats = self._places(around, zoom)
        # Row by row both; so the cells asked for are met in their order.
        asked = np.isin(_morton(around.columns, around.rows), _morton(cells.columns, cells.rows))
        columns = (cells.columns, cells.rows, cells.firsts, cells.lasts, lons[asked], lats[asked])
        return [
            Mark(
                key=f"c{cells.level}-{column}-{row}",
                first=first,
                last=last,
                zoom=self._apart(first, last, zoom),
                lon=lon,
                lat=lat,
                middle=self._middle(first, last),
            )
            for column, row, first, last, lon, lat in zip(*(values.tolist() for values in columns), strict=True)
        ]

    def _places(self, cells: "_Cells", zoom: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Where marks are drawn: at the mean longitude and latitude of their windows, or beside it."""
        lons, lats = (
            np.where(cells.counts == 1, one[cells.firsts], (sums[cells.lasts] - sums[cells.firsts]) / cells.counts)
            for one, sums in ((self._lon, self._lon_sums), (self._lat, self._lat_sums))
        )
        world_px, cell_px = float(TILE_PX << zoom), TILE_PX / CELLS_ACROSS * 2.0 ** (zoom - cells.level)
        middle = world_x(lons) * world_px, world_y(lats) * world_px
        x, y, moved = stand_apart(middle, (cells.columns, cells.rows), cell_px, radii(cells.counts))
        beside_lons, beside_lats = degrees(x / world_px, y / world_px)
        return np.where(moved, beside_lons, lons), np.where(moved, beside_lats, lats)

    def _middle(self, first: int, last: int) -> tuple[float, float]:
        """The middle of the bounds of the windows from first to last."""
        lons, lats = self._lon[first:last], self._lat[first:last]
        return float(lons.min() + lons.max()) / 2.0, float(lats.min() + lats.max()) / 2.0

    def _apart(self, first: int, last: int, zoom: int) -> int | None:
        """The next zoom at which the windows from first to last are in several cells; None where there is none."""
        differing = int(self._numbers[first] ^ self._numbers[last - 1]).bit_length()
        if not differing:
            return None
        level = max(FINEST - (differing - 1) // 2, zoom + 1)
        return level if level <= FINEST else None


def _touched(box: Box, level: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The columns and the rows of the cells that a box touches."""
    columns = np.concatenate([_span(world_x([part.west, part.east]), level) for part in unrolled(box)])
    return np.unique(columns), _span(world_y([box.north, box.south]), level)


def _widened(numbers: NDArray[np.int64], level: int) -> NDArray[np.int64]:
    """These columns or rows with those beside them."""
    wider = np.unique(numbers[:, None] + np.array([-1, 0, 1]))
    return wider[(wider >= 0) & (wider < _side(level))]


def _span(ends: NDArray[np.float64], level: int) -> NDArray[np.int64]:
    first, last = _cell(ends, level).tolist()
    # So wide a view takes coarser cells anyhow: what is not looked into need not be counted out.
    return np.arange(first, min(last, first + _MOST_CELLS) + 1)


def _cell(shares: NDArray[np.float64], level: int) -> NDArray[np.int64]:
    side = _side(level)
    return np.clip((shares * side).astype(np.int64), 0, side - 1)


def _side(level: int) -> int:
    return CELLS_ACROSS << level


def _morton(columns: NDArray[np.int64], rows: NDArray[np.int64]) -> NDArray[np.int64]:
    return _spread(columns) | (_spread(rows) << 1)


def _spread(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Each bit moved to twice its place: abcd becomes 0a0b0c0d, for values below 2³²."""
    for shift, mask in (
        (16, 0x0000FFFF0000FFFF),
        (8, 0x00FF00FF00FF00FF),
        (4, 0x0F0F0F0F0F0F0F0F),
        (2, 0x3333333333333333),
        (1, 0x5555555555555555),
    ):
        values = (values | (values << shift)) & mask
    return values
