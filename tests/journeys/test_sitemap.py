"""The sitemap of an edition: an index, its parts, and robots.txt that names it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from starlette.applications import Starlette

from locator.divisions.divisions import Divisions
from locator.readers.workdays import known_calendar
from locator.site.live_edition import LiveEdition
from locator.site.public_site import PublicSite
from locator.site.sitemap import MOST_A_PART, Sitemap
from locator.window import Window
from tests.journeys.edition_on_disk import MONDAY_TEN, TIANXIN, WINDOWS, lay_edition, site_over
from tests.journeys.site_client import SiteClient
from tongban import public_rooms

ADDRESS = "https://tongban.example.gov.cn"
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@contextmanager
def over(
    folder: Path, divisions: Divisions, windows: Sequence[Window] = WINDOWS, *, sample: bool = False, **settings: str
) -> Iterator[SiteClient]:
    lay_edition(folder / "public", windows=windows, sample=sample)
    with SiteClient(site_over(folder, divisions, MONDAY_TEN, public_rooms(), **settings)) as client:
        yield client


def addresses(client: SiteClient, path: str) -> list[str]:
    """What a file of the sitemap lists."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/xml"
    root = ET.fromstring(answer.content)  # noqa: S314  # our own
    assert root.tag in {f"{NAMESPACE}urlset", f"{NAMESPACE}sitemapindex"}
    return [f"{one.findtext(f'{NAMESPACE}loc')}" for one in root]


def test_each_address_of_the_sitemap_is_a_page(tmp_path: Path, divisions: Divisions) -> None:
    with over(tmp_path, divisions, public_address=ADDRESS) as client:
        parts = addresses(client, "/sitemap.xml")
        assert parts == [f"{ADDRESS}/sitemaps/pages.xml", f"{ADDRESS}/sitemaps/windows-1.xml"]
        listed = [address for part in parts for address in addresses(client, urlsplit(part).path)]
        assert len({*listed}) == len(listed)
        assert {f"{ADDRESS}/windows/{window.id}" for window in WINDOWS} <= {*listed}
        assert {f"{ADDRESS}{path}" for path in ("/", "/map", "/help", "/items", "/items/2022-01")} <= {*listed}
        for address in listed:
            assert address.startswith(f"{ADDRESS}/")
            answer = client.get(urlsplit(address).path)
            assert (address, answer.status_code) == (address, 200)


def test_robots_txt_names_the_sitemap_where_there_is_one(tmp_path: Path, divisions: Divisions) -> None:
    with over(tmp_path, divisions, public_address=ADDRESS) as client:
        assert client.get("/robots.txt").text.splitlines()[-1] == f"Sitemap: {ADDRESS}/sitemap.xml"
    with SiteClient(site_over(tmp_path, divisions)) as client:
        assert "Sitemap" not in client.get("/robots.txt").text
        for path in ("/sitemap.xml", "/sitemaps/pages.xml", "/sitemaps/windows-1.xml"):
            assert client.get(path).status_code == 404


def test_a_part_that_there_is_not_is_a_404(tmp_path: Path, divisions: Divisions) -> None:
    with over(tmp_path, divisions, public_address=ADDRESS) as client:
        for part in ("0", "2", "01", "١", "99999999999999999999", "-1", "x"):
            assert client.get(f"/sitemaps/windows-{part}.xml").status_code == 404


def test_windows_of_a_sample_are_nothing_to_be_found(tmp_path: Path, divisions: Divisions) -> None:
    with over(tmp_path, divisions, sample=True, public_address=ADDRESS) as client:
        assert addresses(client, "/sitemap.xml") == [f"{ADDRESS}/sitemaps/pages.xml"]
        assert client.get("/sitemaps/windows-1.xml").status_code == 404


def test_who_has_a_file_of_this_edition_is_not_sent_it_again(tmp_path: Path, divisions: Divisions) -> None:
    with over(tmp_path, divisions, public_address=ADDRESS) as client:
        for path in ("/sitemap.xml", "/sitemaps/pages.xml", "/sitemaps/windows-1.xml"):
            tag = client.get(path).headers["etag"]
            again = client.get(path, headers={"if-none-match": tag})
            assert (again.status_code, again.content) == (304, b"")
        lay_edition(tmp_path / "public", 2, WINDOWS[:2])
        assert isinstance(client.site, PublicSite)
        client.run(client.site.live.look())
        fresh = client.get("/sitemaps/windows-1.xml", headers={"if-none-match": tag})
        assert fresh.status_code == 200
        assert len(addresses(client, "/sitemaps/windows-1.xml")) == 2


def test_before_the_first_edition_there_is_no_sitemap_yet(tmp_path: Path, divisions: Divisions) -> None:
    with SiteClient(site_over(tmp_path, divisions, public_address=ADDRESS)) as client:
        assert client.get("/sitemap.xml").status_code == 503


def test_many_windows_are_parted_and_each_stands_in_one_part(tmp_path: Path, divisions: Divisions) -> None:
    assert MOST_A_PART <= 50_000  # sitemaps.org
    windows = [replace(TIANXIN, id=f"W{number}") for number in range(2_503)]
    live = LiveEdition(lay_edition(tmp_path, windows=windows), divisions, known_calendar(2026))
    live.load(1)
    with SiteClient(Starlette(routes=Sitemap(live, ADDRESS, [], most=1_250).routes())) as client:
        parts = addresses(client, "/sitemap.xml")[1:]
        listed = [addresses(client, urlsplit(part).path) for part in parts]
    assert [len(part) for part in listed] == [1_250, 1_250, 3]
    assert {address for part in listed for address in part} == {f"{ADDRESS}/windows/{one.id}" for one in windows}
