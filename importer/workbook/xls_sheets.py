"""What calamine does not tell of an .xls: which cells hold errors, and how large a sheet is before it is laid out.

Both stand in the workbook's records ([MS-XLS] 2.4), which are looked through only where a search through the bytes
finds what may be an error, or a sheet that says it is large.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from importer.workbook.cells import cell_name
from importer.workbook.excel_errors import ANY_ERROR, ERRORS
from importer.workbook.limits import Reason, WorkbookLimits, WorkbookRefused
from importer.workbook.ole2_stream import ole2_entries, stream

_STREAMS = ("workbook", "book")
_BEGIN, _END, _SHEET = 0x0809, 0x000A, 0x0085
_FORMULA, _ERROR = 0x0006, 0x0205
_CELLS = frozenset({_FORMULA, _ERROR, 0x0203, 0x0204, 0x00FD, 0x027E, 0x00D6})
_MANY_CELLS = 0x00BD
_MAY_BE_ERROR = re.compile(
    rb"\x05\x02\x08\x00.{6}" + ANY_ERROR + rb"\x01|\x06\x00..{7}\x02." + ANY_ERROR + rb".{3}\xff\xff", re.DOTALL
)
_SIZE = re.compile(rb"\x00\x02\x0e\x00(.{12})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class XlsSheet:
    """One sheet as its records tell it: `errors` are 1-based row, column and Excel's code.

    `rows` and `columns` are those, from 0, in which a cell is used.
    """

    name: str
    hidden: bool
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)


def xls_sheets(content: bytes, limits: WorkbookLimits) -> list[XlsSheet]:
    """The sheets of an .xls with their errors, in the workbook's order; none where there is nothing to tell.

    Raises
    ------
    WorkbookRefused
        If the used cells of a visible sheet span more cells than the limits allow.
    """
    starts = {name.casefold(): start for name, start in ole2_entries(content)}
    first = next((starts[name] for name in _STREAMS if name in starts), None)
    book = stream(content, first) if first is not None else b""
    if not (_MAY_BE_ERROR.search(book) or _says_large(book, limits)):
        return []
    sheets = _sheets(book)
    for sheet in sheets:
        _refuse_large(sheet, limits)
    return sheets


def _says_large(book: bytes, limits: WorkbookLimits) -> bool:
    for size in _SIZE.findall(book):
        top, bottom, left, right = struct.unpack("<IIHH", size)
        if (bottom - top) * (right - left) > limits.cells:
            return True
    return False


def _refuse_large(sheet: XlsSheet, limits: WorkbookLimits) -> None:
    if sheet.hidden or not sheet.rows:
        return
    bottom, right = max(sheet.rows), max(sheet.columns)
    found = (bottom - min(sheet.rows) + 1) * (right - min(sheet.columns) + 1)
    if found > limits.cells:
        last = {"sheet": sheet.name, "cell": cell_name(bottom + 1, right + 1)}
        raise WorkbookRefused(Reason.CELLS, {"limit": limits.cells, "found": found, **last})


def _sheets(book: bytes) -> list[XlsSheet]:
    starts: dict[int, XlsSheet] = {}
    inside: list[XlsSheet | None] = []
    for kind, start, body in _records(book):
        if kind == _BEGIN:
            inside.append(starts.get(start))
        elif kind == _END and inside:
            inside.pop()
        elif kind == _SHEET and len(body) > 8:
            starts[struct.unpack_from("<I", body)[0]] = XlsSheet(_name(body), hidden=bool(body[4] & 3))
        elif inside and (sheet := inside[-1]) is not None and len(body) >= 6:
            _take(sheet, kind, body)
    return list(starts.values())


def _records(book: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Kind, first byte and body of each record, up to where the stream breaks off."""
    place = 0
    while place + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, place)
        yield kind, place, book[place + 4 : place + 4 + length]
        place += 4 + length


def _name(body: bytes) -> str:
    length, wide = body[6], body[7] & 1
    return body[8 : 8 + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")


def _take(sheet: XlsSheet, kind: int, body: bytes) -> None:
    row, column = struct.unpack_from("<HH", body)
    if kind in _CELLS or kind == _MANY_CELLS:
        sheet.rows.add(row)
        sheet.columns.add(column)
    if kind == _MANY_CELLS:
        sheet.columns.add(struct.unpack_from("<H", body, len(body) - 2)[0])
    code = _error(kind, body)
    if code is not None:
        sheet.errors.append((row + 1, column + 1, code))


def _error(kind: int, body: bytes) -> str | None:
    if kind == _ERROR and len(body) >= 8 and body[7] == 1:
        return ERRORS.get(body[6])
    if kind == _FORMULA and len(body) >= 14 and body[6] == 2 and body[12:14] == b"\xff\xff":
        return ERRORS.get(body[8])
    return None
