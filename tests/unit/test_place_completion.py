"""Completing a place while it is typed: what comes first, what comes at all, and what takes too long to be offered."""

import pytest

from locator.divisions.divisions import Divisions
from locator.finding.filters import LARGE
from locator.finding.places.completion import COMPLETED, PlaceCompleter
from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.listed_places import ListedPlace, ListedPlaces
from locator.finding.places.window_texts import WindowTexts
from locator.finding.refusal import ParameterFault
from locator.position import Position
from locator.texts import Lang
from locator.window import DivisionNames
from tests.unit.test_places_at_windows import WINDOWS, snapshot_of
from tests.windows import window


@pytest.fixture(scope="module")
def known() -> KnownPlaces:
    divisions = Divisions.load()
    tianxin = divisions.find("430103")
    assert tianxin is not None
    return KnownPlaces(
        divisions, ListedPlaces([ListedPlace("示例花园", tianxin, Position(112.98, 28.11), ("示例苑",))])
    )


@pytest.fixture(scope="module")
def completer(known: KnownPlaces) -> PlaceCompleter:
    return PlaceCompleter(known, WindowTexts(snapshot_of(WINDOWS)))


@pytest.mark.parametrize(
    ("text", "first", "why"),
    [
        ("天", "天津市", "a province before a county"),
        ("长沙", "湖南省长沙市", "what is meant already"),
        ("长沙天", "湖南省长沙市天心区", "a county behind its city"),
        ("湖南长沙天", "湖南省长沙市天心区", "behind both"),
        ("c", "重庆市", "one letter"),
        ("changs", "湖南省长沙市", "begun in pinyin"),
        ("changshatian", "湖南省长沙市天心区", "behind its city in pinyin"),
        ("csstx", "湖南省长沙市天心区", "behind its city by initials"),
        ("示例苑", "示例花园（湖南省长沙市天心区）", "another name for an operator's place"),
        ("示例花", "示例花园（湖南省长沙市天心区）", "an operator's place begun"),
        ("天心区书院", "湖南省长沙市天心区书院路9号（裕南街便民窗口的地址）", "an address begun"),
        ("裕南", "裕南街便民窗口，湖南省长沙市天心区书院路9号", "a window begun"),
        ("龙岗区政", "龙岗区行政服务大厅跨省通办窗口，深圳市龙岗区示例路1号", "a hall begun"),
        ("长杀市", "湖南省长沙市", "a sound, where nothing begins so"),
        ("沙长市", "湖南省长沙市", "a slip, where nothing begins so"),
        ("天心区芙蓉南路", "湖南省长沙市天心区", "an address that nobody has"),
    ],
)
def test_the_likeliest_comes_first(completer: PlaceCompleter, text: str, first: str, why: str) -> None:
    assert completer.completed(text)[0].name == first, why


def test_ten_are_offered_at_most_unless_more_are_meant_already(known: KnownPlaces, completer: PlaceCompleter) -> None:
    for stroke in ("s", "长", "x", "zh", "区", "州"):
        assert len(completer.completed(stroke)) <= COMPLETED
    assert len(completer.completed("鼓楼区")) == 4


def test_nothing_is_offered_twice(completer: PlaceCompleter) -> None:
    for text in ("长沙", "chang", "cs", "天心区", "示例", "鼓楼"):
        names = [place.again for place in completer.completed(text)]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("text", ["", " ", "?!", "没有这个地方", "qwertyu", "410", "\x00", "长" * 100, "a" * 100])
def test_what_becomes_nothing_is_no_fault(completer: PlaceCompleter, text: str) -> None:
    assert completer.completed(text) == ()


def test_coordinates_are_a_place_and_none_on_earth_a_fault(completer: PlaceCompleter) -> None:
    assert completer.completed("112.98,28.11")[0].label == "经度 112.98，纬度 28.11"
    with pytest.raises(ParameterFault):
        completer.completed("200,95")


def test_of_a_division_with_very_many_windows_its_own_halls_are_offered(known: KnownPlaces) -> None:
    many = [window(f"w-{number:05d}", f"第{number}号", address="示例路") for number in range(4_001)]
    own = window("hall", "天心区示例大厅")
    completer = PlaceCompleter(known, WindowTexts(snapshot_of([*many, own])))
    assert [place.name for place in completer.completed("长沙示例路")] == ["湖南省长沙市", "湖南省长沙市长沙县"]
    assert completer.completed("第7号") == ()


def test_without_an_edition_divisions_are_offered_all_the_same(known: KnownPlaces) -> None:
    assert PlaceCompleter(known).completed("天心区", Lang.EN)[0].label == "湖南省长沙市天心区, seat of government"


def test_in_a_large_edition_a_city_s_own_halls_are_offered_and_not_all_its_windows(known: KnownPlaces) -> None:
    city = DivisionNames("430100", "长沙市", "长沙市", "湖南省")
    many = [window(f"w-{number:05d}", f"第{number}号", address=f"示例路{number}号") for number in range(LARGE)]
    hall = window("hall", "长沙市示例大厅", division=city, address="示例路")
    completer = PlaceCompleter(known, WindowTexts(snapshot_of([*many, hall])))
    assert [place.again for place in completer.completed("长沙市示例")] == ["hall"]
    assert [place.name for place in completer.completed("天心区示例路7")] == ["湖南省长沙市天心区"]
