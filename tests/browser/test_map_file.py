"""The map of one file, as a person uses it: with a mouse, without one, without script, in the dark and on paper."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it comes without types
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from locator.editions.edition import Manifest
from locator.position import Position
from locator.settings import PublicSettings
from locator.texts import Lang
from locator.window import DivisionNames
from maps.base_map.border_bytes import border_bytes
from maps.base_map.border_lines import BorderKind, BorderLine
from maps.edition_map import edition_map
from maps.file_borders import with_borders
from maps.file_words import FileWords
from maps.map_file import map_file
from maps.map_licence import public_licence
from tests.hostile_map import kept
from tests.windows import GUANGZHOU, window

PHONE: ViewportSize = {"width": 360, "height": 640}
DESK: ViewportSize = {"width": 1280, "height": 800}
XIANGTAN = DivisionNames("430302", "雨湖区", "湘潭市", "湖南省")
WINDOWS = (
    window("1", "天心区窗口01"),
    window("2", "天心区窗口02"),  # at the same point
    window("3", "雨湖区窗口", division=XIANGTAN, position=Position(112.9, 27.86), address="雨湖路9号"),
    window("4", "天河区窗口", division=GUANGZHOU, position=Position(113.36, 23.12)),
)


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


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A map of four windows in three cities, with borders, on disk."""
    return written(tmp_path_factory.mktemp("map"), Lang.ZH)


def written(folder: Path, lang: Lang) -> str:
    """Write the map in a language; gives its address."""
    published = datetime(2026, 3, 2, tzinfo=UTC)
    manifest = Manifest(
        version=1, edition=7, published_at=published, note="", windows=len(WINDOWS), sample=True, files={}
    )
    points = edition_map(manifest, WINDOWS, lang, date(2026, 3, 4))
    content = with_borders(points, small_borders(), "区划界线：示例", public_licence(PublicSettings(), manifest), lang)
    page = map_file(content, content.label, FileWords.of(lang), "示例数据")
    return kept(folder, page)


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


def points(page: Page) -> int:
    """How many points are drawn."""
    return int(page.evaluate("Object.values(map_tongban._layers).filter(l => l.feature && l.getRadius).length"))


def test_a_window_is_found_by_typing_and_the_points_follow(chromium: Browser, address: str) -> None:
    with visit(chromium, address) as page:
        expect(page.get_by_role("status")).to_have_text("共 4 个窗口")
        page.get_by_role("searchbox").fill("湘潭 雨湖路")
        expect(page.get_by_role("status")).to_have_text("共 1 个窗口")
        expect(page.locator(".list .window:visible")).to_have_count(1)
        expect(page.locator(".group:visible h3")).to_have_text("湖南省 湘潭市")
        assert points(page) == 1
        page.get_by_role("searchbox").fill("")
        expect(page.get_by_role("status")).to_have_text("共 4 个窗口")
        expect(page.locator(".list .window:visible")).to_have_count(0)  # the groups are folded as they were
        assert points(page) == 4


def test_what_is_not_there_is_said_to_be_none(chromium: Browser, address: str) -> None:
    with visit(chromium, address) as page:
        page.get_by_role("searchbox").fill("乌鲁木齐")
        expect(page.get_by_role("status")).to_have_text("共 0 个窗口")
        expect(page.locator(".list .group:visible")).to_have_count(0)


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_the_keyboard_alone_opens_a_popup_and_comes_back_from_it(
    chromium: Browser, address: str, viewport: ViewportSize
) -> None:
    with visit(chromium, address, viewport=viewport) as page:
        page.get_by_role("searchbox").fill("雨湖区")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        button = entry(page, "雨湖区窗口").get_by_role("button", name="在地图上看")
        expect(button).to_be_visible()
        button.focus()
        page.keyboard.press("Enter")
        expect(popup(page).get_by_role("group", name="雨湖区窗口")).to_be_focused()
        frame, box = page.locator(".map").bounding_box(), page.locator(".leaflet-popup").bounding_box()
        assert frame
        assert box
        assert frame["y"] < box["y"] < box["y"] + box["height"] <= frame["y"] + frame["height"]
        assert frame["x"] <= box["x"] < box["x"] + box["width"] <= frame["x"] + frame["width"]
        expect(page.locator(".leaflet-popup")).to_be_in_viewport(ratio=1)
        expect(entry(page, "雨湖区窗口").locator("summary")).to_have_attribute("aria-current", "true")
        page.keyboard.press("Escape")
        expect(page.locator(".leaflet-popup")).to_have_count(0)
        expect(button).to_be_focused()
        expect(page.locator("[aria-current]")).to_have_count(0)


