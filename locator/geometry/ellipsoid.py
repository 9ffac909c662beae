"""The WGS-84 ellipsoid: points on it in earth-centred metres, and what a chord tells of the geodesic above it.

Why the two bounds hold is derived in docs/decisions/nearest.md.
"""

import math

import numpy as np
from numpy.typing import NDArray

from locator.position import Position

EQUATORIAL_RADIUS_M = 6_378_137.0
FLATTENING = 1.0 / 298.257223563
POLAR_RADIUS_M = EQUATORIAL_RADIUS_M * (1.0 - FLATTENING)

TIGHTEST_RADIUS_M = POLAR_RADIUS_M**2 / EQUATORIAL_RADIUS_M
"""The smallest radius of curvature of any normal section (b²/a): at the equator, northwards."""

WIDEST_RADIUS_M = EQUATORIAL_RADIUS_M**2 / POLAR_RADIUS_M
"""The largest radius of curvature of any normal section (a²/b): at the poles."""

LONGEST_BOUNDED_CHORD_M = 12_500_000.0
"""Up to this chord a shortest geodesic is no longer than π·b²/a, which the upper bound needs."""

_ECCENTRICITY_SQUARED = FLATTENING * (2.0 - FLATTENING)
_POLAR_SHARE = 1.0 - _ECCENTRICITY_SQUARED


def ecef(position: Position) -> tuple[float, float, float]:
    """The position in earth-centred, earth-fixed metres (EPSG:4978), at height 0.

    The closed form from geodetic coordinates, e.g. IOGP Guidance Note 7-2, section 4.1.1.
    """
    # Scalars through math: for one point numpy costs five times as much, and this is on the hot path.
    lon, lat = math.radians(position.lon), math.radians(position.lat)
    sine = math.sin(lat)
    normal = EQUATORIAL_RADIUS_M / math.sqrt(1.0 - _ECCENTRICITY_SQUARED * sine * sine)
    across = normal * math.cos(lat)
    return across * math.cos(lon), across * math.sin(lon), normal * _POLAR_SHARE * sine


def ecef_rows(lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.float64]:
    """The same for columns of WGS-84 degrees, of shape (n,): an array of shape (n, 3), in metres."""
    lon, lat = np.radians(lon), np.radians(lat)
    sine = np.sin(lat)
    normal = EQUATORIAL_RADIUS_M / np.sqrt(1.0 - _ECCENTRICITY_SQUARED * sine * sine)
    across = normal * np.cos(lat)
    return np.column_stack((across * np.cos(lon), across * np.sin(lon), normal * _POLAR_SHARE * sine))


def shortest_geodesic_m(chord_m: float) -> float:
    """No two points of the ellipsoid with this straight chord are closer than this along its surface."""
    return 2.0 * WIDEST_RADIUS_M * math.asin(chord_m / (2.0 * WIDEST_RADIUS_M))


def longest_geodesic_m(chord_m: float) -> float:
    """No two points with this chord are farther apart along the surface; infinite where that is not proven."""
    if chord_m > LONGEST_BOUNDED_CHORD_M:
        return math.inf
    return 2.0 * TIGHTEST_RADIUS_M * math.asin(chord_m / (2.0 * TIGHTEST_RADIUS_M))


def geodesic_doubt_m(chord_m: float) -> float:
    """By how much the geodesics of two points with this chord may differ; it grows with the chord."""
    return longest_geodesic_m(chord_m) - shortest_geodesic_m(chord_m)
