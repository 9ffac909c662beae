"""A province's windows served by the real public process, for loads of clients, and what those ask."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.page_load.mix import Asker
from locator.divisions.divisions import Divisions
from tests.browser_sites import command
from tests.house import HOUSE
from tests.journeys.edition_on_disk import lay_edition
from tests.public_process import PublicProcess, public_process
from tests.site_windows import PROVINCES, province_windows


@contextmanager
def province_process(folder: Path, divisions: Divisions, workers: int) -> Iterator[PublicProcess]:
    """The public process over some hundreds of windows; it takes notes, and logs nothing but faults."""
    lay_edition(folder / "public", windows=province_windows(divisions))
    command(folder, "corrections")
    env = {
        "PATH": os.defpath,
        "PYTHONPATH": str(HOUSE),
        "TONGBAN_DATA": str(folder),
        "TONGBAN_WORKERS": str(workers),
        "TONGBAN_ACCESS_LOG_EVERY": "0",
    }
    serve = [sys.executable, "-m", "tongban", "serve", "--public", "127.0.0.1:0"]
    with public_process(serve, env, folder / "log") as site:
        yield site


def asker_of(site: PublicProcess, divisions: Divisions) -> Asker:
    """Draws questions about the province's windows, and the counties that they stand in."""
    style = re.search(r'href="(/static/[^"]+\.css)"', site.client.get("/").text)
    assert style
    windows = site.client.get("/api/v1/windows?limit=200").json()["windows"]
    places = [county.full_name for province in PROVINCES for county in divisions.within(province)]
    return Asker(places, [window["id"] for window in windows], style[1])
