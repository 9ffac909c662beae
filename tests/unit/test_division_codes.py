"""Division codes in every form that offices write: towns, villages, zones, 市辖区, postal codes, words beside them."""

import pytest

from importer.notices import Confidence, Severity
from importer.workbook.cells import CellValue
from locator.window import Level
from tests.division_rows import NOWHERE, told, told_of, windows, windows_of
from tests.notice_scenes import Scene, rules
from tests.sheets import row


@pytest.mark.parametrize("code", ["439999001", "430100001", "431199001005", "4301030", "43010300100"])
def test_a_long_code_of_no_county_is_unknown(code: str) -> None:
    (notice,) = told("division-unknown", division_code=code)
    assert notice.suggestion is not None
    assert notice.suggestion.value == "430103"


def test_a_town_of_an_abolished_county_is_led_to_the_successor() -> None:
    there: dict[str, CellValue] = {
        "region_name": "祁阳市",
        "address": "祁阳市甲路1号",
        "longitude": 111.85,
        "latitude": 26.58,
    }
    (window,) = windows_of({"division_code": "431121100", **there})
    assert (window.division.code, window.level) == ("431181", Level.TOWN)


def test_a_zone_keeps_its_code_and_has_its_citys_name_and_bounds() -> None:
    there: dict[str, CellValue] = {
        "region_name": "屈原管理区",
        "address": "湖南省岳阳市屈原管理区1号",
        "longitude": 112.91,
        "latitude": 28.86,
    }
    (window,) = windows_of({"division_code": "430671", **there})
    assert (window.division.code, window.division.name, window.division.city) == ("430671", "岳阳市", "岳阳市")
    (kept,) = told_of("division-zone", {"division_code": "430671", **there})
    assert (kept.severity, kept.place.cell) == (Severity.WARNING, "D4")
    (far,) = told("position-outside-division", division_code="430671")
    assert far.severity is Severity.ERROR


@pytest.mark.parametrize("code", ["439971", "430670", "430680", "999971", "119000", "999000"])
def test_a_zone_of_no_city_or_no_zones_number_is_unknown(code: str) -> None:
    assert [notice.code for notice in told("division-unknown", division_code=code)] == ["division-unknown"]


@pytest.mark.parametrize(
    ("code", "published", "name", "why"),
    [
        ("430101", "430100", "湖南省长沙市“市辖区”", "市辖区 of a city"),
        ("110100", "110000", "北京市“市辖区”", "市辖区 of a municipality"),
        ("500200", "500000", "重庆市“市辖区”", "its counties"),
        ("429000", "420000", "湖北省直辖县级区划", "a province's own counties"),
    ],
)
def test_a_code_of_all_districts_is_read_as_what_they_are_of(code: str, published: str, name: str, why: str) -> None:
    (notice,) = told("division-not-county", division_code=code)
    assert (notice.severity, notice.words["division"]) == (Severity.WARNING, name)
    assert published in rules().notices.sentence(notice), why


@pytest.mark.parametrize(
    ("code", "is_lost"), [("4.3E+05", True), ("4.30103E+12", True), ("999999", False), ("43010", False)]
)
def test_a_code_whose_digits_were_lost_is_told_so(code: str, is_lost: bool) -> None:
    (notice,) = told("division-unknown", division_code=code)
    assert ("科学计数法丢了数字" in rules().notices.sentence(notice)) is is_lost


def test_what_is_out_of_scope_is_told_with_the_scopes_name() -> None:
    (notice,) = told_of("division-out-of-scope", {}, scope="4302")
    assert "4302 湖南省株洲市" in rules().notices.sentence(notice)


@pytest.mark.parametrize(
    ("code", "changed", "why"),
    [
        ("410999", {}, "three digits of another province's numbers are enough"),
        (
            "350099",
            {"region_name": "鼓楼区", "address": "福州市甲路1号", **NOWHERE},
            "four where they begin as the province's codes do",
        ),
    ],
)
def test_a_postal_code_is_known_by_its_first_digits(code: str, changed: dict[str, CellValue], why: str) -> None:
    assert len(told_of("division-postcode", {"division_code": code, **changed})) == 1, why


