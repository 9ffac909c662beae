"""Cells put right are told of, once a column with their count; cells that hold nothing, or a formula in error, too."""

from dataclasses import replace

import pytest

from importer.checks.judging import judge
from importer.checks.values import is_missing
from importer.notices import Severity
from importer.workbook.cells import CellValue, ErrorValue, MergedRange
from tests.judged_sheets import codes, found, judged, rules
from tests.sheets import LABELS, SENTINEL_NAME, cells, row


def test_what_a_notice_quotes_stays_on_its_line_in_both_languages() -> None:
    file = judged(row(division_code="430103\n", window_name="天心区\r\n一号窗口"))
    (code, name) = sorted(found(file, "value-tidied"), key=lambda notice: notice.place.field or "")
    assert (code.value, name.value) == ("430103\n", "天心区\r\n一号窗口")
    for lang in ("zh", "en"):
        assert "“430103⏎”" in rules().notices.sentence(code, lang)
        assert "“天心区⏎一号窗口”" in rules().notices.sentence(name, lang)


def test_a_missing_needed_value_rejects_the_row_and_no_other() -> None:
    file = judged(row(), row(number=2, window_name="二号窗口", address="/"))
    assert (file.publishable, file.rejected) == (1, 1)
    assert found(file, "value-missing")[0].severity is Severity.ERROR


def test_a_missing_optional_value_is_a_warning() -> None:
    assert found(judged(row(office_hours="-")), "value-missing")[0].severity is Severity.WARNING


def test_a_tidied_column_is_told_of_once_with_its_count() -> None:
    file = judged(row(division_code="430103.0"), row(window_name="二号", division_code="430103000000"))
    tidied = found(file, "value-tidied")
    assert [notice.place.cell for notice in tidied] == ["D4"]
    assert "另有 1 处" in rules().notices.sentence(tidied[0])
    assert file.publishable == 2


def test_an_empty_line_that_was_put_right_is_seen_in_the_notice() -> None:
    (notice,) = found(judged(row(office_hours="周一至周五：\n\n9:00-17:00")), "value-tidied")
    assert "“周一至周五：⏎⏎9:00-17:00”已整理为“周一至周五：⏎9:00-17:00”" in rules().notices.sentence(notice)


def test_how_often_a_cell_was_as_above_is_counted() -> None:
    third = row(number=3, window_name="三号", address="长沙市天心区3号", transit="同上")
    file = judged(row(), row(number=2, window_name="二号", address="长沙市天心区2号", transit="同上"), third)
    (notice,) = found(file, "value-tidied")
    assert "“同上”已整理为“公交：101”，同列另有 1 处" in rules().notices.sentence(notice)
    assert (
        "“同上” was tidied to “公交：101”, as were 1 more cells of this column (the same as above)"
        in rules().notices.sentence(notice, "en")
    )
    assert ", as were 1 more cells of this column" in rules().notices.sentence(notice, "en")


def test_how_often_a_cell_was_put_right_is_counted() -> None:
    (one,) = found(judged(row(division_code="430103 "), row(number=2, window_name="二号")), "value-tidied")
    assert "同列" not in rules().notices.sentence(one)
    assert "more cells" not in rules().notices.sentence(one, "en")
    (two,) = found(judged(row(division_code="430103 "), row(division_code=" 430103", number=2)), "value-tidied")
    assert "，同列另有 1 处" in rules().notices.sentence(two)
    assert ", as were 1 more cells of this column" in rules().notices.sentence(two, "en")


def test_what_follows_from_an_empty_cell_is_said_by_its_column() -> None:
    (needed, other) = found(judged(row(address=None, transit=None)), "value-missing")
    assert "本行不能发布" in rules().notices.sentence(needed)
    assert "cannot be published" in rules().notices.sentence(needed, "en")
    assert "不能发布" not in rules().notices.sentence(other)
    assert "cannot be published" not in rules().notices.sentence(other, "en")


