"""Takes README's pictures of the demo on a Wednesday morning.

Results on a phone, in the usual view and in the elder view; a window's page and the map on a desk.

    python docs/pictures/photograph.py [FOLDER]

Without a folder the pictures are put beside this file, where README shows them. Nothing in them depends on the day or
on the machine, but for Chromium's own fonts.
"""

import argparse
import base64
import shutil
import socket
import struct
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Event, Thread

import numpy as np
import uvicorn
from fastapi import FastAPI
from numpy.typing import NDArray
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

# Started as a file, a script finds its own folder and not the house.
sys.path.insert(0, str(Path(__file__).parents[2]))

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
DESK: ViewportSize = {"width": 1280, "height": 800}
AT_MOST_BYTES = 150_000
COLOURS = 256

_PIXELS = """async address => {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  canvas.drawImage(picture, 0, 0);
  return [picture.width, [...canvas.getImageData(0, 0, picture.width, picture.height).data]];
}"""


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


def elder_results(chromium: Browser, site: str) -> Page:
    """The first of them in the elder view."""
    page = visit(chromium, PHONE, f"{site}/?place=天心区&view=elder")
    page.locator(".one .call").wait_for()
    return page


def window(chromium: Browser, site: str) -> Page:
    """The page of the nearest of these windows."""
    page = visit(chromium, DESK, f"{site}/?place=天心区")
    page.locator(".results h2 a").first.click()
    page.locator(".week").first.wait_for()
    return page


def map_of_hunan(chromium: Browser, site: str) -> Page:
    """The map as it opens, on 湖南 and the cities across its borders, with the list beside it."""
    page = visit(chromium, DESK, f"{site}/map")
    page.locator(".mark").first.wait_for()
    return page


def keep(page: Page, path: Path) -> None:
    """Write a picture, once all that belongs to it has come."""
    page.wait_for_load_state("networkidle")
    taken = base64.b64encode(page.screenshot(animations="disabled")).decode("ascii")
    page.goto("about:blank")
    width, data = page.evaluate(_PIXELS, f"data:image/png;base64,{taken}")
    write_small(path, small_png(np.array(data, dtype=np.int64).reshape(-1, width, 4)[:, :, :3]))


def write_small(path: Path, picture: bytes) -> None:
    """Write a picture that is no heavier than README may carry; a heavier one ends the script and changes no file."""
    if len(picture) > AT_MOST_BYTES:
        sys.exit(f"{path} would have {len(picture):,} bytes, more than {AT_MOST_BYTES:,}.")
    path.write_bytes(picture)


def small_png(pixels: NDArray[np.int64]) -> bytes:
    """Bytes (height, width, 3) as a PNG with a palette: the commonest colours, for others the nearest of them."""
    height, width, _ = pixels.shape
    colours, place, times = np.unique(pixels.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True)
    palette = colours[np.argsort(-times, kind="stable")[:COLOURS]]
    nearest = np.array([((palette - colour) ** 2).sum(axis=1).argmin() for colour in colours], dtype=np.uint8)
    lines = np.zeros((height, 1 + width), dtype=np.uint8)  # each begins with 0: not filtered
    lines[:, 1:] = nearest[place.reshape(-1)].reshape(height, width)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _part(b"PLTE", palette.astype(np.uint8).tobytes()),
            _part(b"IDAT", zlib.compress(lines.tobytes(), 9)),
            _part(b"IEND", b""),
        )
    )


def _part(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=HERE, metavar="FOLDER")
    folder = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        # Chromium's own sandbox refuses to start for root, which a container runs as.
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with served(demo_site(Path(data))) as site:
            keep(results(chromium, site), folder / "page.png")
            keep(elder_results(chromium, site), folder / "elder.png")
            keep(window(chromium, site), folder / "window.png")
            keep(map_of_hunan(chromium, site), folder / "map.png")
        chromium.close()


if __name__ == "__main__":
    main()
