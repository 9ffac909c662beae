"""Four people with ten minutes, an old phone and a worry, each from the first page to what helps; without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.photograph import photograph
from tests.visitor import PHONE, Visitor, requests_of, told_in_addresses, without_scripts

OLD_PHONE = without_scripts(Visitor(360, 640, touch=True, scale=2.0))
AT_THE_BORDER = "114.1000, 28.2000"
"""In 浏阳, of Hunan; the seat of 万载, in Jiangxi, is 35 km away, that of 浏阳 46 km."""


def ask(page: Page, place: str, wish: str = "") -> None:
    page.goto("/")
    page.get_by_label("您要办什么").fill(wish)
    page.get_by_label("您在哪里").fill(place)
    page.get_by_role("button", name="找最近的窗口").click()


def test_a_pension_decided_in_hunan_is_asked_for_near_longgang(open_page, province_site: str) -> None:
    page = open_page(province_site, OLD_PHONE)
    ask(page, "龙岗区", "城乡居民养老保险待遇申请")
    # It is done on the web; whoever cannot has the windows at hand, each with what it says of this matter.
    expect(page.get_by_role("heading", level=1)).to_have_text("可以在网上办")
    told = page.locator(".told")
    expect(told).to_contain_text("城乡居民养老保险待遇申请")
    expect(told).to_contain_text("线上能办的，线下也能办")
    expect(told.get_by_role("link", name="国家“跨省通办”专区")).to_be_visible()
    cards = page.locator("ol.results > li")
    expect(cards).to_have_count(5)
    expect(cards.first.locator(".way")).to_have_text(re.compile(r"^直线距离 \d+ 公里 · "))
    takes = cards.locator(".takes").all_inner_texts()
    assert [one for one in takes if not one.startswith(("写明能办", "未注明能不能办，请先电话"))] == []
    photograph(page, "four people 1 pension", whole=True)
    # That Hunan decides it changes nothing of what she has to do, so nobody asks her; a link that says so is kept.
    expect(page.get_by_label("参保地")).to_have_count(0)
    page.goto("/?place=龙岗区&item=2022-04&home=43")
    expect(page.get_by_role("heading", level=1)).to_have_text("可以在网上办")
    assert all("home=43" in link for link in page.locator("h2 a").evaluate_all("all => all.map(one => one.href)"))
    told.get_by_role("link", name="城乡居民养老保险待遇申请").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("城乡居民养老保险待遇申请")
    page.go_back()
    cards.first.get_by_role("link").first.click()
    expect(page.get_by_role("link", name=re.compile("0731|12345|400")).first).to_have_attribute(
        "href", re.compile("^tel:")
    )
    page.get_by_role("link", name="重新查找").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("可以在网上办")


@pytest.mark.parametrize("words", ["毕业了户口想迁回爸妈家", "户口迁移"])
def test_a_student_s_household_is_sent_to_where_it_moves_to(open_page, province_site: str, words: str) -> None:
    page = open_page(province_site, OLD_PHONE)
    ask(page, "天河区", words)
    link = page.locator(".choices").get_by_role("link", name="子女投靠父母户口迁移")
    if link.count():  # words of several meanings; one that has a single meaning is answered at once
        link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("先找迁入地")
    page.get_by_label("迁入地在哪里").fill("岳麓区")
    page.get_by_role("button", name="下一步").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("先找湖南省长沙市岳麓区")
    expect(page.locator(".told")).to_contain_text("这件事交到迁入地：湖南省长沙市岳麓区。")
    expect(page.locator(".told .results h2 a").first).to_have_text("岳麓区政务服务中心“跨省通办”窗口")
    expect(page.get_by_label("您在哪里")).to_have_value("天河区")
    photograph(page, f"four people 2 household {len(words)}", whole=True)


@pytest.mark.parametrize("by", ["phone", "typed"])
def test_a_mother_at_the_border_gets_the_nearer_window_and_is_told_that_it_is_in_another_province(
    open_page, province_site: str, by: str
) -> None:
    page = open_page(province_site, PHONE if by == "phone" else OLD_PHONE)
    asked = requests_of(page)
    if by == "phone":
        lon, lat = map(float, AT_THE_BORDER.split(","))
        page.context.grant_permissions(["geolocation"])
        page.context.set_geolocation({"longitude": lon, "latitude": lat, "accuracy": 30})
        page.goto("/")
        page.locator("button.locate").click()
    else:
        ask(page, AT_THE_BORDER)
    cards = page.locator("ol.results > li")
    nearest = cards.first
    expect(nearest.get_by_role("heading")).to_have_text("万载县政务服务中心“跨省通办”窗口")
    expect(nearest.locator(".way")).to_have_text("直线距离 35 公里 · 东")
    expect(nearest.locator(".why").first).to_have_text("在江西省，不在您所在的湖南省。")
    expect(nearest.locator(".state")).to_contain_text("营业中")
    own = cards.filter(has_text="浏阳市政务服务中心")
    expect(own.locator(".way")).to_have_text("直线距离 46 公里 · 西")
    expect(own.get_by_text("不在您所在的")).to_have_count(0)
    photograph(page, f"four people 3 border {by}", whole=True)
    nearest.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("万载县政务服务中心“跨省通办”窗口")
    expect(page.get_by_text("江西省宜春市万载县示例路").first).to_be_visible()
    assert told_in_addresses(asked, "114.1", "28.2") == []


@pytest.mark.parametrize("words", ["社保卡", "补办社会保障卡"])
def test_whoever_asks_for_a_social_security_card_is_told_the_truth(open_page, province_site: str, words: str) -> None:
    page = open_page(province_site, OLD_PHONE)
    ask(page, "天心区", words)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"“{words}”不在这些事项里")
    expect(page.locator(".outside")).to_contain_text("请问人力资源社会保障部门或发卡银行")
    expect(page.locator(".results")).to_have_count(0)  # no window is named that would turn her away
    expect(page.locator(".ways a[href^='tel:']").first).to_be_visible()
    photograph(page, f"four people 4 card {len(words)}", whole=True)
    page.get_by_role("link", name="不限事项，只找最近的窗口").click()
    expect(page.locator("ol.results > li")).to_have_count(5)
