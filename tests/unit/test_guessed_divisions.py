"""What a row speaks for where its code is missing or wrong."""

from collections.abc import Mapping

import pytest

from importer.notices import Confidence, Severity
from importer.publishing.identify import Standing
from importer.workbook.cells import CellValue
from tests.division_rows import NOWHERE, told, told_of, windows, windows_of
from tests.notice_scenes import Scene, rules
from tests.sheets import row


@pytest.mark.parametrize(
    ("code", "changed", "scope", "value", "reason", "confidence"),
    [
        ("410029", {}, None, "430103", "区域名称、地址、经纬度", Confidence.CERTAIN),
        ("410029", {"address": "甲路1号", **NOWHERE}, None, "430103", "区域名称", Confidence.LIKELY),
        ("410029", {"region_name": None, "address": "甲路1号", **NOWHERE, "window_name": "天心区政务中心"}, None,
         "430103", "窗口名称", Confidence.LIKELY),
        ("210008", {"region_name": "鼓楼区", "address": "甲路1号", **NOWHERE}, None,
         "320106", "区域名称、邮政编码", Confidence.LIKELY),
        ("320199", {"region_name": "鼓楼区", "address": "甲路1号", **NOWHERE}, "3201",
         "320106", "区域名称、填报范围", Confidence.LIKELY),
        ("999999", {"region_name": "鼓楼区", "address": "福州市甲路1号", **NOWHERE}, None,
         "350102", "区域名称、地址", Confidence.CERTAIN),
        ("999999", {}, "4302", "430103", "区域名称、地址、经纬度", Confidence.LIKELY),
        ("999999", {"region_name": "岳麓区", "address": "长沙市岳麓区甲路1号"}, None,
         "430104", "区域名称、地址", Confidence.LIKELY),
        ("999999", {"region_name": "朝阳区", "address": "甲路1号", **NOWHERE}, "11",
         "110105", "区域名称、填报范围", Confidence.LIKELY),
        ("999999", {"region_name": "岳麓区", "address": "甲路1号"}, None, "430103", "经纬度", Confidence.LIKELY),
        ("999999", {"region_name": "鼓楼区", "address": "甲路1号", "longitude": 118.77, "latitude": 32.066}, None,
         "320106", "区域名称、经纬度", Confidence.CERTAIN),
        (None, {}, None, "430103", "区域名称、地址、经纬度", Confidence.CERTAIN),
        ("4301XX", {}, None, "430103", "区域名称、地址、经纬度", Confidence.CERTAIN),
    ],
)  # fmt: skip
def test_a_guess_says_on_what_it_rests(
    code: str | None,
    changed: dict[str, CellValue],
    scope: str | None,
    value: str,
    reason: str,
    confidence: Confidence,
) -> None:
    scene = Scene([row(**{"division_code": code, **changed})], standing=Standing(scope=scope))
    (suggestion,) = [n.suggestion for n in scene.notices() if n.place.field == "division_code"]
    assert suggestion is not None
    assert (suggestion.value, suggestion.confidence) == (value, confidence)
    assert suggestion.reason.startswith(f"{reason}指向")


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({}, "its name, address and position point to"),
        ({"address": "甲路1号"}, "its name and position point to"),
        ({"address": "甲路1号", **NOWHERE}, "its name points to"),
    ],
)
def test_a_guess_says_on_what_it_rests_in_english_too(changed: dict[str, CellValue], reason: str) -> None:
    (notice,) = told_of("division-unknown", {"division_code": "999999", **changed})
    assert notice.suggestion is not None
    assert notice.suggestion.reason_en == f"{reason} 湖南省长沙市天心区"


def test_a_name_of_several_counties_alone_makes_no_guess() -> None:
    (notice,) = told_of(
        "division-unknown", {"division_code": "999999", "region_name": "鼓楼区", "address": "甲路1号", **NOWHERE}
    )
    assert notice.suggestion is None


def test_a_missing_code_that_the_row_tells_is_completed_where_proposals_are_taken() -> None:
    assert [window.division.code for window in windows_of({"division_code": None}, Confidence.CERTAIN)] == ["430103"]
    assert windows(division_code=None) == []


@pytest.mark.parametrize(
    ("region", "code", "times"),
    [
        ("天兴区", "430103", 1),
        ("长沙市天兴区", "430103", 1),
        ("天心县", "430103", 0),
        ("天心", "430103", 0),
        ("高新区", "440608", 0),
        ("一楼大厅", "430103", 0),
    ],
)
def test_a_region_with_one_sign_mistaken_is_told(region: str, code: str, times: int) -> None:
    assert len(told("division-name-mismatch", region_name=region, division_code=code)) == times


