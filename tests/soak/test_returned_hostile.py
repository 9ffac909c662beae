"""Strangers' workbooks, Excel's own among them, marked and read again: whatever was in their cells still is.

They lie beside the house, or where TONGBAN_SHARED says; elsewhere this file is not collected. LibreOffice, where it is
installed, opens a return of each kind.
"""

import os
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from importer.returned.marker import WorkbookMarker
from importer.returned.marks import CellMark, Finding, Marks, RowMark
from importer.workbook.cells import CellValue, SheetCells, cell_name
from importer.workbook.limits import WorkbookRefused
from importer.workbook.reader import WorkbookReader
from tests.house import HOUSE

ARCHIVE = Path(os.environ.get("TONGBAN_SHARED", str(HOUSE.parent / "shared"))) / "hostile" / "apache-poi-workbooks.zip"
OURS = "改这里"


def contents() -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(ARCHIVE) as archive:
        for name in archive.namelist():
            if not name.endswith("/") and not name.startswith("legal/"):
                yield name, archive.read(name)


def marks_in(sheets: list[SheetCells], name: str) -> Marks:
    """A mark in the middle of each sheet."""
    places = [(sheet, sheet.top + len(sheet.rows) // 2) for sheet in sheets if sheet.rows]
    return Marks(
        cells=tuple(CellMark(s.name, cell_name(row, s.left), "error", "【须修改】试") for s, row in places),
        rows=tuple(RowMark(s.name, row, OURS) for s, row in places),
        summary=("摘要",),
        findings=(Finding("error", None, None, "栏", "问题", "值", "改", "因", "代码"),),
        beside={s.name: s.left + len(s.rows[0]) - 1 for s, _ in places},
        unnamed=Path(name).stem,
    )


def values(sheet: SheetCells) -> dict[tuple[int, int], CellValue]:
    """What stands where; no workbook can hold what is no sign of XML."""
    found: dict[tuple[int, int], CellValue] = {}
    for row, line in enumerate(sheet.rows, sheet.top):
        for column, value in enumerate(line, sheet.left):
            if value not in (None, OURS):
                found[row, column] = value.replace("\0", "") if isinstance(value, str) else value
    return found


def test_what_was_in_a_marked_workbook_is_still_in_it() -> None:
    read, faults = 0, []
    with WorkbookReader() as reader, WorkbookMarker() as marker:
        for name, content in contents():
            try:
                sheets = reader.read_bytes(content, name)
            except WorkbookRefused:
                continue
            read += 1
            again = reader.read_bytes(marker.marked(content, marks_in(sheets, name)), name)
            own = [(sheet.name, sheet.hidden, values(sheet)) for sheet in sheets]
            if [(sheet.name, sheet.hidden, values(sheet)) for sheet in again[:-1]] != own:
                faults.append(name)
    assert (read > 600, faults) == (True, [])


@pytest.mark.parametrize("name", ["Booleans.xlsx", "WithChart.xlsx", "SimpleMacro.xlsm", "WithCheckBoxes.xls"])
def test_libreoffice_opens_a_return_and_finds_its_comment(name: str, tmp_path: Path) -> None:
    content = next((own for path, own in contents() if path.endswith(name)), None)
    assert content is not None
    with WorkbookReader() as reader, WorkbookMarker() as marker:
        returned = tmp_path / "return.xlsx"
        returned.write_bytes(marker.marked(content, marks_in(reader.read_bytes(content, name), name)))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "fods", "--outdir", tmp_path, returned],
        check=True,
        capture_output=True,
    )
    opened = (tmp_path / "return.fods").read_text("utf-8")
    assert "【须修改】试" in opened
    assert OURS in opened
    assert 'table:name="检查结果"' in opened
