"""The sheets of one file, whatever its format: told apart by content, each format read by the hand that knows it."""

import io
from collections.abc import Sequence

import python_calamine

from importer.workbook.delimited_text import delimited_sheets
from importer.workbook.grid_sheets import Beside, Send, grid_sheets
from importer.workbook.kind import READ, FileKind, kind_of
from importer.workbook.limits import Reason, WorkbookLimits, WorkbookRefused
from importer.workbook.loose_cells import Told
from importer.workbook.open_document import open_document_sheets
from importer.workbook.plain_text import whole_text
from importer.workbook.strays import MendedSheet, mended_sheet
from importer.workbook.web_page import declared_encoding, web_sheets
from importer.workbook.xls_sheets import xls_sheets
from importer.workbook.xlsb_sheets import XlsbSheet, sheet_relations, xlsb_sheet
from importer.workbook.xml_2003 import xml_2003_sheets
from importer.workbook.zip_parts import parts_of, related_parts, sheet_parts, with_parts

_UNDER_A_PASSWORD = b"encryption-data"
"""What the manifest of an OpenDocument has for each part under a password (OpenDocument 1.2 part 3, 4.4)."""


def read_sheets(content: bytes, limits: WorkbookLimits, send: Send | None = None) -> list[Told]:
    """Every worksheet of a file, in the form that `sheets_from_frame` takes; `send` takes large ones' rows beforehand.

    Raises
    ------
    WorkbookRefused
        If the file is none that is read, or goes over a limit; any other exception means a damaged file.
    """
    kind = kind_of(content)
    _refuse_others(kind)
    match kind:
        case FileKind.TEXT:
            return delimited_sheets(whole_text(content), limits)
        case FileKind.HTML:
            return web_sheets(whole_text(content, declared_encoding(content)), limits)
        case FileKind.XML_2003:
            return xml_2003_sheets(whole_text(content), limits)
        case FileKind.ODS:
            return _open_document(content, limits)
    beside: Sequence[Beside] = ()
    if kind is FileKind.XLS:
        beside = [Beside(errors=sheet.errors) for sheet in xls_sheets(content, limits)]
    elif kind is FileKind.XLSB:
        beside = _beside_xlsb(content, limits)
    else:
        content, beside = _mended(content, limits)
    with python_calamine.load_workbook(io.BytesIO(content)) as workbook:
        return grid_sheets(workbook, beside, limits, send)


def _refuse_others(kind: FileKind) -> None:
    if kind is FileKind.EMPTY:
        raise WorkbookRefused(Reason.EMPTY)
    if kind is FileKind.PART:
        raise WorkbookRefused(Reason.TRUNCATED)
    if kind is FileKind.ENCRYPTED:
        raise WorkbookRefused(Reason.PASSWORD)
    if kind not in READ:
        raise WorkbookRefused(Reason.OTHER_KIND, {"kind": kind})


def _open_document(content: bytes, limits: WorkbookLimits) -> list[Told]:
    parts = dict(parts_of(content, limits))
    if _UNDER_A_PASSWORD in parts.get("META-INF/manifest.xml", b""):
        raise WorkbookRefused(Reason.PASSWORD)
    if "content.xml" not in parts:
        # What stands there instead is not to be read without its password.
        raise WorkbookRefused(Reason.DAMAGED)
    return open_document_sheets(parts["content.xml"], limits)


def _mended(content: bytes, limits: WorkbookLimits) -> tuple[bytes, list[Beside]]:
    """An .xlsx as calamine may read it, and what was mended in each sheet, in the workbook's order."""
    small: dict[str, bytes] = {}
    by_part: dict[str, MendedSheet] = {}
    for name, part in parts_of(content, limits):
        if name in {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"}:
            small[name] = part
        elif name.startswith("xl/worksheets/") and (sheet := mended_sheet(part, limits.rows)):
            by_part[name] = sheet
    if not by_part or len(small) < 2:
        return content, []
    order = sheet_parts(small["xl/workbook.xml"], small["xl/_rels/workbook.xml.rels"])
    content = with_parts(content, {name: by_part[name].xml for name in order if name in by_part})
    return content, [_beside(by_part.get(name)) for name in order]


def _beside(sheet: MendedSheet | None) -> Beside:
    return Beside(errors=sheet.errors, strays=sheet.strays, strays_column=sheet.strays_column) if sheet else Beside()


def _beside_xlsb(content: bytes, limits: WorkbookLimits) -> list[Beside]:
    """The errors and merged cells of each sheet of an .xlsb, in the workbook's order."""
    small: dict[str, bytes] = {}
    by_part: dict[str, XlsbSheet] = {}
    for name, part in parts_of(content, limits):
        if name in {"xl/workbook.bin", "xl/_rels/workbook.bin.rels"}:
            small[name] = part
        elif name.startswith("xl/worksheets/") and (sheet := xlsb_sheet(part)):
            by_part[name] = sheet
    if not by_part or len(small) < 2:
        return []
    targets = related_parts(small["xl/_rels/workbook.bin.rels"])
    sheets = [
        by_part.get(targets.get(relation, ""), XlsbSheet()) for relation in sheet_relations(small["xl/workbook.bin"])
    ]
    return [Beside(errors=sheet.errors, merged=sheet.merged) for sheet in sheets]
