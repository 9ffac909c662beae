"""A draft's tables with other texts in their cells."""

from dataclasses import replace

import pytest

from importer.checks.header_line import HeaderLine
from importer.checks.sheet_table import SheetTable, tables_in
from importer.columns import Form, read_form
from importer.desk.edited_tables import added_columns, edited_tables
from importer.desk.spot import Spot
from importer.workbook.cells import MergedRange
from tests.sheets import LABELS, cells, changsha_rows

ADDRESS = "address"


@pytest.fixture(scope="module")
def form() -> Form:
    return read_form()


def table_of(form: Form, rows, merged=()) -> SheetTable:
    sheet = replace(cells(rows), merged=list(merged))
    [table] = tables_in(sheet, form)
    return table


def spot(row: int) -> Spot:
    return Spot("窗口表", row, 1)


def addresses(form: Form, table: SheetTable, **typed: str) -> list[str]:
    texts = {spot(int(name[1:])): {ADDRESS: text} for name, text in typed.items()}
    [edited] = edited_tables([table], texts, [(each, ADDRESS) for each in texts], form)
    return edited.block(ADDRESS)


def test_a_table_without_edits_is_itself(form):
    table = table_of(form, changsha_rows())
    assert edited_tables([table], {}, (), form) == [table]


def test_the_table_that_came_is_left_as_it_is(form):
    table = table_of(form, changsha_rows())
    before = list(table.block(ADDRESS))
    assert addresses(form, table, r4="甲")[0] == "甲"
    assert table.block(ADDRESS) == before


def test_cells_that_say_as_above_follow_the_cell_above(form):
    rows = changsha_rows()
    rows[1][ADDRESS] = rows[2][ADDRESS] = "同上"
    table = table_of(form, rows)
    last = rows[3][ADDRESS]
    assert addresses(form, table, r4="甲") == ["甲", "甲", "甲", last]
    assert addresses(form, table, r5="乙") == [rows[0][ADDRESS], "乙", "乙", last]
    assert addresses(form, table, r4="", r6="丙") == ["", "同上", "丙", last]
    assert addresses(form, table, r7="同上") == [rows[0][ADDRESS]] * 4


def test_merged_cells_follow_the_first_of_them_and_each_may_be_changed_alone(form):
    rows = changsha_rows()
    for each in rows[1:3]:
        each[ADDRESS] = None
    table = table_of(form, rows, [MergedRange(4, 5, 6, 5)])
    first, last = rows[0][ADDRESS], rows[3][ADDRESS]
    assert table.block(ADDRESS) == [first, first, first, last]
    assert addresses(form, table, r4="甲") == ["甲", "甲", "甲", last]
    assert addresses(form, table, r5="乙") == [first, "乙", first, last]
    assert addresses(form, table, r4="甲", r5="乙") == ["甲", "乙", "甲", last]


def test_a_cell_that_was_changed_is_no_repeat_any_more(form):
    rows = changsha_rows()
    rows[1][ADDRESS] = "同上"
    table = table_of(form, rows)
    [edited] = edited_tables([table], {spot(5): {ADDRESS: "乙"}}, [(spot(5), ADDRESS)], form)
    assert table.repeated == {ADDRESS: {1: "同上"}}
    assert edited.repeated.get(ADDRESS, {}) == {}


def test_a_column_that_is_lacking_stands_to_the_right_and_stays_there(form):
    table = table_of(form, changsha_rows())
    mentioned = [(spot(4), "level"), (spot(5), "kind"), (spot(6), "level")]
    [edited] = edited_tables([table], {spot(5): {"kind": "自助终端"}}, mentioned, form)
    assert edited.columns["kind"] == len(LABELS) + 2, "the place of what was undone stays its own"
    assert not edited.has("level")
    assert edited.cell("kind", 1) == "N5"
    assert edited.block("kind") == ["", "自助终端", "", ""]


def test_tables_side_by_side_get_their_columns_apart(form):
    one = SheetTable("表", 1, HeaderLine({}, {}), (2,), {"window_name": 1}, {"window_name": ["甲"]})
    other = replace(one, columns={"window_name": 3}, unknown={"备注": (5, ["乙"])})
    spots = [(Spot("表", 2, 1), "kind"), (Spot("表", 2, 3), "kind"), (Spot("表", 2, 9), "kind")]
    assert added_columns([one, other], spots) == {("表", 1, "kind"): 6, ("表", 3, "kind"): 7}


def test_a_row_of_which_nothing_is_left_but_what_was_prepared_is_none(form):
    table = table_of(form, changsha_rows())
    emptied = {name: "" for name in LABELS if name not in ("number", "division_code")}
    [edited] = edited_tables([table], {spot(5): emptied}, [(spot(5), name) for name in emptied], form)
    assert edited.rows == (4, 6, 7)
    [kept] = edited_tables([table], {spot(5): {**emptied, "transit": "公交"}}, [], form)
    assert kept.rows == (4, 5, 6, 7)
