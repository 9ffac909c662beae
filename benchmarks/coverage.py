"""How long coverage takes, against bare libraries over the same points, in one run.

    python benchmarks/coverage.py [--json] [--origins 10000000] [--points 1000000] [--rounds 3]

- The distance of each origin to the nearest of 50,000 windows, against the bare KD-tree's batch query with as many
  threads, over the origins as they come. The bare query has its points in earth-centred metres already and gives
  straight chords; ours begins with degrees and gives geodesics. Memory beyond the answer is watched, and whether time
  grows with the number of origins alone.
- Which county holds each of a million points, against `geopandas.sjoin` with its index kept, and whether any answer
  differs.
- Hunan's 122 counties at 500 m, from the polygons to all figures.

It ends with status 1 where a bound is exceeded, and says which. Absolute times are this machine's; the ratios travel.
"""

import argparse
import json
import os
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

import geopandas  # type: ignore[import-untyped]  # it ships no types
import numpy as np
import shapely
from numpy.typing import NDArray

# Started as a file, a script finds its own folder and not the house.
sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.nearest import SEED, settlements
from locator.divisions.divisions import Divisions
from locator.geometry.ellipsoid import ecef_rows
from locator.geometry.place_tree import PlaceTree
from maps.coverage.covering_windows import CoveringWindows
from maps.coverage.division_labels import DivisionLabels
from maps.coverage.figures import coverage
from maps.coverage.nearest_distances import NearestDistances
from maps.coverage.scope import Scope
from maps.coverage.weighed_places import AreaWeighing

Columns = tuple[NDArray[np.float64], NDArray[np.float64]]

WINDOWS = 50_000
THREADS = os.cpu_count() or 1
MOST_OF_TREE, MOST_OF_SJOIN, MOST_FOR_HUNAN_S = 1.5, 0.35, 10.0
MOST_GROWTH, MOST_BESIDE_MB = 1.3, 120.0
STEP_M, KM = 500.0, (2.0, 5.0, 10.0, 20.0)
_BARE_BLOCK = 1 << 15


@dataclass(frozen=True, slots=True)
class Told:
    """What was measured; seconds are medians, ratios medians of each round's."""

    origins: int
    tree_s: float
    distances_s: float
    distances_ratio: float
    growth: float
    beside_mb: float
    points: int
    sjoin_s: float
    labels_s: float
    labels_ratio: float
    labels_built_s: float
    differences: int
    hunan_points: int
    hunan_s: float


def seconds(work: Callable[[], object]) -> float:
    """Seconds that something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def people(count: int) -> Columns:
    """Origins where people live, and some where hardly anybody does; in no order."""
    dealt = np.random.default_rng(SEED + 1)
    lon, lat = settlements(count, dealt)
    return lon + dealt.normal(0.0, 0.2, count), lat + dealt.normal(0.0, 0.2, count)


def bare(tree: PlaceTree, points: NDArray[np.float64]) -> None:
    """The tree's own batch query, in blocks over as many threads."""
    blocks = [points[start : start + _BARE_BLOCK] for start in range(0, len(points), _BARE_BLOCK)]
    with ThreadPoolExecutor(THREADS) as pool:
        for _ in pool.map(lambda block: tree.closest_to_each(block, 1), blocks):
            pass


def distances(origins: int, rounds: int) -> dict[str, float]:
    """Ours and the bare query by turns, so that a slow spell of the machine falls on both."""
    windows = settlements(WINDOWS, np.random.default_rng(SEED))
    nearest, tree = NearestDistances(*windows), PlaceTree(np.unique(ecef_rows(*windows), axis=0))
    lon, lat = people(origins)
    points = ecef_rows(lon, lat)
    tenth = origins // 10
    times = []
    for number in range(rounds):
        tree_s = seconds(lambda: bare(tree, points))
        ours_s = seconds(lambda: nearest.metres(lon, lat, THREADS))
        part_s = seconds(lambda: nearest.metres(lon[:tenth], lat[:tenth], THREADS))
        times.append((tree_s, ours_s, ours_s / tree_s, ours_s / part_s / 10.0))
        print(f"distances: round {number + 1} of {rounds}", file=sys.stderr, flush=True)
    tree_s, ours_s, ratio, growth = (statistics.median(column) for column in zip(*times, strict=True))
    tracemalloc.start()
    nearest.metres(lon, lat, THREADS)
    beside_mb = (tracemalloc.get_traced_memory()[1] - lon.nbytes) / 2**20
    tracemalloc.stop()
    return {
        "tree_s": tree_s,
        "distances_s": ours_s,
        "distances_ratio": ratio,
        "growth": growth,
        "beside_mb": beside_mb,
    }


