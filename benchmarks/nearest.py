"""How long the nearest windows take, against a bare KD-tree query over the same points, in one run.

    python benchmarks/nearest.py [--json]

The bare query answers another question (straight chords, one point for each window, nothing proven) and is the
floor that ours is measured from. Absolute times are this machine's; the ratios travel.

At the end an edition of 700,000 windows is loaded in a fresh process: how long until it answers, and how much memory.
It ends with status 1 where a bound is exceeded, and says which.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

# Started as a file, a script finds its own folder and not the house.
sys.path.insert(0, str(Path(__file__).parents[1]))

from importer.publishing.edition_writer import NewEdition, write_edition
from locator.geometry.ellipsoid import ecef, ecef_rows
from locator.geometry.nearest import NearestIndex
from locator.position import Datum, Position
from locator.window import DivisionNames, HoursText, Kind, Parsed, Window

HOUSE = Path(__file__).parents[1]
SEED = 20220922
WINDOWS = (3_000, 50_000, 700_000)
NEIGHBOURS = 5
ORIGINS = 500
ROUNDS = 31
SETTLEMENTS = 2_900
SHARED_ADDRESS = 0.15
MOST_OF_BARE, MOST_OF_FEWEST = 1.6, 1.4


@dataclass(frozen=True, slots=True)
class Row:
    """Median times for one query at one number of windows, in microseconds, and times the bare query."""

    windows: int
    places: int
    bare_us: float
    order_us: float
    nearest_us: float
    order_ratio: float
    nearest_ratio: float
    build_s: float


def settlements(windows: int, rng: np.random.Generator) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Longitudes and latitudes of made-up windows, in degrees.

    Some 2,900 towns of very unequal size, two in three of them in the east; around each the windows thin out
    within some 10 km, and 15 % share their address with another.
    """
    east = rng.random(SETTLEMENTS) < 0.67
    town_lon = np.where(east, rng.uniform(108, 122, SETTLEMENTS), rng.uniform(76, 132, SETTLEMENTS))
    town_lat = np.where(east, rng.uniform(22, 41, SETTLEMENTS), rng.uniform(19, 51, SETTLEMENTS))
    size = rng.lognormal(0.0, 1.0, SETTLEMENTS)
    town = rng.choice(SETTLEMENTS, windows, p=size / size.sum())
    lon = np.round(town_lon[town] + rng.normal(0.0, 0.1, windows), 6)
    lat = np.round(town_lat[town] + rng.normal(0.0, 0.1, windows), 6)
    shared = rng.random(windows) < SHARED_ADDRESS
    with_whom = rng.integers(0, windows, windows)
    return np.where(shared, lon[with_whom], lon), np.where(shared, lat[with_whom], lat)


def citizens(lon: NDArray[np.float64], lat: NDArray[np.float64], rng: np.random.Generator) -> list[Position]:
    """Origins where people live: some kilometres from windows drawn at random."""
    near = rng.integers(0, len(lon), ORIGINS)
    lons, lats = lon[near] + rng.normal(0.0, 0.05, ORIGINS), lat[near] + rng.normal(0.0, 0.05, ORIGINS)
    return [Position(*place) for place in zip(lons.tolist(), lats.tolist(), strict=True)]


def seconds_over(ask: Callable[[Any], object], origins: Sequence[object]) -> float:
    """Seconds for one query, over all origins."""
    began = time.perf_counter()
    for origin in origins:
        ask(origin)
    return (time.perf_counter() - began) / len(origins)


def measure(windows: int) -> Row:
    """Ours and the bare query by turns, so that a slow spell of the machine falls on all of them."""
    rng = np.random.default_rng(SEED)
    lon, lat = settlements(windows, rng)
    began = time.perf_counter()
    index = NearestIndex(lon, lat, [f"{row:08d}" for row in range(windows)])
    build_s = time.perf_counter() - began
    tree = cKDTree(ecef_rows(lon, lat))
    origins = citizens(lon, lat, rng)
    points = [np.array(ecef(origin)) for origin in origins]
    times = []
    for done in range(ROUNDS):
        bare = seconds_over(lambda point: tree.query(point, NEIGHBOURS), points)
        order = seconds_over(lambda origin: index.order(origin, NEIGHBOURS), origins)
        nearest = seconds_over(lambda origin: index.nearest(origin, NEIGHBOURS), origins)
        times.append((bare, order, nearest, order / bare, nearest / bare))
        if done % 10 == 0:
            print(f"{windows:,} windows: round {done + 1} of {ROUNDS}", file=sys.stderr, flush=True)
    bare, order, nearest, order_ratio, nearest_ratio = (
        statistics.median(column) for column in zip(*times, strict=True)
    )
    places = len(np.unique(np.column_stack((lon, lat)), axis=0))
    return Row(windows, places, bare * 1e6, order * 1e6, nearest * 1e6, order_ratio, nearest_ratio, build_s)


@dataclass(frozen=True, slots=True)
class Load:
    """An edition loaded in a fresh process: how long until it is read and answers, and the memory it takes."""

    windows: int
    file_mb: float
    read_s: float
    answer_ms: float
    kept_mb: float
    peak_mb: float


