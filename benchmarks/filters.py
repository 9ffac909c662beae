"""How long the nearest five take under conditions, against the same question without, in one run.

    python benchmarks/filters.py [--json] [--windows 50000]

The indexes of conditions are made before: they are kept, so that only the first who asks waits. Every question is asked
from where people live; ratios are medians of the rounds. It ends with status 1 where a bound is exceeded, and says
which.
"""

import argparse
import json
import random
import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from math import inf
from pathlib import Path
from typing import Any

import numpy as np

# Started as a file, a script finds its own folder and not the house.
sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.hours import texts
from benchmarks.nearest import citizens, seconds_over
from benchmarks.served_sites.made_up_windows import made_up
from locator.divisions.divisions import Divisions
from locator.editions.edition import Manifest
from locator.editions.snapshot import Snapshot
from locator.editions.window_table import table_of
from locator.finding.finder import Finder
from locator.finding.search import NearestQuery
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar
from locator.window import HoursText, Kind, Parsed, Window

SEED = 20220922
ROUNDS = 7
MOST_WHEN_WARM, MOST_WHEN_OPEN = 1.5, 3.0
NOW = datetime(2026, 6, 10, 10, 0, tzinfo=SHANGHAI)
CALENDAR = known_calendar(last_year=2026)
ITEMS = {"2020-01": 2, "2020-02": 20, "2020-03": 500, "2020-04": 5_000}
"""Items, and how many windows there are to one that takes it."""

NONE = "no condition"
Asking = Callable[[NearestQuery, int], NearestQuery]


@dataclass(frozen=True, slots=True)
class Line:
    """Microseconds for a question under a condition, and times what it is held against."""

    condition: str
    us: float
    ratio: float
    at_most: float


def windows(count: int) -> Iterator[Window]:
    """Made-up windows that differ in what they take, what they are and when they are open."""
    dealt = random.Random(SEED)  # noqa: S311 – a benchmark's windows
    hours = list(dict.fromkeys(texts()))
    for number, window in enumerate(made_up(count)):
        yield replace(
            window,
            items=tuple(item for item, every in ITEMS.items() if dealt.randrange(every) == 0),
            kind=Kind.KIOSK if number % 10 == 0 else Kind.STAFFED,
            hours=HoursText(dealt.choice(hours), Parsed.FULL, None),
        )


@dataclass(frozen=True, slots=True)
class Condition:
    """What is asked for besides the nearest, what it is held against, and how many times that it may take."""

    asking: Asking
    against: str = NONE
    at_most: float = MOST_WHEN_WARM


def conditions() -> dict[str, Condition]:
    """All conditions by name."""

    def named(**fields: Any) -> Condition:
        return Condition(lambda query, _: query._replace(**fields))

    def at(hour: int, against: str = NONE, at_most: float = MOST_WHEN_OPEN, **fields: Any) -> Condition:
        def asking(query: NearestQuery, number: int) -> NearestQuery:
            return query._replace(when=some_moment(hour, number), **fields)

        return Condition(asking, against, at_most)

    return {
        NONE: named(),
        **{f"an item that one window in {every:,} takes": named(item=item) for item, every in ITEMS.items()},
        "kiosks, one window in 10": named(kind="kiosk"),
        "one province": named(division="43"),
        "all provinces but one": named(home="43", cross=True),
        "item, kind and province": named(item="2020-02", kind="staffed", division="44"),
        # That until when a window is open then has to be worked out is no matter of conditions.
        "some moment of half a year, in the morning": at(10, at_most=inf),
        "open at such a moment": at(10, "some moment of half a year, in the morning", open=True),
        "some moment of half a year, in the evening": at(20, at_most=inf),
        "open at such a moment of an evening": at(20, "some moment of half a year, in the evening", open=True),
        "such a moment in one province": at(20, at_most=inf, division="43"),
        "open at such a moment in one province": at(20, "such a moment in one province", open=True, division="43"),
        "such a moment in all provinces but one": at(20, at_most=inf, home="43", cross=True),
        "open at such a moment in all provinces but one": at(
            20, "such a moment in all provinces but one", open=True, home="43", cross=True
        ),
    }


def some_moment(hour: int, number: int) -> datetime:
    """A moment of half a year in this hour, another for each number."""
    return NOW.replace(hour=hour) + timedelta(days=number * 37 % 182, minutes=number * 7 % 60)


def measure(finder: Finder, queries: Sequence[NearestQuery]) -> list[Line]:
    """All conditions by turns; the first is none."""
    asked = {name: [one.asking(query, at) for at, query in enumerate(queries)] for name, one in conditions().items()}
    times: dict[str, list[float]] = {name: [] for name in asked}
    for done in range(ROUNDS):
        print(f"round {done + 1} of {ROUNDS}", file=sys.stderr, flush=True)
        for name, questions in asked.items():
            _seconds(finder, questions)  # which makes what is kept, and puts what is needed into the caches
            times[name].append(_seconds(finder, questions))
    return [
        Line(
            name,
            statistics.median(times[name]) * 1e6,
            statistics.median(own / least for own, least in zip(times[name], times[one.against], strict=True)),
            one.at_most,
        )
        for name, one in conditions().items()
    ]


def _seconds(finder: Finder, questions: Sequence[NearestQuery]) -> float:
    return seconds_over(lambda query: finder.nearest(query, NOW), questions)


def main() -> int:
    """Measure and print; gives 1 where a bound is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of a table")
    parser.add_argument("--windows", type=int, default=50_000)
    arguments = parser.parse_args()
    count: int = arguments.windows
    manifest = Manifest(version=1, edition=1, published_at=NOW, note="", windows=count, sample=True, files={})
    finder = Finder(Snapshot(manifest, table_of(list(windows(count)))), Divisions.load(), CALENDAR)
    finder.prepare()
    origins = citizens(finder.snapshot.lon, finder.snapshot.lat, np.random.default_rng(SEED))
    lines = measure(finder, [NearestQuery(lon=one.lon, lat=one.lat) for one in origins])
    if arguments.json:
        bounds = [{**asdict(line), "at_most": line.at_most if line.at_most < inf else None} for line in lines]
        print(json.dumps(bounds))
    else:
        for line in lines:
            print(f"{line.condition:54} {line.us:9.1f} µs {line.ratio:8.2f} ×")
    above = [
        f"{line.condition}: {line.ratio:.2f} ×, at most {line.at_most} ×" for line in lines if line.ratio > line.at_most
    ]
    for bound in above:
        print(bound, file=sys.stderr)
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
