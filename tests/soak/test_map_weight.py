"""Each view of the map over 700,000 made-up windows, at all zooms, is as light as over 3,000."""

import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.filters import windows
from importer.publishing.window_id import new_id
from locator.divisions.divisions import Divisions
from locator.position import Position
from locator.window import Window
from tests.map_client import over
from tests.weighed_views import VIEW_LIMIT, weights

WINDOWS = 700_000
FILTERS = ("", "&item=2022-08", "&kind=kiosk", "&open=true")
_TAKEN = {"2020-01": "2022-01", "2020-02": "2022-08"}


def settled() -> Iterator[Window]:
    """Windows in all counties, with ids as they are given, of which every seventh shares its place with others."""
    for number, window in enumerate(windows(WINDOWS)):
        at = window.position
        yield replace(
            window,
            id=new_id(window.division.code, window.name),
            items=tuple(_TAKEN[item] for item in window.items or () if item in _TAKEN),
            position=Position(round(at.lon, 2), round(at.lat, 2)) if number % 7 == 0 else at,
        )


def test_every_view_of_seven_hundred_thousand_windows_keeps_to_its_weight(tmp_path: Path, divisions: Divisions) -> None:
    all_windows = list(settled())
    near = random.Random(7).choices(all_windows, k=6)  # noqa: S311 - a test's die
    middles = [Position(105.0, 35.0), *(window.position for window in near)]
    with over(tmp_path, divisions, all_windows) as client:
        del all_windows
        views = weights(client, middles, FILTERS)
    heaviest = max(views, key=views.__getitem__)
    sys.stdout.write(f"{len(views)} views, {views[heaviest]} bytes at most: {heaviest}\n")
    assert {what: size for what, size in views.items() if size > VIEW_LIMIT} == {}
