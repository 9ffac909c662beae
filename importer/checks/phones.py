"""Office phones: those from which no number can be read."""

from collections.abc import Iterator

from importer.checks.rules import CheckRules, Finder
from importer.checks.sheet_table import SheetTable
from importer.checks.values import is_missing
from importer.notices import Notice
from locator.readers.phones import read_phones


def check_phones(table: SheetTable, rules: CheckRules) -> Iterator[Notice]:
    """Cells that say something and hold no number; empty and masked ones are told of elsewhere."""
    find = Finder(table, rules)
    for index, text in enumerate(table.block("office_phone")):
        if not is_missing(text) and not read_phones(text, None).phones:
            yield find.cell("phone-unreadable", index, "office_phone")
