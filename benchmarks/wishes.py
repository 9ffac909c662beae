"""How long it takes to read what somebody typed who wants something done, against a bare loop, in one run.

    python benchmarks/wishes.py [--json]

Each text of `tests/samples/item-wishes.jsonl` is read as `/api/v1/items?q=` reads it; then texts that are made to be
slow: as many words as fit, letters that are nothing, signs with many sounds. The bare loop asks of every word of the
files whether it stands in the text, and nothing else: no sounds, no letters, no rules. Times are this machine's.

At the end: what a reader takes to make, and how much memory. Ends with status 1 where one wish in a hundred takes more
than a millisecond, or a slow one more than ten.
"""

import argparse
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

# Started as a file, a script finds its own folder and not the house.
sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.places import each_us
from benchmarks.served_sites.process_memory import held_kb
from locator.items.catalogue import packaged_catalogue
from locator.items.wishes.reading import LONGEST, WishReader
from locator.items.wishes.wish_files import packaged_wishes

HOUSE = Path(__file__).parents[1]
BOUND_US, SLOW_BOUND_US = 1_000.0, 10_000.0
SLOW_TEXTS = 200


@dataclass(frozen=True, slots=True)
class Row:
    """Times for one text, in microseconds: of the loop the median, of ours also the 99th of 100 and the slowest."""

    texts: str
    number: int
    loop_us: float
    median_us: float
    p99_us: float
    slowest_us: float
    slowest: str


def wishes() -> list[str]:
    """Every sample, each once."""
    lines = (HOUSE / "tests/samples/item-wishes.jsonl").read_text("utf-8").splitlines()
    return list(dict.fromkeys(json.loads(line)["typed"] for line in lines))


def slow_texts() -> list[str]:
    """Texts as long as they are read, of words, of letters and of signs with many sounds, from a fixed seed."""
    chance = random.Random(8)  # noqa: S311  # no secret
    words = sorted(packaged_wishes().words)
    ways = (
        lambda: "".join(chance.choice(words) for _ in range(LONGEST)),
        lambda: "".join(chance.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(60)),
        lambda: "".join(chance.choice("和行还长重单参差系数乐") for _ in range(LONGEST)),
        lambda: "".join(chance.choice(("zhang", "xian", "jiao", "bao", "sh", "q")) for _ in range(16)),
    )
    return [ways[number % len(ways)]()[:LONGEST] for number in range(SLOW_TEXTS)]


def measure(what: str, reader: WishReader, texts: Sequence[str]) -> Row:
    """Ours and the loop over the same texts."""
    words = sorted(packaged_wishes().words)
    ours = each_us(reader.read, texts)
    loop = statistics.median(each_us(lambda text: [word for word in words if word in text], texts))
    slowest = max(range(len(texts)), key=ours.__getitem__)
    p99 = sorted(ours)[int(len(ours) * 0.99)]
    return Row(what, len(texts), loop, statistics.median(ours), p99, ours[slowest], texts[slowest][:20])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of a table")
    as_json = parser.parse_args().json
    catalogue = packaged_catalogue()
    before, began = held_kb(os.getpid()), time.perf_counter()
    reader = WishReader(catalogue)
    made = {"seconds": time.perf_counter() - began, "kept_mb": (held_kb(os.getpid()) - before) / 1024}
    rows = [measure("wishes", reader, wishes()), measure("slow texts", reader, slow_texts())]
    if as_json:
        print(json.dumps({"rows": [asdict(row) for row in rows], "made": made}, ensure_ascii=False))
    else:
        print(
            table(rows),
            "",
            f"Made: a reader, once a process: {made['seconds']:.2f} s, {made['kept_mb']:.0f} MB.",
            sep="\n",
        )
    if rows[0].p99_us > BOUND_US or rows[1].slowest_us > SLOW_BOUND_US:
        sys.exit(1)


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    columns = ("texts", "number", "loop, µs", "median, µs", "99 %, µs", "slowest, µs")
    lines = [f"| {' | '.join(columns)} |", "| --- " + "| ---: " * (len(columns) - 1) + "|"]
    lines += [
        f"| {row.texts} | {row.number:,} | {row.loop_us:.0f} | {row.median_us:.0f} | {row.p99_us:.0f} "
        f"| {row.slowest_us:.0f} ({row.slowest}) |"
        for row in rows
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
