"""Streets that are called as divisions are, beside the division that they lie in: what is which."""

import pytest

from locator.divisions.divisions import Divisions
from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.reading import PlaceReader
from locator.finding.places.window_texts import WindowTexts
from locator.finding.refusal import PlaceAmbiguous
from tests.unit.test_places_at_windows import snapshot_of
from tests.windows import beside, window


@pytest.fixture(scope="module")
def known(divisions: Divisions) -> KnownPlaces:
    return KnownPlaces(divisions)


@pytest.mark.parametrize(
    ("text", "name", "street", "why"),
    [
        ("芙蓉区芙蓉中路二段", "湖南省长沙市芙蓉区", "芙蓉中路二段", "a district's name in its street's"),
        ("天河区天河北路", "广东省广州市天河区", "天河北路", "another"),
        ("岳麓区岳麓街道", "湖南省长沙市岳麓区", "岳麓街道", "a town of the district's name"),
        ("福田区福田街道", "广东省深圳市福田区", "福田街道", "another"),
        ("雨花区雨花路", "湖南省长沙市雨花区", "雨花路", "no direction between"),
        ("浏阳市浏阳河路", "湖南省长沙市浏阳市", "浏阳河路", "a river's street"),
        ("长沙市芙蓉中路", "湖南省长沙市", "芙蓉中路", "a street that runs through several districts"),
        ("长沙市天心路5号", "湖南省长沙市", "天心路5号", "with a number"),
        ("上海市南京东路", "上海市", "南京东路", "another city's name in the street's"),
        ("广州北京路", "广东省广州市", "北京路", "a city by its short name"),
        ("吉林市吉林大街", "吉林省吉林市", "吉林大街", "a province's name in its city's street"),
        ("天心区长沙路", "湖南省长沙市天心区", "长沙路", "a city's name in its district's street"),
        ("天心区北京路", "湖南省长沙市天心区", "北京路", "a county"),
    ],
)
def test_a_street_that_nobody_has_is_answered_from_the_county_or_city_named_beside_it(
    known: KnownPlaces, text: str, name: str, street: str, why: str
) -> None:
    place = PlaceReader(known).one(text)
    assert (place.name, place.unread) == (name, street), why
    assert place.label.endswith(f"（没有找到“{street}”）")


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("南京东路", "江苏省南京市", "a street of many cities"),
        ("北京路", "北京市", "another"),
        ("广州大道中", "广东省广州市", "another"),
        ("上海市药店", "上海市", "no street"),
        ("湖南省芙蓉中路", "湖南省", "a province is too large"),
    ],
)
def test_a_street_alone_is_not_taken_for_the_city_that_it_is_called_by(
    known: KnownPlaces, text: str, name: str, why: str
) -> None:
    with pytest.raises(PlaceAmbiguous) as unsure:
        PlaceReader(known).one(text)
    assert [place.name for place in unsure.value.choices] == [name], why


def test_a_street_is_looked_for_by_its_whole_name(known: KnownPlaces) -> None:
    windows = [
        window("bayi", address="芙蓉区八一中路3号"),
        window("furong", address="芙蓉中路二段9号", position=beside(900)),
    ]
    reader = PlaceReader(known, WindowTexts(snapshot_of(windows)))
    assert reader.one("长沙市芙蓉中路").again == "furong"
    assert reader.one("天心区芙蓉中路二段").again == "furong"
