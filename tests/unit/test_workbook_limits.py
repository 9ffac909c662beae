"""What a workbook is judged by before it is read: its limits, its kind, its parts, its far and faulty cells."""

import io
import struct
import zipfile
import zlib

import pytest

from importer.settings import StaffSettings
from importer.workbook.cell_frames import sheets_from_frame
from importer.workbook.cells import cell_name, column_letters, column_number
from importer.workbook.kind import FileKind, kind_of
from importer.workbook.limits import DEFAULT_LIMITS, Reason, WorkbookFault, WorkbookLimits, WorkbookRefused
from importer.workbook.strays import Stray, mended_sheet
from importer.workbook.zip_parts import parts_of, sheet_parts, with_parts

ROOMY = 200_000


def zipped(parts: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", packing) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return whole.getvalue()


def ole2(stream: str, first_bytes: bytes = b"") -> bytes:
    """The smallest OLE2 container that lists one stream: header, table, directory, and the stream's first sector."""
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<III", 1, 1, 0) + struct.pack("<IIIII", 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<3I", 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE).ljust(512, b"\xff")
    entries = b""
    for name, sort, first in (("Root Entry", 5, 0xFFFFFFFE), (stream, 2, 2)):
        written = name.encode("utf-16-le")
        entries += written.ljust(64, b"\0") + struct.pack("<HBB", len(written) + 2, sort, 1)
        entries += struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF) + bytes(36) + struct.pack("<IQ", first, 512)
    return header + table + entries.ljust(512, b"\0") + first_bytes.ljust(512, b"\0")


BOF = struct.pack("<HH16x", 0x0809, 16)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(b"", FileKind.EMPTY, id="nothing at all"),
        pytest.param(zipped({"xl/workbook.xml": b"<workbook/>"}), FileKind.XLSX, id="a workbook of today"),
        pytest.param(zipped({"xl/workbook.bin": b""}), FileKind.XLSB, id="a binary workbook"),
        pytest.param(zipped({"word/document.xml": b""}), FileKind.DOCX, id="a letter"),
        pytest.param(zipped({"ppt/presentation.xml": b""}), FileKind.PPTX, id="slides"),
        pytest.param(zipped({"长沙.xlsx": b""}), FileKind.ZIP, id="a zip of workbooks"),
        pytest.param(
            zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, zipfile.ZIP_STORED),
            FileKind.ODS,
            id="a sheet of LibreOffice",
        ),
        pytest.param(
            zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}, zipfile.ZIP_STORED),
            FileKind.ODT,
            id="a letter of LibreOffice",
        ),
        pytest.param(ole2("Workbook", BOF), FileKind.XLS, id="a workbook of old"),
        pytest.param(ole2("Book", BOF), FileKind.XLS, id="a workbook of 1995"),
        pytest.param(
            ole2("Workbook", BOF + struct.pack("<HH", 0x2F, 0)),
            FileKind.ENCRYPTED,
            id="an old workbook under a password",
        ),
        pytest.param(ole2("EncryptedPackage"), FileKind.ENCRYPTED, id="a workbook under a password"),
        pytest.param(ole2("WordDocument"), FileKind.DOC, id="a letter of old"),
        pytest.param(ole2("Unknown"), FileKind.OLE2, id="some other container"),
        pytest.param(ole2("Workbook")[:100], FileKind.PART, id="a container cut off in its header"),
        pytest.param(ole2("Workbook")[:600], FileKind.PART, id="a container cut off before its directory"),
        pytest.param(zipped({"长沙.xlsx": b"x" * 99})[:60], FileKind.PART, id="a zip cut off before its directory"),
        pytest.param(b"%PDF-1.7", FileKind.PDF, id="a PDF"),
        pytest.param(b"\x89PNG\r\n", FileKind.IMAGE, id="a picture"),
        pytest.param("区域名称,窗口名称\n".encode(), FileKind.TEXT, id="a csv in UTF-8"),
        pytest.param("区域名称,窗口名称\n".encode("gb18030"), FileKind.TEXT, id="a csv in GB18030"),
        pytest.param("区域名称\t窗口\n".encode("utf-16"), FileKind.TEXT, id="a text in UTF-16"),
        pytest.param(b"\r\n<html><table></table></html>", FileKind.HTML, id="a web page called .xls"),
        pytest.param(b"<?xml version='1.0'?><Workbook/>", FileKind.XML, id="a workbook of 2003 in XML"),
        pytest.param(b"\0\1\2\3" * 9, FileKind.UNKNOWN, id="bytes without sense"),
    ],
)
def test_a_file_is_told_by_its_content(content: bytes, kind: FileKind) -> None:
    assert kind_of(content) is kind


