"""Places on the page's field: what is unsure becomes links, a pasted link stays private, and no text becomes markup."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from locator.divisions.divisions import Divisions
from locator.position import Position
from tests.journeys.edition_on_disk import TIANXIN, WINDOWS, YUELU, lay_edition, site_over
from tests.journeys.site_client import SiteClient

HOSTILE = replace(
    TIANXIN,
    id="hostile",
    name='<img src=x onerror="alert(1)">示例窗口',
    address="书院路{{7*7}}",
    position=Position(112.9, 28.1),
)
PLAIN = replace(TIANXIN, id="plain", name="示例窗口", address="书院路1号", position=Position(112.91, 28.1))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[SiteClient]:
    data = tmp_path_factory.mktemp("data")
    lay_edition(data / "public", windows=[*WINDOWS, HOSTILE, PLAIN])
    with SiteClient(site_over(data, divisions)) as client:
        yield client


def choices(page: str) -> list[tuple[str, str]]:
    """The links that are offered, and their words."""
    offered = page.partition('<ul class="choices">')[2].partition("</ul>")[0]
    links = re.findall(r'<a href="([^"]+)">([^<]+)</a>', offered)
    return [(html.unescape(href), html.unescape(words)) for href, words in links]


def test_a_place_that_is_not_sure_becomes_a_question(client: SiteClient) -> None:
    page = client.get("/", params={"place": "沙长市"})
    assert page.status_code == 200
    assert "没有找到“沙长市”，您说的是不是：" in page.text
    [href] = [href for href, words in choices(page.text) if words == "湖南省长沙市"]
    assert "从湖南省长沙市政府驻地量起" in client.get(href).text


def test_a_guess_is_told_above_the_windows(client: SiteClient) -> None:
    page = client.get("/", params={"place": "csstxq"}).text
    assert "从湖南省长沙市天心区政府驻地（您输入的是“csstxq”）量起" in page


def test_windows_are_offered_by_name_and_address_and_each_link_leads_to_one(client: SiteClient) -> None:
    offered = choices(client.get("/", params={"place": "书院路"}).text)
    assert len(offered) == 2
    pages = [client.get(href).text for href, _ in offered]
    assert all('<ol class="results">' in page for page in pages)


def test_a_chosen_window_stands_in_the_field_by_its_name(client: SiteClient) -> None:
    page = client.get("/", params={"place": YUELU.id}).text
    assert f'value="{YUELU.name}" maxlength' in page
    assert names_of(client.get("/", params={"place": YUELU.name}).text) == names_of(page)


def names_of(page: str) -> list[str]:
    """The windows of a page of results."""
    return re.findall("<h2[^>]*><a[^>]*>([^<]+)", page)


def test_no_text_of_a_sheet_becomes_markup_among_the_choices(client: SiteClient) -> None:
    page = client.get("/", params={"place": "书院路"}).text
    assert "<img" not in page
    assert "&lt;img src=x" in page
    assert "{{7*7}}" in page


def test_a_link_that_a_map_gave_is_answered_directly_and_stands_in_no_address(client: SiteClient) -> None:
    link = f"https://uri.amap.com/marker?position=112.987654,28.104321&name={'x' * 150}"
    answer = client.post("/", data={"place": link})
    assert answer.status_code == 200
    assert '<ol class="results">' in answer.text
    assert re.findall(r'(?:href|action)="[^"]*112\.987654', answer.text) == []


def test_a_province_s_code_that_is_a_postal_code_too_is_asked_for_on_the_page_and_taken_from_our_own_links(
    client: SiteClient,
) -> None:
    assert ("/?place=湖南省", "湖南省") in [
        (re.sub("%.*", "湖南省", href), words) for href, words in choices(client.get("/?place=430000").text)
    ]
    assert '<ol class="results">' in client.get("/?place=430000&area=430000&k=50").text


def test_that_a_part_of_a_place_was_not_found_is_said_before_the_windows(client: SiteClient) -> None:
    page = client.get("/?place=天心区没有这条路").text
    told, listed = page.index("没有找到“没有这条路”，下面只按湖南省长沙市天心区来量"), page.index('class="results"')
    assert told < listed
    assert "没有找到" not in client.get("/?place=天心区").text
