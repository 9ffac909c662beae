"""Earth-centred coordinates and the two bounds on a geodesic, against PROJ."""

import math

import numpy as np
import pytest
from pyproj import Geod, Transformer

from locator.geometry.ellipsoid import (
    EQUATORIAL_RADIUS_M,
    LONGEST_BOUNDED_CHORD_M,
    POLAR_RADIUS_M,
    TIGHTEST_RADIUS_M,
    WIDEST_RADIUS_M,
    ecef,
    ecef_rows,
    geodesic_doubt_m,
    longest_geodesic_m,
    shortest_geodesic_m,
)
from locator.position import Position

GEOD = Geod(ellps="WGS84")


@pytest.mark.parametrize(
    ("lon", "lat", "expected"),
    [
        (0.0, 0.0, (EQUATORIAL_RADIUS_M, 0.0, 0.0)),
        (90.0, 0.0, (0.0, EQUATORIAL_RADIUS_M, 0.0)),
        (-180.0, 0.0, (-EQUATORIAL_RADIUS_M, 0.0, 0.0)),
        (112.0, 90.0, (0.0, 0.0, POLAR_RADIUS_M)),
        (112.0, -90.0, (0.0, 0.0, -POLAR_RADIUS_M)),
    ],
)
def test_the_axes_meet_the_surface_where_they_should(lon, lat, expected):
    assert ecef(Position(lon, lat)) == pytest.approx(expected, abs=1e-8)


def test_earth_centred_coordinates_are_those_of_proj():
    rng = np.random.default_rng(1)
    lon, lat = rng.uniform(-180, 180, 500), rng.uniform(-90, 90, 500)
    by_proj = np.column_stack(
        Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True).transform(lon, lat, np.zeros(500))
    )
    assert np.abs(ecef_rows(lon, lat) - by_proj).max() < 1e-7


def test_one_position_and_a_column_of_positions_have_the_same_coordinates():
    rng = np.random.default_rng(2)
    lon, lat = rng.uniform(-180, 180, 500), rng.uniform(-90, 90, 500)
    singly = [ecef(Position(*place)) for place in zip(lon.tolist(), lat.tolist(), strict=True)]
    assert np.abs(ecef_rows(lon, lat) - singly).max() < 1e-8


def test_the_radii_are_the_extremes_of_the_ellipsoids_normal_sections():
    lat = np.radians(np.linspace(-90, 90, 2001))
    e2 = 1 - (POLAR_RADIUS_M / EQUATORIAL_RADIUS_M) ** 2
    prime_vertical = EQUATORIAL_RADIUS_M / np.sqrt(1 - e2 * np.sin(lat) ** 2)
    meridian = prime_vertical**3 * (1 - e2) / EQUATORIAL_RADIUS_M**2
    assert min(meridian.min(), prime_vertical.min()) == pytest.approx(TIGHTEST_RADIUS_M, abs=1e-6)
    assert max(meridian.max(), prime_vertical.max()) == pytest.approx(WIDEST_RADIUS_M, abs=1e-6)


def test_the_tightest_section_comes_within_a_hair_of_the_upper_bound():
    """North across the equator the curvature is the largest there is, so a larger TIGHTEST_RADIUS_M would fail here."""
    _, _, metres = GEOD.inv(110.0, -0.5, 110.0, 0.5)
    chord = math.dist(ecef(Position(110.0, -0.5)), ecef(Position(110.0, 0.5)))
    assert 0 <= longest_geodesic_m(chord) - metres < 1e-4
    assert metres - shortest_geodesic_m(chord) > 0.02


def test_across_the_pole_the_geodesic_comes_within_a_hair_of_the_lower_bound():
    _, _, metres = GEOD.inv(0.0, 89.5, 180.0, 89.5)
    chord = math.dist(ecef(Position(0.0, 89.5)), ecef(Position(180.0, 89.5)))
    assert 0 <= metres - shortest_geodesic_m(chord) < 1e-4
    assert longest_geodesic_m(chord) - metres > 0.02


def test_the_doubt_is_nothing_at_no_distance_and_centimetres_at_a_hundred_kilometres():
    assert geodesic_doubt_m(0.0) == 0.0
    assert 0.01 < geodesic_doubt_m(100_000.0) < 0.03


def test_the_doubt_grows_with_the_chord():
    doubts = [geodesic_doubt_m(chord) for chord in np.geomspace(1e3, LONGEST_BOUNDED_CHORD_M, 200).tolist()]
    assert doubts == sorted(doubts)


def test_beyond_its_proof_the_upper_bound_promises_nothing():
    assert longest_geodesic_m(LONGEST_BOUNDED_CHORD_M) < math.pi * TIGHTEST_RADIUS_M
    assert longest_geodesic_m(LONGEST_BOUNDED_CHORD_M + 1.0) == math.inf


def test_the_lower_bound_reaches_the_longest_chord_there_is():
    assert shortest_geodesic_m(2 * EQUATORIAL_RADIUS_M) < math.pi * POLAR_RADIUS_M
