"""Each page is whole on every kind of screen, in all colours, sizes of text and languages: in pairs, not all products.

A visit is in one language, with scripts or without, and in it the page is looked at on two screens; a page's name
picks which. A fault that one page alone has in one view alone may stay unseen; one of a stylesheet does not.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal
from zlib import crc32

import pytest
from playwright.sync_api import JSHandle, Page

from tests.browser.test_geometry import Sweep
from tests.pages_under_test import PAGES, PageUnderTest
from tests.visitor import Visitor

VIEWS = Path(__file__).with_name("views.js").read_text("utf-8")
LEAST_SHAPE = 3.0
"""WCAG 1.4.11 and 2.4.13: how far shapes and the ring around what has the focus stand out from their ground."""
APART = (0, 8)
"""Of the looks in their order those at one page, from one that its name picks."""
Colours = Literal["light", "dark", "forced", "forced dark"]
Text = Literal["usual", "200 %", "spaced"]
LEAST_TEXT = 4.5
"""WCAG 1.4.3, for words in drawings."""

# What the looks pass over, and why.
NOT_JUDGED: dict[str, list[str]] = {
    # A name's sign stands beside the name; a code has its own black and white; grounds lie under texts, rims under
    # rings; on an office's file borders and land say nothing that the list beside them does not.
    "faintShapes": [".door", ".code", ".sketch rect", ".mark .rim", ".leaflet-borders-pane", ".leaflet-names-pane"],
    # The map is a field for keys by itself, and marks lie over each other; tests of the map hold how they are reached.
    "faintTexts": [],
    "unseenFocus": [".skip", ".leaflet-container", ".map"],
    "unbordered": [".locate", ".turn", ".choose", ".entry", ".mark", ".skip"],
}


@dataclass(frozen=True, slots=True)
class Look:
    """A screen in CSS pixels, its colours, and how texts are set: at twice the size of a page's root, or spaced out."""

    width: int
    height: int
    colours: Colours
    text: Text = "usual"

    def __str__(self) -> str:
        return f"{self.width} × {self.height}, {self.colours}, text {self.text}"


SCREENS = ((360, 740), (390, 844), (768, 1024), (1280, 800), (1920, 1080))
COLOURS: tuple[Colours, ...] = ("light", "dark", "forced")
TEXTS: tuple[Text, ...] = ("usual", "200 %", "spaced")
# Each screen meets each of the colours and each size of text, and each of the colours each size of text.
LOOKS = (
    *(
        Look(width, height, colours, TEXTS[(nth + shift) % len(TEXTS)])
        for nth, (width, height) in enumerate(SCREENS)
        for shift, colours in enumerate(COLOURS)
    ),
    Look(640, 400, "forced dark"),  # a desk's screen enlarged twice
    Look(320, 256, "light"),  # and four times
)

READERS = (
    Visitor(360, 740, scripts=False),
    Visitor(360, 740, lang="en"),
    Visitor(360, 740, lang="zh-HK", scripts=False),
    Visitor(360, 740),
    Visitor(360, 740, lang="en", scripts=False),
    Visitor(360, 740, lang="zh-HK"),
)
HTML_LANG = {"zh-CN": "zh-CN", "en": "en", "zh-HK": "zh-Hant"}


def looks_at(name: str) -> list[Look]:
    """The looks at a page; those with texts spaced out, which stay so, come last."""
    first = crc32(name.encode())
    looks = [LOOKS[(first + further) % len(LOOKS)] for further in APART]
    return sorted(looks, key=lambda look: look.text == "spaced")


def reader_of(name: str, target: PageUnderTest) -> Visitor:
    """Who reads it: in the language that its address or the way to it is in, with scripts where it lives by them."""
    reader = READERS[crc32(name.encode()) % len(READERS)]
    if target.reached_by is not None or "lang=" in target.address:
        reader = replace(reader, lang="zh-CN")
    lives_by_scripts = "/map" in target.address or "file" in target.site or target.reached_by is not None
    return replace(reader, scripts=True) if lives_by_scripts else reader


class Eye:
    """Looks at one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._views: JSHandle = page.evaluate_handle(VIEWS)

    def faults(self, look: Look) -> list[str]:
        """What is wrong in a look."""
        self._set(look)
        sweep = Sweep(self._page)
        found = [*sweep.of_shape(look.width), *self._ask("faintShapes", LEAST_SHAPE)]
        found += self._ask("faintTexts", LEAST_TEXT)
        if look.colours.startswith("forced"):
            found += self._ask("unbordered")
        return [f"{look}: {each}" for each in found]

    def unseen_focus(self) -> list[str]:
        """What the keyboard comes to without showing it."""
        self._page.keyboard.press("Tab")  # rings are drawn for those who use keys
        return self._ask("unseenFocus", LEAST_SHAPE)

    def _set(self, look: Look) -> None:
        page = self._page
        page.set_viewport_size({"width": look.width, "height": look.height})
        page.wait_for_function("width => document.documentElement.clientWidth === width", arg=look.width)
        forced = look.colours.startswith("forced")
        page.emulate_media(
            color_scheme="dark" if look.colours.endswith("dark") else "light",
            forced_colors="active" if forced else "none",
            reduced_motion="reduce",
        )
        size = "225%" if look.text == "200 %" else ""
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        if look.text == "spaced":
            page.evaluate("views => views.spaceOut()", self._views)

    def _ask(self, what: str, *given: object) -> list[str]:
        found: Any = self._page.evaluate(
            "([views, what, given]) => views[what](...given)", [self._views, what, [*given, NOT_JUDGED[what]]]
        )
        return [f"{what}: {each}" for each in found]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_in_its_views(arrive, name: str) -> None:
    target, looks = PAGES[name], looks_at(name)
    reader = reader_of(name, target)
    page = arrive(target, replace(reader, width=looks[0].width, height=looks[0].height))
    if "lang=" not in target.address and "file" not in target.site:
        assert page.locator("html").get_attribute("lang") == HTML_LANG[reader.lang]
    eye = Eye(page)
    found = [fault for look in looks for fault in eye.faults(look)]
    assert [*found, *eye.unseen_focus()] == []


def test_every_view_and_every_reader_comes_to_some_page() -> None:
    assert {look for name in PAGES for look in looks_at(name)} == {*LOOKS}
    assert {(reader.lang, reader.scripts) for name in PAGES for reader in [reader_of(name, PAGES[name])]} == {
        (reader.lang, reader.scripts) for reader in READERS
    }


def test_the_eye_is_awake(arrive) -> None:
    page = arrive(PAGES["a window"], replace(READERS[0], scripts=True))
    page.evaluate("""() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.state, .act { border: 0 !important } .shape { border-color: #ccd !important }'
        + '.act:focus { outline: 0 !important } .sketch { background: var(--soft) !important }');
      document.adoptedStyleSheets = [sheet];
    }""")
    eye = Eye(page)
    found = [*eye.faults(Look(360, 740, "forced")), *eye.faults(Look(360, 740, "light")), *eye.unseen_focus()]
    for told in ("unbordered: <p.state.open>", "unbordered: <a.act>", "faintShapes: <span.shape>",
                 "faintShapes: <circle.ring>", "faintTexts: <text.far>", "unseenFocus: <a.act>"):  # fmt: skip
        assert any(told in each for each in found), told
