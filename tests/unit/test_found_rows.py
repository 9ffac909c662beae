"""One search through a column finds what a search through each text finds."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from importer.checks.cell_text import ODD_OR_SPACE, tidy_line
from importer.checks.found_rows import put_right, rows_but_numbers, rows_with, rows_with_sign

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
    for others in (["示例路1号"] * MORE_THAN_A_FEW, [f"示例路{number}号" for number in range(2 * MORE_THAN_A_FEW)]):
        assert rows_with(SEVEN_DIGITS, [*texts, *others]) == one_by_one


@pytest.mark.parametrize("places", [[], [0], [150, 201], [0, 99, 100, 101, 250]])
def test_in_a_long_column_a_hit_is_told_at_its_own_row(places: list[int]) -> None:
    texts = [f"示例路{at}号" + ("电话85550123、85550124" if at in places else "") for at in range(251)]
    assert rows_with(SEVEN_DIGITS, texts) == places
    assert rows_with_sign(re.compile("[电、]"), texts) == places


@given(st.lists(st.text("0１ \0\n号"), max_size=8))
def test_a_column_is_put_right_as_each_of_its_texts_is(texts: list[str]) -> None:
    assert put_right(texts, tidy_line, ODD_OR_SPACE) == [tidy_line(text) for text in texts]


@given(st.lists(st.text("0１ \0\n号\ufeff\U0001d7ce\U0002a6d6")))
@example(["\U00010000", "号", "\U0002a6d6"])
def test_a_set_of_signs_is_found_in_each_text_by_itself(texts: list[str]) -> None:
    signs = re.compile("[ １\ufeff\U0002a6d6]")
    one_by_one = [row for row, text in enumerate(texts) if signs.search(text)]
    many = [*texts, *(f"示例路{number}号" for number in range(2 * MORE_THAN_A_FEW))]
    assert rows_with_sign(signs, many) == one_by_one


def test_a_column_of_many_texts_is_put_right_as_each_of_them_is() -> None:
    texts = [f"示例路{number}号{' ' * (number % 3)}{'１' * (number % 2)}" for number in range(2 * MORE_THAN_A_FEW)]
    assert put_right(texts, tidy_line, ODD_OR_SPACE) == [tidy_line(text) for text in texts]
    assert len(set(put_right(texts, tidy_line, ODD_OR_SPACE)) - set(texts)) > MORE_THAN_A_FEW


@given(st.text("0123456789.１²e-\0 ", max_size=6))
@example("1.2.3")
def test_what_is_passed_over_as_a_number_is_digits_with_one_point(text: str) -> None:
    assert rows_but_numbers([text]) == [0] or re.fullmatch(r"(?=..)[0-9]*\.?[0-9]*", text)
