"""The one folium wrapper: what it makes, what it refuses, and what it leaves alone."""

import os
import re

import branca.element
import folium
import jinja2
import pytest
from shapely.geometry import box

from maps.folium_map import map_parts
from maps.map_content import Area, AreaLayer, BordersUnreviewed, Fact, Look, MapContent, Point, PointLayer
from maps.zoom_buttons import ZoomTitles
from tests.hostile_map import PAYLOADS, hostile_map


def one_point(name: str) -> MapContent:
    """A map of one point."""
    return MapContent("图", (PointLayer(name, Look.OPEN, (Point(name, 112.98, 28.11, (Fact("电话", name),)),)),))


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_no_text_is_evaluated_and_none_breaks_a_map(payload: str) -> None:
    page = hostile_map(payload)
    assert str(os.getpid()) not in re.sub(r"<style>.*?</style>|'sha256-[^']*'|base64,[^)]*", "", page, flags=re.DOTALL)
    assert page.count("<script") == page.count("</script") == 3
    assert "<img" not in page
    assert "<svg onload" not in page


def test_a_map_asks_no_other_host() -> None:
    parts = map_parts(one_point("窗口"))
    assert re.findall(r"https?:|//[a-z]", parts.html + parts.script) == []
    addresses = re.findall(r"https?://([a-z0-9.-]+)", hostile_map("NN"))
    # In Leaflet's comments and its name of SVG's namespace, and the popup's link: none is fetched.
    assert {*addresses} == {"leafletjs.com", "bugzilla.mozilla.org", "www.w3.org", "example.invalid"}
    assert not re.search(r"<link|<img|<iframe|\ssrc=|@import|url\((?!data:|#default)", hostile_map("NN"))


def test_branca_and_folium_stay_as_they_are_for_others() -> None:
    before = [*folium.Map.default_js], [*folium.Map.default_css], branca.element.MacroElement.render
    map_parts(one_point("窗口"))
    assert vars(branca.element)["Template"] is jinja2.Template
    assert ([*folium.Map.default_js], [*folium.Map.default_css], branca.element.MacroElement.render) == before
    assert [url for _, url in folium.Map.default_js if "leaflet" in url]


def test_equal_content_gives_equal_bytes() -> None:
    assert map_parts(one_point("窗口")) == map_parts(one_point("窗口"))


def test_two_maps_of_one_page_keep_apart() -> None:
    first, second = map_parts(one_point("窗口"), "first"), map_parts(one_point("窗口"), "second")
    assert 'id="map_first"' in first.html
    assert "first" not in second.html + second.script


@pytest.mark.parametrize("name", ["a b", "1a", "a;alert(1)", "", "图"])
def test_a_name_that_is_no_identifier_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no name for a map"):
        map_parts(one_point("窗口"), name)


@pytest.mark.parametrize("number", [None, "", "  "])
def test_no_border_is_drawn_without_a_review_number(number: str | None) -> None:
    layer = AreaLayer("区界", (Area("天心区", box(112, 28, 113, 29)),))
    with pytest.raises(BordersUnreviewed):
        MapContent("图", areas=(layer,), review=number)
    with pytest.raises(BordersUnreviewed):
        MapContent("图", borders=b"\x01", review=number)
    assert "<span>审图号：GS" in map_parts(MapContent("图", areas=(layer,), review="审图号：GS(2026)0001号")).html


def test_a_map_for_use_within_the_house_carries_its_mark_in_place_of_the_number() -> None:
    layer = AreaLayer("区", (Area("天心区", box(112.9, 28.0, 113.1, 28.2)),))
    marked = MapContent("图", areas=(layer,), review="内部使用<b>，未经地图审核")
    assert "<span>内部使用&lt;b&gt;，未经地图审核</span>" in map_parts(marked).html


def test_an_empty_map_shows_china() -> None:
    script = map_parts(MapContent("图")).script
    assert "center: [36.0, 104.0]" in script
    assert '"zoom": 4' in script


def test_an_empty_map_stays_where_its_page_puts_it() -> None:
    # A map on its way to some bounds heeds nobody until it is there.
    assert "fitBounds" not in map_parts(MapContent("图")).script
    assert "fitBounds" in map_parts(one_point("窗口")).script
    assert "fitBounds" not in map_parts(one_point("窗口"), listed=True).script


def test_a_layer_without_points_is_drawn() -> None:
    assert '"features": []' in map_parts(MapContent("图", (PointLayer("营业中", Look.OPEN, ()),))).script


def test_a_listed_point_carries_no_text_of_its_own() -> None:
    script = map_parts(one_point("窗口"), listed=True).script
    assert '"properties": {"entry": 0}' in script
    assert "窗口" not in script
    assert "\\u7a97" not in script


def test_listed_points_are_counted_through_all_layers() -> None:
    layers = tuple(PointLayer(look.value, look, (Point("a", 112, 28), Point("b", 113, 29))) for look in Look)
    script = map_parts(MapContent("图", layers), listed=True).script
    assert re.findall(r'"entry": (\d+)', script) == [str(number) for number in range(2 * len(Look))]


def test_the_zoom_buttons_say_what_they_are_given_to_say() -> None:
    script = map_parts(one_point("窗口"), zoom=ZoomTitles("closer", "</script>")).script
    assert script.count("L.control.zoom(") == 1
    assert '"zoomInTitle": "closer"' in script
    assert "\\u003c/script>" in script
