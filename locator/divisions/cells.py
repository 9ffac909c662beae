"""Which division holds a point, for one point at a time: by cells of two kilometres that are judged once.

`Divisions.containing` is made for columns of points and costs a single one about 0.1 ms, most of an answer. Here a cell
is judged when a first point falls into it: most lie whole in one division, the others keep the few that they touch.
"""

import math
from functools import cached_property

import shapely

from locator.divisions.division import Division
from locator.divisions.divisions import Divisions
from locator.divisions.shapes import Shape
from locator.position import Position

_CELLS_PER_DEGREE = 50
_CELLS_KEPT = 200_000
_Cell = tuple[int, int]
_Bounded = tuple[Division, Shape]


class DivisionCells:
    """The lowest division in force that holds a position, as `Divisions.containing` says, but quicker."""

    def __init__(self, divisions: Divisions) -> None:
        self._divisions = divisions
        # A cell has an entry once it was judged: its division, or those that it touches by ascending code.
        self._judged: dict[_Cell, Division | tuple[_Bounded, ...]] = {}

    def at(self, position: Position) -> Division | None:
        """The division at a position, or None abroad and at sea."""
        cell = (math.floor(position.lon * _CELLS_PER_DEGREE), math.floor(position.lat * _CELLS_PER_DEGREE))
        judged = self._judged.get(cell)
        if judged is None:
            judged = self._judge(cell)
        if isinstance(judged, Division):
            return judged
        # On a shared edge the smaller code is given.
        holding = (one for one, shape in judged if shapely.intersects_xy(shape, position.lon, position.lat))
        return next(holding, None)

    def _judge(self, cell: _Cell) -> Division | tuple[_Bounded, ...]:
        if len(self._judged) >= _CELLS_KEPT:
            self._judged.clear()
        west, south = cell[0] / _CELLS_PER_DEGREE, cell[1] / _CELLS_PER_DEGREE
        east, north = (cell[0] + 1) / _CELLS_PER_DEGREE, (cell[1] + 1) / _CELLS_PER_DEGREE
        box = shapely.box(west, south, east, north)
        touched = tuple(self._bounded[number] for number in sorted(self._tree.query(box, "intersects").tolist()))
        for _, shape in touched:
            shapely.prepare(shape)
        # Properly: on an edge a point may be another division's.
        whole = len(touched) == 1 and shapely.contains_properly(touched[0][1], box)
        judged = self._judged[cell] = touched[0][0] if whole else touched
        return judged

    @cached_property
    def _bounded(self) -> tuple[_Bounded, ...]:
        judging = (one for one in self._divisions if one.lowest and one.in_force)
        shapes = ((one, self._divisions.polygon(one.code)) for one in sorted(judging, key=lambda one: one.code))
        return tuple((one, shape) for one, shape in shapes if shape is not None)

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree([shape for _, shape in self._bounded])

    def prepare(self) -> None:
        """Read now what the first question would otherwise wait for."""
        _ = self._bounded, self._tree
