"""How long the work for one stroke of a typed place takes, against a bare look-up and a bare loop, in one run.

    python benchmarks/places.py [--json]

Each text of `tests/samples/places.jsonl` is typed sign by sign, and each beginning is completed as `/api/v1/places`
does it. The bare loop asks every name of a division in Chinese whether it begins so, and nothing else: no pinyin, no
windows, no order, no place. The bare look-up is one in a dictionary. Absolute times are this machine's; ratios travel.

At the end: what is prepared once a process and once an edition, how long it takes, and how much memory. Ends with
status 1 where of 100 strokes more than one takes over a millisecond, or the median is over that of the bare loop.
"""

import argparse
import json
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

# Started as a file, a script finds its own folder and not the house.
sys.path.insert(0, str(Path(__file__).parents[1]))

from locator.divisions.division import Division
from locator.divisions.divisions import Divisions
from locator.editions.edition import Manifest
from locator.editions.snapshot import Snapshot
from locator.editions.window_table import WINDOW_SCHEMA
from locator.finding.places.completion import PlaceCompleter
from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.reading import PlaceReader
from locator.finding.places.window_texts import WindowTexts
from locator.finding.refusal import Refusal

HOUSE = Path(__file__).parents[1]
WINDOWS = (3_000, 50_000, 700_000)
ROUNDS = 5
BOUND_US = 1_000.0
MORE = ("天心区示例路12号", "长沙市政务服务中心", "湖南省政务服务", "龙岗区政务大厅", "示例路1号", "没有这个地方")


