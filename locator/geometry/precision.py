"""How coarse a position is on the ground, by the last digits that were given of it."""

import numpy as np
from numpy.typing import NDArray

from locator.geometry.ellipsoid import EQUATORIAL_RADIUS_M, FLATTENING

Degrees = NDArray[np.float64]
Metres = NDArray[np.float64]

_SQUARED = FLATTENING * (2.0 - FLATTENING)


def precisions_m(lon_step: Degrees, lat_step: Degrees, lat: Degrees) -> Metres:
    """How coarse positions are given, in metres: the larger of their two steps, east and north, at these latitudes.

    Arrays of one shape, in degrees; NaN stays NaN. By the radii of curvature of the WGS-84 ellipsoid (in its meridian
    and across it).
    """
    bulge = 1.0 - _SQUARED * np.sin(np.radians(lat)) ** 2
    north_m = EQUATORIAL_RADIUS_M * (1.0 - _SQUARED) / bulge**1.5 * np.radians(lat_step)
    east_m = EQUATORIAL_RADIUS_M / np.sqrt(bulge) * np.cos(np.radians(lat)) * np.radians(lon_step)
    return np.maximum(north_m, east_m)


def precision_m(lon_step_deg: float, lat_step_deg: float, lat_deg: float) -> float:
    """The same for one position."""
    return float(precisions_m(np.array([lon_step_deg]), np.array([lat_step_deg]), np.array([lat_deg]))[0])
