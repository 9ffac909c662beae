"""What the pages of an edition weigh, and how long its map takes: every visit that is measured."""

import statistics
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.page_visits.visits import DESK, PHONE, drawn_ms, sent
from benchmarks.served_sites.made_up_windows import made_up
from benchmarks.served_sites.served_edition import served
from importer.publishing.edition_writer import NewEdition, make_live, write_edition

VISITS = 5
RESULTS = "/?place=天心区"
VIEWS = ("4/35.00/105.00", "6/28.00/112.00", "8/28.20/112.95", "10/28.20/112.95", "12/28.20/112.95", "14/28.20/112.95")
"""The first is the whole country; then ever closer to 长沙."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What an edition's pages weigh, in bytes, and when the map's marks are drawn, in milliseconds."""

    windows: int
    first_page: int
    results: int
    window: int
    map_more: int
    base_map: int
    views: Mapping[str, int]
    drawn_ms: Mapping[str, float]


def weigh(chromium: Browser, windows: int) -> Weights:
    """Write an edition of so many made-up windows, serve it, and visit it."""
    with tempfile.TemporaryDirectory() as folder:
        listed = list(made_up(windows))
        write_edition(Path(folder) / "public", NewEdition(1, listed, datetime.now(UTC), "", sample=True))
        make_live(Path(folder) / "public", 1)
        first = listed[0].id
        del listed  # the site needs the room
        with served(Path(folder)) as running:
            return visited(chromium, running.origin, windows, first)


def visited(chromium: Browser, site: str, windows: int, window: str) -> Weights:
    """What a site's pages weigh, and how long its map takes."""
    page = sent(chromium, f"{site}/")
    whole = sent(chromium, f"{site}/map", DESK, "/map/borders/")
    base_map = {url: size for url, size in whole.items() if "/map/borders/" in url}
    views = {view: sent(chromium, f"{site}/map#{view}", DESK, "/map/view")[f"{site}/map/view"] for view in VIEWS}
    ways: dict[str, tuple[str, tuple[int, int], str | None]] = {
        "map on a phone": (f"{site}/map", PHONE, f"{site}/"),
        "map on a desk": (f"{site}/map", DESK, f"{site}/"),
        "map on a phone, just started": (f"{site}/map", PHONE, None),
        "map on a desk, just started": (f"{site}/map", DESK, None),
        "the first page, just started": (f"{site}/", PHONE, None),
    }
    rounds = [{way: drawn_ms(chromium, *visit) for way, visit in ways.items()} for _ in range(VISITS)]
    drawn = {way: statistics.median(one[way] for one in rounds) for way in ways}
    return Weights(
        windows=windows,
        first_page=sum(page.values()),
        results=sum(sent(chromium, f"{site}{RESULTS}").values()),
        window=sum(sent(chromium, f"{site}/windows/{window}").values()),
        map_more=sum(size for url, size in whole.items() if url not in {*page, *base_map, f"{site}/map/view"}),
        base_map=sum(base_map.values()),
        views=views,
        drawn_ms=drawn,
    )
