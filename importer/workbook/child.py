"""What runs in the reading process: the one place that opens a stranger's workbook.

Started by `importer.workbook.reader`, which sends whole files and takes whole answers over one socket. Everything that
can go wrong with a file goes wrong here: this process holds no key, no setting and no other file, and may die.
"""

import codecs
import gc
import io
import os
import resource
import signal
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

import orjson
import python_calamine
from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from importer.workbook.cells import LENGTH_BYTES, OUT_OF_MEMORY, answer_frame, cell_name, refusal_frame, rows_as_json
from importer.workbook.delimited_text import delimited_sheets
from importer.workbook.kind import READ, ZIP_WORKBOOKS, FileKind, kind_of
from importer.workbook.limits import Reason, WorkbookLimits, WorkbookRefused
from importer.workbook.loose_cells import Told, told_sheet
from importer.workbook.open_document import open_document_sheets
from importer.workbook.plain_text import whole_text
from importer.workbook.strays import MendedSheet, mended_sheet
from importer.workbook.web_page import declared_encoding, web_sheets
from importer.workbook.xml_2003 import xml_2003_sheets
from importer.workbook.zip_parts import parts_of, sheet_parts, with_parts

READY = b"ready"
ENCODINGS = ("cp437", "gb18030", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "big5", "latin-1")
"""The encodings that sniffing and unzipping may ask for."""
_UNDER_A_PASSWORD = b"encryption-data"
"""What the manifest of an OpenDocument has for each part under a password (OpenDocument 1.2 part 3, 4.4)."""
FAR_DOWN = 1000
"""From this row on, the blank rows above cost more time than all rows at once cost memory."""


def main(limits_json: str) -> None:
    """Answer file after file until the other end closes."""
    limits = WorkbookLimits(**orjson.loads(limits_json))
    requests, answers = open(0, "rb", closefd=False), open(1, "wb", closefd=False)  # noqa: SIM115 - open until the end
    # Nothing here makes circles, and searching for them among a large sheet's rows takes 8 % of the time.
    gc.disable()
    confine(limits)
    _send(answers, READY)
    while len(header := requests.read(LENGTH_BYTES)) == LENGTH_BYTES:
        content = requests.read(int.from_bytes(header, "big"))
        _allow_seconds(limits.seconds)
        try:
            answer = _answer(content, limits)
        except MemoryError:
            # What is left of this process is not to be trusted with the next file.
            os._exit(OUT_OF_MEMORY)
        _send(answers, answer)


def confine(limits: WorkbookLimits) -> None:
    """Give up for good what reading a file does not need: memory, new files and sockets, writing, children, cores."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    # Encodings are modules that are opened when first asked for, which will not be possible any more.
    for encoding in ENCODINGS:
        codecs.lookup(encoding)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def _allow_seconds(seconds: float) -> None:
    # Processor time, so that a busy machine refuses nobody's file; the signal's default is death. Wall time is
    # watched from outside. A new timer replaces the last file's.
    signal.setitimer(signal.ITIMER_PROF, seconds)


def _send(answers: BinaryIO, frame: bytes) -> None:
    answers.write(len(frame).to_bytes(LENGTH_BYTES, "big"))
    answers.write(frame)
    answers.flush()


def _answer(content: bytes, limits: WorkbookLimits) -> bytes:
    try:
        return answer_frame(read_sheets(content, limits))
    except WorkbookRefused as refused:
        return refusal_frame(refused)
    except python_calamine.PasswordError:
        return refusal_frame(WorkbookRefused(Reason.PASSWORD))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - whatever a stranger's file provokes, the file is what is damaged
        return refusal_frame(WorkbookRefused(Reason.DAMAGED))


def read_sheets(content: bytes, limits: WorkbookLimits) -> list[Told]:
    """Every worksheet of a file, in the form that `sheets_from_frame` takes.

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
    mended: list[MendedSheet | None] = []
    if kind in ZIP_WORKBOOKS:
        content, mended = _looked_over(content, kind, limits)
    with python_calamine.load_workbook(io.BytesIO(content)) as workbook:
        found = len(workbook.sheet_names)
        if found > limits.sheets:
            raise WorkbookRefused(Reason.SHEETS, {"limit": limits.sheets, "found": found})
        return _sheets(workbook, mended or [None] * found, limits)


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


