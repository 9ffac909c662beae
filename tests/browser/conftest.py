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
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from importer.demo import build_demo
from locator.divisions.divisions import Divisions
from locator.readers.moments import SHANGHAI
from locator.texts import Lang
from locator.window import Window
from tests.journeys.edition_on_disk import MONDAY_TEN, lay_edition, site_over
from tests.pages_under_test import PageUnderTest
from tests.sentinels import FILE_NAME, HEADER, rows
from tests.served_site import served
from tests.sheets import LABELS, workbook
from tests.site_windows import HOSTILE_PLACE, crowded_windows, hostile_windows, long_windows, province_windows
from tests.small_map_file import written
from tests.visitor import DESKTOP, FROM_A_DISK, Visitor, Watch, arrival, without_scripts
from tongban import public_rooms, run

DEMO_MOMENT = datetime(2026, 3, 4, 10, 0, tzinfo=SHANGHAI)
"""A Wednesday morning, at which the demo's windows are in all three states."""

OWNER = {
    "sponsor": "湖南省示例管理局",
    "site_code": "4300000000",
    "icp_number": "湘ICP备00000000号-1",
    "police_number": "湘公网安备43000000000000号",
    "national_zone": "https://example.invalid/national",
    "provincial_zone": "https://example.invalid/provincial",
    "rating_page": "https://example.invalid/rating",
}
"""A foot as full as a government site's."""


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
        page = open_page(origin, comes, expected={target.status} - {200})
        response = page.goto(site + target.address)
        assert response is not None
        assert origin == FROM_A_DISK or response.status == target.status
        if target.reached_by is not None:
            target.reached_by(page)
        expect(page.locator(target.has).first).to_be_visible()
        return page

    return arrived


@pytest.fixture(scope="session")
def divisions() -> Divisions:
    """All divisions as packaged."""
    loaded = Divisions.load()
    loaded.warm()
    return loaded


Serve = Callable[[Path], AbstractContextManager[str]]


@pytest.fixture(scope="session")
def serve(divisions: Divisions) -> Serve:
    """Serves a data folder on a Monday morning that does not pass."""

    @contextmanager
    def serving(data: Path) -> Iterator[str]:
        with served(site_over(data, divisions, MONDAY_TEN, public_rooms(), **OWNER)) as site:
            yield site

    return serving


@pytest.fixture(scope="session")
def province_site(serve: Serve, divisions: Divisions, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Some hundreds of windows, one at the seat of each county of six provinces."""
    with serve(laid(tmp_path_factory, province_windows(divisions))) as site:
        yield site


@pytest.fixture(scope="session")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of windows whose every text tries to get out of its place."""
    return laid(tmp_path_factory, hostile_windows())


@pytest.fixture(scope="session")
def hostile_site(serve: Serve, hostile_folder: Path) -> Iterator[str]:
    """The same, served."""
    with serve(hostile_folder) as site:
        yield site


@pytest.fixture(scope="session")
def hostile_crowd_site(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same windows, all at one place."""
    crowd = [replace(window, position=HOSTILE_PLACE) for window in hostile_windows()]
    with serve(laid(tmp_path_factory, crowd)) as site:
        yield site


@pytest.fixture(scope="session")
def long_site(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Windows whose texts are long and do not break."""
    with serve(laid(tmp_path_factory, long_windows())) as site:
        yield site


@pytest.fixture(scope="session")
def crowded_site(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Many windows at one place."""
    with serve(laid(tmp_path_factory, crowded_windows())) as site:
        yield site


@pytest.fixture(scope="session")
def sentinel_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an office whose sheet holds persons' names and mobiles, strayed ones too, really imported."""
    folder = tmp_path_factory.mktemp("sentinels")
    sheet = folder / FILE_NAME
    sheet.write_bytes(workbook(rows(), labels={**LABELS, "duty": "值班人"}, header=HEADER))
    command(folder / "data", "import", "--publish", str(sheet))
    return folder / "data"


@pytest.fixture(scope="session")
def sentinel_site(serve: Serve, sentinel_folder: Path) -> Iterator[str]:
    """The same, served."""
    with serve(sentinel_folder) as site:
        yield site


@pytest.fixture(scope="session")
def unready_site(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[str]:
    """No edition has been published: every page is a 503."""
    with served(site_over(tmp_path_factory.mktemp("unready"), divisions, rooms=public_rooms())) as site:
        yield site


@pytest.fixture(scope="session")
def broken_site(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[str]:
    """A site whose clock fails: every page that asks for the moment is a 500."""
    data = tmp_path_factory.mktemp("broken")
    lay_edition(data / "public")
    with served(site_over(data, divisions, _stopped_clock, public_rooms())) as site:
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
    with served(site_over(demo_folder, divisions, DEMO_MOMENT, public_rooms())) as site:
        yield site


@pytest.fixture(scope="session")
def demo_map_file(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The demo on a map of one file, as an address on the disk."""
    return map_file_of(demo_folder, tmp_path_factory)


@pytest.fixture(scope="session")
def small_map(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A map of one file with six windows and borders, as an address on the disk; see tests/small_map_file.py."""
    return written(tmp_path_factory.mktemp("map"), Lang.ZH)


@pytest.fixture(scope="session")
def hostile_map_file(hostile_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The hostile windows on a map of one file."""
    return map_file_of(hostile_folder, tmp_path_factory)


@pytest.fixture(scope="session")
def sentinel_map_file(sentinel_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The windows of the sheet with persons in it on a map of one file."""
    return map_file_of(sentinel_folder, tmp_path_factory)


def laid(folders: pytest.TempPathFactory, windows: Sequence[Window]) -> Path:
    """A data folder of its own with an edition of some windows."""
    data = folders.mktemp("data")
    lay_edition(data / "public", windows=windows)
    return data


def map_file_of(data: Path, folders: pytest.TempPathFactory) -> str:
    """Write the map of a data folder's edition; gives its address on the disk."""
    path = folders.mktemp("map") / "map.html"
    command(data, "map", str(path))
    return path.as_uri()


def command(data: Path, *arguments: str) -> None:
    """Run `tongban` over a data folder."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("TONGBAN_DATA", str(data))
        assert run(arguments) == 0
