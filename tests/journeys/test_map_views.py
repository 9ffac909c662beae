"""The map's views over HTTP: what they tell at which zoom, at which minute, and what is no view."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from locator.divisions.divisions import Divisions
from locator.position import Position
from locator.readers.workdays import known_calendar
from locator.settings import PublicSettings
from locator.site.public_site import public_site
from locator.window import HoursText, Parsed
from maps.live_map.cell_grid import CELLS_ACROSS
from maps.live_map.room import room
from tests.journeys.edition_on_disk import GUANGZHOU, MONDAY_TEN, TIANXIN, WINDOWS, lay_edition, site_over
from tests.journeys.site_client import SiteClient
from tests.map_client import CHANGSHA, EVERYWHERE, over, view

ANSWER_KEYS = {"all", "bounds", "marks"}
MARK_KEYS = {"key", "lon", "lat", "middle", "count", "open", "closed", "zoom", "name", "around", "windows"}
WINDOW_KEYS = {"id", "name", "address", "state"}


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = MONDAY_TEN

    def __call__(self) -> datetime:
        return self.now


def test_a_view_has_the_written_keys_and_no_other(map_client: SiteClient) -> None:
    for zoom in range(19):
        answer = view(map_client, EVERYWHERE, zoom)
        assert set(answer) == ANSWER_KEYS
        for mark in answer["marks"]:
            assert set(mark) == MARK_KEYS
            assert all(set(window) == WINDOW_KEYS for window in mark["windows"])


def test_a_wide_view_tells_totals_by_province_and_a_close_one_each_window(map_client: SiteClient) -> None:
    wide = view(map_client, EVERYWHERE, 4)["marks"]
    assert [(mark["name"], mark["count"], mark["open"], mark["closed"], mark["around"]) for mark in wide] == [
        ("湖南省", 3, 2, 0, False),
        ("", 1, 1, 0, False),
    ]
    close = view(map_client, CHANGSHA, 12)["marks"]
    told = {window["id"]: window["state"] for mark in close for window in mark["windows"]}
    assert told == {"430103-TIANXIN1": "open", "430104-YUELU001": "open", "430105-KAIFU001": "unknown"}


def test_marks_of_cells_say_that_they_are_around_a_division(map_client: SiteClient) -> None:
    [mark] = [mark for mark in view(map_client, EVERYWHERE, 8)["marks"] if mark["count"] > 1]
    assert (mark["name"], mark["around"], mark["count"]) == ("天心区、岳麓区", True, 3)
    assert mark["zoom"] > 8


def screen_at(zoom: int) -> str:
    """A phone's screen around 天心区's window."""
    lon, lat, half = TIANXIN.position.lon, TIANXIN.position.lat, 180 / 2**zoom
    return f"west={lon - half}&south={lat - half}&east={lon + half}&north={lat + half}"


def test_the_elder_view_s_larger_marks_are_those_of_the_zoom_before(map_client: SiteClient) -> None:
    for zoom in range(1, 17):
        usual, elder = view(map_client, EVERYWHERE, zoom - 1), view(map_client, EVERYWHERE, zoom, "elder")
        for mark in usual["marks"]:
            mark["zoom"] = None if mark["zoom"] is None else mark["zoom"] + 1
        assert elder == usual


def test_a_mark_of_the_elder_view_leads_to_where_it_has_come_apart_or_to_a_list(
    tmp_path: Path, divisions: Divisions
) -> None:
    side = 360.0 / (CELLS_ACROSS << 17)  # of a cell whose halves come apart at the greatest zoom alone
    edge = TIANXIN.position.lon // side * side
    two = [
        replace(TIANXIN, id=f"two-{share}", position=Position(edge + share * side, TIANXIN.position.lat))
        for share in (0.25, 0.75)
    ]
    with over(tmp_path, divisions, two) as client:
        for zoom in range(3, 19):
            for mark in view(client, screen_at(zoom), zoom, "elder")["marks"]:
                if mark["zoom"] is not None:
                    assert zoom < mark["zoom"] <= 18
                elif mark["count"] > 1:
                    assert client.get(f"/map/cells/{mark['key']}").status_code == 200
        assert [mark["count"] for mark in view(client, screen_at(18), 18)["marks"]] == [1, 1]
        assert [mark["count"] for mark in view(client, screen_at(18), 18, "elder")["marks"]] == [2]


def test_states_are_those_of_the_minute(tmp_path: Path, divisions: Divisions) -> None:
    clock, hours = Clock(), HoursText("工作日 9:00-11:30，13:00-17:00", Parsed.FULL, None)
    site = public_site(
        PublicSettings(data=tmp_path),
        lay_edition(tmp_path / "public", windows=[replace(TIANXIN, hours=hours)]),
        divisions=divisions,
        calendar=known_calendar(2026),
        clock=clock,
        rooms=[room()],
    )
    told = {}
    with SiteClient(site) as client:
        for minutes in (0, 89, 90, 180):
            clock.now = MONDAY_TEN + timedelta(minutes=minutes, seconds=59)
            [mark] = view(client, CHANGSHA, 12)["marks"]
            told[minutes] = (mark["open"], mark["closed"], mark["windows"][0]["state"])
    shut, open_ = (0, 1, "closed"), (1, 0, "open")
    assert told == {0: open_, 89: open_, 90: shut, 180: open_}


def test_a_new_edition_is_on_the_map_at_once(tmp_path: Path, divisions: Divisions) -> None:
    lay_edition(tmp_path / "public")
    site = site_over(tmp_path, divisions, rooms=[room()])
    with SiteClient(site) as client:
        before = view(client, EVERYWHERE, 4)
        lay_edition(tmp_path / "public", edition=2, windows=[GUANGZHOU])
        client.run(site.live.look())
        after = view(client, EVERYWHERE, 4)
    assert (before["all"], sum(mark["count"] for mark in before["marks"])) == (len(WINDOWS), len(WINDOWS))
    assert (after["all"], sum(mark["count"] for mark in after["marks"])) == (1, 1)


@pytest.mark.parametrize(
    "query",
    [
        "",  # nothing
        "west=112&south=27&east=113&north=28",  # no zoom
        "west=112&south=27&east=113&zoom=9",  # an edge is missing
        "west=x&south=27&east=113&north=28&zoom=9",
        "west=112&south=27&east=113&north=91&zoom=9",  # beyond the pole
        "west=112&south=28&east=113&north=27&zoom=9",  # upside down
        "west=112&south=27&east=113&north=28&zoom=19",  # finer than the map
        "west=112&south=27&east=113&north=28&zoom=-1",
        "west=nan&south=27&east=113&north=28&zoom=9",
        "west=112&south=27&east=113&north=28&zoom=9&zoom=10",
        "west=112&south=27&east=113&north=28&zoom=9&window=a",  # unknown name
    ],
)
def test_a_view_that_cannot_be_read_is_refused(map_client: SiteClient, query: str) -> None:
    assert map_client.get(f"/map/view?{query}").status_code == 400


@pytest.mark.parametrize("query", ["west=-3000&south=-90&east=3000&north=90", "west=470&south=15&east=500&north=55"])
def test_a_view_that_rolled_around_the_world_is_answered(map_client: SiteClient, query: str) -> None:
    assert sum(mark["count"] for mark in view(map_client, query, 9)["marks"]) == len(WINDOWS)


def test_where_few_windows_share_a_mark_the_view_tells_each(tmp_path: Path, divisions: Divisions) -> None:
    hall = [replace(TIANXIN, id=f"w{number}", name=f"窗口{number}") for number in range(10)]
    with over(tmp_path, divisions, hall) as client:
        [mark] = view(client, CHANGSHA, 12)["marks"]
    assert [window["id"] for window in mark["windows"]] == [window.id for window in hall]
