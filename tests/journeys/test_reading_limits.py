"""The reading process's limits: memory, time, sizes; what goes over one is refused, and the next file is read."""

import io
import struct
from pathlib import Path

import openpyxl
import pytest

from importer.workbook.cells import CellValue
from importer.workbook.limits import Reason, WorkbookFault, WorkbookLimits, WorkbookRefused
from importer.workbook.reader import WorkbookReader
from tests.read_books import assert_reads_on, by_hand, process_of, refusal, workbook


def test_a_sheet_that_aborts_its_reader_is_one_refusal() -> None:
    backwards = by_hand(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>')
    with WorkbookReader() as reader:
        assert_reads_on(reader)
        first = process_of(reader)
        assert refusal(reader, backwards).fault is WorkbookFault.TOO_LARGE
        assert_reads_on(reader)
        assert process_of(reader) != first


def repeated_text() -> bytes:
    """A small file whose one text of 30,000 characters stands in 100,000 cells: 3 GB when read."""
    rows = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (row, row) for row in range(1, 100_001))
    return by_hand(rows, b"<si><t>%b</t></si>" % (b"x" * 30_000))


def test_memory_is_limited() -> None:
    with WorkbookReader(WorkbookLimits(memory_bytes=300 << 20)) as reader:
        refused = refusal(reader, repeated_text())
        assert (refused.reason, refused.values) == (Reason.MEMORY, {"limit": 300 << 20})
        assert_reads_on(reader)


def test_a_zip_that_declares_little_and_holds_much_is_refused() -> None:
    content = bytearray(by_hand(bytes(20 << 20)))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = content.find(mark)
        while place >= 0:
            content[place + offset : place + offset + 4] = struct.pack("<I", 100)
            place = content.find(mark, place + 4)
    with WorkbookReader(WorkbookLimits(expanded_bytes=10 << 20)) as reader:
        assert refusal(reader, bytes(content)).reason is Reason.EXPANDED_BYTES
        assert_reads_on(reader)


def many_rows() -> bytes:
    return by_hand(b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 60_001)))


def test_processor_time_is_limited() -> None:
    with WorkbookReader(WorkbookLimits(seconds=0.01)) as reader:
        refused = refusal(reader, many_rows())
        assert (refused.reason, refused.values) == (Reason.SECONDS, {"limit": 0.01})


def test_wall_time_is_limited() -> None:
    with WorkbookReader(WorkbookLimits(wall_seconds=0.001)) as reader:
        refused = refusal(reader, many_rows())
        assert (refused.reason, refused.values) == (Reason.SECONDS, {"limit": 0.001})
        assert reader._child is None


@pytest.mark.parametrize(
    ("limits", "rows", "reason", "values"),
    [
        (WorkbookLimits(rows=2), [[1], [2], [3]], Reason.ROWS, {"limit": 2, "found": 3, "sheet": "长沙", "cell": "A3"}),
        (
            WorkbookLimits(columns=2),
            [[1, 2, 3]],
            Reason.COLUMNS,
            {"limit": 2, "found": 3, "sheet": "长沙", "cell": "C1"},
        ),
        (
            WorkbookLimits(cells=5),
            [[1, 2], [3, 4], [5, 6]],
            Reason.CELLS,
            {"limit": 5, "found": 6, "sheet": "长沙", "cell": "B3"},
        ),
        (
            WorkbookLimits(cell_chars=5),
            [["xxxxx"] * 3, [None, None, "x" * 6]],
            Reason.CELL_CHARS,
            {"limit": 5, "found": 6, "sheet": "长沙", "cell": "C2"},
        ),
    ],
)
def test_a_sheet_over_a_limit_is_refused_with_sheet_and_cell(
    limits: WorkbookLimits, rows: list[list[object]], reason: Reason, values: dict[str, object]
) -> None:
    with WorkbookReader(limits) as reader:
        refused = refusal(reader, workbook(*rows))
        assert (refused.reason, refused.values) == (reason, values)


def test_a_sheet_at_its_limits_is_read() -> None:
    with WorkbookReader(WorkbookLimits(rows=2, columns=3, cells=6, cell_chars=5, sheets=1)) as reader:
        rows: list[list[CellValue]] = [["xxxxx", None, "三个字"], [None, None, "x"]]
        assert reader.read_bytes(workbook(*rows), "")[0].rows == rows


def test_too_many_sheets_are_refused() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("二")
    whole = io.BytesIO()
    book.save(whole)
    with WorkbookReader(WorkbookLimits(sheets=1)) as reader:
        assert refusal(reader, whole.getvalue()).values == {"limit": 1, "found": 2}


def test_a_large_file_is_refused_before_a_process_is_started(tmp_path: Path) -> None:
    (tmp_path / "large.xlsx").write_bytes(bytes(101))
    with WorkbookReader(WorkbookLimits(file_bytes=100)) as reader:
        with pytest.raises(WorkbookRefused) as refused:
            reader.read(tmp_path / "large.xlsx")
        assert (refused.value.reason, refused.value.file) == (Reason.FILE_BYTES, "large.xlsx")
        assert refusal(reader, bytes(101)).values == {"limit": 100, "found": 101}
        assert reader._child is None
