"""How long the nearest windows take, against a bare KD-tree query over the same points, in one run.

    python benchmarks/nearest.py [--json]

The bare query answers another question (straight chords, one point for each window, nothing proven) and is the
floor that ours is measured from. Absolute times are this machine's; the ratios travel.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from locator.ellipsoid import ecef, ecef_rows
from locator.nearest import NearestIndex
from locator.position import Position

SEED = 20220922
WINDOWS = (3_000, 50_000, 700_000)
NEIGHBOURS = 5
ORIGINS = 500
ROUNDS = 31
SETTLEMENTS = 2_900
SHARED_ADDRESS = 0.15


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


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of a table")
    as_json = parser.parse_args().json
    rows = [measure(windows) for windows in WINDOWS]
    print(json.dumps({"k": NEIGHBOURS, "nearest": [asdict(row) for row in rows]}) if as_json else table(rows))


if __name__ == "__main__":
    main()
