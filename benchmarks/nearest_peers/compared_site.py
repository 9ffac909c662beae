"""The public site with more addresses: an answer that is ready, and the same ones by way of PostGIS and of Redis.

python -m benchmarks.nearest_peers.compared_site DATA POSTGIS REDIS
"""

import asyncio
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import cache, partial
from pathlib import Path

import psycopg
import redis.asyncio as redis
from fastapi import FastAPI, Request, Response
from starlette.routing import Route

from benchmarks.nearest_peers.points import NEIGHBOURS
from benchmarks.nearest_peers.servers import ASK_MEASURED, RADII_KM, circle, rows_of
from locator.clock import shanghai_now
from locator.divisions.divisions import Divisions
from locator.editions.edition import EditionFolders
from locator.finding.answer import Answer
from locator.finding.search import NearestQuery
from locator.geometry.nearest import Nearest
from locator.position import Position
from locator.readers.workdays import known_calendar
from locator.settings import PublicSettings
from locator.site.api import ENDPOINTS, JSON
from locator.site.parameters import read_query
from locator.site.public_site import PublicSite, public_site
from locator.site.server_config import server_config
from locator.site.serving import AnnouncedServer
from locator.site.shortcut import Endpoint, FreshJson

CONNECTIONS = 8
_NEAREST = ENDPOINTS["/api/v1/nearest"]
Found = Callable[[Position], Awaitable[Nearest]]


def compared_site(data: Path, postgis: str, redis_path: str) -> FastAPI:
    """The site over an edition whose rows are the peers' ids."""
    settings = PublicSettings.model_validate({"data": data, "access_log_every": 0})
    site = public_site(
        settings,
        EditionFolders(settings.public),
        divisions=Divisions.load(),
        calendar=known_calendar(),
        clock=shanghai_now,
    )
    ready = cache(partial(_an_answer, site))

    @site.get("/compared/bytes")
    async def answer_bytes() -> Response:
        return Response(ready(), media_type=JSON)

    by_postgis, by_redis = _PostGis(postgis), _Redis(redis_path, site)
    for name, peer in (("postgis", by_postgis), ("redis", by_redis)):
        answer = _answering(site, peer.nearest)
        site.router.routes.append(Route(f"/compared/{name}", answer))
        site.shortcuts[f"/compared/quick/{name}"] = answer
        site.life.add(peer.opened)
    # Looked at first: a way past all others would count against them.
    site.router.routes[:0] = [site.router.routes.pop() for _ in range(3)]
    return site


def _answering(site: PublicSite, nearest: Found) -> Endpoint:
    """Our own answer, but that another finds the windows."""

    async def answer(request: Request) -> FreshJson:
        finder = site.live.finder()
        query = NearestQuery(**read_query(request.scope["query_string"], _NEAREST))
        search = finder.looked_up(query, shanghai_now())
        matches = finder.matches(search, await nearest(search.start))
        told = Answer(finder.snapshot.edition, search.origin, matches, None)
        return FreshJson(told.json())

    return answer


def _an_answer(site: PublicSite) -> bytes:
    """What ours answers to somebody who stands at a window in the middle of the list."""
    finder = site.live.finder()
    middle = len(finder.snapshot) // 2
    query = NearestQuery(lon=finder.snapshot.lon.item(middle), lat=finder.snapshot.lat.item(middle))
    return finder.nearest(query, shanghai_now()).json()


class _PostGis:
    def __init__(self, address: str) -> None:
        self._address = address
        self._free: asyncio.Queue[psycopg.AsyncConnection[tuple[int, float, float]]] = asyncio.Queue()

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        for _ in range(CONNECTIONS):
            self._free.put_nowait(await psycopg.AsyncConnection.connect(self._address, autocommit=True))
        yield
        while not self._free.empty():
            await self._free.get_nowait().close()

    async def nearest(self, origin: Position) -> Nearest:
        connection = await self._free.get()
        try:
            cursor = await connection.execute(ASK_MEASURED, {"lon": origin.lon, "lat": origin.lat}, prepare=True)
            rows, metres, bearings = zip(*await cursor.fetchall(), strict=True)
        finally:
            self._free.put_nowait(connection)
        return Nearest(rows, metres, bearings)


class _Redis:
    """Its distances are a sphere's: the geodesics are measured here, as for our own."""

    def __init__(self, path: str, site: PublicSite) -> None:
        self._client = redis.Redis(unix_socket_path=path)
        self._site = site

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        async with self._client:
            yield

    async def nearest(self, origin: Position) -> Nearest:
        return self._site.live.finder().snapshot.index.measured(origin, await self._rows(origin))

    async def _rows(self, origin: Position) -> list[int]:
        for km in RADII_KM:
            found = await self._client.geosearch(**circle(origin, km))
            if len(found) == NEIGHBOURS:
                return rows_of(found)
        return []


def main(data: str, postgis: str, redis_path: str) -> None:
    """Serve at a free port, which the log names."""
    listener = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    site = compared_site(Path(data), postgis, redis_path)
    AnnouncedServer(server_config(site, "text"), address).run(sockets=[listener])


if __name__ == "__main__":
    main(*sys.argv[1:])
