"""What is told of what surrounds the rows: the office that fills a sheet, its labels, sheets left out, no table."""

from datetime import date

import pytest

from importer.checks.judging import Choice, judge
from importer.notices import Severity
from importer.store.private_fields import ABSENT
from importer.workbook.cells import CellValue, SheetCells
from tests.judged_sheets import codes, found, judged, rules
from tests.sheets import LABELS, cells, grid, row


def test_a_missing_needed_column_is_told_once_and_rejects_every_row() -> None:
    labels = {field: label for field, label in LABELS.items() if field != "latitude"}
    file = judged(row(), row(window_name="二号窗口"), labels=labels)
    assert [notice.place.field for notice in found(file, "column-missing")] == ["latitude"]
    assert (file.rows, file.publishable) == (2, 0)
    assert "column-missing" not in codes(judged(row()))


def test_an_unknown_column_is_told_once_and_kept_with_the_row() -> None:
    file = judged(row(extra="甲"), row(window_name="二号窗口", extra="乙"), labels={**LABELS, "extra": "备用"})
    assert [notice.value for notice in found(file, "column-unknown")] == ["备用"]
    assert [dict(fields.unknown) for fields in file.tables[0].private] == [{"备用": "甲"}, {"备用": "乙"}]
    assert "column-unknown" not in codes(judged(row()))


@pytest.mark.parametrize(
    ("label", "field", "cell", "text"),
    [("办公电话", "office_phone", "H3", "0731-85550124"), ("地址", "address", "E3", "二楼")],
)
def test_a_second_column_of_a_field_is_told_with_the_column_that_is_read(
    label: str, field: str, cell: str, text: str
) -> None:
    file = judged(row(extra=text), labels={**LABELS, "extra": label})
    (told,) = found(file, "column-unknown")
    message = rules().notices.sentence(told, "zh")
    assert f"“{label}”一列是“{LABELS[field]}”的第二列，这项内容已从 {cell} 那一列读取，这一列没有读取" in message
    assert f"请并到 {cell} 那一列的格里" in message
    assert f"is read from the column of {cell}" in rules().notices.sentence(told, "en")
    assert dict(file.tables[0].private[0].unknown) == {label: text}


def test_further_columns_of_one_name_are_called_by_it() -> None:
    labels = {**LABELS, "one": "备用", "other": "备用", "third": "办公电话", "fourth": "办公电话"}
    file = judged(row(one="甲", other="乙", third="1", fourth="2"), labels=labels)
    said = [rules().notices.sentence(notice, "zh") for notice in found(file, "column-unknown")]
    assert [message.partition("一列")[0].rpartition("：")[2] for message in said] == [
        "“备用”",
        "“备用”",
        "“办公电话”",
        "“办公电话”",
    ]


def test_a_hidden_sheet_is_left_out_and_said() -> None:
    hidden = SheetCells("旧表", hidden=True, top=1, left=1, rows=[])
    file = judge("表.xlsx", [hidden, cells([row()])], rules())
    assert [notice.place.sheet for notice in found(file, "sheet-hidden")] == ["旧表"]
    assert file.sheets == ("窗口表",)
    assert "sheet-hidden" not in codes(judged(row()))


@pytest.mark.parametrize("rows", [[["只有一句话"]], []])
def test_a_file_without_a_table_says_so(rows: list[list[CellValue]]) -> None:
    file = judge("表.xlsx", [SheetCells("表", hidden=False, top=1, left=1, rows=rows)], rules())
    (notice,) = found(file, "table-missing")
    assert rules().notices.sentence(notice).startswith("没有找到窗口信息表：没有含“窗口名称”")
    assert rules().notices.sentence(notice, "en").startswith("No table of windows was found: no row holds")


def test_a_table_without_rows_says_so_and_a_sheet_without_a_table_is_passed_over() -> None:
    assert codes(judge("表.xlsx", [cells([])], rules())) == {"table-missing"}
    note = SheetCells("说明", hidden=False, top=1, left=1, rows=[["说明"]])
    assert "table-missing" not in codes(judge("表.xlsx", [note, cells([row()])], rules()))


