"""A sheet's cells as its office sees them: merged ones show one value, and rows far away are rows like the others."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from importer.checks.cell_text import source_text, source_texts
from importer.checks.found_rows import rows_with
from importer.workbook.cells import CellValue, SheetCells
from importer.workbook.merged_cells import Covered, covered_cells


@dataclass(frozen=True, slots=True)
class ShownCells:
    """A sheet's rows, 0-based: first those of its used range, then, from `far` on, those that stand far from it.

    `texts` are the rows' own, also where a merged range covers them; `numbers` are the far rows' own numbers in the
    workbook, 1-based.
    """

    sheet: SheetCells
    rows: Sequence[Sequence[CellValue]]
    texts: Sequence[Sequence[str]]
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
        rows = [*sheet.rows, *far.values()]
        texts = list(zip(*map(source_texts, zip(*rows, strict=True)), strict=True))
        return cls(sheet, rows, texts, list(far), covered_cells(sheet))

    @property
    def far(self) -> int:
        """The index of the first far row."""
        return len(self.sheet.rows)

    def number(self, index: int) -> int:
        """A row's number in the workbook, 1-based."""
        return self.sheet.top + index if index < self.far else self.numbers[index - self.far]

    def own(self, index: int) -> Sequence[str]:
        """A row's own texts; what a merged range covers is none."""
        covered = self.covered.get(index, ())
        if not covered:
            return self.texts[index]
        return ["" if column in covered else text for column, text in enumerate(self.texts[index])]

    def down(self, index: int) -> Sequence[CellValue]:
        """A row's values, with those that are merged down into it."""
        row = self.rows[index]
        return [self._value(index, column, ()) for column in range(len(row))] if index in self.covered else row

    def text(self, index: int, column: int, beside: Collection[int] = ()) -> str:
        """The text that a cell shows; `beside` are the columns out of which it may be carried sideways."""
        if column not in self.covered.get(index, ()):
            return self.texts[index][column]
        return source_text(self._value(index, column, beside))

    def block(self, rows: Sequence[int], column: int, beside: Collection[int] = ()) -> list[str]:
        """The texts that some rows show in one column; `beside` as in `text`."""
        if not self.covered:
            return [self.texts[index][column] for index in rows]
        return [self.text(index, column, beside) for index in rows]

    def hinted(self, hint: re.Pattern[str], at_least: int) -> set[int]:
        """The rows of the used range in which so many cells may hold what the pattern finds; not one is left out."""
        columns = list(zip(*self.texts[: self.far], strict=True))
        found = Counter(row for column in columns for row in rows_with(hint, column))
        return {row for row, cells in found.items() if cells >= at_least}.union(self.covered)

    def _value(self, index: int, column: int, beside: Collection[int]) -> CellValue:
        row, origin = self.covered.get(index, {}).get(column, (index, column))
        return self.rows[row][origin] if origin == column or origin in beside else None
