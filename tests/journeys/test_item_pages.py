"""The pages of items, and what a wish leads to: the truth about where a matter is handed in, without any script."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest

from locator.divisions.divisions import Divisions
from locator.fault import Fault
from locator.items.catalogue import packaged_catalogue
from locator.items.group import Agreement
from locator.items.item import ItemMode, Mode
from locator.position import Position
from locator.site.content_policy import page_policy
from locator.window import DivisionNames
from tests.journeys.edition_on_disk import GUANGZHOU, NIGHT, TIANXIN, WINDOWS, YUELU, lay_edition, site_over
from tests.journeys.site_client import SiteClient

CITY_HALL = replace(
    TIANXIN,
    id="430100-CITY001",
    name="长沙市政务服务中心“跨省通办”窗口",
    division=DivisionNames("430100", "长沙市", None, "湖南省"),
    position=Position(112.94, 28.22),
    level=None,
    items=None,
)
ALL_WINDOWS = (*WINDOWS, CITY_HALL)
NATIONAL, OWN = "https://example.invalid/national", "https://example.invalid/own"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[SiteClient]:
    """A site with a hall of the city beside those of its counties."""
    data = tmp_path_factory.mktemp("data")
    lay_edition(data / "public", windows=ALL_WINDOWS)
    with SiteClient(site_over(data, divisions, national_zone=NATIONAL, provincial_zone=OWN)) as client:
        yield client


def page_after(client: SiteClient, url: str, fields: dict[str, str]) -> tuple[str, str]:
    """Where a form leads, and the page there: followed where it is a redirect."""
    response = client.post(url, data=fields)
    if response.status_code == 303:
        address = response.headers["location"]
        return address, client.get(address.partition("#")[0]).text
    return url, response.text


def heading(page: str) -> str:
    [found] = re.findall(r"<h1[^>]*>([^<]+)</h1>", page)
    return html.unescape(found)


def named(page: str) -> list[str]:
    """The windows of a page, in their order."""
    return [
        html.unescape(name) for name in re.findall(r'<h2 lang="zh-CN"><a href="/windows/[^"]+">([^<]+)</a></h2>', page)
    ]


def choices(page: str) -> dict[str, str]:
    """What a page gives to choose, by its words, with where it leads."""
    links = re.findall(r'<li><a href="([^"]+)"><span class="whole">([^<]+)</span>', page)
    return {html.unescape(name): html.unescape(href) for href, name in links}


# Journeys.


def test_a_student_asks_for_her_household_in_words_of_her_own_and_is_sent_where_it_moves_to(client: SiteClient) -> None:
    wish = "毕业了户口想迁回爸妈家"
    address, page = page_after(client, "/", {"place": "天河区", "wish": wish})
    assert named(page) == []  # nothing is certain yet, so no window is named
    assert heading(page) == "您要办的是这个吗？"
    chosen = choices(page)["子女投靠父母户口迁移"]
    assert "item=2022-02" in chosen
    page = client.get(chosen).text
    assert heading(page) == "先找迁入地"
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.split("deciding-hint")[2]))
    _, page = page_after(client, "/", {**fields, "deciding": "长沙市"})
    assert heading(page) == "先找湖南省长沙市"
    assert "这件事交到迁入地：湖南省长沙市。" in page
    assert "多地联办" in page
    assert named(page)[0] == CITY_HALL.name
    assert "place=%E5%A4%A9%E6%B2%B3%E5%8C%BA" in address


def test_whoever_asks_for_a_social_security_card_is_told_the_truth(client: SiteClient) -> None:
    _, page = page_after(client, "/", {"place": "天心区", "wish": "社保卡"})
    assert heading(page) == "“社保卡”不在这些事项里"
    assert "人力资源社会保障部门或发卡银行" in page
    assert named(page) == []
    assert choices(page) == {}
    assert f'href="{NATIONAL}"' in page
    assert f'href="{OWN}"' in page
    assert "打外地的，前面加那里的区号" in page
    # The place is not lost: whoever wants a window all the same has it one step on.
    assert '<a href="/?place=%E5%A4%A9%E5%BF%83%E5%8C%BA">不限事项，只找最近的窗口</a>' in page


def test_a_matter_of_the_housing_fund_is_sent_from_far_away_to_where_it_is_paid_in(client: SiteClient) -> None:
    address, page = page_after(client, "/items", {"q": "租房提取公积金"})
    assert address == "/items?q=%E7%A7%9F%E6%88%BF%E6%8F%90%E5%8F%96%E5%85%AC%E7%A7%AF%E9%87%91"
    assert '<a href="/items/2022-08" lang="zh-CN">租房提取住房公积金</a>' in page
    page = client.get("/items/2022-08").text
    assert "缴存地在哪里？" in page
    assert "您在哪里" not in page  # one question at a time
    address, page = page_after(client, "/items/2022-08", {"asked": "长沙市"})
    assert address == "/items/2022-08?home=430100#guide"
    assert "缴存地：湖南省长沙市" in page
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.split('id="guide"')[1]))
    address, page = page_after(client, "/", {**fields, "place": "天河区"})
    assert heading(page) == "先找湖南省长沙市"
    right, near = page.split("写明能办的窗口")
    assert CITY_HALL.name in named(right)
    # A window at hand that does not state it is not named: neither the one in the next street, nor any other.
    assert named(near) == [NIGHT.name]
    assert GUANGZHOU.name not in named(page)
    assert 'href="tel:073112345"' in page
    assert 'href="tel:02012345"' in page


def test_a_window_of_the_city_is_not_shown_as_one_of_its_district(client: SiteClient) -> None:
    page = client.get("/?place=天河区&item=2022-05&home=430103").text
    right = page.partition("湖南省长沙市市级：可以问的窗口")[2]
    assert named(right)[0] == CITY_HALL.name
    assert "天心区：可以问的窗口" not in page
    own, _, of_city = client.get("/?place=天河区&item=2022-05&home=430104").text.partition("湖南省长沙市市级：")
    assert "湖南省长沙市岳麓区：可以问的窗口" in own
    assert named(own) == [YUELU.name]
    assert named(of_city)[0] == CITY_HALL.name
    assert re.findall(r'id="window-(there-\d)"', own + of_city) == ["there-1", "there-2"]


def test_a_place_whose_windows_state_other_matters_is_not_said_to_have_none(client: SiteClient) -> None:
    refusing = client.get("/?place=天心区&item=2022-05&home=440106").text
    assert "广东省广州市天河区的窗口写明的是别的事，没有这一件，请打那里的 12345 问。" in refusing
    assert "没有已公布的" not in refusing
    empty = client.get("/?place=天心区&item=2022-05&home=510100").text
    assert "四川省成都市没有已公布的人工窗口，请打那里的 12345。" in empty
    assert "写明的是别的事" not in empty


def test_a_temporary_identity_card_gets_the_nearest_window_that_takes_it(client: SiteClient) -> None:
    address, page = page_after(client, "/", {"place": "天河区", "wish": "临时身份证"})
    assert "wish=" in address
    assert heading(page) == "天河区附近的窗口"
    # The window in 天河区 states other items: it is known not to take this one, and is not named.
    assert GUANGZHOU.name not in named(page)
    takes = re.findall(r'<p class="why takes">([^<]+)</p>', page)
    by_name = dict(zip(named(page), takes, strict=True))
    assert by_name[TIANXIN.name] == "写明能办"
    assert by_name[YUELU.name] == "未注明能不能办，请先电话"
    assert "不必回户籍地" in page


def test_a_window_that_takes_the_matter_is_found_though_nothing_meets_the_other_conditions(
    tmp_path: Path, divisions: Divisions
) -> None:
    refuses = replace(TIANXIN, items=("2022-03",))
    states = replace(GUANGZHOU, items=("2022-01",), closed_until=date(2026, 12, 31))
    lay_edition(tmp_path / "public", windows=[refuses, states])
    with SiteClient(site_over(tmp_path, divisions)) as client:
        page = client.get("/?place=天心区&item=2022-01&area=430103&open=true").text
        assert named(page) == [states.name]
        assert "没有窗口符合全部条件；不计 营业中、区划，最近的是：" in page
        assert "没有一个窗口能办" not in page
        assert "只列出" not in page
        # Of another matter there is none, whatever is dropped; and a list that is empty is not called one of a region.
        page = client.get("/?place=天心区&item=2022-05&home=440100&area=430103&open=true").text
        none = client.get("/?place=天心区&item=2022-04&area=430103&open=true").text
    assert named(page) == []
    assert named(none) == []
    assert "只列出" not in page + none
    assert "没有一个窗口能办或可能能办这件事" in none


# What is kept on the way.


def test_everything_that_was_asked_is_kept_on_every_link_of_the_results(client: SiteClient) -> None:
    asked = "/?place=%E5%A4%A9%E5%BF%83%E5%8C%BA&item=2022-05&home=430100&wish=%E5%85%AC%E7%A7%AF%E9%87%91"
    page = client.get(asked).text
    kept = "item=2022-05&amp;home=430100"
    assert all(kept in link for link in re.findall(r'href="(/windows/[^"]+)"', page))
    [turn] = re.findall(r'<a href="([^"]+)" lang="en"', page)
    assert "item=2022-05" in turn
    assert "home=430100" in turn
    window = client.get(html.unescape(re.findall(r'href="(/windows/[^"]+)"', page)[0])).text
    [back] = re.findall(r'<a href="(/\?[^"]*)">重新查找</a>', window)
    assert kept in back
    form = page.partition('id="search"')[2].partition("</form>")[0]
    assert '<input type="hidden" name="item" value="2022-05">' in form
    assert '<input type="hidden" name="home" value="430100">' in form


def test_whoever_asks_for_something_else_has_left_the_item_and_its_place(client: SiteClient) -> None:
    given = {"place": "天心区", "meant": "公积金", "item": "2022-05", "home": "430100"}
    kept, _ = page_after(client, "/", {**given, "wish": "公积金"})
    assert "item=2022-05&home=430100" in kept
    left, page = page_after(client, "/", {**given, "wish": "临时身份证"})
    assert "item=" not in left
    assert "临时居民身份证办理" in page


def test_a_position_stays_out_of_addresses_whatever_is_asked_beside_it(client: SiteClient) -> None:
    given = {"place": "", "at": "112.9800,28.1100", "within": "50"}
    address, page = page_after(client, "/", {**given, "wish": "公积金"})
    assert address == "/"
    assert "112.98" not in "".join(re.findall(r'(?:href|action)="([^"]*)"', page))
    # A choice is then a button, whose form has the position.
    form = page.partition('<ul class="choices">')[2].partition("</form>")[0]
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form))
    assert fields["at"] == "112.9800,28.1100"
    assert fields["item"] == "2022-08"
    address, page = page_after(client, "/", fields)
    assert (address, heading(page)) == ("/", "先找缴存地")
    # And so is the question for the place that decides, and the other language.
    form = page.partition('id="deciding"')[2].partition("</form>")[0]
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form))
    address, page = page_after(client, "/", {**fields, "deciding": "鼓楼区"})
    assert address == "/"
    assert page.count('<button class="choose" name="home"') == 4
    address, page = page_after(client, "/", {**fields, "home": "320106"})
    assert heading(page) == "先找江苏省南京市鼓楼区"
    turn = page.partition('<nav aria-label="')[2].partition("</form>")[0]
    assert '<input type="hidden" name="item" value="2022-08">' in turn
    assert '<input type="hidden" name="at" value="112.9800,28.1100">' in turn


@pytest.mark.parametrize("typed", ["112.98, 28.11", "E112.98 N28.11 附近"])
def test_a_deciding_place_that_may_be_a_position_stands_in_no_address(client: SiteClient, typed: str) -> None:
    response = client.post("/items/2022-05", data={"asked": typed})
    assert "112" not in response.headers.get("location", "")
    if response.status_code == 303:
        assert response.headers["location"] == "/items/2022-05?home=430103#guide"
    else:
        assert response.status_code == 422


@pytest.mark.parametrize("wish", ["身份证号430103199001010000丢了", "13800000000 公积金"])
def test_a_wish_with_a_number_of_a_person_stands_in_no_address(client: SiteClient, wish: str) -> None:
    for url, field in (("/", "wish"), ("/items", "q")):
        response = client.post(url, data={"place": "天心区", field: wish})
        assert response.status_code == 200
        assert "0000" not in "".join(re.findall(r'(?:href|action)="([^"]*)"', response.text))


# The pages of items.


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
    assert all("lang=en" in link for link in re.findall(r'href="(/items[^"]*)"(?! lang="zh-CN" hreflang)', page))
    response = client.post("/items/2022-05?lang=en", data={"asked": "长沙市"})
    assert response.headers["location"] == "/items/2022-05?home=430100&lang=en#guide"
    page = client.get("/?place=天心区&item=2022-05&home=430100&lang=en").text
    assert heading(page) == "First: 湖南省长沙市"


# What an edition's own catalogue states.


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
