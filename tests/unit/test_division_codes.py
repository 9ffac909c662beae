"""Division codes in every form that offices write: towns, villages, zones, 市辖区; what a row speaks for instead."""

from collections.abc import Mapping

import pytest

from importer.checks.judging import Choice, judge
from importer.notices import Confidence, Notice, Severity
from importer.publishing.identify import Standing
from importer.workbook.cells import CellValue
from locator.window import Level, Window
from tests.notice_scenes import WITH_LEVEL, Scene, rules
from tests.sheets import LABELS, cells, row

NOWHERE: Mapping[str, CellValue] = {"longitude": None, "latitude": None, "window_name": "一号窗口"}


def told(code: str, **changed: CellValue) -> list[Notice]:
    return told_of(code, changed)


def told_of(code: str, changed: Mapping[str, CellValue], scope: str | None = None) -> list[Notice]:
    scene = Scene([row(**changed)], labels=WITH_LEVEL, standing=Standing(scope=scope))
    return [notice for notice in scene.notices() if notice.code == code]


def windows(**changed: CellValue) -> list[Window]:
    return windows_of(changed)


def windows_of(changed: Mapping[str, CellValue], accept: Confidence | None = None) -> list[Window]:
    file = judge("表.xlsx", [cells([row(**changed)], labels=LABELS)], rules(), Choice(accept=accept))
    return [window for _, window in file.windows()]


@pytest.mark.parametrize(
    ("code", "level", "why"),
    [
        ("430103001", Level.TOWN, "a town's nine digits"),
        (430103001000.0, Level.TOWN, "a town's twelve, as a number"),
        ("430103001005", Level.VILLAGE, "a village's twelve"),
        ("４３０１０３００１", Level.TOWN, "full-width"),
        ("430103000", None, "a county's nine"),
        ("430103000000", None, "a county's twelve"),
    ],
)
def test_a_code_below_the_county_stands_for_its_county_and_tells_the_level(
    code: str | float, level: Level | None, why: str
) -> None:
    (window,) = windows(division_code=code)
    assert (window.division.code, window.level) == ("430103", level), why
    assert [notice.severity for notice in told("division-below-county", division_code=code)] == (
        [Severity.INFO] if level else []
    )


def test_a_level_that_is_stated_counts_more_than_the_codes() -> None:
    scene = [row(division_code="430103001", level="区级")]
    file = judge("表.xlsx", [cells(scene, labels=WITH_LEVEL)], rules())
    assert [window.level for _, window in file.windows()] == [Level.COUNTY]


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


def test_a_citys_code_of_a_window_in_a_county_comes_with_the_countys() -> None:
    (notice,) = told("division-not-county", division_code="430100")
    assert notice.suggestion is not None
    assert (notice.suggestion.value, notice.suggestion.confidence) == ("430103", Confidence.CERTAIN)


@pytest.mark.parametrize(
    ("level", "changed", "value", "confidence"),
    [
        ("县级", {}, "430103", Confidence.CERTAIN),
        ("街道", {}, "430103", Confidence.CERTAIN),
        ("县级", {**NOWHERE, "region_name": None}, "430103", Confidence.LIKELY),
        ("县级", {"window_name": "长沙市政务服务中心窗口"}, "430103", Confidence.CERTAIN),
        ("市级", {"division_code": "430000"}, "430100", Confidence.CERTAIN),
    ],
)
def test_a_level_that_says_otherwise_is_told_with_the_code_that_is_meant(
    level: str, changed: dict[str, CellValue], value: str, confidence: Confidence
) -> None:
    (notice,) = told_of("division-not-county", {"division_code": "430100", "level": level, **changed})
    assert notice.severity is Severity.WARNING
    assert f"“层级”写的是“{level}”" in rules().notices.sentence(notice)
    assert f"层级 says “{level}”" in rules().notices.sentence(notice, "en")
    assert notice.suggestion is not None
    assert (notice.suggestion.value, notice.suggestion.confidence) == (value, confidence)


def test_an_accepted_county_is_what_is_published_and_it_is_still_told_of() -> None:
    (window,) = windows_of({"division_code": "430100"}, Confidence.CERTAIN)
    assert window.division.code == "430103"
    (window,) = windows_of({"division_code": "430100"})
    assert window.division.code == "430100"
    likely: dict[str, CellValue] = {
        **NOWHERE,
        "division_code": "430100",
        "longitude": 112.990137,
        "latitude": 28.110259,
    }
    (window,) = windows_of({**likely, "region_name": "长沙市岳麓区"}, Confidence.CERTAIN)
    assert window.division.code == "430100"
    file = judge("表.xlsx", [cells([row(division_code="430100")])], rules(), Choice(accept=Confidence.CERTAIN))
    assert [n.severity for n in file.notices if n.code == "division-not-county"] == [Severity.WARNING]


