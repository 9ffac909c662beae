"""How many questions a second one process answers, against ready bytes and against PostGIS and Redis in the same site.

    python benchmarks/throughput.py [--json] [--seconds 4] [--clients 16]

The site is the real one, over 50,000 made-up windows; more addresses stand beside its own: ready bytes of an answer's
size from an `async def` of the same application, and our own answer with the windows found by PostGIS and by Redis, as
routes of the application (to which the bounds apply) and by the shortcut that ours takes (`quick`). wrk asks them by
turns, from random origins; ratios are medians of the rounds. It ends with status 1 where a bound is exceeded, and says
which; what is missing is told with the line to type.
"""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

# Started as a file, a script finds its own folder and not the house.
sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.nearest import citizens, made_up, settlements
from benchmarks.nearest_peers.points import SEED, Points
from benchmarks.nearest_peers.servers import Missing, postgis, redis_server
from benchmarks.served_sites.served_edition import serving
from importer.publishing.edition_writer import NewEdition, make_live, write_edition

HOUSE = Path(__file__).parents[1]
WINDOWS = 50_000
ROUNDS = 5
ADDRESSES = (
    *("/compared/bytes", "/api/v1/nearest", "/compared/postgis", "/compared/redis"),
    *("/compared/quick/postgis", "/compared/quick/redis"),
)
_SCRIPT = """
local origins = {%s}
local at = 0
request = function()
  at = at %% #origins + 1
  return wrk.format("GET", wrk.path .. "?" .. origins[at])
end
"""
LEAST_OF_BYTES, MOST_OF_P99 = 0.65, 2.5
LEAST_OF_PEERS = {"/compared/postgis": 1.4, "/compared/redis": 1.7}


@dataclass(frozen=True, slots=True)
class Answered:
    """What one address gave in one round."""

    a_second: float
    p99_ms: float


@dataclass(frozen=True, slots=True)
class Line:
    """Medians of one address, and its requests a second as a share of those of ready bytes."""

    address: str
    a_second: float
    p99_ms: float
    of_bytes: float
    p99_of_bytes: float


def ask(origin: str, address: str, script: Path, seconds: int, clients: int) -> Answered:
    """One round of one address."""
    program = shutil.which("wrk")
    if program is None:
        raise Missing("wrk is missing. Type: apt-get install wrk")
    command = [program, "-t1", f"-c{clients}", f"-d{seconds}s", "--latency", "-s", str(script), origin + address]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in told:
        raise RuntimeError(f"{address} failed:\n{told}")
    found = re.search(r"99%\s+([0-9.]+)(us|ms|s)\b", told)
    a_second = re.search(r"Requests/sec:\s+([0-9.]+)", told)
    if found is None or a_second is None:
        raise RuntimeError(told)
    return Answered(float(a_second[1]), float(found[1]) * {"us": 1e-3, "ms": 1.0, "s": 1e3}[found[2]])


def lines_of(rounds: list[dict[str, Answered]]) -> list[Line]:
    """Medians over the rounds."""
    lines = []
    for address in ADDRESSES:
        own, floor = [one[address] for one in rounds], [one[ADDRESSES[0]] for one in rounds]
        pairs = list(zip(own, floor, strict=True))
        lines.append(
            Line(
                address,
                statistics.median(one.a_second for one in own),
                statistics.median(one.p99_ms for one in own),
                statistics.median(one.a_second / least.a_second for one, least in pairs),
                statistics.median(one.p99_ms / least.p99_ms for one, least in pairs),
            )
        )
    return lines


def exceeded(lines: list[Line]) -> list[str]:
    """Which bounds do not hold."""
    by_address = {line.address: line for line in lines}
    ours = by_address["/api/v1/nearest"]
    found = []
    if ours.of_bytes < LEAST_OF_BYTES:
        found.append(f"{ours.of_bytes:.2f} of the requests/s of ready bytes, at least {LEAST_OF_BYTES} are wanted")
    if ours.p99_of_bytes > MOST_OF_P99:
        found.append(f"{ours.p99_of_bytes:.2f} × the p99 of ready bytes, at most {MOST_OF_P99} are allowed")
    for address, least in LEAST_OF_PEERS.items():
        ratio = ours.a_second / by_address[address].a_second
        if ratio < least:
            found.append(f"{ratio:.2f} × {address}, at least {least} are wanted")
    return found


def main() -> int:
    """Measure and print; gives 1 where a bound is exceeded, 2 where something is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of a table")
    parser.add_argument("--seconds", type=int, default=4, help="how long each address is asked in a round")
    parser.add_argument("--clients", type=int, default=16)
    arguments = parser.parse_args()
    rng = np.random.default_rng(SEED)
    lon, lat = settlements(WINDOWS, rng)
    points = Points(lon, lat, citizens(lon, lat, rng))
    rounds: list[dict[str, Answered]] = []
    try:
        with ExitStack() as running:
            folder = Path(running.enter_context(tempfile.TemporaryDirectory()))
            write_edition(folder / "public", NewEdition(1, list(made_up(WINDOWS)), datetime.now(UTC), "", sample=True))
            make_live(folder / "public", 1)
            script = folder / "origins.lua"
            asked = ",".join(f'"lon={one.lon:.6f}&lat={one.lat:.6f}"' for one in points.origins)
            script.write_text(_SCRIPT % asked)
            peers = running.enter_context(postgis(points)), running.enter_context(redis_server(points))
            command = [sys.executable, "-m", "benchmarks.nearest_peers.compared_site", str(folder), *peers]
            origin = running.enter_context(serving(command, os.environ)).origin
            for done in range(ROUNDS):
                print(f"round {done + 1} of {ROUNDS}", file=sys.stderr, flush=True)
                rounds.append(
                    {
                        address: ask(origin, address, script, arguments.seconds, arguments.clients)
                        for address in ADDRESSES
                    }
                )
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 2
    lines = lines_of(rounds)
    if arguments.json:
        print(json.dumps([asdict(line) for line in lines]))
    else:
        print(f"{'':24} {'a second':>9} {'p99, ms':>8} {'of bytes':>9} {'p99 ×':>6}")
        for line in lines:
            shares = f"{line.of_bytes:9.2f} {line.p99_of_bytes:6.2f}"
            print(f"{line.address:24} {line.a_second:9.0f} {line.p99_ms:8.2f} {shares}")
    above = exceeded(lines)
    for bound in above:
        print(bound, file=sys.stderr)
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
