"""The nearest windows: order, ties, edges, and what an index refuses."""

import math
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

import numpy as np
import pytest
from pyproj import Geod

from locator.geometry.ellipsoid import ecef
from locator.geometry.nearest import Nearest, NearestIndex
from locator.position import Position

GEOD = Geod(ellps="WGS84")
CHANGSHA = Position(112.98, 28.11)


def index_of(*windows: tuple[float, float, str]) -> NearestIndex:
    lon, lat, ids = zip(*windows, strict=True)
    return NearestIndex(np.array(lon), np.array(lat), ids)


def scattered(count: int, seed: int = 7) -> NearestIndex:
    rng = np.random.default_rng(seed)
    return NearestIndex(rng.uniform(80, 130, count), rng.uniform(18, 50, count), [f"w{row}" for row in range(count)])


def test_an_empty_index_gives_an_empty_answer():
    empty = NearestIndex(np.empty(0), np.empty(0), [])
    assert empty.nearest(CHANGSHA, 5) == Nearest((), (), ())
    assert list(empty.walk(CHANGSHA)) == []
    assert len(empty) == 0


@pytest.mark.parametrize("k", [0, -1])
def test_asking_for_no_window_is_an_error(k):
    with pytest.raises(ValueError, match="at least one"):
        scattered(3).nearest(CHANGSHA, k)


@pytest.mark.parametrize("count", [1, 2, 600, 1_000])
def test_asking_for_more_than_there_are_gives_all_of_them(count):
    answer = scattered(count).nearest(CHANGSHA, count + 1)
    assert sorted(answer.rows) == list(range(count))
    assert list(answer.distance_m) == sorted(answer.distance_m)


def test_a_distance_is_the_geodesic_on_wgs84_and_not_the_chord():
    index = index_of((113.98, 28.11, "a"))
    _, _, metres = GEOD.inv(112.98, 28.11, 113.98, 28.11)
    assert index.nearest(CHANGSHA, 1).distance_m[0] == pytest.approx(metres, abs=1e-6)
    assert metres - math.dist(ecef(CHANGSHA), ecef(Position(113.98, 28.11))) > 0.5


def test_the_window_with_the_shorter_geodesic_is_first_though_its_chord_is_longer():
    """A meridian bends more than a parallel, so at 1,000 km a northern window's chord is metres shorter."""
    east = GEOD.fwd(112.98, 28.11, 90.0, 1_000_000.0)[:2]
    north = GEOD.fwd(112.98, 28.11, 0.0, 1_000_001.0)[:2]
    assert math.dist(ecef(CHANGSHA), ecef(Position(*north))) < math.dist(ecef(CHANGSHA), ecef(Position(*east)))
    answer = index_of((*north, "north"), (*east, "east")).nearest(CHANGSHA, 2)
    assert answer.rows == (1, 0)
    assert answer.distance_m == pytest.approx((1_000_000.0, 1_000_001.0), abs=1e-5)


def test_windows_at_one_point_come_by_id_as_text():
    index = index_of(*((112.98, 28.11, f"w{number}") for number in range(12)))
    assert index.nearest(CHANGSHA, 5).rows == (0, 1, 10, 11, 2)


def test_windows_at_one_point_fill_the_answer_before_the_next_place_is_reached():
    crowd = [(113.0, 28.2, f"crowd-{number:02d}") for number in range(60)]
    answer = index_of((113.5, 28.2, "a"), *crowd).nearest(CHANGSHA, 50)
    assert answer.rows == tuple(range(1, 51))
    assert len(set(answer.distance_m)) == 1


@pytest.mark.parametrize(("west", "east"), [("a", "b"), ("b", "a")])
def test_windows_equally_far_in_opposite_directions_come_by_id(west, east):
    index = index_of((112.5, 28.0, west), (113.5, 28.0, east))
    answer = index.nearest(Position(113.0, 28.0), 2)
    assert [(west, east)[row] for row in answer.rows] == ["a", "b"]
    assert answer.distance_m[0] == answer.distance_m[1]


def test_distances_that_differ_by_less_than_a_micrometre_are_equal():
    index = index_of((113.0 + 5e-13, 28.0, "z"), (113.0 + 1e-12, 28.0, "a"))
    answer = index.nearest(Position(112.0, 28.0), 2)
    assert answer.distance_m[0] == answer.distance_m[1]
    assert answer.rows == (1, 0)


