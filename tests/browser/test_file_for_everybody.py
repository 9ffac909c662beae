"""A map's file on paper, and for everybody: nothing too small, nothing that axe finds."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it comes without types
from playwright.sync_api import Browser, ViewportSize, expect

from tests.small_map_file import DESK, PHONE, WINDOWS, entry, popup, visit


def test_the_map_is_printed_whole_as_it_was_seen(chromium: Browser, small_map: str) -> None:
    size = "(() => { const { width, height } = map_tongban.getContainer().getBoundingClientRect();"
    size += " return [width, height]; })()"
    with visit(chromium, small_map) as page:
        before = page.evaluate(size)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        width, height = page.evaluate(size)
        assert width <= 680.5
        assert width / height == pytest.approx(before[0] / before[1], rel=0.01)
        page.emulate_media(media="screen")
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.evaluate(size) == before


def test_paper_has_every_fact(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map) as page:
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        expect(page.locator(".list dl:visible")).to_have_count(len(WINDOWS))
        expect(page.locator(".map")).to_be_visible()
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        page.emulate_media(media="screen")
        expect(page.locator(".list dl:visible")).to_have_count(0)
        expect(page.locator(".leaflet-popup")).to_have_count(0)


# Half a pixel is given away: a box that is being moved has its size in single precision, 43.99997 for 44.
SMALL = """() => [...document.querySelectorAll('a, button, input, summary')].filter(target => {
  const box = target.getBoundingClientRect();
  return box.height && (box.height < 43.5 || box.width < 43.5);
}).map(target => target.outerHTML)"""
TINY = """() => [...document.querySelectorAll('body *')].filter(element =>
  [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
  && element.getClientRects().length && parseFloat(getComputedStyle(element).fontSize) < 18).map(e => e.outerHTML)"""


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(chromium: Browser, small_map: str, viewport: ViewportSize, scheme: str) -> None:
    with visit(chromium, small_map, viewport=viewport, color_scheme=scheme) as page:
        for opened in (False, True):  # as it opens, then with an entry and its popup
            if opened:
                page.get_by_role("searchbox").fill("雨湖区")
                entry(page, "雨湖区窗口").locator("> summary").click()
                expect(popup(page)).to_be_visible()
            assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []
            assert page.evaluate(SMALL) == []
            assert page.evaluate(TINY) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
