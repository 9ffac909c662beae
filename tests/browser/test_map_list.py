"""The list beside the map of all windows: in step with it, and calm."""

import re
from statistics import median

from playwright.sync_api import Locator, Page, expect

from tests.live_map import CHANGSHA, HUNAN, named, near_the_middle, shown
from tests.painted import light_by_line
from tests.visitor import PHONE


def test_the_focus_stays_in_the_list_when_a_crowd_of_it_comes_apart(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), HUNAN)
    entry = page.locator("#found-list .entry").first
    entry.focus()
    before = page.locator("#found-list").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("#found-list")).not_to_have_text(before)
    expect(page.locator("#found-list .entry").first).to_be_focused()


def test_all_windows_are_offered_only_where_some_are_out_of_view(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), CHANGSHA)
    everything = page.get_by_role("button", name="看全部窗口")
    everything.focus()
    page.keyboard.press("Enter")
    expect(everything).to_be_hidden()
    expect(page.locator("#map_live")).to_be_focused()
    page.evaluate("location.hash = '#11/28.1900/112.9800'")
    expect(everything).to_be_visible()


def test_an_entry_of_the_list_points_at_its_mark_and_opens_its_popup(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), CHANGSHA)
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


def test_the_list_stays_as_it_is_while_the_map_is_not_moved(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), CHANGSHA)
    page.locator("#found-list .entry").first.focus()
    page.evaluate("window.line = document.querySelector('#found-list > li')")
    with page.expect_response(re.compile("/map/view")):
        page.evaluate("map_live.fire('moveend')")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("document.querySelector('#found-list > li') === line && line.contains(document.activeElement)")


def test_a_long_press_chooses_what_it_began_on_though_the_map_moves_meanwhile(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), CHANGSHA)
    first = near_the_middle(page)
    name = first.locator("strong").inner_text()
    first.hover()
    page.mouse.down()
    moved = (
        "() => new Promise(done => { map_live.once('shown', done); map_live.panBy([260, 120], { animate: false }); })"
    )
    page.evaluate(moved)
    assert near_the_middle(page).locator("strong").inner_text() == name
    page.mouse.up()
    expect(page.locator(".popup h2")).to_have_text(name)
    expect(near_the_middle(page).locator("strong")).not_to_have_text(name)


def test_a_window_of_a_crowd_that_is_told_has_its_entry_and_its_mark_pointed_at(open_page, hostile_site: str) -> None:
    page = open_page(hostile_site)
    page.goto("/map?window=hostile-3")
    expect(page.locator(".popup h2")).to_be_focused()
    told = page.locator(".popup h2").inner_text()
    expect(page.locator("#found-list > li.pointed strong")).to_have_text([told])
    expect(page.locator(".mark.cluster.pointed")).to_have_count(1)


def test_the_list_says_its_order_and_keeps_it(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), HUNAN)
    expect(page.get_by_text("离地图中心近的在前")).to_be_visible()
    away = page.evaluate("""async () => {
      const view = map_live.getBounds();
      const edges = { west: view.getWest(), south: view.getSouth(), east: view.getEast(), north: view.getNorth() };
      const { marks } = await (await fetch(window.mapView.address(edges, map_live.getZoom()))).json();
      const at = Object.fromEntries(marks.map(mark => [mark.name, [mark.lat, mark.lon]]));
      return [...document.querySelectorAll('#found-list strong')].map(one => one.textContent.split(' · ')[0])
        .map(name => map_live.getCenter().distanceTo(at[name]));
    }""")
    assert len(away) > 10
    assert away == sorted(away)


def test_a_list_that_goes_on_below_its_edge_has_a_shade_there_which_its_end_covers(
    open_page, province_site: str
) -> None:
    page = shown(open_page(province_site), "/map")
    rolled = page.locator("#found-list")
    assert rolled.evaluate("one => one.scrollHeight > one.clientHeight")
    ground, foot = light_above_and_at_the_foot(page, rolled)
    assert foot < ground - 8
    rolled.evaluate("one => one.scrollTo(0, one.scrollHeight)")
    ground, foot = light_above_and_at_the_foot(page, rolled)
    assert abs(foot - ground) < 1


def light_above_and_at_the_foot(page: Page, rolled: Locator) -> tuple[float, float]:
    """How light a list is at its left edge, beside all text: 60 to 90 pixels above its foot, and in the last 10."""
    box = rolled.bounding_box()
    assert box is not None
    lines = light_by_line(page, {"x": box["x"] + 1, "y": box["y"] + box["height"] - 90, "width": 2, "height": 90})
    # The middle one of them, as the line between two entries may be among them.
    return median(lines[:30]), median(lines[-10:])


def test_an_english_page_has_a_comma_between_two_divisions(open_page, province_site: str) -> None:
    page = shown(open_page(province_site), "/map?lang=en#8/28.2000/113.0000")
    names = [name for name in page.locator("#found-list strong").all_inner_texts() if name.startswith("around ")]
    assert any(", " in name for name in names)
    assert "、" not in page.locator("#found-list").inner_text() + "".join(map(named, page.locator(".cluster").all()))


def test_on_a_phone_the_list_leads_back_up_to_the_map(open_page, province_site: str) -> None:
    page = shown(open_page(province_site, PHONE), HUNAN)
    entries = page.locator("#found-list .entry")
    for place, entry in ((8, entries.nth(8)), (-1, entries.last)):
        # In one step of the page's own: the list may be written anew between two of the browser's driver.
        page.evaluate("at => [...document.querySelectorAll('#found-list .entry')].at(at).scrollIntoView()", place)
        expect(page.locator("#map_live")).not_to_be_in_viewport()
        with page.expect_response(re.compile("/map/(view|windows|cells)")):
            entry.tap()
        expect(page.locator("#map_live")).to_be_in_viewport(ratio=0.95)
