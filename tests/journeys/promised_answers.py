"""The keys that answers are promised to have, written once more by hand, and a question that many tests ask."""

from typing import Any

WINDOW_KEYS = {
    "id", "name", "division", "address", "phones", "hours", "transit", "kind", "level", "lon", "lat", "source_datum",
    "precision_m", "office", "confirmed_on", "closed_until", "items",
}  # fmt: skip
DIVISION_KEYS = {"code", "name", "city", "province"}
HOURS_KEYS = {"text", "parsed", "osm"}
ANSWER_KEYS = {"edition", "origin", "matches", "nearest_if_none"}
ORIGIN_KEYS = {"lon", "lat", "label", "division", "province_has_windows"}
MATCH_KEYS = {"window", "distance_m", "bearing_deg", "open", "same_province", "takes_item", "links"}
LINK_KEYS = {"page", "tel", "amap", "baidu", "tencent", "apple", "geo"}
PLACE_KEYS = {"label", "kind", "lon", "lat", "division", "precision_m"}
ITEM_KEYS = {"id", "name", "covers", "modes", "hand_in", "lists", "aliases"}
LISTING_KEYS = {"list", "number", "name", "lead", "with", "deadlines", "source"}
QUESTION_KEYS = {
    "id", "question", "items", "divisions", "answered_on", "valid_until", "past", "source", "source_url", "text",
    "html",
}  # fmt: skip
PROBLEM_KEYS = {"type", "title", "status", "detail"}

HERE = "/api/v1/nearest?lon=112.98&lat=28.11"


def ids(answer: dict[str, Any]) -> list[str]:
    return [match["window"]["id"] for match in answer["matches"]]
