"""Headers as offices lay them out: over several rows, in groups, repeated, side by side, with remarks."""

from collections.abc import Sequence

import pytest

from importer.checks.sheet_table import SheetTable, tables_in
from importer.columns import PARTS_OF_HOURS, read_form
from importer.workbook.cells import CellValue, MergedRange, SheetCells

FORM = read_form()
Line = Sequence[CellValue]


def tables(lines: Sequence[Line], merged: Sequence[MergedRange] = ()) -> list[SheetTable]:
    width = max(map(len, lines))
    rows = [[*line, *[None] * (width - len(line))] for line in lines]
    return tables_in(SheetCells("表", hidden=False, top=1, left=1, rows=rows, merged=[*merged]), FORM)


def table(lines: Sequence[Line], merged: Sequence[MergedRange] = ()) -> SheetTable:
    (one,) = tables(lines, merged)
    return one


def row_of(found: SheetTable, index: int = 0) -> dict[str, str]:
    return {name: texts[index] for name, texts in found.texts.items()}


@pytest.mark.parametrize(
    ("label", "fields"),
    [
        pytest.param("区域\n名称", ("region_name",), id="a line break"),
        pytest.param("经 度", ("longitude",), id="a space within"),
        pytest.param("*区划编码", ("division_code",), id="a star"),
        pytest.param("经度（E）", ("longitude",), id="the direction"),
        pytest.param("办公电话（区号-号码）", ("office_phone",), id="a remark in brackets"),
        pytest.param("行政区划代码(6位)", ("division_code",), id="a remark in narrow brackets"),
        pytest.param("3.窗口名称", ("window_name",), id="a number before"),
        pytest.param("经度 示例：112.990137", ("longitude",), id="an example behind"),
        pytest.param("办理地点（必填）：", ("address",), id="a remark and a colon"),
        pytest.param("经度/纬度", ("longitude", "latitude"), id="both in one column"),
        pytest.param("百度经度", ("longitude",), id="the map that it comes from"),
        pytest.param("ＬＮＧ", ("longitude",), id="full-width letters"),
        pytest.param("上午办公时间", ("office_hours",), id="a part of the day"),
        pytest.param("联系电话（负责人）", ("manager_mobile",), id="a number that is said to be a person's"),
        pytest.param("窗口联系人手机", ("manager_mobile",), id="a person's mobile"),
        pytest.param("具体负责人", ("manager_name",), id="some person"),
        pytest.param("窗口名称（地址）", (), id="two fields in one column"),
        pytest.param("备注", (), id="a column that the form does not have"),
        pytest.param("430103", (), id="a code"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_a_label_is_known_in_each_dress(label: str, fields: tuple[str, ...]) -> None:
    assert FORM.fields_labelled(label) == fields


@pytest.mark.parametrize("part", PARTS_OF_HOURS)
def test_hours_are_known_for_each_part_of_the_day_the_week_and_the_year(part: str) -> None:
    found = table(
        [["窗口名称", "区划编码", "办公时间", f"{part}办公时间"], ["甲", "430103", "9:00-12:00", "13:30-17:00"]]
    )
    assert FORM.fields_labelled(f"{part}办公时间") == ("office_hours",)
    assert row_of(found)["office_hours"] == f"9:00-12:00\n{part}：13:30-17:00"


def test_the_surer_of_two_labels_is_the_fields_column() -> None:
    labels = ["单位名称", "窗口名称", "联系电话", "办公电话", "行政区划", "行政区划代码", "经度", "纬度"]
    found = table([labels, ["某局", "甲", "1", "0731-85550123", "天心区", "430103", 112.99, 28.11]])
    assert (found.columns["window_name"], found.columns["office_phone"]) == (2, 4)
    assert (found.columns["division_code"], found.columns["region_name"]) == (6, 5)
    assert set(found.unknown) == {"单位名称", "联系电话"}


def test_a_groups_parts_stand_below_it_merged_or_not() -> None:
    upper = ["序号", "窗口名称", "区划编码", "负责人", None, "办公电话", "坐标", None]
    lower = [None, None, None, "姓名", "电话", None, "经度", "纬度"]
    data: Line = [1, "甲", "430103", "某", "139", "0731-85550123", 112.99, 28.11]
    merged = [
        *(MergedRange(1, column, 2, column) for column in (1, 2, 3, 6)),
        MergedRange(1, 4, 1, 5),
        MergedRange(1, 7, 1, 8),
    ]
    for found in (table([upper, lower, data]), table([upper, lower, data], merged)):
        assert (found.header_row, found.rows, found.unknown) == (2, (3,), {})
        told = row_of(found)
        assert (told["manager_name"], told["manager_mobile"], told["office_phone"]) == ("某", "139", "0731-85550123")
        assert (told["longitude"], told["latitude"]) == ("112.99", "28.11")
        assert found.labels["longitude"].endswith("经度")


def test_groups_above_a_full_row_of_labels_belong_to_the_header() -> None:
    groups: Line = ["窗口信息", None, "联系人", None, "位置", None]
    labels: Line = ["窗口名称", "区划编码", "姓名", "联系电话", "经度", "纬度"]
    merged = [MergedRange(3, column, 3, column + 1) for column in (1, 3, 5)]
    found = table([["某表"], ["填报单位：甲局"], groups, labels, ["甲", "430103", "某", "0731-85550123", 1, 2]], merged)
    # Without the group above it, a bare telephone with a landline would be the office's.
    assert row_of(found)["manager_mobile"] == "0731-85550123"
    assert "office_phone" not in found.columns
    assert found.header.texts["filled_by_unit"] == "甲局"


def test_a_label_with_no_group_above_it_is_in_no_other_group() -> None:
    groups: Line = [None, "窗口信息", None, "位置", None, "负责人"]
    labels: Line = ["联系电话", "窗口名称", "区划编码", "经度", "纬度", "姓名"]
    merged = [MergedRange(1, column, 1, column + 1) for column in (2, 4)]
    found = table([groups, labels, ["0731-85550123", "甲", "430103", 1, 2, "某"]], merged)
    assert row_of(found)["office_phone"] == "0731-85550123"
    assert "manager_mobile" not in found.columns


def test_what_else_stands_under_a_person_is_no_telephone() -> None:
    upper: Line = ["窗口名称", "区划编码", "经度", "纬度", "首席代表", None]
    lower: Line = [None, None, None, None, "姓名", "职务"]
    merged = [*(MergedRange(1, column, 2, column) for column in range(1, 5)), MergedRange(1, 5, 1, 6)]
    for merges in (merged, []):
        found = table([upper, lower, ["甲", "430103", 112.99, 28.11, "某", "科长"]], merges)
        assert "manager_mobile" not in found.columns
        assert row_of(found)["manager_name"] == "某"


def test_a_group_in_the_first_column_reaches_to_the_next_label() -> None:
    upper: Line = ["负责人", None, "窗口名称", "区划编码", "经度", "纬度"]
    lower: Line = ["姓名", "联系电话", None, None, None, None]
    found = table([upper, lower, ["某", "0731-85550123", "甲", "430103", 112.99, 28.11]])
    assert row_of(found)["manager_mobile"] == "0731-85550123"
    assert "office_phone" not in found.columns


def test_what_stands_left_of_all_groups_is_not_in_the_last_one() -> None:
    upper: Line = [None, None, None, None, "负责人", None]
    lower: Line = ["联系电话", "窗口名称", "经度", "纬度", "姓名", "手机"]
    found = table([upper, lower, ["0731-85550123", "甲", 112.99, 28.11, "某", "13900001234"]])
    assert (row_of(found)["office_phone"], row_of(found)["manager_mobile"]) == ("0731-85550123", "13900001234")


def test_a_telephone_right_of_a_merged_group_is_not_in_it() -> None:
    upper: Line = ["窗口信息", None, "负责人", None, None, "位置", None]
    lower: Line = ["窗口名称", "区划编码", "姓名", "职务", "联系电话", "经度", "纬度"]
    merged = [MergedRange(1, column, 1, column + 1) for column in (1, 3, 6)]
    found = table([upper, lower, ["甲", "430103", "某", "科长", "0731-85550123", 112.99, 28.11]], merged)
    assert row_of(found)["office_phone"] == "0731-85550123"
    assert "manager_mobile" not in found.columns


def test_a_telephone_in_a_group_of_no_person_is_the_offices() -> None:
    upper: Line = ["窗口信息", None, None, "位置", None]
    lower: Line = ["窗口名称", "区划编码", "联系电话", "经度", "纬度"]
    merged = [MergedRange(1, 1, 1, 3), MergedRange(1, 4, 1, 5)]
    found = table([upper, lower, ["甲", "430103", "0731-85550123", 112.99, 28.11]], merged)
    assert row_of(found)["office_phone"] == "0731-85550123"
    assert "manager_mobile" not in found.columns


@pytest.mark.parametrize("label", ["id", "ID", "Id"])
def test_a_bare_id_is_a_windows_beside_the_labels_of_our_own_table_alone(label: str) -> None:
    theirs = table([[label, "窗口名称", "区划编码", "经度", "纬度"], ["7", "甲", "430103", 112.99, 28.11]])
    assert "window_id" not in theirs.columns
    assert row_of(theirs)["window_name"] == "甲"
    ours = table([[label, "name", "division_code", "lon", "lat"], ["430103-a", "甲", "430103", 112.99, 28.11]])
    assert row_of(ours)["window_id"] == "430103-a"
    groups: Line = ["基本情况", None, None, "位置", None]
    lines: list[Line] = [groups, [label, "窗口名称", "区划编码", "经度", "纬度"], ["7", "甲", "430103", 112.99, 28.11]]
    grouped = table(lines, [MergedRange(1, 1, 1, 3), MergedRange(1, 4, 1, 5)])
    assert grouped.labels["longitude"] == "位置 经度"
    assert "window_id" not in grouped.columns
    said = table([["窗口编号", "窗口名称", "区划编码", "经度", "纬度"], ["7", "甲", "430103", 112.99, 28.11]])
    assert row_of(said)["window_id"] == "7"


@pytest.mark.parametrize("part", ["电话", "联系方式", "手机号码"])
def test_a_telephone_under_a_person_is_the_persons(part: str) -> None:
    upper: Line = ["窗口名称", "区划编码", "经度", "纬度", "首席代表", None]
    lower: Line = [None, None, None, None, "姓名", part]
    found = table([upper, lower, ["甲", "430103", 112.99, 28.11, "某", "0731-85550123"]])
    assert row_of(found)["manager_mobile"] == "0731-85550123"


@pytest.mark.parametrize("label", ["经纬度", "坐标", "经度、纬度"])
def test_two_columns_under_one_label_of_both_are_longitude_and_latitude(label: str) -> None:
    lines: list[Line] = [["窗口名称", "区划编码", label, None], ["甲", "430103", 112.99, 28.11]]
    for merged in ([], [MergedRange(1, 3, 1, 4)]):
        found = table(lines, merged)
        assert (found.columns["longitude"], found.columns["latitude"], found.unknown) == (3, 4, {})


def test_two_columns_under_a_label_that_names_latitude_first_are_in_its_order() -> None:
    found = table([["窗口名称", "区划编码", "纬度经度", None], ["甲", "430103", 28.11, 112.99]])
    assert (found.columns["longitude"], found.columns["latitude"]) == (4, 3)


def test_both_in_one_column_stay_there_where_the_next_is_empty_or_another() -> None:
    for second, value in ((None, None), ("备注", "x")):
        found = table([["窗口名称", "区划编码", "经纬度", second], ["甲", "430103", "112.99,28.11", value]])
        assert found.columns["longitude"] == found.columns["latitude"] == 3


def test_both_in_the_last_column_stay_there() -> None:
    found = table([["窗口名称", "区划编码", "经纬度"], ["甲", "430103", "112.99,28.11"]])
    assert found.columns["longitude"] == found.columns["latitude"] == 3


def test_what_stands_above_the_labels_is_no_window_s() -> None:
    above: Line = ["填报单位：甲局", None, None, "填报时间：2026年3月2日", None, "李哨兵 13900001234"]
    labels: Line = ["窗口名称", "区划编码", "经纬度", None, "负责人", "联系电话"]
    found = table([above, labels, ["甲", "430103", "112.99,28.11", None, "某", "0731-85550123"]])
    assert found.columns["longitude"] == found.columns["latitude"] == 3
    assert row_of(found)["office_phone"] == "0731-85550123"
    assert "manager_mobile" not in found.columns


@pytest.mark.parametrize(
    "below",
    [
        pytest.param([1, 2, 3, 4], id="the columns' numbers"),
        pytest.param(["（必填）", "（6位）", "必填", "*"], id="remarks"),
    ],
)
def test_numbers_and_remarks_below_the_labels_are_no_window(below: Line) -> None:
    found = table([["窗口名称", "区划编码", "经度", "纬度"], below, ["甲", "430103", 112.99, 28.11]])
    assert (found.header_row, found.rows) == (2, (3,))


def test_a_header_that_comes_again_goes_on_with_its_table() -> None:
    labels: Line = ["序号", "窗口名称", "区划编码", "经度", "纬度"]
    page: list[Line] = [labels, [1, "甲", "430103", 112.99, 28.11]]
    title: Line = ["政务服务中心“跨省通办”窗口基本信息表（续）"]
    found = table([["填报单位：甲局"], *page, title, labels, [2, "乙", "430103", 112.98, 28.12], ["审核人："]])
    assert (found.rows, found.block("window_name")) == ((3, 6), ["甲", "乙"])
    assert found.header.texts["filled_by_unit"] == "甲局"


def test_a_table_of_other_columns_below_has_the_header_line_of_the_one_above() -> None:
    first: list[Line] = [["窗口名称", "区划编码", "经度", "纬度"], ["甲", "430103", 112.99, 28.11]]
    second: list[Line] = [["窗口名称", "办理地点", "经度", "纬度"], ["乙", "路1号", 112.98, 28.12]]
    one, other = tables([["填报单位：甲局", None, "填报时间：2026.3.2"], *first, [], *second])
    assert one.header.texts == other.header.texts == {"filled_by_unit": "甲局", "filled_on": "2026.3.2"}
    assert (one.rows, other.rows) == ((3,), (6,))


def test_each_countys_block_has_its_own_office() -> None:
    def block(office: str, name: str) -> list[Line]:
        labels: Line = ["窗口名称", "区划编码", "经度", "纬度"]
        return [[f"{office}“跨省通办”窗口汇总表"], [f"填报单位：{office}"], labels, [name, "430103", 112.99, 28.11], []]

    found = tables([*block("甲县", "一号"), *block("乙县", "二号"), *block("丙县", "三号")])
    assert [(each.header.texts["filled_by_unit"], each.block("window_name")) for each in found] == [
        ("甲县", ["一号"]),
        ("乙县", ["二号"]),
        ("丙县", ["三号"]),
    ]


@pytest.mark.parametrize(
    ("line", "is_window"),
    [
        pytest.param(["社保科：一号窗口", None, None, "0731-85550123", None], True, id="a name with a colon"),
        pytest.param(["审核人：", "王某", None, "填表人：赵某", None], False, id="signatures"),
        pytest.param(["审核人：一号窗口", "430103", None, "0731-85550123", None], True, id="a code beside it"),
        pytest.param(["审核人：王某", None, "天心区甲路1号", "0731-85550123", None], True, id="a street beside it"),
    ],
)
def test_a_line_of_signatures_is_no_window_and_no_window_a_line_of_signatures(line: Line, is_window: bool) -> None:
    labels: Line = ["窗口名称", "区划编码", "办理地点", "办公电话", "经度"]
    first: Line = ["甲窗口", "430103", "天心区甲路1号", "0731-85550123", 112.99]
    assert len(table([labels, first, line])) == (2 if is_window else 1)


def test_three_labels_are_a_header_and_two_are_none() -> None:
    found = table([["窗口名称", "经度", "纬度"], ["甲", 112.99, 28.11]])
    assert found.block("window_name") == ["甲"]
    assert tables([["窗口名称", "经度"], ["甲", 112.99]]) == []


def test_tables_side_by_side_are_two() -> None:
    labels: Line = ["序号", "窗口名称", "区划编码", "经度", "纬度"]
    lines: list[Line] = [
        ["填报单位：甲局"],
        [*labels, None, *labels],
        [1, "甲", "430103", 112.99, 28.11, None, 3, "丙", "430104", 112.93, 28.23],
        [2, "乙", "430103", 112.98, 28.12],
    ]
    left, right = tables(lines)
    assert (left.block("window_name"), left.rows, left.unknown) == (["甲", "乙"], (3, 4), {})
    assert (right.block("window_name"), right.rows, right.cell("longitude", 0)) == (["丙"], (3,), "J3")
    assert right.header == left.header


def test_tables_of_three_columns_side_by_side_are_two() -> None:
    left, right = tables([["窗口名称", "经度", "纬度"] * 2, ["甲", 112.99, 28.11, "乙", 112.98, 28.12]])
    assert (left.block("window_name"), right.block("window_name")) == (["甲"], ["乙"])


@pytest.mark.parametrize(
    "further",
    [
        pytest.param(["区划编码", "经度（百度）", "纬度（百度）"], id="the same fields once more"),
        pytest.param(["窗口名称"], id="its name once more"),
    ],
)
def test_columns_that_come_twice_for_one_window_are_no_second_table(further: list[str]) -> None:
    labels = ["窗口名称", "区划编码", "经度", "纬度", *further]
    found = table([labels, ["甲", "430103", 112.99, 28.11, *["x"] * len(further)]])
    assert (row_of(found)["window_name"], row_of(found)["longitude"]) == ("甲", "112.99")


def test_a_label_that_comes_twice_is_read_where_it_comes_first() -> None:
    labels: Line = ["窗口名称", "区划编码", "办公时间", "办公时间", "经度", "纬度"]
    found = table([labels, ["甲", "430103", "9:00-17:00", "10:00-16:00", 112.99, 28.11]])
    assert row_of(found)["office_hours"] == "9:00-17:00"
    assert found.unknown["办公时间"][1] == ["10:00-16:00"]


def test_regions_and_hours_over_several_columns_are_one_field() -> None:
    labels: Line = ["所属市州", "县市区", "窗口名称", "经度", "纬度", "办公时间（上午）", "办公时间（下午）"]
    found = table([labels, ["长沙市", "天心区", "甲", 112.99, 28.11, "8:30-12:00", "下午13:30-17:00"]])
    assert row_of(found)["region_name"] == "长沙市天心区"
    assert row_of(found)["office_hours"] == "上午：8:30-12:00\n下午13:30-17:00"
    assert found.unknown == {}


def test_the_hours_parts_may_stand_below_their_label() -> None:
    lines: list[Line] = [
        ["窗口名称", "经度", "纬度", "办公时间", None],
        [None, None, None, "上午", "下午"],
        ["甲", 112.99, 28.11, "8:30-12:00", "13:30-17:00"],
    ]
    assert row_of(table(lines, [MergedRange(1, 4, 1, 5)]))["office_hours"] == "上午：8:30-12:00\n下午：13:30-17:00"


def test_a_page_of_headers_alone_and_a_thousand_columns_of_one_name_are_one_table() -> None:
    labels = ["窗口名称", "区划编码", "经度", "纬度", *["备注"] * 996]
    found = table([labels, labels, ["一号窗", "430103", "112.9", "28.1", *map(str, range(996))]])
    assert len(found) == 1
    names = list(found.unknown)
    assert (names[:3], len(names[-1]), len(names)) == (["备注", "备注′", "备注′′"], 997, 996)
    assert [found.unknown[name][1] for name in names] == [[str(number)] for number in range(996)]


def test_tables_side_by_side_begin_where_a_window_is_named_again() -> None:
    found = tables([["窗口名称", "区划编码", "经度", "纬度"] * 250, ["一号窗", "430103", "112.9", "28.1"] * 250])
    assert [each.columns["window_name"] for each in found] == list(range(1, 1000, 4))


@pytest.mark.parametrize(
    ("labels", "cells", "manager", "office"),
    [
        pytest.param(["负责人", "联系电话"], ["某", "13900001234"], "13900001234", None, id="a mobile is his"),
        pytest.param(["负责人", "联系电话"], ["某", "0731-85550123"], None, "0731-85550123", id="a landline is not"),
        pytest.param(["联系电话", "联系人"], ["13900001234", "某"], "13900001234", None, id="before the name"),
        pytest.param(
            ["负责人", "职务", "电话"], ["某", "科长", "13900001234"], "13900001234", None, id="behind a title"
        ),
        pytest.param(["负责人", "联系电话"], ["某", ""], "", None, id="nothing is his"),
        pytest.param(
            ["负责人", "联系电话"],
            ["某", "13900001234、0731-85550123"],
            "13900001234、0731-85550123",
            "13900001234、0731-85550123",
            id="both are read for both",
        ),
        pytest.param(
            ["负责人", "联系电话", "办公电话"],
            ["某", "85550124", "0731-85550123"],
            "85550124",
            "0731-85550123",
            id="the office has its own",
        ),
        pytest.param(
            ["联系电话", "负责人", "办公电话"],
            ["85550124", "某", "0731-85550123"],
            None,
            "0731-85550123",
            id="the office has its own behind the name",
        ),
        pytest.param(
            ["联系电话", "职务", "负责人"], ["13900001234", "科长", "某"], "13900001234", None, id="before a title"
        ),
    ],
)
def test_a_bare_telephone_beside_a_person_is_his_by_its_numbers(
    labels: Line, cells: Line, manager: str | None, office: str | None
) -> None:
    found = table([["窗口名称", "区划编码", *labels, "经度", "纬度"], ["甲", "430103", *cells, 112.99, 28.11]])
    told = row_of(found)
    assert (told.get("manager_mobile"), told.get("office_phone")) == (manager, office)
