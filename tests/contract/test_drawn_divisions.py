"""The divisions as they are drawn: nothing lost, no gap, no overlap, and small enough to be sent."""

import asyncio
import csv
import gzip
from itertools import pairwise

import numpy as np
import pytest
import shapely

from locator.data_files import own_data_file
from locator.divisions.division import Division
from locator.divisions.divisions import Divisions
from locator.divisions.drawn_set import DrawnSet
from locator.divisions.tables import PolygonSet, county_codes
from maps.base_map.base_map import BaseMap
from maps.base_map.border_lines import BorderKind
from maps.base_map.coverage import DIGITS, Coverage
from maps.base_map.drawn_map import DrawnMap
from maps.base_map.home_borders import home_borders, home_coverage
from tests.border_decoder import DecodedLine, decoded

LEVELS = ["counties", "provinces"]
HOMES = [frozenset({"430000", "440000"}), frozenset[str]()]
"""The provinces that the map of one file draws with their counties: 湖南 and 广东, and none."""
COUNTRY_BYTES = 20_000
HUNAN_BYTES = 12_000
HOMES_BYTES = 60_000


@pytest.fixture(scope="module")
def source(divisions: Divisions) -> DrawnSet:
    return divisions.drawn_set()


@pytest.fixture(scope="module")
def base_map(divisions: Divisions) -> BaseMap:
    return BaseMap(divisions)


@pytest.fixture(scope="module")
def drawn(base_map: BaseMap) -> DrawnMap:
    return asyncio.run(base_map.drawn())


@pytest.fixture(scope="module")
def lowest(divisions: Divisions) -> list[Division]:
    return [one for one in divisions if one.lowest and one.in_force]


def level_of(drawn: DrawnMap, level: str) -> Coverage:
    coverage: Coverage = getattr(drawn, level)
    return coverage


def table() -> list[dict[str, str]]:
    with own_data_file("drawn-divisions.csv").open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


def file_of(base_map: BaseMap, province: str | None = None) -> tuple[int, list[DecodedLine], int]:
    """The units and lines of a province's file, or of the country's, and its size."""
    sent = asyncio.run(base_map.county_borders(province) if province else base_map.province_borders())
    return *decoded(gzip.decompress(sent.gzipped)), len(sent.gzipped)


@pytest.mark.parametrize("level", LEVELS)
def test_a_drawn_level_is_a_valid_coverage_with_nothing_empty(drawn: DrawnMap, level: str) -> None:
    judge_coverage(level_of(drawn, level))


@pytest.mark.parametrize("home", HOMES, ids=["two homes", "no home"])
def test_a_file_s_drawing_is_a_valid_coverage_with_nothing_empty(
    drawn: DrawnMap, divisions: Divisions, home: frozenset[str]
) -> None:
    judge_coverage(home_coverage(drawn.counties, divisions, home))


def judge_coverage(coverage: Coverage) -> None:
    """No shape is empty or crosses itself, and neighbours share their borders exactly."""
    assert shapely.is_valid(coverage.shapes).all()
    assert not shapely.is_empty(coverage.shapes).any()
    assert shapely.coverage_is_valid(coverage.shapes)
    assert shapely.area(coverage.shapes).sum() == pytest.approx(shapely.union_all(coverage.shapes).area, rel=1e-12)
    assert (np.diff(coverage.codes.astype(int)) > 0).all()
    degrees = shapely.get_coordinates(coverage.shapes)
    assert (degrees == np.round(degrees, DIGITS)).all()


@pytest.mark.parametrize("level", LEVELS)
def test_there_is_no_gap_between_neighbours(drawn: DrawnMap, level: str) -> None:
    """A hole in the whole country lies within one division alone: 小海 in 万宁 and the inside of 黄岩岛 are water."""
    coverage = level_of(drawn, level)
    whole = shapely.get_parts(shapely.coverage_union_all(coverage.shapes))
    holes = [shapely.Polygon(ring) for polygon in whole for ring in polygon.interiors]
    around = [coverage.codes[shapely.intersects(coverage.shapes, hole)].tolist() for hole in holes]
    expected = [["460302"], ["469006"]] if level == "counties" else [["460000"], ["460000"]]
    assert sorted(around) == expected


