"""Results of one region, and of how many: what was asked stays as it was when one part of it changes."""

import html
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from locator.divisions.divisions import Divisions
from locator.window import HoursText, Parsed
from tests.journeys.edition_on_disk import GUANGZHOU, TIANXIN, lay_edition, site_over
from tests.journeys.site_client import SiteClient

CHANGSHA = "/?place=430100&area=430100&k=50"


def shown(page: str) -> int:
    return len(re.findall('id="window-[0-9]+"', page))


def hidden(page: str) -> dict[str, str]:
    """The search form's own hidden fields."""
    form = page[page.index('<form class="search') :]
    fields = re.findall(r'<input type="hidden" name="([a-z]+)" value="([^"]*)">', form[: form.index("</form>")])
    return {name: html.unescape(value) for name, value in fields}


def question(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def test_another_language_keeps_the_region_and_how_many(client: SiteClient) -> None:
    [other] = re.findall(r'<a href="([^"]+)" lang="en"', client.get(CHANGSHA).text)
    assert question(html.unescape(other)) == {"place": "430100", "area": "430100", "k": "50", "lang": "en"}


def test_a_search_from_a_region_stays_in_it_until_another_place_is_typed(client: SiteClient) -> None:
    page = client.get(CHANGSHA).text
    fields = hidden(page)
    place = fields["beside"]
    again = client.post("/", data={**fields, "place": place, "open": "true"}).headers["location"]
    assert question(again) == {"place": place, "open": "true", "area": "430100"}
    elsewhere = client.post("/", data={**fields, "place": "天河区"}).headers["location"]
    assert question(elsewhere) == {"place": "天河区"}


def test_a_region_is_named_above_its_windows(client: SiteClient) -> None:
    assert "只列出湖南省长沙市的窗口。" in client.get(CHANGSHA).text
    assert "只列出" not in client.get("/?place=430100").text


def test_a_region_without_windows_is_said_to_have_none_and_nothing_of_what_is_open(client: SiteClient) -> None:
    page = client.get("/?place=510000&area=510000&k=50").text
    assert "四川省没有符合条件的窗口，最近的是：" in page
    assert "营业的窗口" not in re.sub("(?s)<form.*?</form>", "", page)
    assert shown(page) == 1


@pytest.mark.parametrize(("windows", "more"), [(5, False), (6, True)])
def test_more_are_offered_only_where_there_are_more(
    windows: int, more: bool, tmp_path: Path, divisions: Divisions
) -> None:
    lay_edition(tmp_path / "public", windows=[replace(TIANXIN, id=f"hall-{number}") for number in range(windows)])
    with SiteClient(site_over(tmp_path, divisions)) as client:
        page = client.get("/?place=430103").text
    assert (shown(page), "再看更多窗口" in page) == (5, more)


@pytest.mark.parametrize(("windows", "told"), [(50, False), (51, True)])
def test_a_page_that_is_full_says_so(windows: int, told: bool, tmp_path: Path, divisions: Divisions) -> None:
    lay_edition(tmp_path / "public", windows=[replace(TIANXIN, id=f"hall-{number}") for number in range(windows)])
    with SiteClient(site_over(tmp_path, divisions)) as client:
        page = client.get("/?place=430103&k=50").text
    assert (shown(page), "只列出最近的 50 个" in page) == (50, told)


def test_a_window_of_unknown_hours_can_be_asked_about_another_time(tmp_path: Path, divisions: Divisions) -> None:
    vague = replace(GUANGZHOU, hours=HoursText("见公告", Parsed.NONE, None))
    lay_edition(tmp_path / "public", windows=[vague])
    with SiteClient(site_over(tmp_path, divisions)) as client:
        page = client.get(f"/windows/{vague.id}").text
    assert 'name="when"' in page
