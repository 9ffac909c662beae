"""The divisions as maps draw them: counties, and provinces for views of the whole country."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from locator.divisions.divisions import Divisions
from locator.divisions.drawn_set import NationalLines
from maps.base_map.coverage import Coverage, clean_coverage, joined, simplified

# Counties: pieces below about 500 km² keep four times the detail; then no area is off by more than 4.2 %.
_COUNTY_DEGREES = 0.02
_SMALL_DEGREES = 0.005
_SMALL_COUNTY = 0.05
PROVINCE_DEGREES = 0.05
"""How far provinces are simplified that are drawn out of their counties."""

SMALL_PROVINCE = 0.1
"""Pieces of provinces below this, about 1,000 km², stay as they are: islands, and 香港 among them."""


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """What is drawn.

    Parameters
    ----------
    counties
        A valid coverage of the lowest divisions that have a shape, by ascending code; 澳门 is one of them, whole.
    provinces
        A valid coverage of the provinces, coarser.
    drawn_within
        Divisions without a shape of their own (澳门's parishes, 加格达奇区), and in whose shape each lies.
    national
        Lines that belong to every map of the whole country, in WGS-84 degrees, as they lie in the data.
    """

    counties: Coverage
    provinces: Coverage
    drawn_within: Mapping[str, str]
    national: NationalLines


def drawn_map(divisions: Divisions) -> DrawnMap:
    """Draw all divisions, the packaged or an operator's own; takes about four seconds."""
    drawn = divisions.drawn_set()
    counties = simplified(clean_coverage(drawn.codes, drawn.polygons), _COUNTY_DEGREES, _SMALL_DEGREES, _SMALL_COUNTY)
    provinces = joined(province_codes(counties.codes, divisions), counties.shapes)
    coarser = simplified(provinces, PROVINCE_DEGREES, 0.0, SMALL_PROVINCE)
    return DrawnMap(counties, coarser, drawn.drawn_within, drawn.national)


def province_codes(codes: NDArray[np.str_], divisions: Divisions) -> NDArray[np.str_]:
    """The province of each code (n,)."""
    found = (divisions.find(code) for code in codes.tolist())
    return np.array([one.province_code if one is not None else "" for one in found], dtype="<U6")


def city_codes(codes: NDArray[np.str_], divisions: Divisions) -> NDArray[np.str_]:
    """The city of each code (n,), a municipality for its districts; its own where it has none above it."""
    found = ((code, divisions.find(code)) for code in codes.tolist())
    return np.array([one.city_code or code if one is not None else code for code, one in found], dtype="<U6")
