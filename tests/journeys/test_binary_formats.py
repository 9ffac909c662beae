"""What .xls and .xlsb hold in their records beside values: errors, merged cells, and how far a sheet reaches."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pytest

from importer.workbook.cells import ErrorValue, MergedRange
from importer.workbook.limits import Reason, WorkbookLimits, WorkbookRefused
from importer.workbook.ole2_stream import stream
from importer.workbook.reader import WorkbookReader
from importer.workbook.xls_sheets import xls_sheets
from importer.workbook.xlsb_sheets import xlsb_sheet
from tests.corpus.entry import Cell, Formula
from tests.corpus.sheet import Sheet, base_sheet
from tests.corpus.xls_file import xls
from tests.corpus.xlsb_file import xlsb

Writer = Callable[[Iterable[Sheet]], bytes]
WRITERS = pytest.mark.parametrize("write", [pytest.param(xls, id="xls"), pytest.param(xlsb, id="xlsb")])
CODES = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as kept:
        yield kept


def with_line(*cells: Cell) -> Sheet:
    return replace(base_sheet(), below=(cells,))


@WRITERS
def test_each_error_is_read_where_it_stands(reader: WorkbookReader, write: Writer) -> None:
    line: list[Cell] = [*map(ErrorValue, CODES), *(Formula("1/0", ErrorValue(code)) for code in CODES), "尾"]
    sheet, other = reader.read_bytes(write([with_line(*line), replace(base_sheet(), name="另一张")]), "x")
    assert sheet.rows[-1] == [*map(ErrorValue, CODES), *map(ErrorValue, CODES), "尾"]
    assert not any(isinstance(cell, ErrorValue) for row in other.rows for cell in row)


@WRITERS
def test_an_error_in_the_second_sheet_stands_there(reader: WorkbookReader, write: Writer) -> None:
    hidden = replace(with_line(ErrorValue("#REF!")), name="旧表", hidden=True)
    sheets = reader.read_bytes(
        write([hidden, base_sheet(), replace(with_line(None, ErrorValue("#N/A")), name="丙")]), "x"
    )
    found = [
        (sheet.name, cell) for sheet in sheets for row in sheet.rows for cell in row if isinstance(cell, ErrorValue)
    ]
    assert found == [("丙", ErrorValue("#N/A"))]


@WRITERS
def test_merged_cells_are_told(reader: WorkbookReader, write: Writer) -> None:
    (sheet,) = reader.read_bytes(
        write([replace(base_sheet(), merged=(("region_name", 0, 1),), titles_merged=True)]), "x"
    )
    assert sheet.merged == [MergedRange(4, 2, 5, 2), MergedRange(1, 1, 1, 12), MergedRange(2, 1, 2, 12)]


def test_an_xls_that_reaches_too_far_is_refused_before_it_is_laid_out() -> None:
    content = xls([replace(base_sheet(), below=(*[()] * 300, (*[None] * 200, "远")))])
    limits = WorkbookLimits(cells=10_000)
    with pytest.raises(WorkbookRefused) as refusal:
        xls_sheets(content, limits)
    assert refusal.value.reason is Reason.CELLS
    assert refusal.value.values == {"limit": 10_000, "found": 308 * 201, "sheet": "窗口表", "cell": "GS308"}
    assert xls_sheets(content, WorkbookLimits()) == []


def test_a_workbook_without_errors_is_not_looked_through() -> None:
    assert xls_sheets(xls([base_sheet()]), WorkbookLimits()) == []
    assert xlsb_sheet(b"\x81\x01\x00\x82\x01\x00") is None


@pytest.mark.parametrize("cut", [600, 1024, 4000])
def test_a_container_that_breaks_off_gives_what_it_has(cut: int) -> None:
    content = xls([with_line(ErrorValue("#REF!"))])
    assert stream(content, 512) == content[512 : 512 + len(stream(content, 512))]
    assert xls_sheets(content[:cut], WorkbookLimits()) == []


@pytest.mark.parametrize("cut", [1, 2, 3, 40, -1, -5])
def test_records_that_break_off_are_read_up_to_there(cut: int) -> None:
    part = b"\x00\x04\x00\x00\x00\x00" + b"\x03\x09" + bytes(8) + b"\x17" + b"\xb0\x01\x10" + bytes(16)
    found = xlsb_sheet(part[:cut] + b"\x03\x09" + bytes(8) + b"\x17")
    assert found is None or all(code == "#REF!" for _, _, code in found.errors)
