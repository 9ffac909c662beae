"""Walks of citizens who know what they want done: in words, one question at a time, to the right place and back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.photograph import photograph
from tests.visitor import DESKTOP, PHONE, in_english, requests_of, told_in_addresses, without_scripts

WALKERS = {
    "phone": PHONE,
    "phone, no script": without_scripts(PHONE),
    "desk": DESKTOP,
    "desk, no script": without_scripts(DESKTOP),
}


def ask(page: Page, wish: str, place: str) -> None:
    page.goto("/")
    page.get_by_label("您要办什么").fill(wish)
    page.get_by_label("您在哪里").fill(place)
    page.get_by_role("button", name="找最近的窗口").click()


@pytest.mark.parametrize("walker", WALKERS)
def test_from_a_wish_of_several_meanings_to_the_right_place_and_back(
    open_page, province_site: str, walker: str
) -> None:
    page = open_page(province_site, WALKERS[walker])
    ask(page, "公积金", "天河区")
    photograph(page, f"item {walker} 1 choices", whole=True)
    expect(page.locator(".results")).to_have_count(0)
    page.get_by_role("link", name="租房提取住房公积金").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("先找缴存地")
    photograph(page, f"item {walker} 2 which place", whole=True)
    page.get_by_label("缴存地在哪里").fill("长沙市")
    page.get_by_role("button", name="下一步").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("先找湖南省长沙市")
    expect(page.locator(".told .results h2").first).to_be_visible()
    photograph(page, f"item {walker} 3 right place", whole=True)
    name = page.locator(".told .results h2 a").first.inner_text()
    page.locator(".told .results h2 a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.get_by_role("link", name="重新查找").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("先找湖南省长沙市")
    page.get_by_role("link", name="再看更多窗口").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("先找湖南省长沙市")
    expect(page.locator("ol.results > li")).to_have_count(10)
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("First: 湖南省长沙市")


@pytest.mark.parametrize("walker", WALKERS)
def test_through_an_item_s_questions_one_at_a_time(open_page, province_site: str, walker: str) -> None:
    page = open_page(province_site, WALKERS[walker])
    page.goto("/")
    page.get_by_role("link", name="事项").click()
    page.get_by_role("link", name="搬家").click()
    page.get_by_role("link", name="子女投靠父母户口迁移").click()
    page.get_by_label("迁入地在哪里").fill("鼓楼区")
    page.get_by_role("button", name="下一步").click()
    page.get_by_role("link", name="福建省福州市鼓楼区").click()
    expect(page.locator(".known")).to_contain_text("迁入地：福建省福州市鼓楼区")
    page.get_by_label("您在哪里").fill("天心区")
    page.get_by_role("button", name="看该去哪里").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("先找福建省福州市鼓楼区")
    # No window of 福建 is published: that is said, and its 12345 is named, dialled with its own area code.
    expect(page.locator(".told")).to_contain_text("没有已公布的人工窗口")
    expect(page.locator('a[href="tel:059112345"]')).to_be_visible()
    page.get_by_role("link", name="子女投靠父母户口迁移").click()
    expect(page.get_by_label("迁入地在哪里")).to_be_visible()


@pytest.mark.parametrize("walker", ["phone", "phone, no script"])
def test_a_position_that_was_typed_stays_out_of_every_address_on_the_way(
    open_page, province_site: str, walker: str
) -> None:
    page = open_page(province_site, WALKERS[walker])
    asked = requests_of(page)
    ask(page, "公积金", "113.33, 23.12")
    page.get_by_role("button", name="租房提取住房公积金").click()
    page.get_by_label("缴存地在哪里").fill("鼓楼区")
    page.get_by_role("button", name="下一步").click()
    page.get_by_role("button", name="江苏省南京市鼓楼区").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("先找江苏省南京市鼓楼区")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("First: 江苏省南京市鼓楼区")
    assert told_in_addresses(asked, "113", "23.12") == []


def test_a_phone_s_position_goes_on_with_the_item_that_was_chosen(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"longitude": 112.98765432, "latitude": 28.11234567, "accuracy": 60})
    page.goto("/items/2022-01")
    page.locator("button.locate").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("您附近的窗口")
    expect(page.locator(".told")).to_contain_text("临时居民身份证办理")
    expect(page.locator(".results .takes").first).to_be_visible()


def test_another_matter_is_asked_for_below_the_results(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    page.goto("/?place=天心区")
    page.get_by_label("您要办什么").fill("临时身份证")
    page.get_by_role("button", name="看这件事").click()
    expect(page.locator(".told")).to_contain_text("临时居民身份证办理")
    expect(page.get_by_label("您在哪里")).to_have_value("天心区")
    page.get_by_label("您要办什么").fill("社保卡")
    page.get_by_role("button", name="看这件事").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("“社保卡”不在这些事项里")
    page.get_by_role("link", name="不限事项").click()
    expect(page).to_have_url(re.compile(r"/\?place=[^&]+$"))
    expect(page.locator(".results > li")).to_have_count(5)


def test_in_english(open_page, province_site: str) -> None:
    page = open_page(province_site, in_english(PHONE))
    page.goto("/items")
    page.get_by_label("What do you want to get done").fill("housing fund")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Which of these do you want to get done?")
    photograph(page, "items in English", whole=True)
