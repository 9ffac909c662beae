"""How wide the columns of a sheet are that has no widths of its own: read at once, and none hides the others."""

import re

import pytest

from importer.returned.column_widths import column_widths
from importer.workbook.cells import CellValue, SheetCells


def widths(*rows: list[CellValue]) -> dict[int, int]:
    told = column_widths(SheetCells("表", hidden=False, rows=list(rows), top=1, left=1))
    return {int(at): int(width) for at, width in re.findall(r'min="(\d+)" max="\1" width="(\d+)"', told)}


@pytest.mark.parametrize(
    ("text", "width"),
    [("73185550123", 13), ("长沙市天心区", 14), ("1", 8), ("字" * 90, 40), ("区域\n名称名称名", 12)],
    ids=["digits", "Chinese takes two", "not too narrow", "not too wide", "the longest of its lines"],
)
def test_a_column_is_as_wide_as_its_longest_line(text: str, width: int) -> None:
    assert widths(["1", text])[2] == width


def test_a_title_widens_nothing() -> None:
    assert widths(["政务服务中心“跨省通办”窗口基本信息表"], ["1", "2"])[1] == widths(["1", "2"])[1]


def test_an_empty_sheet_has_no_columns() -> None:
    assert column_widths(SheetCells("表", hidden=False, rows=[], top=1, left=1)) == ""
