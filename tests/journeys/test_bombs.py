"""Files made to harm: each is refused, or read, within the child's limits, and the next file is read."""

import io
import struct
import zipfile
from collections.abc import Callable

import openpyxl
import pytest

from importer.workbook.limits import Reason, WorkbookLimits, WorkbookRefused
from importer.workbook.reader import WorkbookReader
from tests.sheet_files import open_document, row, table, text_cell, xml_2003, zipped

MIB = 1 << 20
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION_LAUGHS = f'<!DOCTYPE x [<!ENTITY l0 "哈">{LAUGHS}]>'
QUADRATIC = f'<!DOCTYPE x [<!ENTITY a "{"x" * 50_000}">]>'

OTHER_FILE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
SPANNING = b"<tr><td colspan=999 rowspan=999>x"


def laughs_in_an_open_document() -> bytes:
    return open_document(table(row(text_cell("&l9;"))), before=BILLION_LAUGHS)


def book(sheet: str, texts: str = "", before: str = "") -> bytes:
    """A bare .xlsx: its sheet's XML below the root, its shared texts, and what stands before the sheet's root."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="r1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook {space} xmlns:r="{relations}">'
            '<sheets><sheet name="a" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="r1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="r2" Type="{relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            "xl/sharedStrings.xml": f"<sst {space}>{texts}</sst>",
            "xl/worksheets/sheet1.xml": f"<?xml version='1.0'?>{before}<worksheet {space}>{sheet}</worksheet>",
        }
    )


def cells(text: str) -> str:
    return f'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row></sheetData>'


def old_book_in_a_circle() -> bytes:
    """An .xls whose sector table leads from each sector back to itself."""
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<8I", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    name = "Workbook".encode("utf-16-le")
    entry = name.ljust(64, b"\0") + struct.pack("<HBB", len(name) + 2, 2, 1) + b"\xff" * 12 + bytes(36)
    return (
        header
        + struct.pack("<128I", 0xFFFFFFFD, 1, *range(2, 128))
        + (entry + struct.pack("<IQ", 2, 1 << 30)).ljust(512)
        + bytes(512)
    )


def many_sheets() -> bytes:
    whole = openpyxl.Workbook(write_only=True)
    for number in range(21):
        whole.create_sheet(str(number))
    target = io.BytesIO()
    whole.save(target)
    return target.getvalue()


def repeated_everywhere() -> bytes:
    across = text_cell("x", 'table:number-columns-repeated="16384"')
    return open_document(table(row(across, 'table:number-rows-repeated="1048576"')))


def every_cell_merged() -> bytes:
    merged = '<mergeCell ref="A1:XFD1048576"/>' * 300_000
    return book(cells("x") + f"<mergeCells>{merged}</mergeCells>")


def shared_texts() -> bytes:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 100_001))
    return book(f"<sheetData>{rows}</sheetData>", f"<si><t>{'x' * 30_000}</t></si>")


def far_corner_of_2003() -> bytes:
    far = '<Row ss:Index="1048576"><Cell ss:Index="16384"><Data ss:Type="String">x</Data></Cell></Row>'
    return xml_2003('<Row><Cell><Data ss:Type="String">a</Data></Cell></Row>' + far)


@pytest.mark.parametrize(
    ("bomb", "reason"),
    [
        pytest.param(lambda: book(" " * (30 * MIB)), Reason.EXPANDED_BYTES, id="very many spaces"),
        pytest.param(lambda: book(cells("&l9;"), before=BILLION_LAUGHS), Reason.DAMAGED, id="laughs in .xlsx"),
        pytest.param(lambda: book(cells("&a;" * 50_000), before=QUADRATIC), Reason.DAMAGED, id="quadratic in .xlsx"),
        pytest.param(laughs_in_an_open_document, Reason.DAMAGED, id="laughs in .ods"),
        pytest.param(lambda: xml_2003("<Row/>&l9;", before=BILLION_LAUGHS), Reason.DAMAGED, id="laughs in XML"),
        pytest.param(lambda: xml_2003("<Row/>&a;", before=OTHER_FILE), Reason.DAMAGED, id="another file in XML"),
        pytest.param(shared_texts, Reason.MEMORY, id="one long text in many cells"),
        pytest.param(many_sheets, Reason.SHEETS, id="many sheets"),
        pytest.param(old_book_in_a_circle, Reason.MEMORY, id="sectors in a circle"),
        pytest.param(repeated_everywhere, Reason.CELLS, id="a cell repeated over the whole sheet"),
        pytest.param(lambda: b"," * (20 * MIB), Reason.COLUMNS, id="a line of commas"),
        pytest.param(lambda: b"x,1,2\n" + b"x" * (4 * MIB) + b",1,2\n", Reason.CELL_CHARS, id="a line of one word"),
        pytest.param(lambda: b"1," * 1_000_000 + b"\n" + b"1,2,3\n" * 9, Reason.COLUMNS, id="a million columns"),
        pytest.param(lambda: b"1,2,3\n" * 300_000, Reason.ROWS, id="300,000 lines"),
        pytest.param(lambda: b"<table>" + SPANNING * 30_000, Reason.COLUMNS, id="cells that span all"),
    ],
)  # fmt: skip
def test_a_bomb_is_one_refusal_and_the_next_file_is_read(bomb: Callable[[], bytes], reason: Reason) -> None:
    with WorkbookReader(WorkbookLimits(expanded_bytes=20 * MIB, sheets=20)) as reader:
        with pytest.raises(WorkbookRefused) as refused:
            reader.read_bytes(bomb(), "x")
        assert refused.value.reason is reason
        assert reader.read_bytes(b"a,b,c\n1,2,3\n", "y")[0].rows[1] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("content", "value"),
    [
        pytest.param(every_cell_merged, "x", id="all cells merged, very often"),
        pytest.param(far_corner_of_2003, "a", id="the far corner of a sheet in XML"),
        pytest.param(lambda: book(cells("x") + "<hyperlinks/>" * 9), "x", id="links"),
    ],
)
def test_what_only_looks_like_a_bomb_is_read(content: Callable[[], bytes], value: str) -> None:
    with WorkbookReader() as reader:
        assert reader.read_bytes(content(), "x")[0].rows == [[value]]


def test_a_workbook_packed_in_a_workbook_is_not_unpacked() -> None:
    inner = zipped({"xl/workbook.xml": " " * (10 * MIB)})
    with WorkbookReader(WorkbookLimits(expanded_bytes=5 * MIB)) as reader, pytest.raises(WorkbookRefused) as refused:
        reader.read_bytes(zipped({"xl/workbook.xml": "<workbook/>", "xl/media/a.zip": inner}, zipfile.ZIP_STORED), "x")
    assert refused.value.reason is Reason.DAMAGED
