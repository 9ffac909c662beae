"""Nearest by item, home, group and kind is what a look at each window by itself gives, whatever the rules."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from locator.divisions.divisions import Divisions
from locator.finding.finder import Finder
from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.place import Place, PlaceKind
from locator.finding.search import NearestQuery
from locator.finding.window_list import ListQuery, list_windows
from locator.items.catalogue import packaged_catalogue
from locator.items.group import Group
from locator.position import Position
from locator.readers.workdays import known_calendar
from locator.window import ALL_ITEMS, DivisionNames, Kind, Window
from tests.unit.test_finding import MONDAY_TEN, WINDOW, snapshot_of

CALENDAR = known_calendar(2026)
GEOD = Geod(ellps="WGS84")
ITEMS = ("2022-01", "2022-02", "2022-03")
DIVISIONS = (
    DivisionNames("430103", "天心区", "长沙市", "湖南省"),
    DivisionNames("430181", "浏阳市", "长沙市", "湖南省"),
    DivisionNames("430281", "醴陵市", "株洲市", "湖南省"),
    DivisionNames("360322", "上栗县", "萍乡市", "江西省"),
    DivisionNames("360313", "湘东区", "萍乡市", "江西省"),
    DivisionNames("441900", "东莞市", "东莞市", "广东省"),
    DivisionNames("810000", "香港特别行政区", None, "香港特别行政区"),
)
MEMBERS = ("43", "4301", "430181", "4302", "36", "3603", "360313", "44", "4419", "81", "54")
GROUPS = ("one", "two")
OF_DROPPED = ("kind", "group", "cross", "item")
"""The conditions of this file in the order in which they are dropped."""

corners = st.sampled_from([(113.0, 28.0), (113.8, 27.7), (113.75, 23.0)])
points = corners.flatmap(
    lambda corner: st.tuples(
        st.floats(corner[0] - 0.5, corner[0] + 0.5).map(lambda lon: round(lon, 4)),
        st.floats(corner[1] - 0.5, corner[1] + 0.5).map(lambda lat: round(lat, 4)),
    )
)
few_items = st.lists(st.sampled_from(ITEMS), unique=True, max_size=2).map(tuple)
stated_items = few_items | few_items | st.sampled_from([None, ALL_ITEMS])


@st.composite
def window_lists(draw: st.DrawFn) -> list[Window]:
    """Windows in three provinces and one region, some at one point, stating all, some, no or unknown items."""
    places = draw(st.lists(points, min_size=1, max_size=6))
    return [
        replace(
            WINDOW,
            id=f"w{draw(st.integers(0, 999)):03d}-{number}",
            position=Position(*draw(st.sampled_from(places))),
            division=draw(st.sampled_from(DIVISIONS)),
            kind=draw(st.sampled_from([*Kind])),
            items=draw(stated_items),
        )
        for number in range(draw(st.integers(1, 3) | st.integers(1, 16)))  # of few, often none meets all
    ]


@st.composite
def group_lists(draw: st.DrawFn) -> tuple[Group, ...]:
    """Two groups of any members, some of which lie in others."""
    members = st.lists(st.sampled_from(MEMBERS), min_size=1, max_size=5, unique=True).map(tuple)
    kinds = st.none() | st.sampled_from([*Kind])
    return tuple(Group(id_, "区域", "group", draw(members), draw(kinds), (), "示例") for id_ in GROUPS)


def asking(**named: Any) -> NearestQuery:
    return NearestQuery(**named)


queries = st.builds(
    asking,
    k=st.integers(1, 6),
    item=st.none() | st.sampled_from(ITEMS),
    kind=st.none() | st.sampled_from([kind.value for kind in Kind]),
    home=st.none() | st.sampled_from(["430103", "36", "441900", "810000"]),
    group=st.none() | st.sampled_from(GROUPS),
    cross=st.booleans(),
).map(lambda query: query._replace(cross=query.cross and query.home is not None))


@pytest.fixture(scope="module")
def known(divisions: Divisions) -> KnownPlaces:
    return KnownPlaces(divisions)


def takes(window: Window, item: str) -> bool | None:
    """Whether a window takes an item: true, false, or None where it does not say."""
    match window.items:
        case None:
            return None
        case ("all",):
            return True
        case stated:
            return any(one == item for one in stated)


def in_group(window: Window, group: Group) -> bool:
    code = window.division.code
    stands_inside = any(code[: len(member)] == member for member in group.members)
    return stands_inside and (group.kind is None or window.kind is group.kind)


def hindered_by(window: Window, query: NearestQuery, groups: Sequence[Group]) -> tuple[str, ...]:
    """The conditions that a window does not meet, in the order in which they are dropped."""
    of_group = [group for group in groups if group.id == query.group]
    at_home = query.home is not None and window.division.code[:2] == query.home[:2]
    unmet = {
        "kind": query.kind not in (None, window.kind.value),
        "group": not all(in_group(window, group) for group in of_group),
        "cross": query.cross and at_home,
        "item": query.item is not None and takes(window, query.item) is False,
    }
    return tuple(name for name in OF_DROPPED if unmet[name])


@settings(max_examples=150)
@given(window_lists(), group_lists(), queries, st.data())
def test_the_nearest_by_item_home_group_and_kind_are_those_of_a_look_at_each_window(
    divisions: Divisions,
    known: KnownPlaces,
    windows: list[Window],
    groups: tuple[Group, ...],
    query: NearestQuery,
    data: st.DataObject,
) -> None:
    lon, lat = data.draw(points | st.sampled_from([(one.position.lon, one.position.lat) for one in windows]))
    finder = Finder(snapshot_of(windows), divisions, CALENDAR, known)
    finder.snapshot.catalogue = replace(packaged_catalogue(), groups=groups)
    # A place that is read already: of a position every new finder would first learn all divisions' bounds.
    start = Place("出发点", PlaceKind.GEOCODER, Position(lon, lat), None, None)
    answer = finder.answer(finder.looked_up(query, MONDAY_TEN, place=start))
    from_here = [
        (
            round(GEOD.inv(lon, lat, window.position.lon, window.position.lat)[2], 6),
            window.id,
            hindered_by(window, query, groups),
        )
        for window in windows
    ]
    from_here.sort()
    named = [windows[match.row] for match in answer.matches]
    assert [window.id for window in named] == [name for _, name, unmet in from_here if not unmet][: query.k]
    assert (answer.nearest_if_none is None) is bool(named)
    if answer.nearest_if_none is not None:
        least = min(
            (unmet for _, _, unmet in from_here),
            key=lambda unmet: ("item" in unmet, len(unmet), [*map(OF_DROPPED.index, unmet)]),
        )
        named = [windows[answer.nearest_if_none.match.row]]
        assert answer.nearest_if_none.dropped == least
        assert named[0].id == next(name for _, name, unmet in from_here if unmet == least)
    assert named
    instead = answer.nearest_if_none
    shown = answer.matches if instead is None else (instead.match,)
    for window, match in zip(named, shown, strict=True):
        surely = takes(window, query.item) if query.item is not None else None
        assert surely is not False or all(takes(one, query.item or "") is False for one in windows)
        assert match.takes_item is (True if surely else None)
        assert match.same_province is (None if query.home is None else window.division.code[:2] == query.home[:2])


@settings(max_examples=80)
@given(window_lists(), group_lists(), queries, st.none() | st.sampled_from(["43", "4301", "36", "441900"]))
def test_a_list_by_item_group_and_division_is_that_of_a_look_at_each_window(
    divisions: Divisions,
    known: KnownPlaces,
    windows: list[Window],
    groups: tuple[Group, ...],
    query: NearestQuery,
    division: str | None,
) -> None:
    finder = Finder(snapshot_of(windows), divisions, CALENDAR, known)
    finder.snapshot.catalogue = replace(packaged_catalogue(), groups=groups)
    listed = list_windows(finder, ListQuery(division=division, item=query.item, group=query.group))
    asked = NearestQuery(item=query.item, group=query.group)
    inside = {None: "", "441900": "4419"}.get(division, division or "")
    expected = sorted(
        window.id
        for window in windows
        if not hindered_by(window, asked, groups) and window.division.code[: len(inside)] == inside
    )
    assert [windows[row].id for row in listed.rows] == expected
