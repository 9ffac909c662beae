"""The nearest windows, in exact geodesic order on WGS-84.

A KD-tree over earth-centred metres proposes by straight chord, and two bounds on the geodesic prove the order;
only where they leave a doubt are geodesics compared. docs/decisions/nearest.md has the proof.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import dist, inf
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from pyproj import Geod

from locator.geometry.ellipsoid import ecef, ecef_rows, geodesic_doubt_m, shortest_geodesic_m
from locator.geometry.place_tree import PlaceTree
from locator.position import Position

Closest = tuple[NDArray[np.float64], NDArray[np.integer]]

STEPS_PER_M = 1e6
"""Distances are whole micrometres: finer differences are the noise of the computation, and count as equal."""

ROUNDER = 2.0**52
"""Adding and taking off rounds what is below it to whole numbers: the same for one float and for an array, and fast."""

MARGIN_M = 2e-6
"""Added to every bound: one step of rounding, and far more than what float64 loses in chords and geodesics (2e-8 m)."""

SCAN_SHARE = 16
"""When more than one place in this many is wanted, one pass over all of them beats the tree's heap."""

FAR_M = 8_000_000.0
"""An origin farther than this from the middle of the windows is far away."""

FIRST_BATCH = 16
"""How many places a walk fetches first, if nobody says how many will be needed."""


class Nearest(NamedTuple):
    """Windows nearest first: their rows, geodesic distances in metres, and bearings in degrees.

    A bearing is the forward azimuth at the origin, clockwise from north, 0 up to but not including 360; 0 where the
    window is at the origin itself.
    """

    rows: tuple[int, ...]
    distance_m: tuple[float, ...]
    bearing_deg: tuple[float, ...]


