"""Whoever goes on from a page, to another of ours or to somebody else's, takes no address along."""

import re

from playwright.sync_api import Page, Route, expect

from tests.visitor import requests_of

OTHERS = re.compile(r"^https://")


def answered_by_nobody(route: Route) -> None:
    """Another host's page, which is not asked for in earnest."""
    route.fulfill(body="<title>another</title>", content_type="text/html")


def test_no_request_tells_where_it_comes_from(page: Page, province_site: str) -> None:
    page.context.route(OTHERS, answered_by_nobody)
    asked = requests_of(page)
    page.goto(f"{province_site}/?place=天心区&wish=公积金")
    page.get_by_role("link", name="租房提取住房公积金").click()
    page.goto(f"{province_site}/")
    page.get_by_label("您在哪里").fill("112.98, 28.11")
    page.get_by_role("button", name="找最近的窗口").click()
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator(".results h2 a").first.click()
    page.locator("summary").first.click()
    page.get_by_role("link", name="Amap").click()
    expect(page).to_have_title("another")
    page.go_back()
    page.get_by_role("link", name="Show on the map").click()
    expect(page.locator(".popup h2")).to_be_visible()
    page.get_by_role("link", name="National").first.click()
    expect(page).to_have_title("another")
    assert len({request.url.partition("?")[0] for request in asked}) > 10
    assert {request.url for request in asked if OTHERS.match(request.url)}
    assert [request.url for request in asked if "referer" in request.all_headers()] == []