def test_two_millimetres_are_enough_to_be_nearer():
    index = index_of((113.0 + 2e-8, 28.0, "a"), (113.0, 28.0, "z"))
    assert index.nearest(Position(112.0, 28.0), 2).rows == (1, 0)


@pytest.mark.parametrize("count", [40, 1_000])
def test_from_the_pole_a_whole_parallel_is_equally_far_and_comes_by_id(count):
    """Every chord is the same but for rounding: batches must neither lose a window nor give one twice."""
    ids = [f"{row * 7919 % count:04d}" for row in range(count)]
    index = NearestIndex(np.linspace(-180, 179, count), np.full(count, 66.0), ids)
    answer = [ids[row] for row, _ in index.walk(Position(112.0, 90.0))]
    assert answer == sorted(ids)
    assert [ids[row] for row in index.nearest(Position(112.0, 90.0), 5).rows] == sorted(ids)[:5]


def test_the_two_names_of_the_date_line_are_one_place():
    answer = index_of((180.0, 52.0, "b"), (-180.0, 52.0, "a")).nearest(Position(179.0, 52.0), 2)
    assert answer.rows == (1, 0)
    assert answer.distance_m[0] == answer.distance_m[1]


def test_a_window_across_the_date_line_is_near():
    assert index_of((170.0, 52.0, "far"), (-179.5, 52.0, "near")).nearest(Position(179.5, 52.0), 1).rows == (1,)


@pytest.mark.parametrize("k", [1, 5, 50])
def test_opposite_the_earth_the_order_is_still_exact(k):
    rng = np.random.default_rng(3)
    lon, lat = rng.uniform(100, 120, 2_000), rng.uniform(20, 45, 2_000)
    origin = Position(-67.02, -28.11)
    _, _, metres = GEOD.inv(np.full(2_000, origin.lon), np.full(2_000, origin.lat), lon, lat)
    answer = NearestIndex(lon, lat, [str(row) for row in range(2_000)]).nearest(origin, k)
    assert answer.rows == tuple(np.argsort(metres)[:k].tolist())


def test_bearings_run_clockwise_from_north():
    around = {"north": (113.0, 28.5), "east": (113.5, 28.0), "south": (113.0, 27.5), "west": (112.5, 28.0)}
    index = index_of(*((*place, name) for name, place in around.items()))
    answer = index.nearest(Position(113.0, 28.0), 4)
    bearings = dict(zip(answer.rows, answer.bearing_deg, strict=True))
    assert [bearings[row] for row in range(4)] == pytest.approx([0.0, 90.0, 180.0, 270.0], abs=0.2)


def test_a_bearing_is_the_forward_azimuth_at_the_origin():
    places = [(116.4, 39.9), (121.5, 31.2), (91.1, 29.7), (126.6, 45.8)]
    answer = index_of(*((*place, f"{place}") for place in places)).nearest(CHANGSHA, 4)
    azimuths = [GEOD.inv(112.98, 28.11, *places[row])[0] for row in answer.rows]
    assert list(answer.bearing_deg) == [azimuth % 360.0 for azimuth in azimuths]
    assert min(azimuths) < 0.0


def test_a_window_a_hair_west_of_north_has_a_bearing_below_360():
    """Its azimuth is some -1e-15 degrees, whose remainder by 360 is 360 itself in float64."""
    azimuth, _, _ = GEOD.inv(0.0, 0.0, -1e-15, 45.0)
    assert azimuth < 0.0
    assert azimuth % 360.0 == 360.0
    assert index_of((-1e-15, 45.0, "a")).nearest(Position(0.0, 0.0), 1).bearing_deg == (0.0,)


@pytest.mark.parametrize("place", [(112.98, 28.11), (0.0, 0.0), (113.0, 90.0), (-180.0, -90.0)])
def test_at_the_origin_itself_distance_and_bearing_are_nothing(place):
    assert index_of((*place, "a")).nearest(Position(*place), 1) == Nearest((0,), (0.0,), (0.0,))


