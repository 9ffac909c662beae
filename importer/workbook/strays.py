"""What calamine cannot be asked to read as it stands: cells far away from all others, and cells that hold errors.

Calamine lays a sheet out as one full rectangle, so that one forgotten space at the last row costs a million rows, and
one in the last column aborts the process; and it reads an error as a blank. Both are seen in the sheet's XML, and
mended there before calamine reads it: errors become texts, far cells move to rows right under the rest. Where the
cells truly stood is handed back beside the mended XML.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from importer.workbook.cells import MOST_FAR_CELLS, column_letters, column_number

GAP_ROWS = 1000
"""So many blank rows in a row, and what follows is no part of the table."""
GAP_COLUMNS = 200

_ROW = re.compile(rb"<(?:\w+:)?row\s[^<>]*?\br=[\"'](\d+)[\"']")
_CELL = re.compile(rb"<((?:\w+:)?)c\s([^<>]*?)(?:/>|>(.*?)</\1c>)", re.DOTALL)
_PLACE = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d+)[\"']")
# A literal beginning lets the search skip ahead: six times faster. All spreadsheet programs write it so.
_WIDE = re.compile(rb' r="([A-Z]{2,3})\d')
_IS_ERROR = re.compile(rb"\bt=[\"']e[\"']")
_HAS_TYPE = re.compile(rb"\bt=[\"']")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^<>]*)?>([^<]+)<")
_NO_VALUE = re.compile(rb"(?:</(?:\w+:)?f|<(?:\w+:)?f\b[^<>]*/)>\s*(?:<(?:\w+:)?v\s*/>|<((?:\w+:)?)v>\s*</\1v>)?\s*</")


@dataclass(frozen=True, slots=True)
class Stray:
    """A far cell: where it stood, and the row that it was moved to (all 1-based)."""

    row: int
    column: int
    moved_to: int


@dataclass(frozen=True, slots=True)
class MendedSheet:
    """A sheet's XML as calamine may read it, and what was changed.

    `errors` are 1-based row, column and Excel's code; `strays` all stand in the column `strays_column`.
    """

    xml: bytes
    errors: list[tuple[int, int, str]]
    strays: list[Stray]
    strays_column: int


def mended_sheet(xml: bytes, roomy_rows: int) -> MendedSheet | None:
    """The sheet with errors and far cells put so that calamine can read them; null where there are none.

    An ordinary sheet costs a few searches through its bytes. `roomy_rows` is the last row up to which a sheet that
    is well filled is not looked at closely.
    """
    errors: list[tuple[int, int, str]] = []
    if b't="e"' in xml or b"t='e'" in xml or _has_uncomputed(xml):
        xml, errors = _errors_as_texts(xml)
    moved = _strays_moved(xml) if _may_have_strays(xml, roomy_rows) else None
    if moved:
        return MendedSheet(moved.xml, errors, moved.strays, moved.strays_column)
    return MendedSheet(xml, errors, [], 0) if errors else None


def _has_uncomputed(xml: bytes) -> bool:
    return (b"/f>" in xml or b":f>" in xml) and _NO_VALUE.search(xml) is not None


def _errors_as_texts(xml: bytes) -> tuple[bytes, list[tuple[int, int, str]]]:
    errors: list[tuple[int, int, str]] = []

    def mended(cell: re.Match[bytes]) -> bytes:
        attributes, place = cell[2], _PLACE.search(cell[2])
        code = _error_code(attributes, cell[3] or b"")
        if code is None or not place:
            return cell[0]
        errors.append((int(place[2]), column_number(place[1].decode()), code))
        # A text, so that calamine counts the cell among the used ones.
        return b'<%bc %b t="str"><%bv>!</%bv></%bc>' % (cell[1], place[0], cell[1], cell[1], cell[1])

    return _CELL.sub(mended, xml), errors


def _error_code(attributes: bytes, body: bytes) -> str | None:
    """Excel's code of an error cell, an empty one for a formula without a value, null for a sound cell."""
    value = _VALUE.search(body)
    if _IS_ERROR.search(attributes):
        return value[1].decode("utf-8", "replace") if value else "#N/A"
    # A formula may well give an empty text; the cell says so by its type.
    return "" if not value and not _HAS_TYPE.search(attributes) and _NO_VALUE.search(body + b"</") else None


