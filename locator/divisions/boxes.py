"""Boxes around polygons, (n, 4): west, south, east and north in WGS-84 degrees, and how far points are from them."""

import numpy as np
from numpy.typing import NDArray

Degrees = NDArray[np.float64]

_FAR_NORTH = 60.0
_QUARTER_ROUND = 90.0
_LEAST_M_PER_DEGREE = 30_000.0


def box_around(boxes: Degrees) -> Degrees:
    """The box around boxes (n, 4), those of NaN left out; nothing but NaN around none."""
    if not len(boxes):
        return np.full(4, np.nan)
    return np.concatenate((np.fmin.reduce(boxes[:, :2]), np.fmax.reduce(boxes[:, 2:])))


def degrees_to(boxes: Degrees, lon: float, lat: float) -> Degrees:
    """How far a point is from boxes (n, 4), in degrees; 0 from those that it lies in."""
    west, south, east, north = boxes.T
    across = np.maximum(np.maximum(west - lon, lon - east), 0.0)
    along = np.maximum(np.maximum(south - lat, lat - north), 0.0)
    degrees: Degrees = np.hypot(across, along)
    return degrees


def metres_beyond(boxes: Degrees, lon: Degrees, lat: Degrees) -> NDArray[np.float64]:
    """So many metres at least points (n,) lie outside boxes (n, 4) of degrees; 0 where that is not told so easily.

    The way to a meridian that is d degrees off, 90 at most, is R asin(cos(latitude) sin(d)): up to 60 degrees north
    never less than 35 km a degree, and the way to a parallel is more.
    """
    east = np.maximum(boxes[:, 0] - lon, lon - boxes[:, 2])
    degrees = np.maximum(east, np.maximum(boxes[:, 1] - lat, lat - boxes[:, 3]))
    with np.errstate(invalid="ignore"):
        known = (np.abs(lat) <= _FAR_NORTH) & (east <= _QUARTER_ROUND) & (degrees > 0.0)
    return np.where(known, degrees * _LEAST_M_PER_DEGREE, 0.0)
