"""The map of all windows is moved: by mouse, by keys, and back again."""

import re

import pytest
from playwright.sync_api import expect

from tests.live_map import CHANGSHA, HUNAN, near_the_middle, shown, singles
from tests.small_map_file import come_true


def test_a_crowd_comes_apart_where_it_is_clicked(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), HUNAN)
    page.locator(".mark.cluster[aria-label^='长沙市']").click()
    page.wait_for_url(re.compile("#(8|9|1[0-9])/28[.]"))
    expect(page.locator(".mark.single").first).to_be_visible()


def test_the_map_moves_by_keys_and_the_list_follows(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), CHANGSHA)
    before = near_the_middle(page).locator("strong").inner_text()
    page.locator("#map_live").focus()
    with page.expect_response(re.compile("/map/view")):
        for _ in range(8):
            page.keyboard.press("ArrowDown")
    expect(near_the_middle(page).locator("strong")).not_to_have_text(before)
    assert float(page.evaluate("location.hash").split("/")[1]) < 28.19


def test_the_place_is_kept_on_the_way_back(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), CHANGSHA)
    page.locator("#map_live").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile("/(?!112[.]9800)[0-9.]+$"))
    before = page.evaluate("location.hash")
    page.locator("#found-list > li a").first.click()
    page.wait_for_selector("h1")
    page.go_back()
    page.wait_for_selector(".mark")
    assert page.evaluate("location.hash") == before


@pytest.mark.parametrize("focused", [".mark", ".leaflet-control-zoom-out", "#map_live"])
def test_keys_move_the_map_wherever_on_it_the_focus_is(open_page, province_site: str, focused: str) -> None:
    page = shown(open_page(province_site), HUNAN)
    page.locator(focused).first.focus()
    before = page.evaluate("map_live.getCenter().lng")
    with page.expect_response(re.compile("/map/view")):
        page.keyboard.press("ArrowRight")
    come_true(page, f"map_live.getCenter().lng > {before}")
    with page.expect_response(re.compile("/map/view.*zoom=8")):
        page.keyboard.press("Equal")


def test_in_a_popup_the_arrow_keys_leave_the_map_alone(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), CHANGSHA)
    singles(page).first.click()
    expect(page.locator(".popup h2")).to_be_focused()
    # The map has made room for the popup first.
    come_true(page, "!map_live._panAnim?._inProgress")
    before = page.evaluate("map_live.getPixelBounds().min.toString()")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Minus")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("[map_live.getPixelBounds().min.toString(), map_live.getZoom()]") == [before, 11]


@pytest.mark.parametrize("opened", [".mark.cluster", "#found-list .entry", "#show-all"])
def test_back_leads_to_the_look_before(open_page, province_site: str, opened: str) -> None:
    page = shown(open_page(province_site), HUNAN)
    expect(page.locator("#show-all")).to_be_visible()
    page.locator(opened).first.click()
    page.wait_for_url(re.compile("#(?!7/)"))
    page.go_back()
    page.wait_for_url(re.compile("#7/27[.]5000/112[.]5000$"))
    come_true(page, "map_live.getZoom() === 7")
    expect(page.locator(".mark[aria-label^='长沙市']")).to_be_visible()