@pytest.mark.parametrize("count", [3, 400, 3_000])
def test_the_order_alone_is_the_order_of_the_answer(count):
    index = scattered(count)
    assert index.order(CHANGSHA, 20) == list(index.nearest(CHANGSHA, 20).rows)


@pytest.mark.parametrize("expected", [0, 1, 5, 5_000])
def test_a_walk_meets_every_window_once_nearest_first(expected):
    index = scattered(1_500)
    walked = list(index.walk(CHANGSHA, expected))
    answer = index.nearest(CHANGSHA, 1_500)
    assert [row for row, _ in walked] == list(answer.rows)
    assert [distance_m for _, distance_m in walked] == list(answer.distance_m)


def test_two_walks_at_a_time_do_not_disturb_each_other():
    index = scattered(1_000)
    one, other = index.walk(CHANGSHA), index.walk(Position(90.0, 40.0))
    mixed = list(islice(zip(one, other, strict=True), 100))
    assert [pair[0] for pair in mixed] == list(islice(index.walk(CHANGSHA), 100))
    assert [pair[1] for pair in mixed] == list(islice(index.walk(Position(90.0, 40.0)), 100))


@pytest.mark.parametrize("share", [2, 50])
def test_a_subset_answers_in_the_rows_of_the_whole(share):
    whole = scattered(5_000)
    rows = np.arange(0, 5_000, share)
    among = [row for row, _ in whole.walk(CHANGSHA) if row % share == 0]
    assert list(whole.subset(rows).nearest(CHANGSHA, 30).rows) == among[:30]
    assert len(whole.subset(rows)) == len(rows)


def test_a_subset_of_a_subset_answers_in_the_rows_of_the_whole():
    whole = scattered(2_000)
    part = whole.subset(range(1_000, 2_000)).subset([1_500, 1_002, 1_999])
    assert sorted(part.nearest(CHANGSHA, 5).rows) == [1_002, 1_500, 1_999]


def test_a_row_named_twice_is_in_the_subset_once():
    assert scattered(10).subset([3, 3, 3]).nearest(CHANGSHA, 5).rows == (3,)


def test_a_subset_of_no_rows_is_empty():
    assert scattered(10).subset([]).nearest(CHANGSHA, 5).rows == ()


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([-1], id="a negative row would quietly count from the end"),
        pytest.param([10], id="past the end"),
        pytest.param(np.ones(10, bool), id="a mask would quietly stand for rows 0 and 1"),
        pytest.param([1.5], id="no whole number"),
    ],
)
def test_rows_that_are_none_are_refused(rows):
    with pytest.raises(IndexError, match="from 0 to 9"):
        scattered(10).subset(rows)


def test_ids_that_are_numbers_are_compared_as_text():
    index = NearestIndex(np.full(3, 113.0), np.full(3, 28.0), np.array([9, 10, 8]))
    assert index.nearest(CHANGSHA, 3).rows == (1, 2, 0)


def test_what_the_caller_does_with_its_arrays_afterwards_changes_nothing():
    lon, lat, ids = np.array([113.0, 114.0]), np.array([28.0, 28.0]), ["a", "b"]
    index = NearestIndex(lon, lat, ids)
    before = index.nearest(CHANGSHA, 2)
    lon[:], lat[:], ids[:] = 0.0, 0.0, ["z", "y"]
    assert index.nearest(CHANGSHA, 2) == before


@pytest.mark.parametrize(
    ("lon", "lat"), [(181.0, 0.0), (0.0, -90.5), (math.nan, 0.0), (0.0, math.nan), (math.inf, 0.0)]
)
def test_a_window_that_is_nowhere_on_earth_is_refused(lon, lat):
    with pytest.raises(ValueError, match="not on earth"):
        index_of((113.0, 28.0, "a"), (lon, lat, "b"))


def test_columns_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match="one length"):
        NearestIndex(np.zeros(2), np.zeros(2), ["a"])


def test_several_threads_get_the_answers_that_one_gets():
    index = scattered(3_000)
    rng = np.random.default_rng(5)
    origins = [Position(*place) for place in zip(rng.uniform(80, 130, 400), rng.uniform(18, 50, 400), strict=True)]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda origin: index.nearest(origin, 7), origins))
    assert together == [index.nearest(origin, 7) for origin in origins]
