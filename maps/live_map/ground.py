"""What the map's script is told of the ground under the windows: tiles, borders, or nothing."""

import math
from collections.abc import Mapping

import shapely

from locator.divisions.divisions import Divisions
from locator.settings import PublicSettings
from locator.texts import Lang, sentence
from maps.base_map.tile_bounds import TILED
from maps.map_licence import MapLicence


class Ground:
    """The ground of the public map, over these divisions."""

    def __init__(self, settings: PublicSettings, divisions: Divisions) -> None:
        self._has_tiles = settings.tianditu_key_text() is not None
        self._divisions = divisions
        self._are_own = settings.divisions is not None
        self._boxes: Mapping[str, list[int]] | None = None

    def words(self, licence: MapLicence) -> Mapping[str, object] | None:
        """None where borders may not be shown, as tiles hold them too; else tiles where there is a key, or borders.

        With borders goes where each province lies, so that those in view alone are asked for; with tiles, where there
        are any.
        """
        if not licence.borders:
            return None
        if self._has_tiles:
            return {"tiles": True, "within": [[TILED.south, TILED.west], [TILED.north, TILED.east]]}
        return {"tiles": False, "provinces": self._provinces()}

    def source(self, licence: MapLicence, lang: Lang) -> str:
        """Where the ground comes from, as the map says it; empty where there is none."""
        if not licence.borders:
            return ""
        if self._has_tiles:
            return sentence(lang, "map-tiles")
        return sentence(lang, "file-own-borders" if self._are_own else "file-borders")

    def _provinces(self) -> Mapping[str, list[int]]:
        if self._boxes is None:
            self._boxes = _province_boxes(self._divisions)
        return self._boxes


def _province_boxes(divisions: Divisions) -> Mapping[str, list[int]]:
    """West, south, east and north of what is known of each province, by the first two digits of its code.

    In whole degrees: every visitor waits for them, and what is fetched in vain comes last.
    """
    shapes: dict[str, list[shapely.Geometry]] = {}
    for division in divisions:
        shape = divisions.polygon(division.code) if division.lowest and division.in_force else None
        if shape is not None:
            shapes.setdefault(division.code[:2], []).append(shape)
    boxes = {code: shapely.total_bounds(parts).tolist() for code, parts in shapes.items()}
    return {
        code: [math.floor(west), math.floor(south), math.ceil(east), math.ceil(north)]
        for code, (west, south, east, north) in boxes.items()
    }
