"""The table in a sheet: found wherever it stands, under its labels, with nothing lost and nothing added."""

from collections.abc import Sequence
from datetime import datetime

import pytest

from importer.checks.sheet_table import SheetTable
from importer.columns import read_form
from importer.workbook.cells import CellValue, MergedRange
from tests.sheets import LABELS, TITLE, grid, row
from tests.tables import HEAD, ONE, TWO, Line, table, tables

MIDNIGHT = datetime(2026, 3, 2)  # noqa: DTZ001  # a workbook's times have no zone


def names(lines: Sequence[Line]) -> list[str]:
    return names_of(table(lines))


def names_of(found: SheetTable) -> list[str]:
    return found.block("window_name")


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
    assert (found.unknown_cell("备用"), found.unknown_cell("别的"), found.unknown_cell(None)) == ("F1", None, None)


def test_of_two_columns_with_one_label_the_first_counts_and_the_second_is_kept() -> None:
    found = table([["窗口名称", "经度", "纬度", "窗口名称"], ["甲", 112.99, 28.11, "乙"]])
    assert found.block("window_name") == ["甲"]
    assert found.unknown == {"窗口名称": (4, ["乙"])}


def test_a_column_without_a_label_is_kept_under_its_cells_name_if_it_holds_anything() -> None:
    found = table([["窗口名称", "经度", "纬度", None, None], ["甲", 112.99, 28.11, "旁注", None]])
    assert found.unknown == {"D1": (4, ["旁注"])}


def test_a_column_without_a_label_is_named_by_its_cell_in_the_header_row_wherever_that_stands() -> None:
    lines: list[Line] = [[TITLE], [None], [*LABELS.values()], [*ONE, "旁注"]]
    found = table(lines, top=5, left=3)
    assert found.unknown == {"O7": (15, ["旁注"])}
    assert found.unknown_cell("O7") == "O7"


def test_two_labels_are_no_header_row() -> None:
    assert tables([["窗口名称", "经度", "别的"], ["甲", 112.99, 28.11]]) == []


def test_a_sheet_of_nothing_has_no_table() -> None:
    assert tables([]) == []


def test_a_header_row_without_rows_is_a_table_without_rows() -> None:
    assert len(table(HEAD)) == 0


def test_blank_and_numbered_blank_rows_are_none() -> None:
    assert table([*HEAD, [1], ONE, [None], ["2"], [3.0], TWO, [4]]).rows == (5, 9)


NO_WINDOWS: dict[str, Line] = {
    "a line of signatures": ["审核人：", None, "王某", None, "单位负责人：", None, "赵某"],
    "the day of a signature": [None] * 8 + ["2026年3月2日"],
    "the same in Chinese figures": [None] * 8 + ["二〇二六年三月二日"],
    "a heading over the next county's rows": [None, None, "岳麓区："],
    "a line of dashes": ["----"] * 12,
    "a short line of dashes": ["——", "——", "——"],
}


@pytest.mark.parametrize("line", NO_WINDOWS.values(), ids=NO_WINDOWS.keys())
def test_what_parts_the_rows_or_signs_them_is_no_row(line: Line) -> None:
    assert table([*HEAD, ONE, line, TWO]).rows == (4, 6)


NEARLY_NO_WINDOWS: dict[str, Line] = {
    "a name that ends with a day": [None, None, "窗口2026年3月2日"],
    "a row of dashes with a name": ["--", "--", "甲窗口", "--"],
    "a note's word in a row that is filled in": ["审核", "天心区", "甲窗口", "430103", "路1号"],
    "a colon in a row with an address": [None, None, "甲窗口：", None, "路1号"],
}


@pytest.mark.parametrize("line", NEARLY_NO_WINDOWS.values(), ids=NEARLY_NO_WINDOWS.keys())
def test_what_looks_a_little_like_that_is_a_row(line: Line) -> None:
    assert table([*HEAD, ONE, line, TWO]).rows == (4, 5, 6)


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


