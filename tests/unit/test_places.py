"""Typed places: what they mean, and what the label says of it."""

import pytest

from locator.divisions.cells import DivisionCells
from locator.divisions.division import Division
from locator.divisions.divisions import Divisions
from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.place import PlaceKind, division_at
from locator.finding.places.reading import PlaceReader
from locator.finding.refusal import ParameterFault, PlaceAmbiguous, PlaceUnknown
from locator.position import Datum, Position
from locator.texts import Lang
from locator.window import Level


@pytest.fixture(scope="module")
def reader(divisions: Divisions) -> PlaceReader:
    return PlaceReader(KnownPlaces(divisions))


@pytest.mark.parametrize(
    ("text", "lon", "lat", "why"),
    [
        ("112.98,28.11", 112.98, 28.11, "as map sites give it"),
        ("28.11,112.98", 112.98, 28.11, "latitude first"),
        ("43.8,87.6", 87.6, 43.8, "乌鲁木齐, latitude first: both might be latitudes elsewhere"),
        ("87.6 43.8", 87.6, 43.8, "and the right way round"),
        ("东经112.98，北纬28.11", 112.98, 28.11, "words for the axes"),
        ("N28.11 E112.98", 112.98, 28.11, "letters for the axes"),
        ("28°15′0″N 112°30′0″E", 112.5, 28.25, "degrees, minutes and seconds"),
        ("112° 99′ 28° 11′", 112.99, 28.11, "the form's own disguised decimals"),
        ("１１２．９８，２８．１１", 112.98, 28.11, "full-width"),
        ("51.5,-0.1", 51.5, -0.1, "outside China nothing tells: longitude first"),
        ("-0.1,51.5", -0.1, 51.5, "outside China, as written"),
    ],
)
def test_typed_coordinates_are_read_in_any_usual_dress_and_order(
    reader: PlaceReader, text: str, lon: float, lat: float, why: str
) -> None:
    place = reader.one(text)
    assert place.kind is PlaceKind.COORDINATES
    assert place.typed == pytest.approx((lon, lat), abs=1e-9), why
    assert (place.position.lon, place.position.lat) == place.typed
    assert place.label == f"经度 {lon:g}，纬度 {lat:g}"


def test_typed_coordinates_tell_how_coarse_they_are(reader: PlaceReader) -> None:
    assert reader.one("112.98,28.11").precision_m == pytest.approx(1108.3, abs=0.5)
    assert reader.one("112°58′30″E 28°6′0″N").precision_m == pytest.approx(30.8, abs=0.1)


@pytest.mark.parametrize("text", ["430103", "天心区", "112.98", "nan,nan", "112.98,28.11,5", ""])
def test_a_name_or_half_a_pair_is_no_position(reader: PlaceReader, text: str) -> None:
    assert all(place.kind is PlaceKind.DIVISION for place in reader.read(text).places)


def test_a_whole_name_is_one_division_and_its_label_says_that_it_stands_at_its_seat(reader: PlaceReader) -> None:
    place = reader.one("天心区")
    assert (place.kind, place.label) == (PlaceKind.DIVISION, "湖南省长沙市天心区政府驻地")
    assert reader.one("430103") == place
    assert reader.one("长沙市天心区") == place
    assert reader.one("天心区", Lang.EN).label == "湖南省长沙市天心区, seat of government"


def test_a_whole_name_is_preferred_to_a_bare_one(reader: PlaceReader) -> None:
    assert reader.one("长沙县").label.startswith("湖南省长沙市长沙县")
    assert {place.division.name for place in reader.read("长沙").places if place.division} == {"长沙市", "长沙县"}


def test_a_municipality_is_named_once(reader: PlaceReader) -> None:
    assert reader.one("北京市海淀区").label.startswith("北京市海淀区政府")


def test_a_name_of_several_has_choices_and_one_of_none_is_refused(reader: PlaceReader) -> None:
    with pytest.raises(PlaceAmbiguous) as several:
        reader.one("鼓楼区")
    assert len(several.value.choices) == 4
    with pytest.raises(PlaceUnknown):
        reader.one("没有这个地方")
    with pytest.raises(PlaceUnknown):
        reader.one("999999")


@pytest.mark.parametrize("text", ["200,95", "112.98,95", "999 99"])
def test_coordinates_off_the_earth_are_refused(reader: PlaceReader, text: str) -> None:
    with pytest.raises(ParameterFault):
        reader.one(text)


