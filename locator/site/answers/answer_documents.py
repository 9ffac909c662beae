"""Questions and answers as the API's documents."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from locator.divisions.division import scope_prefix
from locator.divisions.divisions import Divisions
from locator.finding.refusal import TOLD, AnswerUnknown, ValueUnknown
from locator.readers.moments import SHANGHAI
from locator.site.answers.live_answers import LiveAnswers
from locator.site.caching import BY_THE_ASKER, unless_known, weak_tag

_JSON = "application/json"


class AnswerDocuments:
    """The documents of the answers that are live, as they are today in Shanghai."""

    def __init__(self, live: LiveAnswers, divisions: Divisions, clock: Callable[[], datetime]) -> None:
        self._live = live
        self._divisions = divisions
        self._clock = clock

    def asked(self, request: Request, values: Mapping[str, Any]) -> Response:
        """The answers to what is asked in `q`, about an `item`, that hold in a `division`.

        Raises
        ------
        ValueUnknown
            If there is no such item or division.
        """
        item, division, today = values.get("item"), values.get("division"), self._today()
        book = self._live.book
        if item is not None and self._live.catalogue.find(item) is None and not book.asked(today, item=item):
            raise ValueUnknown("item-unknown", "item", text=item)
        if division is not None and not self._divisions.knows(division):
            raise ValueUnknown("division-unknown", "division", name="division", text=division)
        found = book.asked(today, values.get("q"), item, scope_prefix(division) if division is not None else None)
        body = orjson.dumps({"answers": [answer.public(today) for answer in found]})
        if "q" in values:
            return Response(body, 200, BY_THE_ASKER, _JSON)
        return unless_known(request, self._tag(today), lambda: body, _JSON)

    def one(self, request: Request, id_: str) -> Response:
        """The answer of an id.

        Raises
        ------
        AnswerUnknown
            If there is none.
        """
        answer, today = self._live.book.find(id_), self._today()
        if answer is None:
            raise AnswerUnknown("answer-unknown", "id", text=id_[:TOLD])
        return unless_known(request, self._tag(today), lambda: orjson.dumps(answer.public(today)), _JSON)

    def _today(self) -> date:
        return self._clock().astimezone(SHANGHAI).date()

    def _tag(self, today: date) -> str:
        # What was still good yesterday may be past today.
        return weak_tag(f"{self._live.tag}-{today:%Y%m%d}")
