"""The elder view in a browser: one tap and back, a walk without scripts, from a position, and read aloud."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.photograph import photograph
from tests.visitor import (
    PHONE,
    SMALL_PHONE,
    Visitor,
    in_elder_view,
    in_english,
    requests_of,
    settled,
    told_in_addresses,
    without_scripts,
)

CALL_PX = 64
MOST_REQUESTS = 5
PAGE_BYTES = 20_000
POSITION = {"longitude": 114.2472, "latitude": 22.7208, "accuracy": 40}
SPEECH = """(voices => {
  window.__said = [];
  const waiting = [];
  window.__end = () => waiting.splice(0).forEach(one => one.onend && one.onend());
  const speech = {
    getVoices: () => voices,
    speak: one => { window.__said.push([one.text, one.lang]); waiting.push(one); },
    cancel: () => { window.__said.push(['', 'stopped']); waiting.length = 0; },
  };
  Object.defineProperty(window, 'speechSynthesis', {value: speech});
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
})"""
"""A speech that writes down what it is to say. The Chromium of these tests has a real one, which has no voices."""


WORDS_AND_GROUND = """(([button]) => [getComputedStyle(button).color, getComputedStyle(button).backgroundColor])(
    document.querySelectorAll("button.aloud"))"""


def with_voices(page: Page, *langs: str) -> None:
    page.add_init_script(f"{SPEECH}({json.dumps([{'lang': lang} for lang in langs])})")


def said(page: Page) -> list[list[str]]:
    found: list[list[str]] = page.evaluate("window.__said.splice(0)")
    return [one for one in found if one[1] != "stopped"]


@pytest.mark.parametrize("visitor", [PHONE, without_scripts(PHONE)], ids=["phone", "phone, no script"])
def test_one_tap_turns_every_page_until_another_turns_it_back(open_page, province_site: str, visitor: Visitor) -> None:
    page = open_page(province_site, visitor)
    page.goto("/?place=天心区")
    assert page.context.cookies() == []
    page.get_by_role("link", name="长辈版").click()
    expect(page.locator("html.elder .one .call")).to_be_visible()
    assert page.url.endswith("/?place=%E5%A4%A9%E5%BF%83%E5%8C%BA")
    [cookie] = page.context.cookies()
    assert (cookie["name"], cookie["value"], cookie["path"], cookie["sameSite"]) == ("view", "elder", "/", "Lax")
    for address in ("/", "/help", "/items", "/map", "/windows/430103-HALL"):
        page.goto(address)
        expect(page.locator("html.elder")).to_have_count(1)
    page.get_by_role("link", name="标准版").click()
    expect(page.locator("html:not(.elder)")).to_have_count(1)
    assert page.context.cookies() == []


def test_a_walk_without_scripts_near_longgang(open_page, province_site: str) -> None:
    page = open_page(province_site, in_elder_view(without_scripts(SMALL_PHONE)))
    asked = requests_of(page)
    page.goto("/")
    photograph(page, "elder 1 first page")
    page.get_by_role("link", name="先说要办什么事").click()
    page.get_by_label("用自己的话说").fill("城乡居民养老保险待遇申请")
    photograph(page, "elder 2 wish")
    page.get_by_role("button", name="下一步").click()
    page.get_by_label("您在哪里").fill("114.2472, 22.7208")
    expect(page.locator("button.locate")).to_be_hidden()
    photograph(page, "elder 3 place")
    page.get_by_role("button", name="找最近的窗口").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("可以在网上办")
    expect(page.locator(".one")).to_have_count(1)
    photograph(page, "elder 4 results", whole=True)
    names = page.locator(".one h2 a")
    first = names.inner_text()
    page.get_by_role("button", name="下一个窗口").click()
    expect(names).not_to_have_text(first)
    second = names.inner_text()
    page.get_by_role("button", name="下一个窗口").click()
    expect(names).not_to_have_text(second)
    page.get_by_role("button", name="上一个窗口").click()
    expect(names).to_have_text(second)
    names.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(second)
    page.go_back()
    expect(names).to_have_text(second)
    page.go_back()
    page.go_back()
    page.go_back()
    expect(names).to_have_text(first)
    assert told_in_addresses(asked, "114.2", "22.7") == []


def test_from_a_position_the_view_turns_and_the_position_stays_in_no_address(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation(POSITION)
    asked = requests_of(page)
    page.goto("/")
    page.locator("button.locate").click()
    first = page.locator(".results h2 a").first.inner_text()
    page.get_by_role("button", name="长辈版").click()
    expect(page.locator("html.elder .one h2 a")).to_have_text(first)
    page.get_by_role("button", name="下一个窗口").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("第 2 个")
    page.get_by_role("button", name="标准版").click()
    expect(page.locator(".results h2 a").first).to_have_text(first)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("第 2 个")
    assert told_in_addresses(asked, "114.2", "22.7") == []


def test_the_button_for_a_position_is_large_and_leads_on(open_page, province_site: str) -> None:
    page = open_page(province_site, in_elder_view(SMALL_PHONE))
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation(POSITION)
    page.goto("/?step=place")
    button = page.locator("button.locate")
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= CALL_PX
    assert box["width"] >= SMALL_PHONE.width * 0.7
    button.click()
    expect(page.locator(".one .call")).to_be_visible()


@pytest.mark.parametrize("address", ["/?place=天心区", "/windows/430103-HALL"])
def test_the_button_to_call_comes_first_and_is_as_wide_as_the_screen(
    open_page, province_site: str, address: str
) -> None:
    page = open_page(province_site, in_elder_view(SMALL_PHONE))
    page.goto(address)
    first = page.locator("main").locator("a, button, summary").filter(visible=True).first
    assert (first.get_attribute("href") or "").startswith("tel:+86731")
    box = first.bounding_box()
    assert box is not None
    assert box["height"] >= CALL_PX
    assert box["width"] >= SMALL_PHONE.width - 33
    assert box["y"] + box["height"] <= SMALL_PHONE.height


def test_a_window_s_essentials_fill_the_first_screen_and_the_rest_comes_when_asked_for(
    open_page, province_site: str
) -> None:
    page = open_page(province_site, in_elder_view(without_scripts(SMALL_PHONE)))
    page.goto("/windows/430103-HALL")
    for essential in ("h1", ".state", ".call", ".address", ".go"):
        box = page.locator(f"main {essential}").first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= SMALL_PHONE.height
    whole = page.locator("main").bounding_box()
    assert whole is not None
    assert whole["height"] <= 2 * SMALL_PHONE.height
    expect(page.locator(".week, .facts, .nearby, form.arrive").filter(visible=True)).to_have_count(0)
    page.get_by_text("一周办公时间").click()
    expect(page.locator(".week").first).to_be_visible()
    photograph(page, "elder 5 window", whole=True)


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/?step=wish",
        "/?step=place",
        "/?place=天心区",
        "/?place=天河区&item=2022-05&home=430100",
        "/windows/430103-HALL",
        "/items",
        "/items/2022-22",
        "/help/privacy",
        "/no/such/page",
    ],
)
def test_a_page_of_the_elder_view_is_small_and_asks_for_little(open_page, province_site: str, address: str) -> None:
    page = open_page(province_site, in_elder_view(PHONE), expected={404})
    asked = requests_of(page)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    sizes = {request.url: request.sizes()["responseBodySize"] for request in asked}
    assert 3 <= len(sizes) <= MOST_REQUESTS, sizes
    assert sum(sizes.values()) <= PAGE_BYTES, sizes


def test_where_there_is_no_voice_nothing_is_offered(open_page, province_site: str) -> None:
    page = open_page(province_site, in_elder_view(PHONE))
    page.goto("/?place=天心区")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("speechSynthesis.getVoices().length") == 0
    expect(page.locator("button.aloud")).to_be_hidden()


def test_where_no_voice_speaks_the_page_s_language_nothing_is_offered(open_page, province_site: str) -> None:
    page = open_page(province_site, in_elder_view(PHONE))
    with_voices(page, "en-US", "de-DE")
    page.goto("/?place=天心区")
    settled(page)
    expect(page.locator("button.aloud")).to_be_hidden()


@pytest.mark.parametrize("voice", ["zh-CN", "zh_TW", "cmn-Hans-CN", "yue-Hant-HK"])
def test_a_screen_is_read_aloud_until_the_second_press(open_page, province_site: str, voice: str) -> None:
    page = open_page(province_site, in_elder_view(PHONE))
    with_voices(page, "en-US", voice)
    page.goto("/?place=天心区&screen=2")
    button = page.get_by_role("button", name="念给我听")
    expect(button).to_be_visible()
    assert page.evaluate(WORDS_AND_GROUND) == ["rgb(8, 72, 135)", "rgba(0, 0, 0, 0)"]  # the words on the page's ground
    button.click()
    spoken = said(page)
    texts = [text for text, _ in spoken]
    assert texts[0] == "天心区附近的窗口 第 2 个"
    order = [next(n for n, text in enumerate(texts) if part in text) for part in (
        "政务服务中心", "直线距离", "请先电话", "示例路", "电话：零七三一，八五五五零一二三。")]  # fmt: skip
    assert order == sorted(order)
    assert {lang for _, lang in spoken} == {"zh-CN"}
    page.get_by_role("button", name="不念了").click()
    assert page.evaluate("window.__said.splice(0)") == [["", "stopped"]]
    expect(button).to_be_visible()


def test_after_the_last_word_it_can_be_read_again(open_page, province_site: str) -> None:
    page = open_page(province_site, in_elder_view(PHONE))
    with_voices(page, "zh-CN")
    page.goto("/windows/430103-HALL")
    page.get_by_role("button", name="念给我听").click()
    before = said(page)
    page.evaluate("window.__end()")
    page.get_by_role("button", name="念给我听").click()
    assert said(page) == before


def test_leaving_the_page_ends_the_reading(open_page, province_site: str) -> None:
    page = open_page(province_site, in_elder_view(PHONE))
    with_voices(page, "zh-CN")
    page.goto("/help/what")
    page.get_by_role("button", name="念给我听").click()
    assert len(said(page)) > 3
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.evaluate("window.__said") == [["", "stopped"]]


def test_in_english_a_chinese_name_is_read_by_a_chinese_voice(open_page, province_site: str) -> None:
    page = open_page(province_site, in_elder_view(in_english(PHONE)))
    with_voices(page, "en-GB", "zh-CN")
    page.goto("/?place=天心区")
    page.get_by_role("button", name="Read to me").click()
    spoken = said(page)
    assert {lang for text, lang in spoken if re.search("[\u4e00-\u9fff]{6}", text)} == {"zh-CN"}
    assert ["Telephone: 0 7 3 1, 8 5 5 5 0 1 2 3 extension 8 0 1 2.", "en"] in spoken


def test_hostile_texts_are_but_read(open_page, hostile_site: str) -> None:
    page = open_page(hostile_site, in_elder_view(PHONE))
    with_voices(page, "zh-CN")
    page.goto("/?place=112.985,28.118")
    page.get_by_role("button", name="念给我听").click()
    assert len(said(page)) > 3
