"""The JSON API over an edition on disk, held to lists that are written here."""

import re
from pathlib import Path

import pytest
from starlette.routing import Route

from locator.divisions.divisions import Divisions
from locator.site.openapi.examples import EXAMPLES
from locator.site.public_site import PublicSite
from tests.house import HOUSE
from tests.journeys.edition_on_disk import GUANGZHOU, NIGHT, TIANXIN, WINDOWS, YUELU, lay_edition, site_over
from tests.journeys.promised_answers import (
    ANSWER_KEYS,
    DIVISION_KEYS,
    HERE,
    HOURS_KEYS,
    ITEM_KEYS,
    LINK_KEYS,
    LISTING_KEYS,
    MATCH_KEYS,
    ORIGIN_KEYS,
    PLACE_KEYS,
    PROBLEM_KEYS,
    WINDOW_KEYS,
    ids,
)
from tests.journeys.site_client import SiteClient

ROUTES = {
    ("GET", "/"),
    ("POST", "/"),
    ("GET", "/windows/{id}"),
    ("GET", "/windows/{id}/wrong"),
    ("POST", "/windows/{id}/wrong"),
    ("GET", "/windows/{id}.ics"),
    ("GET", "/windows/{id}/card"),
    ("GET", "/items"),
    ("POST", "/items"),
    ("GET", "/items/events/{id}"),
    ("GET", "/items/{id}"),
    ("POST", "/items/{id}"),
    ("GET", "/saved"),
    ("GET", "/offline"),
    ("GET", "/offline.js"),
    ("GET", "/robots.txt"),
    ("GET", "/sitemap.xml"),
    ("GET", "/sitemaps/pages.xml"),
    ("GET", "/sitemaps/windows-{part}.xml"),
    ("GET", "/favicon.ico"),
    ("GET", "/api/v1/nearest"),
    ("GET", "/api/v1/windows"),
    ("GET", "/api/v1/windows/{id}"),
    ("GET", "/api/v1/places"),
    ("GET", "/api/v1/counterparts"),
    ("GET", "/api/v1/items"),
    ("GET", "/api/v1/items/{id}"),
    ("GET", "/api/v1/answers"),
    ("GET", "/api/v1/answers/{id}"),
    ("GET", "/api/v1/groups"),
    ("GET", "/healthz"),
    ("GET", "/readyz"),
    ("GET", "/openapi.json"),
    ("GET", "/docs"),
    ("OPTIONS", "/api/{rest:path}"),
    ("GET", "/api/{rest:path}"),
}

FOR_BROWSERS = {
    "/", "/docs", "/windows/{id}", "/windows/{id}/wrong", "/items", "/items/events/{id}", "/items/{id}", "/robots.txt",
    "/favicon.ico", "/windows/{id}/card", "/windows/{id}.ics", "/sitemap.xml", "/sitemaps/pages.xml",
    "/sitemaps/windows-{part}.xml", "/api/{rest:path}", "/saved", "/offline", "/offline.js",
}  # fmt: skip


@pytest.mark.parametrize(
    "asked", [HERE, "/api/v1/nearest?lon=112.98", "/api/v1/nearest?place=鼓楼区", f"{HERE}&f=geojson"]
)
def test_the_most_asked_address_has_the_headers_that_its_slower_way_gives(client: SiteClient, asked: str) -> None:
    """GET takes a shortcut past the routes, HEAD does not."""
    quick, slow = client.get(asked), client.request("HEAD", asked)
    assert quick.status_code == slow.status_code
    assert dict(quick.headers) == dict(slow.headers)
    assert quick.content


def test_the_nearest_window_comes_first_with_exactly_the_keys_that_are_promised(client: SiteClient) -> None:
    response = client.get(HERE)
    answer = response.json()
    assert response.status_code == 200
    assert answer.keys() == ANSWER_KEYS
    assert answer["origin"].keys() == ORIGIN_KEYS
    assert answer["origin"]["division"].keys() == DIVISION_KEYS
    for match in answer["matches"]:
        assert match.keys() == MATCH_KEYS
        assert match["open"].keys() == {"state", "until"}
        assert match["links"].keys() == LINK_KEYS
        assert match["window"].keys() == WINDOW_KEYS
        assert match["window"]["division"].keys() == DIVISION_KEYS
        assert match["window"]["hours"].keys() == HOURS_KEYS
    assert ids(answer) == [TIANXIN.id, YUELU.id, NIGHT.id, GUANGZHOU.id]
    assert answer["matches"][0]["open"] == {"state": "open", "until": "2026-03-02T12:00:00+08:00"}
    assert answer["nearest_if_none"] is None


