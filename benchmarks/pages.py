"""How heavy the pages and the map are, and how long until the map's first marks are drawn, in one run.

    python benchmarks/pages.py [--json] [--windows 3000 700000]

Bytes are those of the bodies as they are sent, compressed, with every file that a page loads, counted by Chromium in a
profile that has kept nothing. Times are medians of five visits, from the start of the navigation until the frame with
the first marks is painted, with the processor slowed four times; the base map is not waited for. Most people come to
the map from the first page; who begins with it, in a browser just started, waits for the browser itself as well, and
the first page shows how long that is. The site is the real one, in a process of its own; absolute times are
this machine's. It ends with status 1 where a bound is exceeded, and says which.
"""

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

# Started as a file, a script finds its own folder and not the house.
sys.path.insert(0, str(Path(__file__).parents[1]))

from importer.demo import build_demo
from importer.publishing.edition_writer import NewEdition, make_live, write_edition
from locator.divisions.divisions import Divisions
from locator.position import Datum, Position
from locator.window import HoursText, Kind, Level, Parsed, Window

HOUSE = Path(__file__).parents[1]
SEED = 20220922
WINDOWS = (3_000, 700_000)
VISITS = 5
SLOWED = 4
DESK = (1280, 800)
PHONE = (390, 844)
ANSWER_MS = 300_000
RESULTS = "/?place=天心区"
VIEWS = ("4/35.00/105.00", "6/28.00/112.00", "8/28.20/112.95", "10/28.20/112.95", "12/28.20/112.95", "14/28.20/112.95")
"""The first is the whole country; then ever closer to 长沙."""

# The page says it on its console: to ask it would load the asker's own script into it, which takes its time as well.
_DRAWN = """
const painted = new MessageChannel();
painted.port1.onmessage = () => console.log('drawn at', performance.now());
new MutationObserver((changes, watch) => {
  if (!document.querySelector('.mark, .search')) return;
  watch.disconnect();
  requestAnimationFrame(() => painted.port2.postMessage(null));
}).observe(document, {childList: true, subtree: true});
"""
_ADDRESS = re.compile(r"serving at (http://[0-9.:]+)/")


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


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that was measured, for each edition or once, and what it may be at most."""

    what: str
    values: Sequence[float]
    unit: str
    at_most: int | None = None


def made_up(windows: int) -> Iterator[Window]:
    """Windows around the seats of all counties, which are of very unequal size; texts as long as real ones."""
    rng = np.random.default_rng(SEED)
    divisions = Divisions.load()
    seats = [
        (one, seat.position) for one in divisions if one.lowest and one.in_force and (seat := divisions.seat(one.code))
    ]
    size = rng.lognormal(0.0, 1.0, len(seats))
    county = rng.choice(len(seats), windows, p=size / size.sum())
    east, north = rng.normal(0.0, 0.08, (2, windows))
    names = [one.names() for one, _ in seats]
    hours = HoursText("工作日 9:00-12:00，13:00-17:00", Parsed.FULL, "Mo-Fr 09:00-12:00,13:00-17:00; PH off")
    for row, (place, lon, lat) in enumerate(zip(county.tolist(), east.tolist(), north.tolist(), strict=True)):
        near = seats[place][1]
        yield Window(
            id=f"{names[place].code}-{row:08d}",
            name=f"{names[place].name}政务服务中心“跨省通办”窗口{row}（示例数据）",
            division=names[place],
            address=f"{names[place].province}{names[place].name}示例路{row}号政务服务中心一楼",
            phones=(f"0731-{80_000_000 + row}",),
            hours=hours if row % 3 else None,
            transit=f"公交：{row % 900}，{row % 700}；地铁：示例站",
            kind=Kind.STAFFED,
            level=Level.COUNTY,
            position=Position(round(near.lon + lon, 6), round(near.lat + lat, 6)),
            source_datum=Datum.GCJ02,
            precision_m=0.11,
            office=f"示例单位{place}",
            confirmed_on=date(2026, 3, 2),
            closed_until=None,
            items=None,
        )


@contextmanager
def served(data: Path) -> Iterator[str]:
    """The real public process over a data folder; gives its origin."""
    command = [sys.executable, "-m", "tongban", "serve", "--public", "127.0.0.1:0"]
    environment = {"TONGBAN_DATA": str(data), "TONGBAN_ACCESS_LOG_EVERY": "0", "PYTHONPATH": str(HOUSE)}
    with subprocess.Popen(command, cwd=HOUSE, env=environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield next(found[1] for line in process.stderr or () if (found := _ADDRESS.search(line)))
        finally:
            process.terminate()


@contextmanager
def visiting(chromium: Browser, size: tuple[int, int]) -> Iterator[BrowserContext]:
    """A profile that has kept nothing."""
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
    yield context
    context.close()


def sent(chromium: Browser, address: str, size: tuple[int, int] = PHONE, last: str = "") -> dict[str, int]:
    """The bytes of every body that a first visit brings, by address without its query.

    Where `last` is given, the page is the map, and the visit is over once its list is laid and an answer has come from
    an address with `last` in it: its base map may be long in coming from a machine that has other things to do.
    """
    with visiting(chromium, size) as context:
        page = context.new_page()
        come = []
        page.on("requestfinished", lambda request: come.append((request.url.partition("?")[0], request)))
        if last:
            with page.expect_event("requestfinished", lambda request: last in request.url, timeout=ANSWER_MS):
                page.goto(address)
            page.wait_for_selector("#found-count:not(:empty)", timeout=ANSWER_MS)
        else:
            page.goto(address)
            page.wait_for_load_state("networkidle")
        return {url: request.sizes()["responseBodySize"] for url, request in come}


def drawn_ms(chromium: Browser, address: str, size: tuple[int, int], before: str | None) -> float:
    """How long until the marks of the first view are drawn on a slow processor: one visit, after the page `before`."""
    with visiting(chromium, size) as context:
        page: Page = context.new_page()
        if before:
            page.goto(before)
        page.add_init_script(_DRAWN)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        with page.expect_console_message(lambda told: told.text.startswith("drawn at ")) as told:
            page.goto(address, wait_until="commit")
        return float(told.value.text.removeprefix("drawn at "))


def weigh(chromium: Browser, windows: int) -> Weights:
    """Write an edition of so many made-up windows, serve it, and visit it."""
    told(f"writing an edition of {windows:,} windows")
    with tempfile.TemporaryDirectory() as folder:
        listed = list(made_up(windows))
        write_edition(Path(folder) / "public", NewEdition(1, listed, datetime.now(UTC), "", sample=True))
        make_live(Path(folder) / "public", 1)
        first = listed[0].id
        del listed  # the site needs the room
        with served(Path(folder)) as site:
            return visited(chromium, site, windows, first)


def visited(chromium: Browser, site: str, windows: int, window: str) -> Weights:
    """What a site's pages weigh, and how long its map takes."""
    told(f"visiting {windows:,} windows")
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


