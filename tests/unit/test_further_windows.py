"""Windows beside an answer: those that state an item themselves, exactly the nearest of them, under every condition."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locator.divisions.divisions import Divisions
from locator.finding.answer import Origin
from locator.finding.filters import LARGE
from locator.finding.finder import Finder
from locator.finding.further_windows import StatingWindows, measured, nearest_stating, searched_again
from locator.finding.places.known_places import KnownPlaces
from locator.finding.search import NearestQuery
from locator.hours.answers.state import State
from locator.position import Position
from locator.site.asking import Asking
from locator.texts import Lang
from locator.window import ALL_ITEMS, Window
from tests.unit.test_finding import AFTERNOON, CALENDAR, HERE, MONDAY_TEN, MORNING, WINDOW, snapshot_of

ITEM = "2022-05"
ITEMS = (None, (ITEM,), ("2022-01",))
ORIGIN = Origin(112.98, 28.11, "", None, None)


@pytest.fixture(scope="module")
def known(divisions: Divisions) -> KnownPlaces:
    """The places that are known whatever windows there are: made once for all examples."""
    return KnownPlaces(divisions)


def stating(finder: Finder, query: NearestQuery, k: int) -> list[str]:
    search = searched_again(finder, query, ORIGIN, MONDAY_TEN)
    found = nearest_stating(finder, StatingWindows(finder.snapshot, finder.filters), search, k)
    return [str(finder.snapshot.ids[match.row]) for match in found]


@st.composite
def windows(draw: st.DrawFn) -> Sequence[Window]:
    count = draw(st.integers(1, 12))
    return [
        replace(
            WINDOW,
            id=f"w{number}",
            position=Position(112.98 + draw(st.integers(-5, 5)) / 100, 28.11 + draw(st.integers(-5, 5)) / 100),
            items=draw(st.sampled_from([None, ALL_ITEMS, (ITEM,), ("2022-01",), ("2022-01", ITEM)])),
            hours=draw(st.sampled_from([MORNING, AFTERNOON])),
        )
        for number in range(count)
    ]


@given(laid=windows(), k=st.integers(1, 6), only_open=st.booleans())
def test_they_are_the_nearest_that_state_it_by_brute_force(
    known: KnownPlaces, laid: Sequence[Window], k: int, only_open: bool
) -> None:
    finder = Finder(snapshot_of(laid), known.divisions, CALENDAR, known)
    query = HERE._replace(item=ITEM, open=only_open)
    search = searched_again(finder, query, ORIGIN, MONDAY_TEN)
    every = finder.matches(search, finder.snapshot.index.nearest(search.start, 50))
    stated = [match for match in every if finder.filters.takes(match.row, ITEM) is True]
    wanted = [match for match in stated if not only_open or match.open.state is State.OPEN]
    assert stating(finder, query, k) == [str(finder.snapshot.ids[match.row]) for match in wanted[:k]]


def test_none_that_does_not_say_so_is_among_them(known: KnownPlaces) -> None:
    laid = [replace(WINDOW, id="silent"), replace(WINDOW, id="other", items=("2022-01",))]
    finder = Finder(snapshot_of(laid), known.divisions, CALENDAR, known)
    assert stating(finder, HERE._replace(item=ITEM), 5) == []


def test_known_windows_are_measured_in_their_order(known: KnownPlaces) -> None:
    laid = [replace(WINDOW, id="a", position=Position(113.0, 28.11)), WINDOW]
    finder = Finder(snapshot_of(laid), known.divisions, CALENDAR, known)
    search = searched_again(finder, HERE, ORIGIN, MONDAY_TEN)
    assert [match.distance_m for match in measured(finder, search, [0, 1])] == pytest.approx([1965.6, 0.0], abs=2)


def test_in_a_large_edition_they_are_found_in_another_thread_and_are_the_same(known: KnownPlaces) -> None:
    laid = [
        replace(WINDOW, id=f"w{number:05}", position=Position(112.98 + number / 1e5, 28.11), items=ITEMS[number % 3])
        for number in range(LARGE)
    ]
    finder = Finder(snapshot_of(laid), known.divisions, CALENDAR, known)
    search = searched_again(finder, HERE._replace(item=ITEM), ORIGIN, MONDAY_TEN)
    windows, asking = StatingWindows(finder.snapshot, finder.filters), Asking()
    found = asyncio.run(asking.stating(finder, windows, search, 3))
    assert [str(finder.snapshot.ids[match.row]) for match in found] == ["w00001", "w00004", "w00007"]
    assert asyncio.run(asking.place(finder, "长沙市", Lang.ZH)).division == known.divisions.find("430100")