def test_a_towns_code_is_no_postal_code_whatever_the_row_says() -> None:
    assert told("division-postcode", division_code="410029001") == []
    assert told_of("division-postcode", {"division_code": "410102001"}) == []


@pytest.mark.parametrize(
    ("code", "changed", "why"),
    [
        ("999999", {"region_name": "鼓楼区", "address": "甲路1号", **NOWHERE}, "a name of four counties"),
        (
            "350999",
            {"region_name": "鼓楼区", "address": "福州市甲路1号", **NOWHERE},
            "350 is 福州's post and 35 its codes",
        ),
    ],
)
def test_what_tells_nothing_is_no_postal_code(code: str, changed: dict[str, CellValue], why: str) -> None:
    assert told_of("division-postcode", {"division_code": code, **changed}) == [], why
    assert len(told_of("division-unknown", {"division_code": code, **changed})) == 1


def test_a_zone_may_lie_anywhere_in_its_city() -> None:
    changed: dict[str, CellValue] = {
        "division_code": "430671",
        "region_name": "汨罗市",
        "address": "湖南省岳阳市汨罗市1号",
    }
    assert told_of("division-address-mismatch", changed) == []
    assert told_of("division-name-mismatch", changed) == []
    assert len(told_of("division-address-mismatch", {**changed, "address": "长沙市天心区1号"})) == 1


@pytest.mark.parametrize("region", ["祁阳县", "永州市祁阳县", "湖南省祁阳县", "湖南省永州市祁阳县"])
def test_a_region_s_former_name_is_its_division_of_today(region: str) -> None:
    assert len(told("division-name-mismatch", region_name=region)) == 1
    (notice,) = told_of(
        "division-unknown", {"division_code": "999999", "region_name": region, "address": "甲路", **NOWHERE}
    )
    assert notice.suggestion is not None
    assert notice.suggestion.value == "431181"
    assert told("division-name-mismatch", division_code="431181", region_name=region) == []


@pytest.mark.parametrize(
    "text", ["430103天心区", "天心区（430103）", "430103-天心区", "代码：430103", "430103000000 天心"]
)
def test_a_code_is_read_with_the_words_beside_it(text: str) -> None:
    assert {notice.code for notice in Scene([row(division_code=text)]).notices()} == {
        "value-tidied",
        "position-datum-assumed",
    }
    assert [window.division.code for window in windows(division_code=text)] == ["430103"]


def test_another_name_beside_the_code_is_told_at_the_code() -> None:
    (notice,) = told("division-name-mismatch", division_code="430103岳麓区")
    assert (notice.place.cell, notice.value) == ("D4", "430103岳麓区")
    assert "“区划编码”栏却写着“430103岳麓区”" in rules().notices.sentence(notice)


def test_a_postal_code_with_a_name_beside_it_is_still_one() -> None:
    (notice,) = told("division-postcode", division_code="410029天心区")
    assert notice.suggestion is not None
    assert notice.suggestion.value == "430103"


@pytest.mark.parametrize("text", ["430103、430104", "430103天心区2号", "天心区", "4301034"])
def test_what_is_no_code_with_words_beside_it_is_unknown(text: str) -> None:
    assert len(told("division-unknown", division_code=text)) == 1


def test_a_postal_code_that_is_no_division_needs_one_witness() -> None:
    there: dict[str, CellValue] = {**NOWHERE, "region_name": None, "address": "湖南省长沙市天心区甲路1号"}
    (notice,) = told_of("division-postcode", {"division_code": "410029", **there})
    assert notice.suggestion is not None
    assert (notice.suggestion.value, notice.suggestion.confidence) == ("430103", Confidence.LIKELY)


def test_a_postal_code_that_is_another_city_s_own_needs_two_witnesses() -> None:
    address: dict[str, CellValue] = {"address": "湖南省长沙市天心区甲路1号"}
    two: dict[str, CellValue] = {**NOWHERE, "region_name": "长沙市天心区", **address}
    assert len(told_of("division-postcode", {"division_code": "410100", **two})) == 1
    one: dict[str, CellValue] = {**NOWHERE, "region_name": None, **address}
    assert told_of("division-postcode", {"division_code": "410100", **one}) == []
