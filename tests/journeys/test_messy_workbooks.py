"""A corpus of messy workbooks, each checked as an office would: what is published, what is refused, what is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from importer.workbook.reader import WorkbookReader
from tests.corpus.case import Case
from tests.corpus.checked import checked
from tests.corpus.table_of_cases import CASES
from tests.corpus.verdict import differences

FEWEST = 150


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as kept:
        yield kept


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_messy_workbook_is_read_as_a_patient_clerk_would(case: Case, reader: WorkbookReader, tmp_path: Path) -> None:
    reports = checked(case.lay(tmp_path), case.scope, reader)
    assert [report["file"] for report in reports] == [answer.file for answer in case.answers]
    faults = [
        fault for answer, report in zip(case.answers, reports, strict=True) for fault in differences(answer, report)
    ]
    assert not faults, "\n".join([case.why, *faults])


def test_the_corpus_is_large_and_its_cases_have_names_of_their_own() -> None:
    assert len(CASES) >= FEWEST
    assert len({case.name for case in CASES}) == len(CASES)