def test_a_telephone_is_told_of_by_the_county_that_was_accepted() -> None:
    for code in ("410029", None):
        rows = [row(division_code=code, office_phone="85550123"), row(window_name="乙窗口")]
        file = judge("表.xlsx", [cells(rows)], rules(), Choice(accept=Confidence.CERTAIN))
        (notice,) = [each for each in file.notices if each.code == "phone-area-missing"]
        assert notice.suggestion is not None
        assert (notice.place.row, notice.suggestion.value) == (4, "0731-85550123")
        assert [window.phones for _, window in file.windows()] == [("0731-85550123",)] * 2


@pytest.mark.parametrize(
    ("changed", "severity"),
    [
        ({"window_name": "市政务服务中心窗口"}, Severity.INFO),
        ({"window_name": "长沙市政务服务中心窗口"}, Severity.INFO),
        ({"window_name": "市场监管所窗口"}, Severity.WARNING),
        ({"level": "市本级"}, Severity.INFO),
        ({"level": "县级", "window_name": "长沙市政务服务中心窗口"}, Severity.WARNING),
    ],
)
def test_a_hall_is_known_by_its_level_or_its_name(changed: dict[str, CellValue], severity: Severity) -> None:
    assert [notice.severity for notice in told_of("division-not-county", {"division_code": "430100", **changed})] == [
        severity
    ]


@pytest.mark.parametrize(
    ("code", "level", "severity"),
    [
        ("110000", "市级", Severity.INFO),
        ("110000", "省级", Severity.INFO),
        ("110000", "乡镇", Severity.WARNING),
        ("430000", "市级", Severity.WARNING),
    ],
)
def test_a_municipality_is_a_city_too_and_no_other_province_is(code: str, level: str, severity: Severity) -> None:
    assert [notice.severity for notice in told("division-not-county", division_code=code, level=level)] == [severity]


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


def test_a_name_of_several_counties_alone_makes_no_guess() -> None:
    (notice,) = told_of(
        "division-unknown", {"division_code": "999999", "region_name": "鼓楼区", "address": "甲路1号", **NOWHERE}
    )
    assert notice.suggestion is None


def test_a_missing_code_that_the_row_tells_is_completed_where_proposals_are_taken() -> None:
    assert [window.division.code for window in windows_of({"division_code": None}, Confidence.CERTAIN)] == ["430103"]
    assert windows(division_code=None) == []


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


def test_a_zone_may_lie_anywhere_in_its_city() -> None:
    changed: dict[str, CellValue] = {
        "division_code": "430671",
        "region_name": "汨罗市",
        "address": "湖南省岳阳市汨罗市1号",
    }
    assert told_of("division-address-mismatch", changed) == []
    assert told_of("division-name-mismatch", changed) == []
    assert len(told_of("division-address-mismatch", {**changed, "address": "长沙市天心区1号"})) == 1


@pytest.mark.parametrize("code", ["441900", "442000", "460400", "620200"])
def test_a_city_without_counties_counts_as_a_county(code: str) -> None:
    assert told("division-not-county", division_code=code) == []
    assert told("division-unknown", division_code=code) == []


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


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({**NOWHERE, "region_name": None, "address": "湖南省长沙市天心区甲路1号"}, "one witness"),
        ({"division_code": "430200"}, "another city's county"),
        ({**NOWHERE, "region_name": None, "address": "甲路1号"}, "none at all"),
    ],
)
def test_a_city_s_code_comes_without_a_county_where(changed: dict[str, CellValue], why: str) -> None:
    (notice,) = told_of("division-not-county", {"division_code": "430100", **changed})
    assert notice.suggestion is None, why


def test_two_witnesses_are_enough_to_propose_a_county_for_its_city_s_code() -> None:
    two: dict[str, CellValue] = {**NOWHERE, "region_name": "长沙市天心区", "address": "湖南省长沙市天心区甲路1号"}
    (notice,) = told_of("division-not-county", {"division_code": "430100", **two})
    assert notice.suggestion is not None
    assert notice.suggestion.value == "430103"


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
