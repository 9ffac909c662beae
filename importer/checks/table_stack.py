"""Tables of one layout laid on each other: what is looked at row by row is looked at once, through all of them.

A check's first row costs as much as its next fifty. A folder of small files is judged in stacks, so that this is paid
once for many of them; what is decided table by table is decided of each part of the stack.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from typing import TypeVar

from importer.checks.header_line import HeaderLine
from importer.checks.sheet_table import SheetTable
from importer.notices import Notice, Place

_Said = TypeVar("_Said")


@dataclass(frozen=True, slots=True)
class TableStack:
    """Tables with the same columns, and the rows of all of them as one table.

    `whole` numbers its rows from 1 and has no sheet and no header line of its own; `parted` tells what was noticed of
    it in each table's own words. Of a single table `whole` is that table. `starts` gives the index in it of each
    table's first row, and at last its length.
    """

    tables: tuple[SheetTable, ...]
    whole: SheetTable
    starts: tuple[int, ...]

    @classmethod
    def of(cls, tables: Sequence[SheetTable]) -> "TableStack":
        """The tables on each other, in their order."""
        starts = tuple(accumulate(map(len, tables), initial=0))
        return cls(tuple(tables), tables[0] if len(tables) == 1 else _joined(tables, starts), starts)

    @property
    def parts(self) -> list[slice]:
        """Each table's rows in the whole."""
        return [slice(*ends) for ends in zip(self.starts, self.starts[1:], strict=False)]

    def in_each_row(self, said: Callable[[SheetTable], _Said]) -> list[_Said]:
        """What each table says once, beside each of its rows."""
        return [each for table in self.tables for each in [said(table)] * len(table)]

    def by_table(self, rows: Iterable[int]) -> Iterator[list[int]]:
        """Rows of the whole, ascending: those of one table after those of another."""
        for _, found in groupby(rows, lambda row: bisect_right(self.starts, row)):
            yield list(found)

    def parted(self, notices: Iterable[Notice]) -> list[list[Notice]]:
        """What was noticed of rows of the whole, table by table, each notice at its place there."""
        if len(self.tables) == 1:
            return [list(notices)]
        told: list[list[Notice]] = [[] for _ in self.tables]
        for notice in notices:
            row = (notice.place.row or 1) - 1
            number = bisect_right(self.starts, row) - 1
            table, index, field = self.tables[number], row - self.starts[number], notice.place.field or ""
            place = Place(table.sheet, table.rows[index], table.cell(field, index), field)
            told[number].append(replace(notice, place=place))
        return told


def stacked(tables: Sequence[SheetTable]) -> Iterator[tuple[list[int], TableStack]]:
    """The tables in stacks of those that have the same columns, each stack with the numbers of its tables."""
    alike: dict[object, list[int]] = defaultdict(list)
    for number, table in enumerate(tables):
        # What is no grid has cells of its own for each row.
        layout = number if table.cells else (*table.columns.items(), *table.labels.items())
        alike[layout].append(number)
    for numbers in alike.values():
        yield numbers, TableStack.of([tables[number] for number in numbers])


def _joined(tables: Sequence[SheetTable], starts: Sequence[int]) -> SheetTable:
    first = tables[0]
    return SheetTable(
        sheet="",
        header_row=0,
        header=HeaderLine({}, {}),
        rows=tuple(range(1, starts[-1] + 1)),
        columns=first.columns,
        texts={name: [text for table in tables for text in table.texts[name]] for name in first.texts},
        labels=first.labels,
        repeated=_repeated(tables, starts),
    )


def _repeated(tables: Sequence[SheetTable], starts: Sequence[int]) -> dict[str, dict[int, str]]:
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for table, start in zip(tables, starts, strict=False):
        for name, marks in table.repeated.items():
            # Above a table's first row stands none of its own, but another table's last.
            found[name].update({start + index: mark for index, mark in marks.items() if index})
    return dict(found)
