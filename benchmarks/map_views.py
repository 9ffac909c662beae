"""How long the map's views take under filters, against the same views of all windows, in one run.

    python benchmarks/map_views.py [--json] [--windows 700000]

Views are those of a large screen, from the whole country down to a street, around where people live. What a filter
leaves is made once for all who ask alike: by windows' own facts for an edition, by what is open for a minute; how long
that takes is told by itself. Times are processor time, medians of the rounds; bytes are of the largest view,
compressed. It ends with status 1 where a bound is exceeded, and says which.
"""

import argparse
import asyncio
import gzip
import json
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

# Started as a file, a script finds its own folder and not the house.
sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.filters import CALENDAR, NOW, SEED, windows
from benchmarks.nearest import citizens
from locator.divisions.divisions import Divisions
from locator.editions.edition import Manifest
from locator.editions.snapshot import Snapshot
from locator.editions.window_table import table_of
from locator.finding.finder import Finder
from locator.geometry.box import Box
from maps.live_map.live_views import LiveViews
from maps.live_map.map_filter import filter_in
from maps.live_map.view_answer import view_answer

FILTERS: dict[str, dict[str, str]] = {
    "all windows": {},
    "an item that one window in 2 takes": {"item": "2020-01"},
    "an item that one window in 500 takes": {"item": "2020-03"},
    "kiosks, one window in 10": {"kind": "kiosk"},
    "a group of regions": {"group": "yangtze-economic-belt"},
    "open now": {"open": "true"},
    "all of them": {"item": "2020-02", "kind": "staffed", "group": "yangtze-economic-belt", "open": "true"},
}
EVENING = NOW.replace(hour=17, minute=20)  # when some have closed and others have not
ROUNDS = 5
PLACES = 12
MOST_TIMES, MOST_BYTES = 1.5, 10_000


@dataclass(frozen=True, slots=True)
class Line:
    """Milliseconds until a filter's view is there, new and at another minute; of one view of it; and its bytes."""

    filter: str
    windows: int
    new_ms: float
    minute_ms: float
    view_ms: float
    ratio: float
    most_bytes: int


def boxes(finder: Finder) -> Iterator[tuple[Box, int]]:
    """Views of 1600 × 1000 pixels."""
    origins = citizens(finder.snapshot.lon, finder.snapshot.lat, np.random.default_rng(SEED))[:PLACES]
    for zoom in (4, 6, 8, 10, 12, 14, 17):
        degrees = 360 / 256 / 2**zoom
        wide, high = 800 * degrees, 500 * degrees
        for at in origins if zoom > 6 else origins[:1]:
            yield Box(at.lon - wide, max(at.lat - high, -89.0), at.lon + wide, min(at.lat + high, 89.0)), zoom


def measure(finder: Finder) -> list[Line]:
    """All filters by turns; the first is none."""
    looks = list(boxes(finder))
    rounds = [[_measured(finder, name, looks, number) for name in FILTERS] for number in range(ROUNDS)]
    plain = [lines[0].view_ms for lines in rounds]
    return [
        Line(
            filter=lines[0].filter,
            windows=lines[0].windows,
            new_ms=statistics.median(line.new_ms for line in lines),
            minute_ms=statistics.median(line.minute_ms for line in lines),
            view_ms=statistics.median(line.view_ms for line in lines),
            ratio=statistics.median(line.view_ms / least for line, least in zip(lines, plain, strict=True)),
            most_bytes=lines[0].most_bytes,
        )
        for lines in zip(*rounds, strict=True)
    ]


def _measured(finder: Finder, name: str, looks: Sequence[tuple[Box, int]], number: int) -> Line:
    return asyncio.run(_asked(finder, name, looks, EVENING + timedelta(minutes=2 * number)))


async def _asked(finder: Finder, name: str, looks: Sequence[tuple[Box, int]], now: datetime) -> Line:
    wanted, views = filter_in(finder, FILTERS[name].items()), LiveViews()
    if FILTERS[name]:
        await views.of(finder, now)  # what all share is told with the first line
    begun = time.process_time()
    await views.of(finder, now, wanted)
    new_ms = _ms_since(begun)
    later = now + timedelta(minutes=1)
    if FILTERS[name]:
        await views.of(finder, later)
    begun = time.process_time()
    live = await views.of(finder, later, wanted)
    minute_ms = _ms_since(begun)
    for box, zoom in looks:
        view_answer(live, box, zoom)
    begun = time.process_time()
    answers = [view_answer(live, box, zoom) for box, zoom in looks]
    view_ms = _ms_since(begun) / len(looks)
    return Line(name, len(live), new_ms, minute_ms, view_ms, 1.0, max(len(gzip.compress(one)) for one in answers))


def _ms_since(begun: float) -> float:
    return (time.process_time() - begun) * 1000


def main() -> int:
    """Measure and print; gives 1 where a bound is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of a table")
    parser.add_argument("--windows", type=int, default=700_000)
    arguments = parser.parse_args()
    count: int = arguments.windows
    manifest = Manifest(version=1, edition=1, published_at=NOW, note="", windows=count, sample=True, files={})
    finder = Finder(Snapshot(manifest, table_of(list(windows(count)))), Divisions.load(), CALENDAR)
    finder.prepare()
    lines = measure(finder)
    if arguments.json:
        print(json.dumps([asdict(line) for line in lines]))
    else:
        print(f"{'':40} {'windows':>9} {'new':>10} {'minute':>10} {'a view':>10} {'':>8} {'most bytes':>10}")
        for line in lines:
            print(
                f"{line.filter:40} {line.windows:9,} {line.new_ms:7.1f} ms {line.minute_ms:7.1f} ms"
                f" {line.view_ms:7.2f} ms {line.ratio:6.2f} × {line.most_bytes:10,}"
            )
    above = [
        f"{line.filter}: {line.ratio:.2f} ×, at most {MOST_TIMES} ×; {line.most_bytes:,} bytes, at most {MOST_BYTES:,}"
        for line in lines
        if line.ratio > MOST_TIMES or line.most_bytes > MOST_BYTES
    ]
    for bound in above:
        print(bound, file=sys.stderr)
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