@pytest.mark.parametrize("code", ["4.30E+05", "4.3E+11", "4.3010E+05", "4.30103E+09"])
def test_a_code_that_lost_its_digits_is_never_completed(code: str) -> None:
    file = judged(row(division_code=code))
    (notice,) = found(file, "division-unknown")
    assert "科学计数法丢了数字" in rules().notices.sentence(notice)
    assert file.publishable == 0


@pytest.mark.parametrize("phone", ["7.3189E+10", "8.89E+07", "1.39E+10", "7.318555E+10"])
def test_a_phone_that_lost_its_digits_is_never_completed_and_keeps_its_neighbours(phone: str) -> None:
    for written, phones in ((phone, ()), (f"0731-85550123、{phone}", ("0731-85550123",))):
        file = judged(row(office_phone=written))
        (notice,) = found(file, "phone-unreadable")
        assert "科学计数法丢了数字" in rules().notices.sentence(notice)
        assert codes(file) == {"phone-unreadable", "position-datum-assumed"}
        assert [window.phones for _, window in file.windows()] == [phones]


def test_a_number_in_scientific_dress_with_all_its_digits_is_read() -> None:
    file = judged(row(division_code="4.30103E+11", office_phone="7.3185550123E+10"))
    assert [(window.division.code, window.phones) for _, window in file.windows()] == [("430103", ("0731-85550123",))]


@pytest.mark.parametrize("field", ["address", "office_phone", "manager_name", "transit"])
def test_a_formula_without_a_result_is_said_to_be_that_and_quotes_nothing(field: str) -> None:
    (notice,) = found(judged(row(**{field: ErrorValue("")})), "formula-error")
    assert notice.value is None
    for lang, words in (("zh", "没有计算结果的公式"), ("en", "a formula without a result")):
        said = rules().notices.sentence(notice, lang)
        assert words in said
        assert "=" not in said


def test_a_private_formula_in_error_leaves_no_empty_brackets() -> None:
    (notice,) = found(judged(row(manager_name=ErrorValue("#REF!"))), "formula-error")
    assert "（）" not in rules().notices.sentence(notice)
    assert "()" not in rules().notices.sentence(notice, "en")


def test_a_public_formula_in_error_is_quoted() -> None:
    (notice,) = found(judged(row(address=ErrorValue("#REF!"))), "formula-error")
    assert "出错的公式（#REF!）" in rules().notices.sentence(notice)
    assert "a formula in error (#REF!)" in rules().notices.sentence(notice, "en")


@pytest.mark.parametrize(
    ("code", "told"), [("430103 长沙市天心区", 0), ("430103 天心区", 1), ("430103 长沙市岳麓区", 1)]
)
def test_a_code_as_the_drop_down_offers_it_is_nothing_to_be_put_right(code: str, told: int) -> None:
    file = judged(row(division_code=code))
    assert len(found(file, "value-tidied")) == told
    assert [window.division.code for _, window in file.windows()][:1] in ([], ["430103"])


def test_a_letter_for_a_digit_is_told_at_its_cell_also_where_another_cell_holds_a_nul() -> None:
    file = judged(row(office_phone="0731-8555\0 0123"), row(number=2, office_phone="0731-8555O124"))
    assert [notice.place.cell for notice in found(file, "value-tidied") if "O" in (notice.value or "")] == ["H5"]


def test_with_both_coordinates_in_one_column_every_other_column_is_looked_through() -> None:
    labels = {field: label for field, label in LABELS.items() if field != "latitude"} | {"longitude": "经纬度"}
    both = row(longitude="112.990137,28.110259")
    file = judged(both, {**both, "number": 2, "address": None, "longitude": None}, labels=labels)
    assert [notice.place.cell for notice in found(file, "value-missing")] == ["E5", "K5"]


def test_a_row_with_both_coordinates_in_one_cell_misses_none() -> None:
    rows = [row(longitude="112.990137,28.110259", latitude=None), row(number=2, window_name="乙", latitude=None)]
    assert [notice.place.cell for notice in found(judged(*rows), "value-missing")] == ["L5"]


