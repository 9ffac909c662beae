"""The map's view index where it is counted by hand, and what marks are called."""

import re

import numpy as np
import pytest
from numpy.typing import NDArray

from locator.geometry.box import Box
from maps.live_map.cell_grid import CELLS_ACROSS, FINEST, CellGrid
from maps.live_map.cell_places import stand_apart
from maps.live_map.division_groups import CELLS_FROM, CITIES_FROM, CITY, PROVINCE, PROVINCES_FROM, DivisionGroups
from maps.live_map.mark_circles import ACROSS_PX, BETWEEN_PX, radii
from maps.live_map.mercator import degrees, unrolled, world_x, world_y
from maps.live_map.parted import parted
from maps.live_map.view_index import MOST_MARKS, ViewIndex
from tests.house import HOUSE

CHANGSHA = Box(112.0, 27.0, 114.0, 29.0)
WORLD = Box(-180.0, -90.0, 180.0, 90.0)


def grid_of(*places: tuple[float, float]) -> CellGrid:
    lon, lat = np.array(places, np.float64).reshape(-1, 2).T
    return CellGrid(lon, lat)


def least_gap(x: NDArray[np.float64], y: NDArray[np.float64], radius: NDArray[np.float64]) -> float:
    """How much is free between the two circles that are nearest to each other."""
    gaps = np.hypot(x[:, None] - x, y[:, None] - y) - radius[:, None] - radius
    return float(gaps[np.triu_indices(len(x), 1)].min())


def test_the_world_is_a_square_with_greenwich_and_the_equator_in_its_middle() -> None:
    assert world_x([-180, 0, 180]).tolist() == [0.0, 0.5, 1.0]
    assert world_y([85.0511287798066, 0, -85.0511287798066]).tolist() == pytest.approx([0.0, 0.5, 1.0])
    assert world_y([90.0, -90.0]).tolist() == pytest.approx([0.0, 1.0])
    lon, lat = degrees(world_x([112.98]), world_y([28.11]))
    assert (lon[0], lat[0]) == pytest.approx((112.98, 28.11))


@pytest.mark.parametrize(
    ("box", "parts"),
    [
        (Box(110, 20, 115, 30), [Box(110, 20, 115, 30)]),  # as it is
        (Box(170, 20, 190, 30), [Box(170, 20, 180, 30), Box(-180, 20, -170, 30)]),  # beyond the date line
        (Box(170, 20, -170, 30), [Box(170, 20, 180, 30), Box(-180, 20, -170, 30)]),  # the same, written the other way
        (Box(470, 20, 475, 30), [Box(110, 20, 115, 30)]),  # rolled around once
        (Box(-600, 20, 600, 30), [Box(-180, 20, 180, 30)]),  # wider than the world
    ],
)
def test_a_box_is_brought_back_to_this_world(box: Box, parts: list[Box]) -> None:
    assert unrolled(box) == parts


def test_windows_at_one_place_are_to_be_listed_however_far_one_zooms_in() -> None:
    grid = grid_of(*[(112.98, 28.11)] * 700)
    for zoom in range(FINEST + 1):
        [mark] = grid.marks(CHANGSHA, zoom, MOST_MARKS)
        assert (mark.count, mark.zoom) == (700, None)


def test_windows_a_few_metres_apart_are_to_be_listed_too() -> None:
    [mark] = grid_of((112.98001, 28.11), (112.98002, 28.11)).marks(CHANGSHA, 12, MOST_MARKS)
    assert mark.zoom is None


def test_a_mark_comes_apart_at_the_first_zoom_at_which_its_windows_have_cells_of_their_own() -> None:
    side = 360.0 / (CELLS_ACROSS << 10)
    grid = grid_of((0.5 * side, 28.0), (1.5 * side, 28.0))  # neighbours at zoom 10, in one cell at zoom 9
    [mark] = grid.marks(Box(-1, 27, 1, 29), 8, MOST_MARKS)
    assert mark.zoom == 10
    assert len(grid.marks(Box(-1, 27, 1, 29), 10, MOST_MARKS)) == 2


def test_too_many_marks_become_fewer_of_coarser_cells() -> None:
    rng = np.random.default_rng(1)
    grid = CellGrid(rng.uniform(75, 130, 20_000), rng.uniform(20, 50, 20_000))
    for zoom in range(FINEST + 1):
        marks = grid.marks(WORLD, zoom, MOST_MARKS)
        assert len(marks) <= MOST_MARKS
        assert sum(mark.count for mark in marks) == 20_000
        # Coarser than their zoom, they still come apart only further in.
        assert all(mark.zoom is None or mark.zoom > zoom for mark in marks)