def test_a_blank_reporting_office_is_owned_by_the_smallest_division_that_holds_the_rows() -> None:
    across_the_river = row(division_code="430104", region_name="岳麓区", longitude=112.93, latitude=28.23)
    file = judged(row(), across_the_river, header="填报单位：      填报人：    填报时间：  年  月  日")
    assert [notice.place.cell for notice in found(file, "value-missing")] == ["A2"]
    assert file.offices() == {"湖南省长沙市"}
    assert file.tables[0].dated is False


def test_the_header_line_is_read_from_one_cell_or_from_several() -> None:
    spread = grid([row()])
    spread[1] = ["填报单位", "天心区局", None, "填报人：", "李哨兵", None, "填报时间", "2026-03-02", *[None] * 4]
    file = judge("表.xlsx", [SheetCells("表", hidden=False, top=1, left=1, rows=spread)], rules())
    assert file.offices() == {"天心区局"}
    assert file.tables[0].table.header.texts["filled_by"] == "李哨兵"
    assert [window.confirmed_on for _, window in file.windows()] == [date(2026, 3, 2)]


@pytest.mark.parametrize(
    "header",
    [
        "填报单位：天心区局 填表人：李哨兵 联系电话：13700009999",
        "填报单位：天心区局  经办人：李哨兵",
        "填报单位：天心区局（联系人李哨兵 13700009999）",
        "填报单位：天心区局 王小明 13700009999",
        "填报单位：天心区局    电话：0731-85550123",
    ],
)
def test_an_office_is_its_name_and_nobody_beside_it(header: str) -> None:
    assert judged(row(), header=header).offices() == {"天心区局"}


def test_rows_of_several_provinces_without_an_office_belong_to_nobody_and_stay() -> None:
    tianhe = row(division_code="440106", region_name="天河区", address="广东省广州市天河区示例路1号")
    file = judged(row(), {**tianhe, "longitude": 113.36, "latitude": 23.12}, header="填报单位：")
    assert [notice.severity for notice in found(file, "value-missing")] == [Severity.ERROR]
    assert (file.rows, file.publishable) == (2, 0)


def test_a_person_beside_the_reporting_office_is_no_part_of_its_name() -> None:
    header = "填报单位：长沙市某局（李哨兵）    填报人：李哨兵"
    file = judged(row(), header=header)
    assert [table.office for table in file.tables] == ["长沙市某局"]
    assert [notice.place.field for notice in found(file, "text-personal")] == ["filled_by_unit"]


def test_a_column_that_the_sheet_lacks_says_nothing_in_private() -> None:
    labels = {field: label for field, label in LABELS.items() if not field.startswith("manager_")}
    file = judged(row(), labels={**labels, "datum": "坐标系"}, header="填报单位：长沙市天心区行政审批服务局")
    (said,) = file.tables[0].private
    assert (said.manager_name, said.manager_mobile, said.filled_by) == (ABSENT, ABSENT, ABSENT)


def test_a_notice_about_the_header_has_the_row_of_its_cell() -> None:
    file = judged(row(), labels={**LABELS, "spare": "备用"}, header="填报时间：2062年3月2日")
    (unknown,) = found(file, "column-unknown")
    (day,) = found(file, "filled-on-suspect")
    assert (unknown.place.cell, unknown.place.row) == ("M3", 3)
    assert (day.place.cell, day.place.row) == ("A2", 2)


@pytest.mark.parametrize(
    ("day", "said", "said_en"),
    [("2062年3月2日", "在将来", "lies in the future"), ("三月初", "看不出是哪一天", "is no day that can be read")],
)
def test_a_day_of_filling_in_is_told_with_what_is_wrong_with_it(day: str, said: str, said_en: str) -> None:
    (notice,) = found(judged(row(), header=f"填报单位：甲局    填报时间：{day}"), "filled-on-suspect")
    assert said in rules().notices.sentence(notice)
    assert said_en in rules().notices.sentence(notice, "en")


