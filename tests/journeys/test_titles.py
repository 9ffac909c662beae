"""What stands on a tab, among the pages one came by and in a bookmark: what the page shows, then the site's name."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from locator.divisions.divisions import Divisions
from tests.journeys.edition_on_disk import TIANXIN, lay_edition, site_over
from tests.journeys.site_client import SiteClient
from tongban import public_rooms

WINDOW = f"/windows/{TIANXIN.id}"
PAGES = (
    "/", "/?place=天心区", "/?place=乌鲁木齐市", "/?place=鼓楼区", "/?place=没有这个地方", "/?place=天心区&wish=公积金",
    "/?place=天心区&wish=社保卡", "/?place=天心区&wish=喵喵", "/?place=天心区&item=2022-01",
    "/?place=天河区&item=2022-05", "/?place=天河区&item=2022-05&home=430000", "/?place=天心区&group=none", WINDOW,
    f"{WINDOW}/wrong", f"{WINDOW}/wrong?sent=1", "/windows/none", "/items", "/items?q=公积金", "/items?q=社保卡",
    "/items/2022-01", "/items/2022-05?asked=鼓楼区", "/items/none", "/items/events/moving", "/help", "/help?q=距离",
    "/help/what", "/help/none", "/map", "/map?window=none", "/docs", "/saved", "/offline?kept=1", "/no/such/page",
)  # fmt: skip
NAMES = {"zh": "通办", "zh-Hant": "通辦", "en": "Tongban"}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[SiteClient]:
    """The site with all its rooms."""
    data: Path = tmp_path_factory.mktemp("data")
    lay_edition(data / "public")
    with SiteClient(site_over(data, divisions, rooms=public_rooms())) as client:
        yield client


def heard(page: str, tag: str) -> list[str]:
    """The texts of all elements of a kind."""
    found = re.findall(rf"<{tag}[ >].*?</{tag}>", page, re.DOTALL)
    return [html.unescape(re.sub("<[^>]*>", "", each)).strip() for each in found]


@pytest.mark.parametrize("lang", NAMES)
def test_a_title_is_the_page_s_heading_and_then_the_site_s_name(whole: SiteClient, lang: str) -> None:
    wrong = {}
    for address in PAGES:
        page = whole.get(f"{quote(address, safe='/?&=')}{'&' if '?' in address else '?'}lang={lang}").text
        [title], [heading] = heard(page, "title"), heard(page, "h1")
        if title not in (f"{heading} · {NAMES[lang]}", f"{heading} · 长沙市 · {NAMES[lang]}") or not heading:
            wrong[address] = (title, heading)
    assert wrong == {}


def test_no_two_pages_are_called_the_same(whole: SiteClient) -> None:
    pages = ("/", "/?place=天心区", "/?place=天河区", WINDOW, f"{WINDOW}/card", f"{WINDOW}/wrong", "/items",
             "/items/2022-01", "/help", "/help/what", "/map", "/docs", "/saved", "/offline?kept=1", "/no/such/page",
             "/windows/none")  # fmt: skip
    titles = [heard(whole.get(address).text, "title")[0] for address in pages]
    assert len(set(titles)) == len(pages), titles
