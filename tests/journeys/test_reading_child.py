"""From a file as an office sends it to its cells, through the reading process, whatever the file is."""

import datetime as dt
import io
import os
import signal
import struct
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from importer.workbook.cells import CellValue, ErrorValue, FarCell, MergedRange, SheetCells
from importer.workbook.limits import Reason, WorkbookFault, WorkbookLimits, WorkbookRefused
from importer.workbook.reader import ReaderUnavailable, WorkbookReader

ROOT = Path(__file__).resolve().parents[2]
ROW = [
    1,
    "天心区",
    "天心区政务服务中心",
    430103,
    "湘府路1号",
    None,
    None,
    "0731-85550123",
    "工作日",
    None,
    112.99,
    28.11,
]


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as kept:
        yield kept


def workbook(*rows: Sequence[object], sheet: str = "长沙") -> bytes:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = sheet
    for row in rows:
        page.append(list(row))
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


GOOD = workbook(ROW)


SPACES = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


TYPES = "http://schemas.openxmlformats.org/package/2006"


def by_hand(rows: bytes, texts: bytes = b"") -> bytes:
    """The barest workbook with one sheet, its rows and its shared texts given as XML."""
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{TYPES}/relationships">'
        f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {SPACES} xmlns:r="{RELATIONS}">'
        '<sheets><sheet name="长沙" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{TYPES}/relationships">'
        f'<Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/sharedStrings.xml": f"<sst {SPACES}>".encode() + texts + b"</sst>",
        "xl/worksheets/sheet1.xml": f"<worksheet {SPACES}><sheetData>".encode() + rows + b"</sheetData></worksheet>",
    }
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return whole.getvalue()


def refusal(reader: WorkbookReader, content: bytes) -> WorkbookRefused:
    with pytest.raises(WorkbookRefused) as refused:
        reader.read_bytes(content, "x.xlsx")
    return refused.value


def assert_reads_on(reader: WorkbookReader) -> None:
    assert reader.read_bytes(GOOD, "good.xlsx")[0].rows == [ROW]


def process_of(reader: WorkbookReader) -> int:
    assert reader._child is not None
    return reader._child._process.pid


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
            read[number] = reader.read_bytes(workbook([number, "x"]), "")[0].rows

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