@dataclass(frozen=True, slots=True)
class Row:
    """Times for one stroke, in microseconds: the median, the 99th of 100, and the slowest text of all."""

    windows: int
    strokes: int
    look_up_us: float
    loop_us: float
    median_us: float
    p99_us: float
    slowest_us: float
    slowest: str
    loops: float


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was made once: how long it took, and how much memory stayed."""

    what: str
    seconds: float
    kept_mb: float


def strokes() -> list[str]:
    """Every beginning of every sample, each once."""
    lines = (HOUSE / "tests/samples/places.jsonl").read_text("utf-8").splitlines()
    texts = [json.loads(line)["typed"] for line in lines if "://" not in line]
    return list(dict.fromkeys(text[:end] for text in (*texts, *MORE) for end in range(1, len(text) + 1)))


def snapshot_of(windows: int, divisions: Divisions) -> Snapshot:
    """Made-up windows, as many in each county; one in forty stands in its city's or province's hall."""
    counties = [one for one in divisions if one.lowest and one.in_force]
    records = [_record(number, counties[number % len(counties)], divisions) for number in range(windows)]
    table = pa.table({name: [record[name] for record in records] for name in records[0]})
    for field in WINDOW_SCHEMA:
        if field.name not in table.column_names:
            table = table.append_column(field, pa.nulls(windows, field.type))
    now = datetime.now(UTC)
    manifest = Manifest(version=1, edition=1, published_at=now, note="", windows=windows, sample=True, files={})
    return Snapshot(manifest, table.select(WINDOW_SCHEMA.names).cast(WINDOW_SCHEMA))


def _record(number: int, county: Division, divisions: Divisions) -> dict[str, object]:
    above = county.city_code if number % 40 == 0 else county.province_code if number % 40 == 1 else None
    division = divisions.find(above or "") or county
    names = {"code": division.code, "name": division.name, "city": division.city, "province": division.province}
    return {
        "id": f"{division.code}-{number:08d}",
        "name": f"{division.name}政务服务中心“跨省通办”窗口{number}（示例数据）",
        "division": names,
        "address": f"{division.full_name}示例路{number % 300}号政务服务中心一楼",
        "lon": 73.0 + number % 6_007 * 1e-2,
        "lat": 18.0 + number % 3_001 * 1e-2,
        "kind": "staffed",
        "precision_m": 1.0,
    }


def each_us(work: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """Microseconds for each text, the best of the rounds: what else a machine does is not the work."""
    best = [float("inf")] * len(texts)
    for _ in range(ROUNDS):
        for number, text in enumerate(texts):
            began = time.perf_counter()
            work(text)
            best[number] = min(best[number], (time.perf_counter() - began) * 1e6)
    return best


def measure(known: KnownPlaces, texts: WindowTexts, typed: Sequence[str]) -> Row:
    """Ours, the loop and the look-up over the same strokes."""
    names = [text for text, _ in known.books.names]
    by_name = dict.fromkeys(names, 0)
    completer = PlaceCompleter(known, texts)

    def complete(text: str) -> None:
        try:
            completer.completed(text)
        except Refusal:  # half a link or pair may be a position off the earth
            return

    ours = each_us(complete, typed)
    loop = each_us(lambda text: [name for name in names if name.startswith(text)], typed)
    look_up = each_us(by_name.get, typed)
    slowest = max(range(len(typed)), key=ours.__getitem__)
    median, p99 = statistics.median(ours), sorted(ours)[int(len(ours) * 0.99)]
    bare = statistics.median(loop)
    looked = statistics.median(look_up)
    return Row(len(texts.snapshot), len(typed), looked, bare, median, p99, ours[slowest], typed[slowest], median / bare)


def prepared(what: str, make: Callable[[], object]) -> Prepared:
    """Make something, and tell what it took."""
    before, began = _memory_mb(), time.perf_counter()
    make()
    return Prepared(what, time.perf_counter() - began, _memory_mb() - before)


def _memory_mb() -> float:
    [kilobytes] = re.findall(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text("utf-8"))
    return int(kilobytes) / 1024


def anywhere_ms(known: KnownPlaces, texts: WindowTexts) -> float:
    """Milliseconds to look for an address in a whole edition, as `place=` does beside the event loop."""
    reader = PlaceReader(known, texts)
    began = time.perf_counter()
    reader.read("没有这条路")
    return (time.perf_counter() - began) * 1e3


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of a table")
    as_json = parser.parse_args().json
    divisions, typed = Divisions.load(), strokes()
    divisions.warm()
    known = KnownPlaces(divisions)
    made = [prepared("divisions as people type them, once a process", known.books.prepare)]
    rows, anywhere = [], []
    for windows in WINDOWS:
        print(f"{windows:,} windows", file=sys.stderr, flush=True)
        texts = WindowTexts(snapshot_of(windows, divisions))
        _ = texts.snapshot.division_codes
        made.append(prepared(f"names and addresses of {windows:,} windows, once an edition", texts.prepare))
        rows.append(measure(known, texts, typed))
        anywhere.append(anywhere_ms(known, texts))
    if as_json:
        print(json.dumps({"strokes": [asdict(row) for row in rows], "prepared": [asdict(one) for one in made]}))
    else:
        print(table(rows), "", *(line(one) for one in made), sep="\n")
        told = ", ".join(f"{ms:.1f} ms in {row.windows:,}" for ms, row in zip(anywhere, rows, strict=True))
        print(f"A street that no window has, looked for in a whole edition by `place=`: {told}.")
    if any(row.p99_us > BOUND_US or row.loops > 1.0 for row in rows):
        sys.exit(1)


def line(one: Prepared) -> str:
    """What was made, as a sentence."""
    return f"Made: {one.what}: {one.seconds:.2f} s, {one.kept_mb:.0f} MB."


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    columns = (
        "windows",
        "strokes",
        "look-up, µs",
        "loop, µs",
        "median, µs",
        "99 %, µs",
        "slowest, µs",
        "median × loop",
    )
    lines = [f"| {' | '.join(columns)} |", "| ---: " * len(columns) + "|"]
    lines += [
        f"| {row.windows:,} | {row.strokes:,} | {row.look_up_us:.2f} | {row.loop_us:.0f} | {row.median_us:.0f} "
        f"| {row.p99_us:.0f} | {row.slowest_us:.0f} ({row.slowest}) | {row.loops:.2f} |"
        for row in rows
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
