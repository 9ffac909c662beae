"""Which division holds a point, for one point at a time: by cells of two kilometres that lie whole in a division.

`Divisions.containing` is made for columns of points and costs a single one about 0.1 ms, most of an answer. A cell is
judged when a first point falls into it; the next ones are a look-up.
"""

import math

import shapely

from locator.division import Division
from locator.divisions import Divisions
from locator.places import division_at
from locator.position import Position

_CELLS_PER_DEGREE = 50
_CELLS_KEPT = 200_000
_Cell = tuple[int, int]


class DivisionCells:
    """The lowest division in force that holds a position, as `Divisions.containing` says, but quicker."""

    def __init__(self, divisions: Divisions) -> None:
        self._divisions = divisions
        # A cell has an entry once it was judged: its division, or None where borders or nothing at all run through it.
        self._whole: dict[_Cell, Division | None] = {}

    def at(self, position: Position) -> Division | None:
        """The division at a position, or None abroad and at sea."""
        cell = (math.floor(position.lon * _CELLS_PER_DEGREE), math.floor(position.lat * _CELLS_PER_DEGREE))
        if cell not in self._whole:
            self._judge(cell)
        return self._whole[cell] or division_at(position, self._divisions)

    def _judge(self, cell: _Cell) -> None:
        if len(self._whole) >= _CELLS_KEPT:
            self._whole.clear()
        west, south, east, north = (edge / _CELLS_PER_DEGREE for edge in (*cell, cell[0] + 1, cell[1] + 1))
        middle = division_at(_within_bounds((west + east) / 2, (south + north) / 2), self._divisions)
        polygon = self._divisions.polygon(middle.code) if middle is not None else None
        # Properly: a point on a shared edge belongs to the smaller code, which may be the neighbour's.
        whole = polygon is not None and shapely.contains_properly(polygon, shapely.box(west, south, east, north))
        self._whole[cell] = middle if whole else None


def _within_bounds(lon: float, lat: float) -> Position:
    return Position(min(lon, 180.0), min(lat, 90.0))