@pytest.mark.parametrize(
    ("changed", "evidence"),
    [
        ({}, "区域名称、地址、经纬度"),
        ({"longitude": None, "latitude": None}, "区域名称、地址"),
        ({"address": "示例路1号"}, "区域名称、经纬度"),
    ],
)
@pytest.mark.parametrize("code", ["430104", "430181", "110101"])
def test_a_code_that_all_else_speaks_against_comes_with_the_likely_one(
    changed: Mapping[str, CellValue], evidence: str, code: str
) -> None:
    (notice,) = told("division-name-mismatch", division_code=code, **changed)
    assert (notice.place.cell, notice.severity, notice.value) == ("D4", Severity.WARNING, code)
    assert notice.suggestion is not None
    assert (notice.suggestion.value, notice.suggestion.confidence) == ("430103", Confidence.LIKELY)
    assert notice.suggestion.reason == f"{evidence}指向湖南省长沙市天心区"
    assert "“区域名称”栏却写着“长沙市天心区”" in rules().notices.sentence(notice)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"region_name": "岳麓区"}, "the name disagrees, not the code"),
        ({"division_code": "430104", "address": "长沙市岳麓区示例路1号"}, "the address stands by the code"),
        ({"division_code": "430104", "longitude": 112.931375, "latitude": 28.235193}, "the position stands by it"),
        ({"division_code": "430104", "address": "长沙市望城区示例路1號"}, "three counties are spoken of"),
    ],
)
def test_no_code_is_proposed_where_something_stands_by_the_one_that_is_there(
    changed: Mapping[str, CellValue], why: str
) -> None:
    (notice,) = told_of("division-name-mismatch", changed)
    assert (notice.place.cell, notice.suggestion) == ("B4", None), why


@pytest.mark.parametrize(
    ("accept", "codes"), [(None, ["430104"]), (Confidence.CERTAIN, ["430104"]), (Confidence.LIKELY, ["430103"])]
)
def test_the_likely_code_is_published_once_it_is_accepted(accept: Confidence | None, codes: list[str]) -> None:
    assert [window.division.code for window in windows_of({"division_code": "430104"}, accept)] == codes


def test_a_row_that_a_wrong_code_kept_back_is_published_with_the_likely_one() -> None:
    assert windows_of({"division_code": "430181"}) == []
    (window,) = windows_of({"division_code": "430181"}, Confidence.LIKELY)
    assert window.division.code == "430103"


@pytest.mark.parametrize("code", ["430104", "430181"])
def test_without_a_region_the_likely_code_comes_with_the_address(code: str) -> None:
    changed: dict[str, CellValue] = {"division_code": code, "region_name": None, "window_name": "一号窗口"}
    (notice,) = told_of("division-address-mismatch", changed)
    assert (notice.place.cell, notice.value) == ("D4", code)
    assert notice.suggestion is not None
    assert (notice.suggestion.value, notice.suggestion.confidence) == ("430103", Confidence.LIKELY)
    assert [window.division.code for window in windows_of(changed, Confidence.LIKELY)] == ["430103"]


def test_an_address_that_alone_disagrees_is_told_at_its_own_cell() -> None:
    (notice,) = told("division-address-mismatch", region_name=None, address="长沙市岳麓区示例路1号")
    assert (notice.place.cell, notice.suggestion) == ("E4", None)


@pytest.mark.parametrize(
    ("address", "fires", "why"),
    [
        ("湖南省长沙市岳麓区甲路1号", True, "another county"),
        ("湘潭市甲路1号", True, "another city"),
        ("湖北省武汉市甲路1号", True, "another province"),
        ("长沙市甲路1号", False, "the county's own city"),
        ("天心区甲路1号", False, "the county alone"),
        (" 湖南省 长沙市 天心区甲路1号", False, "with blanks"),
        ("北京路1号", False, "a street"),
        ("甲路1号", False, "no division at all"),
        ("鼓楼区甲路1号", False, "a name of several counties says nothing"),
    ],
)
def test_an_address_that_begins_elsewhere_is_told_of(address: str, fires: bool, why: str) -> None:
    assert bool(told("division-address-mismatch", address=address)) is fires, why


@pytest.mark.parametrize(
    "address", ["祁阳县甲路1号", "永州市祁阳县甲路1号", "湖南省祁阳县甲路1号", "湖南省永州市祁阳县甲路1号"]
)
def test_an_address_may_begin_with_its_county_s_former_name_and_no_other_s(address: str) -> None:
    assert told("division-address-mismatch", division_code="431181", region_name="祁阳市", address=address) == []
    (notice,) = told("division-address-mismatch", address=address)
    assert "湖南省永州市祁阳市" in rules().notices.sentence(notice)


@pytest.mark.parametrize("address", ["城区甲路1号", "郊区甲路1号", "长沙市郊区甲路1号", "上饶路祁阳县1号"])
def test_a_former_name_that_may_be_any_city_s_says_nothing(address: str) -> None:
    assert told("division-address-mismatch", address=address) == []
