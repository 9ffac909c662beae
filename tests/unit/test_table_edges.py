"""What stands around and between the rows: header lines, sums, titles, signatures, marks for “as above”, cards."""

import datetime as dt
from collections.abc import Sequence

import pytest

from importer.checks.sheet_table import SheetTable, tables_in
from importer.columns import read_form
from importer.workbook.cells import CellValue, MergedRange, SheetCells

FORM = read_form()
Line = Sequence[CellValue]
LABELS: Line = ["序号", "区域名称", "窗口名称", "区划编码", "经度", "纬度"]
ONE: Line = [1, "天心区", "甲", "430103", 112.99, 28.11]
TWO: Line = [2, "天心区", "乙", "430103", 112.98, 28.12]


def sheet(lines: Sequence[Line], merged: Sequence[MergedRange] = ()) -> SheetCells:
    width = max(map(len, lines))
    rows = [[*line, *[None] * (width - len(line))] for line in lines]
    return SheetCells("表", hidden=False, top=1, left=1, rows=rows, merged=[*merged])


def table(lines: Sequence[Line], merged: Sequence[MergedRange] = ()) -> SheetTable:
    (one,) = tables_in(sheet(lines, merged), FORM)
    return one


@pytest.mark.parametrize(
    ("line", "unit", "day"),
    [
        pytest.param(["填 报 单 位：甲局", "填 报 时 间：2026.3.2"], "甲局", "2026.3.2", id="spaces in the labels"),
        pytest.param(["填报单位（盖章）：__甲局__  填报时间：_2026_年_3_月_2_日"], "甲局", "2026年3月2日", id="_"),
        pytest.param(["填报单位甲局 填报时间2026.3.2"], "甲局", "2026.3.2", id="nothing between"),
        pytest.param(["填报单位____甲局____ 填报时间____"], "甲局", "", id="underscores for a colon"),
        pytest.param(["单位名称：甲局", "填表日期：", 44927.0], "甲局", "2023-01-01", id="Excel's number of a day"),
        pytest.param(["填报部门", "甲局", "填报日期", 20260302.0], "甲局", "20260302", id="eight digits"),
        pytest.param(["单位（公章）：甲局 日期：二〇二六年三月二日"], "甲局", "二〇二六年三月二日", id="numerals"),
        pytest.param(["填报单位：甲局", "填报时间：", "2026", "年", "3", "月"], "甲局", "2026年3月", id="parted"),
        pytest.param(["填报单位：甲局", "填报时间", dt.date(2026, 3, 2)], "甲局", "2026-03-02", id="a date"),
        pytest.param(["（单位：个）", "填报单位：甲局"], "甲局", None, id="what is counted"),
        pytest.param(["填报单位：共青团天心区委"], "共青团天心区委", None, id="an office that begins like a word"),
    ],
)  # fmt: skip
def test_the_header_line_is_read_in_each_dress(line: Line, unit: str, day: str | None) -> None:
    texts = table([line, LABELS, ONE]).header.texts
    assert (texts.get("filled_by_unit"), texts.get("filled_on")) == (unit, day)


def test_who_filled_it_in_may_stand_below_with_the_signatures() -> None:
    below: list[Line] = [[], ["单位负责人：", None, "审核人：", None, "填表人：李某", "填表日期：2026年3月2日"]]
    header = table([["填报单位：甲局"], LABELS, ONE, *below]).header
    assert header.texts == {"filled_by_unit": "甲局", "filled_by": "李某", "filled_on": "2026年3月2日"}
    assert header.cells == {"filled_by_unit": "A1", "filled_by": "E5", "filled_on": "F5"}


def test_what_the_forms_notes_say_of_its_fields_is_no_header_line() -> None:
    notes: list[Line] = [["填写说明：填报单位：填写全称"], ["1．填报单位：长沙市某局"], ["填报时间：填写当日"]]
    assert table([LABELS, ONE, *notes]).header.texts == {}


