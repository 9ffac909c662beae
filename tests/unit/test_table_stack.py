"""Tables laid on each other, and what is noticed of them parted again."""

from importer.checks.judging import FoundTables, find_tables, judge_files
from importer.checks.rules import NoticeMaker
from importer.checks.sheet_table import SheetTable, tables_in
from importer.checks.table_stack import TableStack, stacked
from tests.judged_sheets import WITH_LEVEL, codes, rules
from tests.sheets import cells, row


def table(*names: str, **layout: object) -> SheetTable:
    (found,) = tables_in(cells([row(window_name=name) for name in names], **layout), rules().form)  # type: ignore[arg-type]
    return found


def test_a_notice_of_a_stack_stands_in_its_own_table() -> None:
    stack = TableStack.of([table("甲"), table("乙", "丙")])
    assert stack.whole.block("window_name") == ["甲", "乙", "丙"]
    make = NoticeMaker(stack.whole, rules())
    first, second = stack.parted(make.cell("value-missing", index, "address") for index in (2, 0))
    assert [notice.place for notice in first] == [
        NoticeMaker(table("甲"), rules()).cell("value-missing", 0, "address").place
    ]
    assert [notice.place.cell for notice in second] == ["E5"]
    assert [notice.place.sheet for notice in second] == [stack.tables[1].sheet]


def test_rows_are_parted_by_their_table_and_none_is_empty() -> None:
    stack = TableStack.of([table("甲", "乙"), table("丙"), table("丁")])
    assert list(stack.by_table([0, 1, 3])) == [[0, 1], [3]]
    assert stack.parts == [slice(0, 2), slice(2, 3), slice(3, 4)]
    assert stack.in_each_row(len) == [2, 2, 1, 1]


def test_only_tables_of_the_same_columns_lie_on_each_other() -> None:
    tables = [table("甲"), table("乙", labels=WITH_LEVEL), table("丙")]
    assert [(numbers, len(stack.whole)) for numbers, stack in stacked(tables)] == [([0, 2], 2), ([1], 1)]


def test_a_single_table_is_its_own_stack() -> None:
    alone = table("甲", "乙")
    assert TableStack.of([alone]).whole is alone


def test_what_is_repeated_is_repeated_in_a_stack_but_for_what_stands_below_another_table() -> None:
    above, below = table("甲"), table("乙", "同上")
    assert TableStack.of([above, below]).whole.repeated == {"window_name": {2: "同上"}}


def test_how_one_office_writes_minutes_decides_nothing_for_another() -> None:
    def file(lon: str) -> tuple[str, FoundTables]:
        return f"{lon}.xlsx", find_tables([cells([row(longitude=lon, latitude="28° 11'")])], rules())

    sure, either_way = judge_files([file("112° 99'"), file("112° 30'")], rules())
    assert "position-disguised-decimal" in codes(sure)
    assert "position-disguised-decimal" not in codes(either_way)
