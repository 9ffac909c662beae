"""The marks of a map's file: crowds come apart, and the list and the map are in step."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from locator.texts import Lang
from tests.small_map_file import DESK, PHONE, come_true, entry, looked_at, mark, popup, visit, written

CROWD = "天河区一带，3 个窗口，放大"


def marks(page: Page) -> list[str | None]:
    """The names of all marks that are drawn."""
    return [each.get_attribute("aria-label") for each in page.locator(".mark").all()]


def test_each_window_is_in_one_mark_and_each_mark_says_how_many_it_holds(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map) as page:
        looked_at(page, 25.5, 113, 7)
        assert marks(page) == ["天心区一带，2 个窗口，逐个列出", "雨湖区窗口", CROWD]
        assert page.locator(".mark.cluster").all_inner_texts() == ["2", "3"]
        expect(page.get_by_role("status")).to_have_text("共 6 个窗口")


def test_marks_beside_each_other_are_called_differently(chromium: Browser, demo_map_file: str) -> None:
    for size in (PHONE, DESK):
        with visit(chromium, demo_map_file, viewport=size) as page:
            names = page.locator(".mark.cluster").evaluate_all("all => all.map(one => one.title)")
            assert len(names) > 10
            assert len({*names}) == len(names)


def test_windows_of_several_cities_are_around_the_two_that_have_most_of_them(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map) as page:
        looked_at(page, 25.5, 113, 5)
        assert marks(page) == ["长沙市、湘潭市一带，3 个窗口，放大", CROWD]


def test_an_english_file_has_a_comma_between_two_cities(chromium: Browser, tmp_path: Path) -> None:
    with visit(chromium, written(tmp_path, Lang.EN)) as page:
        looked_at(page, 25.5, 113, 5)
        assert marks(page)[0] == "around 长沙市, 湘潭市, 3 windows, zoom in"


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_a_crowd_comes_apart_step_by_step_until_a_window_is_told(chromium: Browser, small_map: str, viewport, way: str):
    with visit(chromium, small_map, viewport=viewport, reduced_motion="reduce") as page:
        activate = (lambda at: at.click()) if way == "mouse" else (lambda at: at.press("Enter"))
        activate(mark(page, CROWD))
        expect(mark(page, "天河区窗口")).to_be_visible()
        activate(mark(page, "天河区一带，2 个窗口，放大"))
        activate(mark(page, "天河区西窗口"))
        expect(popup(page)).to_be_focused()
        expect(popup(page).locator("strong")).to_have_text("天河区西窗口")
        expect(page.locator("[aria-current]")).to_have_text("天河区西窗口")
        page.keyboard.press("Escape")
        expect(mark(page, "天河区西窗口")).to_be_focused()


def test_a_crowd_glides_apart_and_its_group_in_the_list_unfolds(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map) as page:
        mark(page, CROWD).click()
        expect(entry(page, "天河区窗口")).to_be_visible()
        expect(entry(page, "雨湖区窗口")).to_be_hidden()
        expect(page.get_by_role("status")).to_have_text("共 6 个窗口，图上 3 个")
        page.get_by_role("button", name="看全部窗口").click()
        expect(page.get_by_role("status")).to_have_text("共 6 个窗口")
        expect(page.get_by_role("button", name="看全部窗口")).to_be_hidden()


def test_what_no_zoom_parts_is_listed_in_a_popup(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map) as page:
        mark(page, "天心区一带，2 个窗口，逐个列出").click()
        expect(popup(page)).to_have_accessible_name("同一处的 2 个窗口")
        expect(popup(page).locator("summary")).to_have_text(["天心区窗口01", "天心区窗口02"])
        expect(popup(page).locator("dl").first).to_be_visible()
        expect(popup(page).locator("dl").last).to_be_hidden()


def test_what_is_pointed_at_on_one_side_is_shown_on_the_other(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map) as page:
        mark(page, "雨湖区窗口").hover()
        expect(page.locator(".group.pointed h3")).to_have_text("湖南省 湘潭市")
        page.locator(".group", has_text="广州市").locator("> summary").click()
        expect(page.locator(".pointed")).to_have_count(0)
        entry(page, "天河区自助").locator("> summary").hover()
        expect(page.locator(".mark.pointed")).to_have_attribute("aria-label", CROWD)


def test_the_tab_key_stops_at_marks_in_view_alone(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map) as page:
        looked_at(page, 27.86, 112.9, 10)
        assert marks(page) == ["天心区一带，2 个窗口，逐个列出", "雨湖区窗口"]
        looked_at(page, 20, 100, 10)
        assert marks(page) == []


def test_a_mark_that_goes_leaves_the_focus_to_the_map(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map) as page:
        mark(page, "雨湖区窗口").focus()
        looked_at(page, 20, 100, 10)
        expect(page.locator(".map")).to_be_focused()


def test_a_mark_that_stays_keeps_its_element(chromium: Browser, small_map: str) -> None:
    with visit(chromium, small_map) as page:
        mark(page, "雨湖区窗口").focus()
        page.evaluate("map_tongban.panBy([40, 30], { animate: false })")
        expect(mark(page, "雨湖区窗口")).to_be_focused()


def test_marks_are_drawn_in_the_colours_of_the_day(chromium: Browser, small_map: str) -> None:
    fill = "getComputedStyle(document.querySelector('.mark .disc')).fill"
    with visit(chromium, small_map, color_scheme="light") as page:
        assert page.evaluate(fill) == "rgb(11, 92, 173)"
        page.emulate_media(color_scheme="dark")
        come_true(page, f"{fill} === 'rgb(124, 183, 255)'")
