"""The views that the map asks for: each once, and those that fail once more at a button."""

import re

import pytest
from playwright.sync_api import expect

from tests.live_map import CHANGSHA, TARGETS, shown
from tests.photograph import photograph
from tests.visitor import DESKTOP, PHONE, Visitor, in_english, requests_of


@pytest.mark.parametrize(
    ("visitor", "told", "again"),
    [(DESKTOP, "没有取到这里的窗口", "再试"), (in_english(PHONE), "could not be fetched", "Try again")],
    ids=["desk", "phone"],
)
def test_a_view_that_fails_is_said_over_the_map_and_asked_for_again_at_a_button(
    open_page, province_site: str, visitor: Visitor, told: str, again: str
) -> None:
    page = shown(open_page(province_site, visitor, expected={503}), CHANGSHA)
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


def test_a_first_view_that_fails_can_be_asked_for_again(open_page, province_site: str) -> None:
    page = open_page(province_site, PHONE, expected={503})
    page.route("**/map/view?*", lambda route: route.fulfill(status=503))
    page.goto(CHANGSHA)
    expect(page.get_by_role("alert")).to_contain_text("没有取到这里的窗口")
    page.unroute("**/map/view?*")
    page.get_by_role("button", name="再试").click()
    page.wait_for_selector(".mark")
    expect(page.get_by_role("button", name="再试")).to_be_hidden()


@pytest.mark.parametrize("visitor", [DESKTOP, PHONE, Visitor(1101, 733)], ids=["desk", "phone", "odd"])
@pytest.mark.parametrize("address", ["/map", CHANGSHA, "/map#3/20.5/-179"], ids=["all", "placed", "elsewhere"])
def test_the_first_view_is_asked_for_once(open_page, province_site: str, visitor: Visitor, address: str) -> None:
    page = open_page(province_site, visitor)
    asked = requests_of(page)
    page.goto(address)
    # The list is laid after the marks, and what is under them after the list.
    expect(page.locator("#found-count")).not_to_be_empty()
    assert sum("/map/view" in one.url for one in asked) == 1
