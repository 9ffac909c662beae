"""How long office hours take: texts read, states of many windows at one moment, against a bare loop in one run.

    python benchmarks/hours.py [--json]

The bare loop looks each text up in a dictionary and does nothing else: the floor that reading is measured from. The
ratios travel; absolute times are one machine's.
"""

import argparse
import gc
import json
import random
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

# Started as a file, a script finds its own folder and not the house.
sys.path.insert(0, str(Path(__file__).parents[1]))

from locator.finding.hours_rows import STATES, minutes_of
from locator.finding.opening import Openings
from locator.hours.reader import read_hours
from locator.hours.state import Times, state_at
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar

SEED = 20220922
TEXTS = 100_000
DIFFERENT = 2_000
WINDOWS = 50_000
ROUNDS = 5
MOMENT = datetime(2026, 6, 10, 10, 0, tzinfo=SHANGHAI)

DAYS = ("法定工作日", "工作日：", "周一至周五 ", "周一至周六", "每天", "办公时间：周一至周五（节假日除外）", "")
BETWEEN = ("，", "；", " ", "\n", "、")
ENDINGS = ("", "", "", "（节假日除外）", "，周六9:00-12:00", "，中午不休", "；周五下午不对外", "（16:30停止取号）")


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: what, how often, in how long, and how many times its floor."""

    what: str
    count: int
    seconds: float
    ratio: float


def texts() -> list[str]:
    """Made-up texts in the usual styles: 100,000, of which 2,000 differ."""
    chosen = random.Random(SEED)  # noqa: S311 – a benchmark's texts
    different: set[str] = set()
    while len(different) < DIFFERENT:
        morning, noon, evening = chosen.randrange(6), chosen.randrange(6), chosen.randrange(8)
        first = f"上午{8 + morning // 3}:{morning % 3 * 15:02d}-{11 + noon // 3}:{noon % 3 * 15 + 15:02d}"
        second = f"下午{13 + noon // 3}:{noon % 3 * 15:02d}—{16 + evening // 4}:{evening % 4 * 15:02d}"
        different.add(chosen.choice(DAYS) + first + chosen.choice(BETWEEN) + second + chosen.choice(ENDINGS))
    return [*different, *chosen.choices(sorted(different), k=TEXTS - DIFFERENT)]


def fastest(work: Callable[[], object]) -> float:
    """The shortest of some rounds, in seconds of the processor: a busy machine's clock would measure its neighbours."""
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def measure() -> list[Row]:
    """Every measurement, in order."""
    written = texts()
    calendar = known_calendar(last_year=2026)
    read_hours(written[0])

    def floor() -> dict[str, str]:
        return {text: text for text in written}

    def reading() -> object:
        known = {text: read_hours(text) for text in dict.fromkeys(written)}
        return [known[text] for text in written]

    bare = fastest(floor)
    read = fastest(reading)
    openings = Openings(Times(calendar))
    keys = [openings.hours(text) for text in dict.fromkeys(written)]
    codes = np.random.default_rng(SEED).integers(0, len(keys), WINDOWS)

    def timetables() -> object:
        return np.stack([minutes_of(openings.on(key, MOMENT.date() + timedelta(days=1))) for key in keys])

    made = np.stack([minutes_of(openings.on(key, MOMENT.date())) for key in keys])

    def states() -> object:
        return np.equal(made[codes, MOMENT.hour * 60 + MOMENT.minute], 0)

    hours = [read_hours(key[0]) for key in keys]

    def one_by_one() -> object:
        return [state_at(one, MOMENT, calendar) for one in hours]

    alone = fastest(one_by_one) * WINDOWS / len(keys)
    at_once = fastest(states)
    assert STATES[0].value == "open"  # noqa: S101 – what `states` counts
    return [
        Row("100,000 texts looked up", TEXTS, bare, 1.0),
        Row("100,000 texts read, 2,000 of them different", TEXTS, read, read / bare),
        Row("50,000 windows' states one by one", WINDOWS, alone, alone / at_once),
        Row("a day's timetables of 2,000 texts", len(keys), fastest(timetables), 0.0),
        Row("50,000 windows' states in one pass", WINDOWS, at_once, 1.0),
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    gc.set_threshold(500_000)  # as where texts are read by the thousand, in `check`
    rows = measure()
    if parser.parse_args().json:
        print(json.dumps([asdict(row) for row in rows]))
        return
    for row in rows:
        print(f"{row.what:46} {row.seconds * 1000:10.2f} ms {row.ratio:10.1f} ×")


if __name__ == "__main__":
    main()
