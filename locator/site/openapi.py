"""The API's OpenAPI 3.1 description, made from the table of parameters and the table of endpoints."""

from collections.abc import Mapping
from typing import Any

import orjson

from locator.finding.geojson import MEDIA_TYPE as GEOJSON
from locator.site.api import ENDPOINTS
from locator.site.openapi_examples import EXAMPLES
from locator.site.openapi_geojson import AS_GEOJSON, GEOJSON_EXAMPLES, GEOJSON_SCHEMAS
from locator.site.openapi_schemas import SCHEMAS
from locator.site.parameters import LINK_LIMIT, Parameter, Shape
from locator.site.problem import MEDIA_TYPE
from locator.site.release import release

Document = dict[str, Any]

_TOLD: Mapping[str, tuple[str, str, str]] = {
    "/api/v1/nearest": ("nearest", "最近的窗口 · The nearest windows", "Nearest"),
    "/api/v1/windows": ("windows", "全部窗口，按编号逐页 · All windows by id, page by page", "WindowList"),
    "/api/v1/windows/{id}": ("window", "一个窗口 · One window", "Window"),
    "/api/v1/places": ("places", "地名或坐标所指的地点 · What a place's name or coordinates may mean", "Places"),
    "/api/v1/counterparts": (
        "counterparts",
        "对口窗口：事项决定地的窗口 · Counterparts: the windows in the place that decides",
        "Counterparts",
    ),
    "/healthz": ("healthz", "进程是否活着 · Whether the process lives", "Health"),
    "/readyz": ("readyz", "能否作答，新版次有无问题 · Whether it can answer; trouble with a new edition", "Ready"),
    "/openapi.json": ("openapi", "本说明 · This description", "Description"),
}

_FAULTS: Mapping[str, tuple[str, ...]] = {
    "/api/v1/nearest": ("400", "422", "503"),
    "/api/v1/windows": ("400", "422", "503"),
    "/api/v1/windows/{id}": ("400", "404", "503"),
    "/api/v1/places": ("400",),
    "/api/v1/counterparts": ("400", "422", "503"),
}

_FAULT_MEANINGS: Mapping[str, str] = {
    "400": "参数缺少、名称不对、重复或读不懂；`parameter` 说明是哪一个。"
    " A parameter is missing, of an unknown name, given twice or unreadable; `parameter` names it.",
    "404": "没有这个窗口或网址。 No such window or address.",
    "422": "参数读得懂，但没有所指的事项、区划、类型或地点；地名有多处时附 `choices`。"
    " A parameter names an item, division, kind or place that there is not; a place of several meanings has `choices`.",
    "503": "还没有发布数据。 Nothing has been published yet.",
}

_INTRODUCTION = (
    "找最近的“跨省通办”窗口。距离是 WGS-84 椭球面上的直线（测地线）距离，单位米，精确到毫米；"
    "方位角自北顺时针，精确到 0.1 度。时间一律为北京时间。"
    "未知的参数名一律答 400：写错的参数会悄悄给出别的答案。空白参数等于没有给出。\n\n"
    "Finds the nearest cross-province service window. Distances are geodesic on the WGS-84 ellipsoid, in metres, to"
    " the millimetre; bearings clockwise from north, to 0.1 degree. All times are Asia/Shanghai. A parameter of an"
    " unknown name is answered by 400, since a slip would silently give another answer. A blank one counts as absent."
)


def description() -> bytes:
    """The whole description as JSON."""
    document: Document = {
        "openapi": "3.1.0",
        "info": {
            "title": "Tongban 通办",
            "version": release(),
            "description": _INTRODUCTION,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": {path: {"get": _operation(path, parameters)} for path, parameters in ENDPOINTS.items()},
        "components": {"schemas": {**SCHEMAS, **GEOJSON_SCHEMAS}},
    }
    return orjson.dumps(document)


def _operation(path: str, parameters: Mapping[str, Parameter]) -> Document:
    name, summary, schema = _TOLD[path]
    told = [_parameter(parameter) for parameter in parameters.values()]
    if "{id}" in path:
        told.append({"name": "id", "in": "path", "required": True, "schema": {"type": "string"}, "example": "430103-A"})
    answers = {"200": _answer(summary, "application/json", schema, EXAMPLES.get(schema))}
    if schema in AS_GEOJSON:
        points = AS_GEOJSON[schema]
        answers["200"]["content"] |= _answer(summary, GEOJSON, points, GEOJSON_EXAMPLES[points])["content"]
    for status in _FAULTS.get(path, ()):
        answers[status] = _answer(_FAULT_MEANINGS[status], MEDIA_TYPE, "Problem", None)
    if path == "/readyz":
        answers["503"] = _answer(_FAULT_MEANINGS["503"], "application/json", "Ready", None)
    return {"operationId": name, "summary": summary, "parameters": told, "responses": answers}


def _answer(meaning: str, media_type: str, schema: str, example: object) -> Document:
    content: Document = {"schema": {"$ref": f"#/components/schemas/{schema}"}}
    if example is not None:
        content["example"] = example
    return {"description": meaning, "content": {media_type: content}}


def _parameter(parameter: Parameter) -> Document:
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": f"{parameter.zh} {parameter.en}",
        "schema": _schema(parameter),
        "example": _value(parameter, parameter.example),
    }


def _schema(parameter: Parameter) -> Document:
    schema = dict(_SHAPES[parameter.shape])
    if parameter.shape in (Shape.NUMBER, Shape.COUNT):
        schema |= {"minimum": parameter.low, "maximum": parameter.high}
    if parameter.choices:
        schema["enum"] = list(parameter.choices)
    if parameter.default is not None:
        schema["default"] = _value(parameter, parameter.default)
    return schema


def _value(parameter: Parameter, text: str) -> object:
    return parameter.read(text) if parameter.shape in (Shape.NUMBER, Shape.COUNT, Shape.FLAG) else text


_SHAPES: Mapping[Shape, Document] = {
    Shape.NUMBER: {"type": "number"},
    Shape.COUNT: {"type": "integer"},
    Shape.FLAG: {"type": "boolean"},
    Shape.TEXT: {"type": "string", "maxLength": 100},
    Shape.PLACE: {"type": "string", "maxLength": LINK_LIMIT},
    Shape.DIVISION: {"type": "string", "pattern": "^[0-9]{2}([0-9]{2}){0,2}$"},
    Shape.CHOICE: {"type": "string"},
    Shape.MOMENT: {"type": "string", "format": "date-time"},
    Shape.BOX: {"type": "string"},
}
