"""The points and questions that all peers get, and how their answers are judged."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

from locator.position import Position

SEED = 20220922
NEIGHBOURS = 5
_GEOD = Geod(ellps="WGS84")
_EQUAL_M = 1e-3


@dataclass(frozen=True, slots=True)
class Points:
    """Windows, one row each, degrees of WGS-84, and the origins that are asked from."""

    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    origins: Sequence[Position]


def is_right(points: Points, origin: Position, rows: Sequence[int]) -> bool:
    """Whether the rows are the nearest, in order, by the geodesics to all windows; a millimetre is no difference."""
    count = len(points.lon)
    _, _, metres = _GEOD.inv(np.full(count, origin.lon), np.full(count, origin.lat), points.lon, points.lat)
    best = np.sort(metres)[:NEIGHBOURS]
    return len(rows) == NEIGHBOURS and bool(np.all(np.abs(metres[list(rows)] - best) < _EQUAL_M))
