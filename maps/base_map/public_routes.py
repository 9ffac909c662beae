"""The base map's part of the public site: its routes, put together from what the site gives to its rooms."""

import time

from starlette.routing import Route

from locator.site.room import Surroundings
from maps.base_map.base_map import BaseMap
from maps.base_map.border_routes import BorderRoutes
from maps.base_map.tile_routes import TileRoutes
from maps.base_map.tile_server import TileServer
from maps.map_licence import public_licence


def base_map_routes(around: Surroundings) -> list[Route]:
    """Borders where they may be shown, and tiles where the operator has a key for them."""
    settings = around.settings
    borders = BorderRoutes(
        BaseMap(around.divisions), around.divisions, lambda: public_licence(settings, around.live.manifest)
    )
    key = settings.tianditu_key_text()
    server = TileServer(settings.tianditu_address, key) if key else None
    return [*borders.routes(), *TileRoutes(server, time.monotonic).routes()]
