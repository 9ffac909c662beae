"""The nearest five of 50,000 windows, by ours and by what others would use, over the same points and questions.

    python benchmarks/peers.py [--json] [--questions 500]

Each answer is held against the geodesics to all windows, and wrong orders are counted. PostGIS and Redis run privately,
over sockets, without writing to a disk; what is missing is told with the line to type. All are asked by turns, so that
a slow spell of the machine falls on all of them; ratios are medians of the rounds.
It ends with status 1 where a bound is exceeded, and says which.
"""

import argparse
import json
import statistics
import sys
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np
import psycopg

# Started as a file, a script finds its own folder and not the house.
sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.nearest import citizens, seconds_over, settlements
from benchmarks.nearest_peers.in_process import in_process
from benchmarks.nearest_peers.points import SEED, Points, is_right
from benchmarks.nearest_peers.servers import Missing, PostGis, Redis, postgis, redis_server
from locator.position import Position

WINDOWS = 50_000
ROUNDS = 5
_SLOW = "GeoPandas sjoin_nearest"
_ASKED_OF_SLOW = 20
LEAST_OF_PEERS = {"SQLite": 3.0, "PostGIS": 5.0, "Redis": 6.0, "GeoPandas": 50.0}


class Peer(Protocol):
    """Whatever finds the nearest rows."""

    name: str

    def nearest(self, origin: Position) -> list[int]:
        """The nearest rows, nearest first."""


@dataclass(frozen=True, slots=True)
class Line:
    """One peer: microseconds for a question, times ours, and the share of wrong answers."""

    name: str
    us: float
    ratio: float
    wrong: float


def measure(peers: list[Peer], points: Points) -> list[Line]:
    """Ask all of them by turns; the first is ours."""
    times: dict[str, list[float]] = {peer.name: [] for peer in peers}
    for done in range(ROUNDS):
        print(f"round {done + 1} of {ROUNDS}", file=sys.stderr, flush=True)
        for peer in peers:
            times[peer.name].append(_seconds(peer, points))
    ours = times[peers[0].name]
    return [
        Line(
            peer.name,
            statistics.median(times[peer.name]) * 1e6,
            statistics.median(one / own for one, own in zip(times[peer.name], ours, strict=True)),
            _share_wrong(peer, points),
        )
        for peer in peers
    ]


def _asked(peer: Peer, points: Points) -> list[Position]:
    return list(points.origins[:_ASKED_OF_SLOW] if peer.name == _SLOW else points.origins)


def _seconds(peer: Peer, points: Points) -> float:
    origins = _asked(peer, points)
    seconds_over(peer.nearest, origins)  # who is asked behind a slow one would else pay for what that has driven out
    return seconds_over(peer.nearest, origins)


def _share_wrong(peer: Peer, points: Points) -> float:
    origins = _asked(peer, points)
    return sum(not is_right(points, origin, peer.nearest(origin)) for origin in origins) / len(origins)


def exceeded(lines: list[Line]) -> list[str]:
    """Which bounds do not hold: of ours no order may be wrong, and each other takes so many times as long at least."""
    found = [f"{line.name}: {line.wrong:.1%} wrong orders" for line in lines[:1] if line.wrong]
    for line in lines[1:]:
        least = next(times for start, times in LEAST_OF_PEERS.items() if line.name.startswith(start))
        if line.ratio < least:
            found.append(f"{line.name}: {line.ratio:.1f} × ours, at least {least} × are wanted")
    return found


def main() -> int:
    """Measure and print; gives 1 where a bound is exceeded, 2 where something is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of a table")
    parser.add_argument("--questions", type=int, default=500)
    arguments = parser.parse_args()
    rng = np.random.default_rng(SEED)
    lon, lat = settlements(WINDOWS, rng)
    points = Points(lon, lat, citizens(lon, lat, rng)[: arguments.questions])
    try:
        with ExitStack() as running:
            ours, rtree, frame = running.enter_context(in_process(points))
            connection = running.enter_context(psycopg.connect(running.enter_context(postgis(points)), autocommit=True))
            held = Redis(running.enter_context(redis_server(points)))
            peers: list[Peer] = [
                ours,
                rtree,
                PostGis(connection, exact=True),
                PostGis(connection, exact=False),
                held,
                frame,
            ]
            lines = measure(peers, points)
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 2
    if arguments.json:
        print(json.dumps([asdict(line) for line in lines]))
    else:
        print(f"{'':32} {'µs':>10} {'× ours':>8} {'wrong':>7}")
        for line in (replace(one, name=one.name[:32]) for one in lines):
            print(f"{line.name:32} {line.us:10.1f} {line.ratio:8.1f} {line.wrong:7.1%}")
    beyond = exceeded(lines)
    for bound in beyond:
        print(bound, file=sys.stderr)
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main())
