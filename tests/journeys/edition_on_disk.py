"""What journeys through the public site stand on: windows, an edition of them on disk, a moment, and the site."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from importer.publishing.edition_writer import NewEdition, make_live, write_edition
from locator.divisions.divisions import Divisions
from locator.editions.edition import EditionFolders
from locator.items.catalogue import Catalogue
from locator.position import Datum, Position
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import known_calendar
from locator.settings import PublicSettings
from locator.site.public_site import PublicSite, public_site
from locator.site.room import Room
from locator.window import DivisionNames, HoursText, Kind, Level, Parsed, Window
from tests.journeys.site_client import SiteClient

MONDAY_TEN = datetime(2026, 3, 2, 10, 0, tzinfo=SHANGHAI)
"""A Monday morning in the middle of office hours."""

HOURS = "工作日 9:00-12:00，13:00-17:00"

TIANXIN = Window(
    id="430103-TIANXIN1",
    name="天心区政务服务中心“跨省通办”窗口",
    division=DivisionNames("430103", "天心区", "长沙市", "湖南省"),
    address="长沙市天心区示例路1号一楼",
    phones=("0731-85550123", "12345"),
    hours=HoursText(HOURS, Parsed.FULL, "Mo-Fr 09:00-12:00,13:00-17:00; PH off"),
    transit="示例公交1路",
    kind=Kind.STAFFED,
    level=Level.COUNTY,
    position=Position(112.985, 28.115),
    source_datum=Datum.GCJ02,
    precision_m=1.0,
    office="天心区数据局",
    confirmed_on=date(2026, 1, 5),
    closed_until=None,
    items=("2022-01", "2022-02"),
)
YUELU = replace(
    TIANXIN,
    id="430104-YUELU001",
    name="岳麓区政务服务中心窗口",
    division=DivisionNames("430104", "岳麓区", "长沙市", "湖南省"),
    position=Position(112.93, 28.23),
    phones=(),
    transit=None,
    items=None,
)
NIGHT = replace(
    TIANXIN,
    id="430105-KAIFU001",
    name="开福区自助终端",
    division=DivisionNames("430105", "开福区", "长沙市", "湖南省"),
    kind=Kind.KIOSK,
    hours=None,
    position=Position(112.985, 28.26),
    items=("all",),
    level=None,
)
GUANGZHOU = replace(
    TIANXIN,
    id="440106-TIANHE01",
    name="天河区政务服务中心窗口",
    division=DivisionNames("440106", "天河区", "广州市", "广东省"),
    position=Position(113.361, 23.124),
    phones=("020-38550123",),
    items=("2022-03",),
)
WINDOWS = (TIANXIN, YUELU, NIGHT, GUANGZHOU)


def lay_edition(
    public: Path,
    edition: int = 1,
    windows: Sequence[Window] = WINDOWS,
    *,
    sample: bool = False,
    catalogue: Catalogue | None = None,
) -> EditionFolders:
    """Write an edition and make it live; its items are the program's own unless a catalogue is given."""
    published_at = datetime(2026, 2, 27, 9, 0, tzinfo=SHANGHAI)
    write_edition(public, NewEdition(edition, windows, published_at, "", sample, catalogue=catalogue))
    make_live(public, edition)
    return EditionFolders(public)


def site_over(
    data: Path,
    divisions: Divisions,
    now: datetime | Callable[[], datetime] = MONDAY_TEN,
    rooms: Sequence[Room] = (),
    **settings: str,
) -> PublicSite:
    """The public site over a data folder, at a moment that stands still, or with a clock."""
    site = public_site(
        PublicSettings.model_validate({"data": data, **settings}),
        EditionFolders(data / "public"),
        divisions=divisions,
        calendar=known_calendar(2026),
        clock=now if callable(now) else lambda: now,
        rooms=rooms,
    )
    assert isinstance(site, PublicSite)
    return site


@contextmanager
def site_of_one(
    data: Path,
    divisions: Divisions,
    window: Window,
    now: datetime = MONDAY_TEN,
    **settings: str,
) -> Iterator[SiteClient]:
    """Who asks the public site over an edition of a single window."""
    lay_edition(data / "public", windows=[window])
    with SiteClient(site_over(data, divisions, now, (), **settings)) as client:
        yield client
