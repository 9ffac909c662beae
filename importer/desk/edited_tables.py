"""A draft's tables with what people have changed in their cells, as if the workbook had come so.

What each field is called and where it stands is the workbook's own; a column that the sheet lacks is put to its right.
A cell below that only says 同上, or is merged with the one above, follows the cell that it repeats. A row of which
nothing is left but what a form is handed out with is no row any more.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from importer.checks.data_rows import PREPARED
from importer.checks.repeated_cells import with_repeats
from importer.checks.sheet_table import SheetTable
from importer.columns import Form
from importer.desk.spot import Spot


def edited_tables(
    tables: Sequence[SheetTable],
    texts: Mapping[Spot, Mapping[str, str]],
    mentioned: Sequence[tuple[Spot, str]],
    form: Form,
) -> list[SheetTable]:
    """The tables, with other texts in some cells, by row and field; those that came are left as they are.

    `mentioned` are all cells that were ever changed, in order: by it a column that is lacking gets its place, which
    then stays the same whatever is undone.
    """
    if not texts:
        return list(tables)
    added = added_columns(tables, mentioned)
    edited = []
    for table in tables:
        changes: dict[str, dict[int, str]] = defaultdict(dict)
        rows: set[int] = set()
        for index in range(len(table)):
            for name, text in texts.get(Spot.of(table, index), {}).items():
                changes[name][index] = text
                rows.add(index)
        edited.append(_edited(table, changes, rows, added, form) if changes else table)
    return edited


def added_columns(
    tables: Sequence[SheetTable], mentioned: Sequence[tuple[Spot, str]]
) -> dict[tuple[str, int, str], int]:
    """The columns that were put beside tables, 1-based, by sheet, first column of the table, and field."""
    table_of = {(table.sheet, min(table.columns.values(), default=1)): table for table in reversed(tables)}
    last: dict[str, int] = {}
    for table in tables:
        columns = (*table.columns.values(), *(column for column, _ in table.unknown.values()))
        last[table.sheet] = max(last.get(table.sheet, 0), *columns)
    added: dict[tuple[str, int, str], int] = {}
    for spot, name in mentioned:
        beside = table_of.get((spot.sheet, spot.left))
        key = (spot.sheet, spot.left, name)
        if beside is not None and not beside.has(name) and key not in added:
            last[spot.sheet] += 1
            added[key] = last[spot.sheet]
    return added


def _edited(
    table: SheetTable,
    changes: Mapping[str, Mapping[int, str]],
    rows: set[int],
    added: Mapping[tuple[str, int, str], int],
    form: Form,
) -> SheetTable:
    left = min(table.columns.values(), default=1)
    new = [name for name in changes if not table.has(name)]
    changed = {name: _column(table, name, texts) for name, texts in changes.items()}
    repeated = {**table.repeated, **{name: marks for name, (_, marks) in changed.items()}}
    edited = replace(
        table,
        columns={**table.columns, **{name: added[table.sheet, left, name] for name in new}},
        labels={**table.labels, **{name: form.by_field[name].label for name in new}},
        texts={**table.texts, **{name: texts for name, (texts, _) in changed.items()}},
        repeated={name: marks for name, marks in repeated.items() if marks},
    )
    emptied = {index for index in rows if not _says_anything(edited, index)}
    return edited.without(emptied) if emptied else edited


def _column(table: SheetTable, name: str, texts: Mapping[int, str]) -> tuple[list[str], dict[int, str]]:
    """A field's texts with some changed, and what repeats the cell above; 同上 is read anew, also where it is typed."""
    marks = table.repeated.get(name, {})
    came = [marks.get(index) or text for index, text in enumerate(table.block(name))]
    own = [texts.get(index, text) for index, text in enumerate(came)]
    merged = [index for index, mark in sorted(marks.items()) if not mark and index not in texts]
    for index in merged:
        first = _first_of_merged(index, marks)
        if own[first] != came[first]:
            own[index] = own[first]
    block, repeated = with_repeats(own) if name != "number" else (own, {})
    return block, {**{index: "" for index in merged if block[index].strip()}, **repeated}


def _first_of_merged(index: int, marks: Mapping[int, str]) -> int:
    """The cell that one is merged with and whose text it shows."""
    while index and marks.get(index) == "":
        index -= 1
    return index


def _says_anything(table: SheetTable, index: int) -> bool:
    return any(table.text(name, index).strip() for name in table.columns if name not in PREPARED)