_LOADING = """
import re, sys, time
from pathlib import Path
from locator.editions.edition import EditionFolders
from locator.position import Position
from locator.editions.snapshot import Snapshot
def memory(what):
    # Not ru_maxrss: a started process inherits that from its parent.
    return int(re.search(what + r":\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
empty = memory("VmRSS")
began = time.perf_counter()
snapshot = Snapshot.load(EditionFolders(Path(sys.argv[1])), 1)
read = time.perf_counter()
rows = snapshot.index.nearest(Position(112.98, 28.11), 5).rows
for row in rows:
    snapshot.fragment(row)
answered = time.perf_counter()
print(read - began, (answered - read) * 1e3, memory("VmRSS") - empty, memory("VmHWM") - empty)
"""


def load(windows: int) -> Load:
    """Write an edition of made-up windows and load it where nothing else is loaded."""
    print(f"writing an edition of {windows:,} windows", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        write_edition(Path(folder), NewEdition(1, list(made_up(windows)), datetime.now(UTC), "", sample=True))
        file_mb = (Path(folder) / "editions/1/windows.parquet").stat().st_size / 2**20
        told = subprocess.run(
            [sys.executable, "-c", _LOADING, folder], cwd=HOUSE, capture_output=True, text=True, check=True
        )
    return Load(windows, file_mb, *map(float, told.stdout.split()))


def made_up(windows: int) -> Iterator[Window]:
    """Windows with texts as long as real ones, each its own."""
    lon, lat = settlements(windows, np.random.default_rng(SEED))
    hours = HoursText(
        "法定工作日周一至周五：\n上午8:30—11:30，下午14:00—17:30", Parsed.FULL, "Mo-Fr 08:30-11:30,14:00-17:30"
    )
    division = DivisionNames("430103", "天心区", "长沙市", "湖南省")
    for row in range(windows):
        yield Window(
            id=f"430103-{row:08d}",
            name=f"天心区政务服务中心“跨省通办”窗口{row}（示例数据）",
            division=division,
            address=f"湖南省长沙市天心区示例路{row}号政务服务中心一楼",
            phones=(f"0731-{80_000_000 + row}",),
            hours=hours,
            transit=f"公交：{row % 900}，{row % 700}；地铁：示例站",
            kind=Kind.STAFFED,
            level=None,
            position=Position(float(lon[row]), float(lat[row])),
            source_datum=Datum.GCJ02,
            precision_m=0.11,
            office=f"示例单位{row // 20}",
            confirmed_on=date(2026, 3, 2),
            closed_until=None,
            items=None,
        )


def load_line(told: Load) -> str:
    """The load as a sentence."""
    return (
        f"{told.windows:,} windows ({told.file_mb:.0f} MB on disk) are read in {told.read_s:.1f} s, answer first after "
        f"{told.answer_ms:.0f} ms more, and take {told.kept_mb:.0f} MB, {told.peak_mb:.0f} MB at the peak."
    )


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    columns = ("windows", "places", "bare, µs", "order, µs", "whole, µs", "order × bare", "whole × bare", "built in, s")
    lines = [
        f"The nearest {NEIGHBOURS}, one query on one thread: medians of {ROUNDS} rounds over {ORIGINS} origins.",
        "bare: cKDTree.query; order: NearestIndex.order; whole: NearestIndex.nearest, with distances and bearings.",
        "",
        f"| {' | '.join(columns)} |",
        "| ---: " * len(columns) + "|",
    ]
    lines += [
        f"| {row.windows:,} | {row.places:,} | {row.bare_us:.1f} | {row.order_us:.1f} | {row.nearest_us:.1f} "
        f"| {row.order_ratio:.2f} | {row.nearest_ratio:.2f} | {row.build_s:.2f} |"
        for row in rows
    ]
    return "\n".join(lines)


def exceeded(rows: list[Row]) -> list[str]:
    """Which bounds do not hold."""
    found = [
        f"{row.windows:,} windows: {row.nearest_ratio:.2f} × the bare query, at most {MOST_OF_BARE} are allowed"
        for row in rows
        if row.nearest_ratio > MOST_OF_BARE
    ]
    growth = rows[-1].nearest_us / rows[0].nearest_us
    if growth > MOST_OF_FEWEST:
        more = f"{rows[-1].windows:,} windows take {growth:.2f} × as long as {rows[0].windows:,}"
        found.append(f"{more}, at most {MOST_OF_FEWEST} × are allowed")
    return found


def main() -> int:
    """Measure and print; gives 1 where a bound is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of a table")
    as_json = parser.parse_args().json
    rows = [measure(windows) for windows in WINDOWS]
    loaded = load(WINDOWS[-1])
    if as_json:
        print(json.dumps({"k": NEIGHBOURS, "nearest": [asdict(row) for row in rows], "load": asdict(loaded)}))
    else:
        print(table(rows), load_line(loaded), sep="\n\n")
    above = exceeded(rows)
    for bound in above:
        print(bound, file=sys.stderr)
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
