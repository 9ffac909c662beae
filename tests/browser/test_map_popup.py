"""The popups of the map of all windows: opened and left by mouse and by keyboard, and nothing but texts."""

import re

import pytest
from playwright.sync_api import expect

from tests.live_map import CHANGSHA, named, shown, singles
from tests.photograph import photograph
from tests.site_windows import hostile_text
from tests.visitor import DESKTOP, PHONE, Visitor

HALF_PIXEL = 0.5  # boxes lie on fractions of pixels


def test_a_popup_opens_by_mouse_and_its_entry_is_marked(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), CHANGSHA)
    mark = singles(page).first
    name = named(mark)
    mark.click()
    expect(page.locator(".popup h2")).to_have_text(name)
    expect(page.locator("#found-list > li.pointed strong")).to_have_text(name)
    expect(page.locator(".popup .act").first).to_be_visible()
    photograph(page, "map-popup")
    page.locator(".leaflet-popup-close-button").click()
    expect(page.locator(".popup")).to_have_count(0)


def test_a_popup_opens_by_keyboard_and_gives_the_focus_back(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), CHANGSHA)
    page.locator("#map_live").focus()
    page.keyboard.press("Tab")
    focused = page.locator(".mark:focus")
    while "single" not in named(focused, "class"):
        page.keyboard.press("Tab")
    name = named(focused)
    page.keyboard.press("Enter")
    expect(page.locator(".popup h2")).to_be_focused()
    expect(page.locator(".popup h2")).to_have_text(name)
    page.keyboard.press("Escape")
    expect(page.locator(".popup")).to_have_count(0)
    expect(page.locator(".mark:focus")).to_have_attribute("title", name)


def test_who_tabs_out_of_a_popup_leaves_it_closed_and_goes_on_from_there(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), CHANGSHA)
    singles(page).first.click()
    expect(page.locator(".popup h2")).to_be_focused()
    page.locator(".leaflet-popup-close-button").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".popup")).to_have_count(0)
    expect(page.locator(".leaflet-control-zoom-in")).to_be_focused()


def test_who_clicks_beside_a_popup_may_keep_it(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), CHANGSHA)
    singles(page).first.click()
    expect(page.locator(".popup h2")).to_be_focused()
    page.locator(".leaflet-control-zoom-in").click()
    expect(page.locator(".popup h2")).to_be_visible()


def test_a_popup_that_is_longer_than_the_map_fades_where_it_is_cut_and_ends_free(open_page, hostile_site: str) -> None:
    page = shown(open_page(hostile_site, PHONE), "/map?window=hostile-0")
    expect(page.locator(".popup h2")).to_be_focused()
    scrolled = page.locator(".leaflet-popup-scrolled")
    expect(scrolled).to_have_count(1)
    fading = scrolled.evaluate("one => getComputedStyle(one).maskImage")
    assert fading.startswith("linear-gradient")
    scrolled.evaluate("one => { one.scrollTop = one.scrollHeight; }")
    expect(scrolled).not_to_have_class(re.compile("more"))
    assert scrolled.evaluate("one => getComputedStyle(one).maskImage") == "none"


def test_many_windows_at_one_place_are_listed_page_by_page(open_page, crowded_site: str) -> None:
    page = shown(open_page(crowded_site), "/map")
    page.locator(".mark.cluster").click()
    expect(page.locator(".popup .listed li")).to_have_count(50)
    page.locator(".popup button").click()
    expect(page.locator(".popup .listed li")).to_have_count(20)
    page.locator(".popup .listed a").first.click()
    expect(page.locator(".popup h2")).to_have_text("大厅050号窗口")


@pytest.mark.parametrize("visitor", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_hostile_texts_are_shown_as_texts(open_page, hostile_site: str, visitor: Visitor) -> None:
    page = shown(open_page(hostile_site, visitor), "/map#18/28.1150/112.9850")
    for row in range(9):
        page.goto(f"/map?window=hostile-{row}")
        expect(page.locator(".popup h2")).to_have_text(" ".join(hostile_text(row, "name").split()))
        told = page.locator(".popup").inner_text()
        for field in ("address", "transit"):
            assert hostile_text(row, field) in told
        page.wait_for_selector("#found-list > li")
        assert page.evaluate("window.__pwned") is None
        assert page.locator(".windows-map img, .popup svg[onload]").count() == 0
        page.goto("about:blank")


def test_on_a_phone_a_popup_leaves_half_of_the_map_to_be_seen(open_page, demo_site: str) -> None:
    page = open_page(demo_site, PHONE)
    page.goto("/?place=天心区")
    page.locator(".results h2 a").first.click()
    page.get_by_role("link", name="在地图上看").click()
    expect(page.locator(".popup h2")).to_be_focused()
    # All in one look, as the map may still be moving. What a person goes there with needs no scrolling.
    edges = "ones => ones.map(one => document.querySelector(one).getBoundingClientRect())"
    edges += ".map(({ top, bottom }) => [top, bottom])"
    parts = ["#map_live", ".leaflet-popup-content-wrapper", ".mark.pointed", ".popup .state", ".popup .act"]
    frame, popup, mark, *within = page.evaluate(edges, parts)
    assert popup[1] - popup[0] <= 0.6 * (frame[1] - frame[0])
    assert popup[1] <= mark[1] + HALF_PIXEL
    assert mark[1] <= frame[1] + HALF_PIXEL
    assert all(bottom <= popup[1] + HALF_PIXEL for _, bottom in within)


def test_a_mark_that_was_clicked_wears_its_ring(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), CHANGSHA)
    mark = singles(page).first
    mark.click()
    expect(page.locator(".popup h2")).to_be_focused()
    page.mouse.move(0, 0)
    outline = "one => getComputedStyle(one).outlineStyle"
    assert page.locator(".mark.pointed").evaluate(outline) == "solid"
