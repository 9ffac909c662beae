"""Several tables in one sheet, one that goes on over pages, and what stands around and far below them."""

import pytest

from importer.checks.sheet_table import SheetTable
from importer.workbook.cells import CellValue, FarCell, MergedRange
from tests.sheets import grid, row
from tests.tables import HEAD, ONE, TWO, Line, table, tables

FEW: Line = ["窗口名称", "区划编码", "经度", "纬度"]
OTHER: Line = ["窗口名称", "办理地点", "经度", "纬度"]


def few(name: str) -> Line:
    return [name, "430103", 112.99, 28.11]


def names(found: list[SheetTable]) -> list[list[str]]:
    return [each.block("window_name") for each in found]


def test_a_row_far_below_the_table_is_a_row_and_a_stray_cell_is_none() -> None:
    far = [FarCell(5000, column, value) for column, value in enumerate(TWO, 1) if value is not None]
    strays = [FarCell(9000, 8, "x"), FarCell(9001, 400, "远"), FarCell(1_048_576, 1, "x")]
    found = table([*HEAD, ONE], far=[*far, *strays])
    assert (found.rows, found.block("window_name")) == ((4, 5000), [ONE[2], "二号窗口"])
    assert found.cell("longitude", 1) == "K5000"


def test_who_signed_below_the_rows_is_known_also_where_more_rows_stand_far_below() -> None:
    far = [FarCell(5000, column, value) for column, value in enumerate(TWO, 1) if value is not None]
    found = table([HEAD[2], ONE, ["填表人：李某"]], far=far)
    assert (found.rows, found.header.texts) == ((2, 5000), {"filled_by": "李某"})


@pytest.mark.parametrize(
    ("above", "below", "texts", "cells"),
    [
        pytest.param(
            ["填报单位：甲局", "填报时间：    年  月  日"], ["填表日期：2026年3月2日"],
            {"filled_by_unit": "甲局", "filled_on": "2026年3月2日"}, {"filled_by_unit": "A1", "filled_on": "A4"},
            id="what was left blank above",
        ),
        pytest.param(
            ["填报单位：甲局"], ["填报单位：乙局", None, "填表人：李某"],
            {"filled_by_unit": "甲局", "filled_by": "李某"}, {"filled_by_unit": "A1", "filled_by": "C4"},
            id="what stands above too",
        ),
    ],
)  # fmt: skip
def test_a_signature_below_stands_at_its_own_cell_where_nothing_was_said_above(
    above: Line, below: Line, texts: dict[str, str], cells: dict[str, str]
) -> None:
    header = table([above, HEAD[2], ONE, below]).header
    assert (header.texts, header.cells) == (texts, cells)


def test_what_a_row_says_is_nobodys_signature() -> None:
    last = [*ONE[:9], "填表人：王某", *ONE[10:]]
    assert table([HEAD[2], ONE, last]).header.texts == {}


def test_two_tables_in_one_sheet_have_each_their_own_header_line() -> None:
    second = grid([row(window_name="乙局的窗口")], header="填报单位：乙局")
    first, then = tables([*grid([row()]), *second])
    assert first.header.texts["filled_by_unit"] == "长沙市天心区行政审批服务局"
    assert then.header.texts == {"filled_by_unit": "乙局"}
    assert (first.rows, then.header_row) == ((4,), 11)
    assert then.block("window_name") == ["乙局的窗口"]


def test_a_header_line_right_below_a_tables_last_row_is_the_next_tables() -> None:
    lines: list[Line] = [
        ["填报单位：甲局"],
        FEW,
        few("甲"),
        ["填报单位：乙局"],
        FEW,
        few("乙"),
        ["填报单位：丙局"],
        FEW,
        few("丙"),
    ]
    found = tables(lines)
    assert names(found) == [["甲"], ["乙"], ["丙"]]
    assert [each.header.texts["filled_by_unit"] for each in found] == ["甲局", "乙局", "丙局"]


def test_a_table_goes_on_below_its_header_on_each_page() -> None:
    found = table([["填报单位：甲局"], FEW, few("甲"), [], FEW, few("乙"), FEW, few("丙"), ["填表人：李某"]])
    assert found.block("window_name") == ["甲", "乙", "丙"]
    assert (found.header_row, found.rows) == (2, (3, 6, 8))
    assert found.header.texts == {"filled_by_unit": "甲局", "filled_by": "李某"}


def test_a_page_goes_on_with_the_table_right_above_it_and_shares_the_header_line() -> None:
    other: Line = ["丙", "路1号", 112.99, 28.11]
    found = tables([["填报单位：甲局"], FEW, few("甲"), OTHER, other, OTHER, ["丁", *other[1:]], FEW, few("戊")])
    assert names(found) == [["甲"], ["丙", "丁"], ["戊"]]
    assert [each.header.texts for each in found] == [{"filled_by_unit": "甲局"}] * 3


@pytest.mark.parametrize("blank", [0, 1, 2, 3])
def test_rows_are_read_whatever_lines_are_left_out_between_them(blank: int) -> None:
    lines: list[Line] = [FEW, few("甲"), few("乙"), *[[]] * blank, few("丙"), few("丁")]
    assert names([table(lines)]) == [["甲", "乙", "丙", "丁"]]


@pytest.mark.parametrize(
    ("labels", "cells", "field", "text"),
    [
        pytest.param(["市州", "县市区"], ["长沙市", "天心区"], "region_name", "长沙市天心区", id="city and county"),
        pytest.param(["市州", "县市区"], ["东莞市", "东莞市"], "region_name", "东莞市", id="a city without counties"),
        pytest.param(
            ["上午办公时间", "下午办公时间"], ["8:30-12:00", "14:00-17:30"], "office_hours",
            "上午：8:30-12:00\n下午：14:00-17:30", id="the halves of a day",
        ),
        pytest.param(
            ["上午办公时间", "下午办公时间"], ["上午9:00-12:00", None], "office_hours", "上午9:00-12:00",
            id="a half that says so itself, and one that is empty",
        ),
    ],
)  # fmt: skip
def test_a_field_in_two_columns_is_read_as_one(labels: Line, cells: Line, field: str, text: str) -> None:
    assert table([[*FEW, *labels], [*few("甲"), *cells]]).text(field, 0) == text


def test_a_label_says_what_is_merged_above_it_too() -> None:
    upper: Line = ["窗口名称", "区划编码", "坐标（WGS-84）", None]
    merged = [MergedRange(1, 3, 1, 4), MergedRange(1, 1, 2, 1), MergedRange(1, 2, 2, 2)]
    found = table([upper, [None, None, "经度", "纬度"], few("甲")], merged=merged)
    assert [found.labels[name] for name in ("longitude", "latitude")] == ["坐标（WGS-84） 经度", "坐标（WGS-84） 纬度"]


def test_many_columns_of_one_unknown_label_are_told_apart() -> None:
    more: list[CellValue] = ["备用"] * 5
    found = table([[*FEW, *more], [*few("甲"), *"一二三四五"]])
    assert found.unknown == {"备用" + "′" * at: (5 + at, [text]) for at, text in enumerate("一二三四五")}


def test_an_unknown_column_is_called_by_its_label_and_not_by_the_number_below_it() -> None:
    found = table([[*FEW, "备用"], ["1", "2", "3", "4", "5"], [*few("甲"), "x"]])
    assert (found.rows, found.unknown) == ((3,), {"备用": (5, ["x"])})
