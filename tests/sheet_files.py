"""Files that hold a sheet and are no .xlsx, written by hand: what a test needs of each format, and nothing more."""

import io
import zipfile
from collections.abc import Mapping

_SPACES = {"office": "office", "table": "table", "text": "text", "style": "style", "draw": "drawing"}
_OPEN_DOCUMENT = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in _SPACES.items()
)
_CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def zipped(parts: Mapping[str, bytes | str], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of parts, in their order."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", packing) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return whole.getvalue()


def open_document(tables: str, styles: str = "", before: str = "") -> bytes:
    """An .ods of some `table:table` elements; `before` stands between the XML's declaration and its content."""
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content {_OPEN_DOCUMENT} {_CALC}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content}, zipfile.ZIP_STORED
    )


def text_cell(text: str, attributes: str = "") -> str:
    """A cell of an .ods that holds a text, a paragraph for each line."""
    lines = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string" {attributes}>{lines}</table:table-cell>'


def table(rows: str, attributes: str = 'table:name="长沙"') -> str:
    """A sheet of an .ods."""
    return f"<table:table {attributes}>{rows}</table:table>"


def row(cells: str, attributes: str = "") -> str:
    """A row of an .ods."""
    return f"<table:table-row {attributes}>{cells}</table:table-row>"


def xml_2003(rows: str, more: str = "", before: str = "") -> bytes:
    """An “XML Spreadsheet 2003” with a sheet of some `Row` elements; `more` stands behind that sheet."""
    return (
        f'<?xml version="1.0"?>{before}<?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f'<Worksheet ss:Name="长沙"><Table>{rows}</Table></Worksheet>{more}</Workbook>'
    ).encode()
