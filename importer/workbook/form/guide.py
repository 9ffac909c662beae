"""The template's sheet 填写说明: what each column asks for, and how to read a position from a map."""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from importer.columns import Column
from importer.returned.row_height import height_pt
from importer.workbook.form.cells import FRAME, put
from importer.workbook.form.page import lay_out_page

GUIDE_SHEET = "填写说明"
_LABELS = ("列名", "要求", "怎么填", "示例")
_WIDTHS = {"A": 16, "B": 16, "C": 64, "D": 36}
_AIR_PT = 4
_ACROSS = sum(_WIDTHS.values())


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide's words: its title, and sections of a heading and lines; the columns stand after the first section."""

    title: str
    sections: Sequence[tuple[str, Sequence[str]]]


def write_guide(sheet: Worksheet, guide: Guide, columns: Sequence[Column], sample_mark: str) -> None:
    """Write the sheet; what the sample row has is told without its mark."""
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    put(sheet, 1, 1, guide.title).font = Font(bold=True, size=16)
    sheet.row_dimensions[1].height = 30
    row = 3
    for number, (heading, lines) in enumerate(guide.sections):
        row = _section(sheet, row, heading, lines)
        if number == 0:
            row = _columns(sheet, row, columns, sample_mark)
    lay_out_page(sheet, "", upright=True)


def _section(sheet: Worksheet, row: int, heading: str, lines: Sequence[str]) -> int:
    put(sheet, row, 1, heading).font = Font(bold=True, size=13)
    for offset, line in enumerate(lines, 1):
        cell = put(sheet, row + offset, 1, line)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.merge_cells(start_row=row + offset, end_row=row + offset, start_column=1, end_column=len(_WIDTHS))
        # What is merged does not find its height by itself.
        sheet.row_dimensions[row + offset].height = height_pt(line, _ACROSS)
    return row + len(lines) + 2


def _columns(sheet: Worksheet, row: int, columns: Sequence[Column], sample_mark: str) -> int:
    for offset, line in enumerate([_LABELS, *(_told(column, sample_mark) for column in columns)]):
        for number, text in enumerate(line, 1):
            cell = put(sheet, row + offset, number, text)
            cell.border, cell.alignment = FRAME, Alignment(wrap_text=True, vertical="center")
            if offset == 0:
                cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="EAF1FA")
        heights = (height_pt(text, width) for text, width in zip(line, _WIDTHS.values(), strict=True))
        sheet.row_dimensions[row + offset].height = max(heights) + _AIR_PT
    return row + len(columns) + 2


def _told(column: Column, sample_mark: str) -> tuple[str, str, str, str]:
    asked = "必填" if column.needed else "选填"
    shown = "公开" if column.public else "不公开"
    # In place of its number the sample row says that it is one.
    sample = (column.sample or "").removeprefix(sample_mark) if column.field != "number" else "1"
    return column.label, f"{asked}，{shown}", column.hint, sample
