"""A column that nobody filled in: one line for a person, and in JSON and in the workbook every cell."""

from importer.checks.judging import judge
from importer.report import file_report, report_lines
from importer.report_page.kept_files import KeptFiles
from importer.workbook.cells import CellValue
from tests.judged_sheets import rules
from tests.sheets import cells, changsha_rows

Rows = list[dict[str, CellValue]]


def missing(rows: Rows, lang: str = "zh") -> list[str]:
    """What a terminal is told of empty cells; in JSON each has its own notice."""
    judged = judge("表.xlsx", [cells(rows)], rules())
    report = file_report(judged, rules().notices)
    assert isinstance(report["notices"], list)
    told = [one["cell"] for one in report["notices"] if one["code"] == "value-missing"]
    assert len(told) == len({*told}) == sum(value is None for each in rows for value in each.values())
    lines = report_lines(judged, rules().notices, lang)
    return [line.partition("value-missing  ")[2] for line in lines if "value-missing" in line]


def emptied(rows: Rows, **columns: None) -> Rows:
    return [{**each, **columns} for each in rows]


def test_a_wholly_empty_column_that_may_be_empty_is_one_line() -> None:
    rows = emptied(changsha_rows(), transit=None, manager_mobile=None)
    assert missing(rows) == [
        "表“窗口表”G4:G7：“负责人手机号码”没有填写，这一列 4 行都空着，请补上。",
        "表“窗口表”J4:J7：“交通指引”没有填写，这一列 4 行都空着，请补上。",
    ]
    assert missing(rows, "en")[1].endswith("under “getting there” in any of its 4 rows. Please fill it in.")


def test_a_column_with_one_filled_cell_is_told_cell_by_cell() -> None:
    first, *others = changsha_rows()
    assert len(missing([first, *emptied(others, transit=None)])) == len(others)


def test_an_empty_column_that_is_needed_is_told_at_every_row_as_each_is_kept_back() -> None:
    assert len(missing(emptied(changsha_rows(), address=None))) == len(changsha_rows())


def test_one_row_alone_is_no_column() -> None:
    [line] = missing(emptied(changsha_rows()[:1], transit=None))
    assert line == "表“窗口表”J4：“交通指引”没有填写，请补上。"


def test_the_report_tells_an_empty_column_once_and_counts_its_cells() -> None:
    judged = judge("表.xlsx", [cells(emptied(changsha_rows(), transit=None))], rules())
    kept = KeptFiles.of([judged])
    [part] = kept.parts
    assert [one.place.cell for one in part.notices if one.code == "value-missing"] == ["J4:J7"]
    assert sum(count for (code, _), count in kept.kinds.items() if code == "value-missing") == len(changsha_rows())
