"""The servers of an official map (天地图), asked by WMTS with the operator's key."""

import re
from collections.abc import Sequence

from locator.keyed_host import HostFailed, KeyedHost
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
        self._hosts = spread(address)
        self._host = KeyedHost({"tk": key}, wait_s, 2 * wait_s, _LARGEST, _CONNECTIONS)

    async def image(self, tile: Tile) -> TileImage | TileRefusal:
        """A tile's picture; a refusal where no picture of a reasonable size comes in time."""
        host = self._hosts[(tile.column + tile.row) % len(self._hosts)]
        try:
            media_type, content = await self._host.content(f"{host}/{tile.layer}_w/wmts", _question(tile), _PICTURES)
        except HostFailed as failure:
            return TileRefusal(str(failure))
        return TileImage(content, media_type)

    async def aclose(self) -> None:
        """Close all connections."""
        await self._host.aclose()


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
