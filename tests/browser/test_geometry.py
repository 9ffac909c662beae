"""Nothing sticks out, nothing is too small to read or to hit, nothing is cut off, and nothing lies over another."""

from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import JSHandle, Page

from tests.pages_under_test import PAGES
from tests.visitor import DESKTOP, PHONE, SMALL_PHONE

SWEEP = Path(__file__).with_name("sweep.js").read_text("utf-8")
LEAST_TARGET_PX = 44
LEAST_TEXT_PX = 18
LEAST_TARGET_OF_ELDER_VIEW_PX = 60
LEAST_TEXT_OF_ELDER_VIEW_PX = 20
LEAST_CONTRAST_OF_ELDER_VIEW = 7
LEAST_LINE = 1.3
NARROWEST_PX = 320
"""A screen of 1280 pixels enlarged four times: WCAG's reflow."""

# What the sweep passes over, and why; texts that are merely read aloud it passes over by itself.
NOT_JUDGED: dict[str, list[str]] = {
    # The way past the head waits outside the page until the keyboard comes to it, and lies over all else then.
    "sticksOut": [".skip:not(:focus)"],
    "smallTargets": [".skip:not(:focus)"],
    # A field to choose from shows one line, whose height Chromium keeps to itself.
    "smallText": ["select"],
    # Where a popup's foot fades, more of it is to come.
    "paleText": [".more"],
    # A map is dragged about in its frame; its two zoom buttons wear signs, which are named for those who hear them.
    "cutText": [".leaflet-map-pane", ".leaflet-control-zoom"],
    # Marks stand where their windows are, and what the map tells opens above them; tests of the map hold how near.
    # The list beside them is rolled in a frame of its own.
    "overlaps": [".skip", ".leaflet-map-pane", "#found-list"],
}


