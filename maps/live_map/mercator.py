"""Places on the map that browsers draw: spherical Web Mercator, with the whole world as a square of side 1."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from locator.geometry.box import Box

EDGE_LAT = 85.0511287798066
"""Where the square ends, in degrees: the latitude of atan(sinh(π)) (EPSG:3857)."""

TILE_PX = 256
"""The side of the world at zoom 0, in the browser's pixels; it doubles with each zoom."""


def world_x(lon: ArrayLike) -> NDArray[np.float64]:
    """Longitudes in degrees as shares of the world's width, from the west: -180 is 0, 180 is 1."""
    return (np.asarray(lon, np.float64) + 180.0) / 360.0


def world_y(lat: ArrayLike) -> NDArray[np.float64]:
    """Latitudes in degrees as shares of the world's height, from the north; what lies beyond the edges is at them."""
    within = np.radians(np.clip(np.asarray(lat, np.float64), -EDGE_LAT, EDGE_LAT))
    return np.asarray(0.5 - np.arcsinh(np.tan(within)) / (2.0 * np.pi))


def degrees(x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Longitudes and latitudes of shares of the world: the way back from `world_x` and `world_y`."""
    return x * 360.0 - 180.0, np.degrees(np.arctan(np.sinh((0.5 - y) * 2.0 * np.pi)))


def unrolled(box: Box) -> list[Box]:
    """A view's box as boxes of this world: one, or two where it crosses the date line.

    A browser that was rolled around the world counts on beyond 180 degrees; a box wider than the world is the world.
    """
    if box.east - box.west >= 360.0:
        return [Box(-180.0, box.south, 180.0, box.north)]
    west, east = (lon if -180.0 <= lon <= 180.0 else (lon + 180.0) % 360.0 - 180.0 for lon in (box.west, box.east))
    if west <= east:
        return [Box(west, box.south, east, box.north)]
    return [Box(west, box.south, 180.0, box.north), Box(-180.0, box.south, east, box.north)]
