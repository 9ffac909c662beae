"""What is public in the form's layout, a sheet for each office: written with openpyxl from the table of columns."""

from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from importer.columns import Column, Form
from importer.returned.row_height import height_pt
from importer.workbook.form.cells import AS_TEXT, FRAME, give_height, next_sheet, put, saved, sheet_name
from importer.workbook.form.choices import CHOICES
from importer.workbook.form.page import lay_out_page

_HEADER_ROW, _ROW_PT = 3, 22

Row = Mapping[str, object]
"""One row of the form: a value for each field that it says something of."""


def filled_forms(form: Form, columns: Sequence[str], offices: Mapping[str, Iterable[Row]]) -> bytes:
    """One sheet per office in the form's layout, as .xlsx; `columns` are the fields to write, in their order.

    填报人 is left out and 填报时间 empty, so that the workbook can come back as it was.
    """
    workbook = Workbook()
    names: set[str] = set()
    for number, (office, rows) in enumerate(offices.items()):
        sheet = next_sheet(workbook, sheet_name(office, names), first=number == 0)
        header = {"filled_by_unit": office, "filled_on": ""}
        _write_table(sheet, form, [form.by_field[field] for field in columns], list(rows), header)
    return saved(workbook)


def write_title(sheet: Worksheet, form: Form, width: int) -> None:
    """The form's title over so many columns of the first row."""
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    put(sheet, 1, 1, form.title)
    sheet.cell(1, 1).font = Font(bold=True, size=16)
    sheet.cell(1, 1).alignment = Alignment(horizontal="center", vertical="center")


def write_labels(sheet: Worksheet, row: int, columns: Sequence[Column]) -> None:
    """The columns' labels in a row, those of columns that are needed in another colour, and the columns' widths."""
    for number, column in enumerate(columns, 1):
        cell = put(sheet, row, number, column.label)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="EAF1FA" if column.needed else "F4F6F8")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = FRAME
        sheet.column_dimensions[get_column_letter(number)].width = column.width


def write_rows(sheet: Worksheet, start: int, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    """The rows from `start` on, in frames, high enough to be read; digits that are no number in cells for texts."""
    for offset, row in enumerate(rows):
        for number, column in enumerate(columns, 1):
            cell = put(sheet, start + offset, number, row.get(column.field))
            cell.border = FRAME
            middle = "center" if column.field == "number" else None
            cell.alignment = Alignment(horizontal=middle, vertical="center", wrap_text=True)
            if column.text:
                cell.number_format = AS_TEXT
        give_height(sheet, start + offset, max(_ROW_PT, _height(columns, row)))


def _height(columns: Sequence[Column], row: Row) -> int:
    """How high a row must be for its texts to be read."""
    return max(height_pt(str(row.get(column.field) or ""), column.width) for column in columns)


def _write_table(
    sheet: Worksheet, form: Form, columns: Sequence[Column], rows: Sequence[Row], header: Mapping[str, str]
) -> None:
    width = len(columns)
    write_title(sheet, form, width)
    texts = (f"{column.label}：{header[column.field]}" for column in form.header if column.field in header)
    for position, heading in enumerate(texts):
        put(sheet, 2, 1 + position * max(1, width // len(header)), heading)
    write_labels(sheet, _HEADER_ROW, columns)
    write_rows(sheet, _HEADER_ROW + 1, columns, rows)
    _offer_choices(sheet, columns, len(rows))
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    lay_out_page(sheet, f"{_HEADER_ROW}:{_HEADER_ROW}")


def _offer_choices(sheet: Worksheet, columns: Sequence[Column], rows: int) -> None:
    for number, column in enumerate(columns, 1):
        if choices := CHOICES.get(column.field):
            offer = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
            letter = get_column_letter(number)
            offer.add(f"{letter}{_HEADER_ROW + 1}:{letter}{_HEADER_ROW + max(rows, 1)}")
            sheet.add_data_validation(offer)
