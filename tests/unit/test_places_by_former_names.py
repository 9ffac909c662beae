"""Names that places had decades ago: each is what has its land today, alone or behind the names above it."""

import pytest

from locator.divisions.divisions import Divisions
from locator.finding.places.completion import PlaceCompleter
from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.reading import PlaceReader
from locator.finding.refusal import PlaceAmbiguous


@pytest.fixture(scope="module")
def known(divisions: Divisions) -> KnownPlaces:
    return KnownPlaces(divisions)


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("蒲圻市", "湖北省咸宁市赤壁市", "renamed in 1998"),
        ("蒲圻", "湖北省咸宁市赤壁市", "by its short name"),
        ("湖北省蒲圻市", "湖北省咸宁市赤壁市", "behind its province"),
        ("通县", "北京市通州区", "a district of Beijing since 1997"),
        ("鄞县", "浙江省宁波市鄞州区", "a county of one sign"),
        ("宁波鄞县", "浙江省宁波市鄞州区", "behind its city"),
        ("彭县", "四川省成都市彭州市", "another"),
        ("万县", "重庆市万州区", "another"),
        ("万县市", "重庆市万州区", "and the city of its name"),
        ("沔阳县", "湖北省仙桃市", "renamed in 1986"),
        ("锦西", "辽宁省葫芦岛市", "renamed in 1994"),
        ("浑江市", "吉林省白山市", "renamed in 1994; 浑江区 is a part of it"),
        ("灌县", "四川省成都市都江堰市", "renamed in 1988"),
        ("黔阳县", "湖南省怀化市洪江市", "千阳县 sounds alike"),
        ("徽州地区", "安徽省黄山市", "renamed in 1987; 徽州区 is a part of it"),
        ("宝安县", "广东省深圳市宝安区", "its own short name"),
        ("顺德市", "广东省佛山市顺德区", "its own short name"),
        ("花都市", "广东省广州市花都区", "its own short name"),
    ],
)
def test_a_name_of_decades_ago_is_what_has_its_land(known: KnownPlaces, text: str, name: str, why: str) -> None:
    place = PlaceReader(known).one(text)
    assert place.name == name, why
    assert f"“{text}”" in place.label
    assert PlaceCompleter(known).completed(text)[0].name == name


def test_a_county_that_was_parted_is_a_choice(known: KnownPlaces) -> None:
    with pytest.raises(PlaceAmbiguous) as several:
        PlaceReader(known).one("吴县")
    assert [place.name for place in several.value.choices] == ["江苏省苏州市吴中区", "江苏省苏州市相城区"]


def test_what_is_in_force_goes_before_a_name_of_decades_ago(known: KnownPlaces) -> None:
    assert PlaceReader(known).one("泾县").label == "安徽省宣城市泾县政府驻地"
    lost = [one.name for one in known.divisions if one.in_force and one not in _named(known, one.full_name)]
    assert lost == []


def _named(known: KnownPlaces, text: str) -> list[object]:
    return [meaning.division for meaning in known.by_name(text) if meaning.note is None]


@pytest.mark.parametrize("text", ["台北市", "高雄", "台中", "新北市", "台湾省高雄市", "台北市政府"])
def test_a_city_that_is_known_no_more_exactly_than_its_province_is_said_to_be_so(known: KnownPlaces, text: str) -> None:
    with pytest.raises(PlaceAmbiguous) as unsure:
        PlaceReader(known).one(text)
    (choice,) = unsure.value.choices
    assert choice.name == "台湾省"
    assert choice.label == f"台湾省内一点（较粗略）（“{text}”在其境内，更确切的位置未知）"
    assert PlaceReader(known).one(choice.label).name == "台湾省"