def _may_have_strays(xml: bytes, roomy_rows: int) -> bool:
    last_row = _last_row(xml)
    if last_row > roomy_rows or last_row > 3 * xml.count(b"row ") + GAP_ROWS:
        return True
    wide = {column_number(letters.decode()) for letters in set(_WIDE.findall(xml))}
    return bool(wide) and max(wide) > GAP_COLUMNS


def _last_row(xml: bytes) -> int:
    # Rows stand in order in all that spreadsheet programs write; where they do not, the limits hold.
    tag = xml.rfind(b"<row ")
    if tag < 0:
        tag = xml.rfind(b"<", 0, xml.rfind(b":row ") + 1)
    last = _ROW.match(xml, tag) if tag >= 0 else None
    return int(last[1]) if last else 0


def _strays_moved(xml: bytes) -> MendedSheet | None:
    end = xml.rfind(b"<", 0, max(xml.rfind(b"sheetData>"), 0))
    starts = [(int(row[1]), row.start()) for row in _ROW.finditer(xml)]
    if end < 0 or not starts or any(below[0] <= above[0] for above, below in pairwise(starts)):
        return None
    spans = [(number, start, stop) for (number, start), (_, stop) in zip(starts, [*starts[1:], (0, end)], strict=True)]
    filled = [span for span in spans if xml.find(b"v>", *span[1:]) >= 0 or xml.find(b"is>", *span[1:]) >= 0]
    if not filled:
        return None
    top, bottom = densest(Counter([number for number, _, _ in filled]), GAP_ROWS)
    near = [span for span in filled if top <= span[0] <= bottom]
    left, right = _near_columns(b"".join(xml[start:stop] for _, start, stop in near))
    rows, far = [], [cell for number, *span in filled if not top <= number <= bottom for cell in _cells(xml, *span)]
    for _, start, stop in near:
        kept, cut = _without_far(xml[start:stop], left, right)
        rows.append(kept)
        far += cut
    if not far or len(far) > MOST_FAR_CELLS:
        return None
    return _moved(xml[: starts[0][1]] + b"".join(rows), far, (bottom, left), xml[end:])


def densest(counts: Counter[int], gap: int) -> tuple[int, int]:
    """First and last number of the group that counts most, where groups are `gap` apart; the first of equals."""
    numbers = sorted(counts)
    groups = [[numbers[0]]]
    for number in numbers[1:]:
        if number - groups[-1][-1] > gap:
            groups.append([])
        groups[-1].append(number)
    best = max(groups, key=lambda group: sum(counts[number] for number in group))
    return best[0], best[-1]


def _near_columns(rows: bytes) -> tuple[int, int]:
    """First and last column of the fullest group of columns."""
    if not _WIDE.search(rows):
        first = _PLACE.search(rows)
        return (column_number(first[1].decode()) if first else 1), 26
    return densest(Counter(_place(cell)[1] for cell in _cells(rows, 0, len(rows))), GAP_COLUMNS)


def _cells(xml: bytes, start: int, stop: int) -> list[re.Match[bytes]]:
    """The cells of a row that hold something."""
    return [cell for cell in _CELL.finditer(xml, start, stop) if cell[3] and _PLACE.search(cell[2])]


def _without_far(row: bytes, left: int, right: int) -> tuple[bytes, list[re.Match[bytes]]]:
    if left <= 26 and not _WIDE.search(row):
        return row, []
    far = [cell for cell in _cells(row, 0, len(row)) if not left <= _place(cell)[1] <= right]
    for cell in reversed(far):
        row = row[: cell.start()] + row[cell.end() :]
    return row, far


def _place(cell: re.Match[bytes]) -> tuple[int, int]:
    place = _PLACE.search(cell[2])
    return (int(place[2]), column_number(place[1].decode())) if place else (0, 0)


def _moved(head: bytes, far: Iterable[re.Match[bytes]], corner: tuple[int, int], tail: bytes) -> MendedSheet:
    bottom, left = corner
    strays, rows = [], []
    for number, cell in enumerate(far, start=bottom + 1):
        strays.append(Stray(*_place(cell), moved_to=number))
        attributes = _PLACE.sub(b'r="%b%d"' % (column_letters(left).encode(), number), cell[2])
        rows.append(
            b'<%brow r="%d"><%bc %b>%b</%bc></%brow>'
            % (cell[1], number, cell[1], attributes, cell[3], cell[1], cell[1])
        )
    return MendedSheet(head + b"".join(rows) + tail, [], strays, left)
