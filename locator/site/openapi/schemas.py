"""The shapes of the API's answers, as JSON Schema (2020-12) for the OpenAPI description."""

from typing import Any

from locator.items.item import HandIn, Mode
from locator.site.openapi.meanings import MEANINGS
from locator.site.openapi.words import Told
from locator.window import Kind

Schema = dict[str, Any]


def closed(**properties: Schema) -> Schema:
    """An object of exactly these keys, each always present."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def list_of(items: Schema) -> Schema:
    """An array of such items."""
    return {"type": "array", "items": items}


def ref(name: str) -> Schema:
    """The schema of a name."""
    return {"$ref": f"#/components/schemas/{name}"}


def or_null(name: str) -> Schema:
    """The schema of a name, or null."""
    return {"oneOf": [ref(name), {"type": "null"}]}


_TEXT: Schema = {"type": "string"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_NUMBER: Schema = {"type": "number"}
_WHOLE: Schema = {"type": "integer"}
_DAY: Schema = {"type": "string", "format": "date"}
_DAY_OR_NULL: Schema = {"type": ["string", "null"], "format": "date"}
_LEVELS = ["province", "city", "county", "town", "village", None]
_DATUMS = ["wgs84", "gcj02", "bd09", "cgcs2000"]

_WINDOW = closed(
    id=_TEXT,
    name=_TEXT,
    division=ref("Division"),
    address=_TEXT,
    phones=list_of(_TEXT),
    hours=closed(text=_TEXT_OR_NULL, parsed={"enum": ["full", "partial", "none"]}, osm=_TEXT_OR_NULL),
    transit=_TEXT_OR_NULL,
    kind={"enum": ["staffed", "kiosk"]},
    level={"enum": _LEVELS},
    lon=_NUMBER,
    lat=_NUMBER,
    source_datum={"enum": _DATUMS},
    precision_m={"type": ["number", "null"]},
    office=_TEXT,
    confirmed_on=_DAY,
    closed_until=_DAY_OR_NULL,
    items={"oneOf": [list_of(_TEXT), {"const": "all"}, {"type": "null"}]},
)

_LINKS = closed(
    page=_TEXT, tel=list_of(_TEXT), amap=_TEXT, baidu=_TEXT, tencent=_TEXT, apple=_TEXT, geo=_TEXT
)  # fmt: skip

_MATCH = closed(
    window=ref("Window"),
    distance_m={"type": "number", "minimum": 0},
    bearing_deg={"type": "number", "minimum": 0, "exclusiveMaximum": 360},
    open=closed(
        state={"enum": ["open", "closed", "unknown"]}, until={"type": ["string", "null"], "format": "date-time"}
    ),
    same_province={"type": ["boolean", "null"]},
    takes_item={"enum": [True, None]},
    links=ref("Links"),
)

_ORIGIN = closed(
    lon=_NUMBER,
    lat=_NUMBER,
    label=_TEXT,
    division=or_null("Division"),
    province_has_windows={"type": ["boolean", "null"]},
)

_PROBLEM: Schema = {
    "type": "object",
    "description": "RFC 9457",
    "properties": {
        "type": _TEXT,
        "title": _TEXT,
        "status": _WHOLE,
        "detail": _TEXT,
        "parameter": _TEXT,
        "choices": list_of(ref("Place")),
    },
    "required": ["type", "title", "status", "detail"],
    "additionalProperties": False,
}

_SHAPES: dict[str, Schema] = {
    "Division": closed(code=_TEXT, name=_TEXT, city=_TEXT_OR_NULL, province=_TEXT),
    "Window": _WINDOW,
    "Links": _LINKS,
    "Match": _MATCH,
    "Origin": _ORIGIN,
    "NearestIfNone": closed(
        match=ref("Match"),
        dropped=list_of({"enum": ["max_km", "open", "kind", "division", "group", "cross", "item"]}),
    ),
    "Nearest": closed(
        edition=_WHOLE,
        origin=ref("Origin"),
        matches=list_of(ref("Match")),
        nearest_if_none=or_null("NearestIfNone"),
    ),
    "WindowList": closed(edition=_WHOLE, windows=list_of(ref("Window")), next=_TEXT_OR_NULL),
    "Place": closed(
        label=_TEXT,
        kind={"enum": ["division", "window", "address", "coordinates", "geocoder"]},
        lon=_NUMBER,
        lat=_NUMBER,
        division=or_null("Division"),
        precision_m={"type": ["number", "null"]},
    ),
    "Places": closed(places=list_of(ref("Place"))),
    "Counterpart": closed(
        window=ref("Window"),
        relation={"enum": ["division", "city", "province"]},
    ),
    "Counterparts": closed(counterparts=list_of(ref("Counterpart"))),
    "Deadline": closed(by=_TEXT, what=_TEXT_OR_NULL),
    "Listing": closed(
        list=_TEXT,
        number={"type": "integer", "minimum": 1},
        name=_TEXT,
        lead=_TEXT,
        **{"with": list_of(_TEXT)},
        deadlines=list_of(ref("Deadline")),
        source=_TEXT,
    ),
    "ItemMode": closed(mode={"enum": [mode.value for mode in Mode]}, where=_TEXT_OR_NULL),
    "Item": closed(
        id=_TEXT,
        name=_TEXT,
        covers=_TEXT,
        modes=list_of(ref("ItemMode")),
        hand_in={"enum": [hand_in.value for hand_in in HandIn]},
        lists=list_of(ref("Listing")),
        aliases=list_of(_TEXT),
    ),
    "Member": closed(code=_TEXT, name=_TEXT_OR_NULL),
    "Group": closed(
        id=_TEXT,
        name=_TEXT,
        members=list_of(ref("Member")),
        kind={"enum": [*(kind.value for kind in Kind), None]},
        items=list_of(_TEXT),
        source=_TEXT,
    ),
    "Agreement": closed(
        id=_TEXT,
        name=_TEXT,
        between={"type": "array", "items": ref("Member"), "minItems": 2, "maxItems": 2},
        items=list_of(_TEXT),
        mode={"enum": [*(mode.value for mode in Mode), None]},
        since=_TEXT_OR_NULL,
        until=_TEXT_OR_NULL,
        source=_TEXT,
    ),
    "Groups": closed(groups=list_of(ref("Group")), agreements=list_of(ref("Agreement"))),
    "Items": closed(items=list_of(ref("Item"))),
    "Answer": closed(
        id=_TEXT,
        question=_TEXT,
        items=list_of(_TEXT),
        divisions=list_of(_TEXT),
        answered_on=_DAY,
        valid_until=_DAY_OR_NULL,
        past={"type": "boolean"},
        source=_TEXT,
        source_url=_TEXT_OR_NULL,
        text=_TEXT,
        html=_TEXT,
    ),
    "Answers": closed(answers=list_of(ref("Answer"))),
    "Health": closed(status={"const": "ok"}),
    "Ready": closed(ready={"type": "boolean"}, edition={"type": ["integer", "null"]}, trouble=_TEXT_OR_NULL),
    "Description": {"type": "object"},
    "Problem": _PROBLEM,
}


def _told(name: str, shape: Schema) -> Schema:
    """A shape with the meanings of its keys, and of theirs."""
    keys = {key: _told(f"{name}.{key}", inner) for key, inner in shape.get("properties", {}).items()}
    told = {**shape, "properties": keys} if keys else {**shape}
    return {**told, "description": Told(*MEANINGS[name])} if name in MEANINGS else told


SCHEMAS: dict[str, Schema] = {name: _told(name, shape) for name, shape in _SHAPES.items()}
"""Schemas by name, each key with its meaning."""
