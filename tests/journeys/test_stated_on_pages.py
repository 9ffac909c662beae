"""What an edition's own catalogue states, as its pages tell it: agreements, groups, names, modes by place."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from locator.divisions.divisions import Divisions
from locator.items.catalogue import packaged_catalogue
from locator.items.group import Agreement
from locator.items.item import ItemMode, Mode
from tests.item_page_reader import ALL_WINDOWS, heading, named
from tests.journeys.edition_on_disk import NIGHT, YUELU, lay_edition, site_over
from tests.journeys.site_client import SiteClient


@pytest.fixture(scope="module")
def agreed(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[SiteClient]:
    """A site whose edition brings an agreement of Hunan and Guangdong, a group with an item, and a renamed item."""
    own = packaged_catalogue()
    collected = Agreement("xg", "示例协议", ("43", "44"), ("2022-05",), Mode.COLLECT, "2026", None, "示例文件")
    group = replace(own.groups[0], items=("2022-05",), name="示例区域")
    renamed = replace(own.items[0], name="示例证件办理", aliases=(), modes=(ItemMode(Mode.ONLINE, "44"),))
    catalogue = replace(own, agreements=(collected,), groups=(group,), items=(renamed, *own.items[1:]))
    data = tmp_path_factory.mktemp("agreed")
    lay_edition(data / "public", windows=ALL_WINDOWS, catalogue=catalogue)
    with SiteClient(site_over(data, divisions)) as client:
        yield client


def test_where_two_places_agreed_to_take_a_matter_for_each_other_the_windows_near_by_are_right(
    agreed: SiteClient,
) -> None:
    page = agreed.get("/?place=天心区&item=2022-05&home=440100").text
    assert heading(page) == "天心区附近的窗口"
    assert "异地代收代办" in page
    assert "这是示例协议说的。" in page
    assert YUELU.name in named(page)  # it does not state the matter: it is listed, and to be called first
    assert heading(agreed.get("/?place=天心区&item=2022-05&home=350000").text) == "先找福建省"


def test_the_groups_of_a_catalogue_are_shown_with_what_they_add(agreed: SiteClient) -> None:
    page = agreed.get("/items").text
    assert "<summary>示例区域</summary>" in page
    assert "住房公积金汇缴" in page.partition("在这些地方之间：")[2]


def test_agreements_of_two_places_are_shown_as_groups_are_each_with_all_that_it_states(agreed: SiteClient) -> None:
    shown = re.search(r"<details><summary>示例协议</summary>(.*?)</details>", agreed.get("/items").text, re.DOTALL)
    assert shown is not None
    told = re.findall(r"<p[^>]*>([^<]+)</p>", shown[1])
    assert told == [
        "湖南省、广东省",
        "在这些地方之间：",
        "办理方式：异地代收代办",
        "自 2026 起",
        "示例文件",
    ]


def test_an_item_has_the_name_that_its_edition_gives_it_and_tells_how_it_is_done_in_each_place(
    agreed: SiteClient,
) -> None:
    page = agreed.get("/items/2022-01").text
    assert heading(page) == "示例证件办理"
    assert "清单没有写怎么办，请先打电话。" in page
    assert "广东省：全程网办" in page
    assert heading(agreed.get("/?place=天心区&item=2022-01&home=440100").text) == "可以在网上办"
    assert heading(agreed.get("/?place=天河区&item=2022-01&home=430100").text) != "可以在网上办"


@pytest.fixture(scope="module")
def stated(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[SiteClient]:
    """A site with agreements of two modes, and a group of terminals that takes in an item."""
    own = packaged_catalogue()
    online = Agreement("on", "示例网办协议", ("43", "44"), ("2022-05",), Mode.ONLINE, None, None, "示例文件")
    joint = Agreement("jo", "示例联办协议", ("43", "44"), ("2022-13",), Mode.JOINT, None, None, "示例文件")
    terminals = replace(own.groups[0], id="kiosks", name="示例终端", members=("43", "44"), items=(), kind=NIGHT.kind)
    items = [
        replace(item, modes=(*item.modes, ItemMode(Mode.COLLECT, "kiosks"))) if item.id == "2022-08" else item
        for item in own.items
    ]
    catalogue = replace(own, agreements=(online, joint), groups=(terminals,), items=tuple(items))
    data = tmp_path_factory.mktemp("stated")
    lay_edition(data / "public", windows=ALL_WINDOWS, catalogue=catalogue)
    with SiteClient(site_over(data, divisions)) as client:
        yield client


@pytest.mark.parametrize(
    ("item", "title", "told"),
    [
        ("2022-05", "可以在网上办", "这是示例网办协议说的。"),
        ("2022-13", "请先打电话", "这是示例联办协议说的。"),
    ],
)
def test_what_an_agreement_says_is_told_with_its_name_whatever_comes_first(
    stated: SiteClient, item: str, title: str, told: str
) -> None:
    page = stated.get(f"/?place=天心区&item={item}&home=440100").text
    assert heading(page) == title
    assert told in page
    assert told not in stated.get(f"/?place=天心区&item={item}&home=350000").text


def test_what_holds_at_the_terminals_of_a_group_alone_is_told_of_them_alone(stated: SiteClient) -> None:
    page = stated.get("/?place=天心区&item=2022-08&home=440100").text
    assert heading(page) == "先找广东省广州市"
    assert "示例终端的自助终端：异地代收代办" in page
    assert "清单没有写怎么办，请先打电话。" in page  # of other windows nothing is stated
    assert "示例终端" not in stated.get("/?place=天心区&item=2022-08&home=350000").text
    assert "示例终端的自助终端：异地代收代办" in stated.get("/items/2022-08").text
