"""A file as a whole: what its sheets say of each other, and the order in which it is told of."""

from dataclasses import replace

from importer.checks.judging import judge
from importer.workbook.cells import CellValue
from tests.judged_sheets import codes, found, rules
from tests.sheets import cells, row

PROOF = row(longitude="112° 99'", latitude="28° 11'")
# 112°58′ is 112.97: inside 天心区; as a decimal, 112.58, it would be in 宁乡.
MINUTES = row(longitude="112°58'", latitude="28°7'")
# As minutes 112.517, 28.25, as decimals 112.31, 28.15: both lie in 宁乡市, so that the row alone cannot tell.
UNSURE = row(division_code="430182", region_name="宁乡市", address="湖南省长沙市宁乡市示例路1号") | {
    "longitude": "112°31'",
    "latitude": "28°15'",
}


def test_what_one_sheet_proves_of_its_minutes_holds_for_the_files_other_sheets() -> None:
    proof = cells([PROOF], name="一")
    alone = judge("表.xlsx", [cells([UNSURE], name="二")], rules())
    together = judge("表.xlsx", [proof, cells([UNSURE], name="二")], rules())
    assert "position-disguised-decimal" not in codes(alone)
    assert [n.place.sheet for n in found(together, "position-disguised-decimal")] == ["一", "二"]


def test_of_what_the_sheets_prove_of_their_minutes_most_rows_decide() -> None:
    def disguised(first: list[dict[str, CellValue]]) -> list[int | None]:
        sheets = [cells(first, name="一"), cells([MINUTES, UNSURE], name="二")]
        told = found(judge("表.xlsx", sheets, rules()), "position-disguised-decimal")
        return [notice.place.row for notice in told if notice.place.sheet == "二"]

    assert disguised([PROOF, {**PROOF, "number": 2}]) == [5]
    assert disguised([MINUTES]) == []


def test_what_is_told_stands_in_the_order_of_sheets_then_of_rows() -> None:
    late, early = row(number=2, window_name="乙", transit=None), row(transit=None)
    sheets = [cells([row(number=3, window_name="丙"), late], name="乙表"), cells([early], name="甲表")]
    places = [notice.place for notice in found(judge("表.xlsx", sheets, rules()), "value-missing")]
    assert [(place.sheet, place.cell) for place in places] == [("乙表", "J5"), ("甲表", "J4")]


def test_what_is_told_of_the_file_comes_before_what_is_told_of_its_sheets() -> None:
    file = judge("表.xlsx", [cells([]), replace(cells([row()], name="藏"), hidden=True)], rules())
    assert [notice.code for notice in file.notices] == ["table-missing", "sheet-hidden"]


def test_a_file_has_an_error_only_where_one_is_told() -> None:
    assert not judge("表.xlsx", [cells([row(transit=None)])], rules()).has_error()
    assert judge("表.xlsx", [cells([row(transit=None), row(number=2, address=None)])], rules()).has_error()


def test_rows_without_a_window_are_counted_and_so_is_each_window() -> None:
    nowhere = {"address": None}
    rows = [row(), row(number=2, window_name="乙", **nowhere), row(number=3, window_name="丙", **nowhere)]
    (table,) = judge("表.xlsx", [cells(rows)], rules()).tables
    assert (table.windows.count(None), table.windows.count(table.windows[0])) == (2, 1)
