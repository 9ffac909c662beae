"""The map under a filter over HTTP: its views, its lists, its page with and without scripts, and the ways to it."""

import html
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from locator.divisions.divisions import Divisions
from locator.position import Position
from tests.journeys.edition_on_disk import GUANGZHOU, NIGHT, TIANXIN, YUELU
from tests.journeys.site_client import SiteClient
from tests.map_client import CHANGSHA, EVERYWHERE, over, view

NAMES = {window.id: name for name, window in vars().items() if name.isupper() and hasattr(window, "id")}
"""The windows by the names that tests know them by: TIANXIN states two items, YUELU none, NIGHT all, GUANGZHOU one."""


def told(answer: Any) -> set[str]:
    return {NAMES[window["id"]] for mark in answer["marks"] for window in mark["windows"]}


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ("item=2022-01", {"TIANXIN", "YUELU", "NIGHT"}),
        ("item=2022-08", {"YUELU", "NIGHT"}),
        ("kind=kiosk", {"NIGHT"}),
        ("kind=staffed", {"TIANXIN", "YUELU", "GUANGZHOU"}),
        ("open=true", {"TIANXIN", "YUELU", "GUANGZHOU"}),
        ("open=1", {"TIANXIN", "YUELU", "GUANGZHOU"}),
        ("open=false", {"TIANXIN", "YUELU", "NIGHT", "GUANGZHOU"}),
        ("group=hunan-jiangxi-border", set()),
        ("group=yangtze-economic-belt", {"TIANXIN", "YUELU", "NIGHT"}),
        ("group=self-service-15", {"NIGHT"}),  # a group of kiosks
        ("item=2022-01&open=true&kind=staffed&group=pan-pearl-river-delta", {"TIANXIN", "YUELU"}),
        ("item=&kind=%20&group=&open=", {"TIANXIN", "YUELU", "NIGHT", "GUANGZHOU"}),  # an empty form
    ],
)
def test_a_view_tells_the_windows_that_were_chosen(map_client: SiteClient, chosen: str, shown: set[str]) -> None:
    answer = view(map_client, f"{EVERYWHERE}&{chosen}", 12)
    assert told(answer) == shown
    assert answer["all"] == len(shown)
    assert (answer["bounds"] is None) is (not shown)


def test_where_matching_windows_are_is_told_whatever_the_view_holds(map_client: SiteClient) -> None:
    answer = view(map_client, f"{CHANGSHA}&item=2022-03&kind=staffed", 12)
    assert told(answer) == {"YUELU"}
    assert (answer["all"], answer["bounds"]) == (2, [[23.124, 112.93], [28.23, 113.361]])


def test_windows_that_do_not_say_what_they_take_stay_and_are_told_apart(map_client: SiteClient) -> None:
    answer = view(map_client, f"{EVERYWHERE}&item=2022-01", 12)
    takes = {NAMES[w["id"]]: w["takes_item"] for mark in answer["marks"] for w in mark["windows"]}
    assert takes == {"TIANXIN": True, "NIGHT": True, "YUELU": None}
    [province] = view(map_client, f"{EVERYWHERE}&item=2022-01", 4)["marks"]
    assert (province["count"], province["unstated"]) == (3, 1)
    assert "takes_item" not in str(view(map_client, f"{EVERYWHERE}&kind=kiosk", 12))


@pytest.mark.parametrize(
    ("chosen", "status", "parameter"),
    [
        ("item=none", 422, "item"),
        ("item=<script>", 422, "item"),
        ("kind=robot", 422, "kind"),
        ("group=none", 422, "group"),
        ("open=maybe", 400, "open"),
        (f"item={'9' * 101}", 400, "item"),
    ],
)
@pytest.mark.parametrize(
    "address",
    [f"/map/view?{CHANGSHA}&zoom=9&", "/map/cells/c8-1-1?", "/map/windows/430103-TIANXIN1?"],
    ids=["view", "cells", "popup"],
)
def test_what_there_is_not_is_refused_as_elsewhere(
    map_client: SiteClient, address: str, chosen: str, status: int, parameter: str
) -> None:
    refused = map_client.get(address + chosen)
    assert (refused.status_code, refused.json()["parameter"]) == (status, parameter)
    asked = map_client.get(f"/api/v1/nearest?lon=113&lat=28&{chosen}")
    assert (asked.status_code, asked.json()["detail"]) == (status, refused.json()["detail"])
    page = map_client.get(f"/map?{chosen}")
    assert page.status_code == status
    assert "<h1>" in page.text
    assert "<script>" not in page.text


