"""The sheets of an “XML Spreadsheet 2003”, which Excel saves and many systems export under the name .xls."""

import re
from datetime import datetime

from importer.workbook.cells import CellValue, ErrorValue
from importer.workbook.limits import Reason, WorkbookLimits, WorkbookRefused
from importer.workbook.loose_cells import LooseCells, Told
from importer.workbook.xml_events import Attributes, read_xml

_SHEET = "urn:schemas-microsoft-com:office:spreadsheet "
_EXCEL = "urn:schemas-microsoft-com:office:excel "
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_MOST_MERGED = 1_048_576


def xml_2003_sheets(text: str, limits: WorkbookLimits) -> list[Told]:
    """Every worksheet of the file's text.

    Raises
    ------
    WorkbookRefused
        Over a limit; any other exception means a damaged file.
    """
    document = _Document(limits)
    # The text is decoded already: what its declaration says of an encoding is no longer so.
    read_xml(_DECLARATION.sub("", text, count=1), document)
    return [sheet.told() for sheet in document.sheets]


class _Document:
    """The XML's events turned into sheets: where the reading is, and what stands in the cell that is open."""

    def __init__(self, limits: WorkbookLimits) -> None:
        self.sheets: list[LooseCells] = []
        self._limits = limits
        self._row, self._column, self._across = 0, 0, 1
        self._formula = False
        self._kind: str | None = None
        self._words: list[str] | None = None
        self._inside = ""

    def start(self, name: str, attributes: Attributes) -> None:
        match name.removeprefix(_SHEET):
            case "Worksheet":
                self._start_sheet(attributes.get(_SHEET + "Name", ""))
            case "Row":
                self._row, self._column, self._across = _index(attributes, self._row + 1), 0, 1
            case "Cell":
                self._start_cell(attributes)
            case "Data":
                self._kind, self._words = attributes.get(_SHEET + "Type", "String"), []
        self._inside = name

    def _start_sheet(self, name: str) -> None:
        if len(self.sheets) >= self._limits.sheets:
            raise WorkbookRefused(Reason.SHEETS, {"limit": self._limits.sheets, "found": len(self.sheets) + 1})
        budget = self.sheets[-1].budget if self.sheets else self._limits.cells
        self.sheets.append(LooseCells(name, self._limits, budget))
        self._row = 0

    def _start_cell(self, attributes: Attributes) -> None:
        self._column = _index(attributes, self._column + self._across)
        self._across = 1 + _span(attributes, "MergeAcross")
        self._formula, self._kind = _SHEET + "Formula" in attributes, None
        down = 1 + _span(attributes, "MergeDown")
        if self.sheets:
            self.sheets[-1].merge(self._row, self._column, across=self._across, down=down)

    def words(self, text: str) -> None:
        if self._words is not None:
            self._words.append(text)
        elif self._inside == _EXCEL + "Visible" and text in {"SheetHidden", "SheetVeryHidden"} and self.sheets:
            self.sheets[-1].hidden = True

    def end(self, name: str) -> None:
        if name == _SHEET + "Data" and self._words is not None:
            self._put(_value(self._kind or "String", "".join(self._words)))
            self._words = None
        elif name == _SHEET + "Cell" and self._formula and self._kind is None:
            self._put(ErrorValue(""))
        self._inside = ""

    def _put(self, value: CellValue) -> None:
        if self.sheets:
            self.sheets[-1].put(self._row, self._column, value)


def _index(attributes: Attributes, following: int) -> int:
    return max(int(attributes.get(_SHEET + "Index", following)), 1)


def _span(attributes: Attributes, name: str) -> int:
    return min(max(int(attributes.get(_SHEET + name, "0")), 0), _MOST_MERGED)


def _value(kind: str, text: str) -> CellValue:
    match kind:
        case "Number":
            return float(text)
        case "Boolean":
            return text.strip() == "1"
        case "DateTime":
            return datetime.fromisoformat(text)
        case "Error":
            return ErrorValue(text)
    return text