def demo_map_bytes() -> int:
    """The size of the demo's map of one file, as it lies on a disk."""
    told("building the demo and its map")
    with tempfile.TemporaryDirectory() as folder:
        build_demo(Path(folder) / "demo", "en")
        path = Path(folder) / "map.html"
        environment = {"TONGBAN_DATA": str(Path(folder) / "demo"), "PYTHONPATH": str(HOUSE)}
        subprocess.run([sys.executable, "-m", "tongban", "map", str(path)], cwd=HOUSE, env=environment, check=True)
        return path.stat().st_size


def told(progress: str) -> None:
    """Say what is being done."""
    print(progress, file=sys.stderr, flush=True)


def measures(weighed: Sequence[Weights], demo_map: int) -> list[Measure]:
    """All that was measured, the bounds beside it."""
    found = [
        Measure("first page, with all it loads", [one.first_page for one in weighed], "B", 20_000),
        Measure("results", [one.results for one in weighed], "B", 20_000),
        Measure("a window's page", [one.window for one in weighed], "B", 20_000),
        Measure("map, beyond the first page", [one.map_more for one in weighed], "B", 60_000),
        Measure("base map of the first view", [one.base_map for one in weighed], "B"),
    ]
    found += [Measure(f"view {view}", [one.views[view] for one in weighed], "B", 10_000) for view in VIEWS]
    for way in weighed[0].drawn_ms:
        bound = 1_000 if way in ("map on a phone", "map on a desk") else None
        values = [one.drawn_ms[way] for one in weighed]
        found.append(Measure(f"drawn, {way}, processor ÷ {SLOWED}", values, "ms", bound))
    return [*found, Measure("the demo's map of one file", [demo_map], "B", 1_000_000)]


def table(weighed: Sequence[Weights], found: Sequence[Measure]) -> str:
    """All of it as a Markdown table."""
    lines = [
        f"| | {' | '.join(f'{one.windows:,} windows' for one in weighed)} | at most |",
        "| --- " * (len(weighed) + 2) + "|",
    ]
    for one in found:
        values = [f"{value:,.0f} {one.unit}" for value in one.values]
        values += [""] * (len(weighed) - len(values))
        bound = "" if one.at_most is None else f"{one.at_most:,} {one.unit}"
        lines.append(f"| {one.what} | {' | '.join(values)} | {bound} |")
    return "\n".join(lines)


def exceeded(found: Sequence[Measure]) -> list[str]:
    """A line for each measure that is above its bound."""
    return [
        f"exceeded: {one.what}: {max(one.values):,.0f} {one.unit}, at most {one.at_most:,} {one.unit}"
        for one in found
        if one.at_most is not None and max(one.values) > one.at_most
    ]


def main() -> int:
    """Measure and print; gives 1 where a bound is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of a table")
    parser.add_argument("--windows", type=int, nargs="+", default=WINDOWS, help="how many windows, each in its turn")
    arguments = parser.parse_args()
    with sync_playwright() as playwright:
        # Chromium's own sandbox refuses to start for root, which a container runs as.
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        weighed = [weigh(chromium, windows) for windows in arguments.windows]
        chromium.close()
    demo_map = demo_map_bytes()
    found = measures(weighed, demo_map)
    if arguments.json:
        print(json.dumps({"editions": [asdict(one) for one in weighed], "demo_map": demo_map}))
    else:
        print(table(weighed, found))
    above = exceeded(found)
    for line in above:
        told(line)
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