def test_one_place_lists_the_windows_that_were_chosen_page_by_page(tmp_path: Path, divisions: Divisions) -> None:
    hall = [
        replace(
            (TIANXIN, YUELU, GUANGZHOU)[number % 3],
            id=f"w{number:03}",
            name=f"窗口{number:03}",
            position=TIANXIN.position,
            division=TIANXIN.division,
        )
        for number in range(120)
    ]
    with over(tmp_path, divisions, hall) as client:
        [mark] = view(client, f"{CHANGSHA}&item=2022-01", 18)["marks"]
        pages = [client.get(f"/map/cells/{mark['key']}?item=2022-01&page={page}") for page in (1, 2, 3)]
    assert mark["count"] == 80
    assert [page.status_code for page in pages] == [200, 200, 404]
    assert "同一处的 80 个窗口" in pages[0].text
    names = [re.findall(">(窗口[0-9]{3})</a>", page.text) for page in pages[:2]]
    assert [*names[0], *names[1]] == [window.name for number, window in enumerate(hall) if number % 3 < 2]
    assert pages[0].text.count("未注明能不能办，请先电话") == 25


def test_a_popup_says_whether_the_window_takes_what_was_chosen(map_client: SiteClient) -> None:
    said = {
        (window.id, item): re.findall('<p class="takes">([^<]+)</p>', map_client.get(address).text)
        for window in (TIANXIN, YUELU)
        for item in ("2022-01", "2022-08", "")
        for address in [f"/map/windows/{window.id}?item={item}"]
    }
    unknown, takes = ["未注明能不能办，请先电话"], ["写明能办"]
    assert [said[TIANXIN.id, item] for item in ("2022-01", "2022-08", "")] == [takes, [], []]
    assert [said[YUELU.id, item] for item in ("2022-01", "2022-08", "")] == [unknown, unknown, []]


def test_the_page_opens_on_what_was_chosen_with_its_form_filled(map_client: SiteClient) -> None:
    page = map_client.get("/map?item=2022-03&kind=staffed&open=true&group=pan-pearl-river-delta").text
    assert '"bounds":[[23.124,112.93],[28.23,113.361]]' in page
    chosen = re.findall(r'<option value="([^"]+)"[^>]* selected>([^<]+)</option>', page)
    assert [value for value, _ in chosen] == ["2022-03", "staffed", "pan-pearl-river-delta"]
    assert re.search(r'name="open" value="true" checked', page)
    [line] = re.findall(r'<span id="filters-told">([^<]+)</span>', page)
    assert line.split(" · ") == [*(name for _, name in chosen), "只看营业中的"]
    for name in ("item=2022-03", "kind=staffed", "open=true", "group=pan-pearl-river-delta"):
        assert all(name in html.unescape(address) for address in re.findall(r'href="(/map\?[^"]*lang=[^"]+)"', page))


def test_an_item_that_no_catalogue_knows_but_a_window_states_can_be_chosen(
    tmp_path: Path, divisions: Divisions
) -> None:
    with over(
        tmp_path, divisions, [replace(TIANXIN, items=("2031-01",)), replace(GUANGZHOU, items=("2022-03",))]
    ) as it:
        assert told(view(it, f"{EVERYWHERE}&item=2031-01", 12)) == {"TIANXIN"}
        assert '<option value="2031-01" lang="zh-CN" selected>2031-01</option>' in it.get("/map?item=2031-01").text


def test_a_filter_that_leaves_nothing_opens_on_all_windows_and_leads_back(map_client: SiteClient) -> None:
    page = map_client.get("/map?group=hunan-jiangxi-border&lang=en").text
    assert '"bounds":[[23.124,112.93],[28.26,113.361]]' in page
    assert re.search(r'No windows match\. <a href="/map\?lang=en">Stop filtering</a>', page)