@pytest.mark.parametrize(
    "between",
    [
        pytest.param([None, "合计", 12.0], id="a sum with its number"),
        pytest.param(["天心区小计", None, "5个"], id="a county's sum"),
        pytest.param(["小计（2个窗口）"], id="a sum with a remark"),
        pytest.param([None, None, "天心区“跨省通办”窗口基本信息表"], id="a title in the names' column"),
        pytest.param([None, None, "以下空白"], id="an end that is written out"),
        pytest.param(["第1页，共2页"], id="a page's number"),
        pytest.param([None, None, "（转下页）"], id="where it goes on"),
        pytest.param([None, None, "制表人：李某"], id="a signature in the names' column"),
    ],
)
def test_sums_titles_and_signatures_are_no_rows(between: Line) -> None:
    assert table([LABELS, ONE, between, TWO]).block("window_name") == ["甲", "乙"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(["注册登记窗口"], id="a name alone that begins with a note's sign"),
        pytest.param(["审批服务窗口02", None, "湘府中路298号"], id="a name that begins with a note's word"),
        pytest.param(["报送：三楼窗口", None, "湘府中路298号", None, 112.98551, 28.11451], id="a colon and a position"),
        pytest.param(["报送：三楼窗口", None, "湘府中路298号"], id="a colon and an address"),
    ],
)
def test_a_window_that_is_called_like_a_note_is_a_row_and_so_are_those_below_it(line: Line) -> None:
    labels = ["窗口名称", "区划编码", "办理地点", "办公时间", "经度", "纬度"]
    sound = ["甲", "430103", "路1号", None, 112.98, 28.11]
    for around in ([sound], [["填写说明："]]):
        assert line[0] in table([labels, sound, *around, line, ["乙", None, "路2号"]]).block("window_name")
    assert table([labels, line, ["乙", None, "路2号"]]).block("window_name") == [line[0], "乙"]


WIDE: Line = ["序号", "区域名称", "窗口名称", "区划编码", "办理地点", "办公电话", "经度", "纬度"]
WHOLE: Line = [1, "天心区", "甲", "430103", "示例路1号", "0731-85550123", 112.99, 28.11]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(["注：", None, "天心区政务服务中心", "430103"], id="a note's beginning, a name and a code"),
        pytest.param(["审核人：", "王某", "天心区政务服务大厅02", None, None, "0731-85550123"], id="a signature's"),
        pytest.param(["小计", None, None, "430103", None, None, 112.99, 28.11], id="a sum's, a code and a position"),
        pytest.param(["备注：", None, "新增", None, "示例路3号", "85550123"], id="an address and a telephone"),
        pytest.param([None, "1.天心区", None, None, "示例路3号", "85550123"], id="no name and no code"),
        pytest.param([None, None, "2、坡子街便民服务中心", None, None, "13900001234"], id="a numbered name, a mobile"),
        pytest.param([None, None, None, None, "示例路4号", None, None, "北纬28°11′"], id="degrees"),
    ],
)
def test_a_row_with_two_facts_of_a_window_is_never_left_out_in_silence(line: Line) -> None:
    assert table([WIDE, WHOLE, ["填写说明："], line]).rows == (2, 4)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(["审核人：", None, "王某", None, "联系电话：", "0731-85550123"], id="a telephone alone"),
        pytest.param(
            ["单位负责人：", None, "王某", None, "填表人：", "李某", None, "2026-03-02"], id="names and a day"
        ),
        pytest.param(["小计", None, "12个窗口", None, "12", "12", 12.0, 12.0], id="sums in each column"),
        pytest.param(["填报单位：", None, "天心区政务服务中心", None, "填表人：李某"], id="an office's name"),
        pytest.param(["注：", None, None, None, "示例路3号"], id="one fact"),
    ],
)
def test_a_line_of_signatures_or_sums_with_one_fact_is_no_row(line: Line) -> None:
    assert table([WIDE, WHOLE, line]).rows == (2,)


def test_a_text_that_is_merged_over_the_table_is_no_window_whatever_it_says() -> None:
    lines: list[Line] = [LABELS, ONE, [None, None, "开福区"], TWO]
    assert table(lines, [MergedRange(3, 3, 3, 6)]).rows == (2, 4)
    assert table(lines).rows == (2, 3, 4)


@pytest.mark.parametrize("mark", ["同上", " 同 上", "〃", "″", '"', "”", "（同上）", "同上一行", "''"])
def test_a_mark_for_as_above_takes_the_text_above(mark: str) -> None:
    found = table([LABELS, ONE, [2, mark, "乙", mark, 112.98, 28.12], [3, mark, "丙", "430104", 112.97, 28.13]])
    assert found.block("region_name") == ["天心区"] * 3
    assert found.block("division_code") == ["430103", "430103", "430104"]
    assert found.repeated == {"region_name": {1: mark, 2: mark}, "division_code": {1: mark}}
    assert found.without({0}).repeated == {"region_name": {0: mark, 1: mark}, "division_code": {0: mark}}


def test_a_mark_for_as_above_with_nothing_above_stays_as_it_is() -> None:
    found = table([LABELS, [1, "同上", "甲", "430103", 112.99, 28.11], [2, "同上", "乙", "430103", 112.99, 28.11]])
    assert (found.block("region_name"), found.repeated) == (["同上", "同上"], {})
