"""What parts the cells of a text file, where its words are full of signs that might."""

import orjson
import pytest

from importer.workbook.delimited_text import delimited_sheets
from importer.workbook.limits import DEFAULT_LIMITS
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
