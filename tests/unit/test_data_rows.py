"""Which rows under a header are windows: none is left out in silence, and no note, sum or signature is one."""

import pytest

from importer.workbook.cells import FarCell, MergedRange
from tests.sheets import LABELS
from tests.tables import HEAD, ONE, TWO, Line, table

NINE: Line = ["序号", "区域名称", "窗口名称", "区划编码", "办理地点", "办公电话", "办公时间", "经度", "纬度"]
WHOLE: Line = [1, "天心区", "甲", "430103", "示例路1号", "0731-85550123", "9:00-17:00", 112.99, 28.11]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param([None, "审核", "甲处", None, None, None, "公交"], id="a note's word without a colon"),
        pytest.param([None, "一楼：", "甲处", None, None, None, "公交"], id="a colon without a note's word"),
        pytest.param(["岳麓区：", *[None] * 7, 28.11], id="a coordinate beside a heading"),
        pytest.param([*["----"] * 8, 28.11], id="dashes, and a coordinate in the last column"),
        pytest.param(
            [None, "单位负责人：", "王某", "审核人：", "赵某", "填表人：", "李某"],
            id="more than any line of signatures has",
        ),
    ],
)
def test_what_looks_a_little_like_a_note_is_a_row(line: Line) -> None:
    assert table([NINE, WHOLE, line, WHOLE]).rows == (2, 3, 4)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            [None, "单位负责人：", "王某", "审核人：", "赵某", "填表人：李某"], id="five of a line of signatures"
        ),
        pytest.param(["合计", "2", "2个窗口", "2", "2", "2", "2", "2", "2"], id="a sum in every column"),
        pytest.param(["----"] * 9, id="dashes in every column"),
    ],
)
def test_signatures_sums_and_dashes_are_no_rows_however_much_is_filled(line: Line) -> None:
    assert table([NINE, WHOLE, line, WHOLE]).rows == (2, 4)


@pytest.mark.parametrize("between", [[], [3]], ids=["a blank line", "a number alone"])
def test_below_what_says_nothing_a_row_of_one_word_is_a_row_still(between: Line) -> None:
    assert table([NINE, WHOLE, between, [None] * 6 + ["9:00-17:00"]]).rows == (2, 4)


@pytest.mark.parametrize(("number", "across", "rows"), [(7, 4, (2, 3, 4)), (None, 3, (2, 3, 4)), (None, 4, (2, 4))])
def test_a_name_is_a_heading_only_where_it_stands_alone_over_four_columns(
    number: int | None, across: int, rows: tuple[int, ...]
) -> None:
    merged = [MergedRange(3, 3, 3, 2 + across)]
    assert table([NINE, WHOLE, [number, None, "开福区"], WHOLE], merged=merged).rows == rows


def test_where_all_rows_stand_far_below_a_stray_cell_is_none_of_them() -> None:
    far = [FarCell(5000, column, value) for column, value in enumerate(TWO, 1) if value is not None]
    assert table(HEAD, far=[FarCell(4000, 10, "x"), *far]).rows == (5000,)


def test_in_a_long_table_blank_lines_and_sums_are_left_out_too() -> None:
    lines: list[Line] = [list(LABELS.values()), *[ONE] * 150, [], ["小计"], *[ONE] * 150]
    assert table(lines).rows == (*range(2, 152), *range(154, 304))
