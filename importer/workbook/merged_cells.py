"""Merged cells: a workbook holds the value in the top left cell alone, and shows it in all of them."""

from collections.abc import Mapping

from importer.workbook.cells import MergedRange, SheetCells

Covered = Mapping[int, Mapping[int, tuple[int, int]]]
"""By row and column in `SheetCells.rows`, both 0-based: a covered cell, and the cell whose value is shown there."""


def covered_cells(sheet: SheetCells) -> Covered:
    """The cells that merged ranges cover, all but each range's top left one.

    A workbook's ranges never overlap. Where they come to more cells than the sheet has, the rest of them are passed
    over, so that a file made to harm costs no more than its size.
    """
    covered: dict[int, dict[int, tuple[int, int]]] = {}
    width = len(sheet.rows[0]) if sheet.rows else 0
    budget = width * len(sheet.rows)
    for merged in sheet.merged:
        rows, columns = _within(merged, sheet, width)
        budget -= len(rows) * len(columns)
        if budget < 0:
            break
        for row in rows:
            covered.setdefault(row, {}).update(dict.fromkeys(columns, (rows.start, columns.start)))
        if rows and columns:
            del covered[rows.start][columns.start]
    return covered


def _within(merged: MergedRange, sheet: SheetCells, width: int) -> tuple[range, range]:
    """A range's rows and columns, 0-based, as far as the sheet is used; none where its value is not in there."""
    top, left = merged.top - sheet.top, merged.left - sheet.left
    if top < 0 or left < 0:
        return range(0), range(0)
    rows = range(top, min(merged.bottom - sheet.top + 1, len(sheet.rows)))
    return rows, range(left, min(merged.right - sheet.left + 1, width))
