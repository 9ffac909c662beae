"""The windows to ask where a matter is decided: which are named, in which order, and which come last."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locator.divisions.divisions import Divisions
from locator.finding.answer import Origin
from locator.finding.finder import Finder
from locator.finding.further_windows import searched_again
from locator.finding.places.known_places import KnownPlaces
from locator.finding.search import NearestQuery
from locator.finding.windows_to_ask import NAMED, ToAsk, Whose, windows_to_ask
from locator.position import Position
from locator.window import WITHOUT_END, Kind, Level, Window
from tests.unit.test_counterparts import CHANGSHA, HUNAN, NAMES, TIANXIN, window
from tests.unit.test_finding import CALENDAR, MONDAY_TEN, snapshot_of

ITEM = "2022-08"
HERE = Origin(112.98, 28.11, "", None, None)
YUELU = "430104"


@pytest.fixture(scope="module")
def known(divisions: Divisions) -> KnownPlaces:
    """The places that are known whatever windows there are: made once for all examples."""
    return KnownPlaces(divisions)


def away(steps: int, one: Window) -> Window:
    """A window so many kilometres or so north of whoever asks."""
    return replace(one, position=Position(HERE.lon, HERE.lat + steps / 100))


def asked(
    windows: Sequence[Window], divisions: Divisions, code: str, *, is_inside: bool, known: KnownPlaces | None = None
) -> tuple[Finder, tuple[ToAsk, ...]]:
    finder = Finder(snapshot_of(list(windows)), divisions, CALENDAR, known)
    search = searched_again(finder, NearestQuery(lon=HERE.lon, lat=HERE.lat, item=ITEM), HERE, MONDAY_TEN)
    return finder, windows_to_ask(finder, search, code, ITEM, is_inside=is_inside)


def told(windows: Sequence[Window], divisions: Divisions, code: str, *, is_inside: bool) -> list[tuple[str, str]]:
    finder, lists = asked(windows, divisions, code, is_inside=is_inside)
    return [(some.whose.value, "".join(str(finder.snapshot.ids[one.row]) for one in some.matches)) for some in lists]


CITY = [
    away(15, window("a", CHANGSHA, Level.CITY)),
    away(14, window("b", YUELU)),
    away(11, window("c", YUELU)),
    away(1, window("d", TIANXIN)),
    away(3, window("e", TIANXIN)),
    away(2, window("f", HUNAN)),
]


def test_inside_the_place_the_nearest_of_all_its_windows_are_named_and_its_own_hall_in_their_order(
    divisions: Divisions,
) -> None:
    assert told(CITY, divisions, CHANGSHA, is_inside=True) == [("division", "deca")]


def test_where_its_own_hall_is_one_of_the_nearest_no_other_is_added(divisions: Divisions) -> None:
    halls = [*CITY, away(2, window("g", YUELU, Level.CITY))]
    assert told(halls, divisions, CHANGSHA, is_inside=True) == [("division", "dge")]


def test_inside_a_province_any_of_its_counties_counts(divisions: Divisions) -> None:
    assert told(CITY, divisions, HUNAN, is_inside=True) == [("division", "dfe")]


def test_for_others_the_places_own_hall_comes_first_and_each_list_is_ordered_by_what_is_shown(
    divisions: Divisions,
) -> None:
    seat = divisions.seat(CHANGSHA)
    assert seat is not None
    by_the_seat = replace(window("h", YUELU), position=seat.position)
    assert told([*CITY, by_the_seat], divisions, CHANGSHA, is_inside=False) == [("division", "a"), ("inside", "ch")]
    assert told(CITY, divisions, TIANXIN, is_inside=False) == [("division", "de"), ("city", "a")]


def test_a_window_out_of_service_is_named_where_there_are_too_few_others_and_last(divisions: Divisions) -> None:
    gone = replace(away(0, window("x", TIANXIN)), closed_until=WITHOUT_END)
    for_now = replace(away(0, window("y", TIANXIN)), closed_until=date(2026, 12, 31))
    assert told([gone, for_now, *CITY], divisions, CHANGSHA, is_inside=True) == [("division", "deca")]
    assert told([gone, CITY[4]], divisions, TIANXIN, is_inside=True) == [("division", "ex")]
    assert told([gone, CITY[4]], divisions, TIANXIN, is_inside=False) == [("division", "ex")]


def test_a_list_of_windows_out_of_service_alone_comes_after_the_others(divisions: Divisions) -> None:
    gone = [replace(away(0, window(name, TIANXIN)), closed_until=WITHOUT_END) for name in "wxyz"]
    for is_inside in (True, False):
        lists = told([*gone, CITY[0]], divisions, TIANXIN, is_inside=is_inside)
        assert lists == [("city", "a"), ("division", "wx")]
        assert told(gone, divisions, TIANXIN, is_inside=is_inside) == [("division", "wxy")]


def test_a_window_that_is_out_of_service_on_other_days_is_like_any(divisions: Divisions) -> None:
    later = replace(away(2, window("l", TIANXIN)), closed_from=date(2027, 1, 1), closed_until=date(2027, 1, 9))
    over = replace(away(0, window("o", TIANXIN)), closed_until=date(2026, 1, 9))
    assert told([later, over, CITY[3]], divisions, TIANXIN, is_inside=True) == [("division", "odl")]


def test_machines_and_windows_that_state_other_matters_are_not_named(divisions: Divisions) -> None:
    others = [replace(CITY[3], kind=Kind.KIOSK), replace(CITY[4], items=("2022-01",))]
    assert told(others, divisions, CHANGSHA, is_inside=True) == []


@st.composite
def cities(draw: st.DrawFn) -> Sequence[Window]:
    return [
        replace(
            away(draw(st.integers(-9, 9)), window(f"w{number}", draw(st.sampled_from(sorted(NAMES))))),
            level=draw(st.sampled_from([None, *Level])),
            closed_until=draw(st.sampled_from([None, None, WITHOUT_END])),
            items=draw(st.sampled_from([None, (ITEM,), ("2022-01",)])),
        )
        for number in range(draw(st.integers(0, 10)))
    ]


@given(windows=cities(), code=st.sampled_from([TIANXIN, CHANGSHA, HUNAN]), is_inside=st.booleans())
def test_distances_never_fall_within_a_list_but_for_windows_out_of_service_and_none_nearer_is_passed_over(
    windows: Sequence[Window], code: str, is_inside: bool, divisions: Divisions, known: KnownPlaces
) -> None:
    finder, lists = asked(windows, divisions, code, is_inside=is_inside, known=known)
    by_row = [finder.snapshot.window(row) for row in range(len(finder.snapshot))]
    named = [one.row for some in lists for one in some.matches]
    assert len(named) == len(set(named)) <= NAMED + is_inside
    for some in lists:
        shown = [(by_row[one.row].suspension is not None, one.distance_m) for one in some.matches]
        assert shown == sorted(shown)
    if is_inside:
        digits = code.rstrip("0")
        serving = [
            row
            for row, one in enumerate(by_row)
            if one.division.code.startswith(digits) and one.suspension is None and one.items != ("2022-01",)
        ]
        nearest = finder.snapshot.index.subset(serving).nearest(Position(HERE.lon, HERE.lat), NAMED).rows
        [own] = [some for some in lists if some.whose is Whose.DIVISION] or [ToAsk(Whose.DIVISION, ())]
        assert set(nearest) <= {one.row for one in own.matches}
