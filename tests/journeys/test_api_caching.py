"""What the API says of how long its answers may be kept, and how short it answers those who have them."""

from pathlib import Path

import pytest

from locator.divisions.divisions import Divisions
from tests.journeys.edition_on_disk import TIANXIN, WINDOWS, YUELU, lay_edition, site_over
from tests.journeys.site_client import SiteClient

HERE = "/api/v1/nearest?lon=112.98&lat=28.11"
ONE = f"/api/v1/windows/{TIANXIN.id}"
KEPT = (ONE, f"{ONE}?f=geojson", "/api/v1/windows", "/api/v1/windows?limit=1&f=geojson", "/openapi.json")


@pytest.mark.parametrize("path", KEPT)
def test_what_an_edition_settles_may_be_kept_a_minute_and_is_then_asked_for_by_its_tag(
    client: SiteClient, path: str
) -> None:
    whole = client.get(path)
    assert whole.headers["cache-control"] == "public, max-age=60"
    known = client.get(path, headers={"if-none-match": whole.headers["etag"]})
    assert (known.status_code, known.content) == (304, b"")
    for name in ("etag", "cache-control"):
        assert known.headers[name] == whole.headers[name]
    assert "content-type" not in known.headers


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("*", 304),
        ('"other", {tag}', 304),
        ("{strong}", 304),
        ('"other"', 200),
        ("", 200),
        ("W/", 200),
        ("{bare}", 200),
    ],
)
def test_tags_are_compared_weakly_and_one_of_several_is_enough(client: SiteClient, asked: str, status: int) -> None:
    tag = client.get(ONE).headers["etag"]
    assert tag.startswith('W/"1-')
    header = asked.format(tag=tag, strong=tag.removeprefix("W/"), bare=tag.removeprefix("W/").strip('"'))
    assert client.get(ONE, headers={"if-none-match": header}).status_code == status


def test_a_compressed_answer_has_the_same_tag(client: SiteClient) -> None:
    plain = client.get("/api/v1/windows", headers={"accept-encoding": "identity"})
    packed = client.get("/api/v1/windows", headers={"accept-encoding": "gzip"})
    assert (plain.headers.get("content-encoding"), packed.headers["content-encoding"]) == (None, "gzip")
    assert plain.headers["etag"] == packed.headers["etag"]
    assert {plain.headers["vary"].lower(), packed.headers["vary"].lower()} == {"accept-encoding"}


def test_a_fault_is_no_304(client: SiteClient) -> None:
    for path, status in (("/api/v1/windows/none", 404), ("/api/v1/windows?limit=0", 400)):
        response = client.get(path, headers={"if-none-match": "*"})
        assert (response.status_code, response.headers["cache-control"]) == (status, "no-store")


def test_a_new_edition_has_a_new_tag_and_so_has_another_one_under_the_same_number(
    tmp_path: Path, divisions: Divisions
) -> None:
    def tag(data: Path, *editions: int, windows: int = len(WINDOWS)) -> str:
        for edition in editions:
            lay_edition(data / "public", edition, WINDOWS[:windows])
        with SiteClient(site_over(data, divisions)) as client:
            return str(client.get("/api/v1/windows").headers["etag"])

    first = tag(tmp_path / "a", 1)
    assert tag(tmp_path / "b", 1) == first
    assert tag(tmp_path / "c", 1, windows=2) != first
    assert tag(tmp_path / "d", 1, 2) != first


def test_an_asker_with_the_old_tag_gets_the_new_edition(tmp_path: Path, divisions: Divisions) -> None:
    lay_edition(tmp_path / "public", 1, [TIANXIN])
    site = site_over(tmp_path, divisions)
    with SiteClient(site) as client:
        old = client.get("/api/v1/windows").headers["etag"]
        lay_edition(tmp_path / "public", 2, [YUELU])
        client.run(site.live.look())
        answer = client.get("/api/v1/windows", headers={"if-none-match": old})
    assert (answer.status_code, answer.json()["edition"]) == (200, 2)


def test_where_somebody_stands_is_stored_nowhere_and_what_they_type_by_nobody_else(client: SiteClient) -> None:
    for path in (HERE, f"{HERE}&f=geojson", "/api/v1/places?q=112.98,28.11", "/api/v1/places?q=没有这个地方"):
        response = client.get(path, headers={"if-none-match": "*"})
        assert (response.status_code, response.headers["cache-control"]) == (200, "no-store")
        assert "etag" not in response.headers
    assert client.get("/api/v1/places?q=天心区").headers["cache-control"] == "private, max-age=60"


def test_pages_of_other_sites_may_read_every_answer_and_its_tag(client: SiteClient) -> None:
    known = {"if-none-match": "*"}
    answers = [
        client.get(HERE),
        client.get(ONE, headers=known),
        client.get("/openapi.json"),
        client.get("/api/v1/nearest?lon=x"),
        client.get("/api/v1/windows/none"),
        client.get("/api/nothing"),
        client.post(HERE),
        client.request("OPTIONS", ONE),
    ]
    assert [answer.status_code for answer in answers] == [200, 304, 200, 400, 404, 404, 405, 204]
    assert {answer.headers["access-control-allow-origin"] for answer in answers} == {"*"}
    assert all("etag" in answer.headers["access-control-expose-headers"] for answer in answers)
