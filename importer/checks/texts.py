"""What tables' texts say of themselves, whatever their positions are: hours, telephones, faults, personal data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from importer.checks.hours import HoursRead, read_office_hours
from importer.checks.personal import check_personal
from importer.checks.persons import Persons, persons_in
from importer.checks.phones import PhonesRead, read_office_phones
from importer.checks.rules import CheckRules
from importer.checks.suspicious_texts import check_suspicious
from importer.checks.table_stack import TableStack
from importer.checks.values import check_column, checked_columns, told_of_columns
from importer.notices import Notice
from locator.divisions.division import Division


@dataclass(frozen=True, slots=True)
class TextsRead:
    """The persons of each row, its hours and telephones; and what was found in the texts, by the check that found it.

    `phones` are read with the division that each row's code means by itself. `values` has missing coordinates of rows
    too that give both in one cell.
    """

    persons: Persons
    hours: HoursRead
    phones: PhonesRead
    personal: Sequence[Notice]
    values: Sequence[Notice]
    suspicious: Sequence[Notice]


def text_checks(stack: TableStack, rules: CheckRules, divisions: Sequence[Division | None]) -> list[Callable[[], Any]]:
    """What there is to look through in the texts of all rows, in pieces of which none asks for another.

    The first is what asks for the row's persons, and the longest. `divisions` are what each row's code means by itself.
    What stands above a table is not looked at. `texts_read` makes one of what the pieces give.
    """
    return [
        partial(_beside_persons, stack, rules, divisions),
        partial(_suspicious, stack, rules),
        *(partial(check_column, stack, rules, field) for field in checked_columns(stack, rules)),
    ]


def texts_read(stack: TableStack, rules: CheckRules, found: Sequence[Any]) -> TextsRead:
    """All that was found by the pieces of `text_checks`, in their order."""
    (persons, hours, phones, personal), suspicious, *columns = found
    values = told_of_columns(dict(zip(checked_columns(stack, rules), columns, strict=True)))
    return TextsRead(persons, hours, phones, personal, tuple(values), suspicious)


def _beside_persons(
    stack: TableStack, rules: CheckRules, divisions: Sequence[Division | None]
) -> tuple[Persons, HoursRead, PhonesRead, Sequence[Notice]]:
    table, persons = stack.whole, persons_in(stack).with_freed(_freed(stack, rules))
    return (
        persons,
        read_office_hours(table, rules, persons),
        read_office_phones(table, rules, persons, divisions),
        tuple(check_personal(table, rules, persons)),
    )


def _freed(stack: TableStack, rules: CheckRules) -> dict[int, list[str]]:
    """The texts by their row of which it was confirmed that everybody may read them."""
    cells = rules.confirmed.shown()
    if not cells:
        return {}
    wanted = {(sheet, row) for sheet, row, _ in cells}
    found: dict[int, list[str]] = {}
    for table, start in zip(stack.tables, stack.starts, strict=False):
        for index, row in enumerate(table.rows):
            if (table.sheet, row) in wanted:
                texts = [table.text(field, index) for sheet, at, field in cells if (sheet, at) == (table.sheet, row)]
                found[start + index] = texts
    return found


def _suspicious(stack: TableStack, rules: CheckRules) -> Sequence[Notice]:
    return tuple(check_suspicious(stack.whole, rules))
