"""Cells as text: what is put right, and what is left alone."""

from datetime import datetime

import pytest

from importer.checks.cell_text import Blank, blank, source_text, tidy_code, tidy_line, tidy_lines
from importer.workbook.cells import CellValue


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (430103.0, "430103"),  # spreadsheets store every number as a float
        (112.99, "112.99"),  # decimals stay
        (None, ""),  # an empty cell
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
        ("'430103", "430103"),  # an apostrophe that forces text
        ("天心区", "天心区"),  # not a code: untouched
        ("430103001002", "430103001002"),  # a village's code says more and is kept
    ],
)
def test_a_division_code_is_put_right_without_guessing(text: str, code: str) -> None:
    assert tidy_code(text) == code


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
