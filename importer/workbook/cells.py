"""The cells of a sheet, and what they are called."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from string import ascii_uppercase
from typing import overload


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """What stands in a cell that Excel could not compute.

    `code` is Excel's own (`#REF!`, `#N/A`), or empty for a formula that was saved without ever being computed.
    A .csv and a web page tell none: there such a cell is the text that it shows.
    """

    code: str


CellValue = str | float | int | bool | datetime | date | time | timedelta | ErrorValue | None
"""What a cell may hold: text, a number, a truth, a date or time, an error, or null where it is blank."""


@dataclass(frozen=True, slots=True)
class FarCell:
    """A cell that stands far away from everything else in its sheet: 1-based row and column, and its value."""

    row: int
    column: int
    value: CellValue


@dataclass(frozen=True, slots=True)
class MergedRange:
    """Cells shown as one; 1-based, both ends included. The value stands in the top left one."""

    top: int
    left: int
    bottom: int
    right: int


class RowsInColumns(Sequence[Sequence[CellValue]]):
    """The rows of a large sheet, held by its columns: a row is put together when it is asked for.

    Whatever looks through a large sheet goes column by column. A column's values then lie next to each other in memory,
    where a search through them runs twice as fast as from row to row; and a process that is copied to look at some
    columns copies the memory of those alone.
    """

    def __init__(self, columns: Sequence[list[CellValue]]) -> None:
        self.columns = columns

    def __len__(self) -> int:
        return len(self.columns[0]) if self.columns else 0

    @overload
    def __getitem__(self, index: int) -> list[CellValue]: ...

    @overload
    def __getitem__(self, index: slice) -> list[list[CellValue]]: ...

    def __getitem__(self, index: int | slice) -> list[CellValue] | list[list[CellValue]]:
        if isinstance(index, slice):
            return [self[row] for row in range(*index.indices(len(self)))]
        return [column[index] for column in self.columns]

    def __iter__(self) -> Iterator[list[CellValue]]:
        return map(list, zip(*self.columns, strict=True))


@dataclass(frozen=True, slots=True)
class SheetCells:
    """The used range of one sheet.

    `rows[i][j]` stands at the workbook's own row `top + i` and column `left + j`; all rows are equally long.
    A sheet without values has no rows, and `top` and `left` 1. A hidden sheet is not read: it has no rows.
    `far` holds what was left out of `rows` because it stands a thousand blank rows, or two hundred blank columns,
    from the rest: `MOST_FAR_CELLS` at most.
    """

    name: str
    hidden: bool
    top: int
    left: int
    rows: Sequence[Sequence[CellValue]]
    merged: list[MergedRange] = field(default_factory=list)
    far: list[FarCell] = field(default_factory=list)


def column_letters(column: int) -> str:
    """The letters of a 1-based column, such as `XFD`."""
    letters = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def column_number(letters: str) -> int:
    """The 1-based column of letters such as `XFD`."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def row_number(cell: str) -> int:
    """The row of a cell by its name: 7 of `K7`."""
    return int(cell.lstrip(ascii_uppercase))


def cell_name(row: int, column: int) -> str:
    """The workbook's own name of a cell, such as `K7`, from its 1-based row and column."""
    return f"{column_letters(column)}{row}"


MOST_FAR_CELLS = 1000
"""More far cells than these are no slip of the hand; the sheet is then read as it stands, under the limits."""
