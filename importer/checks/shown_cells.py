"""A sheet's cells as its office sees them: merged ones show one value, and rows far away are rows like the others.

Texts are handed out column by column, since a column holds one kind of value nearly everywhere.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from importer.checks.cell_text import source_texts
from importer.workbook.cells import CellValue, RowsInColumns, SheetCells
from importer.workbook.merged_cells import covered_cells

Texts = Sequence[str]
_NONE = frozenset[int]()
_LOOKED_AT = 1000
_FEW_ROWS = 200
_SHORT = 4


@dataclass(frozen=True, slots=True)
class ShownCells:
    """A sheet's texts by column and row, 0-based: first the rows of its used range, then, from `far` on, far ones.

    `own` are the cells' own texts, empty where a merged range covers them; `covered` gives for such a cell, by column
    and row, the row and column whose value is shown there; `numbers` are the far rows' own numbers in the workbook.
    """

    sheet: SheetCells
    own: Sequence[Texts]
    covered: dict[int, dict[int, tuple[int, int]]]
    numbers: Sequence[int]
    _shown: dict[tuple[int, frozenset[int]], Texts] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, sheet: SheetCells) -> "ShownCells":
        """What a sheet shows; far cells that stand beside its columns are in no row."""
        width = len(sheet.rows[0]) if sheet.rows else 0
        far: dict[int, list[CellValue]] = defaultdict(lambda: [None] * width)
        for cell in sheet.far:
            column = cell.column - sheet.left
            if 0 <= column < width and not sheet.top <= cell.row < sheet.top + len(sheet.rows):
                far[cell.row][column] = cell.value
        own = _columns(sheet.rows, list(far.values()), width)
        covered: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
        for row, columns in covered_cells(sheet).items():
            for column, origin in columns.items():
                covered[column][row] = origin
        for column, rows in covered.items():
            own[column] = _without(own[column], rows)
        return cls(sheet, own, covered, list(far))

    @property
    def far(self) -> int:
        """The index of the first far row."""
        return len(self.sheet.rows)

    @property
    def height(self) -> int:
        """How many rows there are, far ones with them."""
        return self.far + len(self.numbers)

    def number(self, index: int) -> int:
        """A row's number in the workbook, 1-based."""
        return self.sheet.top + index if index < self.far else self.numbers[index - self.far]

    def numbers_of(self, indices: Sequence[int]) -> tuple[int, ...]:
        """The numbers of rows, by their ascending indices."""
        near = bisect_left(indices, self.far)
        top = self.sheet.top
        return (*[top + index for index in indices[:near]], *map(self.number, indices[near:]))

    def row(self, index: int) -> list[str]:
        """A row's own texts."""
        return [column[index] for column in self.own]

    def column(self, column: int, beside: Collection[int] = ()) -> Texts:
        """The texts that a column shows; `beside` are the columns out of which one may be carried sideways."""
        covered = self.covered.get(column)
        if not covered:
            return self.own[column]
        key = column, frozenset(beside) if beside else _NONE
        if key not in self._shown:
            texts = list(self.own[column])
            for row, (above, origin) in covered.items():
                if origin == column or origin in beside:
                    texts[row] = self.own[origin][above]
            self._shown[key] = texts
        return self._shown[key]

    def column_of_rows(self, column: int, first: int, last: int, beside: Collection[int] = ()) -> Texts:
        """The same where nobody asks for rows before `first` or behind `last`: most merged cells are in a title."""
        covered = self.covered.get(column)
        if not covered or not any(first <= row <= last for row in covered):
            return self.own[column]
        return self.column(column, beside)

    def across(self, row: int, column: int) -> int | None:
        """The column out of which a cell's value is carried sideways, by a merged range; None where it is its own."""
        above = self.covered.get(column, {}).get(row)
        return above[1] if above is not None and above[1] != column else None


def _columns(rows: Sequence[Sequence[CellValue]], far: Sequence[Sequence[CellValue]], width: int) -> list[Texts]:
    """The texts of each column, those of far rows at its end.

    Those of few rows are made all at once, as what a column costs at all is more.
    """
    if len(rows) + len(far) > _FEW_ROWS:
        return [_held_once(source_texts(column)) for column in _values(rows, far)]
    texts = source_texts([*chain.from_iterable((*rows, *far))])
    return [texts[column::width] for column in range(width)]


def _values(rows: Sequence[Sequence[CellValue]], far: Sequence[Sequence[CellValue]]) -> Iterable[Sequence[CellValue]]:
    if not isinstance(rows, RowsInColumns):
        return zip(*rows, *far, strict=True)
    if not far:
        return rows.columns
    return [[*column, *(row[place] for row in far)] for place, column in enumerate(rows.columns)]


def _held_once(texts: Texts) -> Texts:
    """A column's texts, equal ones the same object: thousands of rows have the same hours, each read by itself.

    Short texts are persons' names as a rule, of which a long list has each many times.
    """
    first = texts[:_LOOKED_AT]
    if len(texts) <= _LOOKED_AT:
        return texts
    if len(set(first)) > _LOOKED_AT // 2 and sum(map(len, first)) > _SHORT * _LOOKED_AT:
        return texts
    held = dict(zip(texts, texts, strict=True))
    return list(map(held.__getitem__, texts))


def _without(texts: Texts, rows: Collection[int]) -> Texts:
    bare = list(texts)
    for row in rows:
        bare[row] = ""
    return bare
