"""Wherever a link to a map program is shown, the point behind it is computed back: it is where the window is."""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from locator.divisions.divisions import Divisions
from locator.finding.links import Links
from locator.position import Position
from tests.journeys.edition_on_disk import MONDAY_TEN, TIANXIN, lay_edition, site_over
from tests.journeys.site_client import SiteClient
from tests.unit.test_links_lead_there import AT_MOST_M, PLACES, WGS84, amap, apple, baidu, geo, shifted, tencent
from tongban import public_rooms

PROGRAMS: dict[str, tuple[str, Callable[[Links], tuple[float, float]]]] = {
    "amap": ("https://uri.amap.com/", amap),
    "baidu": ("https://api.map.baidu.com/", baidu),
    "tencent": ("https://apis.map.qq.com/", tencent),
    "apple": ("https://maps.apple.com/", apple),
    "geo": ("geo:", geo),
}
BLANK = Links("", (), "", "", "", "", "")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[SiteClient]:
    """A site with a window at each of the places."""
    data = tmp_path_factory.mktemp("data")
    windows = [replace(TIANXIN, id=f"at-{row}", position=at) for row, at in enumerate(PLACES.values())]
    lay_edition(data / "public", windows=windows)
    with SiteClient(site_over(data, divisions, MONDAY_TEN, public_rooms())) as client:
        yield client


def metres_off(page: str, position: Position) -> dict[str, float]:
    """How far each of the first links of a page to a map program leads from where the window is."""
    hrefs = [html.unescape(href) for href in re.findall(r'href="([^"]+)"', page)]
    found = {}
    for name, (start, point) in PROGRAMS.items():
        only: dict[str, Any] = {name: next(href for href in hrefs if href.startswith(start))}
        lon, lat = point(replace(BLANK, **only))
        found[name] = WGS84.inv(lon, lat, position.lon, position.lat)[2]
    return found


@pytest.mark.parametrize("row", range(len(PLACES)), ids=[*PLACES])
def test_a_link_on_a_page_leads_to_the_window(client: SiteClient, row: int) -> None:
    position = [*PLACES.values()][row]
    here = {"place": "", "at": f"{position.lon},{position.lat}", "within": "10"}
    pages = {
        "window": client.get(f"/windows/at-{row}").text,
        "window in English": client.get(f"/windows/at-{row}?lang=en").text,
        "popup": client.get(f"/map/windows/at-{row}").text,
        "results": client.post("/", data=here).text.partition('id="window-1"')[2],
    }
    for name, page in pages.items():
        off = metres_off(page, position)
        assert off.keys() == PROGRAMS.keys()
        assert max(off.values()) < AT_MOST_M, name


@pytest.mark.parametrize("datum", ["wgs84", "gcj02"])
def test_a_program_s_links_lead_to_the_window_in_whatever_datum_it_asks(client: SiteClient, datum: str) -> None:
    for row, position in enumerate(PLACES.values()):
        asked = shifted(position.lon, position.lat) if datum == "gcj02" else (position.lon, position.lat)
        where = {"lon": f"{asked[0]:.7f}", "lat": f"{asked[1]:.7f}", "datum": datum}
        [match] = client.get("/api/v1/nearest", params={**where, "k": "1"}).json()["matches"]
        assert match["window"]["id"] == f"at-{row}"
        links: Links = replace(BLANK, **{name: match["links"][name] for name in PROGRAMS})
        for _, point in PROGRAMS.values():
            lon, lat = point(links)
            assert WGS84.inv(lon, lat, position.lon, position.lat)[2] < AT_MOST_M