def test_every_endpoint_stands_in_the_written_table(client: SiteClient, divisions: Divisions, tmp_path: Path) -> None:
    routes = [route for route in site_over(tmp_path, divisions).routes if isinstance(route, Route)]
    served = {(method, route.path) for route in routes for method in (route.methods or set()) - {"HEAD"}}
    assert served == ROUTES


def test_every_endpoint_stands_in_the_documentation() -> None:
    text = (HOUSE / "docs" / "public-api.md").read_text("utf-8")
    for method, path in ROUTES - {("GET", "/api/{rest:path}")}:
        assert f"`{method} {path.replace('{rest:path}', '…')}`" in text, path


def test_every_parameter_stands_in_the_documentation(client: SiteClient) -> None:
    text = (HOUSE / "docs" / "public-api.md").read_text("utf-8")
    for path in client.get("/openapi.json").json()["paths"].values():
        for parameter in path["get"]["parameters"]:
            assert parameter["in"] == "path" or f"`{parameter['name']}`" in text, parameter["name"]


@pytest.mark.parametrize(
    ("query", "status", "parameter"),
    [
        ("", 400, "lon"),
        ("lon=112.98", 400, "lat"),
        ("lat=28.11", 400, "lon"),
        ("lon=nan&lat=28", 400, "lon"),
        ("lon=inf&lat=28", 400, "lon"),
        ("lon=1e999&lat=28", 400, "lon"),
        ("lon=112,98&lat=28", 400, "lon"),
        ("lon=181&lat=28", 400, "lon"),
        ("lon=112&lat=-90.5", 400, "lat"),
        ("lon=112&lat=28&lat=29", 400, "lat"),
        ("lon=112&lat=28&place=长沙市", 400, "place"),
        ("lon=112&lat=28&longitude=3", 400, "longitude"),
        ("lon=112&lat=28&k=0", 400, "k"),
        ("lon=112&lat=28&k=51", 400, "k"),
        ("lon=112&lat=28&k=five", 400, "k"),
        ("lon=112&lat=28&open=yes", 400, "open"),
        ("lon=112&lat=28&max_km=-1", 400, "max_km"),
        ("lon=112&lat=28&when=tomorrow", 400, "when"),
        ("lon=112&lat=28&when=2026-03-02", 400, "when"),
        ("lon=112&lat=28&when=0001-01-01T00:00", 400, "when"),
        ("lon=112&lat=28&cross=true", 400, "home"),
        ("lon=112&lat=28&item=nonsense", 422, "item"),
        ("lon=112&lat=28&kind=robot", 422, "kind"),
        ("lon=112&lat=28&datum=mars", 422, "datum"),
        ("lon=112&lat=28&division=999999", 422, "division"),
        ("lon=112&lat=28&division=abc", 422, "division"),
        ("lon=112&lat=28&home=000000", 422, "home"),
        ("place=没有这个地方", 422, "place"),
        ("place=200,95", 400, "place"),
        ("place=" + "长" * 101, 400, "place"),
    ],
)
def test_a_faulty_question_is_a_problem_that_names_the_parameter(
    client: SiteClient, query: str, status: int, parameter: str
) -> None:
    response = client.get(f"/api/v1/nearest?{query}")
    problem = response.json()
    assert (response.status_code, problem["status"], problem["parameter"]) == (status, status, parameter)
    assert response.headers["content-type"] == "application/problem+json"
    assert problem.keys() == PROBLEM_KEYS | {"parameter"}
    assert problem["detail"]
    assert "{" not in problem["detail"]


def test_sentences_follow_the_asker_s_language(client: SiteClient) -> None:
    english = client.get("/api/v1/nearest?lon=1", headers={"accept-language": "en-GB,en;q=0.9"})
    assert english.json()["detail"] == "lon and lat must be given together."
    assert client.get("/api/v1/nearest?lon=1").json()["detail"] == "lon 与 lat 须一并给出。"


