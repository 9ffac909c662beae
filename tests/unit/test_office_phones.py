"""Office phones of a sheet: the samples through a table's own cells, what is proposed, and what is shown of whom."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from importer.checks.persons import persons_of
from importer.checks.phones import PhonesRead, read_office_phones
from importer.checks.rules import CheckRules
from importer.checks.sheet_table import tables_in
from importer.columns import read_form
from importer.notices import Confidence, Notice, NoticeTable
from importer.workbook.cells import CellValue
from locator.divisions.divisions import Divisions
from locator.readers.area_codes import AreaCodes, LocalArea, packaged_area_codes
from tests.judged_sheets import found, judged
from tests.sheets import LABELS, SENTINEL_MOBILE, cells, row

LINES = (Path(__file__).parents[1] / "samples" / "phones.jsonl").read_text("utf-8").splitlines()
SAMPLES: list[dict[str, Any]] = [json.loads(line) for line in LINES]


@cache
def rules() -> CheckRules:
    return CheckRules(read_form(), NoticeTable.read(), Divisions.load(), date(2026, 3, 5))


def read(*rows: Mapping[str, CellValue]) -> PhonesRead:
    (table,) = tables_in(cells(rows), rules().form)
    divisions = [rules().divisions.find(code) for code in table.block("division_code")]
    return read_office_phones(table, rules(), persons_of(table), divisions)


def one(code: str, **fields: CellValue) -> Notice:
    (notice,) = [notice for notice in read(row(**fields)).notices if notice.code == code]
    return notice


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_is_published_and_told_of(sample: dict[str, Any]) -> None:
    reading = read(row(office_phone=sample["text"], division_code=sample["division_code"]))
    assert list(reading.phones[0]) == sample["phones"]
    assert {notice.code for notice in reading.notices} == set(sample["notices"])


def test_every_row_has_its_own_divisions_area_code() -> None:
    reading = read(row(office_phone="8850123", division_code="430602"), row(office_phone="85550123"))
    assert reading.phones == (("0730-8850123",), ("0731-85550123",))


def test_a_missing_area_code_is_proposed_with_what_the_division_tells() -> None:
    suggestion = one("phone-area-missing", office_phone="85550123、85550124").suggestion
    assert suggestion is not None
    assert (suggestion.value, suggestion.confidence) == ("0731-85550123、0731-85550124", Confidence.CERTAIN)


def test_a_provinces_hall_is_taken_to_stand_in_its_capital_which_is_only_likely() -> None:
    fields: dict[str, CellValue] = {"division_code": "430000", "region_name": "湖南省"}
    suggestion = one("phone-area-missing", office_phone="85550123", **fields).suggestion
    assert suggestion is not None
    assert (suggestion.value, suggestion.confidence) == ("0731-85550123", Confidence.LIKELY)
    assert read(row(office_phone="0730-8850123", **fields)).notices == ()


def test_a_county_that_had_another_area_code_has_one_for_certain() -> None:
    suggestion = one("phone-area-missing", office_phone="85550123", division_code="340124").suggestion
    assert suggestion is not None
    assert (suggestion.value, suggestion.confidence) == ("0551-85550123", Confidence.CERTAIN)


def test_by_a_postal_code_that_is_another_citys_code_no_area_code_is_told() -> None:
    # 410100 is 郑州市's code, with 0371, and as a postal code 长沙's.
    file = judged(row(division_code="410100", office_phone="85550123"), row(number=2, window_name="乙"))
    assert found(file, "division-postcode")
    (notice,) = found(file, "phone-area-missing")
    assert (notice.place.row, notice.suggestion) == (4, None)
    assert "0371" not in rules().notices.sentence(notice)
    assert not found(judged(row(division_code="410100")), "phone-area-mismatch")


def test_where_the_division_is_unknown_no_area_code_is_proposed() -> None:
    notice = one("phone-area-missing", office_phone="85550123", division_code="999999")
    assert notice.suggestion is None
    assert "请补上区号" in rules().notices.sentence(notice)


@pytest.mark.parametrize(
    ("text", "proposed", "why"),
    [
        ("020-38880123", "0731-38880123", "the same number with the division's area code"),
        ("020-38880123 转 8012、12345", "0731-38880123 转 8012、12345", "the rest as it is"),
        ("0730-8850123", None, "Changsha has no numbers of seven digits"),
        ("+852 2555 0123", None, "another country's plan"),
        ("020-38880123、+852 2555 0123", None, "one of the two"),
        ("020-38880123、400-800-1234", "0731-38880123、400-800-1234", "a number of no city stays"),
        ("020-38880123、0731-85550123", "0731-38880123、0731-85550123", "one that is right stays"),
    ],
)
def test_another_citys_area_code_is_proposed_to_be_the_divisions_where_it_can_be(
    text: str, proposed: str | None, why: str
) -> None:
    suggestion = one("phone-area-mismatch", office_phone=text).suggestion
    assert (suggestion.value if suggestion else None) == proposed, why


@pytest.mark.parametrize(("text", "is_lost"), [("7.3189E+10", True), ("0731-855", False)])
def test_a_number_that_lost_its_digits_is_told_so(text: str, is_lost: bool) -> None:
    assert ("科学计数法丢了数字" in rules().notices.sentence(one("phone-unreadable", office_phone=text))) is is_lost


def test_the_managers_own_number_is_told_of_though_it_is_read_as_no_telephone() -> None:
    reading = read(row(office_phone=f"0731-85550123，传真{SENTINEL_MOBILE}"))
    assert reading.phones == (("0731-85550123",),)
    assert [(notice.code, notice.value) for notice in reading.notices][:1] == [("text-personal", None)]
    assert {notice.value for notice in reading.notices} == {None}


def test_the_managers_own_number_among_other_digits_is_told_of() -> None:
    reading = read(row(office_phone=f"0731-85550123、{SENTINEL_MOBILE}4321"))
    assert reading.phones == (("0731-85550123",),)
    assert "text-personal" in {notice.code for notice in reading.notices}
    assert {notice.value for notice in reading.notices} == {None}


def test_a_number_of_the_manager_above_is_withheld_where_the_row_repeats_that_row() -> None:
    above = row(manager_mobile="84440009")
    for address, shown in (("同上", ()), ("示例路2号", ("0731-84440009",))):
        reading = read(above, row(number=2, address=address, office_phone="0731-84440009"))
        assert reading.phones == (("0731-85550123",), shown)


def test_of_a_province_each_area_code_that_it_has_is_right() -> None:
    fields: dict[str, CellValue] = {"division_code": "430000", "region_name": "湖南省"}
    suggestion = one("phone-area-mismatch", office_phone="0730-8850123、020-38880123", **fields).suggestion
    assert suggestion is not None
    assert suggestion.value == "0730-8850123、0731-38880123"


def test_a_masked_number_beside_a_whole_one_hides_only_itself() -> None:
    reading = read(row(office_phone="138****0000、0731-85550123"))
    assert reading.phones == (("0731-85550123",),)
    assert [notice.code for notice in reading.notices] == ["value-masked"]


def test_the_managers_own_number_is_not_shown_and_no_notice_shows_it() -> None:
    reading = read(row(office_phone="13900009999，85550123", manager_mobile="139-0000-9999"))
    assert reading.phones == (("0731-85550123",),)
    assert {notice.code for notice in reading.notices} == {"text-personal", "phone-area-missing"}
    for notice in reading.notices:
        said = json.dumps(rules().notices.public(notice), ensure_ascii=False)
        assert "5555" not in said


def test_the_managers_mobile_alone_is_told_of_once() -> None:
    reading = read(row(office_phone=SENTINEL_MOBILE))
    assert reading.phones == ((),)
    assert [notice.code for notice in reading.notices] == ["text-personal"]


def test_a_sheet_without_the_column_says_nothing_of_it() -> None:
    labels = {field: label for field, label in LABELS.items() if field != "office_phone"}
    labels = {field: label for field, label in LABELS.items() if field != "office_phone"}
    (table,) = tables_in(cells([row()], labels=labels), rules().form)
    assert read_office_phones(table, rules(), persons_of(table), [None]) == PhonesRead(((),), {})


def test_every_division_in_force_has_an_area_code() -> None:
    known = packaged_area_codes()
    assert [one.code for one in rules().divisions if known.of(one.code) is None] == []


def test_the_longest_prefix_of_a_code_decides() -> None:
    known = packaged_area_codes()
    assert known.of("632800") == LocalArea("0977")
    assert known.of("632801") == LocalArea("0979")
    assert known.of("430671") == LocalArea("0730")
    assert known.of("810001") == LocalArea("+852")


def test_a_province_has_its_capitals_area_code_and_every_other_of_its_own_beside_it() -> None:
    hunan = packaged_area_codes().of("430000")
    assert hunan is not None
    assert hunan.code == "0731"
    assert {"0730", "0746"} <= hunan.also
    assert "020" not in hunan.also


def test_an_unknown_province_has_no_area_code() -> None:
    assert AreaCodes({}).of("430000") is None
    assert packaged_area_codes().of("990000") is None


@pytest.mark.parametrize("mobile", ["0731-85550123", "85550123", "85550123 / 13900009876"])
def test_a_landline_that_is_the_office_s_too_is_no_personal_number(mobile: str) -> None:
    reading = read(row(manager_mobile=mobile))
    assert reading.phones == (("0731-85550123",),)
    assert reading.notices == ()


def test_in_hong_kong_a_number_of_eight_digits_may_be_a_mobile_and_is_withheld() -> None:
    reading = read(row(manager_mobile="61234567", office_phone="61234567", division_code="810000"))
    assert reading.phones == ((),)
    assert {notice.code for notice in reading.notices} == {"text-personal"}


@pytest.mark.parametrize("text", ["=B4", "=VLOOKUP(C4,B:C,2,0)", "@SUM(A1)"])
def test_a_formula_typed_as_text_is_told_of_once(text: str) -> None:
    assert read(row(office_phone=text)) == PhonesRead(((),), {})


@pytest.mark.parametrize(
    ("text", "code", "phones"),
    [
        ("0730-8850123/4", "430602", ("0730-8850123", "0730-8850124")),  # seven digits are a landline too
        ("0731-85550123/4", "430103", ("0731-85550123", "0731-85550124")),
    ],
)
def test_a_second_number_may_be_its_last_digit_alone(text: str, code: str, phones: tuple[str, ...]) -> None:
    assert read(row(office_phone=text, division_code=code)).phones == (phones,)


@pytest.mark.parametrize("mobile", ["+852 6123 4567", "+852-61234567", "0085261234567", "+852 61234567 / 13900001111"])
def test_a_manager_s_mobile_from_hong_kong_is_withheld_too(mobile: str) -> None:
    reading = read(row(manager_mobile=mobile, office_phone="+852 6123 4567", division_code="810000"))
    assert reading.phones == ((),)
    assert [notice.code for notice in reading.notices] == ["text-personal"]
