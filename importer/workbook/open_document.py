"""The sheets of an OpenDocument workbook (.ods), from its one part `content.xml`.

calamine reads these too, but tells neither merged cells nor errors, and lays out every repeat and far cell. The format
states each value outright (OpenDocument 1.3 part 3, 9.1 and 19.385), so that reading it by hand costs no second truth.
"""

import re
from datetime import date, datetime, time, timedelta

from importer.workbook.cells import CellValue, ErrorValue
from importer.workbook.limits import Reason, WorkbookLimits, WorkbookRefused
from importer.workbook.loose_cells import LooseCells, Told
from importer.workbook.xml_events import Attributes, read_xml

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_SHAPES = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 "
# What stands in or beside cells and is none of their text: remarks, links to other files, changes, pictures.
_PASSED_OVER = frozenset({_OFFICE + "annotation", _TABLE + "dde-links", _TABLE + "tracked-changes", _TABLE + "shapes"})
_CELLS = frozenset({_TABLE + "table-cell", _TABLE + "covered-table-cell"})
_DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")
_ERROR = re.compile(r"#[A-Z/0]+[!?A]|Err:\d+")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


def open_document_sheets(content: bytes, limits: WorkbookLimits) -> list[Told]:
    """Every sheet of `content.xml`.

    Raises
    ------
    WorkbookRefused
        Over a limit; any other exception means a damaged file.
    """
    document = _Document(limits)
    read_xml(content, document)
    return [sheet.told() for sheet in document.sheets]


class _Document:
    """The XML's events turned into sheets: where the reading is, and what stands in the cell that is open."""

    def __init__(self, limits: WorkbookLimits) -> None:
        self.sheets: list[LooseCells] = []
        self._limits = limits
        self._style = ""
        self._hidden: set[str] = set()
        self._passed_over = 0
        self._tables = 0
        self._row, self._column, self._rows = 1, 1, 1
        self._cell: Attributes | None = None
        self._lines: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if self._passed_over or name in _PASSED_OVER or name.startswith(_SHAPES):
            self._passed_over += 1
        elif name in _CELLS:
            self._cell, self._lines = attributes, []
        elif name.startswith(_TEXT):
            self._start_text(name, attributes)
        elif name == _TABLE + "table-row":
            self._column, self._rows = 1, _count(attributes, "number-rows-repeated", _LAST_ROW)
        elif name == _TABLE + "table":
            self._start_table(attributes)
        elif name == _TABLE + "table-source" and self.sheets:
            # A copy of a sheet in another file, kept beside the formulas that ask for it.
            self.sheets.pop()
        elif name == _STYLE + "style":
            self._style = attributes.get(_STYLE + "name", "")
        elif name == _STYLE + "table-properties" and attributes.get(_TABLE + "display") == "false":
            self._hidden.add(self._style)

    def _start_table(self, attributes: Attributes) -> None:
        self._tables += 1
        if self._tables > self._limits.sheets:
            raise WorkbookRefused(Reason.SHEETS, {"limit": self._limits.sheets, "found": self._tables})
        budget = self.sheets[-1].budget if self.sheets else self._limits.cells
        hidden = attributes.get(_TABLE + "style-name") in self._hidden
        self.sheets.append(LooseCells(attributes.get(_TABLE + "name", ""), self._limits, budget, hidden))
        self._row = 1

    def _start_text(self, name: str, attributes: Attributes) -> None:
        if self._cell is None:
            return
        match name.removeprefix(_TEXT):
            case "p":
                self._lines.append("")
            case "s":
                self.words(" " * min(int(attributes.get(_TEXT + "c", "1")), self._limits.cell_chars))
            case "tab":
                self.words("\t")
            case "line-break":
                self.words("\n")

    def words(self, text: str) -> None:
        if self._cell is not None and self._lines and not self._passed_over:
            self._lines[-1] += text

    def end(self, name: str) -> None:
        if self._passed_over:
            self._passed_over -= 1
        elif name in _CELLS and self._cell is not None and self.sheets:
            self._end_cell(self.sheets[-1], self._cell, name == _TABLE + "covered-table-cell")
            self._cell = None
        elif name == _TABLE + "table-row":
            self._row += self._rows

    def _end_cell(self, sheet: LooseCells, cell: Attributes, covered: bool) -> None:
        across = _count(cell, "number-columns-repeated", _LAST_COLUMN)
        if not covered and not sheet.hidden:
            sheet.put(self._row, self._column, _value(cell, "\n".join(self._lines)), across=across, down=self._rows)
            wide = _count(cell, "number-columns-spanned", _LAST_COLUMN)
            sheet.merge(self._row, self._column, across=wide, down=_count(cell, "number-rows-spanned", _LAST_ROW))
        self._column += across


def _count(attributes: Attributes, name: str, most: int) -> int:
    return min(max(int(attributes.get(_TABLE + name, "1")), 1), most)


def _value(cell: Attributes, text: str) -> CellValue:
    kind = cell.get(_OFFICE + "value-type")
    formula = _TABLE + "formula" in cell
    if cell.get(_CALC + "value-type") == "error" or (formula and _ERROR.fullmatch(text)):
        return ErrorValue(text if text.startswith("#") else "#VALUE!")
    match kind:
        case "float" | "percentage" | "currency":
            return float(cell[_OFFICE + "value"])
        case "boolean":
            return cell[_OFFICE + "boolean-value"] == "true"
        case "date":
            return _date(cell[_OFFICE + "date-value"])
        case "time":
            return _time(cell[_OFFICE + "time-value"]) or text
    if formula and kind is None and not text:
        return ErrorValue("")
    return text or cell.get(_OFFICE + "string-value") or None


def _date(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _time(text: str) -> time | timedelta | None:
    parts = _DURATION.fullmatch(text)
    if parts is None:
        return None
    hours, minutes, seconds = map(int, parts.groups())
    if hours < 24 and minutes < 60 and seconds < 60:
        return time(hours, minutes, seconds)
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)
