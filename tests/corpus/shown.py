"""What a cell of the corpus shows, for the formats that keep no more than that."""

from datetime import date, datetime

from importer.workbook.cells import CellValue, ErrorValue
from tests.corpus.entry import Cell, Formula, Rich


def value_of(cell: Cell) -> CellValue:
    """The value that a reader finds: a formula's last result, a rich text without its looks."""
    if isinstance(cell, Formula):
        return cell.value
    return "".join(cell.parts) if isinstance(cell, Rich) else cell


def text_of(cell: Cell) -> str:
    """The text that a .csv has for a cell."""
    value = value_of(cell)
    if value is None:
        return ""
    if isinstance(value, ErrorValue):
        return value.code
    if isinstance(value, datetime):
        return value.strftime("%Y/%m/%d")
    if isinstance(value, date):
        return value.strftime("%Y/%m/%d")
    return repr(value) if isinstance(value, float) else str(value)