class Sweep:
    """The sweep over one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._sweep: JSHandle = page.evaluate_handle(SWEEP)

    def _ask(self, what: str, *given: object) -> list[str]:
        found: Any = self._page.evaluate(
            "([sweep, what, given]) => sweep[what](...given)", [self._sweep, what, [*given, NOT_JUDGED[what]]]
        )
        return [f"{what}: {each}" for each in found]

    def of_shape(self, width: int) -> list[str]:
        """What depends on the space that texts have."""
        return [*self._ask("sticksOut", width), *self._ask("cutText"), *self._ask("overlaps")]

    def of_size(self, *, elder: bool = False) -> list[str]:
        """What does not; in the elder view, everything is to be larger, and clearer in light and dark."""
        if not elder:
            return [*self._ask("smallTargets", LEAST_TARGET_PX), *self._ask("smallText", LEAST_TEXT_PX, LEAST_LINE)]
        return [
            *self._ask("smallTargets", LEAST_TARGET_OF_ELDER_VIEW_PX),
            *self._ask("smallText", LEAST_TEXT_OF_ELDER_VIEW_PX, LEAST_LINE),
            *self._of_contrast("light"),
            *self._of_contrast("dark"),
        ]

    def _of_contrast(self, scheme: Literal["light", "dark"]) -> list[str]:
        self._page.emulate_media(color_scheme=scheme)
        return self._ask("paleText", LEAST_CONTRAST_OF_ELDER_VIEW)

    def enlarge(self, times: int) -> None:
        """Set all text larger, and leave all else as it is."""
        self._page.evaluate("([sweep, times]) => sweep.enlarge(times)", [self._sweep, times])


def at_width(page: Page, width: int) -> None:
    """Give the page another width, and wait until it has been laid out anew."""
    height = (page.viewport_size or {"height": DESKTOP.height})["height"]
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function("width => document.documentElement.clientWidth === width", arg=width)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_phone_and_can_be_read_and_hit_there(arrive, name: str) -> None:
    page = arrive(PAGES[name], PHONE)
    sweep = Sweep(page)
    found = {PHONE.width: [*sweep.of_shape(PHONE.width), *sweep.of_size(elder=PAGES[name].elder)]}
    for width in (SMALL_PHONE.width, NARROWEST_PX):
        at_width(page, width)
        found[width] = sweep.of_shape(width)
    assert {width: faults for width, faults in found.items() if faults} == {}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_desk_and_text_of_twice_the_size(arrive, name: str) -> None:
    page = arrive(PAGES[name], DESKTOP)
    sweep = Sweep(page)
    found = {"desk": [*sweep.of_shape(DESKTOP.width), *sweep.of_size(elder=PAGES[name].elder)]}
    sweep.enlarge(2)
    found["desk, large text"] = sweep.of_shape(DESKTOP.width)
    at_width(page, PHONE.width)
    found["phone, large text"] = sweep.of_shape(PHONE.width)
    assert {where: faults for where, faults in found.items() if faults} == {}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_banner_over_sample_data_breaks_only_before_its_sentence(open_page, demo_site: str, lang: str) -> None:
    page = open_page(demo_site, SMALL_PHONE)
    page.goto(f"/?lang={lang}")
    lines = page.locator(".sample .whole").evaluate_all("""parts => parts.map(part =>
      Math.round(part.getBoundingClientRect().height / parseFloat(getComputedStyle(part).lineHeight)))""")
    assert lines == [1, 1]


@pytest.mark.parametrize("name", ["first page", "results by position", "results by position in traditional signs"])
def test_the_head_keeps_to_one_line_of_a_small_phone(arrive, name: str) -> None:
    page = arrive(PAGES[name], SMALL_PHONE)
    tops = page.locator(".top > a, nav > a, nav > button").evaluate_all(
        "all => all.filter(part => part.checkVisibility()).map(part => Math.round(part.getBoundingClientRect().top))"
    )
    assert len(tops) == 6  # the name stands for the first page
    assert len(set(tops)) == 1


def test_another_language_is_one_tap_away(open_page, province_site: str) -> None:
    page = open_page(province_site, SMALL_PHONE)
    page.goto("/?lang=en")
    page.get_by_role("link", name="繁體中文").click()
    page.wait_for_url("**/?lang=zh-Hant")
    assert page.locator("html").get_attribute("lang") == "zh-Hant"
    assert page.get_by_role("link", name="简体中文").inner_text() == "简"


def test_the_sweep_is_awake(arrive) -> None:
    page = arrive(PAGES["a window"], PHONE)
    page.evaluate("""() => {
      const add = (tag, style, text) => {
        const element = document.createElement(tag);
        Object.assign(element.style, style);
        element.textContent = text;
        if (tag === 'a') element.href = '/';
        return document.querySelector('main').appendChild(element);
      };
      add('p', {width: '500px'}, 'wide');
      add('p', {fontSize: '17px', lineHeight: '1.2'}, 'small');
      add('p', {height: '10px', overflow: 'hidden'}, 'cut');
      add('a', {display: 'block', width: '100px', height: '43px'}, 'low');
      add('a', {display: 'block', height: '44px', marginTop: '-20px'}, 'over');
    }""")
    sweep = Sweep(page)
    found = [*sweep.of_shape(PHONE.width), *sweep.of_size()]
    for told in ("sticksOut: <p> “wide”", "smallText: <p> “small” is set in 17 px", "smallText: <p> “small” has lines",
                 "cutText: <p> “cut”", "smallTargets: <a> “low” is 100 px × 43 px", "overlaps: <a> “low”"):  # fmt: skip
        assert any(each.startswith(told) for each in found), told


def test_the_sweep_over_the_elder_view_is_awake(arrive) -> None:
    page = arrive(PAGES["a window, elder view"], PHONE)
    page.evaluate("""() => {
      const main = document.querySelector('main');
      main.insertAdjacentHTML('beforeend', '<p>small</p><p>pale</p><a href="/">low</a>');
      const [small, pale, low] = [...main.children].slice(-3);
      small.style.fontSize = '19px';
      pale.style.color = '#5f6b77';
      Object.assign(low.style, {display: 'block', height: '59px'});
    }""")
    found = Sweep(page).of_size(elder=True)
    for told in ("smallText: <p> “small” is set in 19 px", "paleText: <p> “pale”", "smallTargets: <a> “low”"):
        assert any(each.startswith(told) for each in found), told


def test_the_way_past_the_head_appears_where_the_keyboard_comes_to_it(arrive) -> None:
    page = arrive(PAGES["first page"], PHONE)
    page.keyboard.press("Tab")
    sweep = Sweep(page)
    assert page.evaluate("document.activeElement.className") == "skip"
    assert [*sweep.of_size(), *sweep.of_shape(PHONE.width)] == []
