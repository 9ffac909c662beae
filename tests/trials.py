"""Trials of a mutant: tests and cases of the corpus, each with its time and the lines of a module that it runs."""

import sys
import time
from collections.abc import Callable, Collection, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from importer.workbook.cells import SheetCells
from importer.workbook.limits import WorkbookRefused
from importer.workbook.reader import WorkbookReader
from tests.corpus.case import Case
from tests.corpus.checked import checked
from tests.corpus.table_of_cases import CASES
from tests.corpus.verdict import differences
from tests.grafting import forget

Line = tuple[str, int]
"""A file, and a line of it."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One test: `passes` runs it; `file` is that of its tests, `lines` what it ran when nothing was changed."""

    name: str
    file: str
    passes: Callable[[], bool]
    seconds: float
    lines: frozenset[Line]


class Reports:
    """Runs single tests within a session of pytest, and tells whether they passed."""

    def __init__(self) -> None:
        self._failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._failed |= report.failed

    def passes(self, item: pytest.Item) -> bool:
        self._failed = False
        # Without a next one all fixtures end here, so that tests may run in any order.
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
        return not self._failed


def trial_of(name: str, file: str, passes: Callable[[], bool], files: Collection[str]) -> Trial:
    """Run a test once with nothing changed, and see what it runs of the files; it has to pass."""
    lines: set[Line] = set()
    for module in list(sys.modules.values()):
        if getattr(module, "__file__", None) in files:
            forget(module)

    def call(frame: FrameType, event: str, _: Any) -> Any:
        return line if event == "call" and frame.f_code.co_filename in files else None

    def line(frame: FrameType, event: str, _: Any) -> Any:
        if event == "line":
            lines.add((frame.f_code.co_filename, frame.f_lineno))
        return line

    before = sys.gettrace()
    sys.settrace(call)
    began = time.process_time()
    try:
        passed = passes()
    finally:
        sys.settrace(before)
    if not passed:
        raise SystemExit(f"{name} fails without any mutant")
    return Trial(name, file, passes, time.process_time() - began, frozenset(lines))


class _KeptReader(WorkbookReader):
    """A reader that remembers what it read, so that a fork needs no reading process of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[tuple[bytes, str], list[SheetCells] | WorkbookRefused] = {}

    def read_bytes(self, content: bytes, name: str) -> list[SheetCells]:
        if (content, name) not in self._kept:
            try:
                self._kept[content, name] = super().read_bytes(content, name)
            except WorkbookRefused as refused:
                self._kept[content, name] = refused
        found = self._kept[content, name]
        if isinstance(found, WorkbookRefused):
            raise found
        # Whoever judges sheets lets their cells go.
        return deepcopy(found)


def corpus_trials(folder: Path, files: Collection[str]) -> list[Trial]:
    """The cases of the corpus, their workbooks laid and read once."""
    trials = []
    with _KeptReader() as reader:
        for number, case in enumerate(CASES):
            trials.append(_corpus_trial(case, folder / str(number), reader, files))
    return trials


def _corpus_trial(case: Case, folder: Path, reader: WorkbookReader, files: Collection[str]) -> Trial:
    folder.mkdir()
    path = case.lay(folder)

    def passes() -> bool:
        reports = checked(path, case.scope, reader)
        answers = zip(case.answers, reports, strict=True)
        return not any(differences(answer, report) for answer, report in answers)

    return trial_of(case.name, "corpus", passes, files)


def session_trials(items: Sequence[pytest.Item], reports: Reports, files: Collection[str]) -> list[Trial]:
    """The tests that pytest has collected."""
    return [trial_of(item.nodeid, item.path.name, lambda item=item: reports.passes(item), files) for item in items]  # type: ignore[misc]
