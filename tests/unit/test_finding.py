"""From a question to the nearest windows, on snapshots made in memory."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from threading import current_thread

import pytest

from locator.divisions.divisions import Divisions
from locator.editions.edition import Manifest
from locator.editions.snapshot import Snapshot
from locator.editions.window_table import table_of
from locator.finding.answer import Answer
from locator.finding.filters import LARGE, WindowFilter, WindowFilters
from locator.finding.finder import Finder
from locator.finding.refusal import ValueUnknown
from locator.finding.search import NearestQuery, Search
from locator.items.catalogue import packaged_catalogue
from locator.position import Datum, Position
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar
from locator.site.asking import Asking
from locator.window import ALL_ITEMS, DivisionNames, HoursText, Kind, Parsed, Window

CALENDAR = known_calendar(2026)
MONDAY_TEN = datetime(2026, 3, 2, 10, 0, tzinfo=SHANGHAI)
MORNING = HoursText("工作日 9:00-12:00", Parsed.FULL, None)
AFTERNOON = HoursText("工作日 13:00-17:00", Parsed.FULL, None)
HERE = NearestQuery(lon=112.98, lat=28.11)
WINDOW = Window(
    id="a",
    name="窗口",
    division=DivisionNames("430103", "天心区", "长沙市", "湖南省"),
    address="示例路1号",
    phones=(),
    hours=MORNING,
    transit=None,
    kind=Kind.STAFFED,
    level=None,
    position=Position(112.98, 28.11),
    source_datum=Datum.WGS84,
    precision_m=None,
    office="天心区",
    confirmed_on=date(2026, 1, 5),
    closed_until=None,
    items=None,
)


def snapshot_of(windows: Sequence[Window]) -> Snapshot:
    manifest = Manifest(
        version=1, edition=7, published_at=MONDAY_TEN, note="", windows=len(windows), sample=False, files={}
    )
    return Snapshot(manifest, table_of(windows))


def found(windows: Sequence[Window], divisions: Divisions, query: NearestQuery) -> list[str]:
    snapshot = snapshot_of(windows)
    answer = Finder(snapshot, divisions, CALENDAR).nearest(query, MONDAY_TEN)
    return [str(snapshot.ids[match.row]) for match in answer.matches]


def row_of(count: int, **changes: object) -> list[Window]:
    """Windows one beside the other to the east, some hundred metres apart."""
    return [
        replace(WINDOW, id=f"w{number:04d}", position=Position(112.98 + number * 0.001, 28.11), **changes)  # type: ignore[arg-type]
        for number in range(count)
    ]


def test_the_few_that_are_open_are_found_behind_a_thousand_that_are_not(divisions: Divisions) -> None:
    windows = row_of(1500, hours=AFTERNOON)
    for number in (1200, 900, 1499, 700):
        windows[number] = replace(windows[number], hours=MORNING)
    windows[900] = replace(windows[900], closed_until=date(2026, 3, 31))
    assert found(windows, divisions, HERE._replace(open=True)) == ["w0700", "w1200", "w1499"]
    assert found(windows, divisions, HERE._replace(open=True, k=1)) == ["w0700"]
    assert found(windows, divisions, HERE._replace(open=True, max_km=80.0)) == ["w0700"]


def test_open_windows_near_by_are_found_in_their_order(divisions: Divisions) -> None:
    windows = [replace(window, hours=MORNING if number % 3 else None) for number, window in enumerate(row_of(20))]
    assert found(windows, divisions, HERE._replace(open=True, k=3)) == ["w0001", "w0002", "w0004"]


def test_where_none_is_open_the_nearest_of_all_is_named(divisions: Divisions) -> None:
    snapshot = snapshot_of(row_of(1500, hours=AFTERNOON))
    answer = Finder(snapshot, divisions, CALENDAR).nearest(HERE._replace(open=True), MONDAY_TEN)
    assert answer.matches == ()
    assert answer.nearest_if_none is not None
    assert (answer.nearest_if_none.match.row, answer.nearest_if_none.dropped) == (0, ("open",))


def test_the_matter_itself_is_given_up_only_where_every_window_is_known_not_to_take_it(divisions: Divisions) -> None:
    far = replace(WINDOW, id="far", division=DivisionNames("440106", "天河区", "广州市", "广东省"), items=("2022-01",))
    near = replace(WINDOW, id="near", items=("2022-02",), kind=Kind.KIOSK)
    asked = HERE._replace(item="2022-01", division="430103", kind="kiosk")
    both = Finder(snapshot_of([near, far]), divisions, CALENDAR).nearest(asked, MONDAY_TEN).nearest_if_none
    alone = Finder(snapshot_of([near]), divisions, CALENDAR).nearest(asked, MONDAY_TEN).nearest_if_none
    assert both is not None
    assert alone is not None
    assert (both.match.row, both.dropped) == (1, ("kind", "division"))  # though dropping the item alone would do
    assert (alone.match.row, alone.dropped) == (0, ("item",))


def test_filters_are_what_a_look_at_every_window_gives() -> None:
    windows = [
        replace(WINDOW, id="none", items=None),
        replace(WINDOW, id="all", items=ALL_ITEMS),
        replace(WINDOW, id="one", items=("2022-01",), kind=Kind.KIOSK),
        replace(WINDOW, id="other", items=("x",), division=DivisionNames("440106", "天河区", "广州市", "广东省")),
        replace(WINDOW, id="empty", items=()),
    ]
    snapshot = snapshot_of(windows)
    filters = WindowFilters(snapshot)

    def passing(wanted: WindowFilter) -> set[str]:
        return {windows[row].id for row in filters.rows(wanted)}

    assert passing(WindowFilter()) == {"none", "all", "one", "other", "empty"}
    assert passing(WindowFilter(item="2022-01")) == {"none", "all", "one"}
    assert passing(WindowFilter(item="x", division="44")) == {"other"}
    assert passing(WindowFilter(kind="kiosk")) == {"one"}
    assert passing(WindowFilter(not_province="43")) == {"other"}
    assert [windows[row].id for row in filters.rows_by_id(WindowFilter(item="2022-01"))] == ["all", "none", "one"]
    assert filters.index(WindowFilter(kind="kiosk")) is filters.index(WindowFilter(kind="kiosk"))
    assert all(filters.knows_item(item.id) for item in packaged_catalogue().items)
    assert filters.knows_item("x")
    assert not any(filters.knows_item(item) for item in ("all", "2022-23"))


@pytest.fixture(scope="module")
def large(divisions: Divisions) -> Finder:
    """A finder over as many windows as make it large, of two kinds, none of them open in the morning."""
    windows = [
        replace(window, kind=Kind.KIOSK if number % 2 else Kind.STAFFED, hours=AFTERNOON)
        for number, window in enumerate(row_of(LARGE))
    ]
    finder = Finder(snapshot_of(windows), divisions, CALENDAR)
    finder.prepare()
    return finder


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"kind": "kiosk"}, "an index has to be made"),
        ({"item": "2022-01", "cross": True, "home": "43"}, "nothing meets it, and then for fewer conditions"),
        ({"lon": -74.0, "lat": 40.7}, "from New York chords prove little"),
        ({"lon": None, "lat": None, "place": "-74.0, 40.7"}, "the same, typed"),
        ({"open": True}, "none is open, and all of many windows have to be gone through"),
    ],
)
def test_what_takes_long_in_a_large_edition_is_not_done_at_once(
    large: Finder, change: dict[str, object], why: str
) -> None:
    search = large.looked_up(HERE._replace(**change), MONDAY_TEN)  # type: ignore[arg-type]  # a test names the fields
    assert large.at_once(search) is None, why
    answer = large.answer(search)
    assert answer.matches or answer.nearest_if_none


def test_what_is_ready_in_a_large_edition_is_answered_at_once(large: Finder) -> None:
    plain, ready = (large.looked_up(query, MONDAY_TEN) for query in (HERE, HERE._replace(division="43", k=3)))
    assert large.at_once(plain) == large.answer(plain)
    assert large.answer(ready) == large.at_once(ready)
    assert [match.row for match in large.answer(ready).matches] == [0, 1, 2]


def test_in_a_small_edition_everything_is_answered_at_once(divisions: Divisions) -> None:
    finder = Finder(snapshot_of(row_of(50)), divisions, CALENDAR)
    for query in (HERE._replace(kind="kiosk"), HERE._replace(lon=-74.0, lat=40.7), HERE._replace(open=True)):
        assert finder.at_once(finder.looked_up(query, MONDAY_TEN)) is not None


def test_another_day_of_many_different_hours_is_not_worked_out_at_once(divisions: Divisions) -> None:
    texts = [f"工作日{hour}:{minute:02d}-12:00" for hour in (7, 8, 9, 10) for minute in range(60)]
    windows = [
        replace(window, hours=HoursText(text, Parsed.FULL, None))
        for window, text in zip(row_of(len(texts)), texts, strict=True)
    ]
    finder = Finder(snapshot_of(windows), divisions, CALENDAR)
    finder.prepare()
    for days in (7, 8):
        search = finder.looked_up(HERE._replace(open=True, when=MONDAY_TEN + timedelta(days=days)), MONDAY_TEN)
        assert finder.at_once(search) is None
        assert finder.answer(search) == finder.at_once(search)


def test_answers_that_take_long_leave_the_event_loop_free(large: Finder) -> None:
    threads: list[str] = []

    class Watched(Finder):
        def _answer(self, search: Search, *, at_once: bool) -> Answer:
            threads.append(current_thread().name)
            return super()._answer(search, at_once=at_once)

    watched = Watched(large.snapshot, large._divisions, CALENDAR)
    query = HERE._replace(kind="staffed")
    asking = Asking()
    first = asyncio.run(asking.nearest(watched, query, MONDAY_TEN))
    again = asyncio.run(asking.nearest(watched, query, MONDAY_TEN))
    assert first == again
    tried, *others = threads
    assert tried == current_thread().name
    assert others[0].startswith("asking")
    assert others[1:] == [tried]


@pytest.mark.parametrize(
    ("change", "parameter"),
    [({"item": "y"}, "item"), ({"home": "99"}, "home"), ({"division": "4"}, "division"), ({"home": "x"}, "home")],
)
def test_what_there_is_not_is_refused_by_name(divisions: Divisions, change: dict[str, str], parameter: str) -> None:
    with pytest.raises(ValueUnknown) as refused:
        found([WINDOW], divisions, HERE._replace(**change))  # type: ignore[arg-type]
    assert refused.value.parameter == parameter


def test_a_zone_s_code_is_known_where_a_window_stands_in_it(divisions: Divisions) -> None:
    zone = replace(WINDOW, division=DivisionNames("430671", "屈原管理区", "岳阳市", "湖南省"))
    assert found([zone], divisions, HERE._replace(division="430671")) == ["a"]


def test_an_abolished_code_stands_for_those_that_have_its_land(divisions: Divisions) -> None:
    there = replace(WINDOW, id="b", division=DivisionNames("431181", "祁阳市", "永州市", "湖南省"))
    assert found([WINDOW, there], divisions, HERE._replace(division="431121")) == ["b"]
    assert found([WINDOW, there], divisions, HERE._replace(home="431121", cross=True)) == []
    finder = Finder(snapshot_of([WINDOW, there]), divisions, CALENDAR)
    assert finder.looked_up(HERE._replace(home="500112"), MONDAY_TEN).home_province == "50"


def test_an_id_that_is_typed_in_capitals_is_the_window_s_unless_another_has_it(divisions: Divisions) -> None:
    windows = [replace(WINDOW, id=name) for name in ("430103-ab", "430103-cd", "430103-CD")]
    finder = Finder(snapshot_of(windows), divisions, CALENDAR)
    assert [finder.known_row(name) for name in ("430103-AB", "430103-cd", "430103-CD")] == [0, 1, 2]
