"""The names of divisions on a map's borders: what each is called, where its name stands, and how much room it has."""

from collections.abc import Collection, Iterator

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from locator.divisions.divisions import Divisions
from locator.divisions.shapes import Degrees
from locator.window import Level
from maps.base_map.coverage import Coverage, joined
from maps.base_map.drawn_map import DrawnMap, city_codes, province_codes
from maps.map_content import PlaceName

_ABOUT = 0.02  # of a degree: nearer than that to its best place a name need not be
_EDGE_LAT = 85.0


def place_names(drawn: DrawnMap, divisions: Divisions, home: Collection[str]) -> tuple[PlaceName, ...]:
    """The names of all provinces, and of the home provinces' cities and counties.

    They come by level, and within a level the roomiest first, so that a map that has room for few names the largest.
    A division that is city and county at once is named once, and so is a province without cities between.
    """
    counties = drawn.counties
    at_home = np.isin(province_codes(counties.codes, divisions), list(home))
    counties = Coverage(counties.codes[at_home], counties.shapes[at_home])
    cities = joined(city_codes(counties.codes, divisions), counties.shapes)
    named = {Level.PROVINCE: drawn.provinces, Level.CITY: cities, Level.COUNTY: counties}
    told: set[str] = set()
    names: list[PlaceName] = []
    for level, coverage in named.items():
        found = list(_named(level, coverage, divisions, told))
        names += sorted(found, key=lambda name: -name.room)
        told |= {*coverage.codes.tolist()}
    return tuple(names)


def _named(level: Level, coverage: Coverage, divisions: Divisions, told: Collection[str]) -> Iterator[PlaceName]:
    for code, shape in zip(coverage.codes.tolist(), coverage.shapes, strict=True):
        division = divisions.find(code)
        if division is None or code in told or (level is Level.CITY and division.level is Level.COUNTY):
            continue
        # A province's own name is long (广西壮族自治区), and there is one of each short one.
        name = division.short_name if level is Level.PROVINCE else division.name
        lon, lat, room = _roomiest(shape)
        yield PlaceName(name, lon, lat, room, level)


def _roomiest(shape: BaseGeometry) -> tuple[float, float, float]:
    """The middle of the largest circle within a shape, and its radius, in degrees of longitude, as a map shows them."""
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    on_map = shapely.transform(largest, _stretched)
    spoke = shapely.maximum_inscribed_circle(on_map, _ABOUT)
    [[x, y], _] = shapely.get_coordinates(spoke)
    lat = np.degrees(np.arctan(np.sinh(np.radians(y))))
    return round(float(x), 3), round(float(lat), 3), round(float(spoke.length), 3)


def _stretched(degrees: Degrees) -> Degrees:
    """Latitudes as Web Mercator (EPSG:3857) stretches them, so that a degree is as long in both directions."""
    lat = np.radians(np.clip(degrees[:, 1], -_EDGE_LAT, _EDGE_LAT))
    return np.column_stack([degrees[:, 0], np.degrees(np.arcsinh(np.tan(lat)))])
