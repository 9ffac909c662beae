"""The public JSON API as plain Starlette routes: parameters by hand-written rules, bodies joined from ready pieces.

FastAPI's own parameter models and response classes would cost about half of the requests a second.
"""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import orjson
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from locator.finding.counterparts import CounterpartQuery, counterparts_json
from locator.finding.finder import Finder
from locator.finding.geojson import MEDIA_TYPE as GEOJSON
from locator.finding.geojson import answer_geojson, list_geojson, window_geojson
from locator.finding.places.completion import PlaceCompleter
from locator.finding.places.known_places import KnownPlaces
from locator.finding.refusal import ParameterFault
from locator.finding.search import NearestQuery
from locator.finding.window_list import ListQuery, list_json
from locator.position import Datum
from locator.site.answers.answer_documents import AnswerDocuments
from locator.site.answers.live_answers import LiveAnswers
from locator.site.asking import Asking
from locator.site.caching import BY_THE_ASKER, NO_STORE, unless_known, weak_tag
from locator.site.group_answer import GroupAnswer
from locator.site.item_answers import ItemAnswers
from locator.site.live_edition import LiveEdition
from locator.site.parameters import (
    Parameter,
    accepted,
    deciding_division,
    division_of_answers,
    item_of_answers,
    question,
    read_query,
    wish,
)
from locator.site.shortcut import Endpoint, FreshJson

Clock = Callable[[], datetime]

JSON = "application/json"

ENDPOINTS: Mapping[str, Mapping[str, Parameter]] = {
    "/api/v1/nearest": accepted(
        "lon",
        "lat",
        "place",
        "k",
        "item",
        "home",
        "cross",
        "when",
        "open",
        "max_km",
        "kind",
        "division",
        "group",
        "datum",
        "f",
    ),
    "/api/v1/windows": accepted("bbox", "division", "group", "item", "limit", "cursor", "f"),
    "/api/v1/windows/{id}": accepted("f"),
    "/api/v1/places": accepted("q"),
    "/api/v1/counterparts": {"division": deciding_division(), **accepted("item")},
    "/api/v1/items": {"q": wish()},
    "/api/v1/items/{id}": {},
    "/api/v1/answers": {"q": question(), "item": item_of_answers(), "division": division_of_answers()},
    "/api/v1/answers/{id}": {},
    "/api/v1/groups": {},
    "/healthz": {},
    "/readyz": {},
    "/openapi.json": {},
}
"""Every endpoint of the API, with the query parameters that it takes."""

_NEAREST = ENDPOINTS["/api/v1/nearest"]
_WINDOWS = ENDPOINTS["/api/v1/windows"]
_WINDOW = ENDPOINTS["/api/v1/windows/{id}"]
_PLACES = ENDPOINTS["/api/v1/places"]
_COUNTERPARTS = ENDPOINTS["/api/v1/counterparts"]
_ITEMS = ENDPOINTS["/api/v1/items"]
_ITEM = ENDPOINTS["/api/v1/items/{id}"]
_ANSWERS = ENDPOINTS["/api/v1/answers"]
_ANSWER = ENDPOINTS["/api/v1/answers/{id}"]
_GROUPS = ENDPOINTS["/api/v1/groups"]

# Places that are no trace of anybody: whoever types an address or coordinates may stand there.
_OF_ALL = {"division", "window"}


