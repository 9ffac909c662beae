"""A page and its results stay small on their way to a phone, with all that they load."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.pages_under_test import PAGES
from tests.visitor import DESKTOP, PHONE, in_elder_view, requests_of

PAGE_BYTES = 20_000
REQUESTS = 5
MAP_BYTES = 60_000
VIEW_BYTES = 10_000
BASE_MAP_BYTES = 20_000
FILE_BYTES = 1_000_000
FILE_BORDER_BYTES = 80_000
LOADED = re.compile(r'<(?:link rel="(?:stylesheet|icon)"[^>]* href|script[^>]* src|img[^>]* src)="([^"]+)"')
PAGES_OF_TEXT = [
    name for name, page in PAGES.items() if page.site != "demo_map_file" and not page.address.startswith("/map")
]


def sent(page: Page, address: str) -> dict[str, int]:
    """Go there; gives the bytes of all answers' bodies as they were sent, by address."""
    asked = requests_of(page)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return {request.url: request.sizes()["responseBodySize"] for request in asked}


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/?place=天心区",
        "/?place=天心区&lang=en",
        "/?lang=en",
        "/?lang=zh-Hant",
        "/?place=天心區&wish=臨時身分證&lang=zh-Hant",
        "/?place=天心区&k=50&lang=zh-Hant",
        "/windows/430103-HALL",
        "/windows/430103-HALL?lang=en&when=2026-10-01T10:00",
        "/no/such/page",
        "/items",
        "/items?q=公积金",
        "/items/2022-22",
        "/items/events/moving",
        "/?place=天心区&wish=公积金",
        "/?place=天河区&item=2022-05&home=430100",
        "/help",
        "/help/privacy",
        "/saved",
        "/offline?kept=1",
    ],
)
@pytest.mark.parametrize("site", ["province_site", "demo_site"])
def test_a_page_with_all_that_it_loads_is_small(open_page, request, site: str, address: str) -> None:
    if site == "demo_site" and "HALL" in address:
        address = "/?place=南山区"
    page = open_page(request.getfixturevalue(site), PHONE, expected={404})
    sizes = sent(page, address)
    assert 1 < len(sizes) <= REQUESTS, sizes
    assert sum(sizes.values()) <= PAGE_BYTES, sizes


@pytest.mark.parametrize("visitor", [PHONE, in_elder_view(PHONE)], ids=["usual", "elder"])
@pytest.mark.parametrize("lang", ["zh", "zh-Hant", "en"])
@pytest.mark.parametrize("site", ["province_site", "demo_site"])
def test_results_from_a_position_are_small(open_page, request, site: str, lang: str, visitor) -> None:
    page = open_page(request.getfixturevalue(site), visitor)
    asked = requests_of(page)
    page.goto(f"/?lang={lang}&step=place")
    page.locator("#place").fill("112.98, 28.11")
    page.locator("form.search button[type=submit]").click()
    expect(page.locator(".results h2, .one h2").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    posted = [one for one in asked if one.method == "POST"]
    assert len(posted) == 1
    # What the first page loaded is not loaded again; its weight counts where this page names it.
    sizes = {one.url: one.sizes()["responseBodySize"] for one in reversed(asked)}
    named = page.locator("link[rel=stylesheet], link[rel=icon], script[src]")
    files = {url: sizes[url] for url in named.evaluate_all("all => all.map(one => one.href || one.src)")}
    assert len(files) >= 3
    assert min(files.values()) > 0
    assert 1 + len(files) <= REQUESTS
    assert posted[0].sizes()["responseBodySize"] + sum(files.values()) <= PAGE_BYTES, files


@pytest.mark.parametrize("name", PAGES_OF_TEXT)
def test_each_page_of_the_table_with_all_files_that_it_names_is_small(request, name: str) -> None:
    target = PAGES[name]
    view = {"view": "elder"} if target.elder else {}
    origin = request.getfixturevalue(target.site)
    with httpx.Client(base_url=origin, headers={"accept-language": "zh-CN"}, cookies=view, trust_env=False) as client:
        page = client.get(target.address)
        files = {file: client.get(file).num_bytes_downloaded for file in LOADED.findall(page.text)}
    assert page.status_code == target.status
    assert 2 <= len(files) < REQUESTS, files
    assert page.num_bytes_downloaded + sum(files.values()) <= PAGE_BYTES, files


def test_texts_are_sent_compressed(open_page, province_site: str) -> None:
    page = open_page(province_site)
    asked = requests_of(page)
    page.goto("/?place=天心区")
    page.wait_for_load_state("networkidle")
    answers = [answer for request in asked if (answer := request.response()) is not None]
    large = [answer for answer in answers if len(answer.body()) > 1024]
    assert large
    assert {answer.headers.get("content-encoding") for answer in large} == {"gzip"}


@pytest.mark.parametrize("site", ["province_site", "demo_site"])
def test_the_map_and_each_of_its_views_are_small(open_page, request, site: str) -> None:
    origin = request.getfixturevalue(site)
    page_s = sent(open_page(origin, PHONE), "/")
    sizes = sent(open_page(origin, DESKTOP), "/map")
    views = {address: size for address, size in sizes.items() if "/map/view?" in address}
    assert views
    assert max(views.values()) <= VIEW_BYTES, views
    # What lies under the windows comes after them, and is weighed by itself.
    base_map = {address: size for address, size in sizes.items() if "/map/borders/" in address}
    assert max(base_map.values(), default=0) <= BASE_MAP_BYTES, base_map
    more = {address: size for address, size in sizes.items() if address not in {*page_s, *views, *base_map}}
    assert sum(more.values()) <= MAP_BYTES, more
    filtered = sent(open_page(origin, DESKTOP), "/map?item=2022-08&open=true&kind=staffed")
    views = {address: size for address, size in filtered.items() if "/map/view?" in address}
    assert 0 < max(views.values()) <= VIEW_BYTES, views
    assert sum(filtered[address] for address in {*filtered} - {*page_s, *views, *base_map}) <= MAP_BYTES, filtered
    page = open_page(origin, DESKTOP)
    for place in ("5/28.0000/112.0000", "8/27.8000/112.6000", "10/28.1000/112.9000"):
        page.goto("about:blank")
        found = [size for address, size in sent(page, f"/map#{place}").items() if "/map/view?" in address]
        assert 0 < max(found) <= VIEW_BYTES


def test_the_demo_s_map_fits_one_small_file_and_its_borders_are_little_of_it(demo_map_file: str) -> None:
    page = Path(unquote(urlsplit(demo_map_file).path)).read_bytes()
    [borders] = re.findall(rb'data-borders="([^"]+)"', page)
    assert 10_000 < len(borders) <= FILE_BORDER_BYTES
    assert len(page) <= FILE_BYTES
