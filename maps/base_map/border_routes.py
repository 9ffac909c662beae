"""Where maps ask for borders: `GET /map/borders/provinces`, and `GET /map/borders/43` for the counties of a province.

Their names are at `GET /map/borders/names` and `GET /map/borders/43/names`. All is answered only where borders may be
shown. A file may be kept for a day and then be asked for by its tag.
"""

import gzip
from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from locator.divisions.divisions import Divisions
from locator.window import Level
from maps.base_map.base_map import BaseMap
from maps.base_map.sent_file import SentFile
from maps.map_licence import MapLicence

_LINES, _NAMES = "application/octet-stream", "application/json"


class BorderRoutes:
    """Borders over HTTP.

    Parameters
    ----------
    base_map
        Draws them, at first need.
    divisions
        Which codes are provinces'.
    licence
        Says at each question by what right they are shown: it changes with the edition.
    """

    def __init__(self, base_map: BaseMap, divisions: Divisions, licence: Callable[[], MapLicence]) -> None:
        self._base_map = base_map
        self._divisions = divisions
        self._licence = licence

    def routes(self) -> list[Route]:
        """The routes."""
        return [
            Route("/map/borders/provinces", self.provinces, methods=["GET"]),
            Route("/map/borders/names", self.names, methods=["GET"]),
            Route("/map/borders/{code}", self.counties, methods=["GET"]),
            Route("/map/borders/{code}/names", self.county_names, methods=["GET"]),
        ]

    async def provinces(self, request: Request) -> Response:
        """The borders of all provinces."""
        self._permitted()
        return _answer(request, await self._base_map.province_borders(), _LINES)

    async def counties(self, request: Request) -> Response:
        """The borders of one province's counties; its code has two digits."""
        self._permitted()
        return _answer(request, await self._base_map.county_borders(self._province(request)), _LINES)

    async def names(self, request: Request) -> Response:
        """The names of all provinces and cities."""
        self._permitted()
        return _answer(request, await self._base_map.country_names(), _NAMES)

    async def county_names(self, request: Request) -> Response:
        """The names of one province's counties."""
        self._permitted()
        return _answer(request, await self._base_map.county_names(self._province(request)), _NAMES)

    def _province(self, request: Request) -> str:
        code = f"{request.path_params['code']}0000"
        province = self._divisions.find(code)
        if province is None or province.level is not Level.PROVINCE:
            raise HTTPException(404)
        return code

    def _permitted(self) -> None:
        if not self._licence().borders:
            raise HTTPException(404)


def _answer(request: Request, file: SentFile, media_type: str) -> Response:
    # Weak, as the same borders are sent gzipped and plain.
    tag = f'W/"{file.tag}"'
    headers = {"etag": tag, "cache-control": "public, max-age=86400", "vary": "accept-encoding"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(gzip.decompress(file.gzipped), headers=headers, media_type=media_type)
    return Response(file.gzipped, headers={**headers, "content-encoding": "gzip"}, media_type=media_type)
