"""What the template says at its cells: hints, drop-downs, and rules that warn of the common faults; none refuses."""

from collections import defaultdict
from collections.abc import Sequence

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from importer.columns import Column
from importer.returned.looks import LOOKS
from importer.workbook.form.choices import CHOICES
from importer.workbook.form.division_list import DivisionChoices
from importer.workbook.form.item_list import ItemChoices

_FORMULAS = {
    "window_name": "LEN({cell})>=4",
    "address": "LEN({cell})>=8",
    "manager_mobile": "LEN({cell})=11",
    # A number without an area code has seven or eight digits; 12345 and 96301 are whole ones.
    "office_phone": "OR(LEN({cell})<=6,LEN({cell})>=10)",
    "office_hours": "LEN({cell})>=4",
    # A pasted link, or degrees and minutes, are texts, and are read.
    "longitude": "OR(ISTEXT({cell}),AND({cell}>=73,{cell}<=136))",
    "latitude": "OR(ISTEXT({cell}),AND({cell}>=3,{cell}<=54))",
}
"""Custom rules, in the formulas that Excel, WPS and LibreOffice share."""
_MISSING = PatternFill("lightUp", LOOKS["error"].ink, LOOKS["error"].ground)
"""As a marked workbook shows an error: it goes back with this colour still on the cells that are empty."""
_TITLE = "请核对"


class CellRules:
    """The rules of a sheet's columns: gathered over the rows of its tables, then laid on the sheet together.

    `over` and `of_header` say where; rows that are inserted between those of a table take part.
    """

    def __init__(self, columns: Sequence[Column], choices: DivisionChoices, items: ItemChoices) -> None:
        self._columns = columns
        self._choices, self._items = choices, items
        self._rows: list[tuple[int, int]] = []
        self._header: dict[str, tuple[Column, list[str]]] = {}

    def over(self, first: int, last: int) -> None:
        """The rules hold in the rows of a table, 1-based and both ends included."""
        self._rows.append((first, last))

    def of_header(self, column: Column, cell: str) -> None:
        """A field of the header line is filled in at a cell."""
        self._header.setdefault(column.field, (column, []))[1].append(cell)

    def lay_on(self, sheet: Worksheet) -> None:
        """Write the rules into the sheet."""
        for number, column in enumerate(self._columns, 1):
            letter = get_column_letter(number)
            rule = self._rule(column, f"{letter}{self._rows[0][0]}")
            _put(sheet, rule, column, [f"{letter}{first}:{letter}{last}" for first, last in self._rows])
        for column, cells in self._header.values():
            _put(sheet, DataValidation(), column, cells)
        self._colour_missing(sheet)

    def _rule(self, column: Column, cell: str) -> DataValidation:
        if column.field == "division_code":
            return DataValidation(type="list", formula1=self._choices.codes)
        if column.field == "region_name":
            # Any name may be typed: the code is what counts.
            return DataValidation(type="list", formula1=self._choices.names)
        if column.field == "items":
            # One may be chosen; several are typed.
            return DataValidation(type="list", formula1=self._items.range)
        if column.field in _FORMULAS:
            return DataValidation(type="custom", formula1=_FORMULAS[column.field].format(cell=cell))
        return _choice(column)

    def _colour_missing(self, sheet: Worksheet) -> None:
        """A needed cell is coloured while it is empty in a row that has a name or an address.

        A text as longitude may be a link that holds both coordinates.
        """
        letters = {column.field: get_column_letter(number) for number, column in enumerate(self._columns, 1)}
        first = self._rows[0][0]
        begun = f'OR(${letters["window_name"]}{first}<>"",${letters["address"]}{first}<>"")'
        ranges = defaultdict[str, list[str]](list)
        for column in self._columns:
            if column.needed:
                letter = letters[column.field]
                ranges[letter] += [f"{letter}{start}:{letter}{end}" for start, end in self._rows]
        for letter, areas in ranges.items():
            alone = f"NOT(ISTEXT(${letters['longitude']}{first}))" if letter == letters["latitude"] else "TRUE"
            formula = f'AND({begun},{alone},{letter}{first}="")'
            rule = FormulaRule([formula], fill=_MISSING)  # type: ignore[no-untyped-call]  # openpyxl's own
            sheet.conditional_formatting.add(" ".join(areas), rule)


def lay_hint(sheet: Worksheet, column: Column, area: str) -> None:
    """Lay a column's hint on cells, and its drop-down where it has one."""
    _put(sheet, _choice(column), column, [area])


def _choice(column: Column) -> DataValidation:
    if column.field not in CHOICES:
        return DataValidation()
    return DataValidation(type="list", formula1=f'"{",".join(CHOICES[column.field])}"')


def _put(sheet: Worksheet, rule: DataValidation, column: Column, areas: Sequence[str]) -> None:
    """Lay a rule on cells, with the column's hint; where it is not kept, the column's warning is shown, no more."""
    rule.allow_blank = True
    rule.showInputMessage = True
    rule.promptTitle, rule.prompt = column.label, column.hint
    rule.showErrorMessage = bool(column.warning)
    if column.warning:
        rule.errorStyle, rule.errorTitle, rule.error = "warning", _TITLE, column.warning
    for area in areas:
        rule.add(area)
    sheet.add_data_validation(rule)
