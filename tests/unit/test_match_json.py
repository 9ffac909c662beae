"""One match as it is written in an answer."""

import math

import pytest

from locator.finding.answer import Match
from locator.hours.answers.state import OpenUntil, State


@pytest.mark.parametrize(
    ("bearing_deg", "written"),
    [
        (0.0, b"0.0"),
        (0.04, b"0.0"),
        (41.55, b"41.5"),  # a float a little below
        (359.949, b"359.9"),
        (359.95, b"359.9"),
        (math.nextafter(359.95, 360.0), b"0.0"),
        (359.99, b"0.0"),
    ],
)
def test_a_bearing_is_told_in_tenths_below_360(bearing_deg: float, written: bytes) -> None:
    match = Match(0, 1.0, bearing_deg, OpenUntil(State.UNKNOWN, None), None, None, b"{}", b"{}")
    assert b'"bearing_deg":%b,' % written in match.json()
