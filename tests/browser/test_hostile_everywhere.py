"""Every text of a site is hostile, all of its pages are opened and its files read: nothing runs, nothing breaks."""

import json
import re
from collections.abc import Iterator
from urllib.parse import quote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import httpx
import pytest
from playwright.sync_api import Page

from locator.divisions.divisions import Divisions
from tests.browser_sites import OWNER
from tests.hostile_site import OWNER_TEXTS, TEXTS, catalogue, lay_hostile_site, windows
from tests.journeys.edition_on_disk import MONDAY_TEN, site_over
from tests.journeys.test_window_calendar import read
from tests.served_site import served
from tests.site_windows import HOSTILE_PLACE
from tests.visitor import PHONE, settled
from tongban import public_rooms

IDS = [window.id for window in windows()]
ITEMS = [item.id for item in catalogue().items[: len(TEXTS)]]
HERE = f"{HOSTILE_PLACE.lon},{HOSTILE_PLACE.lat}"
BEGINNINGS = (
    "/",
    f"/?place={HERE}&k=50",
    "/?place=天心区&item=2022-05&home=430103",
    "/items",
    "/help",
    "/map#16/28.1186/112.9850",
    f"/map?window={IDS[3]}",
    f"/map/windows/{IDS[3]}",
    "/docs",
    "/no/such/page",
    *(f"/?place=天心区&wish={quote(text)}" for text in TEXTS),
    *(f"/items?q={quote(text)}" for text in TEXTS[:3]),
    *(f"/help?q={quote(text)}" for text in TEXTS[:3]),
    *(
        f"{path}{'&' if '?' in path else '?'}lang={lang}"
        for lang in ("en", "zh-Hant")
        for path in ("/?place=天心区", f"/windows/{IDS[3]}", f"/windows/{IDS[3]}/card", f"/items/{ITEMS[3]}", "/items")
    ),
)
FOLLOWED = re.compile(
    r"/|/windows/[^/.]+(/card|/wrong)?|/items(/2022-[0-9]+|/events/moving)?|/help(/hostile-[0-9])?|/map"
)
PAGES_AT_MOST = 150
STRANGE = """() => [...document.querySelectorAll('*')].flatMap(one => [
  ...[...one.attributes].filter(({ name }) => name.startsWith('on')).map(({ name }) => `${one.tagName} ${name}`),
  ...(['IFRAME', 'OBJECT', 'EMBED', 'BASE', 'IMG'].includes(one.tagName) && !one.closest('.leaflet-container')
    ? [one.tagName] : []),
  ...(one.tagName === 'SCRIPT' && !one.src && !one.nonce && !/json/.test(one.type) ? ['SCRIPT'] : []),
])"""
LINKS = "() => [...document.querySelectorAll('a[href]')].map(link => link.href)"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[str]:
    """The hostile site, served."""
    data = tmp_path_factory.mktemp("hostile")
    answers = lay_hostile_site(data)
    own = {**OWNER, **OWNER_TEXTS, "answers": str(answers)}
    with served(site_over(data, divisions, MONDAY_TEN, public_rooms(), **own)) as origin:
        yield origin


def look(page: Page) -> list[str]:
    """The links of a page on which nothing ran, and in which nothing stands that could."""
    settled(page)
    assert page.evaluate("window.__pwned") is None, page.url
    assert page.evaluate(STRANGE) == [], page.url
    for block in page.locator('script[type="application/ld+json"]').all_text_contents():
        assert json.loads(block)["@type"] == "GovernmentOffice"
    links: list[str] = page.evaluate(LINKS)
    assert {urlsplit(link).scheme for link in links} <= {"http", "https", "tel", "geo"}, page.url
    return links


def test_on_every_page_that_a_link_leads_to(open_page, site: str) -> None:
    page = open_page(site, PHONE, expected={404, 422})
    waiting, seen = [urljoin(site, address) for address in BEGINNINGS], set[str]()
    while waiting:
        page.goto(waiting.pop(0))
        for link in look(page):
            path = urlsplit(link).path
            if link.startswith(f"{site}/") and path not in seen and FOLLOWED.fullmatch(path):
                seen.add(path)
                waiting.append(link)
        assert len(seen) < PAGES_AT_MOST
    assert {f"/windows/{id_}{end}" for id_ in IDS for end in ("", "/card", "/wrong")} <= seen
    assert {f"/items/{id_}" for id_ in ITEMS} <= seen
    assert {f"/help/hostile-{row}" for row in range(len(TEXTS))} <= seen


def test_where_an_item_a_group_and_an_answer_are_shown_they_are_shown_as_they_are(open_page, site: str) -> None:
    page = open_page(site, PHONE)
    shown = {
        "/items": [item.name for item in catalogue().items[: len(TEXTS)]] + [one.name for one in catalogue().groups],
        f"/windows/{IDS[3]}": [*TEXTS],
        "/help": [TEXTS[0], TEXTS[3], TEXTS[8]],
        **{f"/items/{id_}": [text] for id_, text in zip(ITEMS, TEXTS, strict=True)},
    }
    for address, texts in shown.items():
        page.goto(address)
        seen = " ".join((page.locator("body").text_content() or "").split())
        assert [text for text in texts if " ".join(text.split()) not in seen] == [], address


def test_in_what_is_posted(open_page, site: str) -> None:
    page = open_page(site, PHONE, expected={422})
    for text in TEXTS:
        page.goto("/")
        page.get_by_label("您要办什么").fill(text)
        page.get_by_label("您在哪里").fill("112.985, 28.115")
        page.get_by_role("button", name="找最近的窗口").click()
        look(page)
        page.goto(f"/windows/{IDS[0]}/wrong")
        page.get_by_label("办公时间不对").check()
        page.get_by_label("具体情况").fill(f"{text} 13900000000")  # a mobile: it is not sent, and stays in the field
        page.get_by_role("button", name="发送").click()
        look(page)
        assert text in page.get_by_label("具体情况").input_value()


def test_in_the_files_for_programs(site: str) -> None:
    with httpx.Client(base_url=site, trust_env=False) as client:
        for id_ in IDS[1::2]:
            events = read(client.get(f"/windows/{id_}.ics").content).all_named("VEVENT")
            assert len({tuple(event.properties) for event in events}) == 1
        for path in ("/sitemap.xml", "/sitemaps/pages.xml", "/sitemaps/windows-1.xml"):
            root = ET.fromstring(client.get(path).raise_for_status().content)  # noqa: S314  # our own
            assert all(f"{one[0].text}".startswith(OWNER["public_address"]) for one in root), path
        robots = client.get("/robots.txt").text
        assert all(re.fullmatch("(User-agent|Allow|Disallow|Sitemap): ?[!-~]*|", line) for line in robots.split("\n"))
        for path in (
            "/api/v1/nearest?place=天心区&k=50&f=geojson",
            "/api/v1/windows?f=geojson",
            f"/api/v1/windows/{IDS[0]}?f=geojson",
            "/api/v1/items",
            "/api/v1/answers",
            "/api/v1/groups",
            "/api/v1/counterparts?division=430103&item=2022-01",
            "/map/view?west=112.9&south=28&east=113.1&north=28.3&zoom=16",
        ):
            answer = client.get(path).raise_for_status()
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert "json" in answer.headers["content-type"]
            assert answer.json()
        listed = client.get("/api/v1/windows?f=geojson").json()["features"]
        assert {one["properties"]["name"] for one in listed} == {window.name for window in windows()}
        assert [one["name"] for one in client.get("/api/v1/items").json()["items"]][: len(TEXTS)] == [*TEXTS]
