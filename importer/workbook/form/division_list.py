"""The template's sheet of divisions: names and codes to look up, and the ranges that its drop-downs offer.

A list of more than 255 signs cannot stand in a cell's rule, and a hidden sheet would be told of as left out: so it is a
sheet for all to see, without the labels that make a table of windows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from importer.region_names import offered_code, region_name
from importer.workbook.form.cells import AS_TEXT, FRAME, put
from importer.workbook.form.page import lay_out_page
from locator.window import DivisionNames

DIVISION_SHEET = "区划编码"
_TITLE = "可以填的区划编码（下拉列表取自本表，请勿改动）"
_LABELS = ("区域名称", "区划编码", "下拉列表")
_FIRST = 3
_NAMES, _CODES, _OFFERED = 1, 2, 3
_WIDTHS = {"A": 30, "B": 14, "C": 36}


@dataclass(frozen=True, slots=True)
class DivisionChoices:
    """The divisions that a template offers, in their order, and where its sheet of them has what is offered."""

    divisions: Sequence[DivisionNames]

    @property
    def names(self) -> str:
        """The range of the names."""
        return f"'{DIVISION_SHEET}'!$A${_FIRST}:$A${_FIRST + len(self.divisions) - 1}"

    @property
    def codes(self) -> str:
        """The range of the codes: each with its name, then each alone, so that a bare code is no stranger either."""
        return f"'{DIVISION_SHEET}'!$C${_FIRST}:$C${_FIRST + 2 * len(self.divisions) - 1}"


def write_divisions(sheet: Worksheet, choices: DivisionChoices) -> None:
    """Write the sheet."""
    put(sheet, 1, 1, _TITLE).font = Font(bold=True, size=14)
    for number, label in enumerate(_LABELS, 1):
        cell = put(sheet, _FIRST - 1, number, label)
        cell.font, cell.border, cell.alignment = Font(bold=True), FRAME, Alignment(horizontal="center")
    for row, division in enumerate(choices.divisions, _FIRST):
        for column, text in ((_NAMES, region_name(division)), (_CODES, division.code)):
            cell = put(sheet, row, column, text)
            cell.number_format, cell.border = AS_TEXT, FRAME
    offered = [*map(offered_code, choices.divisions), *(division.code for division in choices.divisions)]
    for row, text in enumerate(offered, _FIRST):
        put(sheet, row, _OFFERED, text).number_format = AS_TEXT
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.column_dimensions["C"].hidden = True
    sheet.freeze_panes = f"A{_FIRST}"
    lay_out_page(sheet, f"{_FIRST - 1}:{_FIRST - 1}", upright=True)
