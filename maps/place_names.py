"""The names on the borders of a map's file: which divisions it names."""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from locator.divisions.divisions import Divisions
from locator.window import Level
from maps.base_map.coverage import Coverage, joined
from maps.base_map.division_names import placed_names
from maps.base_map.drawn_map import DrawnMap, city_codes, province_codes
from maps.map_content import PlaceName


def place_names(drawn: DrawnMap, divisions: Divisions, home: Collection[str]) -> tuple[PlaceName, ...]:
    """The names of all provinces, and of the home provinces' cities and counties.

    They come by level, and within a level as they are given room. A division that is city and county at once is named
    once, and so is a province without cities between.
    """
    counties = _of(drawn.counties, np.isin(province_codes(drawn.counties.codes, divisions), list(home)))
    cities = joined(city_codes(counties.codes, divisions), counties.shapes)
    # What stands under its province directly has no city, and comes with the counties.
    cities = _of(cities, np.array([_is_above_counties(code, divisions) for code in cities.codes.tolist()], np.bool_))
    told: list[str] = []
    names: list[PlaceName] = []
    for level, coverage in ((Level.PROVINCE, drawn.provinces), (Level.CITY, cities), (Level.COUNTY, counties)):
        new = _of(coverage, ~np.isin(coverage.codes, told))
        names += [PlaceName(one.name, one.lon, one.lat, one.radius, level) for one in placed_names(new, divisions)]
        told += new.codes.tolist()
    return tuple(names)


def _is_above_counties(code: str, divisions: Divisions) -> bool:
    division = divisions.find(code)
    return division is not None and division.level is not Level.COUNTY


def _of(coverage: Coverage, chosen: NDArray[np.bool_]) -> Coverage:
    return Coverage(coverage.codes[chosen], coverage.shapes[chosen])
