"""Workbooks as other programs write them: the same sheet, by hand, in the dialects of SpreadsheetML that are about."""

import zipfile
from collections.abc import Iterable
from io import BytesIO
from xml.sax.saxutils import escape

from importer.workbook.cells import cell_name
from tests.corpus.case import Writer
from tests.corpus.entry import Cell
from tests.corpus.sheet import Sheet
from tests.corpus.shown import text_of, value_of

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006"


def odd_xlsx(prefix: str = "", target: str = "worksheets/sheet1.xml", *, named_cells: bool = True) -> Writer:
    """A writer of one sheet whose texts stand in their cells.

    `prefix` goes before every element (`x:`), `target` is how the sheet is pointed to; without `named_cells` the cells
    do not say where they stand.
    """

    def written(sheets: Iterable[Sheet]) -> bytes:
        (sheet,) = sheets
        space = f'xmlns{":" + prefix[:-1] if prefix else ""}="{_MAIN}"'
        rows = "".join(
            f'<{prefix}row r="{number}">{_cells(line, number, prefix, named_cells)}</{prefix}row>'
            for number, line in enumerate(sheet.lines(), 1)
        )
        parts = {
            "[Content_Types].xml": f'<Types xmlns="{_TYPES}/content-types"/>',
            "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": f'<{prefix}workbook {space} xmlns:r="{_RELATIONS}"><{prefix}sheets>'
            f'<{prefix}sheet name="{sheet.name}" sheetId="1" r:id="r1"/></{prefix}sheets></{prefix}workbook>',
            "xl/_rels/workbook.xml.rels": _relation("worksheet", target),
            "xl/worksheets/sheet1.xml": f"<{prefix}worksheet {space}><{prefix}sheetData>{rows}</{prefix}sheetData>"
            f"</{prefix}worksheet>",
        }
        whole = BytesIO()
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in parts.items():
                archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{part}')
        return whole.getvalue()

    return written


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_TYPES}/relationships">'
        f'<Relationship Id="r1" Type="{_RELATIONS}/{kind}" Target="{target}"/></Relationships>'
    )


def _cells(line: Iterable[Cell], number: int, prefix: str, named: bool) -> str:
    return "".join(
        _cell(cell, f' r="{cell_name(number, column)}"' if named else "", prefix) for column, cell in enumerate(line, 1)
    )


def _cell(cell: Cell, where: str, prefix: str) -> str:
    value = value_of(cell)
    if value is None:
        return f"<{prefix}c{where}/>"
    if isinstance(value, float | int):
        return f"<{prefix}c{where}><{prefix}v>{value!r}</{prefix}v></{prefix}c>"
    text = escape(text_of(cell)).replace("\n", "&#10;")
    return f'<{prefix}c{where} t="inlineStr"><{prefix}is><{prefix}t>{text}</{prefix}t></{prefix}is></{prefix}c>'
