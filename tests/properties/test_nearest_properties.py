"""Whatever the windows and the origin, the nearest are those that brute force with pyproj finds."""

import math

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from pyproj import Geod

from locator.geometry.ellipsoid import ecef, longest_geodesic_m, shortest_geodesic_m
from locator.geometry.nearest import NearestIndex
from locator.position import Position

GEOD = Geod(ellps="WGS84")
NOISE_M = 1e-6
Windows = tuple[NDArray[np.float64], NDArray[np.float64], list[str]]

latitudes = st.sampled_from([3.0, 18.0, 53.0])
anchors = st.builds(Position, st.integers(730, 1350).map(lambda tenth: tenth / 10), latitudes)
anywhere = st.builds(Position, st.floats(-180, 180), st.floats(-90, 90))
counts = st.integers(1, 50)
# From a centimetre to a hundred kilometres between neighbours on a grid: few values, so that distances often tie.
steps = st.sampled_from([1e-7, 1e-6, 1e-5, 1e-3, 1.0])
seeds = st.integers(0, 2**32 - 1)
backgrounds = st.sampled_from([0, 0, 450, 1_200])


def brute_force(windows: Windows, origin: Position, k: int) -> list[tuple[int, float]]:
    """Row and distance of the k nearest, by measuring the geodesic to every window."""
    lon, lat, ids = windows
    _, _, metres = GEOD.inv(np.full(len(lon), origin.lon), np.full(len(lon), origin.lat), lon, lat)
    micrometres = np.rint(metres * 1e6)
    ranked = sorted(range(len(lon)), key=lambda row: (micrometres[row], ids[row]))
    return [(row, micrometres[row] / 1e6) for row in ranked[:k]]


def answered(index: NearestIndex, origin: Position, k: int) -> list[tuple[int, float]]:
    answer = index.nearest(origin, k)
    return list(zip(answer.rows, answer.distance_m, strict=True))


def wide(count: int, rng: np.random.Generator) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return rng.uniform(73, 135, count), rng.uniform(3, 53, count)


def labelled(lon: NDArray[np.float64], lat: NDArray[np.float64], rng: np.random.Generator) -> Windows:
    """Ids in no order, and of several lengths, so that text order is not that of numbers."""
    return lon, lat, [f"w{number}" for number in rng.permutation(len(lon))]


def crowded(anchor: Position, step: float, places: list[tuple[int, int]], background: int, seed: int) -> Windows:
    """Windows on a grid around the anchor, several at some points, among others all over the country."""
    rng = np.random.default_rng(seed)
    lon, lat = wide(background, rng)
    east, north = np.array(places, float).T * step
    return labelled(np.r_[lon, np.clip(anchor.lon + east, -180, 180)], np.r_[lat, anchor.lat + north], rng)


clusters = st.builds(
    crowded,
    anchors,
    steps,
    st.lists(st.tuples(st.integers(-6, 6), st.integers(-6, 6)), min_size=1, max_size=80),
    backgrounds,
    seeds,
)
spread = st.builds(
    lambda count, seed: labelled(*wide(count, np.random.default_rng(seed)), np.random.default_rng(seed)),
    st.sampled_from([1, 2, 30, 499, 500, 2_500]),
    seeds,
)


@settings(max_examples=150)
@given(st.one_of(clusters, spread), st.one_of(anchors, anywhere), counts)
def test_the_nearest_are_those_of_brute_force_from_anywhere(windows, origin, k):
    assert answered(NearestIndex(*windows), origin, k) == brute_force(windows, origin, k)


@settings(max_examples=150)
@given(clusters, counts, st.data())
def test_the_nearest_are_those_of_brute_force_on_and_beside_a_window(windows, k, data):
    lon, lat, _ = windows
    row = data.draw(st.integers(0, len(lon) - 1))
    beside = st.sampled_from([0.0, 0.0, 5e-8, -5e-7, 1e-5, 0.0005])
    origin = Position(min(lon[row] + data.draw(beside), 180.0), min(lat[row] + data.draw(beside), 90.0))
    assert answered(NearestIndex(*windows), origin, k) == brute_force(windows, origin, k)