@pytest.mark.parametrize("key", ["", "d43", "c", "c19-1-1", "c3-24-0", "c3-0-24", "c3-0-0", "c18-9999999-1", "c3-0-0 "])
def test_a_key_that_names_no_windows_is_none(key: str) -> None:
    assert grid_of((112.98, 28.11)).mark(key) is None


def test_an_edition_without_windows_has_no_marks_and_no_bounds() -> None:
    index = ViewIndex(np.empty(0), np.empty(0), np.empty(0, np.int64))
    assert index.bounds is None
    assert [index.view(WORLD, zoom).marks for zoom in range(FINEST + 1)] == [[]] * (FINEST + 1)


def test_below_the_cells_windows_stand_for_their_provinces_then_for_their_cities() -> None:
    codes = np.array([430103, 430104, 430302, 440106])
    index = ViewIndex(np.array([112.9, 112.9, 112.8, 113.3]), np.array([28.1, 28.2, 27.9, 23.1]), codes)
    keys = {zoom: [mark.key for mark in index.view(WORLD, zoom).marks] for zoom in (4, 5, 6, 7)}
    assert keys[4] == keys[5] == ["d43", "d44"]
    assert keys[6] == keys[7] == ["d4301", "d4303", "d4401"]
    assert not index.view(WORLD, 8).by_division


@pytest.mark.parametrize(
    ("codes", "zoom"),
    [((430103, 440106), PROVINCES_FROM), ((430103, 430302), CITIES_FROM), ((430103, 430121), CELLS_FROM)],
    ids=["provinces", "cities", "counties"],
)
def test_provinces_narrower_than_their_marks_are_told_by_cells_which_divisions_part(
    codes: tuple[int, int], zoom: int
) -> None:
    index = ViewIndex(np.array([112.5, 113.5]), np.array([28.1, 27.1]), np.array(codes))
    view = index.view(WORLD, PROVINCES_FROM - 1)
    [mark] = view.marks
    assert not view.by_division
    assert (mark.key[0], mark.zoom) == ("c", zoom)
    assert len(index.view(Box(110, 26, 116, 30), zoom).marks) == 2


def test_the_cities_of_a_whole_country_wait_for_room() -> None:
    codes = np.array([province * 10_000 + city * 100 + 1 for province in range(11, 31) for city in range(1, 16)])
    rng = np.random.default_rng(1)
    index = ViewIndex(rng.uniform(100, 120, len(codes)), rng.uniform(22, 42, len(codes)), codes)
    assert {len(mark.key) for mark in index.view(WORLD, 6).marks} == {len("d43")}
    assert len(index.view(WORLD, 7).marks) == 20  # 300 cities would be too many marks
    assert {len(mark.key) for mark in index.view(Box(105, 28, 110, 33), 7).marks} == {len("d4301")}


def test_zooming_in_on_a_division_leads_to_where_it_fills_a_phone() -> None:
    lon, lat = np.array([112.0, 113.0, 116.39, 116.40]), np.array([28.0, 28.0, 39.90, 39.91])
    groups = DivisionGroups.over(np.array([430101, 430102, 110101, 110101]), lon, lat)
    zooms = {mark.key: mark.zoom for mark in groups.marks(WORLD, PROVINCE, 4, 6)}
    assert zooms["d43"] == 8  # a degree is 182 px at zoom 8, and more than a phone is wide at zoom 9
    assert zooms["d11"] == 12  # nearer there would be nothing around that one knows


def test_a_map_that_opens_a_mark_looks_at_its_windows_wherever_the_mark_is_drawn() -> None:
    # Two cities whose marks are moved apart: their windows stand 2 km from each other.
    lon, lat = np.array([111.0711, 111.0711, 111.09, 111.09]), np.array([30.1639, 30.1639, 30.17, 30.18])
    groups = DivisionGroups.over(np.array([420501, 420501, 421001, 421002]), lon, lat)
    marks = {mark.key: mark for mark in groups.marks(WORLD, CITY, 7, 8)}
    yichang = marks["d4205"]
    assert abs(yichang.lon - 111.0711) > 0.05
    assert yichang.middle == pytest.approx((111.0711, 30.1639))
    assert marks["d4210"].middle == pytest.approx((111.09, 30.175), abs=1e-6)


def test_a_division_too_wide_for_a_screen_opens_on_a_window_and_not_between_them() -> None:
    groups = DivisionGroups.over(
        np.array([650101, 653101, 654201]), np.array([76.0, 87.5, 95.0]), np.array([39, 44.0, 43.0])
    )
    [xinjiang] = groups.marks(WORLD, PROVINCE, 4, 6)
    assert xinjiang.zoom == 6
    assert xinjiang.middle == pytest.approx((87.5, 44.0))


