"""What a wish leads to: the truth about where a matter is handed in, without any script, and kept on every way."""

import html
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from locator.divisions.divisions import Divisions
from tests.item_page_reader import CITY_HALL, NATIONAL, OWN, choices, heading, named, page_after
from tests.journeys.edition_on_disk import GUANGZHOU, NIGHT, TIANXIN, YUELU, lay_edition, site_over
from tests.journeys.site_client import SiteClient


@pytest.fixture(scope="module")
def client(hall_client: SiteClient) -> SiteClient:
    """The site of these tests."""
    return hall_client


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