@pytest.mark.parametrize(
    ("cells", "stays"),
    [
        pytest.param({"window_name": "三号窗口", "division_code": "430103"}, True, id="a name and a code"),
        pytest.param({"window_name": "三号窗口"}, True, id="a name alone"),
        pytest.param(
            {"division_code": 430103.0, "address": "示例路3号"}, True, id="a code as a number, and an address"
        ),
        pytest.param({"division_code": 430103.0, "region_name": "天心区"}, False, id="prepared, and not filled in"),
        pytest.param({"number": 3, "window_name": "天心区中心（南门）3号窗口"}, True, id="a numbered name"),
        pytest.param({"number": 3}, False, id="a number alone"),
        pytest.param({"window_name": "2．经纬度"}, False, id="a numbered paragraph"),
        pytest.param({"window_name": "（三）办公时间"}, False, id="a paragraph numbered in Chinese"),
        pytest.param({"region_name": "注", "window_name": "请如实填写"}, False, id="a note in two cells"),
        pytest.param({"window_name": "请如实填写；不得遗漏"}, False, id="a sentence"),
        pytest.param(
            {"window_name": "本表由各县市区政务服务中心填写并由市级政务服务管理部门汇总之后统一报送给省里"},
            False,
            id="a long text",
        ),
        pytest.param({"window_name": "2026年3月2日"}, False, id="a date"),
        pytest.param({"transit": "公交"}, False, id="something else alone"),
        pytest.param({"division_code": "见附件"}, False, id="a word for a code"),
        pytest.param({"transit": "公交", "address": "路1号", "office_phone": "12345"}, True, id="three facts"),
    ],
)
def test_a_row_below_a_note_stays_where_it_has_a_name_or_a_code(cells: dict[str, CellValue], stays: bool) -> None:
    added = [cells.get(field) for field in LABELS]
    assert table([*HEAD, ONE, ["填写说明："], added]).rows == ((4, 6) if stays else (4,))


def test_a_value_merged_down_stands_in_each_of_its_rows() -> None:
    hall = "湖南省长沙市天心区示例路1号"
    second: Line = [None if value == hall else value for value in TWO]
    found = table([*HEAD, ONE, second], merged=[MergedRange(4, 5, 5, 5)])
    assert found.block("address") == [hall, hall]
    assert found.cell("address", 1) == "E5"


def test_a_value_merged_across_stands_in_each_of_its_columns() -> None:
    wide = [*ONE[:2], "天心区大厅", None, *ONE[4:]]
    found = table([*HEAD, wide], merged=[MergedRange(4, 3, 4, 4)])
    assert (found.block("window_name"), found.block("division_code")) == (["天心区大厅"], ["天心区大厅"])


def test_nothing_private_or_unknown_is_carried_sideways_into_a_public_column() -> None:
    labels = ["窗口名称", "经度", "纬度", "负责人姓名", "办公电话", "备用", "办理地点"]
    lines: list[Line] = [labels, ["甲", 112.99, 28.11, "某", None, "秘", None]]
    found = table(lines, merged=[MergedRange(2, 4, 2, 5), MergedRange(2, 6, 2, 7)])
    assert (found.block("manager_name"), found.unknown) == (["某"], {"备用": (6, ["秘"])})
    assert (found.block("office_phone"), found.block("address")) == ([""], [""])


def test_what_stands_hidden_under_a_merged_cell_is_not_read() -> None:
    found = table([*HEAD, ONE, [None, None, "藏着的"]], merged=[MergedRange(4, 3, 5, 3)])
    assert found.rows == (4,)
    lower = [2, None, "藏着的", *TWO[3:]]
    assert names_of(table([*HEAD, ONE, lower], merged=[MergedRange(4, 3, 5, 3)])) == [ONE[2], ONE[2]]


def test_a_row_that_is_all_merged_into_the_one_above_is_none() -> None:
    merged = [MergedRange(4, column, 5, column) for column in range(1, 13)]
    assert table([*HEAD, ONE, [], TWO], merged=merged).rows == (4, 6)


def test_a_heading_or_note_merged_across_the_table_is_no_row() -> None:
    lines: list[Line] = [*HEAD, ["一、天心区"], ONE, ["填写说明：请如实填写"], [None, "1．区划编码：六位代码"]]
    merged = [MergedRange(4, 1, 4, 12), MergedRange(6, 1, 6, 12), MergedRange(7, 2, 7, 12)]
    assert table(lines, merged=merged).rows == (5,)


