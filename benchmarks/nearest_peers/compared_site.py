"""The public site with three more addresses: bytes that are ready, and the same answers by way of PostGIS and of Redis.

python -m benchmarks.nearest_peers.compared_site DATA POSTGIS REDIS
"""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import parse_qs

import psycopg
import uvicorn
from fastapi import FastAPI, Request, Response

from benchmarks.nearest_peers.points import NEIGHBOURS
from locator.clock import shanghai_now
from locator.divisions.divisions import Divisions
from locator.editions.edition import EditionFolders
from locator.readers.workdays import known_calendar
from locator.settings import PublicSettings
from locator.site.api import JSON
from locator.site.public_site import PublicSite, public_site

CONNECTIONS = 8
_ASK = """
    SELECT id FROM (
        SELECT id, place FROM w ORDER BY place <-> ST_SetSRID(ST_MakePoint(%(lon)s, %(lat)s), 4326)::geography LIMIT 12
    ) AS near ORDER BY ST_Distance(place, ST_SetSRID(ST_MakePoint(%(lon)s, %(lat)s), 4326)::geography), id LIMIT 5
"""
_RADII_KM = (b"20", b"200", b"2000")

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
            cursor = await connection.execute(_ASK, {"lon": float(lon), "lat": float(lat)}, prepare=True)
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
            for km in _RADII_KM:
                found = await _searched(*connection, lon.encode(), lat.encode(), km)
                if len(found) == NEIGHBOURS:
                    return found
            return []
        finally:
            self._free.put_nowait(connection)


async def _searched(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, lon: bytes, lat: bytes, km: bytes
) -> list[int]:
    words = (b"GEOSEARCH", b"w", b"FROMLONLAT", lon, lat, b"BYRADIUS", km, b"km", b"ASC", b"COUNT", b"5")
    writer.write(b"*%d\r\n" % len(words) + b"".join(b"$%d\r\n%b\r\n" % (len(word), word) for word in words))
    count = int((await reader.readline())[1:])
    found = []
    for _ in range(count):
        await reader.readline()
        found.append(int(await reader.readline()))
    return found


def main(data: str, postgis: str, redis: str) -> None:
    """Serve at a free port, which the log names."""
    site = compared_site(Path(data), postgis, redis)
    uvicorn.run(site, host="127.0.0.1", port=0, access_log=False, proxy_headers=False, server_header=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
