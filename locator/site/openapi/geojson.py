"""The GeoJSON shapes of the API's answers, made from the JSON ones: the same keys as properties of points."""

from collections.abc import Mapping
from typing import Any

from locator.finding.geojson import collection, feature
from locator.site.openapi.examples import EXAMPLES
from locator.site.openapi.schemas import SCHEMAS, Schema, closed, list_of, or_null, ref
from locator.site.openapi.words import Told

AS_GEOJSON: Mapping[str, str] = {
    "Nearest": "NearestFeatures",
    "WindowList": "WindowFeatures",
    "Window": "WindowFeature",
}
"""Which schema `f=geojson` answers with, by the one that JSON answers with."""

_POINT = closed(
    type={"const": "Point"},
    coordinates={"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
)
_DATUM: Schema = {
    "enum": ["gcj02", "bd09"],
    "description": Told("点位不是 WGS-84 时的坐标系。", "The datum of the points where it is not WGS-84."),
}
_MATCH = {name: schema for name, schema in SCHEMAS["Match"]["properties"].items() if name != "window"}


def _feature(properties: Schema) -> Schema:
    return closed(type={"const": "Feature"}, id={"type": "string"}, geometry=ref("Point"), properties=properties)


def _collection(feature_name: str, **members: Schema) -> Schema:
    whole = closed(type={"const": "FeatureCollection"}, **members, features=list_of(ref(feature_name)))
    return {**whole, "properties": {**whole["properties"], "datum": _DATUM}}


GEOJSON_SCHEMAS: dict[str, Schema] = {
    "Point": _POINT,
    "WindowFeature": _feature(ref("Window")),
    "MatchFeature": _feature(closed(**SCHEMAS["Window"]["properties"], **_MATCH)),
    "WindowFeatures": _collection(
        "WindowFeature", edition=SCHEMAS["WindowList"]["properties"]["edition"], next={"type": ["string", "null"]}
    ),
    "FeatureIfNone": closed(match=ref("MatchFeature"), dropped=SCHEMAS["NearestIfNone"]["properties"]["dropped"]),
    "NearestFeatures": _collection(
        "MatchFeature",
        edition=SCHEMAS["Nearest"]["properties"]["edition"],
        origin=ref("Origin"),
        nearest_if_none=or_null("FeatureIfNone"),
    ),
}
"""Schemas by name."""


def _examples() -> dict[str, Any]:
    nearest, listed = EXAMPLES["Nearest"], EXAMPLES["WindowList"]
    [match] = nearest["matches"]
    beside = {name: value for name, value in match.items() if name != "window"}
    members = {name: value for name, value in nearest.items() if name != "matches"}
    return {
        "WindowFeature": feature(EXAMPLES["Window"]),
        "WindowFeatures": collection(map(feature, listed["windows"]), edition=listed["edition"], next=listed["next"]),
        "NearestFeatures": collection([feature(match["window"], beside)], **members),
    }


GEOJSON_EXAMPLES = _examples()
"""An example for each schema that `f=geojson` answers with."""
