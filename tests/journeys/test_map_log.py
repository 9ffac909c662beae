"""The log of a site with a map: that somebody looks at it, and not where."""

import logging

import pytest

from tests.journeys.edition_on_disk import TIANXIN
from tests.journeys.site_client import SiteClient


@pytest.mark.parametrize(
    ("address", "logged"),
    [
        ("/map", "/map"),
        ("/map/view?west=110&south=25&east=115&north=30&zoom=9", "/map/view"),
        ("/map/tiles/vec/16/53331/26869", "/map/tiles/*"),
        ("/map/borders/43", "/map/borders/*"),
        ("/map/cells/10-834-417", "/map/cells/*"),
        (f"/windows/{TIANXIN.id}", f"/windows/{TIANXIN.id}"),
    ],
)
def test_where_on_the_map_somebody_looks_is_not_logged(
    map_client: SiteClient, caplog: pytest.LogCaptureFixture, address: str, logged: str
) -> None:
    with caplog.at_level(logging.INFO, "tongban.access"):
        status = map_client.get(address).status_code
    [said] = [record.getMessage() for record in caplog.records if record.name == "tongban.access"]
    assert said.startswith(f"GET {logged} {status} ")