@settings(max_examples=60)
@given(anchors, steps, st.integers(10, 60), backgrounds, counts, seeds)
def test_many_windows_at_one_point_are_all_found(anchor, step, at_one_point, background, k, seed):
    windows = crowded(anchor, step, [(0, 0)] * at_one_point + [(1, 0)] * 12 + [(0, 1)], background, seed)
    assert answered(NearestIndex(*windows), anchor, k) == brute_force(windows, anchor, k)


@settings(max_examples=60)
@given(anchors, st.integers(1, 90), st.integers(1, 40), counts, seeds)
def test_equal_distances_to_both_sides_come_by_id(origin, degrees, pairs, k, seed):
    """Windows east and west of the origin, equally far in pairs, from nearby to a quarter of the globe away."""
    away = np.linspace(degrees / pairs, degrees, pairs)
    east = np.remainder(np.r_[origin.lon + away, origin.lon - away] + 180.0, 360.0) - 180.0
    windows = labelled(east, np.full(2 * pairs, origin.lat), np.random.default_rng(seed))
    assert answered(NearestIndex(*windows), origin, k) == brute_force(windows, origin, k)


@settings(max_examples=60)
@given(st.one_of(clusters, spread), st.floats(-2, 2), st.floats(-2, 2), counts, st.data())
def test_from_the_other_side_of_the_earth_the_order_is_exact(windows, east, north, k, data):
    lon, lat, _ = windows
    row = data.draw(st.integers(0, len(lon) - 1))
    origin = Position(float(np.clip(lon[row] - 180.0 + east, -180, 180)), float(-lat[row] + north))
    assert answered(NearestIndex(*windows), origin, k) == brute_force(windows, origin, k)


@settings(max_examples=60)
@given(st.one_of(clusters, spread), st.one_of(anchors, anywhere), st.integers(1, 60))
def test_a_walk_is_the_whole_order_of_brute_force(windows, origin, expected):
    walked = list(NearestIndex(*windows).walk(origin, expected))
    assert walked == brute_force(windows, origin, len(windows[0]))


@settings(max_examples=60)
@given(st.one_of(clusters, spread), anchors, counts, st.integers(1, 7))
def test_a_subset_answers_as_brute_force_over_its_rows(windows, origin, k, share):
    rows = np.arange(0, len(windows[0]), share)
    among = [found for found in brute_force(windows, origin, len(windows[0])) if found[0] % share == 0]
    assert answered(NearestIndex(*windows).subset(rows), origin, k) == among[:k]


@settings(max_examples=500)
@given(anywhere, anywhere)
@example(Position(0.0, 0.0), Position(180.0, 0.0))
@example(Position(0.0, 0.0), Position(179.4, 0.0))
@example(Position(0.0, 90.0), Position(0.0, -90.0))
def test_a_geodesic_lies_between_the_bounds_of_its_chord(one, other):
    _, _, metres = GEOD.inv(one.lon, one.lat, other.lon, other.lat)
    chord = math.dist(ecef(one), ecef(other))
    assert shortest_geodesic_m(chord) - NOISE_M <= metres <= longest_geodesic_m(chord) + NOISE_M


@settings(max_examples=300)
@given(anywhere, st.floats(0, 360), st.floats(0, 15_000_000))
def test_a_geodesic_of_any_length_and_direction_lies_between_the_bounds_of_its_chord(one, azimuth, metres):
    lon, lat, _ = GEOD.fwd(one.lon, one.lat, azimuth, metres)
    chord = math.dist(ecef(one), ecef(Position(lon, lat)))
    assert shortest_geodesic_m(chord) - NOISE_M <= metres <= longest_geodesic_m(chord) + NOISE_M
