"""How far the nearest window is from each of any number of origins: geodesic on WGS-84, right to a millimetre.

A KD-tree over earth-centred metres finds the window with the shortest straight chord, and the chord gives the geodesic.
Two facts make that exact; docs/coverage.md has them with their derivation:

- The two bounds of locator/geometry/ellipsoid.py leave a window with a longer chord less than a millimetre to be
  nearer, as long as the chord is below 30 km. Beyond, further windows are looked at until the bounds rule all others
  out.
- The ellipsoid is a quadric, so that the curvature of the section along a chord, taken above the chord's middle, needs
  no angles. The arc of a circle of that curvature over the chord is the geodesic to 1e-6 m at 100 km and 1e-3 m at
  500 km; what is longer is measured by pyproj.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

from locator.geometry.ellipsoid import EQUATORIAL_RADIUS_M, POLAR_RADIUS_M, WIDEST_RADIUS_M, ecef_rows
from locator.geometry.place_tree import PlaceTree

Degrees = NDArray[np.float64]
Metres = NDArray[np.float64]

TOLERANCE_M = 1e-3
"""No distance is further than this from the true one."""

_SURE_CHORD_M = 30_000.0
_LONGEST_ARC_M = 500_000.0
_SORTED_AT_ONCE = 1 << 20
_ASKED_AT_ONCE = 1 << 15
_CELLS_PER_DEGREE = 20
_MORE = 4
_INVERSE_SQUARES = np.array((EQUATORIAL_RADIUS_M**-2, EQUATORIAL_RADIUS_M**-2, POLAR_RADIUS_M**-2))


class NearestDistances:
    """The windows' places, in a tree; any number of threads may ask at once.

    Parameters
    ----------
    lon, lat
        WGS-84 degrees of the windows, shape (n,), finite; several may stand at one place.
    """

    def __init__(self, lon: Degrees, lat: Degrees) -> None:
        self._degrees = np.unique(np.column_stack((lon, lat)), axis=0)
        self._xyz = ecef_rows(self._degrees[:, 0], self._degrees[:, 1])
        self._tree = PlaceTree(self._xyz) if len(self._xyz) else None
        self._geod = Geod(ellps="WGS84")

    def metres(self, lon: Degrees, lat: Degrees, threads: int = 1) -> Metres:
        """Metres from each origin (m,) in finite degrees to its nearest window; infinite where there is none.

        Besides the answer it takes some 60 MB however many origins there are, and 8 MB for each thread.
        """
        metres = np.full(len(lon), np.inf)
        if self._tree is None:
            return metres
        with ThreadPoolExecutor(threads) as pool:
            for start in range(0, len(lon), _SORTED_AT_ONCE):
                some = slice(start, start + _SORTED_AT_ONCE)
                self._fill(metres[some], lon[some], lat[some], pool)
        return metres

    def _fill(self, metres: Metres, lon: Degrees, lat: Degrees, pool: ThreadPoolExecutor) -> None:
        """Fill one stretch, by rows of neighbours: a question that follows its neighbour's finds all in the cache."""

        def fill(rows: NDArray[np.intp]) -> None:
            metres[rows] = self._of_neighbours(lon[rows], lat[rows])

        for _ in pool.map(fill, _parts(_neighbours(lon, lat))):
            pass

    def _of_neighbours(self, lon: Degrees, lat: Degrees) -> Metres:
        assert self._tree is not None  # noqa: S101  # asked of windows alone
        points = ecef_rows(lon, lat)
        chords, places = self._tree.closest_to_each(points, 1)
        found = _arcs(points, self._xyz[places[:, 0]])
        far = np.flatnonzero(chords[:, 0] > _SURE_CHORD_M)
        if far.size:
            found[far] = self._proven(lon[far], lat[far], points[far])
        return found

    def _proven(self, lon: Degrees, lat: Degrees, points: Metres) -> Metres:
        """The distances of origins that are far from every window: of as many windows as may be the nearest."""
        assert self._tree is not None  # noqa: S101
        found = np.empty(len(lon))
        pending, wanted = np.arange(len(lon)), 2
        while pending.size:
            wanted = min(wanted, len(self._xyz))
            chords, places = self._tree.closest_to_each(points[pending], wanted)
            nearest = self._geodesics(lon[pending], lat[pending], points[pending], places).min(axis=1)
            found[pending] = nearest
            pending = pending[(_shortest_m(chords[:, -1]) < nearest) & (wanted < len(self._xyz))]
            wanted *= _MORE
        return found

    def _geodesics(self, lon: Degrees, lat: Degrees, points: Metres, places: NDArray[np.uint32]) -> Metres:
        """Metres from each origin to each of its places, (m, k)."""
        origin, place = np.repeat(np.arange(len(lon)), places.shape[1]), places.ravel()
        metres = _arcs(points[origin], self._xyz[place])
        long = np.flatnonzero(metres > _LONGEST_ARC_M)
        if long.size:
            there = self._degrees[place[long]]
            metres[long] = self._geod.inv(lon[origin[long]], lat[origin[long]], there[:, 0], there[:, 1])[2]
        return metres.reshape(places.shape)


def _arcs(begins: Metres, ends: Metres) -> Metres:
    """The geodesics over chords in earth-centred metres, (m, 3) each; beyond 500 km only roughly."""
    along = ends - begins
    middle = (ends + begins) * (0.5 * _INVERSE_SQUARES)
    squares = np.einsum("ij,ij->i", along, along)
    # Of the quadric x'Qx = 1: above the middle the gradient is Qm / sqrt(m'Qm), the curvature d'Qd / (|d|² |gradient|).
    with np.errstate(invalid="ignore"):
        radius = (squares / np.einsum("ij,ij,j->i", along, along, _INVERSE_SQUARES)) * np.sqrt(
            np.einsum("ij,ij->i", middle, middle) / np.einsum("ij,ij,j->i", middle, middle, 1.0 / _INVERSE_SQUARES)
        )
        arcs = 2.0 * radius * np.arcsin(np.minimum(np.sqrt(squares) / (2.0 * radius), 1.0))
    return np.where(squares == 0.0, 0.0, arcs)


def _shortest_m(chords: Metres) -> Metres:
    """`shortest_geodesic_m` for a column."""
    return np.asarray(2.0 * WIDEST_RADIUS_M * np.arcsin(chords / (2.0 * WIDEST_RADIUS_M)))


def _neighbours(lon: Degrees, lat: Degrees) -> NDArray[np.intp]:
    """The rows in the order of cells of some kilometres."""
    north = np.floor((lat + 90.0) * _CELLS_PER_DEGREE).astype(np.int32)
    east = np.floor((lon + 180.0) * _CELLS_PER_DEGREE).astype(np.int32)
    return np.argsort(north * (360 * _CELLS_PER_DEGREE + 1) + east)


def _parts(rows: NDArray[np.intp]) -> Iterator[NDArray[np.intp]]:
    return (rows[start : start + _ASKED_AT_ONCE] for start in range(0, len(rows), _ASKED_AT_ONCE))
