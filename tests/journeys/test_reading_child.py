"""From a file as an office sends it to its cells, through the reading process, whatever the file is."""

import datetime as dt
import io
import os
import struct
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from importer.workbook.cells import ErrorValue, FarCell, MergedRange, SheetCells
from importer.workbook.limits import Reason, WorkbookFault
from importer.workbook.reader import WorkbookReader
from tests.read_books import GOOD, ROW, assert_reads_on, by_hand, refusal, workbook


def test_a_sheet_comes_with_its_place_and_its_values(reader: WorkbookReader, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "长沙市"
    page["C3"] = "附件2"
    page.merge_cells("C3:E4")
    numbers = ((44563, "yyyy-mm-dd"), (44563.5, "yyyy-mm-dd hh:mm"), (0.375, "hh:mm"), (1.5, "[h]:mm"), (430103, "0"))
    for column, (number, form) in enumerate(numbers, start=3):
        page.cell(6, column, number).number_format = form
    page.append([None, None, True, "a\nb\u3000“c”\\", 2.5, "#REF!"])
    page["Z99"].font = Font(bold=True)
    book.save(tmp_path / "form.xlsx")
    noon = dt.datetime(2022, 1, 2, 12, 0)  # noqa: DTZ001 - a workbook's times have no zone
    assert reader.read(tmp_path / "form.xlsx") == [
        SheetCells(
            name="长沙市",
            hidden=False,
            top=3,
            left=3,
            rows=[
                ["附件2", None, None, None, None],
                [None] * 5,
                [None] * 5,
                [dt.date(2022, 1, 2), noon, dt.time(9, 0), dt.timedelta(hours=36), 430103.0],
                [True, "a\nb\u3000“c”\\", 2.5, ErrorValue("#REF!"), None],
            ],
            merged=[MergedRange(3, 3, 4, 5)],
        )
    ]


def test_hidden_sheets_are_told_and_not_read(reader: WorkbookReader) -> None:
    book = openpyxl.Workbook()
    for name, state in (("藏", "hidden"), ("深藏", "veryHidden")):
        page = book.create_sheet(name)
        page.append(["x"])
        page.sheet_state = state
    whole = io.BytesIO()
    book.save(whole)
    told = [(sheet.name, sheet.hidden, sheet.rows) for sheet in reader.read_bytes(whole.getvalue(), "")]
    assert told == [("Sheet", False, []), ("藏", True, []), ("深藏", True, [])]


def test_a_formula_that_was_never_computed_is_an_error_value(reader: WorkbookReader) -> None:
    (sheet,) = reader.read_bytes(workbook(["x", "=1+1"]), "")
    assert sheet.rows == [["x", ErrorValue("")]]


def test_errors_at_the_edge_count_as_used(reader: WorkbookReader) -> None:
    (sheet,) = reader.read_bytes(by_hand(b'<row r="4"><c r="C4" t="e"><v>#N/A</v></c></row>'), "")
    assert (sheet.top, sheet.left, sheet.rows) == (4, 3, [[ErrorValue("#N/A")]])


@pytest.mark.parametrize("name", ["长沙.xlsx", "长沙.et", "no ending", "\udcb3\udca4\udcc9\udcb3.xls", "a\nb.csv"])
def test_a_file_is_read_whatever_its_name(reader: WorkbookReader, tmp_path: Path, name: str) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path / name)))
    path.write_bytes(GOOD)
    assert reader.read(path)[0].rows == [ROW]


def test_a_missing_file_is_a_missing_file(reader: WorkbookReader, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        reader.read(tmp_path / "none.xlsx")


def encrypted() -> bytes:
    """The smallest OLE2 container that lists an EncryptedPackage, as a workbook under a password is saved."""
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<8I", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<2I", 0xFFFFFFFD, 0xFFFFFFFE).ljust(512, b"\xff")
    name = "EncryptedPackage".encode("utf-16-le")
    return header + table + (name.ljust(64, b"\0") + struct.pack("<H", len(name) + 2)).ljust(512, b"\0")


