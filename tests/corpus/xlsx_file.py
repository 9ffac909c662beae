"""A messy workbook as .xlsx."""

import zipfile
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from io import BytesIO
from string import ascii_uppercase

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from importer.workbook.cells import ErrorValue
from tests.corpus.entry import Cell, Formula, Rich
from tests.corpus.sheet import Sheet


def xlsx(sheets: Iterable[Sheet]) -> bytes:
    """The workbook's bytes."""
    pages = list(sheets)
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_urls": False})
    looks = _Looks(book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"}))
    for number, sheet in enumerate(pages):
        page = book.add_worksheet(sheet.name)
        if sheet.hidden:
            page.hide()
        elif number:
            page.activate()
        _write(page, sheet, looks)
    book.close()
    return _with_strays(target.getvalue(), pages)


class _Looks:
    """The two looks that a cell may have."""

    def __init__(self, bold: Format, day: Format) -> None:
        self.bold = bold
        self.day = day


def _write(page: Worksheet, sheet: Sheet, looks: _Looks) -> None:
    for first, left, last, right in sheet.blocks():
        page.merge_range(first - 1, left - 1, last - 1, right - 1, "")
    for row, line in enumerate(sheet.lines()):
        for column, cell in enumerate(line):
            if cell is not None:
                _put(page, (row, column), cell, looks)
    for index in sheet.hidden_entries:
        page.set_row(sheet.row(index) - 1, None, None, {"hidden": True})
    for name in sheet.hidden_columns:
        number = sheet.left + sheet.fields.index(name) - 1
        page.set_column(number, number, None, None, {"hidden": True})


def _with_strays(content: bytes, sheets: list[Sheet]) -> bytes:
    """The workbook with its far cells, which the writer would walk a million rows to reach."""
    if not any(sheet.stray for sheet in sheets):
        return content
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            part = source.read(name)
            for number, sheet in enumerate(sheets, 1):
                if name == f"xl/worksheets/sheet{number}.xml":
                    part = part.replace(b"</sheetData>", _rows_of(sheet.stray) + b"</sheetData>")
            copy.writestr(name, part)
    return target.getvalue()


def _rows_of(stray: Mapping[str, str]) -> bytes:
    rows = (
        f'<row r="{name.lstrip(ascii_uppercase)}"><c r="{name}" t="inlineStr"><is><t xml:space="preserve">{text}</t>'
        "</is></c></row>"
        for name, text in stray.items()
    )
    return "".join(rows).encode()


def _put(page: Worksheet, place: tuple[int, int], cell: Cell, looks: _Looks) -> None:
    match cell:
        case Formula(text, value):
            _formula(page, place, text, value)
        case Rich(parts):
            fragments = [part for text, bold in zip(parts, _bold(looks), strict=False) for part in (*bold, text)]
            page.write_rich_string(*place, *fragments)
        case ErrorValue(code):
            page.write_formula(*place, "=1/0" if code == "#DIV/0!" else "=NA()", None, code)
        case datetime() | date():
            page.write_datetime(*place, cell, looks.day)
        case bool():
            page.write_boolean(*place, cell)
        case float() | int():
            page.write_number(*place, cell)
        case str():
            page.write_string(*place, cell)


def _formula(page: Worksheet, place: tuple[int, int], text: str, value: object) -> None:
    page.write_formula(*place, text, None, "" if value is None else value)


def _bold(looks: _Looks) -> list[tuple[Format, ...]]:
    return [(), (looks.bold,)] * 4