def test_labels_merged_down_over_two_header_rows_are_one_header() -> None:
    upper = ["序号", "窗口名称", "区划编码", "办理地点", "负责人", None, "经度", "纬度"]
    lower = [None, None, None, None, "姓名", "手机号码", None, None]
    data: Line = [1, "甲", "430103", "路1号", "某", "139", 112.99, 28.11]
    down = [MergedRange(3, column, 4, column) for column in (1, 2, 3, 4, 7, 8)]
    found = table([[TITLE], ["填报单位：甲局"], upper, lower, data], merged=[*down, MergedRange(3, 5, 3, 6)])
    assert (found.header_row, found.rows, found.unknown) == (4, (5,), {})
    assert found.header.texts == {"filled_by_unit": "甲局"}
    assert (found.text("manager_name", 0), found.text("manager_mobile", 0), found.text("latitude", 0)) == (
        "某",
        "139",
        "28.11",
    )


def test_a_label_merged_over_two_columns_makes_no_unknown_one() -> None:
    labels = ["窗口名称", "办理地点", None, "经度", "纬度"]
    merged = [MergedRange(1, 2, 1, 3), MergedRange(2, 2, 2, 3)]
    assert table([labels, ["甲", "路1号", None, 112.99, 28.11]], merged=merged).unknown == {}


def test_merged_ranges_cost_no_more_than_the_sheet() -> None:
    whole = MergedRange(1, 1, 1_048_576, 16_384)
    found = table([*HEAD, ONE], merged=[MergedRange(9, 9, 9, 9), MergedRange(4, 1, 4, 1), *[whole] * 10_000])
    assert found.block("window_name") == [ONE[2]]


def test_a_merged_range_that_begins_outside_the_used_cells_shows_nothing() -> None:
    found = table([*HEAD, ONE], top=5, left=3, merged=[MergedRange(1, 1, 9, 9), MergedRange(8, 2, 8, 5)])
    assert found.block("window_name") == [ONE[2]]


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        (["填报单位：甲局    填报人：李某    填报时间：2026年3月2日"], ("甲局", "李某", "2026年3月2日")),
        (["填报单位:甲局填报人:李某填报时间:2026-03-02"], ("甲局", "李某", "2026-03-02")),
        (["填报单位", "甲局", None, "填报人：", "李某", "填报时间", MIDNIGHT], ("甲局", "李某", "2026-03-02")),
        (["填报单位（盖章）：甲局", "填报人", "李某"], ("甲局", "李某", None)),
        (["填报单位 甲局 填报人 李某"], ("甲局", "李某", None)),
        (["填报单位 甲局 填报人员 李某"], ("甲局", "李某", None)),
        (["填报单位：某市填报人办公室"], ("某市填报人办公室", None, None)),
        (["填报单位（盖章）", "甲局", "填报人", "李某"], ("甲局", "李某", None)),
        (["填报单位（公章） 甲局  填报人 李某"], ("甲局", "李某", None)),
        (["填报单位：甲局（盖章）"], ("甲局", None, None)),
        (["填报单位：甲局 （加盖公章）"], ("甲局", None, None)),
        (["填报单位：（盖章）"], ("", None, None)),
        (["填报单位：甲局（印章管理处）"], ("甲局（印章管理处）", None, None)),
        (["填报单位：甲局（本部）"], ("甲局（本部）", None, None)),
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
    other = whole.with_texts({"window_name": {1: "三号窗口"}})
    assert other.block("window_name") == [row()["window_name"], "三号窗口"]
    assert whole.block("window_name") == [row()["window_name"], "二号窗口"]


def test_a_column_that_is_not_there_reads_as_blank() -> None:
    found = table([["窗口名称", "经度", "纬度"], ["甲", 112.99, 28.11]])
    assert found.block("transit") == [""]
    assert (found.text("transit", 0), found.cell("transit", 0), found.has("transit")) == ("", None, False)


def test_every_label_of_both_coordinates_has_the_sign_that_tells_it() -> None:
    form = read_form()
    both = [label for label, meanings in form.by_label.items() if any(len(each.fields) > 1 for each in meanings)]
    assert both
    assert [label for label in both if not form.may_name_both(label)] == []