def test_a_directory_that_runs_in_a_circle_ends() -> None:
    looped = bytearray(ole2("Unknown"))
    looped[512 + 4 : 512 + 8] = struct.pack("<I", 1)
    assert kind_of(bytes(looped)) is FileKind.OLE2


@pytest.mark.parametrize(
    ("reason", "fault"),
    [
        (Reason.EMPTY, WorkbookFault.UNREADABLE),
        (Reason.TRUNCATED, WorkbookFault.UNREADABLE),
        (Reason.DAMAGED, WorkbookFault.UNREADABLE),
        (Reason.OTHER_KIND, WorkbookFault.UNSUPPORTED),
        (Reason.PASSWORD, WorkbookFault.ENCRYPTED),
        (Reason.ROWS, WorkbookFault.TOO_LARGE),
        (Reason.MEMORY, WorkbookFault.TOO_LARGE),
        (Reason.SECONDS, WorkbookFault.TOO_LARGE),
    ],
)
def test_each_reason_has_its_notice_code(reason: Reason, fault: WorkbookFault) -> None:
    assert WorkbookRefused(reason).fault is fault


def test_a_refusal_says_code_reason_and_values() -> None:
    refused = WorkbookRefused(Reason.ROWS, {"limit": 5, "cell": "A6"})
    assert str(refused) == "file-too-large: rows (limit=5, cell=A6)"


def _declaring(content: bytes, size: int) -> bytes:
    """The zip with every declared size of an inflated part replaced."""
    lying = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = lying.find(mark)
        while place >= 0:
            lying[place + offset : place + offset + 4] = struct.pack("<I", size)
            place = lying.find(mark, place + 4)
    return bytes(lying)


def test_a_zip_that_declares_too_much_is_refused_before_it_is_inflated() -> None:
    content = _declaring(zipped({"xl/workbook.xml": b"x"}), DEFAULT_LIMITS.expanded_bytes + 1)
    with pytest.raises(WorkbookRefused) as refused:
        list(parts_of(content, DEFAULT_LIMITS))
    assert refused.value.reason is Reason.EXPANDED_BYTES


def test_a_zip_that_declares_little_and_holds_much_is_refused() -> None:
    content = _declaring(zipped({"xl/workbook.xml": bytes(5_000_000)}), 10)
    with pytest.raises(WorkbookRefused) as refused:
        list(parts_of(content, WorkbookLimits(expanded_bytes=1_000_000)))
    assert (refused.value.reason, refused.value.values) == (Reason.EXPANDED_BYTES, {"limit": 1_000_000})


def test_parts_are_counted_together() -> None:
    content = zipped({f"xl/worksheets/sheet{number}.xml": bytes(400_000) for number in range(3)})
    content = _declaring(content, 10)
    with pytest.raises(WorkbookRefused):
        list(parts_of(content, WorkbookLimits(expanded_bytes=1_000_000)))
    assert len(list(parts_of(content, WorkbookLimits(expanded_bytes=1_200_000)))) == 3


def test_a_zip_of_very_many_entries_is_refused() -> None:
    content = zipped({f"{number}.xml": b"" for number in range(11)})
    with pytest.raises(WorkbookRefused) as refused:
        list(parts_of(content, WorkbookLimits(entries=10)))
    assert refused.value.values == {"limit": 10, "found": 11}


def test_a_zip_without_its_end_is_truncated() -> None:
    with pytest.raises(WorkbookRefused) as refused:
        list(parts_of(zipped({"xl/workbook.xml": b"x"})[:-30], DEFAULT_LIMITS))
    assert refused.value.reason is Reason.TRUNCATED


