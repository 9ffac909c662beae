"""The reading process itself: kept, replaced when it is killed, and confined to reading."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from importer.workbook.cells import CellValue
from importer.workbook.reader import WorkbookReader
from importer.workbook.reading_process import ReaderUnavailable
from tests.read_books import assert_reads_on, process_of, refusal, workbook

ROOT = Path(__file__).resolve().parents[2]


def test_one_process_reads_file_after_file() -> None:
    with WorkbookReader() as reader:
        assert_reads_on(reader)
        first = process_of(reader)
        refusal(reader, b"%PDF-")
        assert_reads_on(reader)
        assert process_of(reader) == first


def test_a_killed_process_is_replaced() -> None:
    with WorkbookReader() as reader:
        assert_reads_on(reader)
        assert reader._child is not None
        os.kill(process_of(reader), signal.SIGKILL)
        reader._child._process.wait()
        assert_reads_on(reader)


def test_a_closed_reader_leaves_no_process_and_may_be_used_again() -> None:
    reader = WorkbookReader()
    assert_reads_on(reader)
    first = process_of(reader)
    reader.close()
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)
    assert_reads_on(reader)
    reader.close()


@pytest.mark.parametrize("program", ["/bin/false", "/no/such/program"])
def test_a_process_that_does_not_start_is_one_sentence_and_no_word_about_the_file(
    monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    with WorkbookReader() as reader:
        monkeypatch.setattr(sys, "executable", program)
        with pytest.raises(ReaderUnavailable, match="进程无法启动"):
            reader.read_bytes(b"PK", "表.xlsx")
        monkeypatch.undo()
        assert_reads_on(reader)


def test_threads_may_share_a_reader(reader: WorkbookReader) -> None:
    read: dict[int, list[list[CellValue]]] = {}

    def turn(number: int) -> None:
        for _ in range(5):
            read[number] = [*map(list, reader.read_bytes(workbook([number, "x"]), "")[0].rows)]

    threads = [threading.Thread(target=turn, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read == {number: [[number, "x"]] for number in range(4)}


def test_the_environment_does_not_reach_the_reading_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGBAN_KEY", "0123456789")
    with WorkbookReader() as reader:
        assert_reads_on(reader)
        told = Path(f"/proc/{process_of(reader)}/environ").read_bytes()
    assert [
        name for name in told.split(b"\0") if name and not name.startswith((b"LC_CTYPE=", b"LD_LIBRARY_PATH="))
    ] == []


def test_modules_that_lie_about_are_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("orjson", "zipfile", "python_calamine", "importer"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with WorkbookReader() as reader:
        assert_reads_on(reader)


CONFINED = """
import socket, sys
from importer.workbook.child import confine
from importer.workbook.limits import WorkbookLimits
written = open(sys.argv[1], "wb", buffering=0)
confine(WorkbookLimits())
for attempt in (
    lambda: written.write(b"x"),
    lambda: open(sys.argv[1]),
    lambda: open(sys.argv[1] + ".new", "w"),
    lambda: socket.socket(),
    lambda: bytearray(2 << 30),
):
    try:
        attempt()
        print("done")
    except (OSError, MemoryError) as refused:
        print(type(refused).__name__)
"""


def test_the_reading_process_can_neither_write_nor_open_nor_connect(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", CONFINED, tmp_path / "written"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["OSError", "OSError", "OSError", "OSError", "MemoryError"]
    assert (tmp_path / "written").read_bytes() == b""
    assert not (tmp_path / "written.new").exists()


def test_the_running_process_is_confined(reader: WorkbookReader) -> None:
    assert_reads_on(reader)
    limits = Path(f"/proc/{process_of(reader)}/limits").read_text()
    hard = {line[:26].strip(): line[26:].split()[1] for line in limits.splitlines()[1:]}
    assert {
        name: hard[name] for name in ("Max file size", "Max core file size", "Max open files", "Max processes")
    } == {
        "Max file size": "0",
        "Max core file size": "0",
        "Max open files": "3",
        "Max processes": "0",
    }
    assert hard["Max address space"] == str(1 << 30)