@pytest.mark.parametrize("text", ["653228", "和康县", "新疆维吾尔自治区和田地区和康县"])
def test_a_division_of_unknown_position_is_answered_from_its_parent_s_seat_and_says_so(
    divisions: Divisions, reader: PlaceReader, text: str
) -> None:
    place = reader.one(text)
    parent = reader.one("和田地区")
    assert place.position == parent.position
    assert place.division == divisions.find("653228")
    assert place.label == "新疆维吾尔自治区和田地区和康县（位置未知），按和田地区政府驻地"
    assert reader.one(text, Lang.EN).label.endswith("和康县 (position unknown), from 和田地区, seat of government")


def test_a_known_division_that_nothing_places_is_not_said_to_be_unknown() -> None:
    island = Division("990101", "远岛县", "远岛", None, "远岛省", Level.COUNTY, None, "990000", lowest=True)
    nowhere = PlaceReader(KnownPlaces(Divisions([island], dict)))
    with pytest.raises(PlaceUnknown) as refused:
        nowhere.one("990101")
    assert refused.value.sentence(Lang.ZH).startswith("知道“远岛省远岛县”，但不知道它的位置")
    assert "position is not known" in refused.value.sentence(Lang.EN)
    assert nowhere.read("990101").places == ()


def test_a_cell_s_answer_is_that_of_the_divisions(divisions: Divisions) -> None:
    cells = DivisionCells(divisions)
    positions = [Position(112.9 + i * 0.0037, 28.0 + j * 0.0041) for i in range(60) for j in range(40)]
    positions += [Position(2.35, 48.85), Position(180.0, 90.0), Position(-180.0, -90.0), Position(113.0, 28.0)]
    for position in positions:
        assert cells.at(position) == division_at(position, divisions)


@pytest.mark.parametrize("text", ["431121", "祁阳县", "祁 阳 县"])
def test_a_division_that_is_no_more_is_the_one_that_has_its_land(reader: PlaceReader, text: str) -> None:
    place = reader.one(text)
    assert place.division is not None
    assert place.division.code == "431181"


def test_a_division_that_was_parted_is_a_choice_of_its_heirs(reader: PlaceReader) -> None:
    with pytest.raises(PlaceAmbiguous) as several:
        reader.one("330104")
    assert [place.division.code for place in several.value.choices if place.division] == ["330102", "330114"]


@pytest.mark.parametrize(
    "text",
    [
        "湖南省长沙市天心区",
        "湖南长沙天心区",
        "湖南长沙天心",
        "天心区长沙",
        "天心 长沙市 湖南省",
        "湖南省-长沙市-天心区",
        "湖南省／长沙市／天心区",
        "中国湖南省天心区",
        "长沙市市辖区天心区",
        "天心区政府",
        "我在天心区附近",
    ],
)
def test_levels_stand_in_any_order_with_or_without_blanks(reader: PlaceReader, text: str) -> None:
    assert reader.one(text).label == "湖南省长沙市天心区政府驻地"


def test_names_that_contradict_each_other_are_all_offered(reader: PlaceReader) -> None:
    read = reader.read("湖北省天心区")
    assert not read.sure
    assert [place.name for place in read.places] == ["湖北省", "湖南省长沙市天心区"]


def test_every_division_is_found_again_by_its_names_and_by_what_a_choice_leads_to(
    divisions: Divisions, reader: PlaceReader
) -> None:
    lost = []
    for division in divisions:
        again = reader.one(division.full_name).again
        # 江北区 of 重庆 is no more, and its bare name is 宁波's alone.
        by_name = [place.division for place in reader.read(division.name).places] if division.in_force else [division]
        if reader.one(again).division != division or division not in by_name:
            lost.append(division.code)
    assert lost == []


@pytest.mark.parametrize(
    ("text", "codes", "why"),
    [
        ("410000", ["410000", "430102", "430103"], "the code of 河南省, and the postal code of two districts of 长沙"),
        ("410005", ["430105"], "a postal code alone"),
        ("430103", ["430103"], "a division's code alone"),
        ("４３０１０３", ["430103"], "full-width"),
        ("0731", ["430100", "430200", "430300"], "three cities share it"),
        ("010", ["110000"], "of three digits"),
        ("0733", ["430200"], "an area code that 株洲 had"),
        ("0999999", [], "no area code"),
        ("0100", [], "none either"),
    ],
)
def test_a_number_is_every_division_that_has_it_as_a_code(
    reader: PlaceReader, text: str, codes: list[str], why: str
) -> None:
    found = reader.read(text).places
    assert [place.division.code for place in found if place.division] == codes, why


