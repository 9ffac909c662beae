"""The base map's part of the public site: its routes, put together from what the site gives to its rooms."""

import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager

from starlette.routing import Route

from locator.site.room import Surroundings
from locator.texts import WRITTEN, sentence
from maps.base_map.base_map import BaseMap
from maps.base_map.border_routes import BorderRoutes
from maps.base_map.early_drawing import early_drawing
from maps.base_map.tile_routes import TileRoutes
from maps.base_map.tile_server import TileServer
from maps.map_licence import MapLicence, public_licence


def base_map_routes(around: Surroundings) -> list[Route]:
    """Borders where they may be shown, and tiles, which hold borders too, where the operator also has a key."""
    settings = around.settings
    base_map, loaded_as = BaseMap(around.divisions), around.divisions.loaded_as

    def licence() -> MapLicence:
        return public_licence(settings, around.live.manifest)

    around.life.add(lambda: _operator_told(licence))
    key = settings.tianditu_key_text()
    server = TileServer(settings.tianditu_address, key) if key else None
    if server is not None:
        around.life.add(lambda: aclosing(server))
    elif loaded_as is not None:  # on tiles the map shows no borders
        around.life.add(lambda: early_drawing(base_map, loaded_as, lambda: licence().borders))
    borders = BorderRoutes(base_map, around.divisions, licence)
    return [*borders.routes(), *TileRoutes(server, licence, time.monotonic).routes()]


@asynccontextmanager
async def _operator_told(licence: Callable[[], MapLicence]) -> AsyncIterator[None]:
    """The log says at the start why the maps are bare, where they are."""
    if not licence().borders:
        log = logging.getLogger("tongban")
        log.warning("%s", " · ".join(sentence(lang, "map-no-review-number") for lang in WRITTEN))
    yield
