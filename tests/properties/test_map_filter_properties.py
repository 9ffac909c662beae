"""What the map shows under a filter is what a look at each window by itself leaves."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from locator.divisions.divisions import Divisions
from locator.finding.finder import Finder
from locator.finding.places.known_places import KnownPlaces
from locator.geometry.box import Box
from locator.hours.answers.state import State
from locator.items.catalogue import packaged_catalogue
from locator.items.group import Group
from locator.window import Kind, Window
from maps.live_map.cell_grid import CellGrid
from maps.live_map.live_views import LiveViews
from maps.live_map.map_filter import filter_of
from maps.live_map.mark_circles import BETWEEN_PX, radii
from maps.live_map.mercator import world_x, world_y
from maps.live_map.view_answer import view_answer
from maps.live_map.view_index import MOST_MARKS
from tests.properties.test_item_finding_properties import (
    CALENDAR,
    GROUPS,
    ITEMS,
    group_lists,
    in_group,
    takes,
    window_lists,
)
from tests.properties.test_map_view_properties import BOXES, CODES, LATS, LONS, ZOOMS, index_of, is_inside, rows_of
from tests.unit.test_finding import AFTERNOON, MONDAY_TEN, MORNING, snapshot_of

WORLD = Box(-180.0, -85.0, 180.0, 85.0)
CHOSEN_WINDOWS = st.lists(st.tuples(LONS, LATS, CODES, st.booleans()), max_size=60)
Chosen = list[tuple[float, float, int, bool]]


def passing_of(windows: Chosen) -> Any:
    return np.array([passes for *_, passes in windows], np.bool_)


@given(CHOSEN_WINDOWS, BOXES, ZOOMS)
def test_every_window_that_passes_is_in_one_mark_and_no_other_is_in_any(windows: Chosen, box: Box, zoom: int) -> None:
    part = index_of([(lon, lat, code) for lon, lat, code, _ in windows]).part(passing_of(windows))
    rows = rows_of(part.view(box, zoom))
    passing = {row for row, (*_, passes) in enumerate(windows) if passes}
    assert len(rows) == len(set(rows))
    assert {row for row in passing if is_inside(box, windows[row][0], windows[row][1])} <= set(rows) <= passing
    assert len(part) == len(passing)


@given(CHOSEN_WINDOWS, BOXES, ZOOMS)
def test_cells_are_as_if_there_were_no_windows_but_those_that_pass(windows: Chosen, box: Box, zoom: int) -> None:
    lon, lat = (np.array([window[axis] for window in windows], np.float64) for axis in (0, 1))
    passing = passing_of(windows)
    part, alone = CellGrid(lon, lat).part(passing), CellGrid(lon[passing], lat[passing])
    assert part.marks(box, zoom, MOST_MARKS) == alone.marks(box, zoom, MOST_MARKS)
    assert part.bounds == alone.bounds
    assert part.ordered.rows.tolist() == np.flatnonzero(passing)[alone.ordered.rows].tolist()


@given(CHOSEN_WINDOWS, BOXES, ZOOMS)
def test_no_two_marks_of_a_part_touch(windows: Chosen, box: Box, zoom: int) -> None:
    part = index_of([(lon, lat, code) for lon, lat, code, _ in windows]).part(passing_of(windows))
    marks = part.view(box, zoom).marks
    world_px = 256 * 2**zoom
    x, y = world_px * world_x([mark.lon for mark in marks]), world_px * world_y([mark.lat for mark in marks])
    radius = radii(np.array([mark.count for mark in marks], np.int64))
    gaps = np.hypot(x[:, None] - x, y[:, None] - y) - radius[:, None] - radius
    assert np.all(gaps[np.triu_indices(len(marks), 1)] >= BETWEEN_PX - 1e-3)


@pytest.fixture(scope="module")
def known(divisions: Divisions) -> KnownPlaces:
    return KnownPlaces(divisions)


CHOICES = st.fixed_dictionaries(
    {},
    optional={
        "item": st.sampled_from(ITEMS),
        "kind": st.sampled_from([kind.value for kind in Kind]),
        "group": st.sampled_from(GROUPS),
        "open": st.sampled_from([True]),
    },
)


@st.composite
def windows_with_hours(draw: st.DrawFn) -> list[Window]:
    """Windows that differ in what they take and are, some open, some closed, and some of which it is not known."""
    return [replace(window, hours=draw(st.sampled_from([MORNING, AFTERNOON, None]))) for window in draw(window_lists())]


def is_shown(window: Window, state: State, groups: Sequence[Group], chosen: dict[str, Any]) -> bool:
    """Whether a window meets what was chosen, looked at by itself."""
    of_group = [group for group in groups if group.id == chosen.get("group")]
    return (
        ("item" not in chosen or takes(window, chosen["item"]) is not False)
        and chosen.get("kind") in (None, window.kind.value)
        and all(in_group(window, group) for group in of_group)
        and ("open" not in chosen or state is State.OPEN)
    )


@settings(max_examples=120)
@given(windows_with_hours(), group_lists(), st.lists(CHOICES, min_size=1, max_size=4))
def test_a_view_tells_the_windows_that_meet_what_was_chosen_and_which_of_them_do_not_say_what_they_take(
    divisions: Divisions,
    known: KnownPlaces,
    windows: list[Window],
    groups: tuple[Group, ...],
    choices: list[dict[str, Any]],
) -> None:
    finder = Finder(snapshot_of(windows), divisions, CALENDAR, known)
    finder.snapshot.catalogue = replace(packaged_catalogue(), groups=groups)
    states = {window.id: finder.hours.at(row, MONDAY_TEN).state for row, window in enumerate(windows)}
    views = LiveViews()
    for chosen in choices:  # of one edition and minute: what was made for one filter must not answer for another
        live = asyncio.run(views.of(finder, MONDAY_TEN, filter_of(finder, chosen)))
        answer = json.loads(view_answer(live, WORLD, 9))
        told = {window["id"]: window for mark in answer["marks"] for window in mark["windows"]}
        shown = {window.id: window for window in windows if is_shown(window, states[window.id], groups, chosen)}
        assert told.keys() == shown.keys()
        assert answer["all"] == sum(mark["count"] for mark in answer["marks"]) == len(shown)
        assert sum(mark["open"] for mark in answer["marks"]) == sum(states[name] is State.OPEN for name in shown)
        for name, window in told.items():
            assert window["state"] == states[name].value
            assert window.get("takes_item", "none asked for") == (
                takes(shown[name], chosen["item"]) if "item" in chosen else "none asked for"
            )
        assert [mark.get("unstated", 0) for mark in answer["marks"]] == [
            sum(window.get("takes_item", True) is None for window in mark["windows"]) for mark in answer["marks"]
        ]
