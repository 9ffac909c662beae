"""The tables of a further list in its workbook, and what stands above them: its title, and how many items it says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from importer.checks.cell_text import tidy_line
from importer.checks.mobiles import MOBILE
from importer.checks.sheet_table import SheetTable, tables_in
from importer.checks.shown_cells import ShownCells
from importer.columns import Form, read_form
from importer.workbook.cells import SheetCells, cell_name

ANNOUNCED = re.compile(r"共 ?([0-9]{1,4}) ?项")
"""How many items a list says that it has."""

_ANNEX = re.compile(r"附件 ?[0-9一二三四五六七八九十]{0,2}[:：]?|[（(].*[）)]")


@dataclass(frozen=True, slots=True)
class Announced:
    """How many items a list says that it has, and the sheet, row and cell where it says so."""

    items: int
    sheet: str
    row: int
    cell: str
    text: str


@dataclass(frozen=True, slots=True)
class ListSheets:
    """One workbook's tables of items that have rows; `title` is empty where nothing above the tables is one."""

    tables: tuple[SheetTable, ...]
    title: str
    announced: Announced | None
    sheets: tuple[str, ...]
    hidden: tuple[str, ...]


@cache
def list_form() -> Form:
    """The form of further lists, from `data/items/form.toml`."""
    return read_form("items/form.toml")


def list_sheets(sheets: Sequence[SheetCells]) -> ListSheets:
    """The tables of a workbook and what its sheets say above and below them."""
    read = [sheet for sheet in sheets if not sheet.hidden]
    of_items = [(sheet, table) for sheet in read for table in tables_in(sheet, list_form()) if _is_of_items(table)]
    tables = [(sheet, table) for sheet, table in of_items if len(table)]
    beside = [line for sheet, table in tables[:1] for line in _beside(sheet, table)]
    return ListSheets(
        tables=tuple(table for _, table in tables),
        title=next((found for row, _, text in beside if row < tables[0][1].header_row and (found := _title(text))), ""),
        announced=_announced(tables[0][0].name, beside) if tables else None,
        sheets=tuple(sheet.name for sheet in read),
        hidden=tuple(sheet.name for sheet in sheets if sheet.hidden),
    )


def _is_of_items(table: SheetTable) -> bool:
    """Whether a table has what a list of items has alone: a sheet of windows has numbers and persons too."""
    return table.has("name") or table.has("lead")


def _beside(sheet: SheetCells, table: SheetTable) -> Iterator[tuple[int, str, str]]:
    """The texts of a sheet outside a table's rows, each with its row and cell."""
    shown = ShownCells.of(sheet)
    for index in range(shown.far):
        row = shown.number(index)
        if table.header_row <= row <= table.rows[-1]:
            continue
        for column, text in enumerate(shown.row(index)):
            if text.strip():
                yield row, cell_name(row, sheet.left + column), tidy_line(text)


def _title(text: str) -> str:
    """What of a text above a table is its title, perhaps nothing: no annex's number, no field, nobody's number."""
    form = list_form()
    fields = (text.find(label + colon) for label in form.line_labels for colon in "：:")
    title = text[: min((place for place in fields if place >= 0), default=len(text))].strip()
    # The template's own says nothing of this list.
    none = title == form.title or _ANNEX.fullmatch(title) or MOBILE.search(title) or len(title) <= len("清单")
    return "" if none else title


def _announced(sheet: str, beside: Sequence[tuple[int, str, str]]) -> Announced | None:
    for row, cell, text in beside:
        if found := ANNOUNCED.search(text):
            return Announced(int(found[1]), sheet, row, cell, found[0])
    return None
