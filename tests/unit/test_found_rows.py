"""One search through a column finds what a search through each text finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importer.checks.cell_text import ODD_OR_SPACE, tidy_line
from importer.checks.found_rows import put_right, rows_with

MORE_THAN_A_FEW = 101
"""Of so many texts all are searched at once."""
SEVEN_DIGITS = re.compile("[0-9](?:-?[0-9]){6}")


@pytest.mark.parametrize(
    ("texts", "rows"),
    [
        ([], []),
        (["", "无", "示例路1号"], []),
        (["8555-0123", "示例路1号", "拨打85550123或85550124"], [0, 2]),
        (["示例路855", "50123号"], []),
        (["", "", "85550123", ""], [2]),
        (["上午\n85550123\n下午"], [0]),
    ],
    ids=["no rows", "nothing found", "twice in a text", "over two texts", "between empty ones", "over lines"],
)
def test_the_rows_are_those_whose_own_text_holds_it(texts: list[str], rows: list[int]) -> None:
    assert rows_with(SEVEN_DIGITS, texts) == rows


@given(st.lists(st.text("0123456789-\0\n号")))
def test_no_neighbour_makes_or_hides_a_hit(texts: list[str]) -> None:
    one_by_one = [row for row, text in enumerate(texts) if SEVEN_DIGITS.search(text)]
    assert rows_with(SEVEN_DIGITS, texts) == one_by_one
    many = [*texts, *["示例路1号"] * MORE_THAN_A_FEW]
    assert rows_with(SEVEN_DIGITS, many) == one_by_one


@given(st.lists(st.text("0１ \0\n号"), max_size=8))
def test_a_column_is_put_right_as_each_of_its_texts_is(texts: list[str]) -> None:
    assert put_right(texts, tidy_line, ODD_OR_SPACE) == [tidy_line(text) for text in texts]
