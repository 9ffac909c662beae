"""Where the rows, cells and other parts of a sheet's XML stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from importer.returned.sheet_marks import range_of
from importer.returned.xml_places import Element, elements
from importer.workbook.cells import column_number


@dataclass(frozen=True, slots=True)
class WantedCells:
    """The cells whose places are asked for: those of some rows, of one column, and of some formats."""

    rows: frozenset[int]
    column: int | None
    formats: frozenset[str]

    def holds(self, row: int, column: int, style: str | None) -> bool:
        """Whether a cell is one of them."""
        return row in self.rows or column == self.column or style in self.formats


@dataclass(slots=True)
class SheetRow:
    """A row that is there, with its cells that are wanted, each with its column."""

    number: int
    element: Element
    cells: list[tuple[int, Element]] = field(default_factory=list)


@dataclass(slots=True)
class SheetPlaces:
    """Where the parts of a sheet stand that are looked at.

    `rows` are by their number, `starts` number and place of each; `outer` what stands right below the root, by its
    name; `columns` the widths that are told, `merged` top, left, bottom and right of merged cells.
    """

    rows: dict[int, SheetRow]
    starts: list[tuple[int, int]]
    outer: dict[str, Element]
    columns: list[Element]
    merged: list[tuple[int, int, int, int]]


def places_in(xml: bytes, wanted: WantedCells) -> SheetPlaces:
    """Where the rows of a sheet stand, their cells as far as they are wanted, and what stands beside the rows."""
    rows: list[int] = []
    columns: list[int] = []
    numbers: list[int] = []

    def is_wanted(name: str, path: tuple[str, ...], attributes: Mapping[str, str]) -> bool:
        depth = len(path)
        if depth == 3:
            if name != "c" or path[2] != "row":
                return False
            columns[0] = _column(attributes.get("r"), columns[0])
            return wanted.holds(rows[-1], columns[0], attributes.get("s"))
        if depth == 2 and path[1] == "sheetData":
            rows[:] = [int(attributes.get("r") or (rows[-1] if rows else 0) + 1)]
            columns[:] = [0]
            numbers.append(rows[-1])
            return True
        return depth == 1 or (depth == 2 and name in ("col", "mergeCell"))

    found = elements(xml, is_wanted)
    return _sorted(found, numbers)


def _column(name: str | None, before: int) -> int:
    return column_number(name.rstrip("0123456789")) if name else before + 1


def _sorted(found: Sequence[Element], numbers: Sequence[int]) -> SheetPlaces:
    places = SheetPlaces({}, [], {}, [], [])
    row: SheetRow | None = None
    of_rows = iter(numbers)
    column = 0
    for one in found:
        if one.name == "row" and len(one.path) == 2:
            row, column = SheetRow(next(of_rows), one), 0
            places.rows[row.number] = row
            places.starts.append((row.number, one.start))
        elif one.name == "c" and row is not None:
            column = _column(one.attributes.get("r"), column)
            row.cells.append((column, one))
        elif one.name == "col":
            places.columns.append(one)
        elif one.name == "mergeCell":
            places.merged.append(range_of(one.attributes.get("ref", "A1")))
        elif len(one.path) == 1:
            places.outer.setdefault(one.name, one)
    return places