@pytest.mark.parametrize(
    ("text", "missing"), [("无", True), ("13X", False), ("#REF!", True), ("=", True), ("甲", False)]
)
def test_a_text_is_missing_where_it_says_nothing_or_is_in_error(text: str, missing: bool) -> None:
    assert is_missing(text) == missing


@pytest.mark.parametrize(
    ("cell", "why", "why_en"),
    [
        ({"division_code": "４３０１０３"}, "（全角已改为半角）", "(full-width signs were made narrow)"),
        ({"division_code": "430103.0"}, "（小数部分已去掉）", "(the decimals were taken off)"),
        ({"division_code": "430103000000"}, "（后面补的零已去掉）", "(the noughts behind it were taken off)"),
        ({"division_code": "430103天心区"}, "（旁边的文字已去掉）", "(the words beside it were taken off)"),
        ({"division_code": "4.30103E+11"}, "（科学计数法已还原）", "(scientific notation was written out)"),
        ({"window_name": "天心区 \n窗口"}, "（多余的空格", "(spaces, line breaks or invisible signs were taken out)"),
        ({"window_name": "天心区\n窗口"}, "（多余的空格", "(spaces, line breaks or invisible signs were taken out)"),
        ({"window_name": "'\n天心区'窗口"}, "（多余的空格", "(spaces, line breaks or invisible signs were taken out)"),
        ({"window_name": "'天心区窗口"}, "（开头的撇号已去掉）", "(the apostrophe before it was taken off)"),
        ({"longitude": "112，990137"}, "小数点已改正）", "the decimal mark was put right)"),
        ({"office_phone": "0731-8555O123"}, "（错打成字母的数字已改正）", "(a letter typed for a digit was put right)"),
    ],
)
def test_the_one_repair_that_was_made_is_told(cell: dict[str, CellValue], why: str, why_en: str) -> None:
    (notice,) = found(judged(row(**cell)), "value-tidied")
    assert why in rules().notices.sentence(notice)
    assert why_en in rules().notices.sentence(notice, "en")


def test_a_persons_data_as_above_is_not_told_as_if_it_were_the_cells_text() -> None:
    (notice,) = found(judged(row(), row(window_name="乙", manager_name="〃", address="示例路2号")), "value-tidied")
    assert "已整理为上一行的内容（与上一行相同）" in rules().notices.sentence(notice)
    assert "was tidied to what stands above (the same as above)" in rules().notices.sentence(notice, "en")


@pytest.mark.parametrize("address", ["见附件", "详见公告", "同名称", "待定", "（见附件1）", "同 窗口名称"])
def test_an_address_that_only_points_elsewhere_is_missing(address: str) -> None:
    file = judged(row(address=address))
    assert [notice.place.field for notice in found(file, "value-missing")] == ["address"]
    assert file.publishable == 0


def test_what_begins_like_such_a_word_is_an_address() -> None:
    assert judged(row(address="同名路1号")).publishable == 1


def test_cells_that_are_merged_with_the_one_above_are_told_once_a_column() -> None:
    sheet = cells([row(), row(window_name="乙", address=None, manager_name=None), row(window_name="丙", address=None)])
    sheet = replace(sheet, merged=[MergedRange(4, 5, 6, 5), MergedRange(4, 6, 5, 6)])
    file = judge("表.xlsx", [sheet], rules())
    address, person = found(file, "value-tidied")
    assert (address.place.cell, address.value) == ("E5", "湖南省长沙市天心区示例路1号")
    assert (person.place.cell, person.value) == ("F5", None)
    said = rules().notices.sentence(address)
    assert "合并单元格中空白的一格已整理为“湖南省长沙市天心区示例路1号”，同列另有 1 处（取合并单元格" in said
    assert SENTINEL_NAME not in rules().notices.sentence(person) + rules().notices.sentence(person, "en")
    assert "A blank cell of a merged one was tidied to “湖南省" in rules().notices.sentence(address, "en")
