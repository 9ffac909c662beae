"""The base map of the public site: drawn ahead, or else at first need, and kept in memory; no file is written."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping

from locator.divisions.divisions import Divisions
from maps.base_map.border_files import COUNTRY, NAMES, DrawnBorders, drawn_borders, names_of
from maps.base_map.drawn_map import DrawnMap
from maps.base_map.sent_file import SentFile
from maps.base_map.shared_work import SharedWork

_log = logging.getLogger("tongban.map")


class BaseMap:
    """What maps of the public site draw under the windows."""

    def __init__(self, divisions: Divisions) -> None:
        self._divisions = divisions
        self._drawn: DrawnBorders | None = None
        self._drawing: SharedWork[None, DrawnBorders] = SharedWork()
        self._files: dict[str, SentFile] = {}
        self._filing: SharedWork[str, SentFile] = SharedWork()
        self._ahead: asyncio.Task[None] | None = None

    async def drawn(self) -> DrawnMap:
        """The divisions as they are drawn."""
        return (await self._have_drawn()).map

    async def province_borders(self) -> SentFile:
        """The borders of all provinces, with the lines that belong to every map of the whole country."""
        return await self._file(COUNTRY)

    async def county_borders(self, province: str) -> SentFile:
        """The borders of a province's counties, its own among them; of a code that is none, no lines."""
        return await self._file(province)

    async def country_names(self) -> SentFile:
        """The names of all provinces and cities."""
        return await self._file(NAMES)

    async def county_names(self, province: str) -> SentFile:
        """The names of a province's counties; of a code that is none, no names."""
        return await self._file(names_of(province))

    async def draw_ahead(self, draw: Callable[[], Awaitable[Mapping[str, SentFile]]]) -> None:
        """Have all files drawn elsewhere; who asks meanwhile waits for them. If that fails, they are drawn at need."""
        self._ahead = asyncio.ensure_future(self._take(draw))
        await self._ahead

    async def _take(self, draw: Callable[[], Awaitable[Mapping[str, SentFile]]]) -> None:
        try:
            self._files.update(await draw())
        except Exception as fault:  # noqa: BLE001  # whatever it is, they can still be drawn at need
            _log.error("the borders could not be drawn ahead: %s", type(fault).__name__)

    async def _file(self, name: str) -> SentFile:
        if name not in self._files and self._ahead is not None:
            await asyncio.wait([self._ahead])
        if name not in self._files:
            drawn = await self._have_drawn()
            await self._filing.result(name, lambda: self._make(name, drawn))
        return self._files[name]

    async def _make(self, name: str, drawn: DrawnBorders) -> SentFile:
        self._files[name] = await asyncio.to_thread(drawn.file, name)
        return self._files[name]

    async def _have_drawn(self) -> DrawnBorders:
        if self._drawn is None:
            work = self._drawing.result(None, lambda: asyncio.to_thread(drawn_borders, self._divisions))
            self._drawn = await work
        return self._drawn
