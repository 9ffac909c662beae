"""A large sheet comes out of the reading process part by part, and is what it would be in one piece."""

import datetime as dt
import io
import pickle
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

from importer.workbook.cell_frames import AnswerInParts, answer_of
from importer.workbook.cells import CellValue, ErrorValue, FarCell, MergedRange, RowsInColumns
from importer.workbook.grid_sheets import LARGE_ROWS
from importer.workbook.limits import Reason, WorkbookLimits
from importer.workbook.reader import WorkbookReader
from tests.read_books import assert_reads_on, process_of, refusal

ROWS = LARGE_ROWS + 100
DAY = dt.date(2026, 3, 5)


def plain(row: int) -> list[CellValue]:
    return [float(row), f"窗口{row}", None if row % 3 else "“x”"]


def book(fill: Callable[[Any, Any], None] = lambda _book, _sheet: None) -> bytes:
    """A workbook of a large sheet, a hidden one and a small one."""
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole) as made:
        large, hidden, small = (made.add_worksheet(name) for name in ("大", "藏", "小"))
        hidden.hide()
        for row in range(ROWS):
            large.write_row(row, 0, plain(row))
        small.write_row(1, 1, ["甲", 2])
        fill(made, large)
    return whole.getvalue()


def with_everything(made: Any, sheet: Any) -> None:
    sheet.write_datetime(ROWS - 10, 2, dt.datetime(2026, 3, 5), made.add_format({"num_format": "yyyy-mm-dd"}))  # noqa: DTZ001
    sheet.write_formula(ROWS - 5, 0, "=1/0", None, "#DIV/0!")
    sheet.merge_range(ROWS - 3, 1, ROWS - 2, 1, "合")
    sheet.write_string(900_000, 1, "远")


def test_a_large_sheet_is_read_whole_beside_others(reader: WorkbookReader) -> None:
    large, hidden, small = reader.read_bytes(book(with_everything), "")
    rows = [plain(row) for row in range(ROWS)]
    rows[ROWS - 10][2] = DAY
    rows[ROWS - 5][0] = ErrorValue("#DIV/0!")
    rows[ROWS - 3][1] = "合"
    assert isinstance(large.rows, RowsInColumns)
    assert list(large.rows) == rows
    assert (large.rows[7], large.rows[-2:], len(large.rows)) == (rows[7], rows[-2:], ROWS)
    assert (large.name, large.top, large.left, large.hidden) == ("大", 1, 1, False)
    assert (large.merged, large.far) == ([MergedRange(ROWS - 2, 2, ROWS - 1, 2)], [FarCell(900_001, 2, "远")])
    assert (hidden.name, hidden.hidden, len(hidden.rows)) == ("藏", True, 0)
    assert (small.name, small.top, small.left, small.rows) == ("小", 2, 2, [["甲", 2.0]])


def test_a_text_over_the_limit_far_down_a_large_sheet_is_told_at_its_cell() -> None:
    def long_texts(_: Any, sheet: Any) -> None:
        sheet.write_string(ROWS - 7, 2, "x" * 31)
        sheet.write_string(ROWS - 6, 0, "x" * 32)

    with WorkbookReader(WorkbookLimits(cell_chars=30)) as reader:
        refused = refusal(reader, book(long_texts))
        assert (refused.reason, refused.values) == (
            Reason.CELL_CHARS,
            {"limit": 30, "found": 31, "sheet": "大", "cell": f"C{ROWS - 6}"},
        )
        process = process_of(reader)
        assert_reads_on(reader)
        assert process_of(reader) == process


def test_parts_that_come_to_more_than_an_answer_may_be_are_refused() -> None:
    limits = WorkbookLimits()
    with WorkbookReader(limits) as reader:
        reader.read_bytes(book(), "")
        reader.limits = WorkbookLimits(memory_bytes=8 * 50_000)
        assert reader._child is not None
        reader._child._limits = reader.limits
        assert refusal(reader, book()).reason is Reason.MEMORY


@pytest.mark.parametrize(
    "frames",
    [
        [],
        [b'[0,[["a"]]]'],
        [b"[0]", b"{}"],
        [b"[0,[]]", b"{}"],
        [b'[0,[["a"],[]]]', b"{}"],
        [b'[0,[["a"]]]', b'[0,[["a"],["b"]]]', b"{}"],
        [b"[0,[7]]", b"{}"],
        [b'[0,[[["date","x"]]]]', b"{}"],
        [b'[null,[["a"]]]', b"{}"],
        [b"[", b"{}"],
    ],
    ids=["nothing", "no answer", "no columns", "empty", "uneven", "another width", "no column", "tag", "sheet", "cut"],
)
def test_parts_of_another_shape_are_not_believed(frames: list[bytes]) -> None:
    with pytest.raises((ValueError, TypeError, KeyError, IndexError)):
        answer_of(frames)


def test_parts_go_on_to_another_process_as_they_came() -> None:
    frames = [b'[0,[["a",1.5]]]', b'[0,[["b",2.5]]]', b'{"sheets":[]}']
    answer = answer_of(frames)
    assert isinstance(answer, AnswerInParts)
    again = pickle.loads(pickle.dumps(answer))  # noqa: S301 - our own
    assert (again.columns, again.answer, len(again)) == (answer.columns, frames[-1], sum(map(len, frames)))
    assert again.columns == {0: [["a", 1.5, "b", 2.5]]}
