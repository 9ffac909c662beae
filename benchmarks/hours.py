"""How long office hours take: texts read, states of many windows at one moment, against a bare loop in one run.

    python benchmarks/hours.py [--json]

The bare loop looks each text up in a dictionary and does nothing else: the floor that reading is measured from; for
states it is one number for each window, taken out of an array. The ratios travel; absolute times are one machine's.

It ends with status 1 where a bound is exceeded, and says which.
"""

import argparse
import gc
import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

# Started as a file, a script finds its own folder and not the house.
sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.served_sites.made_up_windows import made_up
from locator.editions.edition import Manifest
from locator.editions.snapshot import Snapshot
from locator.editions.window_table import table_of
from locator.finding.hours_rows import HoursRows
from locator.finding.opening import Openings
from locator.hours.answers.state import state_at
from locator.hours.reader import read_hours
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar
from locator.window import HoursText, Parsed

SEED = 20220922
TEXTS = 100_000
DIFFERENT = 2_000
WINDOWS = 50_000
ROUNDS = 5
READ_AT_MOST_S = 1.0
MOMENT = datetime(2026, 6, 10, 10, 0, tzinfo=SHANGHAI)
CALENDAR = known_calendar(last_year=2026)

DAYS = ("法定工作日", "工作日：", "周一至周五 ", "周一至周六", "每天", "办公时间：周一至周五（节假日除外）", "")
BETWEEN = ("，", "；", " ", "\n", "、")
ENDINGS = ("", "", "", "（节假日除外）", "，周六9:00-12:00", "，中午不休", "；周五下午不对外", "（16:30停止取号）")


@dataclass(frozen=True, slots=True)
class Measured:
    """One measurement in seconds, beside its floor and, where there is one, what it may take at most."""

    what: str
    seconds: float
    floor_s: float
    at_most_s: float | None = None

    @property
    def ratio(self) -> float:
        """How many times its floor it takes."""
        return self.seconds / self.floor_s


def texts() -> list[str]:
    """Made-up texts in the usual styles: 100,000, of which 2,000 differ."""
    chosen = random.Random(SEED)  # noqa: S311 – a benchmark's texts
    different: set[str] = set()
    while len(different) < DIFFERENT:
        morning, noon, evening = chosen.randrange(6), chosen.randrange(6), chosen.randrange(8)
        first = f"上午{8 + morning // 3}:{morning % 3 * 15:02d}-{11 + noon // 3}:{noon % 3 * 15 + 15:02d}"
        second = f"下午{13 + noon // 3}:{noon % 3 * 15:02d}—{16 + evening // 4}:{evening % 4 * 15:02d}"
        different.add(chosen.choice(DAYS) + first + chosen.choice(BETWEEN) + second + chosen.choice(ENDINGS))
    in_order = sorted(different)
    return [*in_order, *chosen.choices(in_order, k=TEXTS - DIFFERENT)]


def snapshot_of(different: Sequence[str]) -> Snapshot:
    """An edition in memory of 50,000 windows, the texts dealt out among them."""
    (one,) = made_up(1)
    dealt = random.Random(SEED).choices(different, k=WINDOWS)  # noqa: S311 – a benchmark's windows
    windows = [
        replace(one, id=f"{number:08d}", hours=HoursText(text, Parsed.FULL, None)) for number, text in enumerate(dealt)
    ]
    manifest = Manifest(version=1, edition=1, published_at=MOMENT, note="", windows=WINDOWS, sample=True, files={})
    return Snapshot(manifest, table_of(windows))


def fastest(work: Callable[[], object]) -> float:
    """The shortest of some rounds, in seconds of the processor: a busy machine's clock would measure its neighbours."""
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def measured_readings(written: Sequence[str]) -> list[Measured]:
    """Each text looked up, and each different one read."""

    def reading() -> object:
        known = {text: read_hours(text) for text in dict.fromkeys(written)}
        return [known[text] for text in written]

    read_hours(written[0])
    floor = fastest(lambda: {text: text for text in written})
    return [
        Measured("100,000 texts looked up", floor, floor),
        Measured("100,000 texts read, 2,000 of them different", fastest(reading), floor, READ_AT_MOST_S),
    ]


def measured_states(different: Sequence[str]) -> list[Measured]:
    """The states of all windows: one after another, the first time, on a day not asked for before, and again."""
    snapshot = snapshot_of(different)
    numbers = np.zeros(len(different), np.int8)
    codes = np.random.default_rng(SEED).integers(0, len(different), WINDOWS)
    hours = [read_hours(text) for text in different]
    rows = HoursRows(snapshot, Openings(CALENDAR))
    rows.prepare()
    # A day of the week for each round: none is known from the one before.
    days = iter([MOMENT + timedelta(days=number) for number in range(1, ROUNDS + 1)])
    floor = fastest(lambda: numbers[codes])
    alone = fastest(lambda: [state_at(one, MOMENT, CALENDAR) for one in hours]) * WINDOWS / len(different)
    return [
        Measured("50,000 windows' states taken from an array", floor, floor),
        Measured("50,000 windows' states one by one", alone, floor),
        Measured("the same at once, with 2,000 texts to read", fastest(lambda: first_states(snapshot)), floor),
        Measured("the same at once, on another day", fastest(lambda: rows.states(next(days))), floor),
        Measured("the same at once, again on that day", fastest(lambda: rows.states(MOMENT)), floor),
    ]


def first_states(snapshot: Snapshot) -> object:
    """The states of all windows, with nothing known before."""
    return HoursRows(snapshot, Openings(CALENDAR)).states(MOMENT)


def exceeded(found: Sequence[Measured]) -> list[str]:
    """A line for each measurement that is above its bound."""
    return [
        f"exceeded: {one.what}: {one.seconds:.2f} s, at most {one.at_most_s} s"
        for one in found
        if one.at_most_s is not None and one.seconds > one.at_most_s
    ]


def table(found: Sequence[Measured]) -> str:
    """All of it as lines to read."""
    return "\n".join(f"{one.what:46} {one.seconds * 1000:10.3f} ms {one.ratio:10.1f} ×" for one in found)


def as_json(found: Sequence[Measured]) -> str:
    """All of it as one JSON document."""
    return json.dumps([{"what": one.what, "seconds": one.seconds, "ratio": one.ratio} for one in found])


def main() -> int:
    """Measure and print; gives 1 where a bound is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON document instead of a table")
    arguments = parser.parse_args()
    gc.set_threshold(500_000)  # as where texts are read by the thousand, in `check`
    written = texts()
    found = measured_readings(written) + measured_states(list(dict.fromkeys(written)))
    print(as_json(found) if arguments.json else table(found))
    above = exceeded(found)
    for line in above:
        print(line, file=sys.stderr)
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
