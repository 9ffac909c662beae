"""Coverages: neighbours share their borders exactly, before and after simplifying."""

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray
from shapely import Polygon, box
from shapely.geometry.base import BaseGeometry

from maps.base_map.coverage import Coverage, clean_coverage, joined, simplified


def of(**shapes: BaseGeometry) -> tuple[NDArray[np.str_], NDArray[np.object_]]:
    return np.array([*shapes]), np.array([*shapes.values()], dtype=object)


def wavy_neighbours() -> Coverage:
    """Two counties with a border that wavers, and within the western one a small district that wavers as well."""
    along = np.linspace(28, 29, 201)
    border = np.column_stack([113 + 0.004 * np.sin(np.arange(201) / 3), along])
    turn = np.linspace(0, 2 * np.pi, 121)[:-1]
    radius = 0.05 + 0.004 * np.sin(9 * turn)
    district = Polygon(np.column_stack([112.5 + radius * np.cos(turn), 28.5 + radius * np.sin(turn)]))
    west = Polygon([(112, 28), *border, (112, 29)]).difference(district)
    east = Polygon([(114, 28), *border, (114, 29)])
    return clean_coverage(*of(a=west, b=east, c=district))


def assert_without_holes(coverage: Coverage) -> None:
    assert shapely.is_valid(coverage.shapes).all()
    assert shapely.coverage_is_valid(coverage.shapes)
    whole = shapely.coverage_union_all(coverage.shapes)
    assert shapely.get_num_interior_rings(shapely.get_parts(whole)).sum() == 0


@pytest.mark.parametrize(
    "neighbour",
    [
        pytest.param(box(112.99, 28, 114, 29), id="an overlap"),
        pytest.param(
            Polygon([(113, 28), (113.0005, 28.5), (113, 29), (114, 29), (114, 28)]), id="a gap that is open at its ends"
        ),
        pytest.param(
            Polygon([(113, 28), (113, 28.4), (113.00003, 28.5), (113, 28.6), (113, 29), (114, 29), (114, 28)]),
            id="a sliver",
        ),
        pytest.param(Polygon([(113, 28), (113, 28.3), (113, 29), (114, 29), (114, 28)]), id="a vertex on one side"),
    ],
)
def test_neighbours_that_do_not_fit_are_mended(neighbour: Polygon) -> None:
    mended = clean_coverage(*of(a=box(112, 28, 113, 29), b=neighbour))
    assert_without_holes(mended)
    assert shapely.area(mended.shapes).sum() == pytest.approx(2.0, abs=1e-5)


def test_what_is_kept_stays_as_it_was_and_its_neighbours_still_fit() -> None:
    wavy = wavy_neighbours()
    all_simplified, kept = simplified(wavy, 0.05, 0.0, 0.02), simplified(wavy, 0.05, 0.0, 0.02, ["a"])
    assert_without_holes(kept)
    vertices = [[*shapely.get_num_coordinates(one.shapes)] for one in (wavy, all_simplified, kept)]
    assert vertices[2][0] == vertices[0][0] > vertices[1][0]
    assert shapely.equals(kept.shapes[0], wavy.shapes[0])


def test_a_lagoon_is_no_gap() -> None:
    lake = box(112.4, 28.4, 112.41, 28.41)
    [drawn] = clean_coverage(*of(a=box(112, 28, 113, 29).difference(lake))).shapes
    assert drawn.area == pytest.approx(1 - lake.area)


def test_a_polygon_that_another_covers_wholly_is_left_out() -> None:
    assert clean_coverage(*of(a=box(112, 28, 113, 29), b=box(112, 28, 113, 29))).codes.size == 1


def test_a_polygon_that_rounding_tears_is_mended() -> None:
    needle = Polygon([(89.604184, 41.398376), (89.663992, 41.355702), (89.663908, 41.35576), (89.558888, 41.366672)])
    rounded = shapely.transform(needle, lambda degrees: np.round(degrees, 5))
    assert (needle.is_valid, rounded.is_valid) == (True, False)
    assert_without_holes(clean_coverage(*of(a=needle)))


def test_polygons_of_one_code_are_joined_and_codes_ascend() -> None:
    drawn = joined(*of(b=box(0, 0, 1, 1), a=box(1, 0, 2, 1)))
    assert drawn.codes.tolist() == ["a", "b"]
    assert drawn.shapes[0].bounds == (1, 0, 2, 1)
    shapes = np.array([box(0, 0, 1, 1), box(1, 0, 2, 1), box(2, 0, 3, 1)], dtype=object)
    drawn = joined(np.array(["a", "b", "a"]), shapes)
    assert shapely.area(drawn.shapes).tolist() == [2, 1]


def test_simplifying_leaves_no_gap_and_keeps_more_of_small_pieces() -> None:
    wavy = wavy_neighbours()
    drawn = simplified(wavy, tolerance=0.05, small_tolerance=0.001, small_below=0.1)
    assert_without_holes(drawn)
    before, after = shapely.get_num_coordinates(wavy.shapes), shapely.get_num_coordinates(drawn.shapes)
    assert after[1] < 10
    assert after[2] > before[2] / 2
    assert shapely.area(drawn.shapes) == pytest.approx(shapely.area(wavy.shapes), rel=0.01)


def test_coasts_are_simplified_like_borders() -> None:
    alone = Coverage(np.array(["b"]), wavy_neighbours().shapes[1:2])
    assert shapely.get_num_coordinates(simplified(alone, 0.05, 0.0, 0.1).shapes).sum() < 10


def test_where_all_is_small_all_keeps_its_detail() -> None:
    wavy = wavy_neighbours()
    drawn = simplified(wavy, tolerance=0.05, small_tolerance=0.0, small_below=9.0)
    assert shapely.get_num_coordinates(drawn.shapes).tolist() == shapely.get_num_coordinates(wavy.shapes).tolist()
