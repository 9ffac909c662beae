"""Private columns that the sheet lacks and somebody filled in for one row: of the others it says nothing still."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from importer.checks.judged import JudgedFile, JudgedTable
from importer.checks.sheet_table import SheetTable
from importer.desk.overlay import Overlay
from importer.desk.spot import Spot
from importer.store.private_fields import ABSENT, PrivateFields

_PRIVATE = ("manager_name", "manager_mobile", "number", "region_name")


def without_silent(judged: JudgedFile, came: Sequence[SheetTable], overlay: Overlay) -> JudgedFile:
    """The file; where a private column was added for some rows, the others leave what is stored as it is.

    An empty cell in a column that is there clears what is stored; a row for which nobody typed anything says nothing.
    """
    if not overlay.changes:
        return judged
    had = {Spot.of(table, index): table for table in came for index in range(len(table))}
    return replace(judged, tables=tuple(_silent(table, had, overlay) for table in judged.tables))


def _silent(judged: JudgedTable, had: dict[Spot, SheetTable], overlay: Overlay) -> JudgedTable:
    table = had[Spot.of(judged.table, 0)]
    added = [name for name in _PRIVATE if judged.table.has(name) and not table.has(name)]
    if not added:
        return judged
    private = tuple(
        _one(fields, [name for name in added if name not in overlay.changes.get(Spot.of(judged.table, index), {})])
        for index, fields in enumerate(judged.private)
    )
    return replace(judged, private=private)


def _one(fields: PrivateFields, silent: Sequence[str]) -> PrivateFields:
    nothing: dict[str, Any] = dict.fromkeys(silent, ABSENT)
    return replace(fields, **nothing) if silent else fields