def test_a_mark_of_cells_opens_in_the_middle_of_its_windows_bounds() -> None:
    [mark] = grid_of((112.98, 28.10), (112.98, 28.10), (113.0, 28.12)).marks(CHANGSHA, 8, MOST_MARKS)
    assert mark.middle == pytest.approx((112.99, 28.11))


def test_divisions_are_counted_with_all_their_windows() -> None:
    lon, lat = np.array([113.3, 112.9, 112.9]), np.array([23.1, 28.1, 28.2])
    groups = DivisionGroups.over(np.array([440106, 430103, 430104]), lon, lat)
    assert [(mark.key, mark.count) for mark in groups.everywhere(PROVINCE)] == [("d43", 2), ("d44", 1)]
    assert groups.count(CITY) == 2


def test_marks_on_each_other_are_moved_apart_and_the_others_stay() -> None:
    radius = radii(np.array([5, 5, 1000, 1]))
    x, y = parted(np.array([0.0, 0.0, 10.0, 500.0]), np.array([0.0, 0.0, 5.0, 500.0]), radius)
    assert least_gap(x, y, radius) >= BETWEEN_PX
    assert (x[3], y[3]) == (500.0, 500.0)
    assert np.hypot(x[:3], y[:3]).max() < 100


def test_marks_in_a_crowd_do_not_touch_either() -> None:
    radius = np.full(400, 34.0)
    x, y = parted(np.zeros(400), np.zeros(400), radius)
    assert least_gap(x, y, radius) >= BETWEEN_PX - 1e-6
    assert np.hypot(x, y).max() < 60 * 68


def test_a_mark_is_as_large_as_the_page_draws_it() -> None:
    css = (HOUSE / "maps" / "live_map" / "static" / "map.css").read_text("utf-8")
    script = (HOUSE / "maps" / "live_map" / "static" / "map_marks.js").read_text("utf-8")
    [target] = re.findall(r"--target: ([0-9]+)px", (HOUSE / "locator/site/static/site.css").read_text("utf-8"))
    assert "width: var(--target); height: var(--target)" in css
    drawn = re.findall(r"\.mark\.cluster(?:\.\w+)? \{ width: ([0-9]+)px; height: \1px", css)
    assert [int(across) for across in (target, *drawn)] == list(ACROSS_PX.values())
    assert re.findall(r"mark.count < ([0-9]+)", script.partition("function look")[0]) == ["100", "1000"]
    assert list(ACROSS_PX) == [1, 2, 100, 1000]
    assert radii(np.array([1, 2, 99, 100, 999, 1000, 10**6])).tolist() == [22, 24, 24, 27, 27, 34, 34]


def test_a_mark_at_its_cell_s_edge_stays_there_while_nobody_is_near() -> None:
    x, y = np.array([1.0, 128.0]), np.array([84.0, 42.0])
    apart = stand_apart((x, y), (np.array([0, 1]), np.array([0, 0])), 85.0, np.array([24.0, 24.0]))
    assert [part.tolist() for part in apart] == [[1.0, 128.0], [84.0, 42.0], [False, False]]


def test_of_marks_on_the_border_of_two_cells_each_goes_into_its_own() -> None:
    x, y = np.array([84.0, 86.0, 300.0]), np.array([40.0, 40.0, 40.0])
    cell, radius = (np.array([0, 1, 3]), np.array([0, 0, 0])), np.array([22.0, 34.0, 22.0])
    x, y, moved = stand_apart((x, y), cell, 85.0, radius)
    assert moved.tolist() == [True, True, False]
    assert x.tolist() == [85.0 - 22.0 - BETWEEN_PX / 2, 85.0 + 34.0 + BETWEEN_PX / 2, 300.0]
    assert y.tolist() == [40.0, 40.0, 40.0]


def test_a_mark_makes_room_for_one_that_comes_nearer_by_going_into_its_cell() -> None:
    # The second and the third would touch; gone into its cell, the second would touch the first.
    x, y = np.array([68.0, 112.0, 112.0]), np.array([42.0, 84.0, 90.0])
    cell, radius = (np.array([0, 1, 1]), np.array([0, 0, 1])), np.full(3, 24.0)
    x, y, moved = stand_apart((x, y), cell, 85.0, radius)
    assert moved.tolist() == [True, True, True]
    assert least_gap(x, y, radius) >= BETWEEN_PX


@pytest.mark.parametrize(
    "box",
    [Box(105, 20, 115, 40), Box(95, 20, 105, 40), Box(95, 31, 115, 40), Box(95, 20, 115, 31)],
    ids=["east", "west", "north", "south"],
)
def test_a_division_is_drawn_where_a_part_of_it_is_in_view(box: Box) -> None:
    index = ViewIndex(np.array([100.0, 110.0]), np.array([30.0, 32.0]), np.array([430103, 430103]))
    assert [mark.count for mark in index.view(box, 5).marks] == [2]
