"""A sheet's cells as its office sees them: merged ones show one value, and rows far away are rows like the others."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from importer.checks.cell_text import source_text
from importer.workbook.cells import CellValue, SheetCells
from importer.workbook.merged_cells import Covered, covered_cells


@dataclass(frozen=True, slots=True)
class ShownCells:
    """A sheet's rows, 0-based: first those of its used range, then, from `far` on, those that stand far from it.

    `numbers` are the far rows' own numbers in the workbook, 1-based.
    """

    sheet: SheetCells
    rows: Sequence[Sequence[CellValue]]
    numbers: Sequence[int]
    covered: Covered

    @classmethod
    def of(cls, sheet: SheetCells) -> "ShownCells":
        """What a sheet shows; far cells that stand beside its columns are in no row."""
        width = len(sheet.rows[0]) if sheet.rows else 0
        far: dict[int, list[CellValue]] = defaultdict(lambda: [None] * width)
        for cell in sheet.far:
            column = cell.column - sheet.left
            if 0 <= column < width and not sheet.top <= cell.row < sheet.top + len(sheet.rows):
                far[cell.row][column] = cell.value
        return cls(sheet, [*sheet.rows, *far.values()], list(far), covered_cells(sheet))

    @property
    def far(self) -> int:
        """The index of the first far row."""
        return len(self.sheet.rows)

    def number(self, index: int) -> int:
        """A row's number in the workbook, 1-based."""
        return self.sheet.top + index if index < self.far else self.numbers[index - self.far]

    def own(self, index: int) -> list[str]:
        """A row's own texts; what a merged range covers is none."""
        texts = [source_text(value) for value in self.rows[index]]
        for column in self.covered.get(index, ()):
            texts[column] = ""
        return texts

    def down(self, index: int) -> Sequence[CellValue]:
        """A row's values, with those that are merged down into it."""
        row = self.rows[index]
        return [self._value(index, column, ()) for column in range(len(row))] if index in self.covered else row

    def text(self, index: int, column: int, beside: Collection[int] = ()) -> str:
        """The text that a cell shows; `beside` are the columns out of which it may be carried sideways."""
        return source_text(self._value(index, column, beside))

    def _value(self, index: int, column: int, beside: Collection[int]) -> CellValue:
        row, origin = self.covered.get(index, {}).get(column, (index, column))
        return self.rows[row][origin] if origin == column or origin in beside else None
