"""The template of a further list of items: one table with what the document says of itself above it, and a guide."""

from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from importer.columns import Form
from importer.workbook.form.cell_rules import lay_hint
from importer.workbook.form.cells import AS_TEXT, next_sheet, put, saved
from importer.workbook.form.guide import GUIDE_SHEET, Guide, write_guide
from importer.workbook.form.page import lay_out_page
from importer.workbook.form.tables import write_labels, write_rows, write_title

_SHEET = "事项清单"
_ROWS = 30
_LABEL_COLUMN, _VALUE_COLUMN = 1, 3
_TITLE_HEIGHT, _LABEL_HEIGHT = 30, 32


def list_template(form: Form, guide: Guide) -> bytes:
    """The blank list as .xlsx, its rows numbered; columns of persons are none of it."""
    workbook = Workbook()
    sheet = next_sheet(workbook, _SHEET, first=True)
    columns = [column for column in form.columns if not column.private]
    write_title(sheet, form, len(columns))
    sheet.row_dimensions[1].height = _TITLE_HEIGHT
    row = 2
    for column in form.header:
        put(sheet, row, _LABEL_COLUMN, f"{column.label}：").alignment = Alignment(horizontal="right")
        sheet.merge_cells(start_row=row, end_row=row, start_column=_LABEL_COLUMN, end_column=_VALUE_COLUMN - 1)
        put(sheet, row, _VALUE_COLUMN, None).number_format = AS_TEXT
        row += 1
    write_labels(sheet, row, columns)
    sheet.row_dimensions[row].height = _LABEL_HEIGHT
    blank: list[Mapping[str, object]] = [{"number": number} for number in range(1, _ROWS + 1)]
    write_rows(sheet, row + 1, columns, blank)
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        lay_hint(sheet, column, f"{letter}{row + 1}:{letter}{row + _ROWS}")
    sheet.freeze_panes = f"{get_column_letter(_VALUE_COLUMN)}{row + 1}"
    lay_out_page(sheet, f"{row}:{row}")
    told = [column for column in (*form.header, *form.columns) if not column.private]
    write_guide(next_sheet(workbook, GUIDE_SHEET), guide, told, form.sample_mark)
    return saved(workbook)
