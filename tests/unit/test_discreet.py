"""Whatever check made it, a notice names nobody: neither in the cell that it quotes nor in its words."""

import pytest

from importer.checks.cards import cards_in
from importer.checks.personal import discreet
from importer.checks.persons import Persons, persons_of
from importer.checks.sheet_table import tables_in
from importer.notices import Notice, Place, Severity
from importer.workbook.cells import CellValue, SheetCells
from tests.judged_sheets import rules
from tests.sheets import SENTINEL_MOBILE, SENTINEL_NAME, cells, row

(TABLE,) = tables_in(cells([row(), row(number=2, manager_name="张伟国", manager_mobile="13900001111")]), rules().form)
PERSONS = persons_of(TABLE)
FIRST, SECOND, HEADER = (Place("窗口表", at, cell, "address") for at, cell in ((4, "E4"), (5, "E5"), (None, None)))


def told(place: Place, value: str | None, words: dict[str, str], code: str = "division-address-mismatch") -> Notice:
    (notice,) = discreet([Notice(code, Severity.WARNING, place, value, words=words)], TABLE, PERSONS)
    return notice


@pytest.mark.parametrize("value", [None, "示例路1号"])
@pytest.mark.parametrize(
    ("place", "word"),
    [(FIRST, SENTINEL_NAME), (FIRST, SENTINEL_MOBILE), (SECOND, "张伟国"), (HEADER, SENTINEL_NAME), (HEADER, "张伟国")],
)
def test_a_notices_words_name_nobody_whether_it_quotes_a_cell_or_none(
    place: Place, word: str, value: str | None
) -> None:
    notice = told(place, value, {"tidy": f"示例路1号（{word}）", "plain": "示例路1号"})
    assert notice.words == {"tidy": "示例路1号", "plain": "示例路1号"}
    assert notice.value == value


@pytest.mark.parametrize("word", [SENTINEL_NAME, SENTINEL_MOBILE])
def test_a_cell_that_holds_a_person_is_not_quoted_but_for_what_is_left_of_it(word: str) -> None:
    notice = told(FIRST, f"示例路1号（联系{word}）", {"plain": "示例路1号"})
    assert (notice.value, notice.words) == (None, {"value": "示例路1号", "plain": "示例路1号"})


def test_a_notice_about_nobody_stays_as_it_is() -> None:
    notice = Notice("value-missing", Severity.ERROR, FIRST, "示例路1号", words={"label": "办理地点"})
    assert discreet([notice], TABLE, PERSONS)[0] is notice


def test_another_rows_manager_is_no_person_of_this_row() -> None:
    notice = told(FIRST, "张伟国路1号", {"tidy": "张伟国路1号"})
    assert (notice.value, notice.words) == ("张伟国路1号", {"tidy": "张伟国路1号"})


def test_words_of_no_row_name_nobody_also_where_a_window_stands_in_the_first_row() -> None:
    def page(manager: str) -> list[list[CellValue]]:
        return [["窗口名称", "甲"], ["区划编码", "430103"], ["负责人姓名", manager], ["经度", 112.99], ["纬度", 28.11]]

    rows = [*page("王小明"), *page("张伟国")]
    table = cards_in(SheetCells("卡", hidden=False, top=1, left=1, rows=rows), rules().form).table
    assert table is not None
    assert (table.rows, persons_of(table).names) == ((1, 6), (("王小明",), ("张伟国",)))
    notice = Notice("value-missing", Severity.ERROR, Place("卡"), None, words={"consequence": "联系张伟国"})
    assert "张伟国" not in discreet([notice], table, persons_of(table))[0].words["consequence"]


def test_without_anybody_in_the_table_nothing_is_changed() -> None:
    notice = Notice("value-missing", Severity.ERROR, FIRST, "示例路1号", words={"label": "办理地点"})
    assert discreet([notice], TABLE.without({0, 1}), Persons((), ())) == [notice]
    assert discreet([], TABLE, PERSONS) == []
