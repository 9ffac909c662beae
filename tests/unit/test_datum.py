"""Datums: known points, and there and back to better than a millimetre."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from locator.datum import from_wgs84, position_from, position_in, to_wgs84
from locator.position import Datum, Position

WGS84 = Geod(ellps="WGS84")


def test_a_gcj02_point_of_changsha_lands_where_the_published_sample_says() -> None:
    position = position_from(112.975551, 28.132097, Datum.GCJ02)
    off_m = WGS84.inv(position.lon, position.lat, 112.9700215, 28.1355317)[2]
    assert off_m < 0.1  # the sample is written with six decimals


@pytest.mark.parametrize("datum", [Datum.WGS84, Datum.CGCS2000])
def test_wgs84_and_cgcs2000_stay_as_they_are(datum: Datum) -> None:
    assert position_from(112.98, 28.11, datum) == Position(112.98, 28.11)


def test_no_shift_is_made_outside_the_box_around_china() -> None:
    assert position_in(Position(2.35, 48.85), Datum.GCJ02) == (2.35, 48.85)


@given(st.floats(73.0, 135.5), st.floats(3.0, 54.0), st.sampled_from(list(Datum)))
def test_a_position_goes_to_any_datum_and_back_within_a_millimetre(lon: float, lat: float, datum: Datum) -> None:
    back = position_from(*position_in(Position(lon, lat), datum), datum)
    assert WGS84.inv(lon, lat, back.lon, back.lat)[2] < 0.001


def test_a_missing_position_stays_missing() -> None:
    lon, lat = to_wgs84(np.array([np.nan]), np.array([np.nan]), Datum.BD09)
    assert np.isnan(lon[0])
    assert np.isnan(lat[0])
    assert np.isnan(from_wgs84(lon, lat, Datum.BD09)[0][0])
