"""A sheet of the template that is there to be looked things up in, with a hidden column that its drop-downs offer.

It is for all to see: a hidden sheet would be told of as left out, and a list of more than 255 signs cannot stand in a
cell's rule. It has none of the labels that make a table of windows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from importer.workbook.form.cells import AS_TEXT, FRAME, put
from importer.workbook.form.page import lay_out_page

_OFFERED, _OFFERED_LETTER = 3, "C"


@dataclass(frozen=True, slots=True)
class ChoiceSheet:
    """What such a sheet says: its title, a line below it or none, the labels of its three columns, and their widths.

    `first` is the row at which its rows begin; the labels stand above. Long texts of `wrapped` ones take several lines.
    """

    title: str
    labels: Sequence[str]
    widths: Mapping[str, float]
    first: int
    how: str | None = None
    wrapped: bool = False

    def range_of(self, name: str, letter: str, rows: int) -> str:
        """A column's rows as a rule names them, on the sheet of that name."""
        return f"'{name}'!${letter}${self.first}:${letter}${self.first + rows - 1}"

    def write(self, sheet: Worksheet, rows: Iterable[Sequence[str]], offered: Iterable[str]) -> None:
        """Write the sheet: two texts a row, and in the third column what is offered."""
        put(sheet, 1, 1, self.title).font = Font(bold=True, size=14)
        if self.how is not None:
            put(sheet, 2, 1, self.how)
        for number, label in enumerate(self.labels, 1):
            cell = put(sheet, self.first - 1, number, label)
            cell.font, cell.border, cell.alignment = Font(bold=True), FRAME, Alignment(horizontal="center")
        for row, texts in enumerate(rows, self.first):
            for column, text in enumerate(texts, 1):
                cell = put(sheet, row, column, text)
                cell.number_format, cell.border = AS_TEXT, FRAME
                if self.wrapped:
                    cell.alignment = Alignment(wrap_text=True, vertical="center")
        for row, text in enumerate(offered, self.first):
            put(sheet, row, _OFFERED, text).number_format = AS_TEXT
        for letter, width in self.widths.items():
            sheet.column_dimensions[letter].width = width
        sheet.column_dimensions[_OFFERED_LETTER].hidden = True
        sheet.freeze_panes = f"A{self.first}"
        lay_out_page(sheet, f"{self.first - 1}:{self.first - 1}", upright=True)