def test_a_zip_under_a_password_is_encrypted() -> None:
    content = bytearray(zipped({"xl/workbook.xml": b"x"}))
    content[content.find(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(WorkbookRefused) as refused:
        list(parts_of(bytes(content), DEFAULT_LIMITS))
    assert refused.value.fault is WorkbookFault.ENCRYPTED


def test_parts_come_as_they_are_in_either_packing() -> None:
    parts = {"xl/workbook.xml": "长沙".encode() * 99, "_rels/.rels": b"r"}
    assert dict(parts_of(zipped(parts), DEFAULT_LIMITS)) == parts
    assert dict(parts_of(zipped(parts, zipfile.ZIP_STORED), DEFAULT_LIMITS)) == parts


def test_a_packing_that_no_spreadsheet_uses_is_damage() -> None:
    with pytest.raises(zipfile.BadZipFile):
        list(parts_of(zipped({"xl/workbook.xml": b"x"}, zipfile.ZIP_LZMA), DEFAULT_LIMITS))


def test_a_part_whose_bytes_are_broken_is_damage() -> None:
    content = bytearray(zipped({"a.xml": bytes(range(256)) * 9}))
    content[35:60] = b"\xff" * 25
    with pytest.raises(zlib.error):
        list(parts_of(bytes(content), DEFAULT_LIMITS))


def test_replaced_parts_stand_in_the_place_of_the_old() -> None:
    content = with_parts(zipped({"a.xml": b"old", "b.xml": b"b", "photo.jpeg": b"p"}), {"a.xml": b"new"})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {"a.xml": b"new", "b.xml": b"b"}


def test_sheets_are_matched_with_their_parts_through_the_relations() -> None:
    workbook = b"<workbook><sheets><sheet name='b' r:id='r2'/><x:sheet name=\"a\" d:id=\"r1\"/></sheets></workbook>"
    relations = (
        b'<Relationships><Relationship Id="r1" Target="worksheets/one.xml"/>'
        b'<Relationship Target="/xl/worksheets/a&amp;b.xml" Id="r2"/></Relationships>'
    )
    assert sheet_parts(workbook, relations) == ["xl/worksheets/a&b.xml", "xl/worksheets/one.xml"]
    assert sheet_parts(workbook, b"") == ["", ""]


def sheet_xml(*cells: str) -> bytes:
    """A sheet's XML with a row around each cell, the row's number taken from the cell's reference."""
    rows = "".join(
        f'<row r="{cell.split(chr(34))[1].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}">{cell}</row>' for cell in cells
    )
    return f"<worksheet><sheetData>{rows}</sheetData><mergeCells/></worksheet>".encode()


def test_an_ordinary_sheet_is_left_as_it_is() -> None:
    assert mended_sheet(sheet_xml('<c r="A1"><v>1</v></c>', '<c r="B2" t="s"><v>0</v></c>'), ROOMY) is None


def test_a_far_cell_moves_under_the_rest_and_its_place_is_kept() -> None:
    mended = mended_sheet(
        sheet_xml('<c r="B1"><v>1</v></c>', '<c r="B2"><v>2</v></c>', '<c r="C1048576" t="s"><v>7</v></c>'), ROOMY
    )
    assert mended is not None
    assert (mended.strays, mended.strays_column) == ([Stray(row=1048576, column=3, moved_to=3)], 2)
    assert b'<row r="3"><c r="B3" t="s"><v>7</v></c></row></sheetData><mergeCells/>' in mended.xml
    assert b"1048576" not in mended.xml


def test_a_far_column_moves_too_and_the_rest_of_its_row_stays() -> None:
    xml = sheet_xml('<c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c>', '<c r="B2"><v>3</v></c>')
    mended = mended_sheet(xml, ROOMY)
    assert mended is not None
    assert mended.strays == [Stray(row=1, column=16384, moved_to=3)]
    assert b'<row r="1"><c r="A1"><v>1</v></c></row>' in mended.xml


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param('<c r="A1048576" s="3"/>', id="only a colour"),
        pytest.param('<c r="A1048576" s="3"></c>', id="only a colour, written long"),
        pytest.param('<c r="A1000"><v>1</v></c>', id="as far down as a long form may be"),
        pytest.param('<c r="GR1"><v>1</v></c>', id="as far right as a wide form may be"),
    ],
)
def test_what_costs_nothing_is_no_stray(cell: str) -> None:
    mended = mended_sheet(sheet_xml('<c r="A1"><v>1</v></c>', cell), ROOMY)
    assert mended is None or mended.strays == []


def test_the_fuller_of_two_distant_tables_stays_where_it_is() -> None:
    down = [f'<c r="A{row}"><v>1</v></c>' for row in range(5000, 5020)]
    mended = mended_sheet(sheet_xml('<c r="A1"><v>1</v></c>', *down), ROOMY)
    assert mended is not None
    assert [(stray.row, stray.moved_to) for stray in mended.strays] == [(1, 5020)]


def test_rows_out_of_order_are_left_to_the_limits() -> None:
    xml = sheet_xml('<c r="XFD1048576"><v>1</v></c>', '<c r="A1"><v>1</v></c>')
    assert mended_sheet(xml, ROOMY) is None


