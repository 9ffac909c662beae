"""Whatever bytes come in, the answer is sheets or a refusal; and whatever a cell holds, it arrives as it was."""

import datetime as dt
import io
from collections.abc import Iterator

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importer.workbook.cell_frames import (
    AnswerInParts,
    answer_frame,
    answer_of,
    parts_of_rows,
    rows_as_json,
    sheets_from_frame,
)
from importer.workbook.cells import RowsInColumns
from importer.workbook.kind import FileKind, kind_of
from importer.workbook.limits import DEFAULT_LIMITS, WorkbookLimits, WorkbookRefused
from importer.workbook.reader import WorkbookReader
from importer.workbook.strays import mended_sheet

STARTS = (
    b"",
    b"PK\x03\x04",
    b"PK\x05\x06",
    bytes.fromhex("d0cf11e0a1b11ae1"),
    b"<?xml ",
    b"\x09\x04\x06\x00",
    b"\xff\xfe",
)
FEW = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def good() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["天心区", 430103, 112.99, dt.date(2022, 1, 2), "=1+1"])
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


GOOD = good()


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader(WorkbookLimits(memory_bytes=400 << 20, seconds=5)) as kept:
        yield kept


def sheets_or_refusal(reader: WorkbookReader, content: bytes) -> None:
    try:
        sheets = reader.read_bytes(content, "any")
    except WorkbookRefused as refused:
        assert refused.fault in str(refused)
    else:
        assert all(len(row) == len(sheet.rows[0]) for sheet in sheets for row in sheet.rows)


@FEW
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=2000))
def test_any_bytes_give_sheets_or_a_refusal(reader: WorkbookReader, start: bytes, rest: bytes) -> None:
    sheets_or_refusal(reader, start + rest)


@FEW
@given(place=st.integers(0, len(GOOD) - 1), patch=st.binary(min_size=1, max_size=40), cut=st.integers(0, 400))
def test_a_patched_workbook_gives_sheets_or_a_refusal(
    reader: WorkbookReader, place: int, patch: bytes, cut: int
) -> None:
    sheets_or_refusal(reader, (GOOD[:place] + patch + GOOD[place + len(patch) :])[: len(GOOD) - max(0, cut - 300)])
    assert reader.read_bytes(GOOD, "good")[0].rows[0][0] == "天心区"


@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=2000))
def test_any_bytes_have_a_kind(start: bytes, rest: bytes) -> None:
    assert kind_of(start + rest) in FileKind


XML = [
    *(b"<row ", b'r="1048576"', b'r="XFD9"', b"<c ", b">", b"/>", b"<v>1</v>", b"</c>", b"</row>", b"<f>", b"</f>"),
    *(b' t="e"', b"<sheetData>", b"</sheetData>", b" "),
]


@given(st.lists(st.sampled_from(XML), max_size=60))
def test_any_xml_is_mended_or_left(pieces: list[bytes]) -> None:
    mended = mended_sheet(b"".join(pieces), 10)
    assert mended is None or mended.errors or mended.strays


cells = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    st.text('",[]\\null', min_size=1),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(dt.timedelta(-1000), dt.timedelta(10000)),
)


@given(st.lists(st.lists(cells, min_size=3, max_size=3), max_size=5))
def test_a_cell_arrives_as_it_was(rows: list[list[object]]) -> None:
    as_calamine = [["" if value is None else value for value in row] for row in rows]

    def too_long(row: int, column: int, length: int) -> WorkbookRefused:
        raise AssertionError((row, column, length))

    told: dict[str, object] = {"name": "a", "hidden": False, "top": 1, "left": 1, "merged": [], "far": [], "errors": []}
    told["rows"] = rows_as_json(as_calamine, DEFAULT_LIMITS, too_long)
    (sheet,) = sheets_from_frame(answer_frame([told]))
    assert sheet.rows == rows
    assert [list(map(type, row)) for row in sheet.rows] == [list(map(type, row)) for row in rows]
    answer = answer_of([*parts_of_rows(0, as_calamine, DEFAULT_LIMITS, too_long), answer_frame([])])
    if isinstance(answer, AnswerInParts):
        assert answer.answer == answer_frame([])
        assert list(RowsInColumns(answer.columns[0])) == rows
    else:
        assert (answer, rows) == (answer_frame([]), [])
