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
_Change = Callable[[Degrees], Degrees]

_SEMI_MAJOR_M = 6378245.0
_ECCENTRICITY_SQUARED = 0.00669342162296594323
_BD09_WAVE = np.pi * 3000.0 / 180.0


def _column(*numbers: float) -> Degrees:
    return np.array(numbers)[:, np.newaxis]


# The shift of GCJ-02: where it begins and ends, what its formulas count from, and their terms for east and for north.
_FROM, _TO, _MIDDLE = _column(72.004, 0.8293), _column(137.8347, 55.8271), _column(105.0, 35.0)
_CONSTANT, _BY_X, _BY_Y, _BY_SQUARE = _column(300.0, -100.0), _column(1.0, 2.0), _column(2.0, 3.0), _column(0.1, 0.2)
# Its waves: two of x that go both ways; then one to the east and one to the north by turns, two of each in a pair.
_OF_X_OR_Y = np.array([0, 0, 0, 1, 0, 1, 0, 1, 0, 1])
_TIMES = _column(6.0, 2.0, *(1.0,) * 8)
_PARTS = _column(1.0, 1.0, 1.0, 1.0, 3.0, 3.0, 12.0, 12.0, 30.0, 1.0)
_PARTS_OF_THE_WHOLE = _column(*(1.0,) * 9, 30.0)
_HEIGHT = _column(20.0, 20.0, 20.0, 20.0, 40.0, 40.0, 150.0, 160.0, 300.0, 320.0)
# What a processor's own memory holds of them.
_AT_ONCE = 4_000

# Each step of the fixed point shrinks the error about a thousandfold: three leave 1e-4 m, five are below rounding.
_INVERSION_STEPS = 5


def to_wgs84(lon: Degrees, lat: Degrees, datum: Datum) -> tuple[Degrees, Degrees]:
    """Longitudes and latitudes of `datum` as WGS-84, in degrees.

    Arrays of any one shape; NaN stays NaN. What `from_wgs84` gave comes back to better than 1 mm.
    """
    if datum is Datum.GCJ02:
        return _each(lambda points: _inverted(_gcj02_of_wgs84, points), lon, lat)
    if datum is Datum.BD09:
        return _each(lambda points: _inverted(_gcj02_of_wgs84, _inverted(_bd09_of_gcj02, points)), lon, lat)
    return lon, lat


def from_wgs84(lon: Degrees, lat: Degrees, datum: Datum) -> tuple[Degrees, Degrees]:
    """WGS-84 longitudes and latitudes as `datum`, in degrees; arrays of any one shape."""
    if datum is Datum.GCJ02:
        return _each(_gcj02_of_wgs84, lon, lat)
    if datum is Datum.BD09:
        return _each(lambda points: _bd09_of_gcj02(_gcj02_of_wgs84(points)), lon, lat)
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


def _each(change: _Change, lon: Degrees, lat: Degrees) -> tuple[Degrees, Degrees]:
    """Points changed some at a time, as arrays (2, n), longitudes first: what costs is the call, not the numbers."""
    points = np.array((np.ravel(lon), np.ravel(lat)))
    with np.errstate(divide="ignore", invalid="ignore"):
        for first in range(0, points.shape[1], _AT_ONCE):
            points[:, first : first + _AT_ONCE] = change(points[:, first : first + _AT_ONCE])
    return points[0].reshape(np.shape(lon)), points[1].reshape(np.shape(lat))


def _inverted(shift: _Change, points: Degrees) -> Degrees:
    """The points that `shift` carries to these, by fixed-point iteration."""
    found = points
    for _ in range(_INVERSION_STEPS):
        found = found + (points - shift(found))
    return found


def _gcj02_of_wgs84(points: Degrees) -> Degrees:
    across = np.radians(points[1])
    sine = np.sin(across)
    flattening = 1.0 - _ECCENTRICITY_SQUARED * sine * sine
    radius = np.empty_like(points)
    radius[0] = _SEMI_MAJOR_M / np.sqrt(flattening) * np.cos(across)
    radius[1] = _SEMI_MAJOR_M * (1.0 - _ECCENTRICITY_SQUARED) / flattening**1.5
    inside = ((points > _FROM) & (points < _TO)).all(axis=0)
    return np.where(inside, points + np.degrees(_gcj02_offset(points - _MIDDLE) / radius), points)


def _gcj02_offset(from_middle: Degrees) -> Degrees:
    """The shift to east and north in metres, for degrees east of 105° and north of 35°."""
    x, y = from_middle
    waves = _HEIGHT * np.sin(from_middle[_OF_X_OR_Y] * _TIMES / _PARTS * np.pi / _PARTS_OF_THE_WHOLE)
    offset: Degrees = _CONSTANT + _BY_X * x + _BY_Y * y + _BY_SQUARE * from_middle * from_middle + 0.1 * x * y
    offset += _BY_SQUARE * np.sqrt(np.abs(x))
    for pair in (waves[0] + waves[1], waves[2:4] + waves[4:6], waves[6:8] + waves[8:10]):
        offset += pair * 2.0 / 3.0
    return offset


def _bd09_of_gcj02(points: Degrees) -> Degrees:
    lon, lat = points
    radius = np.hypot(lon, lat) + 0.00002 * np.sin(lat * _BD09_WAVE)
    angle = np.arctan2(lat, lon) + 0.000003 * np.cos(lon * _BD09_WAVE)
    return np.array((radius * np.cos(angle) + 0.0065, radius * np.sin(angle) + 0.006))
