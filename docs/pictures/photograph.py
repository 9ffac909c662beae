"""Takes README's pictures: a result page on a phone and the map on a desk, of the demo on a Wednesday morning.

    python docs/pictures/photograph.py [FOLDER]

Without a folder the pictures are put beside this file, where README shows them. Nothing in them depends on the day or
on the machine, but for Chromium's own fonts.
"""

import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Event, Thread

import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from importer.demo import build_demo
from locator.divisions.divisions import Divisions
from locator.editions.edition import EditionFolders
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar
from locator.settings import PublicSettings
from locator.site.public_site import public_site
from tongban import public_rooms

HERE = Path(__file__).parent
MOMENT = datetime(2026, 3, 4, 10, 0, tzinfo=SHANGHAI)
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1080, "height": 720}
AT_MOST_BYTES = 150_000


class _Server(uvicorn.Server):
    """A server that tells when it answers."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


def demo_site(folder: Path) -> FastAPI:
    """The demo's public site, at a moment that does not pass."""
    build_demo(folder, "en")
    return public_site(
        PublicSettings.model_construct(data=folder),
        EditionFolders(folder / "public"),
        divisions=Divisions.load(),
        calendar=known_calendar(MOMENT.year),
        clock=lambda: MOMENT,
        rooms=public_rooms(),
    )


@contextmanager
def served(site: FastAPI) -> Iterator[str]:
    """Serve a site from a thread; gives its origin."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = _Server(uvicorn.Config(site, log_config=None, access_log=False, ws="none"))
        thread = Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            server.ready.wait()
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def visit(chromium: Browser, viewport: ViewportSize, address: str) -> Page:
    """A page in Chinese and in light colours."""
    page = chromium.new_page(viewport=viewport, locale="zh-CN", color_scheme="light", reduced_motion="reduce")
    page.goto(address)
    return page


def results(chromium: Browser, site: str) -> Page:
    """What a citizen near 天心区 is answered."""
    page = visit(chromium, PHONE, f"{site}/?place=天心区")
    page.locator(".results").wait_for()
    return page


def map_of_hunan(chromium: Browser, site: str) -> Page:
    """The map of 湖南, with the list beside it."""
    page = visit(chromium, DESK, f"{site}/map#7/27.7000/111.8000")
    page.locator(".mark").first.wait_for()
    return page


def keep(page: Page, path: Path) -> None:
    """Write a picture, once all that belongs to it has come."""
    page.wait_for_load_state("networkidle")
    page.screenshot(path=path, animations="disabled")
    if path.stat().st_size > AT_MOST_BYTES:
        sys.exit(f"{path} has {path.stat().st_size:,} bytes, more than {AT_MOST_BYTES:,}.")


def main() -> None:
    """Take both pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        # Chromium's own sandbox refuses to start for root, which a container runs as.
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with served(demo_site(Path(data))) as site:
            keep(results(chromium, site), folder / "page.png")
            keep(map_of_hunan(chromium, site), folder / "map.png")
        chromium.close()


if __name__ == "__main__":
    main()
