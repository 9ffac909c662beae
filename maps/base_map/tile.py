"""A tile of an official map: which one, and its picture."""

import re
from dataclasses import dataclass

LAYERS = ("vec", "cva")
"""What is passed on: the map (vec) and its labels (cva)."""

_ZOOMS = range(1, 19)
_NUMBER = re.compile("[0-9]{1,6}")  # the largest of all is 262143


@dataclass(frozen=True, slots=True)
class Tile:
    """A square of the web Mercator pyramid: its column from the west, its row from the north."""

    layer: str
    zoom: int
    column: int
    row: int

    @classmethod
    def named(cls, layer: str, zoom: str, column: str, row: str) -> "Tile | None":
        """The tile of an address's words, or None where there is no such layer or no such square."""
        if layer not in LAYERS or not all(_NUMBER.fullmatch(word) for word in (zoom, column, row)):
            return None
        tile = cls(layer, int(zoom), int(column), int(row))
        across = 2**tile.zoom if tile.zoom in _ZOOMS else 0
        return tile if max(tile.column, tile.row) < across else None


@dataclass(frozen=True, slots=True)
class TileImage:
    """A tile's picture, and its media type."""

    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class TileRefusal:
    """That a tile cannot be had, and why, in English, for the log; with neither key nor address."""

    reason: str
