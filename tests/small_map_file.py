"""A map of one file with six windows in three cities, and visits to it in which nothing goes wrong unseen."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, Locator, Page, ViewportSize

from locator.editions.edition import Manifest
from locator.position import Position
from locator.settings import PublicSettings
from locator.texts import Lang
from locator.window import DivisionNames, Level
from maps.base_map.border_bytes import border_bytes
from maps.base_map.border_lines import BorderKind, BorderLine
from maps.edition_map import edition_map
from maps.file_borders import FileBorders, with_borders
from maps.file_words import FileWords
from maps.map_content import PlaceName
from maps.map_file import map_file
from maps.map_licence import public_licence
from tests.hostile_map import kept
from tests.windows import GUANGZHOU, window

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 800}
XIANGTAN = DivisionNames("430302", "雨湖区", "湘潭市", "湖南省")
WINDOWS = (
    window("1", "天心区窗口01"),
    window("2", "天心区窗口02"),  # at the same point
    window("3", "雨湖区窗口", division=XIANGTAN, position=Position(112.9, 27.86), address="雨湖路9号"),
    window("4", "天河区窗口", division=GUANGZHOU, position=Position(113.36, 23.12)),
    window("5", "天河区西窗口", division=GUANGZHOU, position=Position(113.30, 23.12)),
    window("6", "天河区自助", division=GUANGZHOU, position=Position(113.302, 23.121), phones=()),
)
"""Two at one point, one alone, and three in one city, two of which are 230 m apart."""

NAMES = (
    PlaceName("湖南", 110.5, 26.9, 2.0, Level.PROVINCE),
    PlaceName("小省", 110.5, 24.0, 0.01, Level.PROVINCE),
    PlaceName("永州市", 110.6, 26.4, 0.5, Level.CITY),
    PlaceName("祁阳市", 110.9, 26.6, 0.2, Level.COUNTY),
)
"""A name of each level, and one that has no room before the nearest views."""


def small_borders() -> bytes:
    """A land of 10 degrees on each side, its north undetermined, with a lake, a line of each kind, and a dash."""
    west_south_east = [[108, 30], [108, 20], [118, 20], [118, 30]]
    lines = [
        (BorderKind.OUTER, west_south_east),
        (BorderKind.OUTER, [[116, 21], [117, 21], [117, 22], [116, 21]]),
        (BorderKind.PROVINCE, [[108, 25], [118, 25]]),
        (BorderKind.CITY, [[112, 25], [112, 30]]),
        (BorderKind.COUNTY, [[108, 28], [112, 28]]),
        (BorderKind.UNDETERMINED, [[108, 30], [113, 34], [118, 30]]),
        (BorderKind.DASH, [[110, 18], [111, 18]]),
    ]
    return border_bytes([BorderLine(kind, np.array(points)) for kind, points in lines], 1)


def written(folder: Path, lang: Lang) -> str:
    """Write the map in a language, as of a sample; gives its address."""
    published = datetime(2026, 3, 2, tzinfo=UTC)
    manifest = Manifest(
        version=1, edition=7, published_at=published, note="", windows=len(WINDOWS), sample=True, files={}
    )
    points = edition_map(manifest, WINDOWS, lang, date(2026, 3, 4))
    licence = public_licence(PublicSettings(), manifest)
    content = with_borders(points, FileBorders(small_borders(), NAMES), "区划界线：示例", licence, lang)
    html_lang = {Lang.ZH: "zh-CN", Lang.EN: "en"}[lang]
    return kept(folder, map_file(content, content.label, FileWords.of(lang, sample=True), html_lang))


@contextmanager
def visit(chromium: Browser, address: str, **visitor: object) -> Iterator[Page]:
    """The map before a visitor; whatever it says or asks for on the side is a fault."""
    context = chromium.new_context(**{"viewport": DESK, "locale": "zh-CN", **visitor})  # type: ignore[arg-type]
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text))
    page.on("request", lambda request: troubles.append(request.url) if not request.url.startswith("data:") else None)
    page.goto(address)
    yield page
    context.close()
    assert troubles == [address]


def entry(page: Page, name: str) -> Locator:
    """A window in the list."""
    return page.locator(".list .window", has_text=name)


def popup(page: Page) -> Locator:
    """What is open on the map."""
    return page.locator(".leaflet-popup-content")


def mark(page: Page, name: str) -> Locator:
    """The marks whose spoken name begins so."""
    return page.locator(f'.mark[aria-label^="{name}"]')


def come_true(page: Page, condition: str) -> None:
    """Wait until an expression is true; the page's policy forbids the waiting that evaluates a text again and again."""
    page.evaluate(f"async () => {{ while (!({condition})) await new Promise(requestAnimationFrame); }}")


def looked_at(page: Page, lat: float, lon: float, zoom: float) -> None:
    """Move the map there at once."""
    view = [[lat, lon], zoom]
    page.evaluate("([place, zoom]) => { map_tongban.setView(place, zoom, { animate: false }); }", view)
    assert page.evaluate("map_tongban.getZoom()") == zoom
