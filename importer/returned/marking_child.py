"""What runs in the process that marks workbooks: the same cell without doors as that in which they are read."""

from dataclasses import replace
from xml.parsers.expat import ExpatError

from importer.returned.marked_workbook import marked_workbook
from importer.returned.marks import Marks, without_marks
from importer.returned.rebuilt import rebuilt_workbook
from importer.workbook.cell_frames import LENGTH_BYTES, answer_frame, sheets_from_frame
from importer.workbook.cells import SheetCells
from importer.workbook.child import serve
from importer.workbook.kind import FileKind, kind_of
from importer.workbook.limits import WorkbookLimits
from importer.workbook.sheets_of_file import read_sheets

_UNUSUAL = (ExpatError, LookupError, OSError, ValueError)
"""What an unusual workbook provokes that can be read nevertheless: its cells then go into a new one."""


def main(limits_json: str) -> None:
    """Mark file after file until the other end closes."""
    serve(limits_json, lambda request, limits, _: answer_to(request, limits))


def answer_to(request: bytes, limits: WorkbookLimits) -> bytes:
    """The marked workbook that a request asks for: the length of its marks, the marks, and the file."""
    length = int.from_bytes(request[:LENGTH_BYTES], "big")
    marks = Marks.from_json(request[LENGTH_BYTES : LENGTH_BYTES + length])
    content = request[LENGTH_BYTES + length :]
    if kind_of(content) is FileKind.XLSX:
        try:
            return marked_workbook(content, marks, lambda: _cells(content, limits), limits)
        except _UNUSUAL:
            pass
    cells = [sheet if sheet.name else replace(sheet, name=marks.unnamed) for sheet in _cells(content, limits)]
    sheets = without_marks(cells)
    return marked_workbook(rebuilt_workbook(sheets), marks, tuple, limits)


def _cells(content: bytes, limits: WorkbookLimits) -> list[SheetCells]:
    return sheets_from_frame(bytearray(answer_frame(read_sheets(content, limits))))
