"""A made-up country for tests of coverage: divisions of every odd kind, and windows in them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import shapely
from shapely import MultiPolygon, Polygon, box

from locator.divisions.division import Division
from locator.divisions.divisions import Divisions
from locator.divisions.shapes import Shape
from locator.editions.edition import Manifest
from locator.editions.snapshot import Snapshot
from locator.editions.window_table import table_of
from locator.position import Position
from locator.window import DivisionNames, Level, Window
from maps.coverage.covering_windows import Conditions, CoveringWindows, covering_windows
from tests.windows import window

DAY = date(2026, 3, 2)

WAVY = shapely.segmentize(
    Polygon([(112.0, 28.0), (112.31, 28.04), (112.42, 28.23), (112.28, 28.41), (112.03, 28.36), (112.12, 28.2)]), 0.01
)
"""A county with a bay, whose edges go every way."""
ENCLAVE = shapely.Point(112.25, 28.2).buffer(0.06, quad_segs=24)
"""A county that lies within WAVY."""
ISLANDS = MultiPolygon([shapely.Point(112.7, 28.1).buffer(0.1), box(112.9, 28.3, 112.9006, 28.3004)])
"""A county of an island, and of an islet some 60 m wide."""
EAST = box(113.0, 28.0, 113.4, 28.3)
CITY_ALONE = shapely.Point(113.6, 28.2).buffer(0.12)

SHAPES: dict[str, Shape] = {
    "430121": Polygon(WAVY.exterior, [ENCLAVE.exterior]),
    "430122": ENCLAVE,
    "430123": ISLANDS,
    "430224": EAST,
    "431900": CITY_ALONE,
}


def divisions() -> Divisions:
    """湖南省 with 长沙市 of three counties, 株洲市 of two (430225 has no border), and 独山市 without counties."""
    province = Division("430000", "湖南省", "湖南", None, "湖南省", Level.PROVINCE, None, "430000", lowest=False)
    counties = ("430121", "430122", "430123", "430224", "430225")
    return Divisions(
        [
            province,
            _city("430100", "长沙市", lowest=False),
            _city("430200", "株洲市", lowest=False),
            _city("431900", "独山市", lowest=True),
            *(_county(code) for code in counties),
        ],
        lambda: SHAPES,
    )


def _city(code: str, name: str, *, lowest: bool) -> Division:
    return Division(code, name, name[:2], name, "湖南省", Level.CITY, code, "430000", lowest=lowest)


def _county(code: str) -> Division:
    city = {"4301": "长沙市", "4302": "株洲市"}[code[:4]]
    return Division(code, f"{code}县", code, city, "湖南省", Level.COUNTY, f"{code[:4]}00", "430000", lowest=True)


def at(code: str, lon: float, lat: float, level: Level | None = None, **changes: object) -> Window:
    """A window of a division at a place."""
    names = DivisionNames(code, f"{code}县", None, "湖南省")
    placed = window(division=names, position=Position(lon, lat), level=level, items=None)
    return replace(placed, **changes)  # type: ignore[arg-type]  # a test names the fields


def snapshot(windows: Iterable[Window]) -> Snapshot:
    """An edition of these windows."""
    numbered = [replace(each, id=f"{number:05d}") for number, each in enumerate(windows)]
    manifest = Manifest(
        version=1,
        edition=7,
        published_at=datetime(2026, 3, 1, tzinfo=UTC),
        note="",
        windows=len(numbered),
        sample=False,
        files={},
    )
    return Snapshot(manifest, table_of(numbered))


def covering(windows: Sequence[Window], conditions: Conditions | None = None) -> CoveringWindows:
    """The windows that count, under conditions."""
    return covering_windows(snapshot(windows), divisions(), conditions or Conditions(DAY))
