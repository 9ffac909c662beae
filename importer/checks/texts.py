"""What tables' texts say of themselves, whatever their positions are: hours, telephones, faults, personal data."""

from collections.abc import Sequence
from dataclasses import dataclass

from importer.checks.hours import HoursRead, read_office_hours
from importer.checks.personal import check_personal
from importer.checks.persons import Persons
from importer.checks.phones import PhonesRead, read_office_phones
from importer.checks.rules import CheckRules
from importer.checks.suspicious_texts import check_suspicious
from importer.checks.table_stack import TableStack
from importer.checks.values import check_values
from importer.notices import Notice
from locator.divisions.division import Division


@dataclass(frozen=True, slots=True)
class TextsRead:
    """Each row's hours and telephones, and what was found in the texts, by the check that found it.

    `phones` are read with the division that each row's code means by itself. `values` has missing coordinates of rows
    too that give both in one cell.
    """

    hours: HoursRead
    phones: PhonesRead
    values: tuple[Notice, ...]
    personal: tuple[Notice, ...]
    suspicious: tuple[Notice, ...]


def read_texts(
    stack: TableStack, rules: CheckRules, persons: Persons, divisions: Sequence[Division | None]
) -> TextsRead:
    """Look through the texts of all rows; `divisions` are what each row's code means by itself.

    What stands above a table is not looked at.
    """
    table = stack.whole
    return TextsRead(
        hours=read_office_hours(table, rules, persons),
        phones=read_office_phones(table, rules, persons, divisions),
        values=tuple(check_values(stack, rules)),
        personal=tuple(check_personal(table, rules, persons)),
        suspicious=tuple(check_suspicious(table, rules)),
    )
