"""The walks of a citizen: say where, read the list, look at a window, come back. With pictures where asked for."""

import re
from collections.abc import Sequence

import pytest
from playwright.sync_api import Page, expect

from tests.photograph import photograph
from tests.visitor import (
    DESKTOP,
    PHONE,
    SMALL_PHONE,
    Visitor,
    dark,
    in_english,
    requests_of,
    told_in_addresses,
    without_scripts,
)

WALKERS = {
    "phone": PHONE,
    "phone, dark": dark(PHONE),
    "phone, no script": without_scripts(PHONE),
    "desk": DESKTOP,
    "desk, dark": dark(DESKTOP),
    "desk, no script": without_scripts(DESKTOP),
}


def say_where(page: Page, place: str) -> None:
    page.get_by_label("您在哪里").fill(place)
    page.get_by_role("button", name="找最近的窗口").click()


@pytest.mark.parametrize("walker", WALKERS)
def test_from_a_place_to_a_window_and_back(open_page, demo_site: str, walker: str) -> None:
    page = open_page(demo_site, WALKERS[walker])
    page.goto("/")
    photograph(page, f"{walker} 1 first page")
    say_where(page, "天心区")
    expect(page).to_have_url(re.compile(r"/\?place="))
    names = page.locator(".results h2 a")
    expect(names).to_have_count(5)
    expect(names.first).to_contain_text("天心区")
    photograph(page, f"{walker} 2 results", whole=True)
    page.locator("summary").first.click()
    expect(page.get_by_role("link", name="高德地图").first).to_be_visible()
    photograph(page, f"{walker} 3 ways")
    first = names.first.inner_text()
    names.first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(first)
    photograph(page, f"{walker} 4 window", whole=True)
    page.go_back()
    expect(names.first).to_have_text(first)
    expect(page.get_by_label("您在哪里")).to_have_value("天心区")


# A sample's mark stands over the page and in each window's name: there the number may be the next thing to come.
@pytest.mark.parametrize(
    ("site", "parts"), [("province_site", ("h2", ".way", ".state", ".act")), ("demo_site", ("h2", ".way", ".state"))]
)
def test_the_answer_stands_above_the_fold_of_a_small_phone(
    open_page, request: pytest.FixtureRequest, site: str, parts: Sequence[str]
) -> None:
    page = open_page(request.getfixturevalue(site), SMALL_PHONE)
    page.goto("/?place=天心区")
    photograph(page, f"small phone results {site}")
    first = page.locator(".results > li").first
    for part in (first.locator(selector).first for selector in parts):
        box = part.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= SMALL_PHONE.height


@pytest.mark.parametrize("visitor", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_in_english(open_page, demo_site: str, visitor: Visitor) -> None:
    page = open_page(demo_site, in_english(visitor))
    page.goto("/")
    page.get_by_label("Where are you").fill("天心区")
    page.get_by_role("button", name="Find the nearest").click()
    expect(page.locator(".results h2 a")).to_have_count(5)
    photograph(page, f"English {visitor.width} results", whole=True)
    page.get_by_role("link", name="简体中文").click()
    expect(page.get_by_label("您在哪里")).to_have_value("天心区")
    expect(page.locator(".results h2 a")).to_have_count(5)


def test_the_phone_s_position_is_asked_for_at_the_button_and_stands_in_no_address(
    open_page, province_site: str
) -> None:
    page = open_page(province_site, PHONE)
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"longitude": 112.98765432, "latitude": 28.11234567, "accuracy": 60})
    asked = requests_of(page)
    page.goto("/")
    page.locator("button.locate").click()
    expect(page.locator(".results h2 a").first).to_contain_text("天心区")
    assert told_in_addresses(asked, "112.9") == []
    [form] = [request.post_data for request in asked if request.post_data]
    assert "112.9877" in form
    assert "112.98765" not in form
    photograph(page, "phone results by position")


@pytest.mark.parametrize("walker", ["phone", "phone, no script"])
def test_back_from_a_window_to_results_by_position(open_page, province_site: str, walker: str) -> None:
    page = open_page(province_site, WALKERS[walker])
    asked = requests_of(page)
    page.goto("/")
    say_where(page, "112.98, 28.11")
    names = page.locator(".results h2 a")
    expect(names).to_have_count(5)
    names.first.click()
    expect(page.locator(".results")).to_have_count(0)
    page.go_back()
    expect(names).to_have_count(5)
    # The other language keeps them, too, and tells no address of where somebody stands.
    page.get_by_role("button", name="English").click()
    expect(names).to_have_count(5)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert told_in_addresses(asked, "112") == []


