"""The sites that tests in a browser visit, as fixtures: each served once a worker, on a morning that does not pass."""

import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from importer.demo import build_demo
from locator.divisions.divisions import Divisions
from locator.readers.moments import SHANGHAI
from locator.window import Window
from tests.answer_files import EVERY_MARK, HOSTILE_ANSWER, LONG_LINK, answer_text, lay_answer
from tests.journeys.edition_on_disk import MONDAY_TEN, lay_edition, site_over
from tests.sentinels import FILE_NAME, HEADER, rows
from tests.served_site import served
from tests.sheets import LABELS, workbook
from tests.site_windows import (
    HOSTILE_PLACE,
    crowded_windows,
    hostile_windows,
    long_windows,
    many_items_windows,
    province_windows,
)
from tongban import public_rooms, run

DEMO_MOMENT = datetime(2026, 3, 4, 10, 0, tzinfo=SHANGHAI)
"""A Wednesday morning, at which the demo's windows are in all three states."""

OWNER = {
    "sponsor": "湖南省示例管理局",
    "site_code": "4300000000",
    "icp_number": "湘ICP备00000000号-1",
    "police_number": "湘公网安备43000000000000号",
    "national_zone": "https://example.invalid/national",
    "provincial_zone": "https://example.invalid/provincial",
    "rating_page": "https://example.invalid/rating",
    "public_address": "https://tongban.example.gov.cn",
}
"""A foot as full as a government site's, and the address that such a site is known by."""


Serve = Callable[[Path], AbstractContextManager[str]]


@pytest.fixture(scope="session")
def serve(divisions: Divisions) -> Serve:
    """Serves a data folder on a Monday morning that does not pass."""

    @contextmanager
    def serving(data: Path) -> Iterator[str]:
        with served(site_over(data, divisions, MONDAY_TEN, public_rooms(), **OWNER)) as site:
            yield site

    return serving


@pytest.fixture(scope="session")
def province_site(serve: Serve, divisions: Divisions, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Some hundreds of windows, one at the seat of each county of six provinces."""
    with serve(laid(tmp_path_factory, province_windows(divisions))) as site:
        yield site


@pytest.fixture(scope="session")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of windows whose every text tries to get out of its place."""
    return laid(tmp_path_factory, hostile_windows())


@pytest.fixture(scope="session")
def hostile_site(serve: Serve, hostile_folder: Path) -> Iterator[str]:
    """The same, served."""
    with serve(hostile_folder) as site:
        yield site


@pytest.fixture(scope="session")
def hostile_crowd_site(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same windows, all at one place."""
    crowd = [replace(window, position=HOSTILE_PLACE) for window in hostile_windows()]
    with serve(laid(tmp_path_factory, crowd)) as site:
        yield site


@pytest.fixture(scope="session")
def corrections_site(serve: Serve, divisions: Divisions, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same province as a site that takes notes, of which nobody has sent one yet."""
    data = laid(tmp_path_factory, [*province_windows(divisions), *long_windows()])
    command(data, "corrections")
    with serve(data) as site:
        yield site


@pytest.fixture(scope="session")
def many_items_site(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A window that takes all items one by one and was last checked years ago, with some of all kinds around it."""
    with serve(laid(tmp_path_factory, many_items_windows())) as site:
        yield site


@pytest.fixture(scope="session")
def long_site(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Windows whose texts are long and do not break."""
    with serve(laid(tmp_path_factory, long_windows())) as site:
        yield site


@pytest.fixture(scope="session")
def crowded_site(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Many windows at one place."""
    with serve(laid(tmp_path_factory, crowded_windows())) as site:
        yield site


@pytest.fixture(scope="session")
def answers_site(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[str]:
    """A site with an operator's answers: about an item, past its date, hostile, and long without a break."""
    data = tmp_path_factory.mktemp("answers")
    hostile = '"<script>document.title = 1</script>“”&lt;"'
    lay_answer(data / "own", "card.md")
    lay_answer(
        data / "own", "past.md", answer_text(EVERY_MARK, valid_until='"2026-03-01"', source_url=f'"{LONG_LINK}"')
    )
    lay_answer(data / "own", "hostile.md", answer_text(HOSTILE_ANSWER, question=hostile, source=hostile, items=None))
    lay_answer(data / "own", "long.md", answer_text("长" * 3000 + "\n\n    " + "w" * 300, question=f'"{"w" * 200}"'))
    lay_edition(data / "public")
    with served(site_over(data, divisions, MONDAY_TEN, public_rooms(), answers=str(data / "own"))) as site:
        yield site


@pytest.fixture(scope="session")
def sentinel_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an office whose sheet holds persons' names and mobiles, strayed ones too, really imported."""
    folder = tmp_path_factory.mktemp("sentinels")
    sheet = folder / FILE_NAME
    sheet.write_bytes(workbook(rows(), labels={**LABELS, "duty": "值班人"}, header=HEADER))
    command(folder / "data", "import", "--publish", str(sheet))
    return folder / "data"


@pytest.fixture(scope="session")
def sentinel_site(serve: Serve, sentinel_folder: Path) -> Iterator[str]:
    """The same, served."""
    with serve(sentinel_folder) as site:
        yield site


@pytest.fixture(scope="session")
def empty_site(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An edition without a window."""
    with serve(laid(tmp_path_factory, [])) as site:
        yield site


@pytest.fixture(scope="session")
def unready_site(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[str]:
    """No edition has been published: every page is a 503."""
    with served(site_over(tmp_path_factory.mktemp("unready"), divisions, rooms=public_rooms())) as site:
        yield site


@pytest.fixture(scope="session")
def broken_site(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[str]:
    """A site whose clock fails: every page that asks for the moment is a 500."""
    data = tmp_path_factory.mktemp("broken")
    lay_edition(data / "public")
    with served(site_over(data, divisions, _stopped_clock, public_rooms())) as site:
        yield site


def _stopped_clock() -> datetime:
    raise RuntimeError("no clock")


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's data, built once a run: the first worker that comes builds, the others wait."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        build_demo(shared / "demo", "zh")
    return shared / "demo"


@pytest.fixture(scope="session")
def demo_site(demo_folder: Path, divisions: Divisions) -> Iterator[str]:
    """The demo province as a stranger sees it, on a Wednesday morning that does not pass."""
    with served(site_over(demo_folder, divisions, DEMO_MOMENT, public_rooms())) as site:
        yield site


def laid(folders: pytest.TempPathFactory, windows: Sequence[Window]) -> Path:
    """A data folder of its own with an edition of some windows."""
    data = folders.mktemp("data")
    lay_edition(data / "public", windows=windows)
    return data


def command(data: Path, *arguments: str, ended: int = 0) -> None:
    """Run `tongban` over a data folder; it has to end with a code."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("TONGBAN_DATA", str(data))
        assert run(arguments) == ended
