"""Which division holds each of very many points: a grid of cells, each the name of the division that it lies in.

Made once, for whoever asks about millions: a cell of a hundredth of a degree that no border touches lies in one
division or in none. Points in other cells are asked of the polygons.
"""

from collections.abc import Iterator

import numpy as np
import shapely
from numpy.typing import NDArray

from locator.divisions.divisions import Divisions
from locator.divisions.shapes import Shape

Degrees = NDArray[np.float64]

_CELLS_PER_DEGREE = 100
_LONGEST_EDGE_DEGREES = 0.009
"""An edge that is shorter than a cell's side touches no cell but those of the box around its ends."""

_TOUCHED, _NONE = -1, -2
_POINTS_AT_ONCE = 1 << 20


class DivisionLabels:
    """As `Divisions.containing`, with the same answers; seconds to make for all of China.

    It takes two bytes a cell, some 60 MB, and the polygons with what prepares them.
    """

    def __init__(self, divisions: Divisions) -> None:
        judging = sorted(one.code for one in divisions if one.lowest and one.in_force)
        shapes = {code: shape for code in judging if (shape := divisions.polygon(code)) is not None}
        self._codes = np.array([*shapes, ""], dtype="<U6")
        self._shapes: NDArray[np.object_] = np.array([shapely.force_2d(shape) for shape in shapes.values()], np.object_)
        boxes = shapely.bounds(self._shapes).reshape(-1, 4)
        self._west, self._south = np.floor(np.nanmin(boxes[:, :2], axis=0, initial=180.0) * _CELLS_PER_DEGREE)
        east, north = np.floor(np.nanmax(boxes[:, 2:], axis=0, initial=-180.0) * _CELLS_PER_DEGREE)
        size = max(int(north - self._south), 0) + 1, max(int(east - self._west), 0) + 1
        self._cells = np.full(size, _NONE, np.int16)
        self._touch(self._shapes)
        self._name(divisions)
        shapely.prepare(self._shapes)
        self._tree = shapely.STRtree(self._shapes)

    def containing(self, lon: Degrees, lat: Degrees) -> NDArray[np.str_]:
        """The code of the lowest division in force that holds each point (n,), '' where none does."""
        codes = np.empty(len(lon), dtype="<U6")
        for start in range(0, len(lon), _POINTS_AT_ONCE):
            some = slice(start, start + _POINTS_AT_ONCE)
            codes[some] = self._codes[self._numbers(lon[some], lat[some])]
        return codes

    def _numbers(self, lon: Degrees, lat: Degrees) -> NDArray[np.intp]:
        """The places of the codes; the last place, of the empty code, for none."""
        rows, columns, within = self._cells_of(lon, lat)
        numbers = np.full(len(lon), _NONE, np.intp)
        numbers[within] = self._cells[rows, columns]
        asked = np.flatnonzero(numbers == _TOUCHED)
        numbers[asked] = _NONE
        # By boxes first: the polygons are prepared, which the tree's own predicates make no use of.
        points, polygons = self._tree.query(shapely.points(lon[asked], lat[asked]))
        # From the last code to the first, so that on a shared edge the smaller one stays.
        order = np.argsort(-polygons, kind="stable")
        points, polygons = asked[points[order]], polygons[order]
        held = shapely.intersects_xy(self._shapes[polygons], lon[points], lat[points])
        numbers[points[held]] = polygons[held]
        numbers[numbers == _NONE] = len(self._codes) - 1
        return numbers

    def _cells_of(self, lon: Degrees, lat: Degrees) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.bool_]]:
        """Rows and columns of those points that lie in the grid, and which these are."""
        with np.errstate(invalid="ignore"):
            row, column = _steps(lat) - self._south, _steps(lon) - self._west
            within = (row >= 0) & (row < self._cells.shape[0]) & (column >= 0) & (column < self._cells.shape[1])
        return row[within].astype(np.intp), column[within].astype(np.intp), within

    def _touch(self, shapes: NDArray[np.object_]) -> None:
        """Mark the cells that a border touches: all of the box around each short edge."""
        for shape in shapes:
            for rows, columns in self._edges(shape):
                for end in (0, 1):
                    for other in (0, 1):
                        self._cells[rows[end], columns[other]] = _TOUCHED

    def _edges(self, shape: Shape) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
        rings = shapely.get_rings(shapely.get_parts([shape]))
        points, ring = shapely.get_coordinates(shapely.segmentize(rings, _LONGEST_EDGE_DEGREES), return_index=True)
        one_ring = ring[:-1] == ring[1:]
        rows = (_steps(points[:, 1]) - self._south).astype(np.intp)
        columns = (_steps(points[:, 0]) - self._west).astype(np.intp)
        yield np.stack((rows[:-1], rows[1:]))[:, one_ring], np.stack((columns[:-1], columns[1:]))[:, one_ring]

    def _name(self, divisions: Divisions) -> None:
        """Name the cells that no border touches: along a row all up to the next touched one lie in one division."""
        touched = self._cells == _TOUCHED
        begins = ~touched
        begins[:, 1:] &= touched[:, :-1]
        rows, columns = np.nonzero(begins)
        lon = (columns + self._west + 0.5) / _CELLS_PER_DEGREE
        lat = (rows + self._south + 0.5) / _CELLS_PER_DEGREE
        found = divisions.containing(lon, lat)
        places = np.searchsorted(self._codes[:-1], found)
        labels = np.where(found == "", _NONE, places).astype(np.int16)
        # How many runs have begun up to each cell, row by row: the run that a cell which is not touched lies in.
        run = np.cumsum(begins.ravel()).reshape(begins.shape) - 1
        free = ~touched
        self._cells[free] = labels[run[free]]


def _steps(degrees: Degrees) -> Degrees:
    """The number of the cell along one axis: it never falls as degrees rise, whatever rounding does."""
    return np.asarray(np.floor(degrees * _CELLS_PER_DEGREE))
