"""The template's sheet of items: ids and names to look up, and the range that the column 可办事项 offers."""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.worksheet.worksheet import Worksheet

from importer.workbook.form.choice_sheet import ChoiceSheet
from locator.items.item import Item

ITEM_SHEET = "事项编号"
_SHEET = ChoiceSheet(
    title="可以填的事项（下拉列表取自本表，请勿改动）",
    labels=("事项编号", "名称", "下拉列表"),
    widths={"A": 14, "B": 96, "C": 40},
    first=4,
    how="几项的用顿号分开，写编号或名称都行；都能办的写“全部”；只有几项不能办的写“除……外均可办理”；不清楚的留空。",
    wrapped=True,
)
_ALL = "全部"


@dataclass(frozen=True, slots=True)
class ItemChoices:
    """The items that a template offers, in their order, and where its sheet of them has what is offered."""

    items: Sequence[Item]

    @property
    def range(self) -> str:
        """The range of what is offered: all, then each item's id with its name."""
        return _SHEET.range_of(ITEM_SHEET, "C", len(self.items) + 1)


def write_items(sheet: Worksheet, choices: ItemChoices) -> None:
    """Write the sheet."""
    named = [(item.id, item.name) for item in choices.items]
    _SHEET.write(sheet, named, [_ALL, *(f"{id_} {name}" for id_, name in named)])
