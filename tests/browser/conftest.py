"""What tests in a browser share: one Chromium a worker, the system's own, sites to visit, and watched visits.

    def test_something(open_page: OpenPage, province_site: str) -> None:
        page = open_page(province_site, PHONE)
        page.goto("/?place=天心区")

A visit fails at its end if anything went wrong on the way (`Watch`), whatever the test itself asked. Where a page is to
answer with 404 or 422, say so: `open_page(site, expected={404})`.
"""

import shutil
from collections.abc import Collection, Iterator
from typing import Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

# pytest finds fixtures by their names in this file.
from tests.browser_map_files import demo_map_file, hostile_map_file, sentinel_map_file, small_map  # noqa: F401
from tests.browser_sites import (  # noqa: F401
    answers_site,
    broken_site,
    corrections_site,
    crowded_site,
    demo_folder,
    demo_site,
    empty_site,
    hostile_crowd_site,
    hostile_folder,
    hostile_site,
    long_site,
    many_items_site,
    province_site,
    sentinel_folder,
    sentinel_site,
    serve,
    unready_site,
)
from tests.pages_under_test import PageUnderTest
from tests.visitor import DESKTOP, FROM_A_DISK, Visitor, Watch, arrival, in_elder_view, without_scripts


class OpenPage(Protocol):
    """Opens a page for a visitor, in a profile of its own; addresses begin at the site. See `Watch`."""

    def __call__(self, site: str, visitor: Visitor = DESKTOP, *, expected: Collection[int] = ()) -> Page: ...


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium without a window; where it is missing, the tests fail."""
    program = shutil.which("chromium")
    assert program, "these tests need Chromium: tests/install_system_packages.sh installs it"
    with sync_playwright() as playwright:
        # Chromium's own sandbox refuses to start for root, which a container's tests run as.
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of 1280 × 800 in a profile of its own, with nobody watching."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    yield context.new_page()
    context.close()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[OpenPage]:
    """Opens watched pages, and closes them at the end of the test."""
    visits: list[tuple[BrowserContext, Watch]] = []

    def opened(site: str, visitor: Visitor = DESKTOP, *, expected: Collection[int] = ()) -> Page:
        context, watch = arrival(chromium, site, visitor, expected)
        visits.append((context, watch))
        return context.new_page()

    yield opened
    for context, _ in visits:
        context.close()
    assert [trouble for _, watch in visits for trouble in watch.troubles] == []


class Arrive(Protocol):
    """Opens a page of the table and does what is to be done there."""

    def __call__(self, target: PageUnderTest, visitor: Visitor = DESKTOP) -> Page: ...


@pytest.fixture
def arrive(open_page: OpenPage, request: pytest.FixtureRequest) -> Arrive:
    """Arrives at a page, and sees to it that it is the right one."""

    def arrived(target: PageUnderTest, visitor: Visitor = DESKTOP) -> Page:
        site: str = request.getfixturevalue(target.site)
        origin = FROM_A_DISK if site.startswith(FROM_A_DISK) else site
        comes = visitor if target.scripts else without_scripts(visitor)
        comes = in_elder_view(comes) if target.elder else comes
        page = open_page(origin, comes, expected={target.status, target.then} - {200})
        response = page.goto(site + target.address)
        assert response is not None
        assert origin == FROM_A_DISK or response.status == target.status
        if target.reached_by is not None:
            target.reached_by(page)
        expect(page.locator(target.has).first).to_be_visible()
        return page

    return arrived
