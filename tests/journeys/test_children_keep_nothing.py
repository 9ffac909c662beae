"""The processes that read and mark workbooks look for no circles of objects: none may be left of any file."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from importer.checks.judging import judge
from importer.incoming import incoming_files
from importer.returned.findings import Findings
from importer.returned.marking_child import answer_to
from importer.returned.told import marks_of
from importer.workbook.cell_frames import LENGTH_BYTES, answer_frame
from importer.workbook.limits import DEFAULT_LIMITS, WorkbookRefused
from importer.workbook.reader import WorkbookReader
from importer.workbook.sheets_of_file import read_sheets
from tests.corpus.case import Case
from tests.corpus.checked import rules_of
from tests.corpus.table_of_cases import CASES


@contextmanager
def without_looking_for_circles() -> Iterator[None]:
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def left_by(work: Callable[[], object]) -> int:
    """How many objects are left that only a search for circles finds, once it was done before."""
    work()
    with without_looking_for_circles():
        work()
        return gc.collect()


def read(content: bytes) -> bytes:
    return answer_frame(read_sheets(content, DEFAULT_LIMITS))


def one_of_each_kind() -> list[Case]:
    found: dict[str, Case] = {}
    for case in CASES:
        found.setdefault(Path(case.answers[0].file).suffix, case)
    return list(found.values())


@pytest.mark.parametrize("case", one_of_each_kind(), ids=lambda case: Path(case.answers[0].file).suffix)
def test_nothing_is_left_of_a_file_that_was_read_and_marked(case: Case, reader: WorkbookReader, tmp_path: Path) -> None:
    rules = rules_of(case.scope)
    for file in incoming_files([case.lay(tmp_path)], DEFAULT_LIMITS):
        try:
            judged = judge(file.name, reader.read_bytes(file.content, file.name), rules)
        except WorkbookRefused:
            continue
        told = marks_of(Findings.of(judged), rules.notices, rules.form).as_json()
        request = len(told).to_bytes(LENGTH_BYTES, "big") + told + file.content
        assert left_by(partial(read, file.content)) == 0
        assert left_by(partial(answer_to, request, DEFAULT_LIMITS)) == 0
