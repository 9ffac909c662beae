"""Lambert's cylindrical equal-area projection of the WGS-84 ellipsoid: equal pieces of the plane are equal land."""

import math

import numpy as np
from numpy.typing import NDArray

from locator.geometry.ellipsoid import EQUATORIAL_RADIUS_M, FLATTENING

Column = NDArray[np.float64]

_E2 = FLATTENING * (2.0 - FLATTENING)
_E = math.sqrt(_E2)
_SERIES = (
    _E2 / 3 + 31 * _E2**2 / 180 + 517 * _E2**3 / 5040,
    23 * _E2**2 / 360 + 251 * _E2**3 / 3780,
    761 * _E2**3 / 45360,
)


class EqualAreaPlane:
    """The plane whose scale is true at one latitude, so that pieces around it keep their shape.

    Snyder, Map Projections: a Working Manual (USGS 1395), equations 10-13 to 10-16, 3-12, 3-16 and 3-18; the last is a
    series, right to some millimetres.
    """

    def __init__(self, true_at_lat: float) -> None:
        sine = math.sin(math.radians(true_at_lat))
        self._scale = math.cos(math.radians(true_at_lat)) / math.sqrt(1.0 - _E2 * sine * sine)

    def from_degrees(self, lon: Column, lat: Column) -> tuple[Column, Column]:
        """Metres east and north in the plane of points (n,) in WGS-84 degrees."""
        east = EQUATORIAL_RADIUS_M * self._scale * np.radians(lon)
        return east, EQUATORIAL_RADIUS_M / (2.0 * self._scale) * _authalic(np.sin(np.radians(lat)))

    def to_degrees(self, east: Column, north: Column) -> tuple[Column, Column]:
        """The way back."""
        pole = float(_authalic(np.array(1.0)))
        beta = np.arcsin(2.0 * self._scale / (EQUATORIAL_RADIUS_M * pole) * north)
        lat = beta + sum(part * np.sin(2 * k * beta) for k, part in enumerate(_SERIES, start=1))
        return np.degrees(east / (EQUATORIAL_RADIUS_M * self._scale)), np.degrees(lat)


def _authalic(sine: Column) -> Column:
    """Snyder's q (3-12) of a sine of latitude."""
    return np.asarray((1.0 - _E2) * (sine / (1.0 - _E2 * sine * sine) + np.arctanh(_E * sine) / _E))
