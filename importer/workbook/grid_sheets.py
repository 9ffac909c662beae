"""The sheets that calamine lays out as grids, with what it does not tell of them laid beside."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from importer.workbook.cell_frames import parts_of_rows, rows_as_json
from importer.workbook.cells import ErrorValue, cell_name
from importer.workbook.limits import Reason, WorkbookLimits, WorkbookRefused
from importer.workbook.loose_cells import LooseCells, Told, told_sheet
from importer.workbook.strays import Stray

SPARSE_CELLS, SPARSE = 1_000_000, 20
"""A sheet of more cells than these, of which fewer than one in so many is filled, is put together from those."""
Send = Callable[[bytes], None]
"""Takes a part of an answer before the answer."""
LARGE_ROWS = 2_000
"""A sheet of so many rows is handed over in parts, which are taken apart at the other end as they come."""
FAR_DOWN = 1000
"""From this row on, the blank rows above cost more time than all rows at once cost memory."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What calamine does not tell of a sheet, by 1-based rows and columns.

    `errors` are row, column and Excel's code; `merged` top, left, bottom and right; `strays` are far cells that were
    moved to the column `strays_column` of rows below the rest.
    """

    errors: Sequence[tuple[int, int, str]] = ()
    merged: Sequence[tuple[int, int, int, int]] = ()
    strays: Sequence[Stray] = field(default_factory=tuple)
    strays_column: int = 0


def grid_sheets(
    workbook: CalamineWorkbook, beside: Sequence[Beside], limits: WorkbookLimits, send: Send | None = None
) -> list[Told]:
    """Every worksheet, in the form that `sheets_from_frame` takes; `beside` has one entry for each, or none at all.

    `send` takes the rows of large ones beforehand, part by part.

    Raises
    ------
    WorkbookRefused
        Over a limit.
    """
    found = len(workbook.sheet_names)
    if found > limits.sheets:
        raise WorkbookRefused(Reason.SHEETS, {"limit": limits.sheets, "found": found})
    known = beside if len(beside) == found else [Beside()] * found
    sheets: list[Told] = []
    cells = 0
    for number, told in enumerate(workbook.sheets_metadata):
        if told.typ is not SheetTypeEnum.WorkSheet:
            continue
        if told.visible is not SheetVisibleEnum.Visible:
            # Hidden sheets are left out, so nothing in them can do harm either.
            sheets.append(told_sheet(told.name, hidden=True))
            continue
        sheet = workbook.get_sheet_by_index(number)
        cells += sheet.height * sheet.width
        if cells > limits.cells:
            raise WorkbookRefused(Reason.CELLS, {"limit": limits.cells, "found": cells, **_last_cell(sheet)})
        sent = partial(_sent, len(sheets), limits, send) if send is not None and sheet.height >= LARGE_ROWS else None
        sheets.append(_cells(sheet, known[number], limits, sent))
    return sheets


def _last_cell(sheet: CalamineSheet) -> dict[str, str]:
    row, column = sheet.end or (0, 0)
    return {"sheet": sheet.name, "cell": cell_name(row + 1, column + 1)}


_Rows = Iterator[Sequence[object]]
_TooLong = Callable[[int, int, int], WorkbookRefused]
_Sent = Callable[[_Rows, _TooLong], None]


def _sent(number: int, limits: WorkbookLimits, send: Send, rows: _Rows, too_long: _TooLong) -> None:
    for part in parts_of_rows(number, rows, limits, too_long):
        send(part)


def _cells(sheet: CalamineSheet, beside: Beside, limits: WorkbookLimits, sent: _Sent | None) -> Told:
    told = told_sheet(sheet.name)
    if sheet.start is None:
        return told
    top, left = sheet.start
    height = sheet.height - len(beside.strays)
    _refuse_large(sheet, height, limits)
    if not beside.strays and _is_sparse(sheet, top):
        return _gathered(sheet, beside, limits)

    def too_long(row: int, column: int, length: int) -> WorkbookRefused:
        place = {"sheet": sheet.name, "cell": cell_name(top + row + 1, left + column + 1)}
        return WorkbookRefused(Reason.CELL_CHARS, {"limit": limits.cell_chars, "found": length, **place})

    rows = _used_rows(sheet, top)
    told |= {"top": top + 1, "left": left + 1, "merged": list(_merged(sheet, beside))}
    if sent is None:
        told["rows"] = rows_as_json(islice(rows, height), limits, too_long)
    else:
        sent(islice(rows, height), too_long)
    column = beside.strays_column - 1 - left
    told["far"] = [
        (stray.row, stray.column, values[column]) for stray, values in zip(beside.strays, rows, strict=False)
    ]
    strays = {(stray.row, stray.column) for stray in beside.strays}
    told["errors"] = [
        (row, column, code)
        for row, column, code in beside.errors
        if (row, column) in strays or (top < row <= top + height and left < column <= left + sheet.width)
    ]
    return told


def _refuse_large(sheet: CalamineSheet, height: int, limits: WorkbookLimits) -> None:
    for reason, limit, found in (
        (Reason.ROWS, limits.rows, height),
        (Reason.COLUMNS, limits.columns, sheet.width),
    ):
        if found > limit:
            raise WorkbookRefused(reason, {"limit": limit, "found": found, **_last_cell(sheet)})


def _merged(sheet: CalamineSheet, beside: Beside) -> Iterator[tuple[int, int, int, int]]:
    """The merged ranges, 1-based top, left, bottom and right; calamine tells none of an .xlsb."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        yield top + 1, left + 1, bottom + 1, right + 1
    yield from beside.merged


def _is_sparse(sheet: CalamineSheet, top: int) -> bool:
    """Whether a sheet is large and next to nothing of it is filled, as a stray cell in an .xls or .xlsb makes it."""
    left = sheet.height * sheet.width
    if left <= SPARSE_CELLS:
        return False
    # The first twentieth of an ordinary sheet's rows tells.
    for row in _used_rows(sheet, top):
        left -= SPARSE * (len(row) - row.count(""))
        if left <= 0:
            return False
    return True


def _gathered(sheet: CalamineSheet, beside: Beside, limits: WorkbookLimits) -> Told:
    """A sparse sheet with its far cells apart, so that its blank ones are never handed over."""
    top, left = sheet.start or (0, 0)
    cells = LooseCells(sheet.name, limits, limits.cells)
    for row, values in enumerate(_used_rows(sheet, top), start=top + 1):
        if values.count("") < len(values):
            for column, value in enumerate(values, start=left + 1):
                cells.put(row, column, value)
    for row, column, code in beside.errors:
        cells.put(row, column, ErrorValue(code))
    for first, start, last, end in _merged(sheet, beside):
        cells.merge(first, start, across=end - start + 1, down=last - first + 1)
    return cells.told()


def _used_rows(sheet: CalamineSheet, top: int) -> Iterator[list[Any]]:
    """The rows from the first used one on, 0-based `top`."""
    # `iter_rows` makes Python objects row by row, but gives the blank rows above too.
    return islice(sheet.iter_rows(), top, None) if top < FAR_DOWN else iter(sheet.to_python())
