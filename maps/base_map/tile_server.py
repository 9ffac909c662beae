"""The servers of an official map (天地图), asked by WMTS with the operator's key. The one file that knows httpx.

The key is put into a request in the innermost layer alone: whatever httpx logs or raises names a request without it.
"""

import asyncio
import re
from collections.abc import Sequence

import httpx

from maps.base_map.tile import Tile, TileImage, TileRefusal

_CONNECTIONS = 8
_WAIT_S = 5.0
_LARGEST = 1 << 20  # a tile is some 5 to 60 kB
_PICTURES = frozenset({"image/png", "image/jpeg", "image/webp"})
_SPREAD = re.compile(r"\{(\d)-(\d)\}")


class TileServer:
    """Tile servers at an address; `{0-7}` in it stands for hosts that share the work.

    A tile always comes from the same host. Redirects are not followed, and no proxy is taken from the environment.
    `wait_s` is how long it may take to connect, and between two parts of an answer; the whole may take twice that.
    """

    def __init__(self, address: str, key: str, wait_s: float = _WAIT_S) -> None:
        self._whole_s = 2 * wait_s
        self._hosts = spread(address)
        limits = httpx.Limits(max_connections=_CONNECTIONS, max_keepalive_connections=_CONNECTIONS)
        self._client = httpx.AsyncClient(
            transport=_Keyed(httpx.AsyncHTTPTransport(limits=limits, retries=1), key),
            timeout=wait_s,
            headers={"user-agent": "tongban"},
        )

    async def image(self, tile: Tile) -> TileImage | TileRefusal:
        """A tile's picture; a refusal where no picture of a reasonable size comes in time."""
        try:
            async with asyncio.timeout(self._whole_s):
                return await self._fetched(tile)
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as failure:
            # Its kind is enough: in its words an answer may repeat the question, and with it the key.
            return TileRefusal(f"no answer ({type(failure).__name__})")

    async def aclose(self) -> None:
        """Close all connections."""
        await self._client.aclose()

    async def _fetched(self, tile: Tile) -> TileImage | TileRefusal:
        host = self._hosts[(tile.column + tile.row) % len(self._hosts)]
        async with self._client.stream("GET", f"{host}/{tile.layer}_w/wmts", params=_question(tile)) as answer:
            media_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
            if answer.status_code != httpx.codes.OK:
                return TileRefusal(f"status {answer.status_code}")
            if media_type not in _PICTURES:
                return TileRefusal("no picture")
            content = bytearray()
            async for part in answer.aiter_bytes():
                content += part
                if len(content) > _LARGEST:
                    return TileRefusal("too large")
            return TileImage(bytes(content), media_type)


def spread(address: str) -> Sequence[str]:
    """The hosts' addresses: `https://t{0-7}.example` stands for eight, an address without braces for itself."""
    found = _SPREAD.search(address)
    if found is None:
        return (address.rstrip("/"),)
    numbers = range(int(found[1]), int(found[2]) + 1)
    return tuple(_SPREAD.sub(str(number), address).rstrip("/") for number in numbers)


def _question(tile: Tile) -> dict[str, str]:
    # As 天地图 documents its WMTS; `w` is the web Mercator pyramid.
    return {
        "SERVICE": "WMTS",
        "REQUEST": "GetTile",
        "VERSION": "1.0.0",
        "LAYER": tile.layer,
        "STYLE": "default",
        "TILEMATRIXSET": "w",
        "FORMAT": "tiles",
        "TILEMATRIX": str(tile.zoom),
        "TILEROW": str(tile.row),
        "TILECOL": str(tile.column),
    }


class _Keyed(httpx.AsyncBaseTransport):
    """Adds the key to each request on its way out."""

    def __init__(self, inner: httpx.AsyncBaseTransport, key: str) -> None:
        self._inner = inner
        self._key = key

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        keyed = httpx.Request(
            request.method,
            request.url.copy_merge_params({"tk": self._key}),
            headers=request.headers,
            extensions=request.extensions,
        )
        return await self._inner.handle_async_request(keyed)

    async def aclose(self) -> None:
        await self._inner.aclose()
