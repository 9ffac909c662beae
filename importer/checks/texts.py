"""What a table's texts say of themselves, whatever its divisions and positions are: hours, faults, personal data."""

from dataclasses import dataclass

from importer.checks.hours import HoursRead, read_office_hours
from importer.checks.personal import check_personal
from importer.checks.persons import Persons
from importer.checks.rules import CheckRules
from importer.checks.sheet_table import SheetTable
from importer.checks.suspicious_texts import check_suspicious
from importer.checks.values import check_values
from importer.notices import Notice


@dataclass(frozen=True, slots=True)
class TextsRead:
    """Each row's hours, and what was found in the texts, by the check that found it.

    `values` has missing coordinates of rows too that give both in one cell.
    """

    hours: HoursRead
    values: tuple[Notice, ...]
    personal: tuple[Notice, ...]
    suspicious: tuple[Notice, ...]


def read_texts(table: SheetTable, rules: CheckRules, persons: Persons) -> TextsRead:
    """Look through a table's texts."""
    return TextsRead(
        hours=read_office_hours(table, rules, persons),
        values=tuple(check_values(table, rules)),
        personal=tuple(check_personal(table, rules, persons)),
        suspicious=tuple(check_suspicious(table, rules)),
    )
