"""Tiles of an official map through our own address, so that the key stays inside and pages ask no other host."""

import logging
from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from locator.site.page_language import page_lang
from locator.texts import sentence
from maps.base_map.shared_work import SharedWork
from maps.base_map.tile import Tile, TileImage, TileRefusal
from maps.base_map.tile_bounds import is_tiled
from maps.base_map.tile_server import TileServer
from maps.base_map.tile_shelf import TileShelf
from maps.map_licence import MapLicence

_log = logging.getLogger("tongban.tiles")

_SHELF_BYTES = 32 << 20
_OWN_PAGES = {"cross-origin-resource-policy": "same-origin"}  # pages of other sites would use up the operator's quota
_KEEP = {"cache-control": "public, max-age=86400", **_OWN_PAGES}
_KEEP_NOT = {"cache-control": "no-store", **_OWN_PAGES}
_ASKED_FROM = (None, "same-origin", "none")  # an old browser or a program, our page, somebody who typed the address


class TileRoutes:
    """`GET /map/tiles/{layer}/{z}/{x}/{y}`.

    Parameters
    ----------
    server
        Where tiles come from; None where the operator has no key, and then there are none.
    licence
        Says at each question whether borders may be shown, which tiles hold: it changes with the edition.
    clock
        Seconds that only grow.
    """

    def __init__(
        self, server: TileServer | None, licence: Callable[[], MapLicence], clock: Callable[[], float]
    ) -> None:
        self._server = server
        self._licence = licence
        self._shelf = TileShelf(_SHELF_BYTES, clock)
        self._asking: SharedWork[Tile, TileImage | TileRefusal] = SharedWork()
        self._trouble: str | None = None

    def routes(self) -> list[Route]:
        """The route."""
        return [Route("/map/tiles/{layer}/{z}/{x}/{y}", self.tile, methods=["GET"])]

    async def tile(self, request: Request) -> Response:
        """One tile's picture."""
        if request.headers.get("sec-fetch-site") not in _ASKED_FROM:
            raise HTTPException(403, headers=_OWN_PAGES)
        server = self._server
        tile = Tile.named(*(request.path_params[name] for name in ("layer", "z", "x", "y")))
        if server is None or tile is None or not is_tiled(tile) or not self._licence().borders:
            raise HTTPException(404)
        outcome = self._shelf.find(tile)
        if outcome is None:
            outcome = await self._asking.result(tile, lambda: self._asked(server, tile))
        if isinstance(outcome, TileRefusal):
            return PlainTextResponse(sentence(page_lang(request), "tile-unavailable"), 502, _KEEP_NOT)
        return Response(outcome.content, headers=_KEEP, media_type=outcome.media_type)

    async def _asked(self, server: TileServer, tile: Tile) -> TileImage | TileRefusal:
        outcome = await server.image(tile)
        self._note(outcome.reason if isinstance(outcome, TileRefusal) else None)
        self._shelf.keep(tile, outcome)
        return outcome

    def _note(self, trouble: str | None) -> None:
        """Log a trouble when it begins, and not again with each tile of each view."""
        if trouble is not None and trouble != self._trouble:
            _log.warning("the tile server gives no tiles: %s", trouble)
        self._trouble = trouble
