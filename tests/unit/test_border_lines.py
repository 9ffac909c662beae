"""Borders as lines and as bytes: each once, of its kind, and read back as they were written."""

import collections

import numpy as np
import pytest
import shapely
from shapely import LineString

from maps.base_map.border_bytes import border_bytes
from maps.base_map.border_lines import (
    BorderKind,
    BorderLine,
    BorderPieces,
    border_lines,
    border_pieces,
    dash_lines,
)
from maps.base_map.coverage import Coverage, clean_coverage
from maps.base_map.drawn_map import city_codes, province_codes
from tests.border_decoder import decoded
from tests.small_country import small_country

UNITS = 1000


@pytest.fixture
def counties() -> Coverage:
    drawn = small_country().drawn_set()
    return clean_coverage(drawn.codes, drawn.polygons)


def pieces_of(counties: Coverage, *undetermined: list[tuple[float, float]]) -> BorderPieces:
    divisions = small_country()
    above = province_codes(counties.codes, divisions), city_codes(counties.codes, divisions)
    return border_pieces(counties, *above, tuple(np.array(line) for line in undetermined))


def degrees_of_each_kind(lines: list[BorderLine]) -> dict[str, float]:
    length: dict[str, float] = collections.defaultdict(float)
    for line in lines:
        length[line.kind.name] += LineString(line.points / UNITS).length
    return {kind: round(degrees, 3) for kind, degrees in length.items()}


def test_each_border_is_there_once_and_of_its_kind(counties: Coverage) -> None:
    lines = list(border_lines(pieces_of(counties), UNITS))
    assert degrees_of_each_kind(lines) == {
        "OUTER": 10.002,  # 3 × 2 around, and the islet as wide as the grid
        "PROVINCE": 2.0,
        "CITY": 2.0,
        "COUNTY": 1.0,
    }
    assert len(lines) < len(pieces_of(counties).ends)


def test_a_province_has_its_own_borders_on_all_sides(counties: Coverage) -> None:
    jiangxi = pieces_of(counties).of(np.flatnonzero(counties.codes == "360101"))
    lines = list(border_lines(jiangxi, UNITS))
    assert degrees_of_each_kind(lines) == {"OUTER": 4.002, "PROVINCE": 2.0}
    assert list(border_lines(pieces_of(counties).of(np.array([], dtype=np.intp)), UNITS)) == []


def test_where_the_border_is_undetermined_it_is_of_that_kind(counties: Coverage) -> None:
    western = [(112.0, 27.0), (112.0, 28.0), (112.0, 29.0)]
    lengths = degrees_of_each_kind(list(border_lines(pieces_of(counties, western), UNITS)))
    assert lengths["UNDETERMINED"] == 2.0
    assert lengths["OUTER"] == 8.002
    inner = [(112.0, 28.0), (113.0, 28.0)]
    assert "UNDETERMINED" not in degrees_of_each_kind(list(border_lines(pieces_of(counties, inner), UNITS)))


def test_an_islet_smaller_than_the_grid_does_not_vanish(counties: Coverage) -> None:
    islets = [line for line in border_lines(pieces_of(counties), UNITS) if line.points[0, 0] > 116_000]
    assert [line.points.tolist() for line in islets] == [[[116_200, 28_400], [116_201, 28_400], [116_200, 28_400]]]


def test_a_border_shorter_than_the_grid_is_left_out(counties: Coverage) -> None:
    assert degrees_of_each_kind(list(border_lines(pieces_of(counties), 1)))["OUTER"] > 0
    short = BorderPieces(
        np.array([[[11_200_000, 2_800_000], [11_200_020, 2_800_000]]]),
        np.array([[0, 1]]),
        np.array([int(BorderKind.COUNTY)]),
    )
    assert list(border_lines(short, UNITS)) == []


def test_dashes_keep_their_ends() -> None:
    dash = np.column_stack([np.linspace(108, 109, 50), 6 + 0.001 * np.sin(np.arange(50))])
    [line] = dash_lines((dash,), UNITS)
    assert line.kind is BorderKind.DASH
    assert line.points[[0, -1]].tolist() == np.rint(dash[[0, -1]] * UNITS).tolist()
    assert len(line.points) < 5


def test_bytes_are_read_back_as_they_were_written(counties: Coverage) -> None:
    lines = list(border_lines(pieces_of(counties), UNITS))
    far = BorderLine(BorderKind.DASH, np.array([[-180_000_000, 90_000_000], [180_000_000, -90_000_000], [0, 0]]))
    per_degree, read = decoded(border_bytes([*lines, far], UNITS))
    assert per_degree == UNITS
    assert [(line.kind, [*map(list, line.points)]) for line in read] == [
        (line.kind, line.points.tolist()) for line in [*lines, far]
    ]


def test_no_lines_are_no_more_than_their_units() -> None:
    assert decoded(border_bytes([], 500)) == (500, [])


def test_all_lines_together_are_the_shapes_boundaries(counties: Coverage) -> None:
    lines = [LineString(line.points / UNITS) for line in border_lines(pieces_of(counties), UNITS)]
    boundaries = shapely.union_all(shapely.boundary(counties.shapes))
    assert shapely.hausdorff_distance(shapely.union_all(lines), boundaries) < 1e-3
