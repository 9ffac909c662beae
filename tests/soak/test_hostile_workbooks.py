"""738 damaged, encrypted, fuzzed and merely old workbooks, where that folder is: each has an answer, in bounds.

They lie beside the house, or where TONGBAN_SHARED says; elsewhere this file is not collected. Each is checked by
a command of its own, as an office would; `mb` is the most that it or its reading process held, `mb_together` their sum.
`docs/reliability.md` tells what came of it.
"""

import contextlib
import json
import os
import re
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.served_sites.process_memory import family_of
from importer.notices import NoticeTable
from tests.house import HOUSE

SHARED = Path(os.environ.get("TONGBAN_SHARED", str(HOUSE.parent / "shared")))
ARCHIVE = SHARED / "hostile" / "apache-poi-workbooks.zip"
FIGURES = os.environ.get("TONGBAN_SOAK_FIGURES")
"""A file that a line is added to for each workbook: its answer, seconds by the clock and of processors, memory."""
MOST_SECONDS, MOST_MB = 20.0, 500.0
LOOKED_EVERY_S = 0.02
_HIGH_WATER = re.compile(r"VmHWM:\s+(\d+) kB")


def workbooks() -> list[str]:
    with zipfile.ZipFile(ARCHIVE) as archive:
        return [name for name in archive.namelist() if not name.endswith("/") and not name.startswith("legal/")]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command said of a file, and what that cost."""

    status: int
    out: str
    err: str
    seconds: float
    processor_seconds: float
    mb: float
    mb_together: float


def answer_to(path: Path, data: Path) -> Answer:
    started = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "tongban.py", "check", "--json", path],
        cwd=HOUSE,
        env=os.environ | {"TONGBAN_DATA": str(data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        most: dict[int, float] = {}
        spent: dict[int, float] = {}
        while True:
            for pid in family_of(process.pid):
                most[pid] = max(most.get(pid, 0.0), high_water_mb(pid))
                spent[pid] = max(spent.get(pid, 0.0), processor_seconds(pid))
            try:
                out, err = process.communicate(timeout=LOOKED_EVERY_S)
            except subprocess.TimeoutExpired:
                continue
            seconds = time.monotonic() - started
            held = list(most.values())
            return Answer(process.returncode, out, err, seconds, sum(spent.values()), max(held), sum(held))


def high_water_mb(pid: int) -> float:
    """The most memory that a process ever held, in MB; nought where it is gone."""
    with contextlib.suppress(OSError):
        found = _HIGH_WATER.search(Path(f"/proc/{pid}/status").read_text())
        return int(found[1]) * 1024 / 1e6 if found else 0.0
    return 0.0


def processor_seconds(pid: int) -> float:
    """What a process has used of the processors; nought where it is gone."""
    with contextlib.suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def told(answer: Answer) -> str:
    """What was said, in a word: a notice's code with its reason, or that the file was read."""
    if answer.status == 2:
        return "one line"
    (file,) = json.loads(answer.out)["files"]
    codes = [notice["code"] for notice in file["notices"]]
    return next((code for code in codes if code.startswith("file-")), codes[0] if codes else "sound")


@pytest.mark.parametrize("name", workbooks())
def test_a_hostile_workbook_has_an_answer_within_bounds(name: str, tmp_path: Path) -> None:
    path = tmp_path / Path(name).name
    with zipfile.ZipFile(ARCHIVE) as archive:
        path.write_bytes(archive.read(name))
    answer = answer_to(path, tmp_path / "data")
    if FIGURES:
        with Path(FIGURES).open("a", encoding="utf-8") as figures:
            figures.write(
                f"{told(answer)}\t{answer.seconds:.2f}\t{answer.processor_seconds:.2f}\t{answer.mb:.0f}\t{answer.mb_together:.0f}\t{name}\n"
            )
    if answer.status == 2:
        assert len(answer.err.strip().splitlines()) == 1
    else:
        assert answer.status in {0, 1}
        (file,) = json.loads(answer.out)["files"]
        assert {notice["code"] for notice in file["notices"]} <= set(NoticeTable.read().wordings)
        assert (answer.status == 1) is any(notice["severity"] == "error" for notice in file["notices"])
    # Of the processors: a busy machine is nobody's fault. What waits for ever is ended by the reader's own limit.
    assert answer.processor_seconds <= MOST_SECONDS
    assert answer.mb <= MOST_MB
