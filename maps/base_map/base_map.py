"""The base map of the public site: drawn at first need, in a thread, and kept in memory; no file is written."""

import asyncio
import gzip
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from locator.divisions.divisions import Divisions
from maps.base_map.border_bytes import border_bytes
from maps.base_map.border_lines import BorderLine, BorderPieces, border_lines, border_pieces, dash_lines
from maps.base_map.drawn_map import DrawnMap, city_codes, drawn_map, province_codes
from maps.base_map.shared_work import SharedWork

COUNTY_UNITS = 1000
"""Units of a degree in the lines of counties: the grid is about 100 m wide."""

PROVINCE_UNITS = 500
"""Units of a degree in the lines of provinces."""

_COUNTRY = "provinces"


@dataclass(frozen=True, slots=True)
class BorderFile:
    """Borders as they are sent: the bytes of `border_bytes`, gzipped, and a tag that changes with them."""

    gzipped: bytes
    tag: str


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The map, its borders' pieces, and the province of each of its counties."""

    map: DrawnMap
    pieces: BorderPieces
    province: NDArray[np.str_]


class BaseMap:
    """What maps of the public site draw under the windows."""

    def __init__(self, divisions: Divisions) -> None:
        self._divisions = divisions
        self._drawn: _Drawn | None = None
        self._drawing: SharedWork[None, _Drawn] = SharedWork()
        self._files: dict[str, BorderFile] = {}
        self._filing: SharedWork[str, BorderFile] = SharedWork()

    async def drawn(self) -> DrawnMap:
        """The divisions as they are drawn."""
        return (await self._have_drawn()).map

    async def province_borders(self) -> BorderFile:
        """The borders of all provinces, with the lines that belong to every map of the whole country."""
        return await self._file(_COUNTRY)

    async def county_borders(self, province: str) -> BorderFile:
        """The borders of a province's counties, its own among them; of a code that is none, no lines."""
        return await self._file(province)

    async def _file(self, name: str) -> BorderFile:
        if name not in self._files:
            drawn = await self._have_drawn()
            await self._filing.result(name, lambda: self._make(name, drawn))
        return self._files[name]

    async def _make(self, name: str, drawn: _Drawn) -> BorderFile:
        made = _country_file if name == _COUNTRY else _province_file
        self._files[name] = await asyncio.to_thread(made, drawn, name)
        return self._files[name]

    async def _have_drawn(self) -> _Drawn:
        if self._drawn is None:
            self._drawn = await self._drawing.result(None, lambda: asyncio.to_thread(_draw, self._divisions))
        return self._drawn


def _draw(divisions: Divisions) -> _Drawn:
    drawn = drawn_map(divisions)
    codes = drawn.counties.codes
    province = province_codes(codes, divisions)
    city = city_codes(codes, divisions)
    return _Drawn(drawn, border_pieces(drawn.counties, province, city, drawn.national.undetermined), province)


def _province_file(drawn: _Drawn, province: str) -> BorderFile:
    pieces = drawn.pieces.of(np.flatnonzero(drawn.province == province))
    return _border_file(border_lines(pieces, COUNTY_UNITS), COUNTY_UNITS)


def _country_file(drawn: _Drawn, _: str) -> BorderFile:
    provinces, national = drawn.map.provinces, drawn.map.national
    pieces = border_pieces(provinces, provinces.codes, provinces.codes, national.undetermined)
    lines = [*border_lines(pieces, PROVINCE_UNITS), *dash_lines(national.dashes, PROVINCE_UNITS)]
    return _border_file(lines, PROVINCE_UNITS)


def _border_file(lines: Iterable[BorderLine], per_degree: int) -> BorderFile:
    plain = border_bytes(lines, per_degree)
    return BorderFile(gzip.compress(plain, 9, mtime=0), hashlib.sha256(plain).hexdigest()[:16])
