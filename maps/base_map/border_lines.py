"""Borders as lines, each shared one once, told apart by what they divide: all that a map needs to stroke them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString

from locator.divisions.drawn_set import Lines
from maps.base_map.coverage import DIGITS, Coverage

Units = NDArray[np.int64]
Codes = NDArray[np.str_]

_FINE_PER_DEGREE = 10**DIGITS
_DASH_DEGREES = 0.005


class BorderKind(IntEnum):
    """What a line divides; `maps/static/borders.js` has the same names in the same order."""

    OUTER = 0
    PROVINCE = 1
    CITY = 2
    COUNTY = 3
    UNDETERMINED = 4
    DASH = 5


@dataclass(frozen=True, slots=True, eq=False)
class BorderLine:
    """A line of one kind; its points (n, 2) are longitudes and latitudes in the units of a grid, not all the same."""

    kind: BorderKind
    points: Units


@dataclass(frozen=True, slots=True, eq=False)
class BorderPieces:
    """Every straight piece of a coverage's borders, once.

    Parameters
    ----------
    ends
        Both ends of each piece (n, 2, 2), longitude and latitude in units of 1e-5 degree.
    sides
        The rows (n, 2) of the coverage's shapes on its sides; where only one is there, both are that one.
    kinds
        What each piece (n,) divides, as `BorderKind`.
    """

    ends: Units
    sides: NDArray[np.intp]
    kinds: NDArray[np.int64]

    def of(self, rows: NDArray[np.intp]) -> "BorderPieces":
        """The borders of some of the shapes."""
        chosen = np.isin(self.sides, rows).any(axis=1)
        return BorderPieces(self.ends[chosen], self.sides[chosen], self.kinds[chosen])


def border_pieces(coverage: Coverage, province: Codes, city: Codes, undetermined: Lines = ()) -> BorderPieces:
    """The pieces of all borders.

    Parameters
    ----------
    coverage
        A valid one, so that each piece has one owner or two.
    province, city
        The codes above each shape (n,); between equal ones runs a border of counties.
    undetermined
        Lines, in degrees; outer pieces that run from one of their vertices to another are of that kind.
    """
    ends, sides, alone = _paired(*_owned_pieces(coverage))
    kinds = np.full(len(ends), int(BorderKind.COUNTY))
    for kind, above in ((BorderKind.CITY, city), (BorderKind.PROVINCE, province)):
        kinds[above[sides[:, 0]] != above[sides[:, 1]]] = kind
    kinds[alone] = BorderKind.OUTER
    open_vertices = _keys(_fine(np.concatenate([np.empty((0, 2)), *undetermined])))
    kinds[alone & np.isin(_keys(ends), open_vertices).all(axis=1)] = BorderKind.UNDETERMINED
    return BorderPieces(ends, sides, kinds)


def border_lines(pieces: BorderPieces, per_degree: int) -> Iterator[BorderLine]:
    """The pieces joined to lines as long as they are of one kind and do not fork, by kind.

    `per_degree` is the number of the grid's units in a degree. A line that runs between two points of the grid which
    are one and the same is left out; an islet that small is a unit wide, so that it does not vanish.
    """
    for kind in BorderKind:
        ends = pieces.ends[pieces.kinds == kind]
        if len(ends):
            merged = shapely.line_merge(shapely.multilinestrings(shapely.linestrings(ends.astype(np.float64))))
            yield from _on_grid(kind, per_degree, (shapely.get_coordinates(one) for one in shapely.get_parts(merged)))


def dash_lines(dashes: Lines, per_degree: int) -> Iterator[BorderLine]:
    """The dashes as lines on a grid."""
    thinned = (LineString(dash).simplify(_DASH_DEGREES) for dash in dashes)
    fine = (shapely.get_coordinates(line) * _FINE_PER_DEGREE for line in thinned)
    return _on_grid(BorderKind.DASH, per_degree, fine)


def _owned_pieces(coverage: Coverage) -> tuple[Units, NDArray[np.intp]]:
    """Both ends of the pieces of each shape's rings, the smaller end first, and the shape's row."""
    polygons, row = shapely.get_parts(coverage.shapes, return_index=True)
    rings, polygon = shapely.get_rings(polygons, return_index=True)
    degrees, ring = shapely.get_coordinates(rings, return_index=True)
    points = _fine(degrees)
    inside = ring[:-1] == ring[1:]
    start, end = points[:-1][inside], points[1:][inside]
    turned = _keys(start) > _keys(end)
    ends = np.stack([np.where(turned[:, None], end, start), np.where(turned[:, None], start, end)], axis=1)
    return ends, row[polygon[ring[:-1][inside]]]


def _paired(ends: Units, owner: NDArray[np.intp]) -> tuple[Units, NDArray[np.intp], NDArray[np.bool_]]:
    """Each piece once, the owners on its sides, and whether there is but one."""
    keys = _keys(ends)
    order = np.lexsort((keys[:, 1], keys[:, 0]))
    ends, owner, keys = ends[order], owner[order], keys[order]
    again = np.append(False, np.all(keys[1:] == keys[:-1], axis=1))  # a value, not a switch
    first = np.flatnonzero(~again)
    last = np.append(first[1:], len(ends)) - 1
    return ends[first], np.column_stack([owner[first], owner[last]]), first == last


def _on_grid(kind: BorderKind, per_degree: int, lines: Iterator[NDArray[np.float64]]) -> Iterator[BorderLine]:
    for fine in lines:
        points = np.rint(fine * (per_degree / _FINE_PER_DEGREE)).astype(np.int64)
        moved = np.append(True, np.any(points[1:] != points[:-1], axis=1))
        if moved.sum() > 1:
            yield BorderLine(kind, points[moved])
        elif np.all(fine[0] == fine[-1]):
            yield BorderLine(kind, points[0] + np.array([[0, 0], [1, 0], [0, 0]]))


def _fine(degrees: NDArray[np.float64]) -> Units:
    units: Units = np.rint(degrees * _FINE_PER_DEGREE).astype(np.int64)
    return units


def _keys(points: Units) -> Units:
    """One number for each point (…, 2) in units of 1e-5 degree."""
    keys: Units = points[..., 0] * (1 << 32) + points[..., 1]
    return keys
