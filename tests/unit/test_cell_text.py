"""Cells as text: what is put right, and what is left alone."""

from datetime import datetime, time, timedelta

import pytest

from importer.checks.cell_text import (
    Blank,
    blank,
    is_repeat,
    lost_digits,
    name_beside_code,
    source_text,
    source_texts,
    tidy_code,
    tidy_coordinate,
    tidy_line,
    tidy_lines,
    without_spaces,
)
from importer.workbook.cells import CellValue, ErrorValue


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (430103.0, "430103"),  # spreadsheets store every number as a float
        (112.99, "112.99"),  # decimals stay
        (None, ""),  # an empty cell
        (True, "TRUE"),  # as spreadsheets show it
        (ErrorValue("#REF!"), "#REF!"),  # a formula's error
        (ErrorValue(""), "="),  # a formula that was never computed
        (timedelta(hours=1, minutes=30), "1:30"),  # hours that passed
        (timedelta(hours=25, seconds=5), "25:00:05"),  # more than a day, to the second
        (time(8, 30), "08:30"),  # a time of day
        (time(8, 30, 5), "08:30:05"),  # to the second
        (112.10000000000001, "112.1"),  # what lies beyond fifteen digits comes of a number's binary form
        (112.123456789012, "112.123456789012"),  # and what does not stays
        (112.1234567890123, "112.123456789012"),  # a sixteenth digit is one too many
        (datetime(2026, 1, 2), "2026-01-02"),  # noqa: DTZ001  # a spreadsheet's date has no zone
        ("430103.0", "430103.0"),  # a text is the office's own and stays
    ],
)
def test_a_cell_is_shown_as_its_office_sees_it(value: CellValue, text: str) -> None:
    assert source_text(value) == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("430103", "430103"),  # right already
        ("430103.0", "430103"),  # a float's tail
        ("430103000000", "430103"),  # the statistical twelve digits
        ("４３０１０３", "430103"),  # full-width
        (" 430 103\u200b", "430103"),  # spaces, also invisible ones
        ("4.30103E+11", "430103"),  # a long code that Excel shortened
        ("4.30103E+05", "430103"),  # and one that it did not
        ("4.30103001E+08", "430103001"),  # a town's
        ("'430103", "430103"),  # an apostrophe that forces text
        ("430103（天心区）", "430103"),  # the name beside it
        ("天心区430103，", "430103"),  # and before it
        ("43-01-03", "430103"),  # in pairs
        ("43-01-3", "43-01-3"),  # a digit short
        ("天心区", "天心区"),  # not a code: untouched
        ("430103001002", "430103001002"),  # a village's code says more and is kept
    ],
)
def test_a_division_code_is_put_right_without_guessing(text: str, code: str) -> None:
    assert tidy_code(text) == code


@pytest.mark.parametrize(
    ("code", "lost"),
    [
        ("4.30103E+11", False),
        ("4.30103E+05", False),
        ("4.30103001E+08", False),
        ("4.30E+05", True),  # three digits are left
        ("4.3010E+11", True),  # five, which twice over would be enough
        ("4.30103E+09", True),  # no code has ten digits
        ("430103", False),  # written out
    ],
)
def test_a_code_in_scientific_dress_is_whole_or_has_lost_digits(code: str, lost: bool) -> None:
    assert lost_digits(code) == lost


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("430103天心区", "天心区"),
        ("天心区（430103）", "天心区"),
        ("天心430103区", "天心区"),
        ("430103", ""),
        ("天心区", ""),
    ],
)
def test_the_name_beside_a_code_is_known_wherever_it_stands(text: str, name: str) -> None:
    assert name_beside_code(text) == name


@pytest.mark.parametrize(("text", "repeats"), [(" 同 上", True), ("〃", True), ("同上海路", False), ("无", False)])
def test_a_cell_says_as_above_only_with_its_whole_text(text: str, repeats: bool) -> None:
    assert is_repeat(text) == repeats


def test_of_full_width_signs_letters_and_digits_alone_are_made_narrow() -> None:
    signs = list(map(chr, range(0xFF01, 0xFF5F)))
    narrow = {sign: chr(ord(sign) - 0xFEE0) for sign in signs}
    assert {sign: tidy_line(f"甲{sign}１")[1] for sign in signs} == {
        sign: narrow[sign] if narrow[sign].isalnum() else sign for sign in signs
    }


