"""Typed places that lead to windows: by name, by address, beside a division or alone; and what nobody knows there."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from locator.divisions.divisions import Divisions
from locator.editions.edition import Manifest
from locator.editions.snapshot import Snapshot
from locator.editions.window_table import table_of
from locator.finding.filters import LARGE, TakesLonger
from locator.finding.places.completion import PlaceCompleter
from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.place import PlaceKind
from locator.finding.places.reading import PlaceReader
from locator.finding.places.window_texts import WindowTexts
from locator.finding.refusal import PlaceAmbiguous, PlaceUnknown
from locator.position import Position
from locator.texts import Lang
from locator.window import DivisionNames, Window
from tests.windows import YUELU, beside, window

LONGGANG = DivisionNames("440307", "龙岗区", "深圳市", "广东省")

WINDOWS = (
    window("tx-hall"),
    window("tx-hall-2", "天心区政务服务中心“跨省通办”窗口02"),
    window("tx-street", "裕南街便民窗口", address="湖南省长沙市天心区书院路9号", position=beside(900)),
    window("yl-street", "岳麓区便民窗口", division=YUELU, address="岳麓区书院路3号", position=Position(112.93, 28.23)),
    window(
        "lg-hall",
        "龙岗区行政服务大厅跨省通办窗口",
        division=LONGGANG,
        address="深圳市龙岗区示例路1号",
        position=Position(114.24, 22.72),
    ),
)


@pytest.fixture(scope="module")
def known() -> KnownPlaces:
    return KnownPlaces(Divisions.load())


def snapshot_of(windows: Sequence[Window]) -> Snapshot:
    manifest = Manifest(
        version=1,
        edition=1,
        published_at=datetime(2026, 3, 2, tzinfo=UTC),
        note="",
        windows=len(windows),
        sample=False,
        files={},
    )
    return Snapshot(manifest, table_of(windows))


@pytest.fixture(scope="module")
def reader(known: KnownPlaces) -> PlaceReader:
    return PlaceReader(known, WindowTexts(snapshot_of(WINDOWS)))


@pytest.mark.parametrize(
    ("text", "window_id", "kind", "why"),
    [
        ("天心区书院路", "tx-street", PlaceKind.ADDRESS, "a street beside its division"),
        ("长沙天心区 书院路9号", "tx-street", PlaceKind.ADDRESS, "with the city, blanks and a number"),
        ("天心区书院路10号", "tx-street", PlaceKind.ADDRESS, "another number in the same street"),
        ("书院路，天心区", "tx-street", PlaceKind.ADDRESS, "the division behind"),
        ("岳麓区书院路", "yl-street", PlaceKind.ADDRESS, "the same street elsewhere"),
        ("龙岗区政务大厅", "lg-hall", PlaceKind.WINDOW, "a hall by another of its names"),
        ("深圳龙岗行政服务大厅", "lg-hall", PlaceKind.WINDOW, "a hall by its own"),
        ("天新区书院路", "tx-street", PlaceKind.ADDRESS, "a homophone beside a street"),
        ("湖南省長沙市天心區书院路", "tx-street", PlaceKind.ADDRESS, "old characters beside a street"),
        ("裕南街便民窗口", "tx-street", PlaceKind.WINDOW, "a window's name alone"),
        ("天心区政务服务中心 跨省通办 窗口02", "tx-hall-2", PlaceKind.WINDOW, "a name without its marks"),
        ("天心区政务服务中心", "tx-hall", PlaceKind.WINDOW, "two counters of one hall are one place"),
        ("tx-street", "tx-street", PlaceKind.WINDOW, "a window's id"),
    ],
)
def test_a_text_is_matched_against_names_and_addresses(
    reader: PlaceReader, text: str, window_id: str, kind: PlaceKind, why: str
) -> None:
    place = reader.one(text)
    expected = next(one for one in WINDOWS if one.id == window_id)
    assert (place.kind, place.position) == (kind, expected.position), why
    assert place.precision_m == expected.precision_m
    assert place.division is not None
    assert place.division.code == expected.division.code


def test_the_label_says_what_was_matched(reader: PlaceReader) -> None:
    assert reader.one("天心区书院路").label == "湖南省长沙市天心区书院路9号（裕南街便民窗口的地址）"
    assert reader.one("裕南街便民窗口").label == "裕南街便民窗口，湖南省长沙市天心区书院路9号"
    assert reader.one("天心区书院路", Lang.EN).label.endswith("(address of 裕南街便民窗口)")


@pytest.mark.parametrize(
    ("address", "told", "why"),
    [
        ("书院路12号", "长沙市天心区书院路12号", "neither city nor county"),
        ("天心区书院路12号", "长沙市天心区书院路12号", "no city"),
        ("长沙市书院路12号", "长沙市天心区书院路12号", "no county"),
        ("湖南省长沙市书院路12号", "湖南省长沙市天心区书院路12号", "no county, but the province"),
        ("湖南省天心区书院路12号", "湖南省长沙市天心区书院路12号", "no city, but the province"),
        ("长沙市天心区书院路12号", "长沙市天心区书院路12号", "both"),
        ("长沙市政府旁，天心区书院路12号", "长沙市政府旁，天心区书院路12号", "both, among other words"),
    ],
)
def test_the_label_of_an_address_has_its_county_and_city(known: KnownPlaces, address: str, told: str, why: str) -> None:
    reader = PlaceReader(known, WindowTexts(snapshot_of([window("one", "裕南街便民窗口", address=address)])))
    assert reader.one("书院路").label == f"{told}（裕南街便民窗口的地址）", why
    assert reader.one("裕南街便民窗口").label == f"裕南街便民窗口，{told}", why


def test_the_label_of_an_address_in_a_municipality_names_it_once(known: KnownPlaces) -> None:
    haidian = DivisionNames("110108", "海淀区", "北京市", "北京市")
    one = window("one", "示例便民窗口", division=haidian, address="示例路12号", position=Position(116.3, 39.96))
    assert PlaceReader(known, WindowTexts(snapshot_of([one]))).one("示例路").label.startswith("北京市海淀区示例路12号")


@pytest.mark.parametrize("text", ["天心区书院路10号", "天新区书院路10号"])
def test_the_label_says_that_a_number_in_a_street_was_not_found(reader: PlaceReader, text: str) -> None:
    assert reader.one(text).label == "湖南省长沙市天心区书院路9号（裕南街便民窗口的地址）（没有找到“10号”）"
    assert reader.one("天心区书院路9号").label == "湖南省长沙市天心区书院路9号（裕南街便民窗口的地址）"


def test_what_is_at_several_places_is_a_choice_and_each_leads_to_one(reader: PlaceReader) -> None:
    with pytest.raises(PlaceAmbiguous) as several:
        reader.one("书院路")
    choices = several.value.choices
    assert [choice.again for choice in choices] == ["tx-street", "yl-street"]
    assert [reader.one(choice.again).position for choice in choices] == [choice.position for choice in choices]


def test_an_address_that_no_window_has_is_answered_from_its_county_and_the_label_says_so(reader: PlaceReader) -> None:
    assert reader.one("天心区芙蓉南路").label == "湖南省长沙市天心区政府驻地（没有找到“芙蓉南路”）"
    assert reader.one("天心区芙蓉南路", Lang.EN).label.endswith("(“芙蓉南路” was not found)")


@pytest.mark.parametrize(
    ("text", "names", "why"),
    [
        ("天心区臭豆腐", ["天心区"], "no address: even one is asked for"),
        ("长沙臭豆腐", ["长沙市", "长沙县"], "a short name of two"),
        ("天新区芙蓉南路", ["天心区"], "a homophone beside an address that nobody has"),
        ("湖南省没有的路", ["湖南省"], "a province is far too large to be taken for a street"),
        ("湖北长沙", ["湖北省", "长沙市", "长沙县"], "names that contradict each other"),
        ("鼓楼区湖东路", ["鼓楼区"] * 4, "a name of four"),
    ],
)
def test_what_stands_beside_something_unknown_is_offered_and_not_taken(
    reader: PlaceReader, text: str, names: list[str], why: str
) -> None:
    with pytest.raises(PlaceAmbiguous) as unsure:
        reader.one(text)
    assert [place.division.name for place in unsure.value.choices if place.division] == names, why


@pytest.mark.parametrize("text", ["1", "110", "43", "01", "1号", "9 号", "%00", "１号", "8栋", "999999"])
def test_a_number_alone_is_no_house_of_any_street(known: KnownPlaces, reader: PlaceReader, text: str) -> None:
    with pytest.raises(PlaceUnknown) as refused:
        reader.one(text)
    assert refused.value.key == "place-unknown"
    assert PlaceCompleter(known, WindowTexts(snapshot_of(WINDOWS))).completed(text) == ()


@pytest.mark.parametrize("text", ["TX-HALL", " Tx-Hall "])
def test_an_id_in_capitals_is_the_same_window(reader: PlaceReader, text: str) -> None:
    assert reader.one(text) == reader.one("tx-hall")


@pytest.mark.parametrize("text", ["没有这个地方", "区", "路", "?!", "￥…"])
def test_a_text_that_is_nowhere_is_refused(reader: PlaceReader, text: str) -> None:
    with pytest.raises(PlaceUnknown):
        reader.one(text)


def test_in_a_large_edition_all_windows_are_not_looked_through_at_once(known: KnownPlaces) -> None:
    many = [window(f"w-{number:05d}", f"第{number}号") for number in range(LARGE + 1)]
    reader = PlaceReader(known, WindowTexts(snapshot_of(many)))
    with pytest.raises(TakesLonger):
        reader.one("第7777号", at_once=True)
    assert reader.one("第7777号").again == "w-07777"
    assert reader.one("长沙县", at_once=True).label == "湖南省长沙市长沙县政府驻地"


def test_an_edition_without_windows_knows_the_divisions(known: KnownPlaces) -> None:
    reader = PlaceReader(known, WindowTexts(snapshot_of([])))
    assert reader.one("天心区").label == "湖南省长沙市天心区政府驻地"
    with pytest.raises(PlaceUnknown):
        reader.one("书院路")


def test_of_very_many_places_twenty_are_offered_and_it_is_said_that_there_are_more(known: KnownPlaces) -> None:
    many = [window(f"w-{number}", f"便民窗口{number}", position=beside(number * 50)) for number in range(40)]
    with pytest.raises(PlaceAmbiguous) as several:
        PlaceReader(known, WindowTexts(snapshot_of(many))).one("便民窗口")
    assert len(several.value.choices) == 20
    assert several.value.sentence(Lang.ZH).startswith("“便民窗口”可以是许多地方，这里是其中 20 处")
    assert "very many places" in several.value.sentence(Lang.EN)
