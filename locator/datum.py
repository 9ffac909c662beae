"""Datums of Chinese map sites: GCJ-02 and BD-09 to WGS-84 and back.

GCJ-02 shifts WGS-84 by some 300 to 700 m inside a box around China; BD-09 shifts GCJ-02 once more. Neither was ever
published; the formulas are those that map sites' own answers agree with (constants of the Krasovsky 1940 ellipsoid).
CGCS2000 differs from WGS-84 by centimetres and is read as the same.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from locator.position import Datum, Position

Degrees = NDArray[np.float64]
_Shift = Callable[[Degrees, Degrees], tuple[Degrees, Degrees]]

_SEMI_MAJOR_M = 6378245.0
_ECCENTRICITY_SQUARED = 0.00669342162296594323
_BD09_WAVE = np.pi * 3000.0 / 180.0

# Each step of the fixed point shrinks the error about a thousandfold: three leave 1e-4 m, five are below rounding.
_INVERSION_STEPS = 5


def to_wgs84(lon: Degrees, lat: Degrees, datum: Datum) -> tuple[Degrees, Degrees]:
    """Longitudes and latitudes of `datum` as WGS-84, in degrees.

    Arrays of any one shape; NaN stays NaN. What `from_wgs84` gave comes back to better than 1 mm.
    """
    if datum is Datum.GCJ02:
        return _invert(_gcj02_of_wgs84, lon, lat)
    if datum is Datum.BD09:
        return _invert(_gcj02_of_wgs84, *_invert(_bd09_of_gcj02, lon, lat))
    return lon, lat


def from_wgs84(lon: Degrees, lat: Degrees, datum: Datum) -> tuple[Degrees, Degrees]:
    """WGS-84 longitudes and latitudes as `datum`, in degrees; arrays of any one shape."""
    if datum is Datum.GCJ02:
        return _gcj02_of_wgs84(lon, lat)
    if datum is Datum.BD09:
        return _bd09_of_gcj02(*_gcj02_of_wgs84(lon, lat))
    return lon, lat


def position_from(lon: float, lat: float, datum: Datum) -> Position:
    """One point given in `datum`, in degrees, as a WGS-84 position; ValueError where it is none."""
    given = Position(lon, lat)
    wgs84 = to_wgs84(np.array([given.lon]), np.array([given.lat]), datum)
    return Position(float(wgs84[0][0]), float(wgs84[1][0]))


def position_in(position: Position, datum: Datum) -> tuple[float, float]:
    """A WGS-84 position's longitude and latitude in `datum`, in degrees."""
    lon, lat = from_wgs84(np.array([position.lon]), np.array([position.lat]), datum)
    return float(lon[0]), float(lat[0])


def _invert(shift: _Shift, lon: Degrees, lat: Degrees) -> tuple[Degrees, Degrees]:
    """The point that `shift` carries to (lon, lat), by fixed-point iteration."""
    found_lon, found_lat = lon, lat
    for _ in range(_INVERSION_STEPS):
        shifted_lon, shifted_lat = shift(found_lon, found_lat)
        found_lon = found_lon + (lon - shifted_lon)
        found_lat = found_lat + (lat - shifted_lat)
    return found_lon, found_lat


def _gcj02_of_wgs84(lon: Degrees, lat: Degrees) -> tuple[Degrees, Degrees]:
    east_m, north_m = _gcj02_offset(lon - 105.0, lat - 35.0)
    sine = np.sin(np.radians(lat))
    flattening = 1.0 - _ECCENTRICITY_SQUARED * sine * sine
    meridian_radius = _SEMI_MAJOR_M * (1.0 - _ECCENTRICITY_SQUARED) / flattening**1.5
    parallel_radius = _SEMI_MAJOR_M / np.sqrt(flattening) * np.cos(np.radians(lat))
    inside = (lon > 72.004) & (lon < 137.8347) & (lat > 0.8293) & (lat < 55.8271)
    with np.errstate(divide="ignore", invalid="ignore"):
        shifted_lon = lon + np.degrees(east_m / parallel_radius)
        shifted_lat = lat + np.degrees(north_m / meridian_radius)
    return np.where(inside, shifted_lon, lon), np.where(inside, shifted_lat, lat)


def _gcj02_offset(x: Degrees, y: Degrees) -> tuple[Degrees, Degrees]:
    """The shift to east and north in metres, for degrees east of 105° and north of 35°."""
    root = np.sqrt(np.abs(x))
    ripple = (20.0 * np.sin(6.0 * x * np.pi) + 20.0 * np.sin(2.0 * x * np.pi)) * 2.0 / 3.0
    north_m = (
        -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + ripple
        + (20.0 * np.sin(y * np.pi) + 40.0 * np.sin(y / 3.0 * np.pi)) * 2.0 / 3.0
        + (160.0 * np.sin(y / 12.0 * np.pi) + 320.0 * np.sin(y * np.pi / 30.0)) * 2.0 / 3.0
    )  # fmt: skip
    east_m = (
        300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + ripple
        + (20.0 * np.sin(x * np.pi) + 40.0 * np.sin(x / 3.0 * np.pi)) * 2.0 / 3.0
        + (150.0 * np.sin(x / 12.0 * np.pi) + 300.0 * np.sin(x / 30.0 * np.pi)) * 2.0 / 3.0
    )  # fmt: skip
    return east_m, north_m


def _bd09_of_gcj02(lon: Degrees, lat: Degrees) -> tuple[Degrees, Degrees]:
    radius = np.hypot(lon, lat) + 0.00002 * np.sin(lat * _BD09_WAVE)
    angle = np.arctan2(lat, lon) + 0.000003 * np.cos(lon * _BD09_WAVE)
    return radius * np.cos(angle) + 0.0065, radius * np.sin(angle) + 0.006
