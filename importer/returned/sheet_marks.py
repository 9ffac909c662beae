"""What one sheet of a workbook is to show, as its cells are shown: of merged ones the first has the mark of all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from importer.returned.looks import LOOKS
from importer.returned.marks import CellMark, EarlierMarks, Marks, RowMark
from importer.returned.xml_places import elements
from importer.workbook.cells import cell_name, column_number, row_number


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """What one sheet is to show: severities by row and then column, texts of the added column by row.

    `labels` are the rows in which that column has its label; `beside` is the last column of the sheet's tables, and
    `earlier` the column that an earlier check added. All are 1-based. `comments` are by the cell's name. `mended` are
    the texts of cells that say something else than what was sent, by row and column.
    """

    cells: Mapping[int, Mapping[int, str]]
    texts: Mapping[int, str]
    labels: frozenset[int]
    beside: int
    earlier: int | None = None
    comments: Mapping[str, str] = field(default_factory=dict)
    mended: Mapping[int, Mapping[int, str]] = field(default_factory=dict)

    @property
    def rows(self) -> frozenset[int]:
        """The rows that are changed."""
        return frozenset(self.cells.keys() | self.texts.keys() | self.mended.keys())


def marks_by_sheet(marks: Marks, earlier: EarlierMarks) -> dict[str, tuple[list[CellMark], list[RowMark]]]:
    """The marks of each sheet's cells and rows; of a sheet that was marked before there may be none any more."""
    changed = (*earlier.columns, *(each.sheet for each in marks.mended))
    found: dict[str, tuple[list[CellMark], list[RowMark]]] = {name: ([], []) for name in changed}
    for mark in marks.cells:
        found.setdefault(mark.sheet, ([], []))[0].append(mark)
    for row in marks.rows:
        found.setdefault(row.sheet, ([], []))[1].append(row)
    return found


def sheet_marks(
    cells: Iterable[CellMark], rows: Sequence[RowMark], beside: int, earlier: int | None, xml: bytes
) -> SheetMarks:
    """The marks of a sheet whose part is `xml`."""
    shown = _shown(cells, _merged(xml))
    severities: dict[int, dict[int, str]] = defaultdict(dict)
    for name, own in shown.items():
        gravest = min((mark.severity for mark in own), key=tuple(LOOKS).index)
        severities[row_number(name)][_column(name)] = gravest
    comments = {name: "\n\n".join(dict.fromkeys(mark.comment for mark in own)) for name, own in shown.items()}
    labels = frozenset(row.row for row in rows if row.is_label)
    return SheetMarks(severities, {row.row: row.text for row in rows}, labels, beside, earlier, comments)


def mended_cells(marks: Marks, sheet: str) -> dict[int, dict[int, str]]:
    """The texts of a sheet's cells that say something else now, by row and column."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for each in marks.mended:
        if each.sheet == sheet:
            found[row_number(each.cell)][_column(each.cell)] = each.text
    return found


def _shown(marks: Iterable[CellMark], merged: Sequence[tuple[int, int, int, int]]) -> dict[str, list[CellMark]]:
    """The marks by the cell that shows them."""
    found: dict[str, list[CellMark]] = defaultdict(list)
    for mark in marks:
        row, column = row_number(mark.cell), _column(mark.cell)
        holding = (one for one in merged if one[0] <= row <= one[2] and one[1] <= column <= one[3])
        first = next(holding, (row, column, row, column))
        found[cell_name(first[0], first[1])].append(mark)
    return found


def _merged(xml: bytes) -> list[tuple[int, int, int, int]]:
    if b"mergeCell" not in xml:
        return []
    found = elements(xml, lambda name, path, _: name == "mergeCell" and len(path) == 2)
    return [range_of(one.attributes["ref"]) for one in found if "ref" in one.attributes]


def range_of(name: str) -> tuple[int, int, int, int]:
    """Top, left, bottom and right of a range such as `A1:C3`, 1-based."""
    first, _, last = name.replace("$", "").partition(":")
    last = last or first
    return row_number(first), _column(first), row_number(last), _column(last)


def _column(name: str) -> int:
    return column_number(name.rstrip("0123456789"))