class NearestIndex:
    """An immutable index over windows' positions; any number of threads may ask it at once.

    Parameters
    ----------
    lon, lat
        WGS-84 degrees (EPSG:4326), shape (n,). Arrays that can be written to are copied.
    ids
        The windows' ids, which decide between equal distances, as text.
    rows
        Index these rows only; every answer still counts in rows of the arrays given. Default: all.

    Raises
    ------
    ValueError
        If the lengths differ, or a row's position is not on earth.
    IndexError
        If a row is outside the arrays.
    """

    __slots__ = (
        "_begins",
        "_geod",
        "_ids",
        "_lat",
        "_lats",
        "_lon",
        "_lone",
        "_lons",
        "_middle",
        "_rows",
        "_starts",
        "_tree",
        "_tree_reach",
        "_windows",
        "_xyz",
    )

    def __init__(
        self,
        lon: NDArray[np.float64],
        lat: NDArray[np.float64],
        ids: Sequence[object] | NDArray[np.generic],
        rows: ArrayLike | None = None,
    ) -> None:
        self._lon, self._lat = _frozen(lon), _frozen(lat)
        self._ids: Sequence[object] = tuple(ids.tolist()) if isinstance(ids, np.ndarray) else tuple(ids)
        if not (self._lon.ndim == 1 and self._lon.shape == self._lat.shape == (len(self._ids),)):
            raise ValueError("longitudes, latitudes and ids must be three columns of one length")
        chosen = np.arange(len(self._ids)) if rows is None else _checked(rows, len(self._ids))
        self._rows, self._starts = self._by_place(chosen)
        self._rows.flags.writeable = False
        first = self._rows[self._starts[:-1]]
        # The same as plain numbers, which numpy would take three times as long to hand out singly.
        self._windows, self._begins = self._rows.data, self._starts.data
        self._lons, self._lats = self._lon.data, self._lat.data
        self._lone = np.where(np.diff(self._starts) == 1, first, -1).data
        self._xyz = ecef_rows(self._lon[first], self._lat[first])
        self._middle: list[float] = self._xyz.mean(axis=0).tolist() if len(first) else [0.0, 0.0, 0.0]
        self._tree = PlaceTree(self._xyz) if len(first) >= SCAN_SHARE else None
        self._tree_reach = len(first) // SCAN_SHARE
        # One of its own: the geodesic constants in it are only ever read, so threads may share it.
        self._geod = Geod(ellps="WGS84")

    def __len__(self) -> int:
        """How many windows are indexed."""
        return len(self._rows)

    @property
    def rows(self) -> NDArray[np.intp]:
        """The rows that are indexed, in no order that matters; not to be written to."""
        return self._rows

    def is_far_from(self, origin: Position) -> bool:
        """Whether an origin is over 8,000 km from the middle of the windows.

        There chords prove little: many geodesics have to be measured, up to those of all the windows.
        """
        return shortest_geodesic_m(dist(ecef(origin), self._middle)) > FAR_M

    def subset(self, rows: ArrayLike) -> "NearestIndex":
        """An index over these rows alone (each once), sharing the columns; its answers name the same rows."""
        return NearestIndex(self._lon, self._lat, self._ids, rows)

    def nearest(self, origin: Position, k: int) -> Nearest:
        """The `k` windows nearest to `origin`, or all if there are fewer.

        Distances are geodesic on WGS-84, in metres, to the micrometre; equal ones are ordered by id as text.

        Raises
        ------
        ValueError
            If `k` is below 1.
        """
        return self.measured(origin, self.order(origin, k))

    def order(self, origin: Position, k: int) -> list[int]:
        """The rows of `nearest`, in the same order, without measuring how far they are."""
        if k < 1:
            raise ValueError(f"at least one window must be asked for, not {k}")
        proven = self._proven_by_chords(origin, k)
        if proven is not None:
            return proven
        return [row for row, _ in islice(self.walk(origin, k + 1), k)]

    def walk(self, origin: Position, expected: int = FIRST_BATCH) -> Iterator[tuple[int, float]]:
        """Every window's row and distance in metres, nearest first, in the order of `nearest`.

        Found in doubling batches as they are asked for, the first of about `expected`.
        """
        # Multi-step search with a lower bound, as in Seidl and Kriegel 1998 (doi:10.1145/276304.276319): what is not
        # fetched has a longer chord than all that is, so nothing below that chord's shortest geodesic can be missing.
        point = ecef(origin)
        wanted = max(expected, 1)
        waiting: list[tuple[float, str, int]] = []
        fetched: NDArray[np.integer] = np.empty(0, np.uint32)
        while len(fetched) < len(self._xyz):
            chords, places = self._closest(point, wanted)
            # By name, not by number: among equal chords at its end a larger batch may leave out what a smaller one had.
            fresh = np.setdiff1d(places, fetched, assume_unique=True)
            waiting.extend(self._exactly(origin, fresh))
            waiting.sort()
            all_fetched = len(places) == len(self._xyz)
            safe_m = inf if all_fetched else shortest_geodesic_m(chords.item(-1)) - MARGIN_M
            cut = bisect_left(waiting, (safe_m,))
            for distance_m, _, row in waiting[:cut]:
                yield row, distance_m
            del waiting[:cut]
            fetched, wanted = np.concatenate((fetched, fresh)), wanted * 2

    def measured(self, origin: Position, rows: Iterable[int]) -> Nearest:
        """Distances and bearings from `origin` to these rows, in the order given."""
        rows = tuple(rows)
        lon, lat, lons, lats, inverse = origin.lon, origin.lat, self._lons, self._lats, self._geod.inv
        distances, bearings = [], []
        # One by one: for a handful, pyproj's calls with plain floats are half the price of one call with arrays.
        for row in rows:
            azimuth, _, metres = inverse(lon, lat, lons[row], lats[row])
            distance_m, bearing = ((metres * STEPS_PER_M + ROUNDER) - ROUNDER) / STEPS_PER_M, azimuth % 360.0
            distances.append(distance_m)
            # The remainder of a tiny negative azimuth is 360 itself; between coincident points any would do.
            bearings.append(bearing if distance_m > 0.0 and bearing < 360.0 else 0.0)
        return Nearest(rows, tuple(distances), tuple(bearings))

    def _proven_by_chords(self, origin: Position, k: int) -> list[int] | None:
        """The k nearest rows if the chords alone prove their order, else None."""
        nearest_chords, nearest_places = self._closest(ecef(origin), k + 1)
        chords, places = nearest_chords.tolist(), nearest_places.tolist()
        rows: list[int] = []
        if not chords:
            return rows
        doubt_m = geodesic_doubt_m(chords[-1]) + MARGIN_M
        lone, begins, before = self._lone, self._begins, -inf
        for chord, place in zip(chords, places):  # noqa: B905  # of one length, and strict costs time here
            if chord - before <= doubt_m:
                return None
            if len(rows) >= k:
                break
            row = lone[place]
            if row >= 0:
                rows.append(row)
            else:
                rows += self._windows[begins[place] : begins[place + 1]]
            before = chord
        return rows[:k]

    def _closest(self, point: tuple[float, float, float], wanted: int) -> Closest:
        """The `wanted` places with the shortest chords, or all: chords in metres, ascending, and the places."""
        if self._tree is not None and wanted <= self._tree_reach:
            return self._tree.closest(point, wanted)
        squares = ((self._xyz - point) ** 2).sum(axis=1)
        places = np.argpartition(squares, wanted)[:wanted] if wanted < len(squares) else np.arange(len(squares))
        places = places[np.argsort(squares[places])]
        return np.sqrt(squares[places]), places

    def _exactly(self, origin: Position, places: NDArray[np.integer]) -> Iterator[tuple[float, str, int]]:
        """Distance in metres, id and row of each window at these places."""
        first = self._rows[self._starts[places]]
        there = np.full(len(places), origin.lon), np.full(len(places), origin.lat)
        _, _, metres = self._geod.inv(*there, self._lon[first], self._lat[first])
        distances = ((metres * STEPS_PER_M + ROUNDER) - ROUNDER) / STEPS_PER_M
        for place, distance_m in zip(places.tolist(), distances.tolist(), strict=True):
            for row in self._windows[self._begins[place] : self._begins[place + 1]]:
                yield distance_m, str(self._ids[row]), row

    def _by_place(self, rows: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Rows so ordered that those at one place stand together, by id, and where each place's rows begin and end."""
        lon, lat = self._lon[rows], self._lat[rows]
        if not bool(np.all((np.abs(lon) <= 180.0) & (np.abs(lat) <= 90.0))):  # so written that a NaN fails
            raise ValueError("a window's position is not on earth")
        order = np.lexsort((lat, lon))
        rows, lon, lat = rows[order], lon[order], lat[order]
        begins = np.flatnonzero(np.r_[True, (np.diff(lon) != 0.0) | (np.diff(lat) != 0.0)][: len(rows)])
        starts = np.r_[begins, len(rows)]
        for place in np.flatnonzero(np.diff(starts) > 1):
            here = slice(starts[place], starts[place + 1])
            rows[here] = sorted(rows[here].tolist(), key=lambda row: (str(self._ids[row]), row))
        return rows, starts


def _frozen(column: NDArray[np.float64]) -> NDArray[np.float64]:
    column = np.asarray(column, np.float64)
    if column.flags.writeable:
        column = column.copy()
        column.flags.writeable = False
    return column


def _checked(rows: ArrayLike, length: int) -> NDArray[np.intp]:
    chosen = np.unique(np.asarray(rows))
    if len(chosen) == 0:
        return np.empty(0, np.intp)
    # A mask or a column of floats would quietly stand for other rows.
    if chosen.dtype.kind not in "iu" or chosen[0] < 0 or chosen[-1] >= length:
        raise IndexError(f"rows must be whole numbers from 0 to {length - 1}")
    return chosen.astype(np.intp)
