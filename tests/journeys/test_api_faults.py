"""What the API says of faults: each as the description shows it, with the parameter at fault and what it may be."""

import re
from pathlib import Path
from typing import Any

import pytest

from locator.divisions.divisions import Divisions
from locator.site.api import ENDPOINTS
from locator.site.openapi.faults import FaultExample, fault_examples
from locator.site.openapi.geojson import GEOJSON_SCHEMAS
from locator.site.openapi.meanings import MEANINGS
from tests.journeys.edition_on_disk import site_over
from tests.journeys.site_client import SiteClient

FAULTS = [example for path in ENDPOINTS for example in fault_examples(path)]
ASKED = [example for example in FAULTS if example.status not in (429, 503)]

WHAT_IT_MAY_BE = {
    # the question: a piece of what is said of it
    "/api/v1/nearest": "lon 和 lat，或 place",
    "/api/v1/nearest?longitude=1": "lon, lat, place, k,",
    "/api/v1/nearest?lon=x&lat=28": "-180 到 180",
    "/api/v1/nearest?lon=112&lat=91": "-90 到 90",
    "/api/v1/nearest?place=200,95": "-90 到 90",
    "/api/v1/nearest?lon=112&lat=28&k=51": "1 到 50",
    "/api/v1/nearest?lon=112&lat=28&max_km=-1": "0 到 20100",
    "/api/v1/nearest?lon=112&lat=28&open=maybe": "true 或 false",
    "/api/v1/nearest?lon=112&lat=28&cross=true": "home=430000",
    "/api/v1/nearest?lon=112&lat=28&kind=robot": "staffed, kiosk",
    "/api/v1/nearest?lon=112&lat=28&datum=mars": "wgs84, gcj02, bd09, cgcs2000",
    "/api/v1/nearest?lon=112&lat=28&f=xml": "json, geojson",
    "/api/v1/nearest?lon=112&lat=28&when=soon": "2026-03-02T10:00",
    "/api/v1/nearest?lon=112&lat=28&item=x": "/api/v1/items",
    "/api/v1/nearest?lon=112&lat=28&home=999999": "430103",
    "/api/v1/nearest?lon=112&lat=28&group=x": "yangtze-river-delta",
    "/api/v1/nearest?lon=112&lat=28&division=湖南": "430103",
    "/api/v1/nearest?place=没有这个地方": "“经度,纬度”",
    "/api/v1/windows?bbox=3,2,1,4": "112.5,27.8,113.5,28.7",
    "/api/v1/windows?limit=0": "1 到 1000",
    "/api/v1/windows?cursor=x": "第一页",
    "/api/v1/windows/none": "重新查找",
    "/api/v1/windows/none?place=x": "参数：f",
    "/api/v1/places": "q=鼓楼区",
    "/api/v1/items?division=43": "可用的参数：q。",
    "/api/v1/items/2022-23": "全部事项见 /api/v1/items",
    "/api/v1/answers?home=43": "可用的参数：q, item, division。",
    "/api/v1/answers?item=2022-23": "/api/v1/items",
    "/api/v1/answers?division=990000": "430103",
    "/api/v1/answers/none": "全部问答见 /help",
    "/api/v1/nothing": "/openapi.json",
}


@pytest.fixture(scope="module")
def document(client: SiteClient) -> dict[str, Any]:
    described: dict[str, Any] = client.get("/openapi.json").json()
    return described


@pytest.mark.parametrize("example", ASKED, ids=lambda example: example.url)
def test_a_fault_that_the_description_shows_is_what_the_site_says(client: SiteClient, example: FaultExample) -> None:
    response = client.get(example.url)
    shown = {name: value for name, value in example.document.items() if name != "choices"}
    said = response.json()
    assert response.status_code == example.status
    assert response.headers["content-type"] == "application/problem+json"
    assert {name: value for name, value in said.items() if name != "choices"} == shown
    assert [choice.keys() for choice in example.document.get("choices", [])] == [
        choice.keys() for choice in said.get("choices", [])[:1]
    ]


def test_before_the_first_edition_it_is_what_the_site_says_too(tmp_path: Path, divisions: Divisions) -> None:
    unready = [example for example in FAULTS if example.status == 503]
    assert len(unready) == 4
    with SiteClient(site_over(tmp_path, divisions)) as client:
        for example in unready:
            response = client.get(example.url)
            assert (response.status_code, response.json()) == (503, example.document)
            assert response.headers["retry-after"] == "10"


@pytest.mark.parametrize(("url", "told"), WHAT_IT_MAY_BE.items())
def test_a_fault_says_what_may_stand_there_instead(client: SiteClient, url: str, told: str) -> None:
    assert told in client.get(url).json()["detail"]


def test_a_wrong_method_is_told_the_right_ones(client: SiteClient) -> None:
    assert client.post("/api/v1/nearest").json()["detail"] == "这个地址只能用 GET, HEAD。"
    english = client.request("DELETE", "/healthz", headers={"accept-language": "en"})
    assert english.json()["detail"] == "This address knows GET, HEAD alone."


def test_every_endpoint_of_the_api_tells_its_faults_with_examples(document: dict[str, Any]) -> None:
    answers = {path: set(told["get"]["responses"]) for path, told in document["paths"].items()}
    assert answers == {
        "/api/v1/nearest": {"200", "400", "422", "429", "503"},
        "/api/v1/windows": {"200", "304", "400", "422", "429", "503"},
        "/api/v1/windows/{id}": {"200", "304", "400", "404", "422", "429", "503"},
        "/api/v1/places": {"200", "400", "429"},
        "/api/v1/counterparts": {"200", "304", "400", "422", "429", "503"},
        "/api/v1/items": {"200", "304", "400", "429"},
        "/api/v1/items/{id}": {"200", "304", "400", "404", "429"},
        "/api/v1/answers": {"200", "304", "400", "422", "429"},
        "/api/v1/answers/{id}": {"200", "304", "400", "404", "429"},
        "/api/v1/groups": {"200", "304", "400", "429"},
        "/healthz": {"200"},
        "/readyz": {"200", "503"},
        "/openapi.json": {"200", "304"},
    }
    for told in document["paths"].values():
        for status, answer in told["get"]["responses"].items():
            assert answer["description"]
            content = answer.get("content", {}).get("application/problem+json")
            assert content is None or all(
                str(example["value"]["status"]) == status for example in content["examples"].values()
            )
            assert content is None or content["examples"]


def test_every_parameter_and_every_key_of_an_answer_is_told_in_both_languages(document: dict[str, Any]) -> None:
    parameters = [one for path in document["paths"].values() for one in path["get"]["parameters"]]
    schemas = document["components"]["schemas"]
    keys = {
        f"{name}.{key}": told
        for name, schema in schemas.items()
        if name not in GEOJSON_SCHEMAS
        for key, told in schema.get("properties", {}).items()
    }
    assert MEANINGS.keys() == keys.keys() | {key for key in MEANINGS if key.count(".") > 1}
    for told in [*parameters, *keys.values()]:
        text = told["description"]
        assert any("\u4e00" <= sign <= "\u9fff" for sign in text)
        assert re.search("[a-z]{2}", text)
