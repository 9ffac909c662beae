"""What a sheet shows: far rows among its rows, large sheets as small ones, equal texts held once."""

from collections.abc import Sequence

import pytest

from importer.checks.shown_cells import ShownCells
from importer.workbook.cells import CellValue, FarCell, RowsInColumns, SheetCells

LONG = 1_500


def shown(rows: Sequence[Sequence[CellValue]], far: Sequence[FarCell] = ()) -> ShownCells:
    return ShownCells.of(SheetCells("表", hidden=False, top=3, left=2, rows=rows, far=[*far]))


@pytest.mark.parametrize(
    ("row", "column", "taken"),
    [
        pytest.param(900, 2, True, id="below the first column"),
        pytest.param(900, 3, True, id="below the last"),
        pytest.param(900, 1, False, id="left of them"),
        pytest.param(900, 4, False, id="right of them"),
        pytest.param(5, 2, True, id="in the row below the last"),
        pytest.param(2, 2, True, id="in the row above the first"),
        pytest.param(4, 2, False, id="in the last row"),
        pytest.param(3, 2, False, id="in the first"),
    ],
)
def test_a_far_cell_is_a_rows_where_it_stands_under_the_columns(row: int, column: int, taken: bool) -> None:
    found = shown([["甲", "乙"], ["丙", "丁"]], [FarCell(row, column, "远")])
    assert (found.height, found.far, found.numbers) == ((3, 2, [row]) if taken else (2, 2, []))
    if taken:
        assert found.row(2) == ["远" if at == column else "" for at in (2, 3)]
        assert [found.number(at) for at in range(3)] == [3, 4, row]
        assert found.numbers_of([0, 2]) == (3, row)


def test_a_sheet_of_nothing_has_no_columns() -> None:
    assert (shown([]).own, shown([]).height) == ([], 0)


@pytest.mark.parametrize("rows", [2, 150, LONG])
@pytest.mark.parametrize("far", [[], [FarCell(90_000, 3, 28.11)]], ids=["none far", "one far row"])
def test_a_sheet_shows_the_same_texts_whether_its_rows_or_its_columns_are_held(rows: int, far: list[FarCell]) -> None:
    lines: list[list[CellValue]] = [[f"窗口{at}", 112.99 if at % 2 else None] for at in range(rows)]
    expected = [[name, "112.99" if at % 2 else ""] for at, (name, _) in enumerate(lines)] + [["", "28.11"]] * len(far)
    for held in (lines, RowsInColumns([list(column) for column in zip(*lines, strict=True)])):
        found = shown(held, far)
        assert [found.row(at) for at in range(found.height)] == expected


def test_of_a_long_columns_texts_equal_ones_are_held_once() -> None:
    # Made apart, as a reader makes them.
    hours = ["".join(["法定工作日", "9:00-17:00"]) for _ in range(LONG)]
    assert len({id(text) for text in hours}) == LONG
    found = shown([[text] for text in hours])
    assert list(found.column(0)) == hours
    assert len({id(text) for text in found.column(0)}) == 1