def _looked_over(content: bytes, kind: FileKind, limits: WorkbookLimits) -> tuple[bytes, list[MendedSheet | None]]:
    """The file as calamine may read it, and what was mended in each sheet, in the workbook's order."""
    small: dict[str, bytes] = {}
    by_part: dict[str, MendedSheet] = {}
    for name, part in parts_of(content, limits):
        if name in {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"}:
            small[name] = part
        elif kind is FileKind.XLSX and name.startswith("xl/worksheets/") and (sheet := mended_sheet(part, limits.rows)):
            by_part[name] = sheet
    if not by_part or len(small) < 2:
        return content, []
    order = sheet_parts(small["xl/workbook.xml"], small["xl/_rels/workbook.xml.rels"])
    content = with_parts(content, {name: by_part[name].xml for name in order if name in by_part})
    return content, [by_part.get(name) for name in order]


def _sheets(workbook: CalamineWorkbook, mended: list[MendedSheet | None], limits: WorkbookLimits) -> list[Told]:
    sheets: list[Told] = []
    cells = 0
    for number, told in enumerate(workbook.sheets_metadata):
        if told.typ is not SheetTypeEnum.WorkSheet:
            continue
        if told.visible is not SheetVisibleEnum.Visible:
            # Hidden sheets are left out, so nothing in them can do harm either.
            sheets.append(told_sheet(told.name, hidden=True))
            continue
        sheet = workbook.get_sheet_by_index(number)
        cells += sheet.height * sheet.width
        if cells > limits.cells:
            raise WorkbookRefused(Reason.CELLS, {"limit": limits.cells, "found": cells, **_last_cell(sheet)})
        sheets.append(_cells(sheet, mended[number], limits))
    return sheets


def _last_cell(sheet: CalamineSheet) -> dict[str, str]:
    row, column = sheet.end or (0, 0)
    return {"sheet": sheet.name, "cell": cell_name(row + 1, column + 1)}


def _cells(sheet: CalamineSheet, mended: MendedSheet | None, limits: WorkbookLimits) -> Told:
    told = told_sheet(sheet.name)
    if sheet.start is None:
        return told
    top, left = sheet.start
    strays = mended.strays if mended else []
    height = sheet.height - len(strays)
    for reason, limit, found in (
        (Reason.ROWS, limits.rows, height),
        (Reason.COLUMNS, limits.columns, sheet.width),
    ):
        if found > limit:
            raise WorkbookRefused(reason, {"limit": limit, "found": found, **_last_cell(sheet)})

    def too_long(row: int, column: int, length: int) -> WorkbookRefused:
        place = {"sheet": sheet.name, "cell": cell_name(top + row + 1, left + column + 1)}
        return WorkbookRefused(Reason.CELL_CHARS, {"limit": limits.cell_chars, "found": length, **place})

    rows = _used_rows(sheet, top)
    near = rows_as_json(islice(rows, height), limits, too_long)
    merged = [(a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in sheet.merged_cell_ranges or ()]
    told |= {"top": top + 1, "left": left + 1, "rows": near, "merged": merged}
    if mended:
        column = mended.strays_column - 1 - left
        told["far"] = [(stray.row, stray.column, values[column]) for stray, values in zip(strays, rows, strict=True)]
        told["errors"] = mended.errors
    return told


def _used_rows(sheet: CalamineSheet, top: int) -> Iterator[list[Any]]:
    """The rows from the first used one on, 0-based `top`."""
    # `iter_rows` makes Python objects row by row, but gives the blank rows above too.
    return islice(sheet.iter_rows(), top, None) if top < FAR_DOWN else iter(sheet.to_python())
