"""An operator's own places: how they are typed, and what is wrong with a table of them."""

from pathlib import Path

import pytest

from locator.divisions.divisions import Divisions
from locator.fault import Fault
from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.listed_places import read_listed_places
from locator.finding.places.place import PlaceKind
from locator.finding.places.reading import PlaceReader
from locator.finding.refusal import PlaceAmbiguous
from locator.texts import Lang

HEADER = "name,division,lon,lat,datum,also\n"
LISTED = (
    HEADER
    + """示例花园,430103,112.98,28.11,,示例花园小区;示例苑
示例花园,430104,112.93,28.21,wgs84,
示例镇,,112.97,28.05,,
示例站,430105,112.98573,28.25674,gcj02,
"""
)


@pytest.fixture
def reader(divisions: Divisions, tmp_path: Path) -> PlaceReader:
    path = tmp_path / "places.csv"
    path.write_text(LISTED, "utf-8")
    return PlaceReader(KnownPlaces(divisions, read_listed_places(path, divisions)))


@pytest.mark.parametrize(
    ("text", "label", "why"),
    [
        ("示例苑", "示例花园（湖南省长沙市天心区）", "another name for it"),
        ("天心区示例花园", "示例花园（湖南省长沙市天心区）", "beside its division"),
        ("长沙岳麓 示例花园3栋", "示例花园（湖南省长沙市岳麓区）", "with a number behind"),
        ("示例花园小区2栋", "示例花园（湖南省长沙市天心区）", "the longest name goes first"),
        ("shili yuan", "示例花园（湖南省长沙市天心区）", "in pinyin"),
        ("示例镇附近", "示例镇（湖南省长沙市天心区）", "its division by where it lies"),
    ],
)
def test_a_listed_place_is_typed_as_a_division_is(reader: PlaceReader, text: str, label: str, why: str) -> None:
    place = reader.one(text)
    assert (place.label, place.kind) == (label, PlaceKind.ADDRESS), why
    assert reader.one(place.again) == place


def test_places_of_one_name_are_a_choice(reader: PlaceReader) -> None:
    with pytest.raises(PlaceAmbiguous) as several:
        reader.one("示例花园")
    choices = several.value.choices
    assert [reader.one(choice.again) for choice in choices] == list(choices)
    assert reader.one("示例苑", Lang.EN).label == "示例花园 (湖南省长沙市天心区)"


def test_a_listed_place_that_is_called_as_a_division_is_a_choice_of_both(divisions: Divisions, tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text(HEADER + "陆良,430103,112.98,28.11,,\n", "utf-8")
    reader = PlaceReader(KnownPlaces(divisions, read_listed_places(path, divisions)))
    for text in ("陆良", "luliang"):
        with pytest.raises(PlaceAmbiguous) as several:
            reader.one(text)
        assert [choice.name for choice in several.value.choices] == ["云南省曲靖市陆良县", "陆良（湖南省长沙市天心区）"]


def test_a_position_in_another_datum_is_converted(reader: PlaceReader) -> None:
    position = reader.one("示例站").position
    assert (position.lon, position.lat) == pytest.approx((112.98, 28.26), abs=4e-4)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_table_is_read_as_spreadsheets_save_it(divisions: Divisions, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "places.csv"
    path.write_text(LISTED, encoding)
    assert read_listed_places(path, divisions).named("示例镇")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("name,lon\n", "首行应为 name,division,lon,lat,datum,also"),
        (HEADER + "示例花园,430103,112.98,28.11,,\n示,430103,112.98,28.11,,\n", "第 3 行：名称“示”应为 2 至 60 个字"),
        (HEADER + "!!!!,430103,112.98,28.11,,\n", "第 2 行：名称"),
        (HEADER + "示例花园,999999,112.98,28.11,,\n", "没有编码为“999999”的区划"),
        (HEADER + "示例花园,330104,120.2,30.2,,\n", "没有编码为“330104”的区划"),
        (HEADER + "示例花园,430103,112.98,north,,\n", "lon、lat 应为十进制度数"),
        (HEADER + "示例花园,430103,nan,28.11,,\n", "lon、lat 应为十进制度数"),
        (HEADER + "示例花园,430103,28.11,112.98,,\n", "lon、lat 应为十进制度数"),
        (HEADER + "示例花园,430103,112.98,28.11,mars,\n", "datum 应为 wgs84"),
        (HEADER + "示例花园,,2.35,48.86,,\n", "不在任何区划之内，请填 division"),
        (HEADER + "示例花园,440106,112.98,28.11,,\n", "在广东省广州市天河区之外 5 公里以上"),
        (HEADER + "示例花园,430103,112.98,28.11,,\n示例花园,430103,112.99,28.12,,\n", "第 3 行：与第 2 行重复"),
        (HEADER + "示例花园,430103,112.98,28.11,,,,\n", "比首行多出几格"),
    ],
)
def test_a_faulty_table_is_refused_by_its_line(divisions: Divisions, tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "places.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(Fault) as refused:
        read_listed_places(path, divisions)
    assert fault in refused.value.zh
    assert "places.csv" in refused.value.zh
    assert "places.csv" in refused.value.en


def test_a_table_that_is_not_there_or_no_text_is_refused(divisions: Divisions, tmp_path: Path) -> None:
    with pytest.raises(Fault, match=r"places\.csv 读不出来"):
        read_listed_places(tmp_path / "places.csv", divisions)
    (tmp_path / "places.csv").write_bytes(b"\xff\xff\xff")
    with pytest.raises(Fault, match="不是文本"):
        read_listed_places(tmp_path / "places.csv", divisions)


def test_an_empty_table_lists_nothing(divisions: Divisions, tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text(HEADER, "utf-8")
    assert list(read_listed_places(tmp_path / "places.csv", divisions)) == []