def test_the_close_button_leads_back_too(chromium: Browser, address: str) -> None:
    with visit(chromium, address) as page:
        page.get_by_role("searchbox").fill("雨湖区")
        entry(page, "雨湖区窗口").locator("summary").click()
        button = entry(page, "雨湖区窗口").get_by_role("button")
        button.click()
        page.get_by_role("button", name="关闭").click()
        expect(page.locator(".leaflet-popup")).to_have_count(0)
        expect(button).to_be_focused()


def test_a_click_beside_a_point_opens_it_and_marks_its_entry(chromium: Browser, address: str) -> None:
    with visit(chromium, address) as page:
        middle = page.evaluate("(() => { const p = map_tongban.latLngToContainerPoint([23.12, 113.36]);"
                               " const r = map_tongban.getContainer().getBoundingClientRect();"
                               " return [r.x + p.x, r.y + p.y]; })()")  # fmt: skip
        page.mouse.click(middle[0] + 15, middle[1] + 12)
        expect(popup(page).locator("strong")).to_have_text("天河区窗口")
        expect(page.locator("[aria-current]")).to_have_text("天河区窗口")
        expect(page.locator("[aria-current]")).to_be_in_viewport()


def test_windows_at_one_point_are_all_in_its_popup(chromium: Browser, address: str) -> None:
    with visit(chromium, address) as page:
        page.get_by_role("searchbox").fill("天心区窗口02")
        page.get_by_role("searchbox").fill("天心区")
        entry(page, "天心区窗口02").locator("summary").click()
        expect(popup(page).locator("strong")).to_have_text("此处有 2 个窗口")
        expect(popup(page).locator("summary")).to_have_text(["天心区窗口02", "天心区窗口01"])
        expect(popup(page).locator("dl").first).to_be_visible()
        expect(popup(page).locator("dl").last).to_be_hidden()


def test_the_controls_speak_the_files_language(chromium: Browser, address: str) -> None:
    with visit(chromium, address) as page:
        expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
        expect(page.get_by_role("button", name="放大")).to_be_visible()
        expect(page.get_by_role("button", name="缩小")).to_be_visible()
        expect(page.locator(".source")).to_have_text(
            "第 7 版，2026-03-02 发布 · 2026-03-04 制成本文件 · 区划界线：示例 内部使用，未经地图审核"
        )


def test_the_controls_of_an_english_file_speak_english(chromium: Browser, tmp_path: Path) -> None:
    with visit(chromium, written(tmp_path, Lang.EN)) as page:
        for name in ("Zoom in", "Zoom out"):
            expect(page.get_by_role("button", name=name)).to_have_attribute("aria-label", name)
        page.get_by_role("searchbox").fill("雨湖区")
        entry(page, "雨湖区窗口").locator("summary").click()
        expect(page.get_by_role("button", name="Close")).to_have_attribute("aria-label", "Close")


def test_the_mark_of_a_sample_stands_in_a_landmark(chromium: Browser, address: str) -> None:
    with visit(chromium, address) as page:
        expect(page.get_by_role("banner").locator(".mark")).to_have_text("示例数据")


def come_true(page: Page, condition: str) -> None:
    """Wait until an expression is true; the page's policy forbids the waiting that evaluates a text again and again."""
    page.evaluate(f"async () => {{ while (!({condition})) await new Promise(requestAnimationFrame); }}")


def looked_at(page: Page, lat: float, lon: float, zoom: int) -> None:
    """Move the map there at once, when it has come to where it opens: on its way there it heeds nobody."""
    come_true(page, "!map_tongban._animatingZoom")
    view = [[lat, lon], zoom]
    page.evaluate("([place, zoom]) => { map_tongban.setView(place, zoom, { animate: false }); }", view)
    assert page.evaluate("map_tongban.getZoom()") == zoom


def test_borders_lie_below_the_points_and_take_no_clicks(chromium: Browser, address: str) -> None:
    with visit(chromium, address) as page:
        kinds = ["land", "county", "city", "province", "outer", "undetermined", "dash"]
        drawn = page.locator(".leaflet-borders-pane path")
        assert [(drawn.nth(n).get_attribute("class") or "").split()[0] for n in range(drawn.count())] == kinds
        expect(page.locator(".leaflet-borders-pane .leaflet-interactive")).to_have_count(0)
        below = (
            "['borders', 'overlay'].map(n => +getComputedStyle(document.querySelector(`.leaflet-${n}-pane`)).zIndex)"
        )
        borders, overlay = page.evaluate(below)
        assert borders < overlay
        looked_at(page, 23.12, 113.36, 8)
        frame = page.locator(".map").bounding_box()
        assert frame
        middle = frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2
        on_top = "([x, y]) => document.elementFromPoint(x, y).closest('.leaflet-pane').className"
        assert "overlay" in page.evaluate(on_top, middle)
        page.mouse.click(*middle)
        expect(popup(page).locator("strong")).to_have_text("天河区窗口")


