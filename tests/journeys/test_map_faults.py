"""What the map's addresses say when something is wrong: a document to the script, a page to a person."""

from dataclasses import replace
from pathlib import Path

import pytest

from locator.divisions.divisions import Divisions
from maps.live_map.popup_words import LISTED
from maps.live_map.room import room
from tests.journeys.edition_on_disk import TIANXIN, site_over
from tests.journeys.site_client import SiteClient
from tests.map_client import CHANGSHA, EVERYWHERE, over, view


def test_before_the_first_edition_the_map_says_to_come_back(tmp_path: Path, divisions: Divisions) -> None:
    (tmp_path / "public").mkdir()
    with SiteClient(site_over(tmp_path, divisions, rooms=[room()])) as client:
        assert [client.get(path).status_code for path in ("/map", f"/map/view?{EVERYWHERE}&zoom=4")] == [503, 503]


@pytest.mark.parametrize("path", ["/map/windows/none", "/map/cells/none", "/map/cells/c3-0-0", "/map/", "/map/none"])
def test_what_is_not_there_is_404(map_client: SiteClient, path: str) -> None:
    assert map_client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("address", "status", "parameter"),
    [
        ("/map/view?west=x", 400, "west"),
        ("/map/view", 400, "west"),
        ("/map/windows/none", 404, "id"),
        ("/map/cells/none", 404, None),
        ("/map/cells/c3-0-0?page=x", 404, None),
        ("/map/borders/99", 404, None),
        ("/map/tiles/vec/1/0/0", 404, None),
    ],
)
def test_a_fault_that_the_map_s_script_is_told_is_a_problem_document(
    map_client: SiteClient, address: str, status: int, parameter: str | None
) -> None:
    answer = map_client.get(address)
    problem = answer.json()
    assert (answer.status_code, problem["status"], problem.get("parameter")) == (status, status, parameter)
    assert problem.keys() - {"parameter"} == {"type", "title", "status", "detail"}
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.headers["cache-control"], answer.headers["content-language"]) == ("no-store", "zh")
    assert map_client.get(address, headers={"accept-language": "en"}).headers["content-language"] == "en"


def test_a_popup_s_fault_speaks_the_page_s_language(map_client: SiteClient) -> None:
    told = map_client.get("/map/windows/none?lang=en", headers={"accept-language": "zh"})
    assert told.headers["content-language"] == "en"


def test_what_cannot_be_asked_or_not_yet_is_a_problem_document_too(tmp_path: Path, divisions: Divisions) -> None:
    with SiteClient(site_over(tmp_path, divisions, rooms=[room()])) as client:
        refused, unready = client.post("/map/view"), client.get(f"/map/view?{EVERYWHERE}&zoom=4")
    assert [answer.headers["content-type"] for answer in (refused, unready)] == ["application/problem+json"] * 2
    assert (refused.status_code, set(refused.headers["allow"].split(", "))) == (405, {"GET", "HEAD"})
    assert (unready.status_code, unready.headers["retry-after"]) == (503, "10")


@pytest.mark.parametrize("address", ["/map/", "/map/none", "/map?window=none"])
def test_a_fault_that_a_person_is_told_is_a_page(map_client: SiteClient, address: str) -> None:
    answer = map_client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")


@pytest.mark.parametrize("page", ["0", "x", "-1", "1000000", "2", "99999"])
def test_a_page_that_is_not_there_is_404(tmp_path: Path, divisions: Divisions, page: str) -> None:
    with over(tmp_path, divisions, [replace(TIANXIN, id=f"w{number}") for number in range(LISTED)]) as client:
        [mark] = view(client, CHANGSHA, 12)["marks"]
        assert client.get(f"/map/cells/{mark['key']}").status_code == 200
        assert client.get(f"/map/cells/{mark['key']}?page={page}").status_code == 404
