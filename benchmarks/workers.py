"""How much memory several processes take that answer over one edition, before a publication, during it and after.

    python benchmarks/workers.py [--json] [--windows 700000]

The site is the real one, over made-up windows. Memory is what the processes hold in all, each shared page counted once
(PSS, Linux alone), after a thousand questions from all over the country. What one process takes is the floor; the most
that was seen while a new edition took the old one's place is what a machine must have.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx

# Started as a file, a script finds its own folder and not the house.
sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.served_sites.made_up_windows import made_up
from benchmarks.served_sites.process_memory import family_of, held_kb
from benchmarks.served_sites.served_edition import served
from importer.publishing.edition_writer import NewEdition, make_live, write_edition

SEED = 20220922
WORKERS = (1, 2, 4)
QUESTIONS = 1_000
_GLANCE_S = 0.05


@dataclass(frozen=True, slots=True)
class Held:
    """Memory in MB: when an edition was asked about, at most while the next took its place, and when it had."""

    workers: int
    asked_mb: float
    at_most_mb: float
    after_mb: float


def ask(client: httpx.Client) -> int:
    """Ask from all over the country, each time by a connection of its own; the edition of the last answer."""
    places = random.Random(SEED)  # noqa: S311 – a benchmark's questions
    edition = 0
    for _ in range(QUESTIONS):
        lon, lat = places.uniform(100.0, 120.0), places.uniform(22.0, 40.0)
        answer = client.get(f"/api/v1/nearest?lon={lon:.4f}&lat={lat:.4f}", headers={"connection": "close"})
        edition = answer.raise_for_status().json()["edition"]
    return edition


def measure(data: Path, workers: int) -> Held:
    """Serve, ask, publish, and ask again."""
    make_live(data / "public", 1)
    with served(data, workers=workers) as site, httpx.Client(base_url=site.origin, timeout=60) as client:
        process = site.process
        ask(client)
        asked = held_kb(process) / 1024
        make_live(data / "public", 2)
        at_most, processes = asked, len(family_of(process))
        while client.get("/readyz").json()["edition"] != 2 or len(family_of(process)) > processes:
            at_most = max(at_most, held_kb(process) / 1024)
            time.sleep(_GLANCE_S)
        ask(client)
        return Held(workers, asked, at_most, held_kb(process) / 1024)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of a table")
    parser.add_argument("--windows", type=int, default=700_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        print(f"writing an edition of {arguments.windows:,} windows", file=sys.stderr, flush=True)
        windows = list(made_up(arguments.windows))
        for edition in (1, 2):
            write_edition(data / "public", NewEdition(edition, windows, datetime.now(UTC), "", sample=True))
        windows.clear()
        found = [measure(data, workers) for workers in WORKERS]
    if arguments.json:
        print(json.dumps({"windows": arguments.windows, "held": [asdict(one) for one in found]}))
        return
    print(f"{'workers':>7} {'asked, MB':>10} {'at most, MB':>12} {'after, MB':>10}")
    for one in found:
        print(f"{one.workers:7} {one.asked_mb:10.0f} {one.at_most_mb:12.0f} {one.after_mb:10.0f}")


if __name__ == "__main__":
    main()
