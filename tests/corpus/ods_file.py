"""A messy workbook as .ods, by hand: the few parts of OpenDocument 1.2 that a table needs."""

import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from tests.corpus.entry import Cell
from tests.corpus.sheet import Sheet
from tests.corpus.shown import text_of, value_of

_NAME = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = " ".join(f'xmlns:{part}="{_NAME}:{part}:1.0"' for part in ("office", "table", "text", "style", "manifest"))
_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_HIDDEN_STYLE = (
    '<office:automatic-styles><style:style style:name="hid" style:family="table">'
    '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
)


_LOCKED = (
    '<manifest:encryption-data manifest:checksum-type="SHA256/1K" manifest:checksum="AAAA">'
    '<manifest:algorithm manifest:algorithm-name="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/>'
    "</manifest:encryption-data>"
)


def locked_ods(sheets: Iterable[Sheet]) -> bytes:
    """The workbook under a password: its content is what a cipher makes of it, and its manifest says so."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(ods(sheets))) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            part = source.read(name)
            if name == "content.xml":
                part = bytes(each ^ 0xA5 for each in part)
            copy.writestr(
                name,
                part.replace(
                    b'media-type="text/xml"/>', f'media-type="text/xml">{_LOCKED}</manifest:file-entry>'.encode()
                ),
            )
    return target.getvalue()


def ods(sheets: Iterable[Sheet]) -> bytes:
    """The workbook's bytes."""
    body = "".join(_table(sheet) for sheet in sheets)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} office:version="1.2">'
        f"{_HIDDEN_STYLE}<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    manifest = (
        f'<manifest:manifest {_SPACES}><manifest:file-entry manifest:full-path="/" manifest:media-type="{_KIND}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _KIND, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return target.getvalue()


def _table(sheet: Sheet) -> str:
    spans = {(first, left): (last - first + 1, right - left + 1) for first, left, last, right in sheet.blocks()}
    style = ' table:style-name="hid"' if sheet.hidden else ""
    rows = []
    for row, line in enumerate(sheet.lines(), 1):
        cells = "".join(_cell(cell, spans.get((row, column))) for column, cell in enumerate(line, 1))
        rows.append(f"<table:table-row>{cells or '<table:table-cell/>'}</table:table-row>")
    return f"<table:table table:name={quoteattr(sheet.name)}{style}>{''.join(rows)}</table:table>"


def _cell(cell: Cell, span: tuple[int, int] | None) -> str:
    value = value_of(cell)
    spanned = f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"' if span else ""
    if value is None:
        return f"<table:table-cell{spanned}/>"
    if isinstance(value, float | int) and not isinstance(value, bool):
        kind = f'office:value-type="float" office:value="{value!r}"'
    elif isinstance(value, datetime | date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()[:10]}"'
    else:
        kind = 'office:value-type="string"'
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in text_of(cell).split("\n"))
    return f"<table:table-cell {kind}{spanned}>{paragraphs}</table:table-cell>"
