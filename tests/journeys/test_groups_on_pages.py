"""A group of divisions as a condition on the pages: who comes from a neighbour wants the windows that work with it."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from locator.divisions.divisions import Divisions
from locator.items.catalogue import packaged_catalogue
from tests.journeys.edition_on_disk import GUANGZHOU, NIGHT, TIANXIN, WINDOWS, YUELU, lay_edition, site_over
from tests.journeys.site_client import SiteClient

SOUTHERN, KIOSKS = "southern", "kiosks"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[SiteClient]:
    """A site whose catalogue has a group of Guangdong alone that adds an item, and one of the terminals of Hunan."""
    own = packaged_catalogue()
    southern = replace(
        own.groups[0], id=SOUTHERN, name="示例区域", name_en="Sample", members=("44",), items=("2022-05",), kind=None
    )
    terminals = replace(southern, id=KIOSKS, name="示例终端", members=("43",), items=(), kind=NIGHT.kind)
    data = tmp_path_factory.mktemp("groups")
    lay_edition(data / "public", windows=WINDOWS, catalogue=replace(own, groups=(southern, terminals)))
    with SiteClient(site_over(data, divisions)) as client:
        yield client


def named(page: str) -> list[str]:
    return re.findall(r'<h2 lang="zh-CN"><a href="/windows/[^"]+">([^<]+)</a></h2>', page)


def choice(page: str) -> tuple[str, str]:
    """The field that keeps to a group: its value and its words."""
    found = re.search(r'<input type="checkbox" name="group" value="([^"]*)" checked> ([^<]+)</label>', page)
    assert found is not None
    return found[1], found[2]


def test_each_group_leads_to_a_search_of_its_windows_alone(client: SiteClient) -> None:
    page = client.get("/items").text
    assert '<a href="/?group=southern">找这个区域的窗口</a>' in page
    assert '<a href="/?group=kiosks">找这个区域的自助终端</a>' in page
    page = client.get("/?group=southern").text
    assert named(page) == []
    assert choice(page) == (SOUTHERN, "只看示例区域的窗口")
    assert '<a href="/?group=southern&amp;lang=en">' in client.get("/items?lang=en").text


def test_a_search_keeps_to_the_group_until_it_is_left(client: SiteClient) -> None:
    kept = client.post("/", data={"place": "天心区", "group": SOUTHERN}).headers["location"]
    page = client.get(kept).text
    assert named(page) == [GUANGZHOU.name]
    assert "只列出示例区域的窗口。" in page
    closed = client.get("/?place=天心区&group=kiosks&open=true").text
    assert closed.index("只列出示例终端的自助终端。") < closed.index("没有窗口符合全部条件；不计 营业中，最近的是：")
    assert choice(page) == (SOUTHERN, "只看示例区域的窗口")
    assert all("group=southern" in link for link in re.findall(r'href="(/windows/[^"]+)"', page))
    [turn] = re.findall(r'<a href="([^"]+)" lang="en"', page)
    assert "These are the windows of Sample only." in client.get(html.unescape(turn)).text
    left = client.post("/", data={"place": "天心区"}).headers["location"]
    assert named(client.get(left).text)[0] == TIANXIN.name


def test_a_group_of_terminals_lists_terminals(client: SiteClient) -> None:
    page = client.get("/?place=天心区&group=kiosks").text
    assert named(page) == [NIGHT.name]
    assert "只列出示例终端的自助终端。" in page


def test_a_group_is_kept_where_the_position_stands_in_no_address(client: SiteClient) -> None:
    page = client.post("/", data={"place": "", "at": "112.9800,28.1100", "within": "50", "group": SOUTHERN}).text
    assert named(page) == [GUANGZHOU.name]
    turn = page.partition('<nav aria-label="')[2].partition("</form>")[0]
    assert '<input type="hidden" name="group" value="southern">' in turn


def test_a_group_without_such_a_window_says_so_and_is_not_said_to_be_all_that_is_listed(client: SiteClient) -> None:
    page = client.get("/?place=天心区&group=southern&item=2022-01").text
    assert named(page) == [TIANXIN.name]
    assert "没有窗口符合全部条件；不计 合作区域，最近的是：" in page
    assert "只列出" not in page


def test_where_a_matter_is_decided_elsewhere_the_windows_that_state_it_are_the_group_s(client: SiteClient) -> None:
    page = client.get("/?place=天心区&group=southern&item=2022-05&home=430104").text
    assert NIGHT.name not in named(page)  # it states every item, and is not of the group
    assert YUELU.name in named(page)  # which is asked about as the place that decides
    assert "照您选的条件，没有别的窗口写明能办这件事。" in page


@pytest.mark.parametrize("url", ["/?group={}", "/?place=天心区&group={}"])
@pytest.mark.parametrize("group", ["none", "<script>alert(1)</script>", "南" * 200])
def test_a_group_that_there_is_not_is_told_calmly(client: SiteClient, url: str, group: str) -> None:
    page = client.get(url.format(group))
    assert page.status_code == 422
    assert "”的合作区域。有哪些区域，见“事项”页；不限区域，就在下面照常查找。" in page.text
    assert named(page.text) == []
    assert "<script>alert" not in page.text
    assert 'name="group"' not in page.text


def test_the_items_of_a_group_lead_to_their_pages(client: SiteClient) -> None:
    shown = re.search(r"<details><summary>示例区域</summary>(.*?)</details>", client.get("/items").text, re.DOTALL)
    assert shown is not None
    assert '<a href="/items/2022-05" lang="zh-CN">住房公积金汇缴</a>' in shown[1]