def test_windows_are_listed_page_by_page_in_the_order_of_their_ids(client: SiteClient) -> None:
    seen, cursor, pages = [], "", 0
    while True:
        page = client.get(f"/api/v1/windows?limit=3&cursor={cursor}").json()
        assert page.keys() == {"edition", "windows", "next"}
        seen += [window["id"] for window in page["windows"]]
        pages += 1
        if page["next"] is None:
            break
        cursor = page["next"]
    assert seen == sorted(window.id for window in WINDOWS)
    assert pages == 2


def test_a_full_last_page_has_no_next(client: SiteClient) -> None:
    assert client.get(f"/api/v1/windows?limit={len(WINDOWS)}").json()["next"] is None


def test_windows_are_listed_by_box_division_and_item(client: SiteClient) -> None:
    def listed(query: str) -> list[str]:
        return [window["id"] for window in client.get(f"/api/v1/windows?{query}").json()["windows"]]

    assert listed("bbox=112.9,28.2,113.0,28.3") == [YUELU.id, NIGHT.id]
    assert listed("division=4401") == [GUANGZHOU.id]
    assert listed("item=2022-03") == [YUELU.id, NIGHT.id, GUANGZHOU.id]
    assert listed("bbox=0,0,1,1") == []


@pytest.mark.parametrize(
    "query", ["bbox=1,2,3", "bbox=3,2,1,4", "limit=0", "limit=1001", "cursor=%00", "cursor=a", "q=x"]
)
def test_a_list_that_is_asked_for_wrongly_is_400(client: SiteClient, query: str) -> None:
    response = client.get(f"/api/v1/windows?{query}")
    assert response.status_code == 400
    assert response.json()["parameter"] == query.partition("=")[0]


def test_one_window_is_w_itself_and_an_unknown_one_is_404(client: SiteClient) -> None:
    window = client.get(f"/api/v1/windows/{TIANXIN.id}").json()
    assert window == TIANXIN.public()
    missing = client.get("/api/v1/windows/no-such-window")
    assert missing.status_code == 404
    assert missing.headers["content-type"] == "application/problem+json"


def test_counterparts_are_the_windows_of_the_place_that_decides(client: SiteClient) -> None:
    found = client.get("/api/v1/counterparts?division=430103&item=2022-01").json()["counterparts"]
    assert [(one["window"]["division"]["code"], one["relation"]) for one in found] == [("430103", "division")]
    assert found[0]["window"].keys() == WINDOW_KEYS
    assert client.get("/api/v1/counterparts").json()["parameter"] == "division"
    assert client.get("/api/v1/counterparts?division=999999").status_code == 422
    assert client.get("/api/v1/counterparts?division=430103&item=x").json()["parameter"] == "item"


def test_places_are_divisions_and_coordinates(client: SiteClient) -> None:
    pair = client.get("/api/v1/places?q=112.98,28.11").json()["places"]
    assert [(place["kind"], place["lon"], place["lat"]) for place in pair] == [("coordinates", 112.98, 28.11)]
    assert pair[0].keys() == PLACE_KEYS
    assert pair[0]["division"]["name"] == "天心区"
    assert client.get("/api/v1/places?q=没有这个地方").json() == {"places": []}
    assert client.get("/api/v1/places").status_code == 400
    assert client.get("/api/v1/places?q=999,99").json()["parameter"] == "q"


def test_an_unknown_path_under_api_is_a_problem_and_a_wrong_method_is_405(client: SiteClient) -> None:
    unknown = client.get("/api/v1/nothing")
    assert (unknown.status_code, unknown.headers["content-type"]) == (404, "application/problem+json")
    wrong = client.post(HERE)
    assert (wrong.status_code, wrong.headers["content-type"]) == (405, "application/problem+json")
    assert "GET" in wrong.headers["allow"]


def test_head_is_answered_and_other_sites_may_get(client: SiteClient) -> None:
    assert client.request("HEAD", HERE).status_code == 200
    assert client.get(HERE).headers["access-control-allow-origin"] == "*"
    preflight = client.request("OPTIONS", HERE)
    assert preflight.status_code == 204
    assert preflight.headers["access-control-allow-methods"] == "GET, HEAD"
    assert "access-control-allow-origin" not in client.get("/").headers


def test_an_answer_that_holds_a_position_is_stored_nowhere(client: SiteClient) -> None:
    for path in (HERE, "/api/v1/places?q=112.98,28.11", "/?place=天心区"):
        assert client.get(path).headers["cache-control"] == "no-store"