def in_divisions(divisions: Divisions, points: int, rounds: int) -> dict[str, float]:
    """Which county holds each point, by turns."""
    codes = [one.code for one in divisions if one.lowest and one.in_force and divisions.polygon(one.code) is not None]
    counties = geopandas.GeoDataFrame(
        {"code": codes}, geometry=[divisions.polygon(code) for code in codes], crs="EPSG:4326"
    )
    lon, lat = people(points)
    places = geopandas.GeoDataFrame(geometry=shapely.points(lon, lat), crs="EPSG:4326")
    _ = counties.sindex, places.sindex
    built_s = seconds(lambda: DivisionLabels(divisions))
    labels = DivisionLabels(divisions)
    times = []
    for number in range(rounds):
        sjoin_s = seconds(lambda: places.sjoin(counties, how="left", predicate="within"))
        ours_s = seconds(lambda: labels.containing(lon, lat))
        times.append((sjoin_s, ours_s, ours_s / sjoin_s))
        print(f"divisions: round {number + 1} of {rounds}", file=sys.stderr, flush=True)
    joined = places.sjoin(counties, how="left", predicate="within")["code"].fillna("").to_numpy()
    sjoin_s, ours_s, ratio = (statistics.median(column) for column in zip(*times, strict=True))
    return {
        "sjoin_s": sjoin_s,
        "labels_s": ours_s,
        "labels_ratio": ratio,
        "labels_built_s": built_s,
        "differences": int(np.count_nonzero(joined != labels.containing(lon, lat))),
    }


def hunan(divisions: Divisions) -> dict[str, float]:
    """All figures of a province, its polygons decoded and its points laid each time."""
    seats = [seat.position for one in divisions.within("43") if (seat := divisions.seat(one.code)) is not None]
    codes = np.array([one.code for one in divisions.within("43")])
    count = len(seats)
    windows = CoveringWindows(
        np.array([seat.lon for seat in seats]),
        np.array([seat.lat for seat in seats]),
        codes,
        (None,) * count,
        np.zeros(count, np.bool_),
        np.ones(count, np.bool_),
    )
    land, scope = AreaWeighing(divisions, STEP_M), Scope.of(divisions, "43")
    took_s = seconds(lambda: coverage(scope, windows, land, divisions, KM, threads=THREADS))
    return {"hunan_points": sum(len(land.places_of(one.code).lon) for one in scope.lowest), "hunan_s": took_s}


def measure(origins: int, points: int, rounds: int) -> Told:
    """All of it."""
    divisions = Divisions.load()
    divisions.warm_to_judge()
    found = {**distances(origins, rounds), **in_divisions(divisions, points, rounds), **hunan(divisions)}
    return Told(origins=origins, points=points, **found)  # type: ignore[arg-type]  # counts come as numbers


def lines(told: Told) -> Iterator[str]:
    """What was measured, in words."""
    yield (
        f"{told.origins:,} origins, {WINDOWS:,} windows, {THREADS} threads: bare tree {told.tree_s:.2f} s, "
        f"ours {told.distances_s:.2f} s, {told.distances_ratio:.2f} ×; ten times as many origins take "
        f"{told.growth * 10:.1f} × as long; {told.beside_mb:.0f} MB beside the answer."
    )
    yield (
        f"{told.points:,} points in counties: geopandas.sjoin {told.sjoin_s:.2f} s, ours {told.labels_s:.2f} s, "
        f"{told.labels_ratio:.2f} ×, {told.differences} answers differ; made in {told.labels_built_s:.1f} s."
    )
    yield f"Hunan at {STEP_M:g} m: {told.hunan_points:,} points, all figures in {told.hunan_s:.1f} s."


def exceeded(told: Told) -> Iterator[str]:
    """Which bounds do not hold."""
    bounds = (
        ("distances, × the bare tree", told.distances_ratio, MOST_OF_TREE),
        ("growth beyond the number of origins, ×", told.growth, MOST_GROWTH),
        ("memory beside the answer, MB", told.beside_mb, MOST_BESIDE_MB),
        ("points in divisions, × geopandas.sjoin", told.labels_ratio, MOST_OF_SJOIN),
        ("different answers", float(told.differences), 0.0),
        ("Hunan, s", told.hunan_s, MOST_FOR_HUNAN_S),
    )
    for what, found, most in bounds:
        if found > most:
            yield f"{what}: {found:.2f}, at most {most:g} is allowed"


def main() -> int:
    """Measure and print; gives 1 where a bound is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--origins", type=int, default=10_000_000)
    parser.add_argument("--points", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    told = measure(asked.origins, asked.points, asked.rounds)
    print(json.dumps(asdict(told)) if asked.json else "\n".join(lines(told)))
    above = [*exceeded(told)]
    for bound in above:
        print(bound, file=sys.stderr)
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
