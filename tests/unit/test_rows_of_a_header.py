"""Which rows are a header's: labels in short sheets and long ones, groups above them, and what is no part of them."""

import pytest

from importer.workbook.cells import MergedRange
from tests.tables import Line, table, tables

LONG = 250
DATA: Line = ["甲", "430103", 112.99, 28.11, "某", "0731-85550123"]


@pytest.mark.parametrize("rows", [2, LONG])
@pytest.mark.parametrize(
    ("labels", "cells"),
    [
        pytest.param(["窗口名称", "区划编码", "办理地点"], ["甲", "430103", "示例路1号"], id="three labels"),
        pytest.param(["窗口名称", "经纬度"], ["甲", "112.99,28.11"], id="two, of which one names two fields"),
        pytest.param(["窗口名称", "备注", "经纬度"], ["甲", "x", "112.99,28.11"], id="an unknown one between them"),
        pytest.param(["窗口名称", "区划编码", "经度", "纬度"], ["甲", "430103", 112.99, 28.11], id="four"),
    ],
)
def test_labels_of_three_fields_are_a_header_however_long_the_sheet_is(labels: Line, cells: Line, rows: int) -> None:
    found = table([["填报单位：甲局"], labels, *[cells] * rows])
    assert (found.header_row, len(found), found.header.texts) == (2, rows, {"filled_by_unit": "甲局"})


@pytest.mark.parametrize("rows", [2, LONG])
@pytest.mark.parametrize("labels", [["窗口名称", "经度"], ["窗口名称", "坐标系"], ["经纬度", "备注"]])
def test_labels_of_two_fields_are_none(labels: Line, rows: int) -> None:
    assert tables([labels, *[["甲", "112.99,28.11"]] * rows]) == []


GROUPED: Line = ["窗口名称", "区划编码", "经度", "纬度", "姓名", "电话"]


def test_a_persons_group_above_the_labels_makes_name_and_telephone_the_persons() -> None:
    groups: Line = ["窗口情况", None, None, None, "首席代表", None]
    merged = [MergedRange(2, 1, 2, 4), MergedRange(2, 5, 2, 6)]
    found = table([["填报单位：甲局"], groups, GROUPED, DATA], merged=merged)
    assert (found.columns["manager_name"], found.columns["manager_mobile"]) == (5, 6)
    assert (found.header_row, found.header.texts) == (3, {"filled_by_unit": "甲局"})
    assert found.labels["longitude"] == "窗口情况 经度"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(["填报单位：甲局", None, None, "填报时间：2026.3.2"], id="with colons"),
        pytest.param(["填报单位:甲局", None, None, "填报时间:2026.3.2"], id="with narrow ones"),
        pytest.param(["填报单位", "甲局", None, "填报时间", "2026.3.2"], id="with none"),
    ],
)
def test_who_filled_the_sheet_is_no_group_of_labels_though_it_is_merged_over_them(line: Line) -> None:
    merged = [MergedRange(1, 2, 1, 3)] if line[1] else [MergedRange(1, 1, 1, 3)]
    found = table([line, GROUPED, DATA], merged=merged)
    assert found.header.texts == {"filled_by_unit": "甲局", "filled_on": "2026.3.2"}
    assert found.labels["longitude"] == "经度"


def test_a_title_merged_over_the_labels_is_no_group_of_them() -> None:
    found = table([["窗口基本信息表"], GROUPED, DATA], merged=[MergedRange(1, 1, 1, 6)])
    assert (found.header_row, found.labels["window_name"]) == (2, "窗口名称")


@pytest.mark.parametrize(
    ("below", "header_row"),
    [
        pytest.param([], 1, id="a blank line"),
        pytest.param([1, 2, 3], 2, id="the columns' numbers"),
        pytest.param([2, 3, 4], 1, id="other numbers"),
        pytest.param([None, "X", "Y"], 2, id="two parts of one sign"),
        pytest.param([None, "经", None], 1, id="one sign alone"),
        pytest.param([None, "经度", None], 2, id="one part alone"),
        pytest.param(["乙"], 1, id="a window's name"),
        pytest.param(["必填"], 2, id="a remark alone"),
    ],
)
def test_what_stands_right_below_the_labels_is_a_headers_or_a_row(below: Line, header_row: int) -> None:
    found = table([["窗口名称", "经度", "纬度"], below, ["甲", 112.99, 28.11]])
    assert found.header_row == header_row
    assert found.block("window_name")[-1] == "甲"


def test_the_first_columns_label_is_in_no_group_that_stands_over_the_last() -> None:
    upper: Line = [None, "窗口名称", "区划编码", "经度", "纬度", "首席代表"]
    lower: Line = ["电话", None, None, None, None, "姓名"]
    found = table([upper, lower, ["0731-85550123", *DATA[:5]]])
    assert (found.columns.get("office_phone"), found.columns.get("manager_mobile")) == (1, None)
    assert found.columns["manager_name"] == 6
