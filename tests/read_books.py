"""Workbooks made for the reading process, and what is asked of it: a refusal, and that it reads on."""

import io
import zipfile
from collections.abc import Sequence

import openpyxl
import pytest

from importer.workbook.limits import WorkbookRefused
from importer.workbook.reader import WorkbookReader

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


def workbook(*rows: Sequence[object], sheet: str = "长沙") -> bytes:
    """A workbook of one sheet."""
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
    """Why a file is not read; it has to be refused."""
    with pytest.raises(WorkbookRefused) as refused:
        reader.read_bytes(content, "x.xlsx")
    return refused.value


def assert_reads_on(reader: WorkbookReader) -> None:
    """What came before did the reader no harm."""
    assert reader.read_bytes(GOOD, "good.xlsx")[0].rows == [ROW]


def process_of(reader: WorkbookReader) -> int:
    """The number of the process that reads for it."""
    assert reader._child is not None
    return reader._child._process.pid
