"""Shares of land and of people: within the error that is stated of what another way of counting finds."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest
import shapely
from pyproj import Geod

from locator.divisions.divisions import Divisions
from locator.window import Kind, Window
from maps.coverage.covering_windows import Conditions
from maps.coverage.figures import Coverage, DivisionFigures, coverage
from maps.coverage.sample_points import LEAST_POINTS, sample_points
from maps.coverage.scope import Scope
from maps.coverage.shares import distances_of, within
from maps.coverage.weighed_places import AreaWeighing, PointWeighing, SpreadWeighing, WeighedPlaces
from tests import covered_country
from tests.coverage_counts import PlainGrid, plain_grid
from tests.covered_country import DAY, SHAPES, at, covering

KM = (2.0, 5.0, 10.0, 20.0)
WINDOWS = (
    at("430121", 112.06, 28.06),
    at("430121", 112.33, 28.3),
    at("430122", 112.25, 28.2),
    at("430123", 112.66, 28.12),
    at("430224", 113.42, 28.15),  # beyond its border: all windows of this division lie outside it
    at("431900", 113.6, 28.2, kind=Kind.KIOSK),
)
STAFFED = [(each.position.lon, each.position.lat) for each in WINDOWS if each.kind is Kind.STAFFED]


def figures(
    windows: Sequence[Window] = WINDOWS, scope: str = "43", step_m: float = 400.0, own_only: bool = False
) -> Coverage:
    divisions = covered_country.divisions()
    land = AreaWeighing(divisions, step_m)
    return coverage(Scope.of(divisions, scope), covering(windows), land, divisions, KM, own_only=own_only)


def of_code(found: Coverage, code: str) -> DivisionFigures:
    return next(one for one in found.divisions if one.division.code == code)


def counted(code: str, windows: Sequence[tuple[float, float]] = STAFFED) -> PlainGrid:
    return plain_grid(SHAPES[code], windows, 0.0008)


@pytest.mark.parametrize("code", list(SHAPES))
def test_shares_and_distances_are_those_of_a_plain_count(code: str) -> None:
    found, plain = of_code(figures(), code), counted(code)
    assert found.distances is not None
    for share in found.shares:
        assert share.share == pytest.approx(plain.share_within(share.km), abs=share.error + 1e-4)
    assert found.distances.worst_m == pytest.approx(plain.metres.max(), abs=400.0)
    order = np.argsort(plain.metres)
    part = np.cumsum(plain.land_m2[order]) / plain.land_m2.sum()
    for quantile, metres in ((0.5, found.distances.median_m), (0.9, found.distances.p90_m)):
        assert metres == pytest.approx(plain.metres[order][np.searchsorted(part, quantile)], abs=150.0)


def test_the_whole_is_its_parts_by_their_land() -> None:
    found = figures()
    grids = [counted(code) for code in SHAPES]
    for share in found.shares:
        within = sum(float(grid.land_m2[grid.metres <= share.km * 1000].sum()) for grid in grids)
        land = sum(float(grid.land_m2.sum()) for grid in grids)
        assert share.share == pytest.approx(within / land, abs=share.error + 1e-4)
    assert found.weight == pytest.approx(sum(float(grid.land_m2.sum()) for grid in grids), rel=1e-3)


def test_the_error_that_is_stated_is_hardly_ever_exceeded_and_is_not_idle() -> None:
    exact = figures(step_m=60.0)
    # Small divisions have the same points at every step: each result counts once.
    ratios = set()
    for step_m in np.linspace(300, 900, 25).tolist():
        found = figures(step_m=step_m)
        for code in SHAPES:
            for share, true in zip(of_code(found, code).shares, of_code(exact, code).shares, strict=True):
                if share.error and share.share is not None and true.share is not None:
                    ratios.add(abs(share.share - true.share) / share.error)
    assert len(ratios) > 100
    assert sum(ratio > 1.0 for ratio in ratios) <= 0.01 * len(ratios)
    assert np.sqrt(np.mean(np.square([*ratios]))) == pytest.approx(1 / 3, abs=0.15)


def test_the_land_of_a_division_is_its_geodesic_area_however_coarse_the_grid() -> None:
    geod = Geod(ellps="WGS84")
    for shape in SHAPES.values():
        parts = shapely.get_parts(shapely.segmentize(shape, 0.001))
        true = sum(abs(geod.geometry_area_perimeter(part)[0]) for part in parts)
        for step_m in (200.0, 5_000.0):
            points = sample_points(shape, step_m)
            assert points is not None
            assert points.area_m2 == pytest.approx(true, rel=1e-6)
            assert len(points) == pytest.approx(true / points.step_m**2, rel=0.1)
            assert len(points) > LEAST_POINTS * 0.9


def test_each_island_has_its_part_of_the_points() -> None:
    points = sample_points(SHAPES["430123"], 20.0)
    assert points is not None
    on_islet = np.count_nonzero(points.lon > 112.85)
    assert on_islet == pytest.approx(59.0 * 44.3 / 400.0, abs=3)


def test_an_island_within_the_box_of_another_is_counted_once() -> None:
    pair = shapely.union(SHAPES["430121"], shapely.Point(112.25, 28.2).buffer(0.03))
    assert isinstance(pair, shapely.MultiPolygon)
    points = sample_points(pair, 300.0)
    assert points is not None
    assert len(np.unique(np.column_stack((points.lon, points.lat)), axis=0)) == len(points)
    assert len(points) == pytest.approx(points.area_m2 / points.step_m**2, rel=0.02)


def test_what_is_no_land_has_no_points_and_a_sliver_has_one() -> None:
    assert sample_points(shapely.Polygon(), 500.0) is None
    assert sample_points(shapely.Polygon([(112, 28), (112, 29), (112, 28.5)]), 500.0) is None
    sliver = sample_points(shapely.box(112, 28, 112.3, 28 + 1e-12), 500.0)
    assert sliver is not None
    assert len(sliver) >= 1
    with pytest.raises(ValueError, match="positive"):
        sample_points(SHAPES["430224"], 0.0)


def test_without_windows_no_land_is_near_one_and_no_distance_is_known() -> None:
    found = figures([])
    assert [share.share for share in found.shares] == [0.0] * 4
    assert {one.distances for one in found.divisions} == {None}
    assert found.worst == ()


def test_one_window_and_many_at_its_place_are_as_far() -> None:
    one = figures([at("430121", 112.1, 28.1)])
    many = figures([at("430121", 112.1, 28.1)] * 30)
    assert (one.windows, many.windows) == (1, 30)
    assert one.shares == many.shares
    assert one.worst == many.worst
    plain = counted("430121", [(112.1, 28.1)])
    share = of_code(one, "430121").shares[1]
    assert share.share == pytest.approx(plain.share_within(5.0), abs=share.error)


def test_a_division_without_a_border_is_in_no_share_and_is_named() -> None:
    found = figures()
    assert [one.code for one in found.without_base] == ["430225"]
    lacking = of_code(found, "430225")
    assert (lacking.distances, {share.share for share in lacking.shares}) == (None, {None})


def test_windows_across_the_border_count_unless_they_are_left_out() -> None:
    across, own = figures(scope="430122"), figures(scope="430122", own_only=True)
    assert (across.windows, own.windows) == (1, 1)
    own_plain = counted("430122", [(112.25, 28.2)])
    assert of_code(own, "430122").shares[1].share == pytest.approx(own_plain.share_within(5.0), abs=0.01)
    near = [*WINDOWS, at("430121", 112.2, 28.19)]
    assert across.shares[0].share == own.shares[0].share
    with_neighbour = figures(near, scope="430122")
    assert with_neighbour.windows == 1
    assert (with_neighbour.shares[0].share or 0) > (across.shares[0].share or 0)
    assert figures(near, scope="430122", own_only=True).shares == own.shares


def test_kiosks_alone_are_counted_and_are_no_windows() -> None:
    kiosks = [at("431900", 113.6, 28.2, kind=Kind.KIOSK)]
    found = figures(kiosks)
    assert (found.windows, found.kiosks) == (0, 1)
    assert {share.share for share in found.shares} == {0.0}
    divisions = covered_country.divisions()
    by_kiosks = coverage(
        Scope.of(divisions, "4319"),
        covering(kiosks, Conditions(DAY, Kind.KIOSK)),
        AreaWeighing(divisions, 400.0),
        divisions,
        KM,
    )
    assert by_kiosks.shares[3].share == 1.0


def test_a_window_that_is_closed_until_a_date_is_near_nobody_until_then() -> None:
    closed = [at("430122", 112.25, 28.2, closed_until=date(2026, 6, 30))]
    assert {share.share for share in figures(closed).shares} == {0.0}
    divisions = covered_country.divisions()
    later = covering(closed, Conditions(date(2026, 7, 1)))
    found = coverage(Scope.of(divisions, "430122"), later, AreaWeighing(divisions, 400.0), divisions, KM)
    assert found.shares[2].share == 1.0


def test_people_of_a_division_are_spread_over_its_land_and_weigh_by_their_number() -> None:
    divisions = covered_country.divisions()
    people = {"430121": 1_000.0, "430122": 9_000.0}
    weighing = SpreadWeighing(AreaWeighing(divisions, 400.0), people)
    found = coverage(Scope.of(divisions, "43"), covering(WINDOWS), weighing, divisions, KM)
    assert found.weight == pytest.approx(10_000.0)
    parts = [counted(code).share_within(5.0) * people[code] for code in people]
    assert found.shares[1].share == pytest.approx(sum(parts) / 10_000.0, abs=found.shares[1].error + 1e-4)
    assert [one.code for one in found.without_base] == ["430123", "430224", "430225", "431900"]


def test_given_points_are_counted_one_by_one_without_an_error() -> None:
    divisions = covered_country.divisions()
    lon, lat = np.array([112.25, 112.25, 112.3]), np.array([28.2, 28.24, 28.2])
    points = {"430122": WeighedPlaces(lon, lat, np.array([1.0, 2.0, 7.0]), None)}
    found = coverage(Scope.of(divisions, "43"), covering(WINDOWS[2:3]), PointWeighing(points), divisions, KM)
    metres = Geod(ellps="WGS84").inv(lon, lat, np.full(3, 112.25), np.full(3, 28.2))[2]
    assert [share.error for share in found.shares] == [0.0] * 4
    expected = [float(np.array([1.0, 2.0, 7.0])[metres <= km * 1000].sum() / 10.0) for km in KM]
    assert [share.share for share in found.shares] == pytest.approx(expected)
    own = of_code(found, "430122").distances
    assert own is not None
    assert own.median_m == pytest.approx(metres[2], abs=1e-3)
    assert own.worst_m == pytest.approx(metres.max(), abs=1e-3)


def test_half_and_nine_tenths_are_reached_by_the_weight_of_places_and_not_by_their_number() -> None:
    found = distances_of(np.array([30.0, 10.0, 20.0, 99.0]), np.array([1.0, 8.0, 1.0, 0.0]))
    assert found is not None
    assert (found.median_m, found.p90_m, found.worst_m) == (10.0, 20.0, 30.0)
    assert distances_of(np.empty(0), np.empty(0)) is None
    assert distances_of(np.array([np.inf]), np.array([1.0])) is None


def test_a_place_at_the_threshold_itself_is_within() -> None:
    places = WeighedPlaces(np.zeros(3), np.zeros(3), np.array([1.0, 10.0, 100.0]), None)
    [found] = within(np.array([1_999.0, 2_000.0, 2_000.001]), np.empty(0), places, [2_000.0])
    assert (found.weight, found.variance) == (11.0, 0.0)


def test_a_threshold_that_is_none_is_refused() -> None:
    divisions = covered_country.divisions()
    with pytest.raises(ValueError, match="positive"):
        coverage(Scope.of(divisions, "43"), covering([]), AreaWeighing(divisions, 400.0), divisions, (0.0,))


def test_of_changshas_real_counties_each_share_is_that_of_a_plain_count(divisions: Divisions) -> None:
    seats = [seat for one in divisions.within("43") if (seat := divisions.seat(one.code)) is not None]
    windows = [at("430103", seat.position.lon, seat.position.lat) for seat in seats]
    land = AreaWeighing(divisions, 1_000.0)
    found = coverage(Scope.of(divisions, "4301"), covering(windows), land, divisions, KM)
    places = [(each.position.lon, each.position.lat) for each in windows]
    for one in found.divisions:
        shape = divisions.polygon(one.division.code)
        assert shape is not None
        # Those that may be within 20 km, and one at least to be further away from than that.
        around = shapely.box(*shape.bounds).buffer(0.3)
        near = [place for place in places if around.contains(shapely.Point(place))] or places[:1]
        plain = plain_grid(shape, near, float(np.sqrt(one.weight / 25_000)) / 1e5)
        for share in one.shares:
            assert share.share == pytest.approx(plain.share_within(share.km), abs=1.2 * share.error + 1e-4)
    assert found.weight == pytest.approx(11_816e6, rel=2e-3)  # 长沙市: 11,816 km² in its yearbook
