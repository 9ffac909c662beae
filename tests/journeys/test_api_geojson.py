"""The API's answers as GeoJSON: the same windows, the same public facts, on any map program's layer."""

from typing import Any

import geopandas  # type: ignore[import-untyped]
import pytest

from tests.journeys.edition_on_disk import GUANGZHOU, NIGHT, TIANXIN, WINDOWS, YUELU
from tests.journeys.promised_answers import MATCH_KEYS, ORIGIN_KEYS, WINDOW_KEYS
from tests.journeys.site_client import SiteClient

HERE = "/api/v1/nearest?lon=112.98&lat=28.11"
MEDIA_TYPE = "application/geo+json"


def features(client: SiteClient, url: str) -> dict[str, Any]:
    response = client.get(url)
    assert (response.status_code, response.headers["content-type"]) == (200, MEDIA_TYPE)
    collection: dict[str, Any] = response.json()
    return collection


def test_the_nearest_windows_are_points_with_what_json_says_of_them_and_no_more(client: SiteClient) -> None:
    plain = client.get(HERE).json()
    collection = features(client, f"{HERE}&f=geojson")
    assert collection.keys() == {"type", "edition", "origin", "nearest_if_none", "features"}
    assert (collection["type"], collection["edition"]) == ("FeatureCollection", 1)
    assert collection["origin"] == plain["origin"]
    assert collection["origin"].keys() == ORIGIN_KEYS
    assert [feature["id"] for feature in collection["features"]] == [
        TIANXIN.id, YUELU.id, NIGHT.id, GUANGZHOU.id,
    ]  # fmt: skip
    for feature, match in zip(collection["features"], plain["matches"], strict=True):
        assert feature.keys() == {"type", "id", "geometry", "properties"}
        assert feature["properties"].keys() == WINDOW_KEYS | MATCH_KEYS - {"window"}
        window = match.pop("window")
        assert feature["geometry"] == {"type": "Point", "coordinates": [window["lon"], window["lat"]]}
        assert feature["properties"] == {**window, **match}


def test_where_nothing_is_left_the_nearest_is_a_feature_too(client: SiteClient) -> None:
    collection = features(client, f"{HERE}&max_km=0.1&f=geojson")
    assert collection["features"] == []
    assert collection["nearest_if_none"]["dropped"] == ["max_km"]
    assert collection["nearest_if_none"]["match"]["id"] == TIANXIN.id


def test_in_another_datum_the_collection_says_which_as_geojson_means_wgs_84(client: SiteClient) -> None:
    assert "datum" not in features(client, f"{HERE}&f=geojson&datum=cgcs2000")
    shifted = features(client, f"{HERE}&f=geojson&datum=gcj02")
    assert shifted["datum"] == "gcj02"
    first = shifted["features"][0]
    assert first["geometry"]["coordinates"] == [first["properties"]["lon"], first["properties"]["lat"]]
    assert abs(first["properties"]["lon"] - TIANXIN.position.lon) > 0.004


def test_lists_come_as_features_page_by_page(client: SiteClient) -> None:
    collection = features(client, "/api/v1/windows?limit=3&f=geojson")
    assert collection.keys() == {"type", "edition", "next", "features"}
    rest = features(client, f"/api/v1/windows?limit=3&f=geojson&cursor={collection['next']}")
    assert rest["next"] is None
    told = [feature["properties"] for feature in [*collection["features"], *rest["features"]]]
    assert told == client.get("/api/v1/windows").json()["windows"]
    assert all(properties.keys() == WINDOW_KEYS for properties in told)


def test_one_window_is_a_feature(client: SiteClient) -> None:
    feature = features(client, f"/api/v1/windows/{TIANXIN.id}?f=geojson")
    assert feature["type"] == "Feature"
    assert feature["properties"] == TIANXIN.public()


@pytest.mark.parametrize("url", [HERE, "/api/v1/windows?limit=2", f"/api/v1/windows/{TIANXIN.id}?"])
def test_json_is_what_comes_unless_asked_otherwise_and_other_formats_are_refused(client: SiteClient, url: str) -> None:
    assert client.get(f"{url}&f=json").json() == client.get(url).json()
    refused = client.get(f"{url}&f=xml")
    assert (refused.status_code, refused.json()["parameter"]) == (422, "f")
    assert "json, geojson" in refused.json()["detail"]


def test_the_description_tells_of_both_formats_with_examples_of_the_same_keys(client: SiteClient) -> None:
    document = client.get("/openapi.json").json()
    for path, of_json in (("/nearest", "Nearest"), ("/windows", "WindowList"), ("/windows/{id}", "Window")):
        content = document["paths"][f"/api/v1{path}"]["get"]["responses"]["200"]["content"]
        assert content.keys() == {"application/json", MEDIA_TYPE}
        assert content["application/json"]["schema"]["$ref"].endswith(f"/{of_json}")
    shown = document["paths"]["/api/v1/nearest"]["get"]["responses"]["200"]["content"][MEDIA_TYPE]["example"]
    real = features(client, f"{HERE}&f=geojson")
    assert shown.keys() == real.keys()
    assert shown["features"][0]["properties"].keys() == real["features"][0]["properties"].keys()


def test_a_map_program_reads_it(client: SiteClient) -> None:
    layer = geopandas.read_file(client.get("/api/v1/windows?f=geojson").content)
    assert layer.crs.to_epsg() == 4326
    assert sorted(layer["name"]) == sorted(window.name for window in WINDOWS)
