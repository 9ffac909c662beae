"""The table in a sheet: found wherever it stands, under its labels, with nothing lost and nothing added."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache

import pytest

from importer.checks.sheet_table import SheetTable, tables_in
from importer.columns import Form, read_form
from importer.workbook.cells import CellValue, SheetCells
from tests.sheets import LABELS, TITLE, grid, row

Line = Sequence[CellValue]
MIDNIGHT = datetime(2026, 3, 2)  # noqa: DTZ001  # a workbook's times have no zone


@cache
def form() -> Form:
    return read_form()


def tables(lines: Sequence[Line], top: int = 1, left: int = 1) -> list[SheetTable]:
    width = max(map(len, lines), default=0)
    rows = [[*line, *[None] * (width - len(line))] for line in lines]
    return list(tables_in(SheetCells("表", hidden=False, top=top, left=left, rows=rows), form()))


def table(lines: Sequence[Line], top: int = 1, left: int = 1) -> SheetTable:
    (one,) = tables(lines, top, left)
    return one


HEAD = grid([])[:3]
ONE, TWO = grid([row()])[3], grid([row(number=2, window_name="二号窗口")])[3]


def names(lines: Sequence[Line]) -> list[str]:
    return table(lines).block("window_name")


def test_the_form_is_read_under_its_title_and_header_line_and_above_its_notes() -> None:
    found = table(grid([row(), row(window_name="二号窗口")]))
    assert (found.sheet, found.header_row, found.rows, len(found)) == ("表", 3, (4, 5), 2)
    assert found.block("window_name") == [row()["window_name"], "二号窗口"]
    assert found.cell("longitude", 1) == "K5"
    assert found.header.texts["filled_by_unit"] == "长沙市天心区行政审批服务局"
    assert found.header.cells == {"filled_by_unit": "A2", "filled_by": "A2", "filled_on": "A2"}
    assert found.unknown == {}


def test_a_table_that_stands_elsewhere_names_the_workbooks_own_cells() -> None:
    found = table(grid([row()]), top=11, left=3)
    assert (found.header_row, found.rows, found.cell("number", 0), found.cell("latitude", 0)) == (
        13,
        (14,),
        "C14",
        "N14",
    )


def test_columns_are_known_by_their_labels_in_any_order_and_dress() -> None:
    labels = ["纬度(*)", "经 度", "窗口\n名称", "行政区划代码", "地址：", "备用"]
    found = table([labels, [28.11, 112.99, "甲窗口", 430103.0, "路1号", "x"]])
    assert found.columns == {"latitude": 1, "longitude": 2, "window_name": 3, "division_code": 4, "address": 5}
    assert found.text("division_code", 0) == "430103"
    assert found.unknown == {"备用": (6, ["x"])}


def test_of_two_columns_with_one_label_the_first_counts_and_the_second_is_kept() -> None:
    found = table([["窗口名称", "经度", "纬度", "窗口名称"], ["甲", 112.99, 28.11, "乙"]])
    assert found.block("window_name") == ["甲"]
    assert found.unknown == {"窗口名称": (4, ["乙"])}


def test_a_column_without_a_label_is_kept_under_its_cells_name_if_it_holds_anything() -> None:
    found = table([["窗口名称", "经度", "纬度", None, None], ["甲", 112.99, 28.11, "旁注", None]])
    assert found.unknown == {"D1": (4, ["旁注"])}


def test_two_labels_are_no_header_row() -> None:
    assert tables([["窗口名称", "经度", "别的"], ["甲", 112.99, 28.11]]) == []


def test_a_sheet_of_nothing_has_no_table() -> None:
    assert tables([]) == []


def test_a_header_row_without_rows_is_a_table_without_rows() -> None:
    assert len(table(HEAD)) == 0


def test_blank_and_numbered_blank_rows_are_none() -> None:
    assert table([*HEAD, [1], ONE, [None], ["2"], [3.0], TWO, [4]]).rows == (5, 9)


def test_a_row_with_one_filled_cell_is_a_row() -> None:
    assert table([*HEAD, [1, None, "只有名称"]]).block("window_name") == ["只有名称"]


@pytest.mark.parametrize(
    "between",
    [
        ["一、天心区"],
        ["（二）岳麓区", None, None],
        ["小计", None, None, None, None, None, None, "1"],
        ["合计"],
        ["填写说明："],
    ],
)
def test_windows_below_a_heading_or_a_sum_are_windows_still(between: Line) -> None:
    two = [row()["window_name"], "二号窗口"]
    assert names([*HEAD, between, ONE, TWO]) == two
    assert names([*HEAD, ONE, between, TWO]) == two


def test_notes_below_the_table_are_no_rows_in_whatever_column_they_stand() -> None:
    notes: list[Line] = [
        ["填写说明："],
        [None, "1．区划编码：六位代码；"],
        [None, None, "2．经纬度"],
        ["审核人", "某", "电话"],
    ]
    assert names([*HEAD, ONE, [], *notes]) == [row()["window_name"]]


def test_two_tables_in_one_sheet_have_each_their_own_header_line() -> None:
    second = grid([row(window_name="乙局的窗口")], header="填报单位：乙局")
    first, then = tables([*grid([row()]), *second])
    assert first.header.texts["filled_by_unit"] == "长沙市天心区行政审批服务局"
    assert then.header.texts == {"filled_by_unit": "乙局"}
    assert (first.rows, then.header_row) == ((4,), 11)
    assert then.block("window_name") == ["乙局的窗口"]


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        (["填报单位：甲局    填报人：李某    填报时间：2026年3月2日"], ("甲局", "李某", "2026年3月2日")),
        (["填报单位:甲局填报人:李某填报时间:2026-03-02"], ("甲局", "李某", "2026-03-02")),
        (["填报单位", "甲局", None, "填报人：", "李某", "填报时间", MIDNIGHT], ("甲局", "李某", "2026-03-02")),
        (["填报单位（盖章）：甲局", "填报人", "李某"], ("甲局", "李某", None)),
        (["填报单位 甲局 填报人 李某"], ("甲局", "李某", None)),
        (["填报单位：某市填报人办公室"], ("某市填报人办公室", None, None)),
        (["填报单位：甲局（盖章）"], ("甲局（盖章）", None, None)),
        (["填报单位：______ 填报人：____ 填报时间：    年  月  日"], ("", "", "")),
        (["填报单位：无 填报人：/"], ("", "", None)),
        ([], (None, None, None)),
    ],
)  # fmt: skip
def test_the_header_line_is_read_however_it_is_spread(line: Line, texts: tuple[str | None, ...]) -> None:
    found = table([[TITLE], line, list(LABELS.values()), ONE]).header.texts
    assert tuple(found.get(field) for field in ("filled_by_unit", "filled_by", "filled_on")) == texts


def test_rows_can_be_left_out_and_cells_replaced_without_touching_the_table() -> None:
    whole = table([[*LABELS.values(), "备用"], [*ONE, "x"], [*TWO, "y"]])
    less = whole.without({0})
    assert (less.rows, less.block("window_name"), less.unknown) == ((3,), ["二号窗口"], {"备用": (13, ["y"])})
    other = whole.with_text("window_name", 1, "三号窗口")
    assert other.block("window_name") == [row()["window_name"], "三号窗口"]
    assert whole.block("window_name") == [row()["window_name"], "二号窗口"]


def test_a_column_that_is_not_there_reads_as_blank() -> None:
    found = table([["窗口名称", "经度", "纬度"], ["甲", 112.99, 28.11]])
    assert found.block("transit") == [""]
    assert (found.text("transit", 0), found.cell("transit", 0), found.has("transit")) == ("", None, False)
