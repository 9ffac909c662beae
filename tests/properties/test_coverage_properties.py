"""Whatever the windows, the land and the places: distances are those of brute force, shares are parts of a whole."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from pyproj import Geod

from locator.divisions.divisions import Divisions
from locator.window import Kind, Level
from maps.coverage.covering_windows import Conditions
from maps.coverage.division_labels import DivisionLabels
from maps.coverage.figures import coverage
from maps.coverage.nearest_distances import TOLERANCE_M, NearestDistances
from maps.coverage.rates import level_rates
from maps.coverage.scope import Scope
from maps.coverage.weighed_places import PointWeighing, WeighedPlaces
from tests import covered_country
from tests.covered_country import DAY, SHAPES, at, covering

GEOD = Geod(ellps="WGS84")
COUNTRY = covered_country.divisions()
LABELS = DivisionLabels(COUNTRY)
CODES = ("430000", "430100", "430121", "430122", "430224", "430225", "431900", "430171")
LEVELS = (None, *Level)

degrees = st.tuples(st.floats(-180, 180), st.floats(-89, 89))
near = st.tuples(st.integers(-300, 300), st.integers(-300, 300)).map(lambda at: (113 + at[0] / 1e3, 28 + at[1] / 1e3))
places = st.lists(st.one_of(near, near, degrees), min_size=1, max_size=30)
halls = st.lists(
    st.tuples(st.sampled_from(CODES), st.sampled_from(LEVELS), st.sampled_from(Kind), st.booleans()), max_size=12
)


def columns(points: list[tuple[float, float]]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return np.array([lon for lon, _ in points]), np.array([lat for _, lat in points])


@settings(max_examples=200)
@given(places, places)
def test_each_distance_is_the_least_of_all_that_pyproj_measures(windows, origins):
    found = NearestDistances(*columns(windows)).metres(*columns(origins))
    for (lon, lat), metres in zip(origins, found.tolist(), strict=True):
        least = min(GEOD.inv(lon, lat, *window)[2] for window in windows)
        assert metres == pytest.approx(least, abs=TOLERANCE_M)


@given(halls)
def test_rates_are_those_of_asking_each_division_for_a_window_of_its_own(windows):
    known = [
        at(code, 113.0, 28.0, level, kind=kind, closed_until=DAY if closed else None)
        for code, level, kind, closed in windows
    ]
    found = level_rates(Scope.of(COUNTRY, "43"), covering(known, Conditions(DAY)), COUNTRY)
    rows = [(one.level.value, {each.code for each in one.missing}, one.total) for one in found]
    for level, missing, total in rows:
        expected = {code for code in of_level(level) if not any(stands(level, code, each) for each in windows)}
        assert (missing, total) == (expected, len(of_level(level)))


def of_level(level: str) -> list[str]:
    return {
        "province": ["430000"],
        "city": ["430100", "430200", "431900"],
        "county": ["430121", "430122", "430123", "430224", "430225", "431900"],
    }[level]


def stands(level: str, code: str, window: tuple[str, Level | None, Kind, bool]) -> bool:
    own, stated, kind, closed = window
    if kind is Kind.KIOSK or closed:
        return False
    if own == "431900" and code == "431900":
        return stated in (None, Level.CITY, Level.COUNTY)
    by_code = "province" if own == "430000" else "city" if own in ("430100", "431900") else "county"
    digits = {"province": 2, "city": 4, "county": 6}[level]
    return (stated.value if stated else by_code) == level and own[:digits] == code[:digits]


@given(places, st.lists(near, min_size=1, max_size=20), st.data())
def test_shares_grow_with_the_distance_and_are_those_of_counting_each_place(windows, points, data):
    weights = data.draw(st.lists(st.integers(0, 9), min_size=len(points), max_size=len(points)))
    lon, lat = columns(points)
    base = PointWeighing({"430224": WeighedPlaces(lon, lat, np.array(weights, np.float64), None)})
    halls_at = [at("430224", *window) for window in windows]
    found = coverage(Scope.of(COUNTRY, "43"), covering(halls_at), base, COUNTRY, (1.0, 10.0, 100.0))
    metres = [min(GEOD.inv(*point, *window)[2] for window in windows) for point in points]
    for share in found.shares:
        within = sum(weight for weight, away in zip(weights, metres, strict=True) if away <= share.km * 1000)
        close = any(abs(away - share.km * 1000) < 1 for away in metres)
        if sum(weights) and not close:
            assert share.share == pytest.approx(within / sum(weights))
    told = [one.distance_m for one in found.worst]
    lived_in = sorted((away for weight, away in zip(weights, metres, strict=True) if weight), reverse=True)
    assert told == pytest.approx(lived_in, abs=TOLERANCE_M)


@given(st.lists(st.tuples(st.floats(111.9, 113.8), st.floats(27.9, 28.5)), min_size=1, max_size=50))
def test_the_grid_of_cells_names_the_division_that_the_polygons_do(points):
    lon, lat = columns(points)
    assert LABELS.containing(lon, lat).tolist() == COUNTRY.containing(lon, lat).tolist()


def test_so_it_does_on_every_corner_and_edge_and_beyond_the_grid():
    for shape in SHAPES.values():
        corners = shapely.get_coordinates(shape)
        middles = (corners[:-1] + corners[1:]) / 2
        lon, lat = np.concatenate((corners, middles)).T
        for nudge in (0.0, 1e-12, -1e-12, 1e-9, -1e-9):
            assert LABELS.containing(lon + nudge, lat).tolist() == COUNTRY.containing(lon + nudge, lat).tolist()
            assert LABELS.containing(lon, lat + nudge).tolist() == COUNTRY.containing(lon, lat + nudge).tolist()
    strange = np.array([np.nan, np.inf, -180.0, 0.0, 113.1, 113.1])
    assert LABELS.containing(strange, np.array([28.1, 28.1, 28.1, 0.0, np.nan, 90.0])).tolist() == [""] * 6
    assert LABELS.containing(np.empty(0), np.empty(0)).tolist() == []


def test_of_the_real_divisions_every_point_is_named_alike(divisions: Divisions) -> None:
    dealt = np.random.default_rng(5)
    lon, lat = dealt.uniform(109, 115, 60_000), dealt.uniform(24, 31, 60_000)
    hunan = [one for one in divisions if one.code.startswith(("43", "36"))]
    some = Divisions(
        hunan, lambda: {one.code: shape for one in hunan if (shape := divisions.polygon(one.code)) and one.lowest}
    )
    assert (DivisionLabels(some).containing(lon, lat) == some.containing(lon, lat)).all()
