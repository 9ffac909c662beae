"""Windows by square cells, each of which holds four of the next finer: all cells at once, by one sorting.

Cells are numbered along Morton's curve (G. M. Morton, 1966): the bits of column and row take turns. Sorted by
the finest cells' numbers, the windows of any coarser cell stand together, and two searches find where.
"""

import re

import numpy as np
from numpy.typing import NDArray

from locator.geometry.box import Box
from maps.live_map.mercator import unrolled, world_x, world_y
from maps.live_map.ordered_rows import Mark, OrderedRows, running

FINEST = 18
"""The finest level, and the greatest zoom of the map: cells of some 45 m in the middle of China."""

CELLS_ACROSS = 3
"""Cells across the world at level 0. At the level of its zoom a cell is 256 ÷ 3 = 85 px wide: room for a mark of 44."""

_MOST_CELLS = 1024  # that are looked into; the whole of a large screen has some 500
_KEY = re.compile(r"c([0-9]{1,2})-([0-9]{1,6})-([0-9]{1,6})")


class CellGrid:
    """The cells of windows at these longitudes and latitudes (WGS-84 degrees, shape (n,))."""

    def __init__(self, lon: NDArray[np.float64], lat: NDArray[np.float64]) -> None:
        numbers = _morton(_cell(world_x(lon), FINEST), _cell(world_y(lat), FINEST))
        order = np.argsort(numbers, kind="stable")
        self._numbers = numbers[order]
        self.ordered = OrderedRows(order)
        self._lon, self._lat = lon[order], lat[order]
        self._lon_sums, self._lat_sums = running(self._lon, np.float64), running(self._lat, np.float64)

    def marks(self, box: Box, zoom: int, most: int) -> list[Mark]:
        """A mark for each cell that has windows, over all cells that the box touches.

        Cells are those of the zoom, or the finest coarser ones of which at most `most` have windows: 9 at least.
        """
        for level in range(min(zoom, FINEST), 0, -1):
            columns, rows = _touched(box, level)
            if len(columns) * len(rows) <= _MOST_CELLS:
                marks = self._of(level, np.tile(columns, len(rows)), np.repeat(rows, len(columns)), zoom)
                if len(marks) <= most:
                    return marks
        columns, rows = _touched(box, 0)
        return self._of(0, np.tile(columns, len(rows)), np.repeat(rows, len(columns)), zoom)

    def mark(self, key: str) -> Mark | None:
        """The mark of a key; None where it is no key, or nothing is there."""
        found = _KEY.fullmatch(key)
        if found is None:
            return None
        level, column, row = map(int, found.groups())
        side = _side(level)
        if level > FINEST or column >= side or row >= side:
            return None
        marks = self._of(level, np.array([column]), np.array([row]), level)
        return marks[0] if marks else None

    def _of(self, level: int, columns: NDArray[np.int64], rows: NDArray[np.int64], zoom: int) -> list[Mark]:
        shift = 2 * (FINEST - level)
        numbers = _morton(columns, rows)
        firsts = np.searchsorted(self._numbers, numbers << shift)
        lasts = np.searchsorted(self._numbers, (numbers + 1) << shift)
        return [
            Mark(
                f"c{level}-{column}-{row}",
                first,
                last,
                self._apart(first, last, zoom),
                *self._middle(first, last),  # so that it lies among them
            )
            for column, row, first, last in zip(*map(np.ndarray.tolist, (columns, rows, firsts, lasts)), strict=True)
            if last > first
        ]

    def _middle(self, first: int, last: int) -> tuple[float, float]:
        """The mean longitude and latitude of the windows from `first` up to but not including `last`."""
        if last - first == 1:
            return float(self._lon[first]), float(self._lat[first])
        return (
            float(self._lon_sums[last] - self._lon_sums[first]) / (last - first),
            float(self._lat_sums[last] - self._lat_sums[first]) / (last - first),
        )

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