@pytest.mark.parametrize("typed", ["E112.98 N28.11 附近", "112°58′48″ 旁边 28°6′36″", "（112.98 / 28.11）"])
def test_what_may_be_meant_as_a_position_stands_in_no_address(open_page, province_site: str, typed: str) -> None:
    page = open_page(province_site, PHONE, expected={422})
    asked = requests_of(page)
    page.goto("/")
    say_where(page, typed)
    expect(page.get_by_label("您在哪里")).to_have_value(typed)
    assert told_in_addresses(asked, "112") == []


def test_without_scripts_nothing_is_offered_that_needs_one(open_page, province_site: str) -> None:
    page = open_page(province_site, without_scripts(PHONE))
    page.goto("/")
    expect(page.locator("button.locate")).to_be_hidden()


@pytest.mark.parametrize("visitor", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_on_to_the_map_and_all_the_way_back(open_page, demo_site: str, visitor: Visitor) -> None:
    page = open_page(demo_site, visitor)
    page.goto("/")
    say_where(page, "天心区")
    name = page.locator(".results h2 a").first.inner_text()
    page.locator(".results h2 a").first.click()
    page.get_by_role("link", name="在地图上看").click()
    popup = page.locator(".leaflet-popup")
    expect(popup.get_by_role("heading")).to_have_text(name)
    expect(popup).to_be_in_viewport(ratio=1)
    photograph(page, f"map {visitor.width} popup")
    page.locator(".leaflet-popup-close-button").click()
    expect(popup).to_have_count(0)
    page.locator("#found-list .entry").first.click()
    expect(popup).to_have_count(1)
    popup.get_by_role("link", name="详细信息").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("示例数据")
    page.go_back()
    expect(page.locator(".mark").first).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.go_back()
    expect(page.locator(".results h2 a").first).to_have_text(name)


def test_to_the_map_without_scripts(open_page, demo_site: str) -> None:
    page = open_page(demo_site, without_scripts(PHONE))
    page.goto("/")
    page.get_by_role("navigation").get_by_role("link", name="地图").click()
    told = int(page.locator("li", has=page.get_by_role("link", name="长沙市")).last.locator(".count").inner_text())
    page.get_by_role("link", name="长沙市").click()
    assert told > 5
    expect(page.locator(".results h2 a")).to_have_count(told)
    photograph(page, "phone, no script 5 from the map")


@pytest.mark.parametrize("visitor", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_the_ways_unfold_below_their_button_which_stays_where_it_is(
    open_page, demo_site: str, visitor: Visitor
) -> None:
    page = open_page(demo_site, visitor)
    page.goto("/?place=天心区")
    button = page.locator("summary").first
    before = button.bounding_box()
    button.click()
    ways = page.locator(".maps").first
    expect(ways).to_be_visible()
    box = ways.bounding_box()
    assert before
    assert box
    assert button.bounding_box() == before
    assert box["y"] >= before["y"] + before["height"]


@pytest.mark.parametrize("walker", ["phone", "phone, no script"])
@pytest.mark.parametrize("place", ["天河区", "113.36, 23.12"], ids=["by name", "by position"])
def test_back_leads_through_each_step_that_was_taken(open_page, province_site: str, walker: str, place: str) -> None:
    page = open_page(province_site, WALKERS[walker])
    headings: list[str] = []

    def arrived() -> None:
        headings.append(page.get_by_role("heading", level=1).inner_text())

    page.goto("/")
    arrived()
    page.get_by_label("您要办什么").fill("公积金")
    say_where(page, place)
    for step in (
        page.get_by_role("button", name="租房提取住房公积金").or_(page.get_by_role("link", name="租房提取住房公积金")),
        page.get_by_role("button", name="下一步"),
        page.get_by_role("button", name="江苏省南京市鼓楼区"),
        page.locator(".results h2 a").first,
        page.get_by_role("link", name="这里不对"),
        page.get_by_role("contentinfo").get_by_role("link", name="收藏的窗口"),
    ):
        arrived()
        if page.get_by_label("缴存地在哪里").count():
            page.get_by_label("缴存地在哪里").fill("鼓楼区")
        step.click()
        page.wait_for_load_state()
    arrived()
    assert len(set(headings)) == len(headings) == 8
    for heading in reversed(headings[:-1]):
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
