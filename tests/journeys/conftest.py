"""What journeys share: a reader, a site that is only asked, an office's desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from importer.workbook.reader import WorkbookReader
from locator.divisions.divisions import Divisions
from maps.live_map.room import room
from tests.desk import Desk
from tests.item_page_reader import ALL_WINDOWS, NATIONAL, OWN
from tests.journeys.edition_on_disk import lay_edition, site_over
from tests.journeys.site_client import SiteClient


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    """A reader of workbooks, its process kept over the tests of a file."""
    with WorkbookReader() as kept:
        yield kept


@pytest.fixture
def desk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, divisions: Divisions
) -> Desk:
    """A desk whose commands find the divisions read already, as one long-lived process would."""
    monkeypatch.setenv("TONGBAN_DATA", str(tmp_path / "data"))
    read = Divisions.load
    monkeypatch.setattr(Divisions, "load", lambda path=None: read(path) if path else divisions)
    return Desk(tmp_path, capsys)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[SiteClient]:
    """A client of a site over a small edition, for the tests of a file that only ask."""
    data = tmp_path_factory.mktemp("data")
    lay_edition(data / "public")
    with SiteClient(site_over(data, divisions)) as client:
        yield client


@pytest.fixture
def map_client(tmp_path: Path, divisions: Divisions) -> Iterator[SiteClient]:
    """A client of a site with the map, over a sample."""
    lay_edition(tmp_path / "public", sample=True)
    with SiteClient(site_over(tmp_path, divisions, rooms=[room()])) as client:
        yield client


@pytest.fixture(scope="module")
def hall_client(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[SiteClient]:
    """A site with a hall of the city beside those of its counties."""
    data = tmp_path_factory.mktemp("data")
    lay_edition(data / "public", windows=ALL_WINDOWS)
    with SiteClient(site_over(data, divisions, national_zone=NATIONAL, provincial_zone=OWN)) as client:
        yield client
