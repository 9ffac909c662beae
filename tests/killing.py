"""`tongban import --publish` killed at random moments, and what has to hold afterwards."""

import json
import random
import subprocess
import sys
import time
from collections import Counter
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import tongban
from locator.divisions.divisions import Divisions
from locator.editions.edition import EDITIONS, EditionFolders
from tests.house import HOUSE
from tests.sheets import workbook
from tests.staff_side import DUTY, DUTY_LABELS, NOTHING, Kept, import_rows, kept_in, rows_of_turn, staff_workplace

MARKS = ("started", "holding", "keeping", "writing", "done")
"""How far a writer is, as seen from outside: it has the lock, it stores its draft, it writes the folder, it has said
that all is done."""
# Most of a run is reading and checking, in which nothing is at stake: most kills are aimed at what comes after.
_AIMED_AT = ("started", "holding", "keeping", "keeping", "writing", "writing")
_ROWS_A_COUNTY = 10
_GLANCE_S = 0.001
_LATER = 1.1
_KILLS_A_LINE = 20


@dataclass
class Writers:
    """Writers of one data folder, turn after turn; `promised` is what they acknowledged so far."""

    folder: Path
    divisions: Divisions
    promised: Kept = NOTHING
    turn: int = 0

    @property
    def data(self) -> Path:
        """`TONGBAN_DATA`."""
        return self.folder / "data"

    def start(self) -> "_Writer":
        """Start `tongban import --publish` with a sheet in which every window differs from the last one's."""
        self.turn += 1
        sheet, said = self.folder / f"turn-{self.turn}.xlsx", self.folder / f"said-{self.turn}"
        sheet.write_bytes(workbook(rows_of_turn(self.turn, _ROWS_A_COUNTY), labels=DUTY_LABELS))
        command = [sys.executable, "-m", "tongban", "import", str(sheet), "--publish", "--json"]
        with said.open("wb") as out:
            return _Writer(subprocess.Popen(command, cwd=HOUSE, stdout=out), self.data, said)

    def acknowledged(self) -> None:
        """Import a sheet undisturbed: it gets the next edition, with its own windows and what they say in private."""
        self.turn += 1
        before = EditionFolders(self.data / "public").current() or 0  # a killed one may have gone live
        edition = import_rows(rows_of_turn(self.turn, _ROWS_A_COUNTY), staff_workplace(self.data, self.divisions))
        kept = kept_in(self.data)
        assert kept.lacks(self.promised) == []
        assert edition == kept.live == max(kept.editions) == before + 1
        assert kept.unfinished == ()
        assert not list((self.data / "public" / EDITIONS).glob(".*"))
        private = kept.private[edition].values()
        assert len(private) == 4 * _ROWS_A_COUNTY
        stated = {(each.manager_mobile, each.unknown[DUTY]) for each in private}
        assert stated == {(f"1390000{self.turn:04d}", f"值班{self.turn}")}
        self.promised = kept

    def killed(self, mark: str, after_s: float) -> str:
        """Start a writer, kill it so many seconds after a mark, and say what it was doing."""
        writer = self.start()
        writer.wait_for(mark)
        try:
            writer.process.wait(after_s)
        except subprocess.TimeoutExpired:
            writer.process.kill()
        return self.found_after(writer, writer.process.wait())

    def found_after(self, writer: "_Writer", status: int) -> str:
        """Hold what a writer left against what was promised; where it was when it ended."""
        now = kept_in(self.data)  # every folder is opened, and held against its hashes
        assert now.lacks(self.promised) == []
        assert now.live in now.editions
        listed = _editions_listed()
        assert [each["edition"] for each in listed if each["current"]] == [now.live]
        assert [each["edition"] for each in listed] == [n for n in sorted(now.editions) if n <= (now.live or 0)]
        if status != 0:
            return _place(self.promised, now, writer)
        assert now.live == (self.promised.live or 0) + 1
        self.promised = now
        return "ended before the kill"

    def measured(self) -> dict[str, float]:
        """An undisturbed process: the seconds from each mark to the end."""
        writer = self.start()
        seen: dict[str, float] = {}
        for mark in MARKS:
            writer.wait_for(mark)
            seen[mark] = time.monotonic()
        assert self.found_after(writer, writer.process.wait()) == "ended before the kill"
        return {mark: seen["done"] - at for mark, at in seen.items()}


@dataclass(frozen=True)
class _Writer:
    process: "subprocess.Popen[bytes]"
    data: Path
    said: Path

    def wait_for(self, mark: str) -> None:
        """Come back when the writer is that far, or has ended."""
        while self.process.poll() is None and not self.reached(mark):
            try:
                self.process.wait(_GLANCE_S)
            except subprocess.TimeoutExpired:
                continue

    def reached(self, mark: str) -> bool:
        """Whether the writer is that far, as the disk tells it."""
        if mark == "holding":
            return self._holds()
        if mark == "keeping":
            wal = self.data / "staff" / "staff.sqlite-wal"
            return self._holds() and wal.exists() and wal.stat().st_size > 0
        if mark == "writing":
            return any((self.data / "public" / EDITIONS).glob(".half-*")) or self.reached("done")
        return mark == "started" or self.said.stat().st_size > 0

    def _holds(self) -> bool:
        try:
            holder = json.loads((self.data / "staff" / "writer.lock").read_bytes())
        except ValueError:  # it is just being signed
            return False
        return bool(holder["pid"] == self.process.pid)


def kill_writers(folder: Path, divisions: Divisions, kills: int) -> None:
    """Kill so many writers at random moments, with an undisturbed one after each; report where they were then.

    The environment's `TONGBAN_DATA` is `folder / "data"`.
    """
    seed = random.SystemRandom().randrange(1_000_000)
    sys.stdout.write(f"seed {seed}\n")
    draw = random.Random(seed)  # noqa: S311  # moments, no secrets
    writers = Writers(folder, divisions)
    writers.acknowledged()
    measured = writers.measured()
    sys.stdout.write(f"seconds to the end: {measured}\n")
    found: Counter[str] = Counter()
    for _ in range(kills):
        mark = draw.choice(_AIMED_AT)
        found[writers.killed(mark, draw.uniform(0, measured[mark] * _LATER))] += 1
        writers.acknowledged()
        if found.total() % _KILLS_A_LINE == 0:
            sys.stdout.write(f"{found.total()} killed: {dict(found)}\n")


def _place(before: Kept, now: Kept, writer: _Writer) -> str:
    if not writer.reached("holding"):
        return "before the lock"
    if (now.live or 0) > (before.live or 0):
        return "live, not completed" if now.unfinished else "completed, not said"
    if not now.unfinished:
        return "draft kept" if now.drafts.keys() - before.drafts.keys() else "reading and checking"
    if any((writer.data / "public" / EDITIONS).glob(".half-*")):
        return "folder half written"
    return "folder written, not live" if now.unfinished[0] in now.editions else "prepared, no folder"


def _editions_listed() -> list[dict[str, Any]]:
    said = BytesIO()
    with redirect_stdout(TextIOWrapper(said, "utf-8")):
        assert tongban.run(["editions", "--json"]) == 0
        listed: list[dict[str, Any]] = json.loads(said.getvalue())
    return listed
