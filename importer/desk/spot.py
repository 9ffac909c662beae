"""Where a draft's row stands in the workbook as it came: known to people by its number, to the desk without doubt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from importer.checks.sheet_table import SheetTable


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A data row by its sheet, its number there, and the first column of its table: two may stand side by side."""

    sheet: str
    row: int
    left: int

    @classmethod
    def of(cls, table: SheetTable, index: int) -> Self:
        """Where a row of a table stands."""
        return cls(table.sheet, table.rows[index], min(table.columns.values(), default=1))

    def as_json(self) -> list[object]:
        """The same for JSON."""
        return [self.sheet, self.row, self.left]


def spots_in(tables: Sequence[SheetTable]) -> Iterator[tuple[Spot, SheetTable, int]]:
    """Every data row, with its table and its index there."""
    for table in tables:
        for index in range(len(table)):
            yield Spot.of(table, index), table, index
