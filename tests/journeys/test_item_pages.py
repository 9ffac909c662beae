"""The pages of items, of life events, and an operator's links on them, without any script."""

import html
import re
from pathlib import Path
from urllib.parse import quote

import pytest

from locator.divisions.divisions import Divisions
from locator.fault import Fault
from locator.site.content_policy import page_policy
from tests.item_page_reader import heading, named, page_after
from tests.journeys.edition_on_disk import lay_edition, site_over
from tests.journeys.site_client import SiteClient


@pytest.fixture(scope="module")
def client(hall_client: SiteClient) -> SiteClient:
    """The site of these tests."""
    return hall_client


def test_whoever_types_a_wish_is_told_before_that_it_will_stand_in_the_address(client: SiteClient) -> None:
    wish = {"wish": "我得了尿毒症要透析", "place": "天心区"}
    for url, fields in (("/", wish), ("/items", {"q": wish["wish"]})):
        assert "所写的会出现在网址里，请不要写姓名和证件号码。" in client.get(url).text
        assert "They will stand in the page's address" in html.unescape(client.get(f"{url}?lang=en").text)
        assert quote(wish["wish"]) in page_after(client, url, fields)[0]


def test_every_item_stands_on_the_list_and_has_a_page_that_says_where_and_how(client: SiteClient) -> None:
    page = client.get("/items").text
    links = re.findall(r'<a href="(/items/2022-\d\d)"', page)
    assert len(links) == 22
    for link in links:
        item = client.get(link).text
        assert heading(item)
        for label in ("在哪里交", "怎么办", "带什么", "清单上怎么写"):
            assert label in item
        assert item.count("出处") == 3


@pytest.mark.parametrize(
    ("id_", "told"),
    [
        ("2022-01", ("在外地也能交，不必回户籍地", "清单没有写怎么办，请先打电话", "您在哪里")),
        (
            "2022-02",
            ("交到迁入地", "别处的窗口，写明能办的也可以去；没有写明的，请先打电话", "多地联办", "迁入地在哪里？"),
        ),
        (
            "2022-05",
            (
                "交到缴存地",
                "别处的窗口，写明能办的也可以去；没有写明的，请先打电话",
                "清单没有写怎么办，请先打电话",
                "缴存地在哪里？",
            ),
        ),
        ("2022-13", ("清单没有写交到哪里，请先打电话", "经营地在哪里？")),
        ("2022-14", ("在网上交。线上能办的，线下也能办", "全程网办", "您在哪里")),
        ("2022-22", ("不在窗口交", "问参保地", "参保地在哪里？")),
    ],
)
def test_an_item_is_told_as_the_lists_say(client: SiteClient, id_: str, told: tuple[str, ...]) -> None:
    page = client.get(f"/items/{id_}").text
    assert [words for words in told if words not in page] == []


def test_a_deadline_is_as_exact_as_its_list(client: SiteClient) -> None:
    page = client.get("/items/2022-03").text
    assert "2022 年 12 月底前：全国统一的线上服务入口建成，50%以上省份开通；2023 年 6 月底前" in page


@pytest.mark.parametrize(("typed", "status"), [("鼓楼区", 200), ("没有这个地方", 422)])
def test_a_deciding_place_of_several_meanings_or_none_is_asked_again(
    client: SiteClient, typed: str, status: int
) -> None:
    response = client.post("/items/2022-05", data={"asked": typed})
    address = response.headers["location"].partition("#")[0]
    page = client.get(address)
    assert page.status_code == status
    assert f'value="{typed}"' in page.text
    found = re.findall(r'<li><a href="(/items/2022-05\?home=\d{6}#guide)">', page.text)
    assert len(found) == (4 if status == 200 else 0)


@pytest.mark.parametrize(
    ("home", "told"),
    [("43", "湖南省"), ("4301", "湖南省长沙市"), ("430103", "湖南省长沙市天心区"), ("431121", "湖南省永州市祁阳市")],
    ids=["a province", "a city", "a county", "one that is abolished"],
)
def test_the_place_that_decides_is_read_alike_on_the_page_of_an_item_and_of_the_windows(
    client: SiteClient, home: str, told: str
) -> None:
    page = client.get(f"/items/2022-05?home={home}").text
    assert f"缴存地：{told}" in page
    assert "您在哪里" in page
    assert heading(client.get(f"/?place=天心区&item=2022-05&home={home}").text) == f"先找{told}"


@pytest.mark.parametrize("home", ["4", "999999", "天心区", "430103\n"])
def test_a_place_that_decides_which_there_is_not_is_asked_for(client: SiteClient, home: str) -> None:
    page = client.get("/items/2022-05", params={"home": home})
    assert (page.status_code, "缴存地在哪里？" in page.text) == (200, True)


