"""All borders as files to be sent: one of the provinces, and one of each province's counties."""

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

COUNTY_UNITS = 1000
"""Units of a degree in the lines of counties: the grid is about 100 m wide."""

PROVINCE_UNITS = 500
"""Units of a degree in the lines of provinces."""

COUNTRY = "provinces"
"""The name of the file of all provinces; the others are named by a province's code of six digits."""


@dataclass(frozen=True, slots=True)
class BorderFile:
    """Borders as they are sent: the bytes of `border_bytes`, gzipped, and a tag that changes with them."""

    gzipped: bytes
    tag: str


@dataclass(frozen=True, slots=True)
class DrawnBorders:
    """The map, its borders' pieces, and the province of each of its counties."""

    map: DrawnMap
    pieces: BorderPieces
    province: NDArray[np.str_]

    def names(self) -> list[str]:
        """The files that there are; of any other name there is one without lines."""
        return [COUNTRY, *np.unique(self.province).tolist()]

    def file(self, name: str) -> BorderFile:
        """The file of a name."""
        return self._country() if name == COUNTRY else self._counties(name)

    def _counties(self, province: str) -> BorderFile:
        pieces = self.pieces.of(np.flatnonzero(self.province == province))
        return _border_file(border_lines(pieces, COUNTY_UNITS), COUNTY_UNITS)

    def _country(self) -> BorderFile:
        provinces, national = self.map.provinces, self.map.national
        pieces = border_pieces(provinces, provinces.codes, provinces.codes, national.undetermined)
        lines = [*border_lines(pieces, PROVINCE_UNITS), *dash_lines(national.dashes, PROVINCE_UNITS)]
        return _border_file(lines, PROVINCE_UNITS)


def drawn_borders(divisions: Divisions) -> DrawnBorders:
    """Draw the map of these divisions; takes about four seconds."""
    drawn = drawn_map(divisions)
    codes = drawn.counties.codes
    province = province_codes(codes, divisions)
    city = city_codes(codes, divisions)
    return DrawnBorders(drawn, border_pieces(drawn.counties, province, city, drawn.national.undetermined), province)


def _border_file(lines: Iterable[BorderLine], per_degree: int) -> BorderFile:
    plain = border_bytes(lines, per_degree)
    return BorderFile(gzip.compress(plain, 9, mtime=0), hashlib.sha256(plain).hexdigest()[:16])
