"""The worst-served places: the furthest first, apart from each other, and what is as far as the last of them."""

import numpy as np
import pytest
from pyproj import Geod

from maps.coverage.figures import Coverage, coverage
from maps.coverage.scope import Scope
from maps.coverage.weighed_places import AreaWeighing, PointWeighing, WeighedPlaces
from maps.coverage.worst_places import APART_M, MOST
from tests import covered_country
from tests.coverage_counts import plain_grid
from tests.covered_country import SHAPES, at, covering

GEOD = Geod(ellps="WGS84")
WINDOW = at("430122", 112.25, 28.2)


def of_land(scope: str = "43") -> Coverage:
    divisions = covered_country.divisions()
    land = AreaWeighing(divisions, 300.0)
    return coverage(Scope.of(divisions, scope), covering([WINDOW]), land, divisions, (5.0,))


def of_points(lon: list[float], lat: list[float], weights: list[float] | None = None) -> Coverage:
    divisions = covered_country.divisions()
    people = np.array(weights or [1.0] * len(lon))
    points = PointWeighing({"430121": WeighedPlaces(np.array(lon), np.array(lat), people, None)})
    return coverage(Scope.of(divisions, "43"), covering([WINDOW]), points, divisions, (5.0,))


def test_the_worst_place_is_the_furthest_of_all_land_and_names_its_division() -> None:
    worst = of_land().worst
    grids = {code: plain_grid(shape, [(112.25, 28.2)], 0.002) for code, shape in SHAPES.items()}
    furthest = max(grids, key=lambda code: grids[code].metres.max())
    assert worst[0].division.code == furthest == "431900"
    assert worst[0].distance_m == pytest.approx(grids[furthest].metres.max(), abs=300.0)
    assert worst[0].distance_m == pytest.approx(GEOD.inv(worst[0].lon, worst[0].lat, 112.25, 28.2)[2], abs=1e-3)


def test_they_come_in_order_and_those_of_a_division_lie_apart() -> None:
    worst = of_land().worst
    distances = [one.distance_m for one in worst]
    assert distances == sorted(distances, reverse=True)
    assert len(worst) == MOST
    for number, one in enumerate(worst):
        for other in worst[number + 1 :]:
            if other.division == one.division:
                assert GEOD.inv(one.lon, one.lat, other.lon, other.lat)[2] >= APART_M - 1.0


def test_of_a_division_no_further_place_could_have_been_told() -> None:
    divisions, worst = covered_country.divisions(), of_land("4302").worst
    assert len(worst) < MOST
    assert {one.division.code for one in worst} == {"430224"}
    grid = AreaWeighing(divisions, 300.0).places_of("430224")
    for lon, lat in np.column_stack((grid.lon, grid.lat))[::97].tolist():
        assert min(GEOD.inv(lon, lat, one.lon, one.lat)[2] for one in worst) < APART_M + 1.0


def test_given_places_are_told_each_however_near_they_are_to_each_other() -> None:
    worst = of_points([112.1, 112.1001, 112.2], [28.1, 28.1, 28.2]).worst
    assert [one.lon for one in worst] == [112.1, 112.1001, 112.2]


def test_a_place_where_nobody_lives_is_none_of_them() -> None:
    assert [one.lon for one in of_points([112.1, 112.2], [28.1, 28.2], [0.0, 1.0]).worst] == [112.2]


def test_what_is_as_far_as_the_last_is_counted() -> None:
    lon = [112.1] * (MOST + 20) + [112.05] * 3 + [112.2] * 9
    found = of_points(lon, [28.1] * len(lon))
    assert (len(found.worst), found.as_far) == (MOST, 23)
    assert [one.lon for one in found.worst[:4]] == [112.05, 112.05, 112.05, 112.1]
    assert of_points([112.1] * MOST, [28.1] * MOST).as_far == 0


def test_ties_are_counted_over_several_divisions() -> None:
    divisions = covered_country.divisions()
    north, south = GEOD.fwd(112.25, 28.2, 0, 9_000)[:2], GEOD.fwd(112.25, 28.2, 0, 9_000)[:2]
    sixty = {
        code: WeighedPlaces(np.full(60, place[0]), np.full(60, place[1]), np.ones(60), None)
        for code, place in (("430121", north), ("430123", south))
    }
    found = coverage(Scope.of(divisions, "43"), covering([WINDOW]), PointWeighing(sixty), divisions, (5.0,))
    assert (len(found.worst), found.as_far) == (MOST, 20)
    assert [one.division.code for one in found.worst] == ["430121"] * 60 + ["430123"] * 40