def test_land_is_filled_up_to_an_undetermined_border_and_its_lakes_are_not(chromium: Browser, address: str) -> None:
    # Of the ring that begins at the coast and closes along the undetermined border, as the browser fills it.
    filled = """([lat, lon]) => {
      const land = document.querySelector('path.land');
      const { x, y } = map_tongban.latLngToLayerPoint([lat, lon]);
      return land.isPointInFill(new DOMPoint(x, y));
    }"""
    with visit(chromium, address) as page:
        looked_at(page, 25, 113, 5)
        inland, north, lake, sea = [25.5, 113], [32, 113], [21.3, 116.8], [19, 112]
        assert [page.evaluate(filled, place) for place in (inland, north, lake, sea)] == [True, True, False, False]


def test_borders_of_counties_come_with_a_nearer_view(chromium: Browser, address: str) -> None:
    with visit(chromium, address) as page:
        for zoom, seen in ((5, []), (6, ["city"]), (7, ["county", "city"])):
            looked_at(page, 26, 112, zoom)
            assert (
                page.evaluate(
                    "['county', 'city'].filter(kind => getComputedStyle(document.querySelector(`path.${kind}`)).display"
                    " !== 'none')"
                )
                == seen
            )


def test_borders_are_drawn_in_the_colours_of_the_day_and_of_paper(chromium: Browser, address: str) -> None:
    fill = "getComputedStyle(document.querySelector('path.land')).fill"
    with visit(chromium, address, color_scheme="dark") as page:
        assert page.evaluate(fill) == "rgb(15, 23, 32)"
        page.emulate_media(media="print")
        come_true(page, f"{fill} === 'rgb(255, 255, 255)'")
        page.emulate_media(media="screen", color_scheme="light")
        come_true(page, f"{fill} === 'rgb(255, 255, 255)'")


def test_the_map_is_printed_whole_as_it_was_seen(chromium: Browser, address: str) -> None:
    size = "(() => { const { width, height } = map_tongban.getContainer().getBoundingClientRect();"
    size += " return [width, height]; })()"
    with visit(chromium, address) as page:
        before = page.evaluate(size)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        width, height = page.evaluate(size)
        assert width <= 680.5
        assert width / height == pytest.approx(before[0] / before[1], rel=0.01)
        page.emulate_media(media="screen")
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.evaluate(size) == before


def test_without_script_the_list_says_all_and_the_map_says_why_it_is_missing(chromium: Browser, address: str) -> None:
    with visit(chromium, address, java_script_enabled=False, viewport=PHONE) as page:
        expect(page.locator("main noscript p")).to_contain_text("地图需要浏览器允许运行脚本")
        expect(page.locator("main noscript p")).to_be_visible()
        expect(page.locator(".map")).to_be_hidden()
        expect(page.locator("#search")).to_be_hidden()
        page.locator(".group", has_text="湘潭市").locator("> summary").click()
        entry(page, "雨湖区窗口").locator("summary").click()
        expect(page.get_by_text("雨湖路9号")).to_be_visible()


def test_paper_has_every_fact(chromium: Browser, address: str) -> None:
    with visit(chromium, address) as page:
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        expect(page.locator(".list dl:visible")).to_have_count(len(WINDOWS))
        expect(page.locator(".map")).to_be_visible()
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        page.emulate_media(media="screen")
        expect(page.locator(".list dl:visible")).to_have_count(0)
        expect(page.locator(".leaflet-popup")).to_have_count(0)


def test_points_are_drawn_in_the_colours_of_the_day(chromium: Browser, address: str) -> None:
    colour = "Object.values(map_tongban._layers).find(layer => layer.feature && layer.getRadius).options.fillColor"
    with visit(chromium, address, color_scheme="light") as page:
        assert page.evaluate(colour) == "#0b5cad"
        page.emulate_media(color_scheme="dark")
        come_true(page, f"{colour} === '#7cb7ff'")


SMALL = """() => [...document.querySelectorAll('a, button, input, summary')].filter(target => {
  const box = target.getBoundingClientRect();
  return box.height && (box.height < 44 || box.width < 44);
}).map(target => target.outerHTML)"""
TINY = """() => [...document.querySelectorAll('body *')].filter(element =>
  [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
  && element.getClientRects().length && parseFloat(getComputedStyle(element).fontSize) < 18).map(e => e.outerHTML)"""


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(chromium: Browser, address: str, viewport: ViewportSize, scheme: str) -> None:
    with visit(chromium, address, viewport=viewport, color_scheme=scheme) as page:
        for _ in range(2):  # as it opens, then with an entry and its popup open
            assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []
            assert page.evaluate(SMALL) == []
            assert page.evaluate(TINY) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            page.get_by_role("searchbox").fill("天心区")
            entry(page, "天心区窗口01").locator("> summary").click()
            expect(popup(page)).to_be_visible()
