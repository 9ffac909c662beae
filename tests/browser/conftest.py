"""What tests in a browser share: one Chromium a worker, the system's own, sites to visit, and watched visits.

    def test_something(open_page: OpenPage, province_site: str) -> None:
        page = open_page(province_site, PHONE)
        page.goto("/?place=天心区")

A visit fails at its end if anything went wrong on the way (`Watch`), whatever the test itself asked. Where a page is to
answer with 404 or 422, say so: `open_page(site, expected={404})`.
"""

import fcntl
import os
import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from importer.demo import build_demo
from locator.divisions.divisions import Divisions
from locator.readers.moments import SHANGHAI
from locator.window import Window
from tests.journeys.edition_on_disk import lay_edition, site_over
from tests.served_site import served
from tests.site_windows import hostile_windows, long_windows, province_windows
from tests.visitor import DESKTOP, Visitor, Watch, arrival

DEMO_MOMENT = datetime(2026, 3, 4, 10, 0, tzinfo=SHANGHAI)
"""A Wednesday morning, at which the demo's windows are in all three states."""


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


@pytest.fixture(scope="session")
def divisions() -> Divisions:
    """All divisions as packaged."""
    loaded = Divisions.load()
    loaded.warm()
    return loaded


Serve = Callable[[Sequence[Window]], AbstractContextManager[str]]


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Serve:
    """Serves an edition of some windows on a Monday morning that does not pass."""

    @contextmanager
    def serving(windows: Sequence[Window]) -> Iterator[str]:
        data = tmp_path_factory.mktemp("site")
        lay_edition(data / "public", windows=windows)
        with served(site_over(data, divisions)) as site:
            yield site

    return serving


@pytest.fixture(scope="session")
def province_site(serve: Serve, divisions: Divisions) -> Iterator[str]:
    """Some hundreds of windows, one at the seat of each county of six provinces."""
    with serve(province_windows(divisions)) as site:
        yield site


@pytest.fixture(scope="session")
def hostile_site(serve: Serve) -> Iterator[str]:
    """Windows whose every text tries to get out of its place."""
    with serve(hostile_windows()) as site:
        yield site


@pytest.fixture(scope="session")
def long_site(serve: Serve) -> Iterator[str]:
    """Windows whose texts are long and do not break."""
    with serve(long_windows()) as site:
        yield site


@pytest.fixture(scope="session")
def unready_site(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[str]:
    """No edition has been published: every page is a 503."""
    with served(site_over(tmp_path_factory.mktemp("unready"), divisions)) as site:
        yield site


@pytest.fixture(scope="session")
def broken_site(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[str]:
    """A site whose clock fails: every page that asks for the moment is a 500."""
    data = tmp_path_factory.mktemp("broken")
    lay_edition(data / "public")
    with served(site_over(data, divisions, _stopped_clock)) as site:
        yield site


def _stopped_clock() -> datetime:
    raise RuntimeError("no clock")


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's data, built once a run: the first worker that comes builds, the others wait."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        build_demo(shared / "demo", "zh")
    return shared / "demo"


@pytest.fixture(scope="session")
def demo_site(demo_folder: Path, divisions: Divisions) -> Iterator[str]:
    """The demo province as a stranger sees it, on a Wednesday morning that does not pass."""
    with served(site_over(demo_folder, divisions, DEMO_MOMENT)) as site:
        yield site
