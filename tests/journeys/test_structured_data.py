"""What programs read out of a window's page: one address for it, and its public facts as schema.org names them."""

import json
import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from locator.divisions.divisions import Divisions
from locator.readers.moments import SHANGHAI
from locator.window import HoursText, Parsed, Window
from tests.hostile_map import PAYLOADS
from tests.journeys.edition_on_disk import MONDAY_TEN, TIANXIN, YUELU, lay_edition, site_of_one, site_over
from tests.journeys.site_client import SiteClient

ADDRESS = "https://tongban.example.gov.cn"
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
HOSTILE = [*PAYLOADS.values(), "</script><script>alert(1)</script>", "<!--<script>", "]]>\u2028", '"},"@type":"Evil"']


def page_of(folder: Path, divisions: Divisions, window: Window, now: datetime = MONDAY_TEN, **settings: str) -> str:
    with site_of_one(folder, divisions, window, now, **settings) as client:
        return client.get(f"/windows/{window.id}?place=天心区").text


def office_of(page: str) -> dict[str, Any]:
    [block] = BLOCK.findall(page)
    office: dict[str, Any] = json.loads(block)
    return office


def hours(office: dict[str, Any]) -> dict[str, list[str]]:
    """The hours of each day that something is said of."""
    found: dict[str, list[str]] = {}
    for one in office.get("openingHoursSpecification", []):
        assert one["validFrom"] == one["validThrough"]
        found.setdefault(one["validFrom"], []).append(f"{one['opens']}–{one['closes']}")
    return found


def test_a_window_is_a_government_office_with_its_public_facts(tmp_path: Path, divisions: Divisions) -> None:
    office = office_of(page_of(tmp_path, divisions, TIANXIN, public_address=ADDRESS))
    assert (office["@context"], office["@type"]) == ("https://schema.org", "GovernmentOffice")
    assert (office["name"], office["url"]) == (TIANXIN.name, f"{ADDRESS}/windows/{TIANXIN.id}")
    assert office["address"] == {
        "@type": "PostalAddress",
        "addressCountry": "CN",
        "addressRegion": "湖南省",
        "addressLocality": "长沙市天心区",
        "streetAddress": TIANXIN.address,
    }
    assert office["geo"] == {"@type": "GeoCoordinates", "latitude": 28.115, "longitude": 112.985}
    assert office["telephone"] == ["+8673185550123", "073112345"]
    assert office["parentOrganization"]["name"] == "天心区数据局"


def test_days_that_are_sure_are_told_one_by_one_closed_ones_too(tmp_path: Path, divisions: Divisions) -> None:
    around_national_day = datetime(2026, 9, 28, 10, 0, tzinfo=SHANGHAI)
    found = hours(office_of(page_of(tmp_path, divisions, TIANXIN, around_national_day)))
    assert len(found) == 14
    assert found["2026-09-28"] == ["09:00–12:00", "13:00–17:00"]
    assert found["2026-10-01"] == ["00:00–00:00"]


def test_of_a_day_in_doubt_and_of_what_is_not_stated_nothing_is_said(tmp_path: Path, divisions: Divisions) -> None:
    window = replace(YUELU, hours=HoursText("9:00-17:00", Parsed.FULL, None))
    office = office_of(page_of(tmp_path, divisions, window))
    assert "2026-03-07" not in hours(office)
    assert "2026-03-06" in hours(office)
    assert "telephone" not in office
    nothing = office_of(page_of(tmp_path / "b", divisions, replace(YUELU, hours=None)))
    assert "openingHoursSpecification" not in nothing


def test_a_day_out_of_service_is_told_closed(tmp_path: Path, divisions: Divisions) -> None:
    found = hours(office_of(page_of(tmp_path, divisions, replace(TIANXIN, closed_until=date(2026, 3, 3)))))
    assert (found["2026-03-03"], found["2026-03-04"]) == (["00:00–00:00"], ["09:00–12:00", "13:00–17:00"])


def test_open_all_day_ends_with_the_last_minute(tmp_path: Path, divisions: Divisions) -> None:
    window = replace(TIANXIN, hours=HoursText("24小时", Parsed.FULL, None))
    assert hours(office_of(page_of(tmp_path, divisions, window)))["2026-03-07"] == ["00:00–23:59"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_ends_the_block(tmp_path: Path, divisions: Divisions, text: str) -> None:
    page = page_of(tmp_path, divisions, replace(TIANXIN, name=text, address=text, office=text, phones=(text,)))
    office = office_of(page)
    assert (office["@type"], office["name"], office["address"]["streetAddress"]) == ("GovernmentOffice", text, text)
    [block] = BLOCK.findall(page)
    assert not {*"<>&"} & {*block}


def test_a_sample_s_windows_are_no_offices_that_programs_should_find(tmp_path: Path, divisions: Divisions) -> None:
    lay_edition(tmp_path / "public", windows=[TIANXIN], sample=True)
    with SiteClient(site_over(tmp_path, divisions, public_address=ADDRESS)) as client:
        page = client.get(f"/windows/{TIANXIN.id}").text
    assert BLOCK.findall(page) == []
    assert '<meta name="robots" content="noindex">' in page


def test_a_page_names_one_address_of_its_own_whatever_led_to_it(tmp_path: Path, divisions: Divisions) -> None:
    path = f"/windows/{TIANXIN.id}"
    page = page_of(tmp_path, divisions, TIANXIN, public_address=ADDRESS)
    assert f'<link rel="canonical" href="{ADDRESS}{path}">' in page
    with SiteClient(site_over(tmp_path, divisions)) as client:
        at_home = {"host": "127.0.0.1:8000"}
        assert f'<link rel="canonical" href="{path}">' in client.get(f"{path}?place=天心区", headers=at_home).text
        assert f'<link rel="canonical" href="{path}?lang=en">' in client.get(f"{path}?lang=en", headers=at_home).text
