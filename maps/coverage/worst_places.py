"""The places that are furthest from any window."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from locator.divisions.division import Division
from locator.geometry.ellipsoid import ecef_rows
from maps.coverage.weighed_places import WeighedPlaces

MOST = 100
"""So many are told."""

APART_M = 5_000.0
"""No two points of one division's land that are told are nearer to each other."""


@dataclass(frozen=True, slots=True)
class WorstPlace:
    """A place in WGS-84 degrees, and how far the nearest window is."""

    lon: float
    lat: float
    distance_m: float
    division: Division


class WorstPlaces:
    """Keeps the worst of all divisions, the furthest first; equal ones by division, longitude and latitude.

    Of land whole corners would be told point by point, so that within a division the worst point stands for those
    less than `APART_M` from it. Given points are told each.
    """

    def __init__(self) -> None:
        self._found: list[WorstPlace] = []
        self.as_far = 0
        """How many more are as far as the last that is told, and left out."""

    def add(self, division: Division, places: WeighedPlaces, metres: NDArray[np.float64]) -> None:
        """Take the worst of a division's places."""
        rows = np.flatnonzero(np.isfinite(metres) & (places.weights > 0.0) & (metres >= self._least_m()))
        rows = rows[np.lexsort((places.lat[rows], places.lon[rows], -metres[rows]))]
        if places.sampling is not None:
            rows = np.fromiter(_apart(rows, places.lon, places.lat), np.intp)
        last_m, tied = self._least_m(), self.as_far
        told = (_told(division, places, metres, row) for row in rows[:MOST].tolist())
        ranked = sorted((*self._found, *told), key=_rank)
        self._found, beyond = ranked[:MOST], [one.distance_m for one in ranked[MOST:]]
        beyond += metres[rows[MOST:]].tolist()
        least_m = self._least_m()
        self.as_far = beyond.count(least_m) + (tied if last_m == least_m else 0)

    def told(self) -> tuple[WorstPlace, ...]:
        """The worst, `MOST` at most."""
        return tuple(self._found)

    def _least_m(self) -> float:
        """What a place has to be away to be told, at least."""
        return self._found[-1].distance_m if len(self._found) == MOST else -1.0


def _rank(place: WorstPlace) -> tuple[float, str, float, float]:
    return -place.distance_m, place.division.code, place.lon, place.lat


def _told(division: Division, places: WeighedPlaces, metres: NDArray[np.float64], row: int) -> WorstPlace:
    return WorstPlace(float(places.lon[row]), float(places.lat[row]), float(metres[row]), division)


def _apart(rows: NDArray[np.intp], lon: NDArray[np.float64], lat: NDArray[np.float64]) -> Iterator[int]:
    """Of rows in their order those that are far enough from all before them, `MOST` at most."""
    points, left = ecef_rows(lon[rows], lat[rows]), np.ones(len(rows), np.bool_)
    for _ in range(MOST):
        first = int(left.argmax()) if len(left) else 0
        if not len(left) or not left[first]:
            return
        yield int(rows[first])
        # By the straight chord, which at this distance is the way along the ground to a millimetre.
        left &= ((points - points[first]) ** 2).sum(axis=1) >= APART_M**2
