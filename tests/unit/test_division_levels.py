"""Which division a code stands for where it is a city's or a hall's, and what a stated level says to it."""

import pytest

from importer.checks.judging import Choice, judge
from importer.notices import Confidence, Severity
from importer.workbook.cells import CellValue
from locator.window import Level
from tests.division_rows import NOWHERE, told, told_of, windows, windows_of
from tests.notice_scenes import WITH_LEVEL, rules
from tests.sheets import cells, row


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


@pytest.mark.parametrize("code", ["441900", "442000", "460400", "620200"])
def test_a_city_without_counties_counts_as_a_county(code: str) -> None:
    assert told("division-not-county", division_code=code) == []
    assert told("division-unknown", division_code=code) == []