def test_a_number_that_is_the_division_asked_for_too_is_its_code(reader: PlaceReader) -> None:
    assert reader.one("410000", inside="410000").label == "河南省政府驻地"


def test_the_label_tells_how_a_number_or_an_old_name_was_read(reader: PlaceReader) -> None:
    assert reader.one("410005").label == "湖南省长沙市开福区政府驻地（邮政编码 410005）"
    assert reader.one("010").label == "北京市政府驻地（电话区号 010）"
    assert reader.one("祁阳县").label.endswith("（“祁阳县”是旧名）")
    assert reader.one("祁阳县", Lang.EN).label.endswith("(“祁阳县” is a former name)")


def test_a_postal_code_that_no_division_has_is_offered_by_its_first_digits(reader: PlaceReader) -> None:
    with pytest.raises(PlaceAmbiguous) as unsure:
        reader.one("410299")
    assert [place.division.name for place in unsure.value.choices if place.division] == ["望城区"]
    assert unsure.value.sentence(Lang.ZH).startswith("没有找到“410299”。您说的是不是下面这一处？")
    assert "Is it this one?" in unsure.value.sentence(Lang.EN)


@pytest.mark.parametrize(
    "text", ["附近", "我附近", "我的位置", "这里", "我", "我家附近", "我现在的位置", "My location"]
)
def test_who_says_only_here_is_told_of_the_button_and_what_may_be_typed(reader: PlaceReader, text: str) -> None:
    with pytest.raises(PlaceUnknown) as refused:
        reader.one(text)
    assert f"“{text}”没有说您在哪里。" in refused.value.sentence(Lang.ZH)
    assert "用我现在的位置" in refused.value.sentence(Lang.ZH)
    assert "Use my position" in refused.value.sentence(Lang.EN)


@pytest.mark.parametrize("text", ["天心区附近", "我在天心区", "我家在天心区附近"])
def test_what_names_a_place_beside_here_is_that_place(reader: PlaceReader, text: str) -> None:
    assert reader.one(text).name == "湖南省长沙市天心区"


@pytest.mark.parametrize(
    ("link", "lon", "lat", "why"),
    [
        ("https://uri.amap.com/marker?position=112.98573,28.10674&name=x", 112.98, 28.11, "高德: GCJ-02"),
        ("看这里 https://www.openstreetmap.org/?mlat=28.1100&mlon=112.9800#map=17 谢谢", 112.98, 28.11, "as it is"),
        ("geo:28.1100,112.9800", 112.98, 28.11, "RFC 5870"),
    ],
)
def test_a_link_that_a_map_gave_is_a_position_in_that_map_s_datum(
    reader: PlaceReader, link: str, lon: float, lat: float, why: str
) -> None:
    place = reader.one(link)
    assert place.kind is PlaceKind.COORDINATES
    assert (place.position.lon, place.position.lat) == pytest.approx((lon, lat), abs=3e-4), why
    asked_in = reader.one(link, datum=Datum.BD09)
    assert (asked_in.position.lon, asked_in.position.lat) == (place.position.lon, place.position.lat), why


def test_a_link_with_few_decimals_is_a_coarse_position(reader: PlaceReader) -> None:
    assert reader.one("geo:28.11,112.98?z=15").precision_m == reader.one("112.98,28.11").precision_m
    assert reader.one("https://www.openstreetmap.org/#map=15/28.11023/112.98456").precision_m == pytest.approx(
        1.1, abs=0.1
    )


def test_a_pair_is_in_the_datum_that_was_asked_for(reader: PlaceReader) -> None:
    place = reader.one("112.98573,28.10674", datum=Datum.GCJ02)
    assert (place.position.lon, place.position.lat) == pytest.approx((112.98, 28.11), abs=3e-4)
    assert place.typed == (112.98573, 28.10674)


@pytest.mark.parametrize("text", ["长" * 101, "x" * 2000, "https://uri.amap.com/" + "a" * 1900, "，" * 200 + "天心区"])
def test_a_text_that_is_longer_than_any_place_is_none(reader: PlaceReader, text: str) -> None:
    assert reader.read(text).places == ()
