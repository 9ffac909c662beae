"""Every combination of conditions gives what brute force gives: all windows looked at, one by one, by pyproj."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from locator.divisions.divisions import Divisions
from locator.finding.finder import Finder
from locator.finding.places.known_places import KnownPlaces
from locator.finding.refusal import ParameterFault
from locator.finding.search import NearestQuery
from locator.hours.answers.state import State, state_at
from locator.hours.reader import read_hours
from locator.position import Position
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar
from locator.window import ALL_ITEMS, DivisionNames, HoursText, Kind, Parsed, Window
from tests.unit.test_finding import WINDOW, snapshot_of

CALENDAR = known_calendar(2026)
GEOD = Geod(ellps="WGS84")
CORNERS = ((122.5, 53.3), (112.0, 3.9), (73.6, 39.4), (134.7, 48.3), (114.11, 22.53), (112.98, 28.11))
"""漠河, the far south, the far west, the far east, the border of Hong Kong, and 长沙."""
DIVISIONS = (
    DivisionNames("430103", "天心区", "长沙市", "湖南省"),
    DivisionNames("430104", "岳麓区", "长沙市", "湖南省"),
    DivisionNames("440303", "罗湖区", "深圳市", "广东省"),
    DivisionNames("810000", "香港特别行政区", None, "香港特别行政区"),
)
HOURS = ("工作日9:00-12:00", "工作日13:00-17:00", "周六、周日10:00-16:00", "以公告为准", None)
ITEMS = ("2022-01", "2022-02", "2022-03")
MOMENTS = tuple(
    datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)
    for text in ("2026-06-10T10:00", "2026-06-10T14:00", "2026-06-13T11:00", "2026-06-10T23:00")
)

near_corners = st.sampled_from(CORNERS).flatmap(
    lambda corner: st.tuples(
        st.floats(corner[0] - 0.3, corner[0] + 0.3).map(lambda lon: round(lon, 4)),
        st.floats(corner[1] - 0.3, corner[1] + 0.3).map(lambda lat: round(lat, 4)),
    )
)


@st.composite
def window_lists(draw: st.DrawFn) -> list[Window]:
    """Windows around the country's corners, some at one point."""
    places = draw(st.lists(near_corners, min_size=1, max_size=8))
    count = draw(st.integers(1, 24))
    return [
        replace(
            WINDOW,
            id=f"w-{draw(st.integers(0, 10_000)):05d}-{number}",
            position=Position(*draw(st.sampled_from(places))),
            division=draw(st.sampled_from(DIVISIONS)),
            kind=draw(st.sampled_from(list(Kind))),
            hours=HoursText(text, Parsed.FULL, None) if (text := draw(st.sampled_from(HOURS))) else None,
            items=draw(st.sampled_from([None, ALL_ITEMS, (ITEMS[0],), (ITEMS[1], ITEMS[2])])),
        )
        for number in range(count)
    ]


def asking(**named: Any) -> NearestQuery:
    return NearestQuery(**named)


# By way of a function: of a tuple, those of its fields would be made up too that are not named here.
queries = st.builds(
    asking,
    k=st.integers(1, 8),
    item=st.none() | st.sampled_from(ITEMS),
    when=st.sampled_from(MOMENTS),
    open=st.booleans(),
    max_km=st.none() | st.sampled_from([0.0, 5.0, 40.0, 4000.0]),
    kind=st.none() | st.sampled_from([kind.value for kind in Kind]),
    division=st.none() | st.sampled_from(["43", "4301", "430104", "440303", "81"]),
    home=st.none() | st.sampled_from(["430103", "44", "810000"]),
).flatmap(lambda query: st.booleans().map(lambda cross: query._replace(cross=cross and query.home is not None)))


@pytest.fixture(scope="module")
def known(divisions: Divisions) -> KnownPlaces:
    return KnownPlaces(divisions)


def meets(window: Window, query: NearestQuery, metres: float) -> bool:
    """Whether a window meets a question's conditions, each looked at by itself."""
    code = window.division.code
    prefix = (query.division or "").rstrip("0") if query.division and len(query.division) == 6 else query.division or ""
    state = State.UNKNOWN
    if window.hours is not None and query.when is not None:
        state = state_at(read_hours(window.hours.text, window.kind), query.when, CALENDAR).state
    return (
        (query.item is None or window.items is None or window.items == ALL_ITEMS or query.item in window.items)
        and (query.kind is None or window.kind.value == query.kind)
        and code.startswith(prefix)
        and not (query.cross and query.home is not None and code[:2] == query.home[:2])
        and (not query.open or state is State.OPEN)
        and (query.max_km is None or metres <= query.max_km * 1000)
    )


def brute_force(windows: Sequence[Window], query: NearestQuery) -> list[str]:
    assert query.lon is not None
    assert query.lat is not None
    found = []
    for window in windows:
        _, _, metres = GEOD.inv(query.lon, query.lat, window.position.lon, window.position.lat)
        metres = round(metres, 6)
        if meets(window, query, metres):
            found.append((metres, window.id))
    return [name for _, name in sorted(found)][: query.k]


@settings(max_examples=100)
@given(window_lists(), queries, st.data())
def test_the_nearest_that_meet_all_conditions_are_those_of_brute_force(
    divisions: Divisions, known: KnownPlaces, windows: list[Window], query: NearestQuery, data: st.DataObject
) -> None:
    on_a_window = st.sampled_from([(one.position.lon, one.position.lat) for one in windows])
    lon, lat = data.draw(near_corners | on_a_window)
    asked = query._replace(lon=lon, lat=lat)
    finder = Finder(snapshot_of(windows), divisions, CALENDAR, known)
    answer = finder.nearest(asked, MOMENTS[0])
    assert [windows[match.row].id for match in answer.matches] == brute_force(windows, asked)
    for match in answer.matches:
        window = windows[match.row]
        assert match.takes_item is (True if query.item and window.items is not None else None)
        assert match.same_province is (None if query.home is None else window.division.code[:2] == query.home[:2])
    assert (answer.nearest_if_none is None) is bool(answer.matches)
    if answer.nearest_if_none is not None:
        blanks: dict[str, Any] = {
            name: False if name in ("open", "cross") else None for name in answer.nearest_if_none.dropped
        }
        assert [windows[answer.nearest_if_none.match.row].id] == brute_force(windows, asked._replace(k=1, **blanks))


@given(
    st.floats(181, 1e6) | st.floats(-1e6, -181) | st.just(float("nan")),
    st.floats(91, 1e6) | st.floats(-1e6, -91) | st.just(float("inf")),
)
def test_a_position_that_is_nowhere_on_earth_is_refused(divisions: Divisions, lon: float, lat: float) -> None:
    finder = Finder(snapshot_of([WINDOW]), divisions, CALENDAR)
    for query in (NearestQuery(lon=lon, lat=28.0), NearestQuery(lon=112.0, lat=lat)):
        with pytest.raises(ParameterFault):
            finder.nearest(query, MOMENTS[0])
