"""What must hold for any point and any division."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from locator.divisions.divisions import Divisions

WGS84 = Geod(ellps="WGS84")
# Small and large, with islands, at the borders, in the far south, north and west.
SAMPLE = ("430103", "430121", "433101", "110101", "441900", "460303", "232721", "659001", "810018", "653125")
COARSE_DEGREES = 0.001
COARSE_M = 112.0


@settings(max_examples=200)
@given(lon=st.floats(73.0, 135.0), lat=st.floats(18.0, 53.5))
def test_a_point_is_no_metres_outside_the_division_that_holds_it(divisions: Divisions, lon: float, lat: float) -> None:
    lons, lats = np.array([lon]), np.array([lat])
    holder = str(divisions.containing(lons, lats)[0])
    if holder:
        division = divisions.find(holder)
        assert division is not None
        above = [holder, division.city_code or holder, division.province_code]
        assert divisions.metres_outside(above, lons.repeat(3), lats.repeat(3)).tolist() == [0.0, 0.0, 0.0]
    else:
        nearby = divisions.metres_outside(SAMPLE, lons.repeat(len(SAMPLE)), lats.repeat(len(SAMPLE)))
        assert (nearby > 0.0).all()


@settings(max_examples=60)
@given(
    code=st.sampled_from(SAMPLE),
    east=st.floats(-3.0, 3.0),
    north=st.floats(-3.0, 3.0),
    reach=st.sampled_from([0.03, 0.3, 1.0]),
)
def test_metres_outside_agree_with_a_densified_border_measured_point_by_point(
    divisions: Divisions, code: str, east: float, north: float, reach: float
) -> None:
    polygon = divisions.polygon(code)
    assert polygon is not None
    inside = shapely.point_on_surface(polygon)
    lon, lat = inside.x + east * reach, inside.y + north * reach
    metres = float(divisions.metres_outside([code], np.array([lon]), np.array([lat]))[0])
    expected = 0.0 if shapely.intersects_xy(polygon, lon, lat) else brute_force_metres(polygon, lon, lat)
    assert metres == pytest.approx(expected, rel=1e-6, abs=0.02)


@settings(max_examples=100)
@given(
    lon=st.floats(-180.0, 180.0) | st.floats(112.0, 114.0) | st.just(np.nan),
    lat=st.floats(-90.0, 90.0) | st.floats(27.5, 29.0),
    metres=st.sampled_from([0.0, 30.0, 3_000.0, 2_000_000.0, 9_000_000.0]),
)
def test_what_is_further_outside_is_what_is_measured_to_be(
    divisions: Divisions, lon: float, lat: float, metres: float
) -> None:
    codes = (*SAMPLE, "999999", "430100")
    lons, lats = np.full(len(codes), lon), np.full(len(codes), lat)
    measured = divisions.metres_outside(codes, lons, lats) > metres
    assert divisions.further_outside(codes, lons, lats, metres).tolist() == measured.tolist()


def brute_force_metres(polygon: shapely.Polygon | shapely.MultiPolygon, lon: float, lat: float) -> float:
    """The least geodesic distance to points on the border: every 110 m first, every 10 cm where that came close."""
    best = np.inf
    for ring in shapely.get_rings(shapely.get_parts(shapely.segmentize(polygon, COARSE_DEGREES))):
        points = shapely.get_coordinates(ring)
        coarse = distances(points, lon, lat)
        near = np.flatnonzero(np.minimum(coarse[:-1], coarse[1:]) <= min(best, coarse.min()) + COARSE_M)
        share = np.linspace(0.0, 1.0, 1121)[:, None]
        for piece in near:
            fine = points[piece] * (1.0 - share) + points[piece + 1] * share
            best = min(best, float(distances(fine, lon, lat).min()))
    return float(best)


def distances(points: np.ndarray, lon: float, lat: float) -> np.ndarray:
    count = len(points)
    return np.asarray(WGS84.inv(np.full(count, lon), np.full(count, lat), points[:, 0], points[:, 1])[2])


@settings(max_examples=300)
@given(text=st.text(max_size=30) | st.text(alphabet="湖南省长沙市天心区县鼓楼京北京路 　", max_size=30))
def test_no_text_stops_the_reading_of_names(divisions: Divisions, text: str) -> None:
    for division in divisions.named(text):
        assert divisions.find(division.code) is division
    leading = divisions.leading(text)
    assert leading is None or divisions.find(leading.code) is leading
    assert divisions.with_postal_code(text) == [] or len(text) == 6


@settings(max_examples=200)
@given(data=st.data(), rest=st.sampled_from(["湘府中路298号", "人民路1号政务服务中心", "一楼大厅"]))
def test_an_address_written_in_full_leads_to_its_division(divisions: Divisions, data: st.DataObject, rest: str) -> None:
    division = data.draw(st.sampled_from(list(divisions)))
    city = division.city if division.city not in (division.province, division.name) else None
    address = "".join(dict.fromkeys([division.province, city or "", division.name])) + rest
    leading = divisions.leading(address)
    assert leading is not None
    assert leading.name == division.name