@pytest.mark.parametrize("level", LEVELS)
def test_areas_stay_as_they_were(drawn: DrawnMap, source: DrawnSet, level: str) -> None:
    coverage = level_of(drawn, level)
    digits = 6 if level == "counties" else 2
    codes, member = np.unique(source.codes.astype(f"<U{digits}"), return_inverse=True)
    before = np.bincount(member, shapely.area(source.polygons))
    assert codes.tolist() == coverage.codes.astype(f"<U{digits}").tolist()
    change = np.abs(shapely.area(coverage.shapes) / before - 1)
    assert change.max() < 0.05
    assert np.median(change) < 0.005
    assert abs(shapely.area(coverage.shapes).sum() / before.sum() - 1) < 1e-3


def test_no_island_is_lost(drawn: DrawnMap, source: DrawnSet) -> None:
    islands = len(shapely.get_parts(shapely.union_all(source.polygons)))
    for level in LEVELS:
        assert len(shapely.get_parts(shapely.coverage_union_all(level_of(drawn, level).shapes))) == islands


@pytest.mark.parametrize(
    ("name", "lon", "lat", "code"),
    [
        ("钓鱼岛", 123.475, 25.745, "710000"),
        ("赤尾屿", 124.56, 25.926, "710000"),
        ("永兴岛", 112.34, 16.83, "460302"),
        ("黄岩岛", 117.76, 15.12, "460302"),
        ("曾母暗沙", 112.28, 3.97, "460303"),
        ("美济礁", 115.53, 9.90, "460303"),
    ],
)
def test_islands_that_no_map_may_lack_are_there(drawn: DrawnMap, name: str, lon: float, lat: float, code: str) -> None:
    near = shapely.Point(lon, lat).buffer(0.03)
    assert drawn.counties.codes[shapely.intersects(drawn.counties.shapes, near)].tolist() == [code], name


def test_no_division_is_lost(drawn: DrawnMap, divisions: Divisions, lowest: list[Division]) -> None:
    shown = set(drawn.counties.codes.tolist())
    lost = {one.code for one in lowest} - shown - drawn.drawn_within.keys()
    assert lost == set()
    assert shown - {one.code for one in lowest} == {"820000"}
    assert set(drawn.drawn_within.values()) <= shown
    assert drawn.provinces.codes.tolist() == [one.code for one in divisions if one.code.endswith("0000")]


@pytest.mark.parametrize("home", HOMES, ids=["two homes", "no home"])
def test_no_division_is_lost_from_a_file_s_drawing(
    drawn: DrawnMap, divisions: Divisions, lowest: list[Division], home: frozenset[str]
) -> None:
    shown = set(home_coverage(drawn.counties, divisions, home).codes.tolist())
    at_home = {one.code for one in lowest if f"{one.code[:2]}0000" in home}
    assert at_home - shown <= drawn.drawn_within.keys()
    assert shown - at_home == set(drawn.provinces.codes.tolist()) - home


@pytest.mark.parametrize("home", HOMES, ids=["two homes", "no home"])
def test_no_island_is_lost_from_a_file_s_drawing(
    drawn: DrawnMap, divisions: Divisions, source: DrawnSet, home: frozenset[str]
) -> None:
    coverage = home_coverage(drawn.counties, divisions, home)
    islands = len(shapely.get_parts(shapely.union_all(source.polygons)))
    assert len(shapely.get_parts(shapely.coverage_union_all(coverage.shapes))) == islands


def test_the_table_names_each_difference_between_the_sets_once_and_why(lowest: list[Division]) -> None:
    lines = table()
    ours = {one.code for one in lowest}
    theirs = set(county_codes(PolygonSet.TIANDITU))
    used = [polygon for line in lines for polygon in line["polygons"].split()]
    assert len({line["code"] for line in lines}) == len(lines)
    assert len({*used}) == len(used)
    assert {line["code"] for line in lines} <= ours
    assert ours - theirs <= {line["code"] for line in lines}
    assert theirs - ours - {"820000"} <= {*used} <= theirs
    assert [line for line in lines if not line["why"] or bool(line["polygons"]) == bool(line["drawn_within"])] == []


