"""The template's sheet of items: ids and names to look up, and the range that the column 可办事项 offers.

As the sheet of divisions it is for all to see: a hidden one would be told of as left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from importer.workbook.form.cells import AS_TEXT, FRAME, put
from importer.workbook.form.page import lay_out_page
from locator.items.item import Item

ITEM_SHEET = "事项编号"
_TITLE = "可以填的事项（下拉列表取自本表，请勿改动）"
_HOW = "几项的用顿号分开，写编号或名称都行；都能办的写“全部”；只有几项不能办的写“除……外均可办理”；不清楚的留空。"
_LABELS = ("事项编号", "名称", "下拉列表")
_FIRST = 4
_WIDTHS = {"A": 14, "B": 96, "C": 40}
_ALL = "全部"
_OFFERED = 3


@dataclass(frozen=True, slots=True)
class ItemChoices:
    """The items that a template offers, in their order, and where its sheet of them has what is offered."""

    items: Sequence[Item]

    @property
    def range(self) -> str:
        """The range of what is offered: all, then each item's id with its name."""
        return f"'{ITEM_SHEET}'!$C${_FIRST}:$C${_FIRST + len(self.items)}"


def write_items(sheet: Worksheet, choices: ItemChoices) -> None:
    """Write the sheet."""
    put(sheet, 1, 1, _TITLE).font = Font(bold=True, size=14)
    put(sheet, 2, 1, _HOW)
    for number, label in enumerate(_LABELS, 1):
        cell = put(sheet, _FIRST - 1, number, label)
        cell.font, cell.border, cell.alignment = Font(bold=True), FRAME, Alignment(horizontal="center")
    for row, item in enumerate(choices.items, _FIRST):
        for column, text in enumerate((item.id, item.name), 1):
            cell = put(sheet, row, column, text)
            cell.number_format, cell.border = AS_TEXT, FRAME
            cell.alignment = Alignment(wrap_text=True, vertical="center")
    for row, text in enumerate([_ALL, *(f"{item.id} {item.name}" for item in choices.items)], _FIRST):
        put(sheet, row, _OFFERED, text).number_format = AS_TEXT
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.column_dimensions["C"].hidden = True
    sheet.freeze_panes = f"A{_FIRST}"
    lay_out_page(sheet, f"{_FIRST - 1}:{_FIRST - 1}", upright=True)
