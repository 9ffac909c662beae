"""A host that answers as a geocoder does, and sites that ask it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from locator.divisions.divisions import Divisions
from tests.journeys.edition_on_disk import MONDAY_TEN, lay_edition, site_over
from tests.journeys.geocoders.formats import KEY
from tests.journeys.site_client import SiteClient
from tests.tile_upstream import TileUpstream, tile_upstream


@pytest.fixture
def upstream() -> Iterator[TileUpstream]:
    with tile_upstream() as upstream:
        yield upstream


@pytest.fixture
def site(tmp_path: Path, divisions: Divisions, upstream: TileUpstream) -> Iterator[Callable[..., SiteClient]]:
    """Makes a client of a site that asks a geocoder."""
    lay_edition(tmp_path / "public")
    clients: list[SiteClient] = []

    def of(name: str, **more: str) -> SiteClient:
        settings = {"geocoder": name, "geocoder_address": upstream.address, "geocoder_key": KEY, **more}
        client = SiteClient(site_over(tmp_path, divisions, MONDAY_TEN, (), **settings))
        clients.append(client.__enter__())
        return clients[-1]

    yield of
    for client in clients:
        client.__exit__(None, None, None)
