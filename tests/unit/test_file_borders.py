"""The borders that a map's file carries: whose counties, and one valid drawing for all zooms."""

import collections

import numpy as np
import pytest
from shapely import LineString

from locator.divisions.drawn_set import NationalLines
from locator.position import Position
from locator.texts import Lang
from locator.window import DivisionNames, Level, Window
from maps.base_map.border_lines import BorderKind
from maps.base_map.coverage import clean_coverage
from maps.base_map.drawn_map import DrawnMap
from maps.base_map.home_borders import HOME_UNITS, home_borders
from maps.file_borders import FileBorders, home_provinces, with_borders
from maps.map_content import BordersUnreviewed, MapContent, PlaceName
from maps.map_licence import MapLicence
from tests.border_decoder import decoded
from tests.small_country import small_country
from tests.windows import window


def windows_in(**counted: int) -> list[Window]:
    """So many windows in each province, by the first two digits of its code after a letter."""
    return [
        window(
            f"{code}{number}", division=DivisionNames(f"{code[1:]}0103", "县", "市", "省"), position=Position(112, 28)
        )
        for code, count in counted.items()
        for number in range(count)
    ]


@pytest.mark.parametrize(
    ("counted", "homes"),
    [
        ({"p43": 7, "p44": 1}, {"430000", "440000"}),  # an eighth is enough
        ({"p43": 8, "p44": 1}, {"430000"}),
        ({f"p{code}": 1 for code in range(41, 49)}, {f"{code}0000" for code in range(41, 49)}),
        ({f"p{code}": 1 for code in range(41, 50)}, set()),
        ({}, set()),
    ],
    ids=["an eighth", "less than an eighth", "eight provinces", "nine provinces", "no window"],
)
def test_a_province_is_home_with_an_eighth_of_the_windows(counted: dict[str, int], homes: set[str]) -> None:
    assert home_provinces(windows_in(**counted)) == homes


def lengths(home: set[str]) -> dict[str, float]:
    """The degrees of each kind of border of the small country, as they are read back."""
    country = small_country()
    source = country.drawn_set()
    counties = clean_coverage(source.codes, source.polygons)
    dash = np.array([[115.0, 20.0], [116.0, 20.0]])
    drawn = DrawnMap(counties, counties, {}, NationalLines((dash,), ()))
    per_degree, lines = decoded(home_borders(drawn, country, home))
    assert per_degree == HOME_UNITS
    found: dict[str, float] = collections.defaultdict(float)
    for line in lines:
        found[BorderKind(line.kind).name] += LineString(line.points).length / HOME_UNITS
    return {kind: round(degrees, 3) for kind, degrees in found.items()}


def test_a_home_province_has_its_counties_and_the_others_are_whole() -> None:
    whole = {"OUTER": 10.002, "PROVINCE": 2.0, "DASH": 1.0}
    assert lengths(set()) == lengths({"360000"}) == whole  # 江西省 is one county here
    assert lengths({"430000"}) == {**whole, "CITY": 2.0, "COUNTY": 1.0}


def test_borders_are_refused_without_a_licence_for_them() -> None:
    with pytest.raises(BordersUnreviewed):
        with_borders(MapContent("图"), FileBorders(b"\x01"), "来源", MapLicence(None, internal=False), Lang.ZH)
    with pytest.raises(BordersUnreviewed):
        with_borders(MapContent("图"), FileBorders(b"\x01"), "来源", MapLicence("  ", internal=False), Lang.ZH)
    borders = FileBorders(b"\x01", (PlaceName("湖南", 112.0, 28.0, 1.0, Level.PROVINCE),))
    marked = with_borders(MapContent("图", source="甲"), borders, "乙", MapLicence(None, internal=True), Lang.ZH)
    assert (marked.borders, marked.place_names) == (borders.lines, borders.names)
    assert (marked.source, marked.review) == ("甲 · 乙", "内部使用，未经地图审核")
    numbered = with_borders(MapContent("图"), borders, "乙", MapLicence("GS(2026)0001号", internal=True), Lang.EN)
    assert numbered.review == "Map review number: GS(2026)0001号"
