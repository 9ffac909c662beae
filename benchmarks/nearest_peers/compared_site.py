"""The public site with three more addresses: bytes that are ready, and the same answers by way of PostGIS and of Redis.

python -m benchmarks.nearest_peers.compared_site DATA POSTGIS REDIS
"""

import asyncio
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import parse_qs

import psycopg
from fastapi import FastAPI, Request, Response

from benchmarks.nearest_peers.points import NEIGHBOURS
from benchmarks.nearest_peers.servers import ASK_EXACTLY, RADII_KM, redis_search
from locator.clock import shanghai_now
from locator.divisions.divisions import Divisions
from locator.editions.edition import EditionFolders
from locator.readers.workdays import known_calendar
from locator.settings import PublicSettings
from locator.site.api import JSON
from locator.site.public_site import PublicSite, public_site
from locator.site.server_config import server_config
from locator.site.serving import AnnouncedServer

CONNECTIONS = 8
Rows = Callable[[str, str], Awaitable[list[int]]]


def compared_site(data: Path, postgis: str, redis: str) -> FastAPI:
    """The site over an edition whose rows are the peers' ids."""
    settings = PublicSettings.model_validate({"data": data, "access_log_every": 0})
    site = public_site(
        settings,
        EditionFolders(settings.public),
        divisions=Divisions.load(),
        calendar=known_calendar(),
        clock=shanghai_now,
    )
    ready: dict[str, bytes] = {}

    @site.get("/compared/bytes")
    async def answer_bytes() -> Response:
        return Response(ready.setdefault("body", _body(site, list(range(NEIGHBOURS)))), media_type=JSON)

    by_postgis, by_redis = _PostGisRows(postgis), _RedisRows(redis)
    for name, rows in (("postgis", by_postgis), ("redis", by_redis)):
        site.get(f"/compared/{name}")(_answering(site, rows.nearest))
        site.life.add(rows.opened)
    # Looked at first, as ours is: a way past all others would count against them.
    site.router.routes[:0] = site.router.routes[-3:]
    return site


def _answering(site: PublicSite, nearest: Rows) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        asked = parse_qs(request.url.query)
        return Response(_body(site, await nearest(asked["lon"][0], asked["lat"][0])), media_type=JSON)

    return answer


def _body(site: PublicSite, rows: list[int]) -> bytes:
    fragment = site.live.finder().snapshot.fragment
    return b'{"matches":[%b]}' % b",".join([fragment(row) for row in rows])


class _PostGisRows:
    def __init__(self, address: str) -> None:
        self._address = address
        self._free: asyncio.Queue[psycopg.AsyncConnection[tuple[int]]] = asyncio.Queue()

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        for _ in range(CONNECTIONS):
            self._free.put_nowait(await psycopg.AsyncConnection.connect(self._address, autocommit=True))
        yield

    async def nearest(self, lon: str, lat: str) -> list[int]:
        connection = await self._free.get()
        try:
            cursor = await connection.execute(ASK_EXACTLY, {"lon": float(lon), "lat": float(lat)}, prepare=True)
            return [row for (row,) in await cursor.fetchall()]
        finally:
            self._free.put_nowait(connection)


class _RedisRows:
    def __init__(self, path: str) -> None:
        self._path = path
        self._free: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = asyncio.Queue()

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        for _ in range(CONNECTIONS):
            self._free.put_nowait(await asyncio.open_unix_connection(self._path))
        yield

    async def nearest(self, lon: str, lat: str) -> list[int]:
        connection = await self._free.get()
        try:
            for km in RADII_KM:
                found = await _searched(*connection, redis_search(lon, lat, km))
                if len(found) == NEIGHBOURS:
                    return found
            return []
        finally:
            self._free.put_nowait(connection)


async def _searched(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, command: bytes) -> list[int]:
    writer.write(command)
    count = int((await reader.readline())[1:])
    found = []
    for _ in range(count):
        await reader.readline()
        found.append(int(await reader.readline()))
    return found


def main(data: str, postgis: str, redis: str) -> None:
    """Serve at a free port, which the log names."""
    listener = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    site = compared_site(Path(data), postgis, redis)
    AnnouncedServer(server_config(site, "text"), address).run(sockets=[listener])


if __name__ == "__main__":
    main(*sys.argv[1:])
