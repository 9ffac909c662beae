"""The API's OpenAPI 3.1 description, made from the table of parameters and the table of endpoints."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from locator.finding.geojson import MEDIA_TYPE as GEOJSON
from locator.site.api import ENDPOINTS, JSON
from locator.site.openapi.examples import EXAMPLES
from locator.site.openapi.faults import FAULT_MEANINGS, FaultExample, fault_examples
from locator.site.openapi.geojson import AS_GEOJSON, GEOJSON_EXAMPLES, GEOJSON_SCHEMAS
from locator.site.openapi.schemas import SCHEMAS
from locator.site.openapi.words import Told
from locator.site.parameters import LINK_LIMIT, Parameter, Shape
from locator.site.problem import MEDIA_TYPE
from locator.site.release import release

Document = dict[str, Any]

_TOLD: Mapping[str, tuple[str, Told, str]] = {
    "/api/v1/nearest": ("nearest", Told("最近的窗口", "The nearest windows", " · "), "Nearest"),
    "/api/v1/windows": (
        "windows",
        Told("全部窗口，按编号逐页", "All windows by id, page by page", " · "),
        "WindowList",
    ),
    "/api/v1/windows/{id}": ("window", Told("一个窗口", "One window", " · "), "Window"),
    "/api/v1/places": (
        "places",
        Told("输入的地点，边输入边补全", "Places that a text means, or may become while it is typed", " · "),
        "Places",
    ),
    "/api/v1/counterparts": (
        "counterparts",
        Told("对口窗口：事项决定地的窗口", "Counterparts: the windows in the place that decides", " · "),
        "Counterparts",
    ),
    "/api/v1/items": (
        "items",
        Told("“跨省通办”事项：全部，或想办的", "Items that can be done outside one's province, or those wanted", " · "),
        "Items",
    ),
    "/api/v1/items/{id}": ("item", Told("一个事项", "One item", " · "), "Item"),
    "/api/v1/answers": (
        "answers",
        Told("常见问题：全部，或想问的", "Questions and answers: all, or those to what is asked", " · "),
        "Answers",
    ),
    "/api/v1/answers/{id}": ("answer", Told("一个问答", "One answer", " · "), "Answer"),
    "/api/v1/groups": (
        "groups",
        Told("合作区域和两地协议", "Groups of divisions, and agreements between two places", " · "),
        "Groups",
    ),
    "/healthz": ("healthz", Told("进程是否活着", "Whether the process lives", " · "), "Health"),
    "/readyz": (
        "readyz",
        Told("能否作答，新版次有无问题", "Whether it can answer; trouble with a new edition", " · "),
        "Ready",
    ),
    "/openapi.json": ("openapi", Told("本说明", "This description", " · "), "Description"),
}

_TAGGED = (
    "/api/v1/windows",
    "/api/v1/windows/{id}",
    "/api/v1/counterparts",
    "/api/v1/items",
    "/api/v1/items/{id}",
    "/api/v1/answers",
    "/api/v1/answers/{id}",
    "/api/v1/groups",
    "/openapi.json",
)
"""Endpoints whose answers carry an entity tag."""

_HEADERS: Mapping[str, Told] = {
    "ETag": Told(
        "随版次而变，事项、合作区域的随目录而变，问答的随文件和日期而变；再问时放进 `If-None-Match`。",
        "Changes with the edition, that of items and groups with the catalogue, that of answers with their files and"
        " the day; send it as `If-None-Match`.",
    ),
    "Cache-Control": Told("可以保存多久。", "How long the answer may be kept."),
    "Retry-After": Told("几秒之后再试。", "Seconds until it is worth asking again."),
}

_KNOWN = Told("`If-None-Match` 所带的 ETag 仍然有效，没有正文。", "The tag in `If-None-Match` still holds; no body.")
_UNREADY = Told("还没有发布数据。", "Nothing has been published yet.")
_IDS: Mapping[str, Told] = {
    "Window": Told("窗口编号。", "The window's public id."),
    "Item": Told("事项编号。", "The item's id."),
    "Answer": Told("问答编号。", "The answer's id."),
}

_INTRODUCTION = Told(
    "找最近的“跨省通办”窗口。距离是 WGS-84 椭球面上的直线（测地线）距离，单位米，精确到毫米；"
    "方位角自北顺时针，精确到 0.1 度。时间一律为北京时间。"
    "未知的参数名一律答 400，免得写错的参数悄悄给出别的答案。空白参数等于没有给出。",
    "Finds the nearest cross-province service window. Distances are geodesic on the WGS-84 ellipsoid, in metres, to"
    " the millimetre; bearings clockwise from north, to 0.1 degree. All times are Asia/Shanghai. A parameter of an"
    " unknown name is answered by 400, since a slip would silently give another answer. A blank one counts as absent.",
    "\n\n",
)


def description() -> Document:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Tongban 通办",
            "version": release(),
            "description": _INTRODUCTION,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": {path: {"get": _operation(path, parameters)} for path, parameters in ENDPOINTS.items()},
        "components": {
            "schemas": {**SCHEMAS, **GEOJSON_SCHEMAS},
            "headers": {
                name: {"description": meaning, "schema": {"type": "string"}} for name, meaning in _HEADERS.items()
            },
        },
    }


def _operation(path: str, parameters: Mapping[str, Parameter]) -> Document:
    name, summary, schema = _TOLD[path]
    told = [_parameter(parameter) for parameter in parameters.values()]
    if "{id}" in path:
        about: Document = {"name": "id", "in": "path", "required": True, "description": _IDS[schema]}
        told.insert(0, {**about, "schema": {"type": "string"}, "example": EXAMPLES[schema]["id"]})
    return {"operationId": name, "summary": summary, "parameters": told, "responses": _answers(path, summary, schema)}


def _answers(path: str, summary: Told, schema: str) -> Document:
    content = _content(JSON, schema, EXAMPLES.get(schema))
    if schema in AS_GEOJSON:
        content |= _content(GEOJSON, AS_GEOJSON[schema], GEOJSON_EXAMPLES[AS_GEOJSON[schema]])
    answers: Document = {"200": {"description": summary, "headers": _headers("Cache-Control"), "content": content}}
    if path in _TAGGED:
        answers["200"]["headers"] = _headers("ETag", "Cache-Control")
        answers["304"] = {"description": _KNOWN, "headers": _headers("ETag", "Cache-Control")}
    if path == "/readyz":
        answers["503"] = {"description": _UNREADY, "content": _content(JSON, schema, _NOT_READY)}
    by_status = groupby(sorted(fault_examples(path), key=_status), key=_status)
    return answers | {str(status): _fault(status, list(examples)) for status, examples in by_status}


_NOT_READY = {"ready": False, "edition": None, "trouble": None}


def _status(example: FaultExample) -> int:
    return example.status


def _fault(status: int, examples: list[FaultExample]) -> Document:
    content = {
        "schema": {"$ref": "#/components/schemas/Problem"},
        "examples": {
            f"{status}-{number}": {"summary": example.url, "value": example.document}
            for number, example in enumerate(examples, 1)
        },
    }
    answer: Document = {"description": FAULT_MEANINGS[status], "content": {MEDIA_TYPE: content}}
    return {**answer, "headers": _headers("Retry-After")} if status in _LATER else answer


_LATER = (429, 503)
"""Statuses that tell when to ask again."""


def _headers(*names: str) -> Document:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _content(media_type: str, schema: str, example: object) -> Document:
    content: Document = {"schema": {"$ref": f"#/components/schemas/{schema}"}}
    return {media_type: content if example is None else {**content, "example": example}}


def _parameter(parameter: Parameter) -> Document:
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "allowEmptyValue": not parameter.required,  # a blank one counts as absent
        "description": Told(parameter.zh, parameter.en),
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