def test_without_scripts_the_form_leaves_the_regions_that_have_such_windows_and_their_links_keep_it(
    map_client: SiteClient,
) -> None:
    page = map_client.get("/map?item=2022-01&kind=&group=&lang=en").text
    assert re.search('<form method="get" action="/map"[^>]*>\n<input type="hidden" name="lang" value="en">', page)
    found = re.findall(
        r'<a href="(/\?place=[0-9]{6}[^"]+)" lang="zh-CN">([^<]+)</a> <span class="count">([0-9]+)', page
    )
    assert [(name, count) for _, name, count in found] == [("湖南省", "3"), ("长沙市", "3")]
    for address, _, _ in found:
        assert address.endswith("&amp;k=50&amp;item=2022-01&amp;lang=en")
        results = map_client.get(html.unescape(address))
        assert results.status_code == 200
        assert YUELU.name in results.text


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("place=天心区", ""),
        ("place=天心区&item=2022-01&open=true&group=pan-pearl-river-delta", "item open group"),
        ("place=天心区&wish=临时身份证&lang=en", "item lang"),  # what the words surely mean
        ("place=天心区&kind=kiosk", "kind"),
        ("place=天心区&open=true&when=2026-03-03T10:00", ""),  # the map shows who is open now
        ("place=天心区&item=none", ""),
        ("place=天心区&group=none&open=true", ""),
    ],
)
def test_from_results_the_way_to_the_map_keeps_what_was_asked(map_client: SiteClient, asked: str, kept: str) -> None:
    page = map_client.get(f"/?{asked}").text
    [address] = re.findall(r'href="(/map[^"]*)"(?! lang)', page)
    fields = dict(field.split("=") for field in html.unescape(address).partition("?")[2].split("&") if field)
    assert set(fields) == set(kept.split())
    assert all(f"{name}={value}" in asked for name, value in fields.items() if "wish" not in asked)
    assert map_client.get(html.unescape(address)).status_code == 200


def test_results_of_a_kind_are_those_that_a_region_of_the_filtered_map_counts(map_client: SiteClient) -> None:
    page = map_client.get("/map?kind=kiosk").text
    [(address, count)] = re.findall(r'<a href="([^"]+)" lang="zh-CN">湖南省</a> <span class="count">([0-9]+)', page)
    results = map_client.get(html.unescape(address)).text
    assert (count, len(re.findall("<h2[^>]*><a ", results))) == ("1", 1)
    assert NIGHT.name in results
    assert "只列出自助终端。" in results
    assert '<input type="checkbox" name="kind" value="kiosk" checked> 只看自助终端' in results
    fields = {"place": "天心区", "kind": "kiosk", "open": "true"}
    found = map_client.post("/", data=fields, follow_redirects=False).headers["location"]
    assert "kind=kiosk" in found
    none = map_client.get(found).text  # it is not known to be open: the nearest without that
    assert "没有" in none
    assert map_client.get("/?place=天心区&kind=robot").status_code == 200


def test_a_position_is_in_no_way_to_the_map(map_client: SiteClient) -> None:
    page = map_client.post("/", data={"place": "112.98,28.11", "item": "2022-01", "open": "true"}).text
    assert re.findall(r'href="(/map[^"]*)"', page) == ["/map?item=2022-01&amp;open=true"]


def test_a_part_s_marks_move_no_more_than_they_must(tmp_path: Path, divisions: Divisions) -> None:
    near = replace(YUELU, id="near", position=Position(112.99, 28.12))
    with over(tmp_path, divisions, [TIANXIN, near, NIGHT]) as client:
        whole, part = (view(client, f"{EVERYWHERE}{chosen}", 5)["marks"] for chosen in ("", "&kind=staffed"))
    assert [(mark["key"], mark["lon"], mark["lat"]) for mark in part] == [
        (mark["key"], mark["lon"], mark["lat"]) for mark in whole
    ]
    assert [mark["count"] for mark in (*whole, *part)] == [3, 2]
