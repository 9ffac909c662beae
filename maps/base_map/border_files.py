"""The base map as files to be sent: borders and names of the whole country, and of each province's counties."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import orjson
from numpy.typing import NDArray

from locator.divisions.divisions import Divisions
from maps.base_map.border_bytes import border_bytes
from maps.base_map.border_lines import BorderLine, BorderPieces, border_lines, border_pieces, dash_lines
from maps.base_map.coverage import Coverage, joined
from maps.base_map.division_names import listed, placed_names
from maps.base_map.drawn_map import DrawnMap, city_codes, drawn_map, province_codes
from maps.base_map.sent_file import SentFile, sent_file

COUNTY_UNITS = 1000
"""Units of a degree in the lines of counties: the grid is about 100 m wide."""

PROVINCE_UNITS = 500
"""Units of a degree in the lines of provinces."""

COUNTRY = "provinces"
"""The name of the file of all provinces' borders; those of counties are named by a province's code of six digits."""

NAMES = "names"
"""The name of the file of the names of all provinces and cities."""


def names_of(province: str) -> str:
    """The name of the file of the names of a province's counties."""
    return f"{province}-{NAMES}"


@dataclass(frozen=True, slots=True)
class DrawnBorders:
    """The map, its borders' pieces, and the province and the city of each of its counties."""

    map: DrawnMap
    pieces: BorderPieces
    divisions: Divisions
    province: NDArray[np.str_]
    city: NDArray[np.str_]

    def file_names(self) -> list[str]:
        """The files that there are; of any other name there is one with nothing in it."""
        provinces = np.unique(self.province).tolist()
        return [COUNTRY, NAMES, *provinces, *map(names_of, provinces)]

    def file(self, name: str) -> SentFile:
        """The file of a name."""
        if name == COUNTRY:
            return self._country()
        if name == NAMES:
            return self._country_names()
        province, _, is_names = name.partition("-")
        return self._county_names(province) if is_names else self._counties(province)

    def _counties(self, province: str) -> SentFile:
        pieces = self.pieces.of(np.flatnonzero(self.province == province))
        return _border_file(border_lines(pieces, COUNTY_UNITS), COUNTY_UNITS)

    def _country(self) -> SentFile:
        provinces, national = self.map.provinces, self.map.national
        pieces = border_pieces(provinces, provinces.codes, provinces.codes, national.undetermined)
        lines = [*border_lines(pieces, PROVINCE_UNITS), *dash_lines(national.dashes, PROVINCE_UNITS)]
        return _border_file(lines, PROVINCE_UNITS)

    def _country_names(self) -> SentFile:
        cities = joined(self.city, self.map.counties.shapes)
        coverages = {"provinces": self.map.provinces, "cities": cities}
        names = {level: listed(placed_names(coverage, self.divisions)) for level, coverage in coverages.items()}
        return sent_file(orjson.dumps(names))

    def _county_names(self, province: str) -> SentFile:
        there = self.province == province
        counties = Coverage(self.map.counties.codes[there], self.map.counties.shapes[there])
        return sent_file(orjson.dumps({"counties": listed(placed_names(counties, self.divisions))}))


def drawn_borders(divisions: Divisions) -> DrawnBorders:
    """Draw the map of these divisions; takes about four seconds."""
    drawn = drawn_map(divisions)
    codes = drawn.counties.codes
    province = province_codes(codes, divisions)
    city = city_codes(codes, divisions)
    pieces = border_pieces(drawn.counties, province, city, drawn.national.undetermined)
    return DrawnBorders(drawn, pieces, divisions, province, city)


def _border_file(lines: Iterable[BorderLine], per_degree: int) -> SentFile:
    return sent_file(border_bytes(lines, per_degree))
