"""Cells, sheet names and whole workbooks as they are written: a text stays a text, whatever it begins with."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Border, Side
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from importer.workbook.literal_text import literal_text

_SHEET_NAME_LENGTH = 31
_NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", "_"))
_THIN = Side(style="thin", color="999999")
FRAME = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
"""The lines about a cell of the table."""
AS_TEXT = "@"
"""The number format of cells whose digits are no number: codes, phones."""


def put(sheet: Worksheet, row: int, column: int, value: object) -> Cell:
    """Write a value; a text stays a text, whatever a spreadsheet program would make of its first character.

    Control characters, which no workbook can hold, are left out, and what reads like an escaped one is escaped.
    """
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        value = literal_text(ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.value = value  # type: ignore[assignment]  # texts, numbers and blanks only
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    return cell  # type: ignore[return-value]  # merged cells are written at their top left only


class _GrowingRow(RowDimension):
    """A row with a height that is its own to change: openpyxl fixes every height that it writes."""

    @property
    def customHeight(self) -> bool:  # noqa: N802  # openpyxl's name for it
        """Whether the height stays as it is whatever is typed into the row."""
        return False


def give_height(sheet: Worksheet, row: int, points: float) -> None:
    """Make a row so high for a start; it grows with what is typed into it."""
    sheet.row_dimensions[row] = _GrowingRow(sheet, index=row, ht=points)


def next_sheet(workbook: Workbook, name: str, *, first: bool = False) -> Worksheet:
    """A new sheet behind the others; the first one is there already in a new workbook."""
    if not first:
        created: Worksheet = workbook.create_sheet(name)
        return created
    sheet = workbook.worksheets[0]
    sheet.title = name
    return sheet


def sheet_name(office: str, taken: set[str]) -> str:
    """A name for an office's sheet, as like its own as a workbook allows; it is added to those that are `taken`."""
    base = ILLEGAL_CHARACTERS_RE.sub("", office).translate(_NOT_IN_SHEET_NAMES)[:_SHEET_NAME_LENGTH] or "窗口"
    name, count = base, 1
    while name.lower() in taken:
        count += 1
        suffix = f"-{count}"
        name = base[: _SHEET_NAME_LENGTH - len(suffix)] + suffix
    taken.add(name.lower())
    return name


def saved(workbook: Workbook) -> bytes:
    """The workbook as .xlsx."""
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()