def test_what_the_table_says_agrees_with_the_ground(drawn: DrawnMap, divisions: Divisions) -> None:
    """Most of the smaller of the two lies in the other, by the polygons that judge."""
    shapes = dict(zip(drawn.counties.codes.tolist(), drawn.counties.shapes, strict=True))
    shares = {}
    for line in table():
        judged = divisions.polygon(line["code"])
        shown = shapes[line["drawn_within"] or line["code"]]
        if judged is not None:
            shares[line["code"]] = shown.intersection(judged).area / min(shown.area, judged.area)
    assert {*(line["code"] for line in table())} - shares.keys() == {"653228", "653229"}
    # 澳门's parishes reach into the sea, and so do the reefs, which the two sets outline differently.
    doubtful = {code: share for code, share in shares.items() if share < 0.8}
    assert {code for code in doubtful if code[:2] != "82"} == {"460302", "460303"}
    assert min(doubtful.values()) > 0.2


def test_each_border_file_says_its_lines_once(base_map: BaseMap, drawn: DrawnMap) -> None:
    for province in [None, *drawn.provinces.codes.tolist()]:
        _, lines, _ = file_of(base_map, province)
        pieces = [frozenset(pair) for line in lines for pair in pairwise(line.points)]
        # Two borders less than 100 m apart may come to lie on one line of the grid.
        assert len({*pieces}) > 0.998 * len(pieces), province


def test_lines_lie_on_the_borders_that_they_stand_for(base_map: BaseMap, drawn: DrawnMap) -> None:
    units, lines, _ = file_of(base_map, "430000")
    hunan = np.char.startswith(drawn.counties.codes, "43")
    boundary = shapely.union_all(shapely.boundary(drawn.counties.shapes[hunan]))
    read = shapely.union_all([shapely.LineString(np.array(line.points) / units) for line in lines])
    assert shapely.hausdorff_distance(read, boundary) < 1.0 / units
    assert {line.kind for line in lines} == {BorderKind.PROVINCE, BorderKind.CITY, BorderKind.COUNTY}


def test_files_are_small_enough_to_be_sent_with_a_page(base_map: BaseMap) -> None:
    assert file_of(base_map)[2] <= COUNTRY_BYTES
    assert file_of(base_map, "430000")[2] <= HUNAN_BYTES


def test_the_country_has_the_dashes_and_the_undetermined_border_as_the_data_have_them(
    base_map: BaseMap, drawn: DrawnMap
) -> None:
    units, lines, _ = file_of(base_map)
    dashes = [line for line in lines if line.kind == BorderKind.DASH]
    assert len(dashes) == len(drawn.national.dashes) == 9
    for line, dash in zip(dashes, drawn.national.dashes, strict=True):
        read = shapely.LineString(np.array(line.points) / units)
        assert shapely.hausdorff_distance(read, shapely.LineString(dash)) < 0.01
    open_border = [np.array(line.points) / units for line in lines if line.kind == BorderKind.UNDETERMINED]
    assert len(open_border) == 1
    [undetermined] = drawn.national.undetermined
    assert shapely.hausdorff_distance(shapely.LineString(open_border[0]), shapely.LineString(undetermined)) < 0.15


def test_a_drawing_for_all_zooms_has_a_home_as_finely_as_its_own_file(
    base_map: BaseMap, drawn: DrawnMap, divisions: Divisions
) -> None:
    _, lines = decoded(home_borders(drawn, divisions, {"430000"}))
    _, hunan, _ = file_of(base_map, "430000")
    for kind in (BorderKind.PROVINCE, BorderKind.CITY, BorderKind.COUNTY):
        mixed, own = ({point for line in of if line.kind == kind for point in line.points} for of in (lines, hunan))
        assert own <= mixed, kind
    pieces = [frozenset(pair) for line in lines for pair in pairwise(line.points)]
    assert len({*pieces}) > 0.998 * len(pieces)


def test_no_homes_make_a_drawing_large(drawn: DrawnMap, divisions: Divisions) -> None:
    # Those with the longest borders.
    assert len(home_borders(drawn, divisions, {"150000", "540000", "650000"})) <= HOMES_BYTES
