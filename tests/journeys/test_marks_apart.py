"""Marks of the map as its script is told them: no two touch, and none changes while the map is moved.

By brute force, over views of a phone and of a desk at every zoom, of the demo and of windows in crowds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from importer.demo import build_demo
from locator.divisions.divisions import Divisions
from locator.position import Position
from locator.window import DivisionNames, Window
from maps.live_map.mercator import degrees, world_x, world_y
from maps.live_map.room import room
from tests.journeys.edition_on_disk import TIANXIN, lay_edition, site_over
from tests.journeys.site_client import SiteClient

SCREENS = {"phone": (390, 464), "desk": (1280, 500)}
ZOOMS = range(3, 19)
LEAST_FREE_PX = 3.5
"""What is free between two marks; a browser that draws at whole pixels takes at most 1.5 of it."""

SEED = 20220922


@dataclass(frozen=True, slots=True)
class Screen:
    """A view: its north-western corner on the world at a zoom, in pixels, and its size."""

    zoom: int
    west: float
    north: float
    size: tuple[int, int]

    def moved(self, share: float) -> "Screen":
        """The view once the map was dragged by a share of its width and of its height."""
        width, height = self.size
        return replace(self, west=self.west + share * width, north=self.north + share * height)

    def query(self) -> str:
        """The view as the page's script asks for it."""
        world_px = 256.0 * 2**self.zoom
        x, y = np.array([self.west, self.west + self.size[0]]), np.array([self.north, self.north + self.size[1]])
        (west, east), (north, south) = degrees(x / world_px, y / world_px)
        return f"west={west:.4f}&south={south:.4f}&east={east:.4f}&north={north:.4f}&zoom={self.zoom}"


def around(position: Position, zoom: int, size: tuple[int, int]) -> Screen:
    """The view in whose middle a place lies."""
    world_px = 256 * 2**zoom
    x, y = float(world_x(position.lon)) * world_px, float(world_y(position.lat)) * world_px
    return Screen(zoom, x - size[0] / 2, y - size[1] / 2, size)


def crowds() -> Iterator[Window]:
    """3,000 windows in 150 towns of ten provinces: at one place, in a street or across a county."""
    rng = np.random.default_rng(SEED)
    towns = np.column_stack((rng.uniform(98, 122, 150), rng.uniform(20, 45, 150)))
    towns[1::3] = towns[::3] + rng.normal(0, 0.3, (50, 2))
    spread = rng.choice([0.0, 0.0005, 0.005, 0.05, 0.2], 150)
    for number in range(3000):
        town = int(rng.integers(150) * rng.random())
        lon, lat = towns[town] + rng.normal(0, 1, 2) * spread[town]
        code = f"{31 + town // 15}{town % 15 + 1:02}{number % 9 + 1:02}"
        place = DivisionNames(code, f"第{town}示例区", f"第{town}示例市", f"第{town // 15}示例省")
        yield replace(TIANXIN, id=f"w{number}", division=place, position=Position(round(lon, 6), round(lat, 6)))


def lay_crowds(data: Path) -> None:
    """An edition of crowds."""
    lay_edition(data / "public", windows=list(crowds()))


def lay_demo(data: Path) -> None:
    """The demo's edition."""
    build_demo(data, "zh")


@pytest.fixture(scope="module", params=[lay_crowds, lay_demo], ids=["crowds", "demo"])
def client(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, divisions: Divisions
) -> Iterator[SiteClient]:
    data = tmp_path_factory.mktemp("marks")
    request.param(data)
    with SiteClient(site_over(data, divisions, rooms=[room()])) as client:
        yield client


def middles(client: SiteClient) -> list[Position]:
    """Places that people look at: windows from all over, and one between."""
    listed = client.get("/api/v1/windows?limit=500").json()["windows"]
    chosen = np.random.default_rng(SEED).choice(len(listed), 14, replace=False)
    return [Position(112.5, 27.5), *(Position(listed[row]["lon"], listed[row]["lat"]) for row in chosen)]


def marks(client: SiteClient, screen: Screen) -> Mapping[str, Any]:
    """The marks of a view, by key."""
    return {mark["key"]: mark for mark in client.get(f"/map/view?{screen.query()}").json()["marks"]}


def circles(told: Mapping[str, Any], zoom: int) -> NDArray[np.float64]:
    """East, south and radius of each mark, in pixels of the world (n, 3), as large as the page draws it."""
    world_px = 256 * 2**zoom
    x = world_x([mark["lon"] for mark in told.values()]) * world_px
    y = world_y([mark["lat"] for mark in told.values()]) * world_px
    counts = [mark["count"] for mark in told.values()]
    across = [44 if count == 1 else 48 if count < 100 else 54 if count < 1000 else 68 for count in counts]
    return np.column_stack((x, y, np.array(across) / 2))


@pytest.mark.parametrize("size", SCREENS.values(), ids=SCREENS)
def test_no_two_marks_of_a_view_touch(client: SiteClient, size: tuple[int, int]) -> None:
    most, least_free = 0, np.inf
    for middle in middles(client):
        for zoom in ZOOMS:
            x, y, radius = circles(marks(client, around(middle, zoom, size)), zoom).T
            free = np.hypot(x[:, None] - x, y[:, None] - y) - radius[:, None] - radius
            most, least_free = max(most, len(x)), min(least_free, *free[np.triu_indices(len(x), 1)], np.inf)
    assert most > 10, "views with hardly any marks prove nothing"
    assert least_free >= LEAST_FREE_PX


@pytest.mark.parametrize("size", SCREENS.values(), ids=SCREENS)
def test_a_mark_stays_as_it_is_while_the_map_is_moved(client: SiteClient, size: tuple[int, int]) -> None:
    kept = 0
    for middle in middles(client):
        for zoom in ZOOMS:
            screen = around(middle, zoom, size)
            told = [marks(client, view) for view in (screen, screen.moved(0.3))]
            both = told[0].keys() & told[1].keys()
            kept += len(both)
            # What is told of a mark's windows depends on how many others there are.
            assert [unlisted(told[0][key]) for key in both] == [unlisted(told[1][key]) for key in both]
            x, y, _ = circles(told[0], zoom).T
            inside = in_view(x, y, screen.moved(0.3)) & in_view(x, y, screen)
            assert {key for key, stays in zip(told[0], inside, strict=True) if stays} <= both
    assert kept > 200


def unlisted(mark: Mapping[str, Any]) -> Mapping[str, Any]:
    """A mark without the list of its windows."""
    return {name: value for name, value in mark.items() if name != "windows"}


def in_view(x: NDArray[np.float64], y: NDArray[np.float64], screen: Screen) -> NDArray[np.bool_]:
    """Which of the places a view holds, all but its very edge."""
    width, height = screen.size
    east, south = x - screen.west, y - screen.north
    return np.asarray((east > 1) & (east < width - 1) & (south > 1) & (south < height - 1))
