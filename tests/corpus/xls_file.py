"""A messy workbook as .xls, by hand: the few BIFF8 records that a table needs, in an OLE2 container.

Sources: [MS-XLS] 2.4 for the records, [MS-CFB] 2.2 to 2.6 for the container.
"""

import struct
from collections.abc import Iterable

from importer.workbook.cells import ErrorValue
from tests.corpus.entry import Cell, Formula
from tests.corpus.sheet import Sheet
from tests.corpus.shown import text_of, value_of

_SECTOR = 512
_ERRORS = {"#NULL!": 0x00, "#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#NAME?": 0x1D, "#NUM!": 0x24, "#N/A": 0x2A}
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def xls(sheets: Iterable[Sheet]) -> bytes:
    """The workbook's bytes."""
    return _container(_stream(list(sheets)))


def locked_xlsx() -> bytes:
    """An .xlsx under a password: what it is lies in a stream of an OLE2 container ([MS-OFFCRYPTO] 2.3.4)."""
    return _container(bytes(range(256)) * 20, "EncryptedPackage")


def _record(kind: int, body: bytes = b"") -> bytes:
    assert len(body) <= 8224
    return struct.pack("<HH", kind, len(body)) + body


def _begin(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0x41, 6))


def _short_text(text: str) -> bytes:
    return struct.pack("<BB", len(text), 1) + text.encode("utf-16-le")


def _stream(sheets: list[Sheet]) -> bytes:
    pages = [_page(sheet) for sheet in sheets]
    head = _begin(0x05) + _record(0x0042, struct.pack("<H", 1200))
    names = [_short_text(sheet.name) for sheet in sheets]
    place = len(head) + sum(4 + 6 + len(name) for name in names) + 4
    bounds = b""
    for sheet, name, page in zip(sheets, names, pages, strict=True):
        bounds += _record(0x0085, struct.pack("<IBB", place, int(sheet.hidden), 0) + name)
        place += len(page)
    return head + bounds + _record(0x000A) + b"".join(pages)


def _page(sheet: Sheet) -> bytes:
    lines = sheet.lines()
    width = max(map(len, lines))
    body = _begin(0x10) + _record(0x0200, struct.pack("<IIHHH", 0, len(lines), 0, width, 0))
    for row, line in enumerate(lines):
        for column, cell in enumerate(line):
            body += _cell(row, column, cell)
    blocks = list(sheet.blocks())
    if blocks:
        packed = b"".join(struct.pack("<HHHH", a - 1, c - 1, b - 1, d - 1) for a, b, c, d in blocks)
        body += _record(0x00E5, struct.pack("<H", len(blocks)) + packed)
    return body + _record(0x000A)


def _cell(row: int, column: int, cell: Cell) -> bytes:
    value = value_of(cell)
    place = struct.pack("<HHH", row, column, 0)
    if value is None:
        return b""
    if isinstance(value, float | int) and not isinstance(value, bool):
        return _record(0x0203, place + struct.pack("<d", value))
    if isinstance(value, ErrorValue):
        number = _ERRORS[value.code]
        if isinstance(cell, Formula):
            # Its result says that it is no number; the formula itself is an error's (ptgErr).
            tokens = struct.pack("<HBB", 2, 0x1C, number)
            return _record(0x0006, place + bytes([2, 0, number, 0, 0, 0, 0xFF, 0xFF]) + bytes(6) + tokens)
        return _record(0x0205, place + bytes([number, 1]))
    text = text_of(cell)
    # LABEL with a Unicode string: no shared texts are needed.
    return _record(0x0204, place + struct.pack("<HB", len(text), 1) + text.encode("utf-16-le"))


def _container(stream: bytes, name: str = "Workbook") -> bytes:
    # Streams below 4,096 bytes would live in a container of their own; so this one never is.
    stream += bytes(max(0, 4096 - len(stream)))
    sectors = -(-len(stream) // _SECTOR)
    stream += bytes(sectors * _SECTOR - len(stream))
    fats = 1
    while fats * (_SECTOR // 4) < sectors + 1 + fats:
        fats += 1
    chain = [*range(1, sectors), _END, _END, *[_FAT] * fats]
    chain += [_FREE] * (fats * (_SECTOR // 4) - len(chain))
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, fats, sectors, 0, 4096, _END, 0, _END, 0)
    table = [sectors + 1 + number for number in range(fats)]
    header += struct.pack("<109I", *table, *[_FREE] * (109 - fats))
    directory = _directory_entry("Root Entry", 5, _END, 0, child=1)
    directory += _directory_entry(name, 2, 0, len(stream), child=_FREE) + bytes(128 * 2)
    return header + stream + directory + struct.pack(f"<{len(chain)}I", *chain)


def _directory_entry(name: str, kind: int, start: int, size: int, *, child: int) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    entry = raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, _FREE, _FREE, child)
    return entry + bytes(36) + struct.pack("<IQ", start, size)
