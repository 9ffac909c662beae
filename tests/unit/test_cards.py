"""Pages that are no grid: one window on each, its labels down the side with the values beside them."""

from collections.abc import Sequence

import pytest

from importer.checks.cards import cards_in
from importer.columns import read_form
from importer.workbook.cells import CellValue, SheetCells

FORM = read_form()
Line = Sequence[CellValue]


def sheet(lines: Sequence[Line], top: int = 1, left: int = 1) -> SheetCells:
    width = max(map(len, lines))
    rows = [[*line, *[None] * (width - len(line))] for line in lines]
    return SheetCells("表", hidden=False, top=top, left=left, rows=rows)


CARD: list[Line] = [
    ["窗口信息登记卡"],
    ["填报单位", "甲局"],
    ["窗口名称", "天心区窗口", "区划编码", "430103"],
    ["办理地点：路1号"],
    ["负责人姓名", "某"],
    ["经度", 112.99, "纬度", 28.11],
]


def test_a_page_for_one_window_is_read_with_its_own_cells() -> None:
    found = cards_in(sheet(CARD), FORM).table
    assert found is not None
    assert (found.rows, found.block("window_name"), found.text("address", 0)) == ((3,), ["天心区窗口"], "路1号")
    cells = [found.cell(name, 0) for name in ("window_name", "division_code", "address", "longitude", "latitude")]
    assert cells == ["B3", "D3", "A4", "B6", "D6"]
    assert found.header.texts["filled_by_unit"] == "甲局"
    assert found.cell("transit", 0) is None


def test_pages_below_each_other_are_a_row_each() -> None:
    found = cards_in(sheet([*CARD, [], *CARD[2:]]), FORM).table
    assert found is not None
    assert (found.rows, found.cell("latitude", 1)) == ((3, 8), "D11")
    assert found.without({0}).cell("latitude", 0) == "D11"


def test_windows_side_by_side_under_labels_down_the_side_are_said_to_be_that() -> None:
    lines = [[label, 1, 2] for label in ("窗口名称", "区划编码", "经度", "纬度", "办理地点")]
    lines[1] = ["区划编码", "430103", "430104"]
    found = cards_in(sheet(lines), FORM)
    assert (found.table, found.several_across) == (None, True)


def test_a_page_that_explains_the_form_is_no_window() -> None:
    lines: list[Line] = [
        ["窗口名称", "填写窗口的全称"],
        ["区划编码", "填写六位代码"],
        ["经度", "填写十进制度数"],
        ["纬度", "填写十进制度数"],
    ]
    assert cards_in(sheet(lines), FORM).table is None


@pytest.mark.parametrize("remarked", [1, 2])
def test_remarks_beside_some_labels_are_no_windows_side_by_side(remarked: int) -> None:
    lines: list[Line] = [["窗口名称", "天心区窗口"], ["区划编码", "430103"], ["经度", 112.99], ["纬度", 28.11]]
    marked = [[*line, "必填"] if at < remarked else line for at, line in enumerate(lines)]
    found = cards_in(sheet(marked), FORM)
    assert found.table is not None
    assert found.table.block("window_name") == ["天心区窗口"]


def test_an_empty_value_on_a_page_stands_beside_its_label() -> None:
    lines: list[Line] = [["窗口名称", "天心区窗口", "区划编码", "430103"], ["经度", 112.99, "纬度", 28.11]]
    found = cards_in(sheet([*lines, ["办理地点", None, "交通指引", None]]), FORM).table
    assert found is not None
    assert (found.text("address", 0), found.cell("address", 0)) == ("", "B3")
    assert (found.text("transit", 0), found.cell("transit", 0)) == ("", "D3")


@pytest.mark.parametrize(
    "lines",
    [
        [["窗口名称", "甲"], ["区划编码", "430103"]],  # two labels are no page
        [["窗口名称", None], ["区划编码", "430103"], ["经度", 112.99], ["纬度", 28.11]],  # nobody's
    ],
)
def test_a_page_with_few_labels_or_no_name_is_no_window(lines: list[Line]) -> None:
    assert cards_in(sheet(lines), FORM).table is None


def test_a_page_that_stands_elsewhere_names_the_workbooks_own_cells() -> None:
    found = cards_in(sheet([["填报单位：乙局"], *CARD[2:]], top=11, left=3), FORM).table
    assert found is not None
    assert (found.header_row, found.rows, found.columns["window_name"]) == (12, (12,), 4)
    assert [found.cell(name, 0) for name in ("window_name", "address", "latitude")] == ["D12", "C13", "F15"]
    assert found.header.texts["filled_by_unit"] == "乙局"


SOUND: list[Line] = [["窗口名称", "天心区窗口"], ["区划编码", "430103"], ["经度", 112.99], ["纬度", 28.11]]


def test_two_columns_of_labels_and_values_are_one_window() -> None:
    found = cards_in(sheet(SOUND), FORM)
    assert not found.several_across
    assert found.table is not None
    assert found.table.block("division_code") == ["430103"]


def test_what_stands_above_a_windows_name_is_the_same_windows() -> None:
    found = cards_in(sheet([SOUND[1], ["办理地点", "路1号"], SOUND[0], *SOUND[2:]]), FORM).table
    assert found is not None
    assert (found.block("division_code"), found.block("address")) == (["430103"], ["路1号"])


def test_of_a_label_that_comes_again_on_a_page_the_first_value_counts() -> None:
    found = cards_in(sheet([*SOUND, ["区划编码", "430104"], ["办理地点", "路1号"]]), FORM).table
    assert found is not None
    assert (found.block("division_code"), found.block("address")) == (["430103"], ["路1号"])


def test_a_label_at_the_edge_of_a_page_has_an_empty_value() -> None:
    found = cards_in(sheet([*SOUND, ["办理地点", "交通指引"]]), FORM).table
    assert found is not None
    assert (found.block("address"), found.block("transit")) == ([""], [""])
    assert found.cell("transit", 0) == "B5"


def test_remarks_beside_all_but_the_name_are_no_windows_either() -> None:
    found = cards_in(sheet([SOUND[0], *([*line, "必填"] for line in SOUND[1:])]), FORM)
    assert (found.several_across, found.table is not None) == (False, True)


@pytest.mark.parametrize("lines", [[["只有一句话"]], [["窗口名称", "甲"]]])
def test_a_sheet_without_such_a_page_has_no_window_across_either(lines: list[Line]) -> None:
    found = cards_in(sheet(lines), FORM)
    assert (found.table, found.several_across) == (None, False)
