"""A messy workbook as .xlsb, by hand: the few binary records that a table needs ([MS-XLSB] 2.4)."""

import struct
import zipfile
from collections.abc import Iterable
from io import BytesIO

from importer.workbook.cells import ErrorValue
from tests.corpus.entry import Cell, Formula
from tests.corpus.sheet import Sheet
from tests.corpus.shown import text_of, value_of

_TYPES = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROW, _ERROR, _REAL, _TEXT, _ERROR_OF_FORMULA, _MERGED = 0x00, 0x03, 0x05, 0x06, 0x0B, 0xB0
_ERRORS = {"#NULL!": 0x00, "#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#NAME?": 0x1D, "#NUM!": 0x24, "#N/A": 0x2A}
_SHEETS_BEGIN, _SHEETS_END, _SHEET_OF_BOOK = 0x8F, 0x90, 0x9C
_BOOK_BEGIN, _BOOK_END = 0x83, 0x84
_PAGE_BEGIN, _PAGE_END, _SIZE, _DATA_BEGIN, _DATA_END = 0x81, 0x82, 0x94, 0x91, 0x92


def xlsb(sheets: Iterable[Sheet]) -> bytes:
    """The workbook's bytes."""
    pages = list(sheets)
    numbers = range(1, len(pages) + 1)
    book = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{n}.bin"/>' for n in numbers
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}/content-types"/>',
        "_rels/.rels": _relations(
            f'<Relationship Id="r1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.bin"/>'
        ),
        "xl/workbook.bin": _book(pages),
        "xl/_rels/workbook.bin.rels": _relations(book),
        **{f"xl/worksheets/sheet{n}.bin": _page(page) for n, page in zip(numbers, pages, strict=True)},
    }
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{_TYPES}/relationships">{inside}</Relationships>'


def _record(kind: int, body: bytes = b"") -> bytes:
    number = bytes([kind & 0x7F | 0x80, kind >> 7]) if kind > 0x7F else bytes([kind])
    length, size = b"", len(body)
    while size > 0x7F:
        length, size = length + bytes([size & 0x7F | 0x80]), size >> 7
    return number + length + bytes([size]) + body


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _book(pages: list[Sheet]) -> bytes:
    told = b"".join(
        _record(_SHEET_OF_BOOK, struct.pack("<II", int(page.hidden), number) + _text(f"r{number}") + _text(page.name))
        for number, page in enumerate(pages, 1)
    )
    return _record(_BOOK_BEGIN) + _record(_SHEETS_BEGIN) + told + _record(_SHEETS_END) + _record(_BOOK_END)


def _page(sheet: Sheet) -> bytes:
    lines = sheet.lines()
    width = max(map(len, lines))
    body = _record(_PAGE_BEGIN) + _record(_SIZE, struct.pack("<IIII", 0, len(lines) - 1, 0, width - 1))
    body += _record(_DATA_BEGIN)
    for row, line in enumerate(lines):
        body += _record(_ROW, struct.pack("<I", row) + bytes(13))
        body += b"".join(_cell(column, cell) for column, cell in enumerate(line))
    body += _record(_DATA_END)
    for top, left, bottom, right in sheet.blocks():
        body += _record(_MERGED, struct.pack("<IIII", top - 1, bottom - 1, left - 1, right - 1))
    return body + _record(_PAGE_END)


def _cell(column: int, cell: Cell) -> bytes:
    value = value_of(cell)
    place = struct.pack("<II", column, 0)
    if value is None:
        return b""
    if isinstance(value, float | int) and not isinstance(value, bool):
        return _record(_REAL, place + struct.pack("<d", value))
    if isinstance(value, ErrorValue):
        number = bytes([_ERRORS[value.code]])
        # A formula's result has its flags and tokens behind it.
        formula = bytes(2) + struct.pack("<I", 2) + b"\x1c" + number + bytes(4)
        is_formula = isinstance(cell, Formula)
        return _record(_ERROR_OF_FORMULA if is_formula else _ERROR, place + number + (formula if is_formula else b""))
    return _record(_TEXT, place + _text(text_of(cell)))
