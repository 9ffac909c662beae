"""Borders drawn ahead by a process of their own: the same as those drawn at need, there in time, gone with the site."""

import asyncio
import os
import select
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import geopandas  # type: ignore[import-untyped]  # it ships no types
import pytest
from shapely import box

from locator.divisions.divisions import Divisions, LoadedAs
from locator.divisions.drawn_set import DrawnSet
from locator.site.room import Room
from maps.base_map.base_map import BaseMap
from maps.base_map.early_drawing import drawn_elsewhere, early_drawing
from maps.base_map.public_routes import base_map_routes
from tests.journeys.edition_on_disk import MONDAY_TEN, lay_edition, site_over
from tests.journeys.site_client import SiteClient

ROOM = Room(base_map_routes, [], {})
PATIENCE_S = 60.0
PROVINCES = "/map/borders/provinces"
REVIEWED = {"map_review_number": "GS(2026)0001号"}


class SeenDivisions(Divisions):
    """An operator's divisions that note when they are drawn in this process."""

    def __init__(self, own: Path) -> None:
        loaded = Divisions.load(own)
        super().__init__(loaded, dict, loaded.drawn_set, loaded.loaded_as)
        self.drawn = 0

    def drawn_set(self) -> DrawnSet:
        """As they are."""
        self.drawn += 1
        return super().drawn_set()


@pytest.fixture
def divisions(tmp_path: Path) -> SeenDivisions:
    """A province of two counties, from a file."""
    columns = {
        "code": ["430000", "430103", "439001"],
        "name": ["湖南省", "天心区", "直辖县"],
        "level": ["province", "county", "county"],
        "parent": [None, "430000", "430000"],
        "geometry": [None, box(112, 28, 113, 29), box(113, 28, 114, 29)],
    }
    geopandas.GeoDataFrame(columns, crs="EPSG:4326").to_file(tmp_path / "own.gpkg", layer="divisions")
    return SeenDivisions(tmp_path / "own.gpkg")


def client_of(data: Path, divisions: Divisions, **settings: str) -> SiteClient:
    """A site with the base map alone, over an edition that is no sample."""
    lay_edition(data / "public")
    return SiteClient(site_over(data, divisions, MONDAY_TEN, [ROOM], **settings))


def children() -> set[str]:
    """The processes that this one has started and that have not ended."""
    return {pid for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()}


async def settled() -> None:
    """Let everything that is ready to run do so."""
    for _ in range(10):
        await asyncio.sleep(0)


@pytest.fixture
def before() -> Iterator[set[str]]:
    """The children of this process before the test."""
    yield children()


def test_what_is_drawn_elsewhere_is_what_would_be_drawn_here(divisions: SeenDivisions) -> None:
    assert divisions.loaded_as is not None
    elsewhere = asyncio.run(drawn_elsewhere(divisions.loaded_as))
    here = BaseMap(divisions)
    assert {*elsewhere} == {"provinces", "430000", "names", "430000-names"}
    assert elsewhere["provinces"] == asyncio.run(here.province_borders())
    assert elsewhere["names"] == asyncio.run(here.country_names())
    assert elsewhere["430000-names"] == asyncio.run(here.county_names("430000"))
    assert elsewhere["430000"] == asyncio.run(here.county_borders("430000"))


def test_the_borders_are_drawn_before_anybody_asks_and_not_in_this_process(
    tmp_path: Path, divisions: SeenDivisions, before: set[str]
) -> None:
    with client_of(tmp_path, divisions, **REVIEWED) as client:
        client.run(settled())
        assert len(children() - before) == 1
        assert {client.get(path).status_code for path in (PROVINCES, "/map/borders/43")} == {200}
        assert divisions.drawn == 0
        assert children() - before == set()


def test_a_drawing_that_goes_on_is_killed_when_the_site_stops(divisions: SeenDivisions, before: set[str]) -> None:
    async def killed() -> bool:
        async with early_drawing(BaseMap(divisions), LoadedAs(None), lambda: True):
            await settled()
            [drawing] = children() - before
            os.kill(int(drawing), signal.SIGSTOP)  # now it cannot end by itself
            end = os.pidfd_open(int(drawing))
        ended, _, _ = select.select([end], [], [], PATIENCE_S)
        os.close(end)
        return bool(ended)

    assert asyncio.run(killed())
    assert children() - before == set()


@pytest.mark.parametrize(
    "settings", [{}, {**REVIEWED, "tianditu_key": "0" * 32}], ids=["borders may not be shown", "tiles lie under all"]
)
def test_what_nobody_would_see_is_not_drawn(
    tmp_path: Path, divisions: SeenDivisions, before: set[str], settings: dict[str, str]
) -> None:
    with client_of(tmp_path, divisions, **settings) as client:
        client.run(settled())
        assert children() - before == set()


def test_divisions_that_no_other_process_could_load_are_drawn_at_need(
    tmp_path: Path, divisions: SeenDivisions, before: set[str]
) -> None:
    divisions.loaded_as = None
    with client_of(tmp_path, divisions, **REVIEWED) as client:
        client.run(settled())
        assert children() - before == set()
        assert client.get(PROVINCES).status_code == 200


def test_where_the_other_process_fails_the_borders_are_drawn_at_need(
    tmp_path: Path, divisions: SeenDivisions, caplog: pytest.LogCaptureFixture
) -> None:
    assert divisions.loaded_as is not None
    divisions.loaded_as = replace(divisions.loaded_as, replacement=tmp_path / "gone.gpkg")
    with client_of(tmp_path, divisions, **REVIEWED) as client:
        assert client.get(PROVINCES).status_code == 200
    assert divisions.drawn == 1
    assert "the borders could not be drawn ahead: DrawingFailed" in caplog.text
