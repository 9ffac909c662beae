"""What a form is handed out with: rows that have a number, and where it is plain a region and its code."""

from collections.abc import Sequence

from importer.region_names import region_name
from importer.workbook.form.tables import Row
from locator.divisions.division import Division, scope_prefix
from locator.divisions.divisions import Divisions
from locator.window import DivisionNames

_FEWEST_ROWS = 20


def choosable(divisions: Divisions, scope: str | None) -> list[DivisionNames]:
    """The divisions that a drop-down offers: all in force of a scope, the city's or province's own code among them."""
    prefix = scope_prefix(scope) if scope else ""
    return [one.names() for one in divisions if one.in_force and one.code.startswith(prefix)]


def prepared_rows(counties: Sequence[Division]) -> list[Row]:
    """A page of rows: all of one county's, a row for each of several and blank ones up to a page, or all blank."""
    named = list(counties) * _FEWEST_ROWS if len(counties) == 1 else list(counties)
    rows = [prepared_row(number, county.names()) for number, county in enumerate(named, 1)]
    return [*rows, *blank_rows(len(rows) + 1, max(_FEWEST_ROWS - len(rows), 0))]


def prepared_row(number: int, division: DivisionNames) -> Row:
    """A row of a division's."""
    return {"number": number, "region_name": region_name(division), "division_code": division.code}


def blank_rows(first: int, count: int) -> list[Row]:
    """Rows that have a number alone, from `first` on."""
    return [{"number": number} for number in range(first, first + count)]
