"""The form as a workbook: blank, or filled with what is public; written with openpyxl from the table of columns."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from importer.choice_names import DATUM_NAMES, KIND_NAMES, LEVEL_NAMES
from importer.columns import Column, Form
from importer.workbook.literal_text import literal_text

_HEADER_ROW = 3
_BLANK_ROWS = 20
CHOICES = {
    "datum": tuple(DATUM_NAMES.values()),
    "kind": tuple(KIND_NAMES.values()),
    "level": tuple(LEVEL_NAMES.values()),
}
"""What the drop-downs of a column offer; `stated_choices` understands each."""
_ASKED_ON_TEMPLATE = ("kind", "level", "datum")
_NOTES = (
    "填写说明：",
    "1．区划编码：填写窗口所在地县（市、区）的六位行政区划代码，不是邮政编码。",
    "2．经度、纬度：填写十进制度数，例如 112.990000 与 28.110000，并在“坐标系”列选择取点地图所用的坐标系。",
    "3．坐标系：高德、腾讯地图为 GCJ-02，百度地图为 BD-09，天地图与 GPS 为 WGS-84 或 CGCS2000。",
    "4．办公时间：例如“法定工作日周一至周五：上午8:30—11:30，下午14:00—17:30”。",
)
_SHEET_NAME_LENGTH = 31
_NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", "_"))
_THIN = Side(style="thin", color="999999")

Row = Mapping[str, object]


def blank_form(form: Form, divisions: Sequence[tuple[str, str]]) -> bytes:
    """The blank form as .xlsx.

    `divisions` are pairs of region name and code: one row is prepared for each, or a page of blank rows where none
    are named.
    """
    columns = [*form.printed(), *(form.by_field[field] for field in _ASKED_ON_TEMPLATE)]
    rows: list[Row] = [
        {"number": number, "region_name": name, "division_code": code}
        for number, (name, code) in enumerate(divisions, 1)
    ] or [{"number": number} for number in range(1, _BLANK_ROWS + 1)]
    workbook = Workbook()
    sheet = _first_sheet(workbook, "窗口基本信息表")
    _write_table(sheet, form, columns, rows, {field.field: "" for field in form.header})
    for offset, note in enumerate(_NOTES):
        sheet.cell(_HEADER_ROW + len(rows) + 2 + offset, 1, note)
    return _saved(workbook)


def filled_forms(form: Form, columns: Sequence[str], offices: Mapping[str, Iterable[Row]]) -> bytes:
    """One sheet per office in the form's layout, as .xlsx; `columns` are the fields to write, in their order.

    填报人 is left out and 填报时间 empty, so that the workbook can come back as it was.
    """
    workbook = Workbook()
    names: set[str] = set()
    for number, (office, rows) in enumerate(offices.items()):
        name = _sheet_name(office, names)
        sheet = _first_sheet(workbook, name) if number == 0 else workbook.create_sheet(name)
        header = {"filled_by_unit": office, "filled_on": ""}
        _write_table(sheet, form, [form.by_field[field] for field in columns], list(rows), header)
    return _saved(workbook)


def _write_table(
    sheet: Worksheet, form: Form, columns: Sequence[Column], rows: Sequence[Row], header: Mapping[str, str]
) -> None:
    width = len(columns)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    _put(sheet, 1, 1, form.title)
    sheet.cell(1, 1).font = Font(bold=True, size=16)
    sheet.cell(1, 1).alignment = Alignment(horizontal="center")
    texts = (f"{column.label}：{header[column.field]}" for column in form.header if column.field in header)
    for position, heading in enumerate(texts):
        _put(sheet, 2, 1 + position * max(1, width // len(header)), heading)
    _write_head(sheet, columns)
    for offset, row in enumerate(rows, 1):
        for number, column in enumerate(columns, 1):
            cell = _put(sheet, _HEADER_ROW + offset, number, row.get(column.field))
            cell.border = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
            if column.text:
                cell.number_format = "@"
    _offer_choices(sheet, columns, len(rows))
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"


def _write_head(sheet: Worksheet, columns: Sequence[Column]) -> None:
    for number, column in enumerate(columns, 1):
        cell = _put(sheet, _HEADER_ROW, number, column.label)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="EAF1FA" if column.needed else "F4F6F8")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
        sheet.column_dimensions[get_column_letter(number)].width = column.width


def _offer_choices(sheet: Worksheet, columns: Sequence[Column], rows: int) -> None:
    for number, column in enumerate(columns, 1):
        if choices := CHOICES.get(column.field):
            offer = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
            letter = get_column_letter(number)
            offer.add(f"{letter}{_HEADER_ROW + 1}:{letter}{_HEADER_ROW + max(rows, 1)}")
            sheet.add_data_validation(offer)


def _put(sheet: Worksheet, row: int, column: int, value: object) -> Cell:
    """Write a value; a text stays a text, whatever a spreadsheet program would make of its first character.

    Control characters, which no workbook can hold, are left out, and what reads like an escaped one is escaped.
    """
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        value = literal_text(ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.value = value  # type: ignore[assignment]  # texts, numbers and blanks only
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    return cell  # type: ignore[return-value]  # merged cells are written at their top left only


def _first_sheet(workbook: Workbook, name: str) -> Worksheet:
    sheet = workbook.worksheets[0]
    sheet.title = name
    return sheet


def _sheet_name(office: str, taken: set[str]) -> str:
    base = ILLEGAL_CHARACTERS_RE.sub("", office).translate(_NOT_IN_SHEET_NAMES)[:_SHEET_NAME_LENGTH] or "窗口"
    name, count = base, 1
    while name.lower() in taken:
        count += 1
        suffix = f"-{count}"
        name = base[: _SHEET_NAME_LENGTH - len(suffix)] + suffix
    taken.add(name.lower())
    return name


def _saved(workbook: Workbook) -> bytes:
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()
