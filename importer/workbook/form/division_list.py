"""The template's sheet of divisions: names and codes to look up, and the ranges that its drop-downs offer."""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.worksheet.worksheet import Worksheet

from importer.region_names import offered_code, region_name
from importer.workbook.form.choice_sheet import ChoiceSheet
from locator.window import DivisionNames

DIVISION_SHEET = "区划编码"
_SHEET = ChoiceSheet(
    title="可以填的区划编码（下拉列表取自本表，请勿改动）",
    labels=("区域名称", "区划编码", "下拉列表"),
    widths={"A": 30, "B": 14, "C": 36},
    first=3,
)


@dataclass(frozen=True, slots=True)
class DivisionChoices:
    """The divisions that a template offers, in their order, and where its sheet of them has what is offered."""

    divisions: Sequence[DivisionNames]

    @property
    def names(self) -> str:
        """The range of the names."""
        return _SHEET.range_of(DIVISION_SHEET, "A", len(self.divisions))

    @property
    def codes(self) -> str:
        """The range of the codes: each with its name, then each alone, so that a bare code is no stranger either."""
        return _SHEET.range_of(DIVISION_SHEET, "C", 2 * len(self.divisions))


def write_divisions(sheet: Worksheet, choices: DivisionChoices) -> None:
    """Write the sheet."""
    named = [(region_name(division), division.code) for division in choices.divisions]
    offered = [*map(offered_code, choices.divisions), *(division.code for division in choices.divisions)]
    _SHEET.write(sheet, named, offered)
