"""The names on a map's borders: whose, where they stand and how much room they have."""

import numpy as np
import shapely

from locator.divisions.divisions import Divisions
from locator.divisions.drawn_set import NationalLines
from locator.window import Level
from maps.base_map.coverage import Coverage, clean_coverage
from maps.base_map.drawn_map import DrawnMap
from maps.map_content import PlaceName
from maps.place_names import place_names
from tests.small_country import small_country


def drawn(country: Divisions) -> DrawnMap:
    """The small country as it lies, its provinces as boxes."""
    source = country.drawn_set()
    counties = clean_coverage(source.codes, source.polygons)
    provinces = np.array([shapely.box(114, 27, 115, 29), shapely.box(112, 27, 114, 29)], dtype=object)
    return DrawnMap(counties, Coverage(np.array(["360000", "430000"]), provinces), {}, NationalLines((), ()))


def names(home: set[str]) -> tuple[PlaceName, ...]:
    """The names with the counties of some provinces."""
    country = small_country()
    return place_names(drawn(country), country, home)


def test_all_provinces_are_named_the_roomier_first() -> None:
    assert [(name.name, name.level) for name in names(set())] == [
        ("湖南省", Level.PROVINCE),
        ("江西省", Level.PROVINCE),
    ]


def test_cities_and_counties_are_named_at_home_alone() -> None:
    told = [(name.name, name.level) for name in names({"430000"})]
    assert told[2:4] == [("长沙市", Level.CITY), ("株洲市", Level.CITY)]
    assert {*told[4:]} == {(f"{code}县", Level.COUNTY) for code in ("430101", "430201", "430202")}


def test_a_name_stands_where_its_division_is_widest_and_knows_how_wide() -> None:
    country, places = small_country(), names({"430000"})
    found = {place.name: place for place in places}
    # One is two degrees wide and one high, which is more on a map; the others are one degree wide.
    for code, room in (("430101", 0.5), ("430201", 0.5 / np.cos(np.radians(27.5))), ("430202", 0.5)):
        place, shape = found[f"{code}县"], country.polygon(code)
        assert shapely.contains_xy(shape, place.lon, place.lat)
        assert abs(place.room - room) < 0.03
    assert abs(found["江西省"].lon - 114.5) < 0.05


def test_a_division_that_is_its_own_city_is_named_once() -> None:
    country = small_country()
    lowest = Coverage(np.array(["430100"]), np.array([shapely.box(112, 28, 113, 29)], dtype=object))
    own = DrawnMap(lowest, Coverage(np.array([], "<U6"), np.array([], object)), {}, NationalLines((), ()))
    assert [name.name for name in place_names(own, country, {"430000"})] == ["长沙市"]


def test_a_country_without_windows_at_home_has_no_cities() -> None:
    nothing = Coverage(np.array([], "<U6"), np.array([], object))
    assert place_names(DrawnMap(nothing, nothing, {}, NationalLines((), ())), small_country(), set()) == ()
