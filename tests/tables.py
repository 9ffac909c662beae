"""Tables out of lines of cells, as a sheet has them; and the form's head with two sound rows below it."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from importer.checks.sheet_table import SheetTable, tables_in
from importer.columns import Form, read_form
from importer.workbook.cells import CellValue, FarCell, MergedRange, SheetCells
from tests.sheets import grid, row

Line = Sequence[CellValue]


@cache
def form() -> Form:
    return read_form()


def tables(
    lines: Sequence[Line],
    top: int = 1,
    left: int = 1,
    merged: Sequence[MergedRange] = (),
    far: Sequence[FarCell] = (),
) -> list[SheetTable]:
    width = max(map(len, lines), default=0)
    rows = [[*line, *[None] * (width - len(line))] for line in lines]
    sheet = SheetCells("表", hidden=False, top=top, left=left, rows=rows, merged=[*merged], far=[*far])
    return list(tables_in(sheet, form()))


def table(lines: Sequence[Line], **layout: Any) -> SheetTable:
    (one,) = tables(lines, **layout)
    return one


HEAD = grid([])[:3]
ONE, TWO = grid([row()])[3], grid([row(number=2, window_name="二号窗口")])[3]
