"""What parts the cells of a text file, where its words are full of signs that might."""

from dataclasses import replace

import orjson
import pytest

from importer.workbook.delimited_text import delimited_sheets
from importer.workbook.limits import DEFAULT_LIMITS, Reason, WorkbookRefused
from tests.sheets import LABELS

HEADER = [label.replace("\n", "") for label in LABELS.values()]


def first_row(text: str) -> list[object]:
    told = orjson.loads(orjson.dumps(delimited_sheets(text, DEFAULT_LIMITS)))
    first: list[object] = told[0]["rows"][0]
    return first


def sheet(delimiter: str, cell: str, rows: int = 3) -> str:
    line = delimiter.join(["430103", cell, *["x"] * (len(HEADER) - 2)])
    return "\n".join([delimiter.join(HEADER), *[line] * rows])


@pytest.mark.parametrize("sign", ["，", "；", "|"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_words_full_of_other_signs_do_not_hide_the_delimiter(delimiter: str, sign: str) -> None:
    assert first_row(sheet(delimiter, "公交：" + sign.join(f"{line}路" for line in range(30)))) == HEADER


def test_a_sheet_parted_by_full_width_commas_may_have_plain_ones_in_its_words() -> None:
    assert first_row(sheet("，", "公交：" + ",".join(map(str, range(30))))) == HEADER


def test_a_sheet_without_a_header_is_parted_by_what_spreadsheets_write() -> None:
    assert first_row("\n".join(["1,430103,丙，丁，戊，己"] * 3)) == ["1", "430103", "丙，丁，戊，己"]


def test_a_row_ends_with_its_last_filled_cell() -> None:
    told = orjson.loads(orjson.dumps(delimited_sheets("窗口名称,区划编码,,\n甲,430103,,\n", DEFAULT_LIMITS)))
    assert told[0]["rows"] == [["窗口名称", "区划编码"], ["甲", "430103"]]


def rows(text: str) -> list[list[object]]:
    told = orjson.loads(orjson.dumps(delimited_sheets(text, DEFAULT_LIMITS)))
    found: list[list[object]] = told[0]["rows"]
    return found


def test_a_delimiter_that_the_first_line_states_is_taken() -> None:
    assert rows("sep=;\n窗口名称;办理地点\n甲;一路1号,二路2号\n") == [
        ["窗口名称", "办理地点"],
        ["甲", "一路1号,二路2号"],
    ]


def test_a_number_that_is_kept_as_a_text_by_a_formula_is_its_text() -> None:
    read = rows('窗口名称,区划编码,办公电话\n甲,430103,="073185550123"\n')
    assert read[1] == ["甲", "430103", "073185550123"]


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ('"甲\n一楼",430103,1\n乙,430104,2\n', [["甲\n一楼", "430103", "1"], ["乙", "430104", "2"]]),  # two lines
        ('"甲,430103,1\n乙,430104,2\n', [['"甲', "430103", "1"], ["乙", "430104", "2"]]),  # never closed
        ('甲,430103,1\n"乙,430104,2\n', [["甲", "430103", "1"], ['"乙', "430104", "2"]]),  # not in the last row either
        ('5"屏,430103,1\n乙,430104,2\n', [['5"屏', "430103", "1"], ["乙", "430104", "2"]]),  # within the words
    ],
)
def test_a_quote_takes_in_a_cells_lines_and_no_other_rows(body: str, read: list[list[object]]) -> None:
    assert rows(f"窗口名称,区划编码,序号\n{body}")[1:] == read


@pytest.mark.parametrize(
    ("limit", "least", "reason", "cell"),
    [
        ("rows", 2, Reason.ROWS, "A2"),
        ("columns", 3, Reason.COLUMNS, "C1"),
        ("cells", 6, Reason.CELLS, "C2"),
        ("cell_chars", 6, Reason.CELL_CHARS, "B2"),
    ],
)
def test_a_text_at_a_limit_is_read_and_one_over_it_is_refused_at_its_cell(
    limit: str, least: int, reason: Reason, cell: str
) -> None:
    text = "窗口名称,区划编码,序号\n甲,430103,1\n"
    assert delimited_sheets(text, replace(DEFAULT_LIMITS, **{limit: least}))
    with pytest.raises(WorkbookRefused) as refused:
        delimited_sheets(text, replace(DEFAULT_LIMITS, **{limit: least - 1}))
    assert refused.value.reason is reason
    assert (refused.value.values["found"], refused.value.values["cell"]) == (least, cell)
