"""A folder of many files, judged by two processes, says what one process says of it."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from importer.checking import CheckedFile, Checking, Judgement, Outcome
from importer.checks.judging import Choice
from importer.checks.rules import CheckRules
from importer.columns import read_form
from importer.file_alone import FileAlone
from importer.files_in_order import FilesInOrder
from importer.incoming import incoming_files
from importer.notices import NoticeTable
from importer.publishing.identify import Standing
from importer.publishing.merge import WindowRegister
from importer.reading_ahead import ReadingAhead
from importer.report import file_report
from importer.second_judge import SecondJudge, SecondJudgeLost, judged_by_two
from importer.workbook.limits import DEFAULT_LIMITS
from importer.workbook.reader import WorkbookReader
from tests.corpus.places import divisions

HEAD = "窗口名称,区划编码,办理地点,办公电话,办公时间,经度,纬度"
FILES = 140


@pytest.fixture
def checking() -> Checking:
    rules = CheckRules(read_form(), NoticeTable.read(), divisions(), date(2026, 3, 5))
    return Checking(rules, DEFAULT_LIMITS, Standing(), Choice())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files of one window each, all of one name, so that each id depends on the files before; one is no workbook."""
    for number in range(FILES):
        code = "430103" if number % 7 else "999999"
        row = f"天心区政务服务中心窗口,{code},示例路{number}号,0731-85550123,工作日 9:00-17:00,112.99{number:03},28.11"
        (tmp_path / f"{number:03}.csv").write_text(f"{HEAD}\n{row}\n", "utf-8")
    (tmp_path / "070.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    return tmp_path


@contextmanager
def by_two(folder: Path, checking: Checking) -> Iterator[Iterator[CheckedFile]]:
    with WorkbookReader(DEFAULT_LIMITS) as reader:
        files: FilesInOrder[Outcome] = FilesInOrder(incoming_files([folder], DEFAULT_LIMITS))
        reading = ReadingAhead(files, reader)
        judged = ((file, judgement_of(outcome)) for file, outcome in judged_by_two(reading, files, checking))
        with closing(judged):
            yield checking.identified(judged, WindowRegister([]))


def judgement_of(outcome: Outcome) -> Judgement:
    return outcome.judgement() if isinstance(outcome, FileAlone) else outcome


def test_two_processes_say_what_one_says_in_the_same_order(folder: Path, checking: Checking) -> None:
    alone = [file.judged for file in checking.run([folder], WindowRegister([]))]
    with by_two(folder, checking) as checked:
        together = [file.judged for file in checked]
    notices = checking.rules.notices
    assert [file_report(judged, notices) for judged in together] == [file_report(judged, notices) for judged in alone]
    assert [judged.name for judged in together] == [f"{folder.name}/{number:03}.csv" for number in range(FILES)]
    # What came through the other process has left its private fields there.
    left_there = [judged for judged in together if judged.tables and not judged.tables[0].private]
    assert len(left_there) > 10


def test_a_second_process_that_is_lost_is_told_and_not_waited_for(folder: Path, checking: Checking) -> None:
    second = SecondJudge(checking, ())
    files: FilesInOrder[Outcome] = FilesInOrder(incoming_files([folder], DEFAULT_LIMITS))
    os.kill(second.process_id, signal.SIGKILL)
    with WorkbookReader(DEFAULT_LIMITS) as reader:
        reading = ReadingAhead(files, reader)
        next(reading)
        with pytest.raises(SecondJudgeLost):
            second.take_turn(reading, files, wait=True)
            second.take_turn(reading, files, wait=True)
    second.end()


def test_what_is_held_for_the_first_process_is_forgotten_in_the_second_alone(
    folder: Path, checking: Checking, tmp_path: Path
) -> None:
    files: FilesInOrder[Outcome] = FilesInOrder(incoming_files([folder], DEFAULT_LIMITS))
    with WorkbookReader(DEFAULT_LIMITS) as reader:
        reading = ReadingAhead(files, reader)
        next(reading)
        held, out = reading.held, len(files)
        second = SecondJudge(checking, (reading, files, _Witness(reading, files, tmp_path / "left")))
        second.take_turn(reading, files, wait=True)
        second.take_turn(reading, files, wait=True)
        second.end()
    assert held > 0
    assert out > 0
    assert (tmp_path / "left").read_text("ascii") == "0 0"


class _Witness:
    """Writes down how many files the others hold when it is its turn to forget."""

    def __init__(self, reading: ReadingAhead, files: FilesInOrder[Outcome], path: Path) -> None:
        self._held = (reading, files)
        self._path = path

    def forget(self) -> None:
        reading, files = self._held
        self._path.write_text(f"{reading.held} {len(files)}", "ascii")


def test_whoever_stops_halfway_leaves_no_process_behind(folder: Path, checking: Checking) -> None:
    with by_two(folder, checking) as checked:
        assert len([next(checked) for _ in range(80)]) == 80
        assert multiprocessing.active_children()
        checked.close()  # type: ignore[attr-defined]  # a generator
    assert not multiprocessing.active_children()
