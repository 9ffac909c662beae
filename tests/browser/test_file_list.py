"""The list of a map's file: searched by words, with the points in step, and whole without script."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.small_map_file import DESK, PHONE, entry, visit


def drawn(page: Page) -> int:
    """How many windows the marks hold."""
    return sum(int(text or 1) for text in page.locator(".mark").all_inner_texts())


def test_a_window_is_found_by_typing_and_the_points_follow(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map) as page:
        expect(page.get_by_role("status")).to_have_text("共 6 个窗口")
        page.get_by_role("searchbox").fill("湘潭 雨湖路")
        expect(page.get_by_role("status")).to_have_text("共 1 个窗口")
        expect(page.locator(".list .window:visible")).to_have_count(1)
        expect(page.locator(".group:visible h3")).to_have_text("湖南省 湘潭市")
        assert drawn(page) == 1
        page.get_by_role("searchbox").fill("")
        expect(page.get_by_role("status")).to_have_text("共 6 个窗口")
        expect(page.locator(".list .window:visible")).to_have_count(0)  # the groups are folded as they were
        assert drawn(page) == 6


def test_what_is_not_there_is_said_to_be_none_and_what_to_try(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map) as page:
        page.get_by_role("searchbox").fill("雨华区")
        expect(page.get_by_role("status")).to_contain_text("没有找到“雨华区”。请看看有没有写错")
        expect(page.locator(".list .group:visible")).to_have_count(0)


def test_an_entry_that_is_opened_is_shown_on_the_map_with_what_stands_beside_it(
    chromium: Browser, small_map: str
) -> None:
    with visit(chromium, small_map) as page:
        page.get_by_role("searchbox").fill("天心区")
        entry(page, "天心区窗口02").locator("summary").click()
        expect(page.locator(".leaflet-popup strong")).to_have_text("同一处的 2 个窗口")
        expect(page.locator(".leaflet-popup summary")).to_have_text(["天心区窗口02", "天心区窗口01"])
        expect(entry(page, "天心区窗口02").locator("summary")).to_be_focused()  # the list says the same


def test_who_searches_anew_is_shown_what_is_found(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map) as page:
        page.get_by_role("searchbox").fill("雨湖区")
        entry(page, "雨湖区窗口").locator("summary").click()
        expect(page.locator(".leaflet-popup")).to_have_count(1)
        page.get_by_role("searchbox").fill("天河区")
        expect(page.locator(".leaflet-popup")).to_have_count(0)
        expect(page.get_by_role("status")).to_have_text("共 3 个窗口")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_search_stands_above_the_map_and_the_list_and_within_the_first_screen(
    chromium: Browser, small_map: str, size: ViewportSize
) -> None:
    with visit(chromium, small_map, viewport=size) as page:
        field, chart = page.locator("#search").bounding_box(), page.locator(".map").bounding_box()
        assert field
        assert chart
        assert field["y"] + field["height"] < size["height"] / 3
        beside = field["x"] + field["width"] <= chart["x"]
        assert beside or field["y"] + field["height"] <= chart["y"] <= size["height"] / 2


def test_without_script_a_desk_s_list_stands_in_the_middle_as_wide_as_it_can_be_read(
    chromium: Browser, small_map: str
) -> None:
    with visit(chromium, small_map, java_script_enabled=False) as page:
        box = page.locator(".list").bounding_box()
        assert box
        assert box["width"] > 900
        assert abs(box["x"] + box["width"] / 2 - DESK["width"] / 2) < 10


def test_without_script_the_list_says_all_and_the_map_says_why_it_is_missing(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map, java_script_enabled=False, viewport=PHONE) as page:
        expect(page.locator("main noscript p")).to_contain_text("地图需要浏览器允许运行脚本")
        expect(page.locator("main noscript p")).to_be_visible()
        expect(page.locator(".map")).to_be_hidden()
        expect(page.locator("#search")).to_be_hidden()
        expect(page.locator(".keys, .tools button")).to_have_count(2)
        expect(page.locator(".keys:visible, .tools button:visible")).to_have_count(0)
        page.locator(".group", has_text="湘潭市").locator("> summary").click()
        entry(page, "雨湖区窗口").locator("summary").click()
        expect(page.get_by_text("雨湖路9号")).to_be_visible()
