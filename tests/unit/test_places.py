"""Typed places: what they mean, and what the label says of it."""

import pytest

from locator.divisions.cells import DivisionCells
from locator.divisions.division import Division
from locator.divisions.divisions import Divisions
from locator.finding.places import PlaceKind, division_at, place_named, places_named
from locator.finding.refusal import ParameterFault, PlaceAmbiguous, PlaceUnknown
from locator.position import Position
from locator.texts import Lang
from locator.window import Level


@pytest.fixture(scope="module")
def divisions() -> Divisions:
    return Divisions.load()


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
    divisions: Divisions, text: str, lon: float, lat: float, why: str
) -> None:
    place = place_named(text, divisions)
    assert place.kind is PlaceKind.COORDINATES
    assert place.typed == pytest.approx((lon, lat), abs=1e-9), why
    assert (place.position.lon, place.position.lat) == place.typed
    assert place.label == f"经度 {lon:g}，纬度 {lat:g}"


def test_typed_coordinates_tell_how_coarse_they_are(divisions: Divisions) -> None:
    assert place_named("112.98,28.11", divisions).precision_m == pytest.approx(1108.3, abs=0.5)
    assert place_named("112°58′30″E 28°6′0″N", divisions).precision_m == pytest.approx(30.8, abs=0.1)


@pytest.mark.parametrize("text", ["430103", "天心区", "112.98", "nan,nan", "112.98,28.11,5", ""])
def test_a_name_or_half_a_pair_is_no_position(divisions: Divisions, text: str) -> None:
    assert all(place.kind is PlaceKind.DIVISION for place in places_named(text, divisions))


def test_a_whole_name_is_one_division_and_its_label_says_that_it_stands_at_its_seat(divisions: Divisions) -> None:
    place = place_named("天心区", divisions)
    assert (place.kind, place.label) == (PlaceKind.DIVISION, "湖南省长沙市天心区政府驻地")
    assert place_named("430103", divisions) == place
    assert place_named("长沙市天心区", divisions) == place
    assert place_named("天心区", divisions, Lang.EN).label == "湖南省长沙市天心区, seat of government"


def test_a_whole_name_is_preferred_to_a_bare_one(divisions: Divisions) -> None:
    assert place_named("长沙县", divisions).label.startswith("湖南省长沙市长沙县")
    assert {place.division.name for place in places_named("长沙", divisions) if place.division} == {"长沙市", "长沙县"}


def test_a_municipality_is_named_once(divisions: Divisions) -> None:
    assert place_named("北京市海淀区", divisions).label.startswith("北京市海淀区政府")


def test_a_name_of_several_has_choices_and_one_of_none_is_refused(divisions: Divisions) -> None:
    with pytest.raises(PlaceAmbiguous) as several:
        place_named("鼓楼区", divisions)
    assert len(several.value.choices) == 4
    with pytest.raises(PlaceUnknown):
        place_named("没有这个地方", divisions)
    with pytest.raises(PlaceUnknown):
        place_named("999999", divisions)


@pytest.mark.parametrize("text", ["200,95", "112.98,95", "999 99"])
def test_coordinates_off_the_earth_are_refused(divisions: Divisions, text: str) -> None:
    with pytest.raises(ParameterFault):
        place_named(text, divisions)


@pytest.mark.parametrize("text", ["653228", "和康县", "新疆维吾尔自治区和田地区和康县"])
def test_a_division_of_unknown_position_is_answered_from_its_parent_s_seat_and_says_so(
    divisions: Divisions, text: str
) -> None:
    place = place_named(text, divisions)
    parent = place_named("653200", divisions)
    assert place.position == parent.position
    assert place.division == divisions.find("653228")
    assert place.label == "新疆维吾尔自治区和田地区和康县（位置未知），按和田地区政府驻地"
    assert place_named(text, divisions, Lang.EN).label.endswith(
        "和康县 (position unknown), from 和田地区, seat of government"
    )


def test_a_known_division_that_nothing_places_is_not_said_to_be_unknown() -> None:
    island = Division("990101", "远岛县", "远岛", None, "远岛省", Level.COUNTY, None, "990000", lowest=True)
    nowhere = Divisions([island], dict)
    with pytest.raises(PlaceUnknown) as refused:
        place_named("990101", nowhere)
    assert refused.value.sentence(Lang.ZH).startswith("知道“远岛省远岛县”，但不知道它的位置")
    assert "position is not known" in refused.value.sentence(Lang.EN)
    assert places_named("990101", nowhere) == ()


def test_a_cell_s_answer_is_that_of_the_divisions(divisions: Divisions) -> None:
    cells = DivisionCells(divisions)
    positions = [Position(112.9 + i * 0.0037, 28.0 + j * 0.0041) for i in range(60) for j in range(40)]
    positions += [Position(2.35, 48.85), Position(180.0, 90.0), Position(-180.0, -90.0), Position(113.0, 28.0)]
    for position in positions:
        assert cells.at(position) == division_at(position, divisions)


@pytest.mark.parametrize("text", ["431121", "祁阳县", "祁 阳 县"])
def test_a_division_that_is_no_more_is_the_one_that_has_its_land(divisions: Divisions, text: str) -> None:
    place = place_named(text, divisions)
    assert place.division is not None
    assert place.division.code == "431181"


def test_a_division_that_was_parted_is_a_choice_of_its_heirs(divisions: Divisions) -> None:
    with pytest.raises(PlaceAmbiguous) as several:
        place_named("330104", divisions)
    assert [place.division.code for place in several.value.choices if place.division] == ["330102", "330114"]
