"""Names on the base map: what divisions are called there, where the name stands, and who goes first."""

import numpy as np
import pytest
import shapely
from shapely import MultiPolygon, Polygon, box

from locator.divisions.division import Division
from locator.divisions.divisions import Divisions
from locator.window import Level
from maps.base_map.coverage import Coverage
from maps.base_map.division_names import listed, map_name, placed_names
from tests.small_country import small_country


def division(name: str, short_name: str, code: str = "430101") -> Division:
    return Division(code, name, short_name, None, "省", Level.COUNTY, None, "430000", lowest=True)


@pytest.mark.parametrize(
    ("name", "short_name", "called"),
    [
        ("湖南省", "湖南", "湖南省"),
        ("黑龙江省", "黑龙江", "黑龙江省"),
        ("台湾省", "台湾", "台湾省"),
        ("新疆维吾尔自治区", "新疆", "新疆"),
        ("香港特别行政区", "香港", "香港"),
        ("湘西土家族苗族自治州", "湘西", "湘西州"),
        ("海南藏族自治州", "海南", "海南州"),  # never 海南, which is a province
        ("双江拉祜族佤族布朗族傣族自治县", "双江", "双江县"),
        ("鄂伦春自治旗", "鄂伦春", "鄂伦春旗"),
        ("科尔沁左翼中旗", "科尔沁左翼中", "科尔沁左翼中旗"),
        ("呼和浩特市", "呼和浩特", "呼和浩特市"),
        ("神农架林区", "神农架", "神农架林区"),
    ],
)
def test_a_long_name_of_an_autonomous_division_is_contracted(name: str, short_name: str, called: str) -> None:
    assert map_name(division(name, short_name)) == called


def test_a_name_stands_in_the_largest_piece_in_the_middle_of_where_it_is_widest() -> None:
    # A long arm and an islet beside what is nearly a square on the map, with its middle at 112.5, 28.45.
    with_arm = Polygon(
        [(112, 28), (113, 28), (113, 28.4), (118, 28.4), (118, 28.5), (113, 28.5), (113, 28.9), (112, 28.9)]
    )
    land = MultiPolygon([with_arm, box(120, 28, 120.1, 28.1)])
    country = Divisions([division("长沙县", "长沙")], dict)
    lands = np.empty(1, dtype=object)
    lands[0] = land
    [name] = placed_names(Coverage(np.array(["430101"]), lands), country)
    assert name.name == "长沙县"
    assert (name.lon, name.lat) == pytest.approx((112.5, 28.45), abs=0.1)
    assert name.radius == pytest.approx(0.5, abs=0.08)
    assert shapely.contains_xy(land, name.lon, name.lat)


def test_capitals_go_first_then_the_wider() -> None:
    country = small_country()
    codes = np.array(["360100", "430100", "430200"])
    shapes = np.array([box(114, 27, 115, 28), box(112, 28, 112.4, 28.4), box(112, 27, 114, 29)], dtype=object)
    told = listed(placed_names(Coverage(codes, shapes), country))
    assert [name for name, *_ in told] == ["南昌市", "长沙市", "株洲市"]
    assert all(len(one) == 4 for one in told)


def test_codes_that_name_no_division_are_left_out() -> None:
    coverage = Coverage(np.array(["999999"]), np.array([box(112, 28, 113, 29)], dtype=object))
    assert placed_names(coverage, small_country()) == []
