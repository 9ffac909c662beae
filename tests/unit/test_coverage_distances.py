"""How far the nearest window is from many origins: as pyproj says that has measured every window."""

import numpy as np
import pytest
from numpy.typing import NDArray
from pyproj import Geod

from maps.coverage.nearest_distances import TOLERANCE_M, NearestDistances

GEOD = Geod(ellps="WGS84")
Columns = tuple[NDArray[np.float64], NDArray[np.float64]]


def spread(count: int, seed: int, west: float = 73, south: float = 3, east: float = 135, north: float = 53) -> Columns:
    dealt = np.random.default_rng(seed)
    return dealt.uniform(west, east, count), dealt.uniform(south, north, count)


def brute_force(windows: Columns, origins: Columns) -> NDArray[np.float64]:
    """Each window measured from each origin."""
    least = np.full(len(origins[0]), np.inf)
    for lon, lat in np.column_stack(windows).tolist():
        there = np.full(len(origins[0]), lon), np.full(len(origins[0]), lat)
        least = np.minimum(least, GEOD.inv(*origins, *there)[2])
    return least


@pytest.mark.parametrize(
    ("windows", "origins"),
    [
        pytest.param(spread(900, 1), spread(1_500, 2), id="a country"),
        pytest.param(spread(400, 3, 112, 27, 113, 28), spread(2_000, 4, 112, 27, 113, 28), id="a city"),
        pytest.param(spread(3, 5), spread(500, 6), id="three windows, whose tree is smaller than what is asked of it"),
        pytest.param(spread(40, 7, 100, 20, 101, 21), spread(500, 8, -80, -60, -20, 60), id="from across the globe"),
        pytest.param(spread(60, 9, 80, 30, 120, 50), spread(800, 10, 80, 30, 120, 50), id="hundreds of kilometres"),
    ],
)
def test_each_distance_is_that_of_the_nearest_of_all_windows(windows: Columns, origins: Columns) -> None:
    found = NearestDistances(*windows).metres(*origins)
    assert np.abs(found - brute_force(windows, origins)).max() < TOLERANCE_M


def test_a_window_with_a_longer_chord_that_is_nearer_is_found() -> None:
    # Far away a chord that is longer by centimetres may have the shorter geodesic: northwards the ellipsoid is rounder.
    lon, lat = np.array([113.0, 113.0]), np.array([28.0, 28.0])
    north = GEOD.fwd(113.0, 28.0, 0.0, 400_000.0)[:2]
    for extra_m in np.linspace(-0.5, 0.5, 41).tolist():
        east = GEOD.fwd(113.0, 28.0, 90.0, 400_000.0 + extra_m)[:2]
        windows = np.array([north[0], east[0]]), np.array([north[1], east[1]])
        found = NearestDistances(*windows).metres(lon, lat)
        assert found == pytest.approx([min(400_000.0, 400_000.0 + extra_m)] * 2, abs=TOLERANCE_M)


def test_among_many_windows_that_are_about_as_far_the_nearest_is_found_behind_those_with_shorter_chords() -> None:
    # Around an origin chords in the north and in the south are shorter for the same way.
    azimuths = np.linspace(0.0, 360.0, 120, endpoint=False)
    away_m = 400_000.0 - 0.2 * np.abs(np.sin(np.radians(azimuths)))
    lon, lat, _ = GEOD.fwd(np.full(120, 113.0), np.full(120, 28.0), azimuths, away_m)
    found = NearestDistances(np.array(lon), np.array(lat)).metres(np.array([113.0]), np.array([28.0]))
    assert found == pytest.approx([away_m.min()], abs=TOLERANCE_M)


def test_at_a_window_it_is_nothing_and_of_many_at_one_place_it_is_the_same() -> None:
    windows = np.full(200, 112.98), np.full(200, 28.11)
    origins = np.array([112.98, 112.99]), np.array([28.11, 28.11])
    found = NearestDistances(*windows).metres(*origins)
    assert found[0] == 0.0
    assert found[1] == pytest.approx(GEOD.inv(112.98, 28.11, 112.99, 28.11)[2], abs=1e-6)


def test_without_windows_nothing_is_near_and_without_origins_there_is_no_answer() -> None:
    none = np.empty(0)
    assert np.isinf(NearestDistances(none, none).metres(*spread(5, 1))).all()
    assert NearestDistances(*spread(5, 1)).metres(none, none).shape == (0,)


def test_the_answer_stands_in_the_order_of_the_origins_on_one_thread_and_on_three() -> None:
    windows, origins = spread(500, 11), spread(100_000, 12)
    nearest = NearestDistances(*windows)
    found = nearest.metres(*origins)
    assert (nearest.metres(*origins, threads=3) == found).all()
    back = slice(None, None, -1)
    assert (nearest.metres(origins[0][back], origins[1][back]) == found[back]).all()
