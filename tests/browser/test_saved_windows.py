"""Saving a window: on this device alone, by its public facts alone, and nothing before somebody saves."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.hostile_map import PAYLOADS
from tests.photograph import photograph
from tests.site_windows import hostile_text
from tests.visitor import DESKTOP, PHONE, requests_of, settled, told_in_addresses, without_scripts

WINDOW = "/windows/430103-HALL"
NO_STORE = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } });"
FULL_DISK = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };"
LAID = "kept => localStorage.setItem('tongban.saved', kept)"


def stored(page: Page) -> Any:
    """All that the browser keeps of the site."""
    return page.evaluate("Object.fromEntries(Object.entries(localStorage))")


def a_window(number: int) -> dict[str, object]:
    day = "2026-03-02"
    return {"id": f"w-{number}", "name": f"窗口{number}", "address": "路1号", "phones": [], "hours": None, "saved": day}


def lay(page: Page, kept: object) -> None:
    """Have something lie in the store as if it had been saved, and look at the list."""
    page.goto("/saved")
    page.evaluate(LAID, json.dumps(kept))
    page.reload()


def test_a_window_is_saved_with_its_public_facts_and_shown_with_its_telephone(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    page.goto(WINDOW)
    page.get_by_role("button", name="收藏").click()
    page.get_by_role("link", name="看收藏的窗口").click()
    expect(page).to_have_title("收藏的窗口 · 通办")
    expect(page.locator("#saved h2 a")).to_have_attribute("href", WINDOW)
    expect(page.locator("#saved a.act")).to_have_attribute("href", "tel:+8673185550123;ext=8012")
    expect(page.locator("#saved .address")).to_contain_text("示例路1号")
    expect(page.locator("#saved .state, #needs-script:visible, #saved-none:visible")).to_have_count(0)
    [kept] = json.loads(stored(page)["tongban.saved"])
    assert set(kept) == {"id", "name", "address", "phones", "hours", "saved"}
    assert kept["id"] == "430103-HALL"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", kept["saved"])
    photograph(page, "phone saved", whole=True)


def test_nothing_is_stored_before_somebody_saves(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    asked = requests_of(page)
    for address in ("/", "/?place=天心区", WINDOW, "/saved"):
        page.goto(address)
        page.wait_for_load_state("networkidle")
    assert stored(page) == {}
    assert page.context.cookies() == []
    assert page.evaluate("caches.keys()") == []
    assert told_in_addresses(asked, "offline") == []


def test_pressed_again_the_window_is_taken_off_and_nothing_stays(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    page.goto("/?place=天心区")
    keep = page.locator(".results > li .keep").first
    keep.get_by_role("button", name="收藏").click()
    expect(keep.get_by_role("status")).to_contain_text("只存在这台手机或电脑里")
    keep.get_by_role("button", name="取消收藏").click()
    expect(keep.get_by_role("status")).to_have_text("已取消收藏。")
    expect(keep.get_by_role("button", name="收藏", exact=True)).to_be_visible()
    assert stored(page) == {}


def test_a_saved_window_is_known_on_every_page_that_shows_it(open_page, province_site: str) -> None:
    page = open_page(province_site, DESKTOP)
    page.goto(WINDOW)
    page.get_by_role("button", name="收藏").click()
    page.goto("/?place=天心区&lang=en")
    first = page.locator(".results > li", has=page.get_by_role("link", name="天心区政务服务中心")).first
    expect(first.get_by_role("button", name="Remove")).to_be_visible()
    expect(page.get_by_role("button", name="Save", exact=True)).to_have_count(4)


def test_what_was_taken_off_by_a_slip_is_put_back(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    lay(page, [a_window(1), a_window(2)])
    page.get_by_role("button", name="取消收藏").first.click()
    expect(page.get_by_role("status")).to_contain_text("已取消收藏“窗口1”。")
    expect(page.locator("#saved h2")).to_have_text(["窗口2"])
    expect(page.get_by_role("button", name="放回去")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#saved h2")).to_have_text(["窗口1", "窗口2"])
    assert len(json.loads(stored(page)["tongban.saved"])) == 2


def test_a_name_of_odd_signs_is_said_as_it_is_written(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    lay(page, [{**a_window(1), "name": "$& 100% $' %"}])
    page.get_by_role("button", name="取消收藏").click()
    expect(page.get_by_role("status")).to_contain_text("已取消收藏“$& 100% $' %”。")


def test_the_foot_leads_to_what_is_saved_and_an_empty_list_says_how_to_fill_it(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    page.goto("/")
    page.get_by_role("contentinfo").get_by_role("link", name="收藏的窗口").click()
    expect(page.locator("#saved-none")).to_contain_text("还没有收藏")
    expect(page.locator("#needs-script")).to_be_hidden()
    photograph(page, "phone nothing saved", whole=True)


def test_fifty_are_enough(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    lay(page, [a_window(number) for number in range(50)])
    page.goto(WINDOW)
    page.get_by_role("button", name="收藏").click()
    expect(page.locator(".pass-on .said")).to_contain_text("没有收藏：已经有 50 个了")
    expect(page.locator(".pass-on .said a")).to_be_visible()


def test_a_browser_that_keeps_nothing_says_so(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    page.add_init_script(FULL_DISK)
    page.goto(WINDOW)
    page.get_by_role("button", name="收藏").click()
    expect(page.locator(".pass-on .said")).to_contain_text("没有收藏：这个浏览器不让网页存东西")


def test_without_a_store_or_scripts_no_button_is_shown_and_the_page_says_why(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    page.add_init_script(NO_STORE)
    page.goto(WINDOW)
    expect(page.get_by_role("button", name="复制地址")).to_be_visible()
    expect(page.locator("[data-save]")).to_be_hidden()
    page.goto("/saved")
    expect(page.locator("#needs-script")).to_be_visible()
    plain = open_page(province_site, without_scripts(PHONE))
    for address in ("/?place=天心区", WINDOW):
        plain.goto(address)
        expect(plain.locator("[data-save], .keep, [data-share]").locator("visible=true")).to_have_count(0)
    plain.goto("/saved")
    expect(plain.locator("#needs-script")).to_contain_text("打印成卡片")


@pytest.mark.parametrize(
    "kept",
    [
        "no list",
        [None, 1, {}],
        [{**a_window(1), "phones": [["1", "javascript:alert(1)"]]}],
        [{**a_window(1), "phones": [["1", "tel:1;phone-context=//elsewhere.test"]]}],
        [{**a_window(1), "name": None}],
    ],
    ids=["no list", "no windows", "a script", "another scheme's part", "no name"],
)
def test_what_others_wrote_into_the_store_is_not_shown(open_page, province_site: str, kept: object) -> None:
    page = open_page(province_site, PHONE)
    lay(page, kept)
    expect(page.locator("#saved-none")).to_be_visible()
    expect(page.locator("#saved li")).to_have_count(0)


def test_what_is_no_window_takes_no_other_away(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE)
    lay(page, [None, a_window(1), {}, {**a_window(2), "phones": [None]}, 7])
    expect(page.locator("#saved li")).to_have_count(1)
    page.goto(WINDOW)
    page.get_by_role("button", name="收藏", exact=True).click()
    page.goto("/saved")
    expect(page.locator("#saved li")).to_have_count(2)


def test_hostile_windows_are_saved_and_shown_as_they_are_written(open_page, hostile_site: str) -> None:
    page = open_page(hostile_site, PHONE)
    for row in range(len(PAYLOADS)):
        page.goto(f"/windows/hostile-{row}")
        page.get_by_role("button", name="收藏", exact=True).click()
    page.goto("/saved")
    expect(page.locator("#saved h2")).to_have_count(len(PAYLOADS))
    seen = page.locator("#saved").text_content() or ""
    settled(page)
    assert page.evaluate("window.__pwned") is None
    fields = ("name", "address", "hours", "phone")
    assert [row for row in range(len(PAYLOADS)) for name in fields if hostile_text(row, name) not in seen] == []
