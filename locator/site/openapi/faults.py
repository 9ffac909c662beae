"""Which faults each endpoint of the API answers with, and what each says: documents made as the site makes them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from locator.finding.refusal import (
    AnswerUnknown,
    ItemUnknown,
    NoEdition,
    ParameterFault,
    PlaceUnknown,
    Refusal,
    TooManyRequests,
    ValueUnknown,
    WindowUnknown,
)
from locator.site.api import ENDPOINTS
from locator.site.openapi.examples import EXAMPLES
from locator.site.openapi.words import Told
from locator.site.parameters import read_query
from locator.site.problem import problem_document
from locator.texts import Lang

FAULT_MEANINGS: Mapping[int, Told] = {
    400: Told(
        "参数缺少、名称不对、重复或读不懂；`parameter` 说明是哪一个，`detail` 说明可以怎样写。",
        "A parameter is missing, of an unknown name, given twice or unreadable; `parameter` names it, and `detail` says"
        " what it may be.",
    ),
    404: Told("没有这个窗口、事项或问答。", "There is no such window, item or answer."),
    422: Told(
        "参数读得懂，但没有所指的事项、区划、区域、类型、格式或地点；地名有多处时附 `choices`。",
        "A parameter names an item, division, group, kind, format or place that there is not; a place of several"
        " meanings has `choices`.",
    ),
    429: Told(
        "这个地址请求得太频繁，请按 `Retry-After` 再试；限额由运营者设置。",
        "This address asks too often; see `Retry-After`. The limit is the operator's setting.",
    ),
    503: Told("还没有发布数据，请按 `Retry-After` 再试。", "Nothing has been published yet; see `Retry-After`."),
}
"""What each status means."""


@dataclass(frozen=True, slots=True)
class FaultExample:
    """A question that is answered with a fault: its address, and the document that comes back."""

    url: str
    document: Mapping[str, Any]

    @property
    def status(self) -> int:
        """The answer's status."""
        return int(self.document["status"])


def fault_examples(path: str) -> tuple[FaultExample, ...]:
    """The faults of an endpoint, at least one for each status that it answers with."""
    return tuple(_examples(path)) if path in _QUERIES else ()


_QUERIES: Mapping[str, tuple[str, ...]] = {
    "/api/v1/nearest": ("longitude=112.98&lat=28.11", "lon=112,98&lat=28.11", "lon=112.98&lat=28.11&datum=utm"),
    "/api/v1/windows": ("limit=5000", "limit=5&limit=6", "f=xml"),
    "/api/v1/windows/{id}": ("place=天心区", "f=xml"),
    "/api/v1/places": ("place=天心区",),
    "/api/v1/counterparts": ("place=天心区", "division=天心区"),
    "/api/v1/items": ("item=2022-01", "q=临时身份证&q=公积金"),
    "/api/v1/items/{id}": ("f=json",),
    "/api/v1/answers": ("place=天心区", "division=天心区"),
    "/api/v1/answers/{id}": ("f=json",),
    "/api/v1/groups": ("id=southwest",),
}
"""Queries that show at a glance what is wrong with them."""

_UNKNOWN_IDS: Mapping[str, str] = {
    "/api/v1/windows/{id}": "430103-NOTTHERE",
    "/api/v1/items/{id}": "2022-99",
    "/api/v1/answers/{id}": "no-such-answer",
}
_WITHOUT_EDITION = (
    "/api/v1/places",
    "/api/v1/items",
    "/api/v1/items/{id}",
    "/api/v1/answers",
    "/api/v1/answers/{id}",
    "/api/v1/groups",
)
"""Endpoints that answer before the first edition too."""

_LOOKED_UP: Mapping[str, Mapping[str, Refusal]] = {
    "/api/v1/nearest": {
        "lon=112.98": ParameterFault("origin-half", "lat"),
        "place=没有这个地方": PlaceUnknown("place-unknown", "place", place="没有这个地方"),
        "lon=112.98&lat=28.11&item=2022-99": ValueUnknown("item-unknown", "item", text="2022-99"),
    },
    "/api/v1/windows": {
        "division=999999": ValueUnknown("division-unknown", "division", name="division", text="999999")
    },
    "/api/v1/windows/{id}": {"": WindowUnknown("window-unknown", "id", id="430103-NOTTHERE")},
    "/api/v1/places": {"": ParameterFault("parameter-missing", "q", name="q", example="鼓楼区")},
    "/api/v1/counterparts": {
        "item=2022-01": ParameterFault("parameter-missing", "division", name="division", example="4301"),
        "division=999999": ValueUnknown("division-unknown", "division", name="division", text="999999"),
    },
    "/api/v1/items": {},
    "/api/v1/items/{id}": {"": ItemUnknown("item-not-listed", "id", text="2022-99")},
    "/api/v1/answers": {
        "item=2022-99": ValueUnknown("item-unknown", "item", text="2022-99"),
        "division=999999": ValueUnknown("division-unknown", "division", name="division", text="999999"),
    },
    "/api/v1/answers/{id}": {"": AnswerUnknown("answer-unknown", "id", text="no-such-answer")},
    "/api/v1/groups": {},
}
"""Queries that read well, and what is said of them once they are looked up."""


def _examples(path: str) -> Iterator[FaultExample]:
    address = path.format(id=_UNKNOWN_IDS.get(path))
    for query in _QUERIES[path]:
        yield FaultExample(f"{address}?{query}", _document(_refused(path, query)))
    for query, refusal in _LOOKED_UP[path].items():
        yield FaultExample(f"{address}?{query}" if query else address, _document(refusal))
    if path == "/api/v1/nearest":
        yield FaultExample(f"{address}?place=鼓楼区", _ambiguous())
    yield FaultExample(address, _document(TooManyRequests(per_minute=600, wait_s=1)))
    if path not in _WITHOUT_EDITION:
        yield FaultExample(address, _document(NoEdition()))


def _refused(path: str, query: str) -> Refusal:
    try:
        read_query(quote(query, safe="=&").encode(), ENDPOINTS[path])
    except Refusal as refusal:
        return refusal
    raise AssertionError(f"{path} takes {query}")


def _document(refusal: Refusal) -> dict[str, Any]:
    return problem_document(refusal, Lang.ZH)


def _ambiguous() -> dict[str, Any]:
    """The document of a place of several meanings, with one of them."""
    like = _document(PlaceUnknown("place-ambiguous", "place", place="鼓楼区", count=4))
    return {**like, "choices": EXAMPLES["Places"]["places"][:1]}
