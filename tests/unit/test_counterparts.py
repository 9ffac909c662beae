"""The windows at the other end: those of the division that decides, then those of its city and of its province."""

from dataclasses import replace

import pytest

from locator.divisions.divisions import Divisions
from locator.finding.counterparts import MOST, CounterpartQuery, Relation, counterparts
from locator.finding.finder import Finder
from locator.finding.refusal import ParameterFault, ValueUnknown
from locator.position import Position
from locator.window import ALL_ITEMS, DivisionNames, Kind, Level, Window
from tests.unit.test_finding import CALENDAR, WINDOW, snapshot_of

TIANXIN, CHANGSHA, HUNAN = "430103", "430100", "430000"
NAMES = {
    TIANXIN: DivisionNames(TIANXIN, "天心区", "长沙市", "湖南省"),
    "430104": DivisionNames("430104", "岳麓区", "长沙市", "湖南省"),
    CHANGSHA: DivisionNames(CHANGSHA, "长沙市", "长沙市", "湖南省"),
    HUNAN: DivisionNames(HUNAN, "湖南省", None, "湖南省"),
    "429004": DivisionNames("429004", "仙桃市", None, "湖北省"),
    "429006": DivisionNames("429006", "天门市", None, "湖北省"),
    "431181": DivisionNames("431181", "祁阳市", "永州市", "湖南省"),
}


def window(name: str, code: str, level: Level | None = None) -> Window:
    return replace(WINDOW, id=name, division=NAMES[code], level=level)


def told(windows: list[Window], divisions: Divisions, division: str, item: str | None = None) -> list[tuple[str, str]]:
    finder = Finder(snapshot_of(windows), divisions, CALENDAR)
    found = counterparts(finder, CounterpartQuery(division, item))
    return [(str(finder.snapshot.ids[one.row]), one.relation.value) for one in found]


def test_the_divisions_own_come_first_then_the_citys_then_the_provinces(divisions: Divisions) -> None:
    windows = [
        window("a", HUNAN),
        window("b", "430104", Level.CITY),
        window("c", CHANGSHA),
        window("d", TIANXIN),
        window("e", "430104"),
        window("f", "429004"),
        window("g", "430104", Level.PROVINCE),
    ]
    assert told(windows, divisions, TIANXIN) == [
        ("d", "division"), ("b", "city"), ("c", "city"), ("a", "province"), ("g", "province"),
    ]  # fmt: skip


def test_a_city_has_its_own_halls_before_those_of_its_counties(divisions: Divisions) -> None:
    windows = [window("a", TIANXIN), window("b", "430104", Level.CITY), window("c", CHANGSHA), window("d", HUNAN)]
    assert told(windows, divisions, CHANGSHA) == [
        ("b", "division"), ("c", "division"), ("a", "division"), ("d", "province"),
    ]  # fmt: skip
    assert told(windows, divisions, "4301") == told(windows, divisions, CHANGSHA)


def test_a_countys_own_hall_comes_before_the_counters_of_its_towns_and_villages(divisions: Divisions) -> None:
    windows = [
        window("a", TIANXIN, Level.VILLAGE),
        window("b", TIANXIN, Level.TOWN),
        window("c", TIANXIN, Level.COUNTY),
    ]
    assert [name for name, _ in told(windows, divisions, TIANXIN)] == ["c", "a", "b"]


def test_a_window_that_is_known_not_to_take_the_matter_is_not_named_and_who_says_so_comes_first(
    divisions: Divisions,
) -> None:
    windows = [
        window("a", TIANXIN),
        replace(window("b", TIANXIN), items=("2022-02",)),
        replace(window("c", TIANXIN), items=ALL_ITEMS),
        replace(window("d", TIANXIN), items=("2022-01",)),
    ]
    assert [name for name, _ in told(windows, divisions, TIANXIN, "2022-01")] == ["c", "d", "a"]


def test_the_nearer_to_the_seat_comes_first_and_ties_go_by_id(divisions: Divisions) -> None:
    seat = divisions.seat(TIANXIN)
    assert seat is not None
    beside = Position(seat.position.lon + 0.01, seat.position.lat)
    windows = [
        replace(window("a", TIANXIN), position=beside),
        replace(window("c", TIANXIN), position=seat.position),
        replace(window("b", TIANXIN), position=seat.position),
    ]
    assert [name for name, _ in told(windows, divisions, TIANXIN)] == ["b", "c", "a"]


def test_a_machine_decides_nothing(divisions: Divisions) -> None:
    assert told([replace(window("a", TIANXIN), kind=Kind.KIOSK)], divisions, TIANXIN) == []


def test_a_county_without_a_city_has_none_beside_it(divisions: Divisions) -> None:
    windows = [window("a", "429006", Level.CITY), window("b", "429004")]
    assert told(windows, divisions, "429004") == [("b", "division")]


def test_an_abolished_division_is_answered_by_those_that_have_its_land(divisions: Divisions) -> None:
    assert told([window("a", "431181")], divisions, "431121") == [("a", "division")]


def test_no_more_than_a_page_of_each_kind_is_named(divisions: Divisions) -> None:
    windows = [window(f"{number:03d}", TIANXIN) for number in range(MOST + 7)]
    assert len(told(windows, divisions, TIANXIN)) == MOST


def test_what_is_missing_or_unknown_is_said_with_its_name(divisions: Divisions) -> None:
    finder = Finder(snapshot_of([WINDOW]), divisions, CALENDAR)
    with pytest.raises(ParameterFault) as missing:
        counterparts(finder, CounterpartQuery(None, None))
    assert missing.value.parameter == "division"
    for query, name in ((CounterpartQuery("999999", None), "division"), (CounterpartQuery(TIANXIN, "x"), "item")):
        with pytest.raises(ValueUnknown) as unknown:
            counterparts(finder, query)
        assert unknown.value.parameter == name


def test_every_relation_has_the_contracts_word() -> None:
    assert [relation.value for relation in Relation] == ["division", "city", "province"]
