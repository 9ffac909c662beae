"""Where people's changes stand in the office's own workbook, when it is given back with them."""

from collections.abc import Sequence

from importer.checks.sheet_table import SheetTable
from importer.columns import Form
from importer.desk.edited_tables import added_columns
from importer.desk.overlay import Overlay
from importer.desk.spot import spots_in
from importer.workbook.cells import cell_name

Written = tuple[str, str, str]
"""Sheet, cell, and what it says now."""


def mended_cells(
    came: Sequence[SheetTable], overlay: Overlay, form: Form
) -> tuple[list[Written], list[tuple[str, int]]]:
    """The cells that are written, labels of added columns with them; and sheet and row of what cannot be written.

    A cell that is merged into the one above cannot be, nor a field whose text stands in several columns.
    """
    added = added_columns(came, overlay.mentioned)
    written: dict[tuple[str, str], str] = {}
    unwritten: dict[tuple[str, int], None] = {}
    for spot, table, index in spots_in(came):
        for name, change in overlay.changes.get(spot, {}).items():
            cell = table.cell(name, index)
            column = added.get((spot.sheet, spot.left, name))
            if cell is None and column is not None:
                cell = cell_name(spot.row, column)
                written[spot.sheet, cell_name(table.header_row, column)] = form.by_field[name].label
            merged = table.repeated.get(name, {}).get(index) == ""
            if cell is None or merged or name in table.parts:
                unwritten[spot.sheet, spot.row] = None
            else:
                written[spot.sheet, cell] = change.text
    return [(sheet, cell, text) for (sheet, cell), text in written.items()], list(unwritten)
