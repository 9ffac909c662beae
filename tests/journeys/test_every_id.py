"""Every id that a window can have leads to its own page, card, calendar and answer, and to no other window's."""

import random
import re
import string
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

import pytest

from importer.publishing.window_id import is_window_id
from locator.divisions.divisions import Divisions
from tests.journeys.edition_on_disk import TIANXIN, lay_edition, site_over
from tests.journeys.site_client import SiteClient

SIGNS = string.ascii_letters + string.digits + "-"
OF_ADDRESSES = ("ics", "card", "wrong", "none", "windows", "static", "lang", "-ics", "card-ics", "a-card", "ics-ics")
OFFICES = (*SIGNS, *OF_ADDRESSES, "AB", "ab", "aB", "-" * 40, "A" * 40, "0" * 40, "430103-aaaaaaaa-2")
ANOTHER_S = ("a.ics", ".ics", "a.ics.ics", "窗口.ics", "a.icsx", "card.ics")
"""Of editions that are not ours, whose ids may be any texts."""


def drawn(count: int) -> Iterator[str]:
    """Ids of all lengths, by a die that falls alike each time."""
    die = random.Random(9)  # noqa: S311 - a test's die
    return ("".join(die.choices(SIGNS, k=die.randint(2, 40))) for _ in range(count))


IDS = (*dict.fromkeys((*OFFICES, *drawn(60))), *ANOTHER_S)
NAMES = {id_: f"第{number}个窗口" for number, id_ in enumerate(IDS, 1)}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[SiteClient]:
    """A site with a window for each id, named after its number."""
    data = tmp_path_factory.mktemp("data")
    lay_edition(data / "public", windows=[replace(TIANXIN, id=id_, name=name) for id_, name in NAMES.items()])
    with SiteClient(site_over(data, divisions)) as client:
        yield client


def heading(page: str) -> str:
    [found] = re.findall(r'<h1 lang="zh-CN">([^<]+)</h1>', page)
    return str(found)


def test_no_id_of_ours_has_a_sign_that_means_something_in_an_address() -> None:
    told = [sign for sign in map(chr, range(0x3100)) if is_window_id(sign)]
    assert sorted(told) == sorted(SIGNS)
    assert not any(is_window_id(id_) for id_ in ANOTHER_S)
    assert all(is_window_id(id_) for id_ in IDS if id_ not in ANOTHER_S)
    assert not is_window_id("")
    assert not is_window_id("A" * 41)


@pytest.mark.parametrize("id_", IDS)
def test_an_id_leads_to_its_own_window(client: SiteClient, id_: str) -> None:
    there = f"/windows/{quote(id_, safe='')}"
    page = client.get(there)
    assert page.headers["content-type"].startswith("text/html")
    assert heading(page.text) == NAMES[id_]
    assert heading(client.get(f"{there}/card").text) == NAMES[id_]
    assert client.get(f"/api/v1{there}").json()["id"] == id_
    if f"{id_}.ics" not in NAMES:
        calendar = client.get(f"{there}.ics")
        assert calendar.headers["content-type"].startswith("text/calendar")
        assert NAMES[id_] in calendar.text
        assert f'href="{there}.ics"' in page.text


def test_a_calendar_whose_address_is_another_window_s_is_not_offered(client: SiteClient) -> None:
    assert "a.ics" in NAMES
    assert "/windows/a.ics" not in client.get("/windows/a").text
