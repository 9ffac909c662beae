"""Coverage counted a second time, by another way: every window measured, every point of a plain grid of degrees asked.

Nothing of the product's is used but its types: areas come from the radii of curvature, distances from pyproj to every
window, and whether a point is inside from counting the edges that a ray crosses.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod

from locator.divisions.shapes import Shape

Column = NDArray[np.float64]

_GEOD = Geod(ellps="WGS84")
_A, _E2 = 6_378_137.0, 0.00669437999014132


@dataclass(frozen=True)
class PlainGrid:
    """Points in a polygon, the land that each stands for in square metres, and how far the nearest window is."""

    lon: Column
    lat: Column
    land_m2: Column
    metres: Column

    def share_within(self, km: float) -> float:
        """The part of the land within so many kilometres."""
        return float(self.land_m2[self.metres <= km * 1000.0].sum() / self.land_m2.sum())


def plain_grid(shape: Shape, windows: Sequence[tuple[float, float]], degrees: float) -> PlainGrid:
    """A grid of degrees over a polygon."""
    west, south, east, north = shape.bounds
    lons = np.arange(west + degrees * 0.37, east, degrees)
    lats = np.arange(south + degrees * 0.61, north, degrees)
    lon, lat = (each.ravel() for each in np.meshgrid(lons, lats))
    inside = crossed(shape, lon, lat)
    lon, lat = lon[inside], lat[inside]
    return PlainGrid(lon, lat, land(lat, degrees), nearest(lon, lat, windows))


def land(lat: Column, degrees: float) -> Column:
    """The area of a cell of degrees, by the ellipsoid's two radii of curvature."""
    sine = np.sin(np.radians(lat))
    meridian = _A * (1.0 - _E2) / (1.0 - _E2 * sine**2) ** 1.5
    normal = _A / np.sqrt(1.0 - _E2 * sine**2)
    return np.asarray(meridian * normal * np.cos(np.radians(lat)) * np.radians(degrees) ** 2)


def nearest(lon: Column, lat: Column, windows: Sequence[tuple[float, float]]) -> Column:
    """Metres to the nearest of all windows, each of which is measured."""
    least = np.full(len(lon), np.inf)
    for east, north in windows:
        least = np.minimum(least, _GEOD.inv(lon, lat, np.full(len(lon), east), np.full(len(lat), north))[2])
    return least


def crossed(shape: Shape, lon: Column, lat: Column) -> NDArray[np.bool_]:
    """Which points a polygon holds: a ray to the east crosses its edges an odd number of times."""
    odd = np.zeros(len(lon), np.bool_)
    for ring in shapely.get_rings(shapely.get_parts([shape])):
        points = shapely.get_coordinates(ring)
        for (x, y), (next_x, next_y) in zip(points[:-1].tolist(), points[1:].tolist(), strict=True):
            if y != next_y:
                rows = np.flatnonzero((y > lat) != (next_y > lat))
                odd[rows] ^= lon[rows] < x + (lat[rows] - y) * (next_x - x) / (next_y - y)
    return odd