class PublicApi:
    """The endpoints, over the edition that is live."""

    def __init__(
        self,
        live: LiveEdition,
        asking: Asking,
        known: KnownPlaces,
        answers: LiveAnswers,
        clock: Clock,
        description: bytes,
    ) -> None:
        self._live = live
        self._asking = asking
        self._known = known
        self._clock = clock
        self._items = ItemAnswers(live)
        self._answers = AnswerDocuments(answers, known.divisions, clock)
        self._groups = GroupAnswer(live, known.divisions)
        self._description = description
        self._description_tag = weak_tag(hashlib.sha256(description).hexdigest()[:12])

    def routes(self) -> list[Route]:
        """One route for each entry of `ENDPOINTS`, and the answer to browsers that ask before they ask."""
        answers = {
            "/api/v1/nearest": self.nearest,
            "/api/v1/windows": self.windows,
            "/api/v1/windows/{id}": self.window,
            "/api/v1/places": self.places,
            "/api/v1/counterparts": self.counterparts,
            "/api/v1/items": self.items,
            "/api/v1/items/{id}": self.item,
            "/api/v1/answers": self.answers,
            "/api/v1/answers/{id}": self.answer,
            "/api/v1/groups": self.groups,
            "/healthz": self.healthz,
            "/readyz": self.readyz,
            "/openapi.json": self.openapi,
        }
        routes = [Route(path, answers[path], methods=["GET"]) for path in ENDPOINTS]
        return [*routes, Route("/api/{rest:path}", self.elsewhere, methods=["GET", "OPTIONS"])]

    def shortcuts(self) -> dict[str, Endpoint]:
        """What is asked thousands of times a second, by path."""
        return {"/api/v1/nearest": self.nearest}

    async def nearest(self, request: Request) -> Response | FreshJson:
        """The windows nearest to a position or a place."""
        values = read_query(request.scope["query_string"], _NEAREST)
        as_points = _as_points(values)
        if "datum" in values:
            values["datum"] = Datum(values["datum"])
        query = NearestQuery(**values)
        answer = await self._asking.nearest(self._live.finder(), query, self._clock())
        if as_points:
            return Response(answer_geojson(answer, query.datum), 200, NO_STORE, GEOJSON)
        return FreshJson(answer.json())

    async def windows(self, request: Request) -> Response:
        """All windows, page by page."""
        values = read_query(request.scope["query_string"], _WINDOWS)
        as_points = _as_points(values)
        finder = self._live.finder()
        found = await self._asking.windows(finder, ListQuery(**values))
        written = list_geojson if as_points else list_json
        return _of_edition(request, finder, lambda: written(finder, found), as_points)

    async def window(self, request: Request) -> Response:
        """One window."""
        as_points = _as_points(read_query(request.scope["query_string"], _WINDOW))
        finder = self._live.finder()
        row = finder.known_row(request.path_params["id"])
        written = window_geojson if as_points else bytes
        return _of_edition(request, finder, lambda: written(finder.snapshot.fragment(row)), as_points)

    async def places(self, request: Request) -> Response:
        """What a text means, and what it may become while it is typed; none is an empty list."""
        text = read_query(request.scope["query_string"], _PLACES).get("q")
        if text is None:
            raise ParameterFault("parameter-missing", "q", name="q", example=_PLACES["q"].example)
        completer = PlaceCompleter(self._known) if self._live.edition is None else self._live.finder().completer
        found = completer.completed(text)
        is_typed_name = found and all(place.kind.value in _OF_ALL for place in found)
        return _json({"places": [place.public() for place in found]}, BY_THE_ASKER if is_typed_name else NO_STORE)

    async def counterparts(self, request: Request) -> Response:
        """The windows in the place that decides a matter."""
        query = CounterpartQuery(**read_query(request.scope["query_string"], _COUNTERPARTS))
        finder = self._live.finder()
        found = await self._asking.counterparts(finder, query)
        return _of_edition(request, finder, lambda: counterparts_json(finder, found), as_points=False)

    async def items(self, request: Request) -> Response:
        """All items of the catalogue in its order, or those that a wish means, the likeliest first."""
        typed = read_query(request.scope["query_string"], _ITEMS).get("q")
        return self._items.all(request) if typed is None else self._items.meant(typed)

    async def item(self, request: Request) -> Response:
        """One item."""
        read_query(request.scope["query_string"], _ITEM)
        return self._items.one(request, request.path_params["id"])

    async def answers(self, request: Request) -> Response:
        """Questions and answers: all, or those to what was asked, about an item, that hold in a place."""
        return self._answers.asked(request, read_query(request.scope["query_string"], _ANSWERS))

    async def answer(self, request: Request) -> Response:
        """One answer."""
        read_query(request.scope["query_string"], _ANSWER)
        return self._answers.one(request, request.path_params["id"])

    async def groups(self, request: Request) -> Response:
        """All groups of divisions, and all agreements between two places."""
        read_query(request.scope["query_string"], _GROUPS)
        return self._groups.all(request)

    async def healthz(self, request: Request) -> Response:
        """The process lives."""
        del request
        return _json({"status": "ok"}, NO_STORE)

    async def readyz(self, request: Request) -> Response:
        """Whether there is an edition to answer from, and what is the matter with a newer one that cannot be read."""
        del request
        edition, trouble = self._live.edition, self._live.trouble
        return _json({"ready": edition is not None, "edition": edition, "trouble": trouble}, NO_STORE, edition is None)

    async def openapi(self, request: Request) -> Response:
        """The API's description of itself."""
        return unless_known(request, self._description_tag, lambda: self._description, JSON)

    async def elsewhere(self, request: Request) -> Response:
        """Tell browsers that pages of other sites may GET; there is nothing else at these addresses."""
        if request.method != "OPTIONS":
            raise HTTPException(404)
        headers = {
            "access-control-allow-methods": "GET, HEAD",
            "access-control-allow-headers": "*",
            "access-control-max-age": "86400",
        }
        return Response(b"", 204, headers)


def _of_edition(request: Request, finder: Finder, body: Callable[[], bytes], as_points: bool) -> Response:
    """An answer that stays the same for as long as the edition does."""
    return unless_known(request, weak_tag(finder.snapshot.tag), body, GEOJSON if as_points else JSON)


def _as_points(values: dict[str, Any]) -> bool:
    """Whether GeoJSON is asked for; the format is no part of the question itself."""
    return bool(values) and values.pop("f", None) == "geojson"


def _json(document: dict[str, Any], headers: Mapping[str, str], unready: bool = False) -> Response:
    return Response(orjson.dumps(document), 503 if unready else 200, headers, JSON)
