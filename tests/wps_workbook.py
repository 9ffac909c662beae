"""A form as WPS writes it: its own parts beside the usual ones, pictures in cells, a comment, frozen rows, a filter.

Made after what WPS Office 12 saves: the namespace `etc`, `cellimages.xml`, `customXml`, `KSOProductBuildVer`.
"""

import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from importer.workbook.cells import CellValue
from tests.sheets import workbook

PICTURE = '=DISPIMG("ID_0123456789ABCDEF0123456789ABCDEF",1)'
REMARK = "请看照片"
_ETC = "http://www.wps.cn/officeDocument/2017/etCustomData"
_CHANGED = ("[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def wps_workbook(rows: Sequence[Mapping[str, CellValue]]) -> bytes:
    """The form with these rows, and a picture in the cell M4 under 照片."""
    plain = _dressed(workbook(rows))
    whole = BytesIO()
    with zipfile.ZipFile(BytesIO(plain)) as source, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, _as_wps_writes(name, part.decode()) if name in _CHANGED else part)
        for name, part in own_parts().items():
            target.writestr(name, part)
    return whole.getvalue()


def _dressed(content: bytes) -> bytes:
    book = load_workbook(BytesIO(content))
    sheet = book.worksheets[0]
    sheet["M3"], sheet["M4"] = "照片", "PICTURE"
    sheet["B4"].comment = Comment(REMARK, "经办人")
    sheet.freeze_panes, sheet.auto_filter.ref = "D4", f"A3:M{sheet.max_row}"
    sheet.conditional_formatting.add("D4:D9", CellIsRule("equal", ["0"], fill=PatternFill("solid", bgColor="FFFF0000")))
    choice = DataValidation(type="list", formula1='"高德,百度"')
    choice.add("N4:N9")
    sheet.add_data_validation(choice)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _as_wps_writes(name: str, part: str) -> str:
    match name:
        case "[Content_Types].xml":
            new = (
                '<Default Extension="png" ContentType="image/png"/>'
                '<Override PartName="/xl/cellimages.xml"'
                ' ContentType="application/vnd.wps-officedocument.cellimage+xml"/>'
                '<Override PartName="/customXml/itemProps1.xml"'
                ' ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>'
                '<Override PartName="/docProps/custom.xml"'
                ' ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>'
            )
            return part.replace("</Types>", f"{new}</Types>")
        case "xl/_rels/workbook.xml.rels":
            new = (
                '<Relationship Id="rId91" Type="http://www.wps.cn/officeDocument/2020/cellImage"'
                ' Target="cellimages.xml"/>'
                f'<Relationship Id="rId92" Type="{_OFFICE}/relationships/customXml" Target="../customXml/item1.xml"/>'
            )
            return part.replace("</Relationships>", f"{new}</Relationships>")
        case "_rels/.rels":
            kind = f"{_OFFICE}/relationships/custom-properties"
            new = f'<Relationship Id="rId93" Type="{kind}" Target="docProps/custom.xml"/>'
            return part.replace("</Relationships>", f"{new}</Relationships>")
        case _:
            formula = PICTURE.replace('"', "&quot;")
            start = part.index('<c r="M4"')
            end = part.index("</c>", start) + 4
            cell = f'<c r="M4" t="str"><f>_xlfn.{formula[1:]}</f><v xml:space="preserve">{formula}</v></c>'
            part = part[:start] + cell + part[end:]
            spaces = f'xmlns:etc="{_ETC}" xmlns:xdr="{_DRAWING}/spreadsheetDrawing"'
            return part.replace("<worksheet ", f"<worksheet {spaces} ", 1)


def own_parts() -> dict[str, bytes]:
    """The parts that only WPS writes, by their names."""
    texts = {
        "xl/cellimages.xml": (
            f'<etc:cellImages xmlns:etc="{_ETC}" xmlns:xdr="{_DRAWING}/spreadsheetDrawing" xmlns:a="{_DRAWING}/main"'
            f' xmlns:r="{_OFFICE}/relationships"><etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2"'
            ' name="ID_0123456789ABCDEF0123456789ABCDEF"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill>'
            '<a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr/></xdr:pic>'
            "</etc:cellImage></etc:cellImages>"
        ),
        "xl/_rels/cellimages.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
            f' Type="{_OFFICE}/relationships/image" Target="media/image1.png"/></Relationships>'
        ),
        "customXml/item1.xml": '<s:customData xmlns="http://www.wps.cn/officeDocument/2013/wpsCustomData"'
        ' xmlns:s="http://www.wps.cn/officeDocument/2013/wpsCustomData"><extobjs/></s:customData>',
        "customXml/itemProps1.xml": (
            '<ds:datastoreItem ds:itemID="{B1977F7D-205B-4081-913C-38D41E755F92}"'
            f' xmlns:ds="{_OFFICE}/customXml"><ds:schemaRefs/></ds:datastoreItem>'
        ),
        "customXml/_rels/item1.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
            f' Type="{_OFFICE}/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>'
        ),
        "docProps/custom.xml": (
            f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"><property'
            ' fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer">'
            "<vt:lpwstr>2052-12.1.0.16929</vt:lpwstr></property></Properties>"
        ),
    }
    return {name: (_HEAD + text).encode() for name, text in texts.items()} | {"xl/media/image1.png": _dot()}


def _dot() -> bytes:
    """A picture of one point."""
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\x00\xff\x00\x00")),
        (b"IEND", b""),
    )
    parts = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