def test_what_has_no_cell_of_its_own_is_told_at_the_row_of_the_labels() -> None:
    labels = {field: label for field, label in LABELS.items() if field != "latitude"}
    file = judged(row(), labels={**labels, "spare": "备用"})
    (missing,), (unknown,) = found(file, "column-missing"), found(file, "column-unknown")
    assert (missing.place.row, missing.place.cell) == (3, None)
    assert unknown.place.cell == "L3"


def test_windows_across_under_labels_down_the_side_are_said_to_be_that() -> None:
    lines: list[list[CellValue]] = [
        ["窗口名称", "甲", "乙"],
        ["区划编码", "430103", "430104"],
        ["经度", 112.99, 112.98],
        ["纬度", 28.11, 28.12],
    ]
    across = judge("表.xlsx", [SheetCells("表", hidden=False, top=1, left=1, rows=lines)], rules())
    none = judge("表.xlsx", [SheetCells("表", hidden=False, top=1, left=1, rows=[["只有一句话"]])], rules())
    for file, said in ((across, True), (none, False)):
        (notice,) = found(file, "table-missing")
        assert ("每个窗口占一列" in rules().notices.sentence(notice)) is said


OFFICE = "长沙市天心区行政审批服务局"
STATED = f"填报单位：{OFFICE}    填报时间：2026年3月2日"
NOBODY = "填报单位：      填报时间：2026年3月2日"
YUELU = row(
    division_code="430104", region_name="岳麓区", address="长沙市岳麓区示例路1号", longitude=112.93, latitude=28.23
)


def of_two_sheets(first: str, second: str, other_row: dict[str, CellValue]) -> list[str]:
    """The owners of the windows of two sheets with these header lines."""
    two = [cells([row()], header=first), cells([other_row], name="第二张", header=second)]
    return [each.office for each in judge("表.xlsx", two, rules()).tables]


def test_a_sheet_without_its_office_is_the_office_s_of_the_sheet_beside_it() -> None:
    again = row(window_name="二号窗口", latitude=28.12)
    two = [cells([row()]), cells([again], name="第二张", header=NOBODY)]
    file = judge("表.xlsx", two, rules())
    assert file.offices() == {OFFICE}
    assert {window.office for _, window in file.windows()} == {OFFICE}
    (told,) = found(file, "value-missing")
    assert told.severity is Severity.WARNING
    assert f"所属单位已取表“窗口表”的“{OFFICE}”" in rules().notices.sentence(told, "zh")
    assert f"taken to be “{OFFICE}”, as sheet “窗口表” says" in rules().notices.sentence(told, "en")
    before = judge("表.xlsx", two[::-1], rules())
    assert before.offices() == {OFFICE}


@pytest.mark.parametrize(
    ("first", "second", "other", "owners", "why"),
    [
        (STATED, NOBODY, YUELU, [OFFICE, "湖南省长沙市岳麓区"], "another county's sheet"),
        (STATED, "填报单位：另一局", row(window_name="乙"), [OFFICE, "另一局"], "it says whose it is"),
        (NOBODY, NOBODY, row(window_name="乙"), ["湖南省长沙市天心区"] * 2, "nobody says"),
    ],
)
def test_a_sheet_keeps_its_own_owner_where_the_other_s_may_be_another(
    first: str, second: str, other: dict[str, CellValue], owners: list[str], why: str
) -> None:
    assert of_two_sheets(first, second, other) == owners, why


def test_offices_that_differ_lend_their_name_to_no_sheet() -> None:
    three = [
        cells([row()]),
        cells([row(window_name="乙")], name="第二张", header="填报单位：另一局"),
        cells([row(window_name="丙")], name="第三张", header=NOBODY),
    ]
    file = judge("表.xlsx", three, rules())
    assert [each.office for each in file.tables] == [OFFICE, "另一局", "湖南省长沙市天心区"]


def test_the_office_that_was_chosen_has_the_last_word_for_every_sheet() -> None:
    two = [cells([row()]), cells([row(window_name="乙")], name="第二张", header=NOBODY)]
    assert judge("表.xlsx", two, rules(), Choice(office="某局")).offices() == {"某局"}