def test_tidying_keeps_chinese_punctuation_and_words() -> None:
    assert tidy_line("天心区 政务\n服务中心“跨省通办”（１号）　") == "天心区 政务 服务中心“跨省通办”（1号）"


def test_lines_of_hours_stay_lines() -> None:
    assert tidy_lines("工作日：\r\n\n 上午8:30 \u3000— 11:30 ") == "工作日：\n上午8:30 — 11:30"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (" 无 ", Blank.NOTHING),
        ("/", Blank.NOTHING),
        ("187XXXXXXXX", Blank.MASKED),
        ("138****0000", Blank.MASKED),
        ("张XX", Blank.MASKED),
        ("X射线检测中心", Blank.FILLED),  # one X is a letter
    ],
)
def test_a_blank_or_masked_cell_is_known_for_what_it_is(text: str, state: Blank) -> None:
    assert blank(text) is state


@pytest.mark.parametrize(
    "sign", ["\x00", "\x01", "\x1b", "\x7f", "\x80", "\x9f", "\u202e", "\u2066", "\u2069", "\u206a"]
)
def test_no_sign_that_cannot_be_seen_is_published(sign: str) -> None:
    marked = f"天心区{sign}大厅"
    assert {tidy_line(marked), tidy_lines(marked), without_spaces(marked)} == {"天心区大厅"}


@pytest.mark.parametrize("space", ["\x0b", "\x0c", "\x1c", "\x1f", "\x85"])
def test_a_control_sign_that_parts_words_leaves_a_space_or_a_line_break(space: str) -> None:
    assert tidy_line(f"一楼{space}大厅") == "一楼 大厅"
    assert tidy_lines(f"一楼{space}大厅").split() == ["一楼", "大厅"]
    assert space not in tidy_lines(f"一楼{space}大厅")


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("'430103", "430103"),  # typed lest a spreadsheet take it for a number
        ("‘ 天心区", "天心区"),  # a space behind it goes too
        ("'天心区'大厅", "'天心区'大厅"),  # two of them are a quotation
        ("''天心区", "''天心区"),  # so are two at the start
        ("'", "'"),  # nothing behind it
    ],
)
def test_an_apostrophe_before_a_text_goes_unless_it_quotes(text: str, tidy: str) -> None:
    assert tidy_line(text) == tidy


def test_both_coordinates_of_a_cell_get_their_points() -> None:
    assert tidy_coordinate("112。990137，28。110259") == "112.990137,28.110259"
    assert tidy_coordinate("112. 990137 28. 110259") == "112.990137 28.110259"
    assert tidy_coordinate("112.990137,28.110259") == "112.990137,28.110259"


@pytest.mark.parametrize("text", ["112，990137", "112。990137", "112..990137", "112.990137"])
def test_one_coordinate_of_a_cell_gets_its_point(text: str) -> None:
    assert tidy_coordinate(text) == "112.990137"


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param([], id="none but plain ones"),
        pytest.param([5e-05], id="one that is written with an exponent here and without one elsewhere"),
        pytest.param([1e16, 4.30103e21, 1e-7], id="exponents"),
        pytest.param([0.1 + 0.2, 112.99013700000001, 9007199254740993.0], id="more digits than a spreadsheet shows"),
        pytest.param([float("nan"), -0.0], id="no number, and no positive one"),
        pytest.param([float("nan"), 1e16, 5e-05], id="all that is written otherwise at once"),
    ],
)
@pytest.mark.parametrize("label", [[], ["经度", None, True]], ids=["numbers alone", "with a label above them"])
@pytest.mark.parametrize("long", [1, 1_001], ids=["a short column", "a long one"])
def test_a_column_of_numbers_is_shown_as_each_by_itself(odd: list[float], label: list[CellValue], long: int) -> None:
    column = [*label, *[112.99, 430103.0, 3.0, -28.5, 100.00005] * long, *label, *odd]
    assert list(source_texts(column)) == list(map(source_text, column))


@pytest.mark.parametrize("column", [["天心区"], ["天心区", None], ["天心区", None, True, time(8, 30)]])
def test_a_column_without_numbers_is_shown_as_each_by_itself(column: list[CellValue]) -> None:
    assert list(source_texts(column)) == list(map(source_text, column))
