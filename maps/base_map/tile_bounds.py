"""Which tiles are passed on: those of China, so that the operator's key draws no map of elsewhere."""

from locator.geometry.box import Box
from locator.readers.coordinate_reading import CHINA_LAT, CHINA_LON
from maps.base_map.tile import Tile
from maps.live_map.mercator import world_x, world_y

_WIDER = 1.0  # degrees; what lies just across the border belongs to a view of the border

TILED = Box(CHINA_LON[0] - _WIDER, CHINA_LAT[0] - _WIDER, CHINA_LON[1] + _WIDER, CHINA_LAT[1] + _WIDER)
"""China with the islands of the South China Sea, and a little around it."""


def is_tiled(tile: Tile) -> bool:
    """Whether a tile touches `TILED`."""
    across = 2**tile.zoom
    west, east = (world_x([TILED.west, TILED.east]) * across).tolist()
    north, south = (world_y([TILED.north, TILED.south]) * across).tolist()
    return bool(west - 1 <= tile.column <= east and north - 1 <= tile.row <= south)
