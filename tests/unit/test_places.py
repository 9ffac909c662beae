"""Typed places: what they mean, and what the label says of it."""

import pytest

from locator.divisions.cells import DivisionCells
from locator.divisions.divisions import Divisions
from locator.finding.places import PlaceKind, division_at, place_named, places_named, read_pair
from locator.finding.refusal import ParameterFault, PlaceAmbiguous, PlaceUnknown
from locator.position import Position
from locator.texts import Lang


@pytest.fixture(scope="module")
def divisions() -> Divisions:
    return Divisions.load()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("112.98,28.11", ("112.98", "28.11")),
        ("112.98，28.11", ("112.98", "28.11")),
        (" 112.98  28.11 ", ("112.98", "28.11")),
        ("１１２．９８，２８．１１", ("112.98", "28.11")),
        ("28.11,112.98", ("112.98", "28.11")),  # the right way round
        ("112.98°, 28.11°", ("112.98", "28.11")),
        ("-0.1,51.5", ("-0.1", "51.5")),
        ("430103", None),
        ("天心区", None),
        ("112.98", None),
        ("nan,nan", None),
        ("1e2,3", None),
        ("112.98,28.11,5", None),
        ("", None),
    ],
)
def test_a_pair_of_coordinates_is_told_from_a_name(text: str, expected: tuple[str, str] | None) -> None:
    assert read_pair(text) == expected


def test_a_whole_name_is_one_division_and_its_label_says_that_it_stands_at_its_seat(divisions: Divisions) -> None:
    place = place_named("天心区", divisions)
    assert (place.kind, place.label) == (PlaceKind.DIVISION, "湖南省长沙市天心区（以政府驻地为准）")
    assert place_named("430103", divisions) == place
    assert place_named("长沙市天心区", divisions) == place
    assert place_named("天心区", divisions, Lang.EN).label == "湖南省长沙市天心区 (at the seat of its government)"


def test_a_whole_name_is_preferred_to_a_bare_one(divisions: Divisions) -> None:
    assert place_named("长沙县", divisions).label.startswith("湖南省长沙市长沙县")
    assert {place.division.name for place in places_named("长沙", divisions) if place.division} == {"长沙市", "长沙县"}


def test_a_municipality_is_named_once(divisions: Divisions) -> None:
    assert place_named("北京市海淀区", divisions).label.startswith("北京市海淀区（")


def test_a_name_of_several_has_choices_and_one_of_none_is_refused(divisions: Divisions) -> None:
    with pytest.raises(PlaceAmbiguous) as several:
        place_named("鼓楼区", divisions)
    assert len(several.value.choices) == 4
    with pytest.raises(PlaceUnknown):
        place_named("没有这个地方", divisions)
    with pytest.raises(PlaceUnknown):
        place_named("999999", divisions)


def test_coordinates_off_the_earth_are_refused(divisions: Divisions) -> None:
    with pytest.raises(ParameterFault):
        place_named("200,95", divisions)


def test_a_cell_s_answer_is_that_of_the_divisions(divisions: Divisions) -> None:
    cells = DivisionCells(divisions)
    positions = [Position(112.9 + i * 0.0037, 28.0 + j * 0.0041) for i in range(60) for j in range(40)]
    positions += [Position(2.35, 48.85), Position(180.0, 90.0), Position(-180.0, -90.0), Position(113.0, 28.0)]
    for position in positions:
        assert cells.at(position) == division_at(position, divisions)
