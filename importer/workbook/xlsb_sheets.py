"""What calamine does not tell of an .xlsb: which cells of a sheet hold errors, and which are merged.

Both stand in the sheet's records ([MS-XLSB] 2.4), which are looked through only where a search through the bytes finds
what may be either.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from importer.workbook.excel_errors import ANY_ERROR, ERRORS

_ROW, _ERROR, _ERROR_OF_FORMULA = 0x00, 0x03, 0x0B
_MERGED, _SHEET_OF_BOOK = 0xB0, 0x9C
_PLACE = rb".{2}\x00\x00.{4}"
_MAY_TELL = re.compile(
    rb"\xb0\x01\x10|\x03\x09" + _PLACE + ANY_ERROR + rb"|\x0b[\x0b-\xff].?" + _PLACE + ANY_ERROR, re.DOTALL
)


@dataclass(frozen=True, slots=True)
class XlsbSheet:
    """Errors as 1-based row, column and Excel's code, merged ranges as 1-based top, left, bottom, right."""

    errors: list[tuple[int, int, str]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


def xlsb_sheet(part: bytes) -> XlsbSheet | None:
    """What a sheet's part tells beside its values; null where that is nothing."""
    if not _MAY_TELL.search(part):
        return None
    found, row = XlsbSheet(), 0
    for kind, body in _records(part):
        if kind == _ROW and len(body) >= 4:
            row = struct.unpack_from("<I", body)[0]
        elif kind in (_ERROR, _ERROR_OF_FORMULA) and len(body) >= 9 and body[8] in ERRORS:
            found.errors.append((row + 1, struct.unpack_from("<I", body)[0] + 1, ERRORS[body[8]]))
        elif kind == _MERGED and len(body) >= 16:
            top, bottom, left, right = struct.unpack_from("<IIII", body)
            found.merged.append((top + 1, left + 1, bottom + 1, right + 1))
    return found


def sheet_relations(book: bytes) -> list[str]:
    """The relation of each sheet to its part, in the workbook's order, from `xl/workbook.bin`."""
    return [_text(body, 8) for kind, body in _records(book) if kind == _SHEET_OF_BOOK]


def _text(body: bytes, start: int) -> str:
    length = struct.unpack_from("<I", body, start)[0] if len(body) >= start + 4 else 0
    return body[start + 4 : start + 4 + 2 * length].decode("utf-16-le", "replace")


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and body of each record, up to where the part breaks off; both numbers have seven bits to a byte."""
    place = 0
    while place + 2 <= len(part):
        kind, place = part[place], place + 1
        if kind & 0x80:
            kind, place = kind & 0x7F | (part[place] & 0x7F) << 7, place + 1
        length = shift = 0
        while place < len(part) and shift <= 21:
            byte, place = part[place], place + 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, part[place : place + length]
        place += length
