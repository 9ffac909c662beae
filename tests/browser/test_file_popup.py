"""What a mark of a map's file tells: never larger than its view, scrolled by the keyboard too, and left as one came."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from locator.texts import Lang
from tests.small_map_file import DESK, PHONE, come_true, entry, looked_at, mark, popup, visit, written

SMALL: ViewportSize = {"width": 320, "height": 568}


WITHIN = """() => {
    const frame = document.querySelector(".map").getBoundingClientRect()
    const box = document.querySelector(".leaflet-popup")?.getBoundingClientRect()
    const across = box && frame.left <= box.left && box.right <= frame.right
    return across && frame.top <= box.top && box.bottom <= frame.bottom
}"""


def expect_within_the_map(page: Page) -> None:
    """The popup comes to lie wholly within the map's frame, which may first have to give way."""
    page.wait_for_function(WITHIN)


@pytest.mark.parametrize("viewport", [SMALL, PHONE, DESK], ids=["small phone", "phone", "desk"])
@pytest.mark.parametrize("corner", [(28.15, 112.6), (27.6, 113.2)], ids=["at the top right", "at the bottom left"])
def test_the_map_gives_way_until_the_popup_is_seen_whole_and_no_further(
    chromium: Browser, small_map: str, viewport: ViewportSize, corner: tuple[float, float]
) -> None:
    with visit(chromium, small_map, viewport=viewport, reduced_motion="reduce") as page:
        looked_at(page, 27.86, 112.9, 9)
        before = page.evaluate("map_tongban.project([0, 0]).subtract(map_tongban.getPixelBounds().min)")
        mark(page, "雨湖区窗口").click()
        come_true(page, "!map_tongban._panAnim?._inProgress")
        expect_within_the_map(page)
        after = page.evaluate("map_tongban.project([0, 0]).subtract(map_tongban.getPixelBounds().min)")
        size = page.evaluate("map_tongban.getSize()")
        assert abs(after["x"] - before["x"]) <= size["x"] / 2
        assert abs(after["y"] - before["y"]) <= size["y"] / 2


def test_a_popup_that_has_room_moves_nothing(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map) as page:
        looked_at(page, 28.2, 112.9, 9)
        moved = "(() => { map_tongban.on('movestart', () => document.body.dataset.moved = 1); })()"
        page.evaluate(moved)
        mark(page, "雨湖区窗口").click()
        expect(popup(page)).to_be_focused()
        assert page.evaluate("document.body.dataset.moved") is None
        expect_within_the_map(page)


def test_a_sign_says_that_there_is_more_until_the_end_is_seen(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map, viewport=PHONE) as page:
        entry(page, "雨湖区窗口").evaluate("entry => { entry.open = true; }")
        more = page.locator(".leaflet-popup.more")
        expect(more).to_have_count(1)
        popup(page).focus()
        page.keyboard.press("End")
        expect(more).to_have_count(0)
        assert popup(page).evaluate("box => box.scrollTop") > 0
        popup(page).press("Home")
        expect(more).to_have_count(1)


def test_what_unfolds_is_told_of_too(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map) as page:
        mark(page, "天心区一带").click()
        popup(page).locator("summary").first.click()
        expect(page.locator(".leaflet-popup.more")).to_have_count(0)
        popup(page).locator("summary").first.click()
        popup(page).locator("summary").last.click()
        expect(popup(page).locator("dl").last).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_the_keyboard_alone_opens_a_popup_from_the_list_and_comes_back_from_it(
    chromium: Browser, small_map: str, viewport: ViewportSize
) -> None:
    with visit(chromium, small_map, viewport=viewport) as page:
        page.get_by_role("searchbox").fill("雨湖区")
        for key in ("Tab", "Tab", "Enter"):
            page.keyboard.press(key)
        button = entry(page, "雨湖区窗口").get_by_role("button", name="在地图上看")
        expect(button).to_be_visible()
        button.press("Enter")
        expect(popup(page)).to_be_focused()
        expect(popup(page)).to_have_accessible_name("雨湖区窗口")
        expect_within_the_map(page)
        expect(page.locator(".leaflet-popup")).to_be_in_viewport(ratio=1)
        expect(entry(page, "雨湖区窗口").locator("summary")).to_have_attribute("aria-current", "true")
        page.keyboard.press("Escape")
        expect(page.locator(".leaflet-popup")).to_have_count(0)
        expect(button).to_be_focused()
        expect(page.locator("[aria-current]")).to_have_count(0)


def test_the_close_button_leads_back_too_and_is_large(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map) as page:
        mark(page, "雨湖区窗口").click()
        close = page.get_by_role("button", name="关闭")
        box = close.bounding_box()
        assert box
        assert min(box["width"], box["height"]) > 43.5  # while the map moves it is 43.99997 high
        close.click()
        expect(page.locator(".leaflet-popup")).to_have_count(0)
        expect(mark(page, "雨湖区窗口")).to_be_focused()


def test_a_click_on_the_map_closes_a_popup_and_keeps_the_focus_there(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map) as page:
        mark(page, "雨湖区窗口").click()
        expect(popup(page)).to_be_focused()
        page.locator(".map").click(position={"x": 5, "y": 300})
        expect(page.locator(".leaflet-popup")).to_have_count(0)
        expect(page.locator(".map")).to_be_focused()


def test_a_popup_goes_with_its_window_to_another_zoom(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map) as page:
        entry(page, "天河区西窗口").evaluate("entry => { entry.open = true; }")
        expect(popup(page).locator("strong")).to_have_text("天河区西窗口")
        looked_at(page, 25.5, 113, 5)
        expect(page.locator(".mark.pointed")).to_have_attribute("aria-label", "天河区一带，3 个窗口，放大")
        tip, at = page.locator(".leaflet-popup-tip").bounding_box(), page.locator(".mark.pointed").bounding_box()
        assert tip
        assert at
        assert tip["x"] + tip["width"] / 2 == pytest.approx(at["x"] + at["width"] / 2, abs=2)


def test_the_controls_of_an_english_file_speak_english(chromium: Browser, tmp_path: Path) -> None:
    with visit(chromium, written(tmp_path, Lang.EN)) as page:
        expect(page.locator("html")).to_have_attribute("lang", "en")
        for name in ("Zoom in", "Zoom out"):
            expect(page.get_by_role("button", name=name, exact=True)).to_have_attribute("aria-label", name)
        expect(mark(page, "around 天河区, 3 windows, zoom in")).to_be_visible()
        mark(page, "雨湖区窗口").click()
        expect(page.get_by_role("button", name="Close")).to_have_attribute("aria-label", "Close")
        expect(page.get_by_text("Made-up windows, not for use")).to_be_visible()
