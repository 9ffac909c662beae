"""The file's script makes the same marks of the same windows as the site's map does."""

import base64
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

from locator.geometry.box import Box
from maps.live_map.cell_grid import CellGrid
from maps.live_map.mark_circles import ACROSS_PX, radii
from tests.house import HOUSE

FINEST = 14
DRAWN = """async ([module, lats, lons, zoom]) => {
  const { cellMarks, worldPlace } = await import(`data:text/javascript;base64,${module}`);
  const places = lats.map((lat, number) => {
    const [x, y] = worldPlace(lat, lons[number]);
    return { number, lat, lon: lons[number], x, y };
  });
  return cellMarks(places, zoom);
}"""


def drawn(page: Page, lat: Any, lon: Any, zoom: float) -> list[Any]:
    """The marks that the script draws."""
    module = base64.b64encode((HOUSE / "maps/static/map_file/cells.js").read_bytes()).decode("ascii")
    return list(page.evaluate(DRAWN, [module, lat.tolist(), lon.tolist(), zoom]))


def crowd() -> tuple[Any, Any]:
    """Windows of a province, crowded about some seats; some stand at one point."""
    chance = np.random.default_rng(430000)
    seats = chance.uniform([24.6, 108.8], [30.1, 114.2], (40, 2))
    places = np.round(seats[chance.integers(0, 40, 400)] + chance.normal(0, 0.03, (400, 2)), 6)
    places[::10] = places[1::10]
    return places[:, 0], places[:, 1]


@pytest.mark.parametrize("zoom", [4, 6, 8, 10, 13])
def test_marks_are_those_of_the_site_s_map(page: Page, zoom: int) -> None:
    lat, lon = crowd()
    grid = CellGrid(lon, lat)
    # The server looks into so many cells at once, and no more: at near zooms, of a part.
    part = Box(108, 24, 115, 31) if zoom <= 8 else Box(112.0, 27.0, 112.3, 27.3)
    wanted = {mark.key: mark for mark in grid.marks(part, zoom, most=1_000_000)}
    assert wanted
    found = {mark["key"]: mark for mark in drawn(page, lat, lon, zoom) if mark["key"] in wanted}
    assert found.keys() == wanted.keys()
    for key, mark in wanted.items():
        assert sorted(found[key]["numbers"]) == sorted(grid.ordered.rows_of(mark).tolist())
        assert (found[key]["lon"], found[key]["lat"]) == pytest.approx((mark.lon, mark.lat), abs=1e-9)
        assert found[key]["parts"] == (mark.zoom if mark.zoom is not None and mark.zoom <= FINEST else None)


@pytest.mark.parametrize("zoom", [5.0, 5.5, 6.5, 9.5])
def test_no_two_marks_touch_at_any_zoom_and_each_window_is_in_one(page: Page, zoom: float) -> None:
    lat, lon = crowd()
    marks = drawn(page, lat, lon, zoom)
    assert sorted(number for mark in marks for number in mark["numbers"]) == list(range(len(lat)))
    world_px = 256 * 2**zoom
    y = (0.5 - np.arcsinh(np.tan(np.radians([mark["lat"] for mark in marks]))) / (2 * np.pi)) * world_px
    x = (np.array([mark["lon"] for mark in marks]) + 180) / 360 * world_px
    reach = radii(np.array([len(mark["numbers"]) for mark in marks]))
    away = np.hypot(x[:, None] - x, y[:, None] - y) - reach[:, None] - reach
    np.fill_diagonal(away, 1.0)
    assert len(marks) > 1
    assert away.min() >= 0


def test_a_mark_is_as_wide_as_its_style_says() -> None:
    style = (HOUSE / "maps/static/map_file/marks.css").read_text("utf-8")
    for name, count in ((".mark", 1), (".mark.cluster", 2), (".mark.cluster.large", 100), (".mark.cluster.huge", 1000)):
        rule = style.partition(f"\n{name} {{")[2].partition("}")[0]
        assert f"width: {ACROSS_PX[count]}px; height: {ACROSS_PX[count]}px" in rule
