"""A sheet put together cell by cell, as files tell it that are no grid: web pages and XML, with gaps and repeats."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from importer.workbook.cell_frames import rows_as_json
from importer.workbook.cells import MOST_FAR_CELLS, CellValue, ErrorValue, cell_name
from importer.workbook.limits import Reason, WorkbookLimits, WorkbookRefused
from importer.workbook.strays import GAP_COLUMNS, GAP_ROWS, densest

Grid = dict[int, dict[int, CellValue]]
Told = dict[str, object]


def told_sheet(name: str, *, hidden: bool = False) -> Told:
    """An empty sheet in the form that `sheets_from_frame` takes."""
    return {
        "name": name, "hidden": hidden, "top": 1, "left": 1, "rows": [], "merged": [], "far": [], "errors": [],
    }  # fmt: skip


@dataclass(slots=True)
class LooseCells:
    """The filled cells of one sheet by 1-based row and column, and its merged ranges, as a reader comes upon them.

    `budget` is how many cells the file may still hold.
    """

    name: str
    limits: WorkbookLimits
    budget: int
    hidden: bool = False
    grid: Grid = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    def put(self, row: int, column: int, value: CellValue, *, across: int = 1, down: int = 1) -> None:
        """Put a value into a cell, or into as many beside and below it as it is repeated in; nothing where blank.

        Raises
        ------
        WorkbookRefused
            Over the limit of cells, or of signs in a cell.
        """
        if value is None or (isinstance(value, str) and not value.strip()):
            return
        self.budget -= across * down
        if self.budget < 0:
            place = {"sheet": self.name, "cell": cell_name(row + down - 1, column + across - 1)}
            raise WorkbookRefused(Reason.CELLS, {"limit": self.limits.cells, "found": self.limits.cells + 1, **place})
        for line in range(row, row + down):
            self.grid.setdefault(line, {}).update(dict.fromkeys(range(column, column + across), value))

    def merge(self, row: int, column: int, *, across: int, down: int) -> None:
        """Note a merged range by its top left cell and its size."""
        if (across > 1 or down > 1) and len(self.merged) < self.limits.rows:
            self.merged.append((row, column, row + down - 1, column + across - 1))

    def told(self) -> Told:
        """The sheet in the form that `sheets_from_frame` takes, with far cells apart.

        Raises
        ------
        WorkbookRefused
            Over a limit.
        """
        told = told_sheet(self.name, hidden=self.hidden)
        if self.hidden or not self.grid:
            return told
        (top, bottom), (left, right) = self._near()
        self._refuse_large(bottom - top + 1, right - left + 1, cell_name(bottom, right))
        told |= {"top": top, "left": left, "merged": self.merged}
        told["rows"] = rows_as_json(self._rows(top, bottom, left, right), self.limits, self._too_long(top, left))
        told["far"] = [
            (row, column, _plain(value))
            for row, column, value in self._cells()
            if not (top <= row <= bottom and left <= column <= right)
        ]
        told["errors"] = [(row, col, value.code) for row, col, value in self._cells() if isinstance(value, ErrorValue)]
        return told

    def _cells(self) -> Iterator[tuple[int, int, CellValue]]:
        return ((row, column, value) for row, line in self.grid.items() for column, value in line.items())

    def _near(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """First and last row and column of the fullest block; of all where too much stands outside it."""
        rows = densest(Counter(dict.fromkeys(self.grid, 1)), GAP_ROWS)
        inside = [line for row, line in self.grid.items() if rows[0] <= row <= rows[1]]
        columns = densest(Counter(column for line in inside for column in line), GAP_COLUMNS)
        near = sum(columns[0] <= column <= columns[1] for line in inside for column in line)
        if sum(map(len, self.grid.values())) - near <= MOST_FAR_CELLS:
            return rows, columns
        used = {column for line in self.grid.values() for column in line}
        return (min(self.grid), max(self.grid)), (min(used), max(used))

    def _refuse_large(self, height: int, width: int, last: str) -> None:
        for reason, limit, found in (
            (Reason.ROWS, self.limits.rows, height),
            (Reason.COLUMNS, self.limits.columns, width),
            (Reason.CELLS, self.limits.cells, height * width),
        ):
            if found > limit:
                raise WorkbookRefused(reason, {"limit": limit, "found": found, "sheet": self.name, "cell": last})

    def _rows(self, top: int, bottom: int, left: int, right: int) -> Iterator[list[object]]:
        for row in range(top, bottom + 1):
            line = self.grid.get(row, {})
            yield [_plain(line.get(column)) for column in range(left, right + 1)]

    def _too_long(self, top: int, left: int) -> Callable[[int, int, int], WorkbookRefused]:
        def refused(row: int, column: int, length: int) -> WorkbookRefused:
            place = {"sheet": self.name, "cell": cell_name(top + row, left + column)}
            return WorkbookRefused(Reason.CELL_CHARS, {"limit": self.limits.cell_chars, "found": length, **place})

        return refused


def _plain(value: CellValue) -> object:
    """A value as it travels: an error's place is told apart, and holds a sign so that its cell counts as used."""
    return "!" if isinstance(value, ErrorValue) else value
