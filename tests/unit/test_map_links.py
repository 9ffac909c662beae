"""Links that maps give when a place is shared: each site has its names, its order and its datum."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locator.position import Datum
from locator.readers.coordinate_pairs import read_pair
from locator.readers.map_links import read_map_link


@pytest.mark.parametrize(
    ("text", "lon", "lat", "datum"),
    [
        (
            "https://uri.amap.com/marker?position=112.990137,28.110259&name=天心区",
            "112.990137",
            "28.110259",
            Datum.GCJ02,
        ),
        ("https://wb.amap.com/?q=28.110259,112.990137,天心区", "112.990137", "28.110259", Datum.GCJ02),
        ("https://wb.amap.com/?p=B02DB05T3U%2C28.110259%2C112.990137%2C天心区", "112.990137", "28.110259", Datum.GCJ02),
        ("https://ditu.amap.com/regeo?lng=112.990137&lat=28.110259&name=x", "112.990137", "28.110259", Datum.GCJ02),
        (
            "http://api.map.baidu.com/marker?location=28.116,112.9967&title=x&output=html",
            "112.9967",
            "28.116",
            Datum.BD09,
        ),
        (
            "http://api.map.baidu.com/marker?location=28.110259,112.990137&coord_type=gcj02&output=html",
            "112.990137",
            "28.110259",
            Datum.GCJ02,
        ),
        ("https://map.baidu.com/?latlng=28.116,112.9967&title=x", "112.9967", "28.116", Datum.BD09),
        (
            "https://apis.map.qq.com/uri/v1/marker?marker=coord:28.110259,112.990137;title:x&referer=t",
            "112.990137",
            "28.110259",
            Datum.GCJ02,
        ),
        ("https://map.qq.com/?type=marker&pointx=112.990137&pointy=28.110259", "112.990137", "28.110259", Datum.GCJ02),
        (
            "https://www.openstreetmap.org/?mlat=28.117919&mlon=112.984319#map=17/28/112",
            "112.984319",
            "28.117919",
            Datum.WGS84,
        ),
        ("https://maps.apple.com/?ll=28.110259,112.990137&q=x", "112.990137", "28.110259", Datum.GCJ02),
        ("geo:28.117919,112.984319;u=35", "112.984319", "28.117919", Datum.WGS84),
        ("https://www.openstreetmap.org/#map=15/28.11023/112.98456", "112.98456", "28.11023", Datum.WGS84),
        ("https://www.openstreetmap.org/node/1#map=15.5/28.11/112.98&layers=N", "112.98", "28.11", Datum.WGS84),
        ("https://www.openstreetmap.org/?mlat=28.11&mlon=112.98", "112.98", "28.11", Datum.WGS84),
        ("https://uri.amap.com/marker?position=114.06,22.54", "114.06", "22.54", Datum.GCJ02),
        ("geo:28.11,112.98?z=15", "112.98", "28.11", Datum.WGS84),
        ("geo:28.11,112.98;u=35", "112.98", "28.11", Datum.WGS84),
        ("https://maps.apple.com/place?coordinate=28.11,112.98", "112.98", "28.11", Datum.GCJ02),
        (
            "【高德】天心区政务中心 https://wb.amap.com/?q=28.110259,112.990137 打开看看",
            "112.990137",
            "28.110259",
            Datum.GCJ02,
        ),
    ],
)
def test_a_link_has_a_position_in_its_site_s_datum(text: str, lon: str, lat: str, datum: Datum) -> None:
    link = read_map_link(text)
    assert link is not None
    assert (link.lon, link.lat, link.datum) == (lon, lat, datum)
    pair = read_pair(link.pair)
    assert pair is not None
    assert [half.candidates[0].degrees for half in (pair.lon, pair.lat)] == [float(lon), float(lat)]


@pytest.mark.parametrize(
    "text",
    [
        "https://surl.amap.com/5nXvYp1k2s",
        "https://j.map.baidu.com/a1/b2C",
        "https://map.baidu.com/poi/x/@12578293,3255874,17z",
        "https://amap.com.example.invalid/?position=112.990137,28.110259",
        "https://www.amap.com/place/B02DB05T3U",
        "https://uri.amap.com/marker?position=112,28",
        "https://www.openstreetmap.org/#map=5/28/112",
        "https://www.amap.com/#map=15/28.11023/112.98456",
        "https://[::1/?ll=28.1102,112.9901",
        "http://www.tianxin.gov.cn",
        "112.990137,28.110259",
        "",
    ],
)
def test_what_has_no_position_of_a_known_map_is_left_alone(text: str) -> None:
    assert read_map_link(text) is None


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    read_map_link(f"https://uri.amap.com/{text}")
    read_map_link(f"geo:{text}")
