"""Views of the map against windows counted one by one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from locator.geometry.box import Box
from maps.live_map.cell_grid import FINEST
from maps.live_map.mark_circles import BETWEEN_PX, radii
from maps.live_map.mercator import world_x, world_y
from maps.live_map.view_index import MOST_MARKS, View, ViewIndex

# Whole degrees and twentieths, so that many stand at one place, and some a step beside each other.
LONS = st.integers(1470, 2700).map(lambda steps: steps / 20)
LATS = st.integers(360, 1070).map(lambda steps: steps / 20)
CODES = st.sampled_from([110101, 430103, 430104, 430302, 431181, 440106, 442000, 659001, 710000])
WINDOWS = st.lists(st.tuples(LONS, LATS, CODES), max_size=60)
ZOOMS = st.integers(0, FINEST)
BOXES = st.builds(
    lambda turn, west, south, width, height: Box(turn + west, south, turn + west + width, min(south + height, 90.0)),
    st.sampled_from([0, 0, 0, 360, -360]),  # a map that was rolled around the world counts on
    st.floats(60, 140) | st.floats(-180, 180),
    st.floats(10, 60) | st.floats(-90, 60),
    st.floats(0, 60) | st.floats(0, 400),
    st.floats(0, 40),
)


FARTHEST_PX = 68 / 2 + 2
"""How far a mark may stand from its windows: so far a mark in the corner of its cell moves, each way."""


def index_of(windows: list[tuple[float, float, int]]) -> ViewIndex:
    lon, lat, codes = (np.array(column) for column in zip(*windows, strict=True)) if windows else ([], [], [])
    return ViewIndex(np.asarray(lon, np.float64), np.asarray(lat, np.float64), np.asarray(codes, np.int64))


def rows_of(view: View) -> list[int]:
    return [row for mark in view.marks for row in view.ordered.rows_of(mark).tolist()]


def is_inside(box: Box, lon: float, lat: float) -> bool:
    """Whether a place is in a box that may have rolled around the world."""
    return box.south <= lat <= box.north and any(box.west <= lon + turn <= box.east for turn in (-360, 0, 360))


@given(WINDOWS, BOXES, ZOOMS)
def test_every_window_of_a_view_is_in_exactly_one_of_its_marks(
    windows: list[tuple[float, float, int]], box: Box, zoom: int
) -> None:
    rows = rows_of(index_of(windows).view(box, zoom))
    assert len(rows) == len(set(rows))
    assert {row for row, (lon, lat, _) in enumerate(windows) if is_inside(box, lon, lat)} <= set(rows)


@given(WINDOWS, BOXES, ZOOMS)
def test_a_mark_of_cells_lies_beside_its_windows_and_comes_apart_where_it_says(
    windows: list[tuple[float, float, int]], box: Box, zoom: int
) -> None:
    index = index_of(windows)
    for mark in index.grid.marks(box, zoom, MOST_MARKS):
        rows = index.grid.ordered.rows_of(mark)
        lons, lats = [windows[row][0] for row in rows], [windows[row][1] for row in rows]
        world_px = 256 * 2**zoom
        for least, at, most in (
            world_px * world_x([min(lons), mark.lon, max(lons)]),
            world_px * world_y([max(lats), mark.lat, min(lats)]),
        ):
            assert least - FARTHEST_PX <= at <= most + FARTHEST_PX
        around = Box(min(lons), min(lats), max(lons), max(lats))
        if mark.zoom is None:
            assert len(index.grid.marks(around, FINEST, MOST_MARKS)) == 1 or zoom == FINEST
        else:
            assert zoom < mark.zoom <= FINEST
            assert len(index.grid.marks(around, mark.zoom, 10_000)) > 1


@given(WINDOWS, BOXES, ZOOMS)
def test_no_two_marks_of_a_view_touch(windows: list[tuple[float, float, int]], box: Box, zoom: int) -> None:
    marks = index_of(windows).view(box, zoom).marks
    world_px = 256 * 2**zoom
    x = world_px * world_x([mark.lon for mark in marks])
    y = world_px * world_y([mark.lat for mark in marks])
    radius = radii(np.array([mark.count for mark in marks], np.int64))
    gaps = np.hypot(x[:, None] - x, y[:, None] - y) - radius[:, None] - radius
    assert np.all(gaps[np.triu_indices(len(marks), 1)] >= BETWEEN_PX - 1e-3)


@given(WINDOWS, BOXES, ZOOMS)
def test_a_mark_is_found_again_by_its_key(windows: list[tuple[float, float, int]], box: Box, zoom: int) -> None:
    grid = index_of(windows).grid
    for mark in grid.marks(box, zoom, MOST_MARKS):
        again = grid.mark(mark.key)
        assert again is not None
        assert (again.first, again.last) == (mark.first, mark.last)


@given(WINDOWS, st.floats(80, 120), st.floats(-3, 3))
def test_moving_the_map_does_not_change_what_stays_in_it(
    windows: list[tuple[float, float, int]], west: float, moved: float
) -> None:
    index = index_of(windows)
    before, after = (
        {mark.key: mark for mark in index.view(Box(lon, 20, lon + 20, 40), 8).marks} for lon in (west, west + moved)
    )
    assert all(before[key] == after[key] for key in before.keys() & after.keys())
