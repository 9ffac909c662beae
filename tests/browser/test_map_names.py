"""The names of divisions on the map's own ground: apart from each other and from the marks, and only texts."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PatienceEndedError

from tests.photograph import photograph
from tests.visitor import DESKTOP, PHONE, Visitor, dark, requests_of

NAMES = ".leaflet-names-pane text"
PATIENCE_MS = 120_000  # the site draws its ground when it starts, with the least claim to the processors

# Pairs of names, or of a name and a mark, that lie on each other; and names that the map's edge cuts.
MEETING = """() => {
  const box = one => one.getBoundingClientRect();
  const names = [...document.querySelectorAll('.leaflet-names-pane text')].map(one => [one.textContent, box(one)]);
  const others = [...names, ...[...document.querySelectorAll('.mark')].map(one => [one.ariaLabel, box(one)])];
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3;
  const map = box(document.getElementById('map_live'));
  const cut = names.filter(([, a]) => a.left < map.left || a.right > map.right);
  return [...cut, ...names.flatMap((one, place) => others.slice(place + 1).filter(other => meet(one[1], other[1]))
    .map(other => `${one[0]} ${other[0]}`))];
}"""


def apart(page: Page) -> list[object]:
    """What lies on another thing, or is cut, once marks and names are placed: names are, after marks that came late."""
    with suppress(PatienceEndedError):
        page.wait_for_function(f"() => ({MEETING})().length === 0")
    found: list[object] = page.evaluate(MEETING)
    return found


def named(page: Page, address: str) -> list[str]:
    """The names on the map at an address, once they are there."""
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector(NAMES, timeout=PATIENCE_MS)
    page.wait_for_load_state("networkidle")
    return page.locator(NAMES).all_text_contents()


@pytest.mark.parametrize("visitor", [DESKTOP, PHONE, dark(DESKTOP)], ids=["desk", "phone", "dark"])
def test_names_come_with_the_zoom_and_lie_on_nothing(open_page, demo_site: str, visitor: Visitor) -> None:
    page = open_page(demo_site, visitor)
    for place, expected, ending in (
        ("4/35.0/105.0", "山西省", "[省市疆藏古西夏港门]"),
        ("7/28.0/112.0", "益阳市", "[市州盟区]"),
        ("10/28.2/112.95", "望城区", "[县市区]"),
    ):
        names = named(page, f"/map#{place}")
        assert expected in names
        assert all(re.search(f"{ending}$", name) for name in names)
        assert apart(page) == []
        photograph(page, f"map-names-{visitor.width}-{place.partition('/')[0]}-{'dark' if visitor.dark else 'light'}")


def test_a_mark_that_stands_for_a_city_has_its_name_beside_it(open_page, demo_site: str) -> None:
    page = open_page(demo_site)
    names = named(page, "/map#7/27.7/112")
    assert {"长沙市", "株洲市", "岳阳市", "衡阳市", "湘西州", "永州市"} <= {*names}
    for city in ("株洲市", "湘西州"):
        name = page.locator(NAMES, has_text=city).bounding_box()
        mark = page.locator(f".mark[title^='{city[:2]}']").bounding_box()
        assert name
        assert mark
        assert abs(name["x"] + name["width"] / 2 - mark["x"] - mark["width"] / 2) < 60
        assert abs(name["y"] + name["height"] / 2 - mark["y"] - mark["height"] / 2) < 45
    assert apart(page) == []


def test_close_to_the_ground_the_land_in_view_is_named_though_its_middle_is_not_seen(open_page, demo_site: str) -> None:
    page = open_page(demo_site, PHONE)
    assert named(page, "/map#16/28.18/112.99") == ["雨花区"]


def test_names_are_no_news_to_those_who_hear_the_page_and_take_no_clicks(open_page, demo_site: str) -> None:
    page = open_page(demo_site)
    named(page, "/map#10/28.2/112.95")
    pane = page.locator(".leaflet-names-pane")
    assert (pane.get_attribute("aria-hidden"), pane.get_attribute("lang")) == ("true", "zh-CN")
    assert pane.evaluate("one => getComputedStyle(one).pointerEvents") == "none"


def test_names_are_texts_whatever_is_in_them(open_page, demo_site: str) -> None:
    page = open_page(demo_site)
    hostile = "<img src=x onerror='window.__pwned=1'>"
    names = {"provinces": [[hostile, 105, 35, 20]], "cities": []}
    page.route("**/map/borders/names", lambda route: route.fulfill(json=names))
    assert named(page, "/map#4/35/105") == [hostile]
    assert page.evaluate("window.__pwned") is None
    assert page.locator(".leaflet-names-pane img").count() == 0


def test_names_give_way_to_marks_when_the_map_is_moved(open_page, demo_site: str) -> None:
    page = open_page(demo_site)
    named(page, "/map#8/28.2/112.95")
    page.locator("#map_live").focus()
    for key in ("ArrowLeft", "ArrowUp", "Equal"):
        page.locator(NAMES).evaluate_all("old => old.forEach(one => { one.dataset.stale = 'true'; })")
        with page.expect_response(re.compile("/map/view")):
            page.keyboard.press(key)
        expect(page.locator(f"{NAMES}[data-stale]")).to_have_count(0)
        expect(page.locator(NAMES).first).to_be_visible()
        assert apart(page) == []


def test_where_borders_may_not_be_shown_no_names_are_asked_for(open_page, province_site: str) -> None:
    page = open_page(province_site)
    asked = requests_of(page)
    page.goto("/map")
    expect(page.locator("#found-count")).not_to_be_empty()
    page.wait_for_load_state("networkidle")
    assert not [one.url for one in asked if "/borders/" in one.url or "map_ground" in one.url]
