"""Seats of government and postal codes of divisions."""

from collections import Counter

import numpy as np
import pytest

from locator.divisions.divisions import Divisions
from locator.divisions.seats import SeatBasis, listed_seats


def test_nearly_all_listed_seats_lie_in_their_county(divisions: Divisions) -> None:
    lowest = {one.code for one in divisions if one.lowest}
    listed = [seat for seat in listed_seats() if seat.code in lowest]
    lon = np.array([seat.position.lon for seat in listed])
    lat = np.array([seat.position.lat for seat in listed])
    inside = divisions.metres_outside([seat.code for seat in listed], lon, lat) == 0.0
    assert len(listed) >= 2711
    assert len(listed) - int(inside.sum()) <= 3


@pytest.mark.parametrize(
    ("code", "basis"),
    [
        ("430103", SeatBasis.SEAT),
        ("430100", SeatBasis.SEAT),
        ("430000", SeatBasis.SEAT),
        ("500112", SeatBasis.SEAT),  # abolished since the table was made
        ("430182", SeatBasis.PREDECESSOR),  # 宁乡市, was 宁乡县
        ("430212", SeatBasis.PREDECESSOR),  # 渌口区, was 株洲县
        ("370116", SeatBasis.PREDECESSOR),  # 莱芜区, was a city
        ("540600", SeatBasis.PREDECESSOR),  # 那曲市, was 那曲地区
        ("500157", SeatBasis.PREDECESSOR),  # 两江新区, was two districts
        ("659005", SeatBasis.INSIDE),  # 北屯市
        ("810001", SeatBasis.INSIDE),
        ("710000", SeatBasis.INSIDE),  # the table has a point of it, which is no seat of its government
    ],
)
def test_a_seat_says_what_it_is_and_lies_inside(divisions: Divisions, code: str, basis: SeatBasis) -> None:
    seat = divisions.seat(code)
    assert seat is not None
    assert seat.basis is basis
    lon, lat = np.array([seat.position.lon]), np.array([seat.position.lat])
    assert divisions.metres_outside([code], lon, lat).tolist() == [0.0]


def test_a_predecessor_of_the_same_name_comes_before_others(divisions: Divisions) -> None:
    # Inside 那曲市 lie the seats of eleven abolished counties and of the abolished prefecture.
    seat = divisions.seat("540600")
    assert seat is not None
    assert (seat.position.lon, seat.position.lat) == pytest.approx((92.0508, 31.4787), abs=1e-3)


def test_every_division_with_bounds_has_a_seat(divisions: Divisions) -> None:
    seats = {one.code: divisions.seat(one.code) for one in divisions}
    assert [code for code, seat in seats.items() if seat is None] == ["653228", "653229"]
    counts = Counter(seat.basis for seat in seats.values() if seat is not None)
    assert counts[SeatBasis.SEAT] > 3000
    assert counts[SeatBasis.INSIDE] < 50
    assert divisions.seat("999999") is None


@pytest.mark.parametrize(
    ("postal", "codes"),
    [
        ("410000", ["430102", "430103"]),
        ("410100", ["430121"]),
        ("410200", ["430112"]),  # 望城区, listed as 望城县
        ("100010", ["110101"]),
        ("523000", ["441900"]),
    ],
)
def test_an_exact_postal_code_comes_first(divisions: Divisions, postal: str, codes: list[str]) -> None:
    assert [one.code for one in divisions.with_postal_code(postal)][: len(codes)] == codes


def test_a_county_listed_under_its_former_city_has_its_postal_code(divisions: Divisions) -> None:
    assert "419001" in {one.code for one in divisions.with_postal_code("454150")}


def test_what_the_table_does_not_know_has_no_postal_code(divisions: Divisions) -> None:
    assert "430212" not in {one.code for one in divisions.with_postal_code("412100")}  # 渌口区, listed as 株洲县
    assert "370211" not in {one.code for one in divisions.with_postal_code("266400")}  # its row holds a placeholder


def test_most_counties_have_a_postal_code(divisions: Divisions) -> None:
    found = {one.code for first in range(1000) for one in divisions.with_postal_code(f"{first:03}000")}
    counties = {one.code for one in divisions.within("43")}
    assert len(counties - found) <= 2
    assert len(found) >= 2600


def test_an_unlisted_postal_code_leads_to_the_counties_that_share_its_digits(divisions: Divisions) -> None:
    codes = [one.code for one in divisions.with_postal_code("410029")]
    # Four digits shared, the numerically nearest first; 长沙县's 410100 shares three only.
    assert codes[:5] == ["430111", "430104", "430105", "430102", "430103"]
    assert codes[5] == "430121"
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("text", ["", "4100", "4100290", "41002a", "４１００２９", "999999", "000000"])
def test_what_is_no_postal_code_leads_nowhere(divisions: Divisions, text: str) -> None:
    assert divisions.with_postal_code(text) == []