def test_very_many_far_cells_are_no_slip_of_the_hand() -> None:
    far = [f'<c r="A{row * 1002}"><v>1</v></c>' for row in range(1, 1003)]
    assert mended_sheet(sheet_xml(*far), ROOMY) is None


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ('<c r="B7" s="1" t="e"><f>A1</f><v>#REF!</v></c>', "#REF!"),
        ('<c r="B7" t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c r="B7"><f>SUM(A1)</f><v></v></c>', ""),
        ('<c r="B7"><f>SUM(A1)</f><v/></c>', ""),
        ('<c r="B7"><f>SUM(A1)</f></c>', ""),
    ],
)
def test_an_error_is_noted_with_its_place_and_becomes_a_text(cell: str, code: str) -> None:
    mended = mended_sheet(sheet_xml('<c r="A1"><v>1</v></c>', cell), ROOMY)
    assert mended is not None
    assert mended.errors == [(7, 2, code)]
    assert b'<c r="B7" t="str"><v>!</v></c>' in mended.xml


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param('<c r="B7"><f>1+1</f><v>2</v></c>', id="a formula with its value"),
        pytest.param('<c r="B7" t="str"><f>""</f><v></v></c>', id="a formula that gives an empty text"),
        pytest.param('<c r="B7" t="s"><v>0</v></c>', id="a text"),
    ],
)
def test_a_sound_cell_is_no_error(cell: str) -> None:
    assert mended_sheet(sheet_xml('<c r="A1"><v>1</v></c>', cell), ROOMY) is None


def test_prefixed_xml_is_mended_too() -> None:
    xml = (
        b'<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
        b'<x:row r="900000"><x:c r="A900000" t="e"><x:v>#N/A</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    mended = mended_sheet(xml, ROOMY)
    assert mended is not None
    assert mended.errors == [(900000, 1, "#N/A")]
    assert mended.strays == [Stray(row=900000, column=1, moved_to=2)]
    assert b'<x:row r="2"><x:c r="A2" t="str"><x:v>!</x:v></x:c></x:row>' in mended.xml


@pytest.mark.parametrize(
    ("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_columns_are_named_as_the_workbook_names_them(column: int, letters: str) -> None:
    assert (column_letters(column), column_number(letters), cell_name(7, column)) == (letters, column, f"{letters}7")


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"[]",
        b"null",
        b'{"sheets": 1}',
        b'{"sheets": [{}]}',
        b'{"refused": "no such reason", "values": {}}',
        b'{"sheets":[{"name":"a","hidden":false,"top":1,"left":1,"rows":[[{}]],"merged":[],"far":[],"errors":[]}]}',
        b'{"sheets":[{"name":"a","hidden":false,"top":1,"left":1,"rows":[[["date","x"]]],"merged":[],"far":[],"errors":[]}]}',
        b'{"sheets":[{"name":"a","hidden":false,"top":1,"left":1,"rows":[],"merged":[],"far":[],"errors":[[9,9,"x"]]}]}',
        b'{"sheets":[{"name":"a","hidden":false,"top":1,"left":1,"rows":[7],"merged":[],"far":[],"errors":[]}]}',
        b'{"sheets":[{"name":"a","hidden":false,"top":1,"left":1,"rows":[[1,2],[3]],"merged":[],"far":[],"errors":[]}]}',
        b'{"sheets":[{"name":"a","hidden":false,"top":1,"left":1,"rows":[],"merged":[],"errors":[],"far":['
        + b",".join([b'[9,9,"x"]'] * 1001)
        + b"]}]}",
    ],
)
def test_an_answer_of_another_shape_is_not_believed(frame: bytes) -> None:
    with pytest.raises((ValueError, TypeError, KeyError, IndexError)):
        sheets_from_frame(frame)


def test_every_limit_that_an_operator_may_set_reaches_the_reader() -> None:
    told = StaffSettings(
        max_file_mib=1, max_expanded_mib=2, max_rows=3, max_columns=12, max_sheets=5, max_cell_chars=1000,
        max_read_seconds=7, max_read_memory_mib=256,
    ).limits()  # fmt: skip
    assert (told.file_bytes, told.expanded_bytes, told.memory_bytes) == (1 << 20, 2 << 20, 256 << 20)
    assert (told.rows, told.columns, told.sheets, told.cell_chars, told.seconds) == (3, 12, 5, 1000, 7)
    assert told.wall_seconds > told.seconds
