"""Windows at one place: listed page by page, each once, and only where no zoom parts them."""

import re
from dataclasses import replace
from pathlib import Path

from locator.divisions.divisions import Divisions
from locator.position import Position
from maps.live_map.popup_words import LISTED
from tests.journeys.edition_on_disk import TIANXIN
from tests.journeys.site_client import SiteClient
from tests.map_client import CHANGSHA, EVERYWHERE, over, view


def test_windows_that_a_zoom_parts_are_not_listed_as_one_place(map_client: SiteClient) -> None:
    [mark] = [mark for mark in view(map_client, EVERYWHERE, 8)["marks"] if mark["count"] > 1]
    assert mark["zoom"] is not None
    assert map_client.get(f"/map/cells/{mark['key']}").status_code == 404
    assert map_client.get("/map/cells/c0-2-1").status_code == 404


def test_every_mark_of_a_full_screen_at_the_greatest_zoom_can_be_listed(tmp_path: Path, divisions: Divisions) -> None:
    places = [(112.985 + column * 4e-4, 28.115 + row * 4e-4) for column in range(12) for row in range(12)]
    dense = [replace(TIANXIN, id=f"w{n}", position=Position(lon, lat)) for n, (lon, lat) in enumerate(places)]
    with over(tmp_path, divisions, dense) as client:
        marks = view(client, "west=112.98&south=28.11&east=112.995&north=28.125", 18)["marks"]
        assert max(mark["count"] for mark in marks) > 1, "more places than marks"
        asked = [client.get(f"/map/cells/{mark['key']}").status_code for mark in marks if mark["count"] > 1]
    assert asked == [200] * len(asked)


def test_windows_at_one_place_are_listed_page_by_page_each_once(tmp_path: Path, divisions: Divisions) -> None:
    crowd = [replace(TIANXIN, id=f"w{number:03}", name=f"窗口{999 - number}") for number in range(LISTED * 2 + 7)]
    with over(tmp_path, divisions, crowd) as client:
        [mark] = view(client, CHANGSHA, 12)["marks"]
        assert (mark["count"], mark["zoom"], mark["windows"]) == (len(crowd), None, [])
        address, listed = f"/map/cells/{mark['key']}", []
        while address:
            page = client.get(address).text
            listed += re.findall(r'<a lang="zh-CN" href="/windows/(w[0-9]+)" data-popup="/map/windows/\1">', page)
            address = next(iter(re.findall(r'<button type="button" data-popup="([^"]+)"', page)), "")
    assert listed == [window.id for window in crowd[::-1]], "by name"
