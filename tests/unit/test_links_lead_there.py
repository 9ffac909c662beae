"""Deep links lead to the window: the point that each map program shows is computed back, by formulas that are not ours.

The shift of GCJ-02 stands here once more, as eviltransform and its many translations publish it, and is undone by
trial: what `locator/datum.py` does wrong both there and back would show.
"""

import math
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from pyproj import Geod

from locator.finding.links import Links, links_of
from locator.position import Datum, Position
from locator.window import DivisionNames, Window
from tests.windows import window

WGS84 = Geod(ellps="WGS84")
AT_MOST_M = 5.0
KRASOVSKY_A, KRASOVSKY_EE = 6_378_245.0, 0.006_693_421_622_965_943_23
PLACES = {
    "长沙": Position(112.985, 28.115),
    "深圳": Position(114.057868, 22.543099),
    "万载": Position(114.445, 28.106),
    "西宁": Position(101.778228, 36.617144),
    "喀什": Position(75.989755, 39.470498),
    "漠河": Position(122.538591, 52.972074),
    "三沙": Position(112.333, 16.831),
    "香港": Position(114.169, 22.319),
    "台北": Position(121.565, 25.033),
}
"""From the heights of the west to the islands of the south, and over the borders that map programs treat otherwise."""


def shifted(lon: float, lat: float) -> tuple[float, float]:
    """WGS-84 degrees as GCJ-02 has them, by the published formula."""
    x, y = lon - 105.0, lat - 35.0
    waves = (20.0 * math.sin(6.0 * x * math.pi) + 20.0 * math.sin(2.0 * x * math.pi)) * 2.0 / 3.0
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x)) + waves
    north += (20.0 * math.sin(y * math.pi) + 40.0 * math.sin(y / 3.0 * math.pi)) * 2.0 / 3.0
    north += (160.0 * math.sin(y / 12.0 * math.pi) + 320.0 * math.sin(y * math.pi / 30.0)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x)) + waves
    east += (20.0 * math.sin(x * math.pi) + 40.0 * math.sin(x / 3.0 * math.pi)) * 2.0 / 3.0
    east += (150.0 * math.sin(x / 12.0 * math.pi) + 300.0 * math.sin(x / 30.0 * math.pi)) * 2.0 / 3.0
    radians = math.radians(lat)
    magic = 1.0 - KRASOVSKY_EE * math.sin(radians) ** 2
    metres_of_lat = KRASOVSKY_A * (1.0 - KRASOVSKY_EE) / magic**1.5 * math.radians(1.0)
    metres_of_lon = KRASOVSKY_A / math.sqrt(magic) * math.cos(radians) * math.radians(1.0)
    return lon + east / metres_of_lon, lat + north / metres_of_lat


def unshifted(lon: float, lat: float) -> tuple[float, float]:
    """The WGS-84 degrees that the formula brings to a GCJ-02 point: tried until they do."""
    back_lon, back_lat = lon, lat
    for _ in range(20):
        there_lon, there_lat = shifted(back_lon, back_lat)
        back_lon, back_lat = back_lon + lon - there_lon, back_lat + lat - there_lat
    return back_lon, back_lat


def field(address: str, name: str) -> str:
    return parse_qs(urlsplit(address).query)[name][0]


def two(text: str) -> tuple[float, float]:
    first, second = text.split(",")
    return float(first), float(second)


def turned(text: str) -> tuple[float, float]:
    lat, lon = two(text)
    return lon, lat


def amap(links: Links) -> tuple[float, float]:
    """`coordinate=gaode`: longitude first, in GCJ-02."""
    assert field(links.amap, "coordinate") == "gaode"
    return unshifted(*two(field(links.amap, "position")))


def baidu(links: Links) -> tuple[float, float]:
    """Latitude first; in BD-09 unless `coord_type` says otherwise, and it says GCJ-02."""
    assert field(links.baidu, "coord_type") == "gcj02"
    return unshifted(*turned(field(links.baidu, "location")))


def tencent(links: Links) -> tuple[float, float]:
    """Latitude first, always in GCJ-02."""
    parts = dict(part.split(":", 1) for part in field(links.tencent, "marker").split(";"))
    return unshifted(*turned(parts["coord"]))


def apple(links: Links) -> tuple[float, float]:
    """Latitude first; Apple's map of China takes and shows GCJ-02."""
    return unshifted(*turned(field(links.apple, "ll")))


def geo(links: Links) -> tuple[float, float]:
    """RFC 5870: latitude first, in WGS-84 where no `crs` is named."""
    assert "crs" not in links.geo
    return turned(links.geo.removeprefix("geo:"))


def at(position: Position) -> Window:
    names = DivisionNames("430103", "天心区", "长沙市", "湖南省")
    return window(division=names, position=position, source_datum=Datum.WGS84)


@pytest.mark.parametrize("program", [amap, baidu, tencent, apple, geo], ids=lambda program: program.__name__)
@pytest.mark.parametrize("place", PLACES)
def test_the_point_that_is_shown_is_where_the_window_is(
    place: str, program: Callable[[Links], tuple[float, float]]
) -> None:
    position = PLACES[place]
    lon, lat = program(links_of(at(position)))
    assert WGS84.inv(lon, lat, position.lon, position.lat)[2] < AT_MOST_M


@pytest.mark.parametrize("program", [amap, baidu, tencent, apple], ids=lambda program: program.__name__)
def test_an_address_in_another_datum_would_be_seen(program: Callable[[Links], tuple[float, float]]) -> None:
    # The same test on a window that stands where its GCJ-02 degrees would be: half a kilometre away.
    position = PLACES["长沙"]
    wrong = replace(at(position), position=Position(*shifted(position.lon, position.lat)))
    lon, lat = program(links_of(wrong))
    assert WGS84.inv(lon, lat, position.lon, position.lat)[2] > 100 * AT_MOST_M
