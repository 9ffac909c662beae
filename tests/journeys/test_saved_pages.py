"""Saved windows on the server's side: which facts a device is given, and a worker that changes with what it keeps."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from locator.divisions.divisions import Divisions
from tests.journeys.edition_on_disk import NIGHT, TIANXIN, lay_edition, site_over
from tests.journeys.site_client import SiteClient

ADDRESS = "https://tongban.example.gov.cn"
FACTS = re.compile(r'data-facts="([^"]*)"')


@pytest.fixture(scope="module")
def unready(tmp_path_factory: pytest.TempPathFactory, divisions: Divisions) -> Iterator[SiteClient]:
    """A site before its first edition."""
    with SiteClient(site_over(tmp_path_factory.mktemp("unready"), divisions)) as client:
        yield client


def facts(client: SiteClient, address: str) -> list[dict[str, object]]:
    return [json.loads(html.unescape(found)) for found in FACTS.findall(client.get(address).text)]


def files_of(script: str) -> list[str]:
    [files] = re.findall(r"^const FILES = (.*);$", script, re.MULTILINE)
    named: list[str] = json.loads(files)
    return named


def version(client: SiteClient) -> str:
    [found] = re.findall(r"OURS\}([0-9a-f]{12})`", client.get("/offline.js").text)
    return str(found)


def test_a_device_is_given_public_facts_that_hold_and_no_others(client: SiteClient) -> None:
    told = {
        "id": TIANXIN.id,
        "name": TIANXIN.name,
        "address": TIANXIN.address,
        "phones": [["0731-85550123", "tel:+8673185550123"], ["12345", "tel:073112345"]],
        "hours": TIANXIN.hours.text if TIANXIN.hours else None,
    }
    assert facts(client, f"/windows/{TIANXIN.id}") == [told]
    listed = {fact["id"]: fact for fact in facts(client, "/?place=天心区")}
    assert listed[TIANXIN.id] == told
    assert listed[NIGHT.id]["hours"] is None


def test_the_pages_are_there_before_the_first_edition_and_are_nothing_to_be_found_by(unready: SiteClient) -> None:
    for address in ("/saved", "/saved?lang=en", "/offline?lang=zh-Hant&kept=1"):
        page = unready.get(address)
        assert page.status_code == 200
        assert '<meta name="robots" content="noindex">' in page.text
    assert unready.get("/offline.js").status_code == 200


def test_with_a_network_the_page_for_days_without_leads_to_what_is_saved(client: SiteClient) -> None:
    led = client.get("/offline?lang=en")
    assert (led.status_code, led.headers["location"]) == (303, "/saved?lang=en")


def test_no_sitemap_has_them(tmp_path: Path, divisions: Divisions) -> None:
    lay_edition(tmp_path / "public")
    with SiteClient(site_over(tmp_path, divisions, public_address=ADDRESS)) as client:
        listed = client.get("/sitemaps/pages.xml").text
        assert f"{ADDRESS}/items<" in listed
        assert "/saved" not in listed


def test_the_worker_may_ask_its_own_host_alone_and_is_asked_for_anew_each_time(client: SiteClient) -> None:
    answer = client.get("/offline.js")
    assert answer.headers["content-security-policy"] == "default-src 'none'; connect-src 'self'"
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "no-cache"
    assert "worker-src 'self'" in client.get("/").headers["content-security-policy"]


def test_the_worker_lays_in_what_its_page_asks_for(client: SiteClient) -> None:
    script = client.get("/offline.js").text
    page = client.get("/offline?kept=1").text
    assert sorted(set(re.findall(r'"(/static/[^"]+)"', page))) == files_of(script)
    assert all(client.get(file).status_code == 200 for file in files_of(script))
    assert '"zh-hant":"/offline?lang=zh-Hant&kept=1"' in script


def test_the_worker_is_another_where_a_page_of_it_is_and_the_same_with_the_next_edition(
    tmp_path: Path, divisions: Divisions
) -> None:
    versions = []
    for edition, hotline in ((1, "12345"), (2, "12345"), (3, "0731-12345")):
        lay_edition(tmp_path / "public", edition)
        with SiteClient(site_over(tmp_path, divisions, hotline=hotline)) as client:
            versions.append(version(client))
            assert f"第 {edition} 版" not in client.get("/offline?kept=1").text
    assert versions[0] == versions[1] != versions[2]


def test_what_is_shared_is_what_was_asked_by_name(client: SiteClient) -> None:
    def shared(address: str) -> list[str]:
        return re.findall(r'data-share="([^"]*)"', client.get(address).text)

    assert shared("/?place=天心区&k=10&lang=en&ref=elsewhere") == [
        "/?place=%E5%A4%A9%E5%BF%83%E5%8C%BA&amp;k=10&amp;lang=en"
    ]
    assert shared("/?place=112.98,28.11") == []
    form = client.post("/", data={"place": "", "at": "112.98,28.11"})
    assert "data-facts" in form.text
    assert "data-share=" not in form.text
