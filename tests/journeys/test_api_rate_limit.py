"""A site with a limit refuses what is too much as the description says, and tells pages of other sites when to ask."""

from pathlib import Path

from locator.divisions.divisions import Divisions
from locator.site.openapi.faults import fault_examples
from tests.journeys.edition_on_disk import lay_edition, site_over
from tests.journeys.site_client import SiteClient

HERE = "/api/v1/nearest?lon=112.98&lat=28.11"


def test_what_is_too_much_is_a_problem_that_says_when_to_ask_again(tmp_path: Path, divisions: Divisions) -> None:
    lay_edition(tmp_path / "public")
    with SiteClient(site_over(tmp_path, divisions, rate_limit_per_minute="1")) as client:
        assert client.get(HERE).status_code == 200
        refused = client.get(HERE)
        assert client.get("/").status_code == 200
    [shown] = [example.document for example in fault_examples("/api/v1/nearest") if example.status == 429]
    assert (refused.status_code, refused.headers["content-type"]) == (429, "application/problem+json")
    assert 0 < int(refused.headers["retry-after"]) <= 60
    assert refused.headers["access-control-allow-origin"] == "*"
    assert refused.headers["cache-control"] == "no-store"
    problem = refused.json()
    assert problem["detail"].startswith("请求太频繁：每个地址平均每分钟最多 1 次。")
    assert {**problem, "detail": ""} == {**shown, "detail": ""}


def test_behind_a_named_proxy_each_visitor_has_an_allowance_of_their_own(tmp_path: Path, divisions: Divisions) -> None:
    lay_edition(tmp_path / "public")
    site = site_over(tmp_path, divisions, rate_limit_per_minute="1", trusted_proxies="127.0.0.1")
    with SiteClient(site) as client:
        statuses = [
            client.get(HERE, headers={"x-forwarded-for": visitor}).status_code
            for visitor in ("203.0.113.7", "203.0.113.8", "203.0.113.7", "198.51.100.1, 203.0.113.7")
        ]
    assert statuses == [200, 200, 429, 429]


def test_by_default_there_is_no_limit(tmp_path: Path, divisions: Divisions) -> None:
    lay_edition(tmp_path / "public")
    with SiteClient(site_over(tmp_path, divisions)) as client:
        assert {client.get(HERE).status_code for _ in range(200)} == {200}
