"""The map in a browser of 2020, and where its library does not come."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.live_map import CHANGSHA, HUNAN, near_the_middle, shown
from tests.visitor import FROM_A_DISK, PHONE

PATIENCE_MS = 120_000  # the site draws its ground when it starts, with the least claim to the processors

YOUNGER = """
  for (const kind of [Element, Document, DocumentFragment]) delete kind.prototype.replaceChildren;
  delete String.prototype.replaceAll;
  for (const kind of [String, Array]) delete kind.prototype.at;
  const known = Element.prototype.matches;
  Element.prototype.matches = function (selector) {
    if (selector.includes(":focus-visible")) throw new DOMException("not a valid selector", "SyntaxError");
    return known.call(this, selector);
  };
  MediaQueryList.prototype.addEventListener = undefined;
"""
"""Takes away what came after Chrome 80 and Safari 13.1, as a script for a page that is not loaded yet."""


def of_2020(page: Page) -> Page:
    """The same page, in such a browser."""
    page.add_init_script(YOUNGER)
    return page


def test_a_browser_of_2020_shows_marks_and_list_and_opens_a_window(open_page, province_site: str) -> None:
    page = shown(of_2020(open_page(province_site)), CHANGSHA)
    assert page.evaluate("Boolean([].at || ''.replaceAll || document.body.replaceChildren)") is False
    expect(page.locator(".mark.single svg").first).to_be_visible()
    expect(page.locator("#found-count")).to_have_text(re.compile(r"\d"))
    entry = near_the_middle(page)
    name = entry.locator("strong").inner_text()
    entry.locator("button").click()
    expect(page.locator(".popup h2")).to_have_text(name)
    expect(page.locator(".failed > p")).to_be_hidden()


def test_a_browser_of_2020_takes_a_crowd_apart_and_keeps_the_focus_in_the_list(open_page, province_site: str) -> None:
    page = shown(of_2020(open_page(province_site)), HUNAN)
    expect(page.locator(".mark.cluster svg + span").first).to_have_text(re.compile(r"^\d+$"))
    entry = page.locator("#found-list .entry").first
    before = page.locator("#found-list").inner_text()
    entry.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#found-list")).not_to_have_text(before)
    expect(page.locator("#found-list .entry").first).to_be_focused()


def test_a_browser_of_2020_draws_borders_and_names(open_page, demo_site: str) -> None:
    page = shown(of_2020(open_page(demo_site)), "/map#7/28.0/112.0")
    page.wait_for_selector(".leaflet-names-pane text", timeout=PATIENCE_MS)
    lines = "() => { let n = 0; map_live.eachLayer(one => (n += one instanceof L.Polyline)); return n; }"
    assert page.evaluate(lines) > 0


def test_a_browser_of_2020_shows_the_map_of_a_file_and_finds_in_its_list(open_page, demo_map_file: str) -> None:
    page = of_2020(open_page(FROM_A_DISK))
    page.goto(demo_map_file)
    expect(page.locator(".mark svg").first).to_be_visible()
    page.locator(".search input").fill("no such window")
    expect(page.locator(".list .window:visible")).to_have_count(0)


# Nobody watches: that the library did not come stands on the console.
@pytest.mark.parametrize("size", [{"width": 1280, "height": 800}, {"width": PHONE.width, "height": PHONE.height}])
def test_where_the_map_s_library_does_not_come_the_regions_are_shown(page: Page, province_site: str, size) -> None:
    page.set_viewport_size(size)
    page.route(re.compile(r"/static/leaflet[^/]*\.js$"), lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.goto(f"{province_site}/map")
    expect(page.locator("#windows-map.undrawn .drawn")).to_be_hidden()
    expect(page.locator("#windows-map > .needed")).to_be_visible()
    page.locator("#regions a", has_text="长沙市").click()
    expect(page.locator(".results h2").first).to_be_visible()
