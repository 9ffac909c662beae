"""What every check needs to know beside the table itself, and how it says what it found."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from importer.checks.confirmed import NOTHING_CONFIRMED, Confirmed
from importer.checks.sheet_table import SheetTable
from importer.columns import POSITION_FIELDS, Form
from importer.notices import TEXTS_OF_BOTH, Notice, NoticeTable, Place, Severity, Suggestion
from importer.workbook.cells import row_number
from locator.divisions.divisions import Divisions
from locator.divisions.history import DivisionHistory, packaged_history
from locator.items.catalogue import Catalogue, packaged_catalogue
from locator.position import Datum
from locator.readers.area_codes import AreaCodes, packaged_area_codes


@dataclass(frozen=True, slots=True)
class CheckRules:
    """What the checks hold a sheet against: the form, the divisions, the items, and what the caller stated.

    `datum` is what the whole upload is given in, where the sheet itself says nothing; `scope` the division prefix that
    the office may publish in; `today` the day that dates are compared with; `confirmed` what people have said of it.
    """

    form: Form
    notices: NoticeTable
    divisions: Divisions
    today: date
    datum: Datum | None = None
    scope: str | None = None
    area_codes: AreaCodes = field(default_factory=packaged_area_codes)
    history: DivisionHistory = field(default_factory=packaged_history)
    catalogue: Catalogue = field(default_factory=packaged_catalogue)
    confirmed: Confirmed = NOTHING_CONFIRMED


@dataclass(frozen=True, slots=True)
class NoticeMaker:
    """Makes notices about one table's cells."""

    table: SheetTable
    rules: CheckRules

    def cell(
        self,
        code: str,
        index: int,
        field: str,
        *,
        value: str | None = None,
        severity: Severity | None = None,
        suggestion: Suggestion | None = None,
        words: Mapping[str, str] | None = None,
    ) -> Notice:
        """A notice about one field of one row; its value is the one given, else the cell's text, never a private one.

        What else must not be shown is taken out at the end, by `discreet`.
        """
        column = self.rules.form.by_field[field]
        shown = value if value is not None else self.table.text(field, index)
        place = Place(self.table.sheet, self.table.rows[index], self.table.cell(field, index), field)
        of_both = self._texts_of_both(index) if field == "longitude" and value is not None else {}
        return Notice(
            code,
            severity or self.rules.notices.severity(code, column),
            place,
            None if column.private else shown,
            suggestion,
            {"label": column.label, "label_en": column.label_en.lower(), **of_both, **(words or {})},
        )

    def _texts_of_both(self, index: int) -> dict[str, str]:
        """What the cells of a position say themselves, where a notice's value is what they were read as."""
        return {key: self.table.text(field, index) for key, field in zip(TEXTS_OF_BOTH, POSITION_FIELDS, strict=True)}

    def cells(self, found: Iterable[tuple[int, str]], field: str, words: Mapping[str, str]) -> Iterator[Notice]:
        """Notices about one field in several rows, each with its code; of the same words, which they share.

        A column that nobody filled in has as many as the table has rows.
        """
        column = self.rules.form.by_field[field]
        words = {"label": column.label, "label_en": column.label_en.lower(), **words}
        severities: dict[str, Severity] = {}
        for index, code in found:
            if code not in severities:
                severities[code] = self.rules.notices.severity(code, column)
            place = Place(self.table.sheet, self.table.rows[index], self.table.cell(field, index), field)
            value = None if column.private else self.table.text(field, index)
            yield Notice(code, severities[code], place, value, words=words)

    def header(
        self,
        code: str,
        field: str | None,
        value: str | None,
        words: Mapping[str, str] | None = None,
        *,
        severity: Severity | None = None,
    ) -> Notice:
        """A notice about the table's header: a field of its header line, or a column by its label."""
        column = self.rules.form.by_field.get(field or "")
        label = {"label": column.label, "label_en": column.label_en.lower()} if column else {}
        cell = self.table.header.cells.get(field or "") or self.table.cell_of_header(field or "")
        if field is None and value is not None:
            cell = self.table.unknown_cell(value)
        place = Place(self.table.sheet, row_number(cell) if cell else self.table.header_row, cell, field)
        severity = severity or self.rules.notices.severity(code, column)
        return Notice(code, severity, place, value, None, {**label, **(words or {})})