def test_the_items_are_told_before_the_first_edition_as_the_api_tells_them(
    tmp_path: Path, divisions: Divisions
) -> None:
    with SiteClient(site_over(tmp_path, divisions)) as client:
        for path in ("/items", "/items?q=公积金", "/items/2022-05", "/items/2022-05?home=4301", "/items/events/moving"):
            assert (path, client.get(path).status_code) == (path, 200)
        assert client.get("/items/2022-99").status_code == 404


def test_a_question_may_be_passed_over(client: SiteClient) -> None:
    page = client.get("/items/2022-05").text
    [skip] = re.findall(r'<a href="([^"]+)">不清楚，先跳过</a>', page)
    page = client.get(skip.partition("#")[0]).text
    assert "缴存地：还不清楚" in page
    assert "您在哪里" in page


@pytest.mark.parametrize(
    ("event", "items", "outside"),
    [("moving", ["2022-02", "2022-08", "2022-07"], "居住证"), ("marriage", [], "婚姻登记"), ("driving", [], "驾驶证")],
)
def test_a_life_event_has_its_items_and_what_is_none(
    client: SiteClient, event: str, items: list[str], outside: str
) -> None:
    page = client.get(f"/items/events/{event}").text
    assert re.findall(r'<a href="/items/(2022-\d\d)"', page) == items
    assert outside in page
    assert ("目录里没有专为这件事的事项" in page) is not bool(items)


def test_what_is_understood_by_nobody_is_said_to_be_with_the_whole_list(client: SiteClient) -> None:
    page = client.get("/items?q=%E5%96%B5%E5%96%B5").text
    assert heading(page) == "没有看懂“喵喵”"
    assert len(re.findall(r'<a href="/items/2022-\d\d"', page)) == 22
    assert len(re.findall(r'<a href="/items/events/', page)) == 8


@pytest.mark.parametrize("path", ["/items/none", "/items/events/none", "/items/%3Cscript%3E"])
def test_what_is_not_there_is_a_calm_404(client: SiteClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 404
    assert "<script>" not in page.text


def test_an_item_that_there_is_not_is_no_filter(client: SiteClient) -> None:
    page = client.get("/?place=天心区&item=2099-99")
    assert page.status_code == 422
    assert named(page.text) == []


@pytest.mark.parametrize(
    "url",
    ["/items?q={}", "/?place=天心区&wish={}", "/items/2022-05?asked={}", "/items/2022-05?home={}", "/?place=1&item={}"],
)
def test_hostile_texts_are_shown_as_text(client: SiteClient, url: str) -> None:
    hostile = '<script>alert(1)</script>{{7*7}}"onclick="x'
    page = client.get(url.format(hostile))
    assert "<script>alert" not in page.text
    assert "49" not in re.sub(r"\d{4,}|#[0-9a-f]+", "", page.text.partition("<main")[2].partition("</main>")[0])
    assert '"onclick="' not in page.text
    assert page.headers["content-security-policy"] == page_policy()


def test_the_pages_are_in_english_too(client: SiteClient) -> None:
    page = client.get("/items/2022-05?lang=en").text
    assert "Which is the place where the housing fund is paid in (缴存地)?" in page
    assert all("lang=en" in link for link in re.findall(r'href="(/items[^"]*)"(?! lang="[^"]*" aria-label)', page))
    response = client.post("/items/2022-05?lang=en", data={"asked": "长沙市"})
    assert response.headers["location"] == "/items/2022-05?home=430100&lang=en#guide"
    page = client.get("/?place=天心区&item=2022-05&home=430100&lang=en").text
    assert heading(page) == "First: 湖南省长沙市"


# The operator's links.


def test_a_guide_s_link_stands_where_the_operator_gives_one(tmp_path: Path, divisions: Divisions) -> None:
    lay_edition(tmp_path / "public")
    table = tmp_path / "guides.csv"
    table.write_text("item,division,url\n2022-05,4301,https://example.invalid/g?a=1&b=2\n", "utf-8")
    with SiteClient(site_over(tmp_path, divisions, guides=str(table))) as client:
        page = client.get("/items/2022-05").text
        assert '<a href="https://example.invalid/g?a=1&amp;b=2" rel="noreferrer">湖南省长沙市的办事指南</a>' in page
        assert "以办事指南为准" in page
        assert "这里没有它的链接" in client.get("/items/2022-06").text


def test_a_guide_that_is_no_address_keeps_the_site_from_starting(tmp_path: Path, divisions: Divisions) -> None:
    table = tmp_path / "guides.csv"
    table.write_text("item,division,url\n2022-05,,javascript:alert(1)\n", "utf-8")
    with pytest.raises(Fault, match="javascript"):
        site_over(tmp_path, divisions, guides=str(table))
