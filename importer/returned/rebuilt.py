"""The cells of any other file (.xls, .ods, .csv) as an .xlsx: each value where it stood, texts as texts."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from importer.returned.column_widths import column_widths
from importer.returned.relations import STYLES, WORKSHEET
from importer.returned.styles_part import EMPTY
from importer.returned.xml_text import text_cell, xml_attribute
from importer.workbook.cells import CellValue, ErrorValue, SheetCells, cell_name

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 - a workbook's days have no zone
_AFTER_NO_DAY = datetime(1900, 3, 1)  # noqa: DTZ001
_FITTED = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
_ACROSS = '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
"""A4 across, one page wide: of how the file itself was printed nothing is known."""
_PLAIN, _TEXT, _DATE, _MOMENT, _TIME, _LINES = range(6)
_FORMATS = (0, 49, 14, 22, 21, 49)
"""The built-in number formats of these (ECMA-376 part 1, 18.8.30)."""


def rebuilt_workbook(sheets: Sequence[SheetCells]) -> bytes:
    """A new workbook with the cells of these sheets; hidden ones, of which nothing was read, stay hidden and empty."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in _parts(sheets):
            target.writestr(name, part)
    return whole.getvalue()


def _parts(sheets: Sequence[SheetCells]) -> Iterable[tuple[str, str | bytes]]:
    numbers = range(1, len(sheets) + 1)
    types = [
        _override("xl/workbook.xml", f"{_TYPES}.sheet.main+xml"),
        _override("xl/styles.xml", STYLES),
        *(_override(f"xl/worksheets/sheet{number}.xml", WORKSHEET) for number in numbers),
    ]
    usual = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    yield "[Content_Types].xml", f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{usual}{"".join(types)}</Types>'
    yield "_rels/.rels", _related([("officeDocument", "xl/workbook.xml")])
    related = [("styles", "styles.xml"), *(("worksheet", f"worksheets/sheet{number}.xml") for number in numbers)]
    yield "xl/_rels/workbook.xml.rels", _related(related)
    listed = "".join(
        f'<sheet name="{xml_attribute(sheet.name)}" sheetId="{number}"{_hidden(sheet)} r:id="rId{number + 1}"/>'
        for number, sheet in zip(numbers, sheets, strict=True)
    )
    yield (
        "xl/workbook.xml",
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{listed}</sheets></workbook>',
    )
    yield "xl/styles.xml", _styles()
    for number, sheet in zip(numbers, sheets, strict=True):
        yield f"xl/worksheets/sheet{number}.xml", _sheet(sheet)


def _override(part: str, kind: str) -> str:
    return f'<Override PartName="/{part}" ContentType="{kind}"/>'


def _related(relations: Iterable[tuple[str, str]]) -> str:
    tags = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(relations, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{tags}</Relationships>'


def _hidden(sheet: SheetCells) -> str:
    return ' state="hidden"' if sheet.hidden else ""


def _styles() -> bytes:
    formats = b"".join(
        b'<xf numFmtId="%d" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
        b'<alignment vertical="top" wrapText="%d"/></xf>' % (number, style == _LINES)
        for style, number in enumerate(_FORMATS)
    )
    return EMPTY.partition(b"<cellXfs")[0] + b'<cellXfs count="%d">%b</cellXfs></styleSheet>' % (len(_FORMATS), formats)


def _sheet(sheet: SheetCells) -> bytes:
    rows = {number: list(enumerate(row, sheet.left)) for number, row in enumerate(sheet.rows, sheet.top)}
    for far in sheet.far:
        rows.setdefault(far.row, []).append((far.column, far.value))
    held = b"".join(
        b'<row r="%d">%b</row>'
        % (number, b"".join(_cell(cell_name(number, at), value) for at, value in sorted_by_place(row)))
        for number, row in sorted(rows.items())
    )
    merged = "".join(
        f'<mergeCell ref="{cell_name(one.top, one.left)}:{cell_name(one.bottom, one.right)}"/>' for one in sheet.merged
    )
    merging = f'<mergeCells count="{len(sheet.merged)}">{merged}</mergeCells>' if merged else ""
    before = f'{_HEAD}<worksheet xmlns="{_MAIN}">{_FITTED}{column_widths(sheet)}<sheetData>'
    return before.encode() + held + f"</sheetData>{merging}{_ACROSS}</worksheet>".encode()


def sorted_by_place(row: Iterable[tuple[int, CellValue]]) -> list[tuple[int, CellValue]]:
    """A row's cells from left to right, without blank ones."""
    return sorted(((at, value) for at, value in row if value is not None), key=lambda cell: cell[0])


def _cell(name: str, value: CellValue) -> bytes:
    if isinstance(value, str):
        return text_cell(b"", name, _LINES if "\n" in value else _TEXT, value)
    kind, style, text = _stored(value)
    typed = f' t="{kind}"' if kind else ""
    return f'<c r="{name}" s="{style}"{typed}><v>{text}</v></c>'.encode()


def _days(moment: datetime) -> float:
    """How a workbook counts a moment: in days, and with the 29th of February 1900, which never was."""
    return (moment - _FIRST_DAY) / timedelta(days=1) - (moment < _AFTER_NO_DAY)


def _stored(value: CellValue) -> tuple[str, int, str]:
    """A value's type, format and text, as ECMA-376 part 1, 18.18.11 has them."""
    match value:
        case bool():
            return "b", _PLAIN, str(int(value))
        case ErrorValue():
            return "e", _PLAIN, xml_attribute(value.code) or "#N/A"
        case datetime():
            return "", _MOMENT, repr(_days(value.replace(tzinfo=None)))
        case date():
            return "", _DATE, repr(int(_days(datetime(value.year, value.month, value.day))))  # noqa: DTZ001
        case time():
            return "", _TIME, repr((value.hour * 3600 + value.minute * 60 + value.second) / 86_400)
        case timedelta():
            return "", _TIME, repr(value / timedelta(days=1))
        case _:
            return "", _PLAIN, repr(value)
