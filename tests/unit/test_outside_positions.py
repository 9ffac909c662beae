"""Points outside their divisions, abroad, at sea or nowhere: how far that is said to be, and from where."""

import re

import pytest

from importer.notices import Severity
from tests.judged_sheets import found, judged, rules
from tests.sheets import row


@pytest.mark.parametrize(
    ("lon", "lat", "expected", "words"),
    [
        (
            105.85,
            21.03,
            {"position-outside-china", "position-outside-division"},
            "国境外的陆地上，距邻近的广西",
        ),  # Hanoi
        (
            116.5,
            20.5,
            {"position-outside-china", "position-outside-division"},
            "在海上，距邻近的广东省汕尾市",
        ),  # at sea
        (139.69, 35.68, {"position-outside-china"}, "公里，在国境外的陆地上）"),  # Tokyo
        (112.56, 28.25, {"position-outside-division"}, "在天心区之外约"),  # in another county: of what it is outside
        (112.56, 28.25, {"position-outside-division"}, "宁乡市"),  # and in which it is
        (12.99, 1.5, {"position-outside-china"}, "请核对"),  # nowhere on earth
    ],
)
def test_a_point_far_away_is_told_with_how_far(lon: float, lat: float, expected: set[str], words: str) -> None:
    file = judged(row(longitude=lon, latitude=lat))
    told = [notice for notice in file.notices if notice.severity is Severity.ERROR]
    assert {notice.code for notice in told} == expected
    assert all(words in rules().notices.sentence(notice) for notice in told)


def test_a_point_abroad_of_an_unknown_division_is_told_with_how_far_it_is_from_china() -> None:
    (notice,) = found(judged(row(division_code="999999", longitude=126.98, latitude=37.56)), "position-outside-china")
    assert re.search(r"在国境外的陆地上，距邻近的辽宁省\w+约 3[0-9]{2}\.[0-9] 公里", rules().notices.sentence(notice))


@pytest.mark.parametrize(
    ("lat", "severity", "said", "said_en"),
    [
        (28.23, Severity.WARNING, "请核对经纬度。", "Please check it."),
        (
            28.25,
            Severity.ERROR,
            "不能发布。请核对经纬度与区划编码。",
            "it cannot be published. Check position and code.",
        ),
    ],
)
def test_a_row_is_said_to_be_published_where_it_is(lat: float, severity: Severity, said: str, said_en: str) -> None:
    (notice,) = found(judged(row(latitude=lat)), "position-outside-division")
    assert notice.severity is severity
    assert said in rules().notices.sentence(notice)
    assert said_en in rules().notices.sentence(notice, "en")


@pytest.mark.parametrize(("longitude", "latitude"), [(170.0, 95.0), (112.99, 120.0), (-170.5, 28.1)])
def test_what_cannot_be_measured_is_said_without_a_number(longitude: float, latitude: float) -> None:
    file = judged(row(longitude=longitude, latitude=latitude))
    assert not list(file.windows())
    for lang in ("zh", "en"):
        assert not any("nan" in rules().notices.sentence(notice, lang) for notice in file.notices)


def test_a_coast_is_not_known_so_well_that_sea_and_land_could_be_told_apart() -> None:
    file = judged(row(division_code="460105", longitude=110.2, latitude=20.08))
    (notice,) = found(file, "position-outside-division")
    assert "在海上或国境线一带" in rules().notices.sentence(notice)


@pytest.mark.parametrize(
    ("lon", "lat", "code", "said", "unsaid"),
    [
        pytest.param(71.9, 39.5, "430103", "距邻近的新疆维吾尔自治区", "", id="far from its division, near another"),
        pytest.param(12.99, 28.11, "430103", "距天心区约 9463.1 公里，在国境外的陆地上）", "邻近", id="far from China"),
        pytest.param(12.99, 28.11, "999999", "距邻近的新疆维吾尔自治区", "天心区", id="of no known division"),
        pytest.param(126.98, 37.56, "430103", "在国境外的陆地上）", "邻近", id="350 km from China"),
        pytest.param(200.0, 28.11, "430103", "“200, 28.11”不在中国", "公里", id="no longitude on earth"),
    ],
)
def test_a_point_that_cannot_be_chinas_is_told_by_what_it_is_near(
    lon: float, lat: float, code: str, said: str, unsaid: str
) -> None:
    (notice,) = found(judged(row(longitude=lon, latitude=lat, division_code=code)), "position-outside-china")
    assert said in rules().notices.sentence(notice)
    assert not unsaid or unsaid not in rules().notices.sentence(notice)
