"""Abolished codes: a row is published under the one successor, and never under one of several by itself."""

from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest

from importer.checks.judged import JudgedFile
from importer.checks.judging import NO_CHOICE, Choice, judge
from importer.checks.rules import CheckRules
from importer.columns import read_form
from importer.notices import Confidence, Notice, NoticeTable, Severity
from importer.workbook.cells import CellValue
from locator.divisions.divisions import Divisions
from locator.divisions.history import Abolition, DivisionHistory, packaged_history
from tests.sheets import cells, row


@cache
def divisions() -> Divisions:
    return Divisions.load()


def stands(code: str) -> bool:
    division = divisions().find(code)
    return division is not None and division.in_force


def judged(fields: Mapping[str, CellValue], choice: Choice = NO_CHOICE, scope: str | None = None) -> JudgedFile:
    rules = CheckRules(read_form(), NoticeTable.read(), divisions(), date(2026, 3, 5), None, scope)
    return judge("表.xlsx", [cells([row(**fields)])], rules, choice)


def abolished(file: JudgedFile) -> Notice:
    (notice,) = [notice for notice in file.notices if notice.code == "division-abolished"]
    return notice


def in_qiyang(code: str = "431121") -> dict[str, CellValue]:
    address = "湖南省永州市祁阳县示例路1号"
    return {
        "region_name": "永州市祁阳县",
        "division_code": code,
        "address": address,
        "longitude": 111.846,
        "latitude": 26.58,
        "office_phone": "3210123",
    }


def test_a_row_is_published_under_the_successor_with_its_names_and_its_area_code() -> None:
    file = judged(in_qiyang())
    (_, window), *_ = file.windows()
    assert (window.division.code, window.division.name) == ("431181", "祁阳市")
    assert window.phones == ("0746-3210123",)


@pytest.mark.parametrize("name", ["祁阳县", "祁阳市"])
def test_an_abolished_code_is_told_though_all_else_in_its_row_agrees(name: str) -> None:
    agreeing = {"region_name": f"永州市{name}", "address": f"湖南省永州市{name}示例路1号"}
    file = judged({**in_qiyang(), **agreeing})
    assert abolished(file).place.cell == "D4"
    assert "division-abolished" not in {notice.code for notice in judged({**in_qiyang("431181"), **agreeing}).notices}


def test_the_successor_is_proposed_with_certainty() -> None:
    notice = abolished(judged(in_qiyang()))
    assert notice.suggestion is not None
    assert (notice.severity, notice.value) == (Severity.WARNING, "431121")
    assert (notice.suggestion.value, notice.suggestion.confidence) == ("431181", Confidence.CERTAIN)
    assert "祁阳县" in NoticeTable.read().sentence(notice)


def test_a_scope_is_the_successors() -> None:
    assert judged(in_qiyang(), scope="431181").publishable == 1
    file = judged(in_qiyang(), scope="431121")
    assert {notice.code for notice in file.notices} >= {"division-out-of-scope", "division-abolished"}


def test_of_several_successors_the_rows_own_evidence_proposes_one_and_nothing_is_published_by_itself() -> None:
    fields: dict[str, CellValue] = {
        "region_name": "杭州市上城区",
        "division_code": "330104",
        "address": "浙江省杭州市上城区示例路1号",
        "longitude": 120.2,
        "latitude": 30.25,
    }
    file = judged(fields)
    notice = abolished(file)
    assert (file.publishable, notice.severity) == (0, Severity.ERROR)
    assert notice.suggestion is not None
    assert (notice.suggestion.value, notice.suggestion.confidence) == ("330102", Confidence.CERTAIN)
    assert judged(fields, Choice(accept=Confidence.CERTAIN)).publishable == 1


def test_evidence_for_another_place_proposes_none_of_several() -> None:
    notice = abolished(judged({"division_code": "330104"}))
    assert (notice.severity, notice.suggestion) == (Severity.ERROR, None)


def test_a_postal_code_that_an_abolished_division_also_had_is_a_postal_code() -> None:
    fields: dict[str, CellValue] = {
        "region_name": "武汉市江汉区",
        "division_code": "430021",
        "address": "湖北省武汉市江汉区示例路1号",
        "longitude": 114.27,
        "latitude": 30.60,
    }
    history = DivisionHistory({"430021": Abolition("430021", "某县", 2011, ("430112",))})
    rules = CheckRules(read_form(), NoticeTable.read(), divisions(), date(2026, 3, 5), history=history)
    file = judge("表.xlsx", [cells([row(**fields)])], rules)
    assert "division-postcode" in {notice.code for notice in file.notices}


def test_a_division_that_the_table_itself_says_is_no_more_is_told_without_any_history() -> None:
    rules = CheckRules(read_form(), NoticeTable.read(), divisions(), date(2026, 3, 5), history=DivisionHistory({}))
    file = judge("表.xlsx", [cells([row(division_code="500112")])], rules)
    notice = abolished(file)
    assert (file.publishable, notice.severity, notice.suggestion and notice.suggestion.value) == (
        0,
        Severity.ERROR,
        "430103",
    )
    assert "渝北区" in NoticeTable.read().sentence(notice)
    assert "2025" in NoticeTable.read().sentence(notice)


@pytest.mark.parametrize(
    ("code", "successors", "why"),
    [
        ("431121", ("431181",), "a county made a city"),
        ("330185", ("330112",), "a city made a district"),
        ("330104", ("330102", "330114"), "parted"),
        ("522423", ("520581",), "twice renamed"),
        ("341421", ("340124",), "gone to another city"),
        ("542600", ("540400",), "a prefecture made a city"),
        ("500112", ("500109", "500157"), "abolished after the packaged tables were made"),
        ("430103", ("430103",), "in force"),
        ("999999", (), "never a code"),
    ],
)
def test_a_code_leads_to_what_has_its_land_today(code: str, successors: tuple[str, ...], why: str) -> None:
    assert packaged_history().successors(code, stands) == successors, why


def test_codes_that_lead_in_a_circle_end() -> None:
    circle = DivisionHistory({"1": Abolition("1", "甲", 2011, ("2",)), "2": Abolition("2", "乙", 2012, ("1",))})
    assert circle.successors("1", stands) == ()


def test_our_own_table_names_no_code_in_force_and_only_successors_that_are() -> None:
    for code in packaged_history():
        abolition = packaged_history().find(code)
        assert abolition is not None
        assert not stands(code), code
        assert abolition.successors, code
        assert all(stands(successor) for successor in abolition.successors), code


def test_several_successors_are_listed_as_the_language_lists_names() -> None:
    file = judged({"division_code": "330104"})
    sentence = NoticeTable.read().sentence
    assert "现分属 330102 上城区、330114 钱塘区，" in sentence(abolished(file))
    assert "part of 330102 上城区, 330114 钱塘区;" in sentence(abolished(file), "en")


def test_the_heirs_of_the_place_that_an_address_begins_with_are_listed_likewise() -> None:
    file = judged({"address": "浙江省杭州市江干区示例路1号"})
    [told] = [notice for notice in file.notices if notice.code == "division-address-mismatch"]
    sentence = NoticeTable.read().sentence
    assert "以浙江省杭州市上城区、浙江省杭州市钱塘区的地名开头" in sentence(told)
    assert "a name of 浙江省杭州市上城区, 浙江省杭州市钱塘区." in sentence(told, "en")
