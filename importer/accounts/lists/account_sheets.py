"""The tables of accounts in a workbook: a header that names 账号 and 权限, and every row below it that says something.

Nothing is taken for a note and passed over: an account may be called 审核01.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from importer.checks.cell_text import without_spaces
from importer.checks.header_line import HeaderLine
from importer.checks.sheet_table import SheetTable
from importer.checks.shown_cells import ShownCells
from importer.columns import Form, read_form
from importer.workbook.cells import SheetCells

_NAMED = frozenset({"account", "rights"})
"""What a header has to name: a sheet of windows has offices and divisions too."""


@cache
def account_form() -> Form:
    """The columns of sheets of accounts, from `data/accounts.toml`."""
    return read_form("accounts.toml")


def account_tables(sheets: Sequence[SheetCells]) -> list[SheetTable]:
    """The tables of sheets that are not hidden, one at most of each, with the rows in which any column is filled."""
    return [table for sheet in sheets if not sheet.hidden for table in _table(sheet)]


def _table(sheet: SheetCells) -> Iterator[SheetTable]:
    shown = ShownCells.of(sheet)
    for index in range(shown.far):
        columns = _columns(shown.row(index))
        if columns.keys() >= _NAMED:
            yield _below(shown, index, columns)
            return


def _columns(texts: Sequence[str]) -> dict[str, int]:
    """Which column of a row is which, 0-based; the first where a label comes twice."""
    found: dict[str, int] = {}
    for column, text in enumerate(texts):
        for field in account_form().fields_labelled(text)[:1]:
            found.setdefault(field, column)
    return found


def _below(shown: ShownCells, header: int, columns: Mapping[str, int]) -> SheetTable:
    texts = {field: list(shown.column(column)) for field, column in columns.items()}
    told = [column for field, column in texts.items() if field != "number"]  # rows may be numbered beforehand
    filled = [i for i in range(header + 1, shown.height) if any(without_spaces(column[i]) for column in told)]
    left, labels = shown.sheet.left, shown.row(header)
    unknown = {
        without_spaces(label): (left + column, [shown.column(column)[i] for i in filled])
        for column, label in enumerate(labels)
        if without_spaces(label) and column not in columns.values()
    }
    return SheetTable(
        sheet=shown.sheet.name,
        header_row=shown.number(header),
        header=HeaderLine({}, {}),
        rows=shown.numbers_of(filled),
        columns={field: left + column for field, column in columns.items()},
        texts={field: [column[i] for i in filled] for field, column in texts.items()},
        labels={field: labels[column].strip() for field, column in columns.items()},
        unknown=unknown,
    )