@pytest.mark.parametrize(
    ("content", "reason", "values"),
    [
        pytest.param(b"", Reason.EMPTY, {}, id="an empty file"),
        pytest.param(GOOD[: len(GOOD) // 2], Reason.TRUNCATED, {}, id="a truncated zip"),
        pytest.param(
            GOOD.replace(b"xl/worksheets", b"xl/w\0rksheets"),
            Reason.DAMAGED,
            {},
            id="a sheet that is not where it is said to be",
        ),
        pytest.param(encrypted(), Reason.PASSWORD, {}, id="a workbook under a password"),
        pytest.param("序号,窗口\n1,甲\n".encode("gb18030"), Reason.OTHER_KIND, {"kind": "text"}, id="a csv"),
        pytest.param("序号\t窗口".encode("utf-16"), Reason.OTHER_KIND, {"kind": "text"}, id="a text in UTF-16"),
        pytest.param(b"%PDF-1.4", Reason.OTHER_KIND, {"kind": "pdf"}, id="a PDF"),
        pytest.param(b"PK\5\6" + bytes(18), Reason.OTHER_KIND, {"kind": "zip"}, id="a zip of nothing"),
    ],
)
def test_what_is_no_workbook_is_refused_and_the_next_is_read(
    reader: WorkbookReader, content: bytes, reason: Reason, values: dict[str, str]
) -> None:
    refused = refusal(reader, content)
    assert (refused.reason, refused.values, refused.file) == (reason, values, "x.xlsx")
    assert_reads_on(reader)


def test_a_letter_is_refused_as_a_letter(reader: WorkbookReader) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    refused = refusal(reader, whole.getvalue())
    assert (refused.fault, refused.values) == (WorkbookFault.UNSUPPORTED, {"kind": "docx"})


def test_a_workbook_whose_only_cell_is_the_last_one_is_read(reader: WorkbookReader) -> None:
    (sheet,) = reader.read_bytes(by_hand(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "")
    assert (sheet.top, sheet.left, sheet.rows, sheet.far) == (1048576, 16384, [[1.0]], [])


@pytest.mark.parametrize(("cell", "column"), [("A1048576", 1), ("Z1048576", 26), ("XFD1048576", 16384)])
def test_a_stray_cell_costs_nothing_and_is_not_lost(reader: WorkbookReader, cell: str, column: int) -> None:
    book = openpyxl.load_workbook(io.BytesIO(GOOD))
    book.worksheets[0][cell] = "x"
    whole = io.BytesIO()
    book.save(whole)
    (sheet,) = reader.read_bytes(whole.getvalue(), "")
    assert (sheet.top, sheet.left, sheet.rows) == (1, 1, [ROW])
    assert sheet.far == [FarCell(1048576, column, "x")]


def test_stray_cells_keep_their_kinds(reader: WorkbookReader) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for place, value in {"B2": "a", "C2": "b", "B3": "c", "C3": "d", "OK700001": "#REF!"}.items():
        page[place] = value
    page["D5001"] = dt.date(2022, 1, 2)
    whole = io.BytesIO()
    book.save(whole)
    (sheet,) = reader.read_bytes(whole.getvalue(), "")
    assert (sheet.top, sheet.left, sheet.rows) == (2, 2, [["a", "b"], ["c", "d"]])
    assert sheet.far == [FarCell(5001, 4, dt.date(2022, 1, 2)), FarCell(700_001, 401, ErrorValue("#REF!"))]


def test_old_and_other_formats_are_read_where_they_are_workbooks(reader: WorkbookReader) -> None:
    content = (
        '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="长沙"><table:table-row><table:table-cell office:value-type="string">'
        "<text:p>天心区</text:p></table:table-cell></table:table-row></table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    (sheet,) = reader.read_bytes(whole.getvalue(), "长沙.ods")
    assert (sheet.name, sheet.rows) == ("长沙", [["天心区"]])
