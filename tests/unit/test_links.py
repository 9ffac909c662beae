"""What a citizen can follow from a window."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from locator.finding.links import links_of, telephone_links
from locator.position import Datum, Position
from locator.window import DivisionNames, Kind, Window

WINDOW = Window(
    id="430103-A",
    name="窗口",
    division=DivisionNames("430103", "天心区", "长沙市", "湖南省"),
    address="示例路1号",
    phones=("0731-85550123",),
    hours=None,
    transit=None,
    kind=Kind.STAFFED,
    level=None,
    position=Position(112.985, 28.115),
    source_datum=Datum.WGS84,
    precision_m=None,
    office="天心区",
    confirmed_on=date(2026, 1, 5),
    closed_until=None,
    items=None,
)
GCJ02_LON, GCJ02_LAT = 112.99054, 28.11158


@pytest.mark.parametrize(
    ("phones", "expected"),
    [
        (("0731-85550123",), ("tel:+8673185550123",)),
        (("010-85550123",), ("tel:+861085550123",)),
        (("139 0000 1234",), ("tel:+8613900001234",)),
        (("400-800-1234",), ("tel:4008001234",)),
        (("0731-85550123", "12345"), ("tel:+8673185550123", "tel:073112345")),
        (("12345", "020-85550123"), ("tel:02012345", "tel:+862085550123")),
        (("12345",), ("tel:12345",)),
        (("120", "0731-85550123"), ("tel:0731120", "tel:+8673185550123")),
        (("0730-12345", "0731-85550123"), ("tel:073012345", "tel:+8673185550123")),
        (("95599", "0731-85550123"), ("tel:95599", "tel:+8673185550123")),
        (("0731-85550123 转 8012",), ("tel:+8673185550123;ext=8012",)),
        (("+852 2555 0123",), ("tel:+85225550123",)),
        ((), ()),
    ],
)
def test_phones_are_linked_so_that_they_reach_the_right_one(phones: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert telephone_links(phones, "") == expected


def test_a_short_number_is_dialled_in_the_windows_division_whatever_its_landlines_say() -> None:
    assert telephone_links(("12345",), "430103") == ("tel:073112345",)
    assert telephone_links(("12345", "0730-8850123"), "430103") == ("tel:073112345", "tel:+867308850123")
    assert telephone_links(("999",), "810000") == ("tel:999",)


def test_every_map_gets_its_own_datum_and_order() -> None:
    links = links_of(WINDOW)
    amap = parse_qs(urlsplit(links.amap).query)
    baidu = parse_qs(urlsplit(links.baidu).query)
    tencent = parse_qs(urlsplit(links.tencent).query)
    apple = parse_qs(urlsplit(links.apple).query)
    lon, lat = map(float, amap["position"][0].split(","))
    assert (lon, lat) == pytest.approx((GCJ02_LON, GCJ02_LAT), abs=2e-4)
    lat_lon = f"{lat:.6f},{lon:.6f}"
    assert baidu["location"] == [lat_lon]
    assert baidu["coord_type"] == ["gcj02"]
    assert tencent["marker"][0].startswith(f"coord:{lat_lon};")
    assert apple["ll"] == [lat_lon]
    assert links.geo == "geo:28.115000,112.985000"


def test_no_text_of_a_window_escapes_from_its_place_in_an_address() -> None:
    hostile = replace(WINDOW, id="a/../b?c", name='x&src=evil#"<>;coord:1,2', address="y;coord:0,0|z:1 &amp;")
    links = links_of(hostile)
    assert links.page == "/windows/a%2F..%2Fb%3Fc"
    for address in (links.amap, links.baidu, links.tencent, links.apple):
        assert not set('"<># ') & set(address)
    assert parse_qs(urlsplit(links.amap).query)["name"] == [hostile.name]
    assert parse_qs(urlsplit(links.amap).query)["src"] == ["tongban"]
    marker = parse_qs(urlsplit(links.tencent).query)["marker"][0]
    assert marker.count("coord:") == 1
    assert marker.count(";") == 2
