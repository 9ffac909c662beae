"""A sheet that was copied, or a row that was: one line at a terminal, and in JSON every row."""

import pytest

from importer.checks.judging import judge
from importer.notices import Notice
from importer.report import file_report, report_lines
from importer.workbook.cells import CellValue
from tests.judged_sheets import rules
from tests.sheets import cells, row

Rows = list[dict[str, CellValue]]


def windows(count: int) -> Rows:
    return [row(number=n, window_name=f"{n}号窗口", address=f"长沙市天心区示例路{n}号") for n in range(1, count + 1)]


def lines(*sheets: Rows, lang: str = "zh") -> list[str]:
    """What a terminal is told of duplicates."""
    files = [cells(rows, name=f"表{number}") for number, rows in enumerate(sheets, 1)]
    judged = judge("表.xlsx", files, rules())
    codes: list[Notice] = [notice for notice in judged.notices if notice.code == "window-duplicate"]
    report = file_report(judged, rules().notices)
    assert isinstance(report["notices"], list)
    assert sum(one["code"] == "window-duplicate" for one in report["notices"]) == len(codes)
    return [line.partition("window-duplicate  ")[2] for line in report_lines(judged, rules().notices, lang)
            if "window-duplicate" in line]  # fmt: skip


def test_a_copied_sheet_is_one_line() -> None:
    assert lines(windows(20), windows(20)) == [
        (
            "表“表2”C4:C23：与表“表1”第 4–23 行（逐行）像是同一个窗口（名称、地点都相同），这 20 行都没有发布。"
            "请删去重复的行；确是不同窗口的，请在名称中写出区别。"
        )
    ]
    assert lines(windows(20), windows(20), lang="en") == [
        (
            "Sheet “表2”, cell C4:C23: This looks like the same window as rows 4–23 of sheet “表1”, one by one "
            "(same name and address); these 20 rows are not published. Delete them, or name the windows apart."
        )
    ]


def test_one_row_copied_down_is_one_line() -> None:
    [line] = lines([*windows(1) * 9])
    assert line.startswith("表“表1”C5:C12：与第 4 行像是同一个窗口（名称、地点都相同），这 8 行都没有发布。")
    [line] = lines([*windows(1) * 9], lang="en")
    assert "the same window as row 4 (same name and address); these 8 rows" in line


@pytest.mark.parametrize(
    ("order", "told", "why"),
    [
        ((1, 2, 3, 1, 2), 2, "two are few enough"),
        ((1, 2, 3, 3, 2, 1), 3, "the other way round, no run"),
        ((1, 2, 3, 4, 1, 2, 3, 9, 4), 2, "a row between ends a run"),
        ((1, 2, 3, 1, 1, 1, 2, 3), 3, "one row thrice, and two that are few enough"),
    ],
)
def test_rows_that_do_not_follow_each_other_stay_apart(order: tuple[int, ...], told: int, why: str) -> None:
    listed = windows(9)
    assert len(lines([listed[n - 1] for n in order])) == told, why


def test_what_else_is_told_stays_between() -> None:
    copies = [{**one, "office_phone": "85550123"} for one in windows(5)]
    judged = judge("表.xlsx", [cells(windows(5), name="一"), cells(copies, name="二")], rules())
    listed = list(report_lines(judged, rules().notices))
    assert sum("window-duplicate" in line for line in listed) == 1
    assert sum("phone-area-missing" in line for line in listed) == 5