def test_the_framework_reports_no_request_to_anybody(client: SiteClient) -> None:
    # Its own telemetry would hand whole addresses, with the positions in them, to whatever the environment names.
    site = client.site
    assert isinstance(site, PublicSite)
    assert not any(site._telemetry[kind] for kind in ("tracing", "metrics", "logs"))


def test_long_texts_are_compressed(client: SiteClient) -> None:
    packed = {"accept-encoding": "gzip"}
    assert client.get("/openapi.json", headers=packed).headers["content-encoding"] == "gzip"
    assert client.get("/docs", headers=packed).headers["content-encoding"] == "gzip"


def test_health_and_readiness(client: SiteClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"ready": True, "edition": 1, "trouble": None}


def test_the_description_tells_every_endpoint_and_parameter_with_examples(client: SiteClient) -> None:
    document = client.get("/openapi.json").json()
    assert document["openapi"] == "3.1.0"
    assert {f"/{path.strip('/')}" for path in document["paths"]} == {
        path for method, path in ROUTES if method == "GET" and path not in FOR_BROWSERS
    }
    nearest = document["paths"]["/api/v1/nearest"]["get"]
    assert {parameter["name"] for parameter in nearest["parameters"]} == {
        "lon", "lat", "place", "k", "item", "home", "cross", "when", "open", "max_km", "kind", "division", "group",
        "datum", "f",
    }  # fmt: skip
    assert all("example" in parameter for path in document["paths"].values() for parameter in path["get"]["parameters"])
    references = set(re.findall(r"#/components/schemas/(\w+)", client.get("/openapi.json").text))
    assert references <= document["components"]["schemas"].keys()


def test_the_description_s_examples_have_the_keys_of_real_answers(client: SiteClient) -> None:
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    assert EXAMPLES["Nearest"].keys() == ANSWER_KEYS == schemas["Nearest"]["properties"].keys()
    assert EXAMPLES["Nearest"]["matches"][0].keys() == MATCH_KEYS == schemas["Match"]["properties"].keys()
    assert EXAMPLES["Nearest"]["matches"][0]["links"].keys() == LINK_KEYS == schemas["Links"]["properties"].keys()
    assert EXAMPLES["Window"].keys() == WINDOW_KEYS == schemas["Window"]["properties"].keys()
    assert EXAMPLES["Item"].keys() == ITEM_KEYS == schemas["Item"]["properties"].keys()
    assert EXAMPLES["Item"]["lists"][0].keys() == LISTING_KEYS == schemas["Listing"]["properties"].keys()
    assert EXAMPLES["Places"]["places"][0].keys() == PLACE_KEYS == schemas["Place"]["properties"].keys()


def test_without_an_edition_every_question_is_a_calm_503(tmp_path: Path, divisions: Divisions) -> None:
    with SiteClient(site_over(tmp_path, divisions)) as client:
        assert client.get(HERE).status_code == 503
        assert client.get(HERE).headers["retry-after"] == "10"
        assert client.get("/readyz").status_code == 503
        assert client.get("/healthz").status_code == 200
        assert client.get("/api/v1/places?q=天心区").status_code == 200


def test_an_edition_without_windows_answers_with_none(tmp_path: Path, divisions: Divisions) -> None:
    lay_edition(tmp_path / "public", windows=[])
    with SiteClient(site_over(tmp_path, divisions)) as client:
        answer = client.get(f"{HERE}&open=true&item=2022-01").json()
        assert (answer["matches"], answer["nearest_if_none"]) == ([], None)
        assert client.get("/api/v1/windows").json() == {"edition": 1, "windows": [], "next": None}


def test_a_sample_edition_has_the_same_keys_as_any(tmp_path: Path, divisions: Divisions) -> None:
    lay_edition(tmp_path / "public", windows=[TIANXIN], sample=True)
    with SiteClient(site_over(tmp_path, divisions)) as client:
        assert client.get(HERE).json().keys() == ANSWER_KEYS
        assert client.get(f"/api/v1/windows/{TIANXIN.id}").json().keys() == WINDOW_KEYS


def test_places_are_completed_while_they_are_typed(client: SiteClient) -> None:
    for text in ("长沙天", "changshatian", "csstx", "天心区示例路"):
        places = client.get("/api/v1/places", params={"q": text}).json()["places"]
        assert all(place.keys() == PLACE_KEYS for place in places)
        assert places[0]["division"]["code"] == "430103", text
    assert client.get("/api/v1/places?q=qwertyu").json() == {"places": []}
