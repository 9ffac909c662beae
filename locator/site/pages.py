"""The citizens' pages: find a window, and one window's own page. They work without any script.

The form POSTs. A name is answered by 303 to `/?place=…`; coordinates are answered directly, so that a citizen's
position stands in no address of a page.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from locator.finding.answer import Answer
from locator.finding.finder import Finder, NearestQuery
from locator.finding.refusal import BodyTooLarge, ParameterFault, PlaceAmbiguous, Refusal, WindowUnknown
from locator.readers.coordinates import read_pair
from locator.site.asking import Asking
from locator.site.cards import Card, card_of, sheet_of
from locator.site.live_edition import LiveEdition
from locator.site.page_frame import PageFrame, page_lang
from locator.site.sketch_map import SketchMap, SketchPlace, sketch_map
from locator.texts import Lang, sentence

_BODY_LIMIT = 8192
_PLACE_LIMIT = 100
_FIELDS_LIMIT = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form holds; `place` is None where nothing was asked yet, and blank where the field was left empty."""

    place: str | None
    only_open: bool
    lang: Lang


@dataclass(frozen=True, slots=True)
class Found:
    """A page's results: what must be said first, where the windows are, then the windows."""

    title: str
    remarks: tuple[str, ...]
    sketch: SketchMap | None
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several meanings of a place."""

    label: str
    href: str


class Pages:
    """The pages, over the edition that is live."""

    def __init__(self, live: LiveEdition, asking: Asking, frame: PageFrame, clock: Callable[[], datetime]) -> None:
        self._live = live
        self._asking = asking
        self._frame = frame
        self._clock = clock

    def routes(self) -> list[Route]:
        """The pages' routes."""
        return [
            Route("/", self.home, methods=["GET"]),
            Route("/", self.submit, methods=["POST"]),
            Route("/windows/{id}", self.window, methods=["GET"]),
        ]

    async def home(self, request: Request) -> Response:
        """The form, and the results where a place is named in the address."""
        return await self._answer(request, _asked(_fields(request.scope["query_string"]), page_lang(request)))

    async def submit(self, request: Request) -> Response:
        """What the form sends."""
        lang = page_lang(request)
        asked = _asked(_fields(await _body(request)), lang)
        if asked.place is not None and read_pair(asked.place) is not None:
            return await self._answer(request, asked)
        return RedirectResponse(_address(asked, request), 303, {"cache-control": "no-store"})

    async def window(self, request: Request) -> Response:
        """One window with all its public facts."""
        finder = self._live.finder()
        window_id = request.path_params["id"]
        row = finder.snapshot.row_of(window_id)
        if row is None:
            raise WindowUnknown("window-unknown", "id", id=window_id[:40])
        sheet = sheet_of(finder, row, self._clock(), page_lang(request))
        return self._frame.page(request, "window.html", {"sheet": sheet})

    async def _answer(self, request: Request, asked: Asked) -> Response:
        finder = self._live.finder()
        words: dict[str, object] = {"place": asked.place or "", "only_open": asked.only_open}
        status = 200
        if asked.place == "":
            words["message"] = sentence(asked.lang, "place-missing")
        elif asked.place is not None:
            try:
                words["found"] = await self._found(finder, asked)
            except PlaceAmbiguous as ambiguous:
                words |= _choices(ambiguous, asked, request)
            except Refusal as refusal:
                words["message"], status = refusal.sentence(asked.lang), 422
        return self._frame.page(request, "home.html", words, status)

    async def _found(self, finder: Finder, asked: Asked) -> Found:
        now = self._clock()
        query = NearestQuery(place=asked.place, open=asked.only_open)
        answer = await self._asking.nearest(finder, query, now, asked.lang)
        matches = [answer.nearest_if_none.match] if answer.nearest_if_none else answer.matches
        places = [SketchPlace(n, m.distance_m, m.bearing_deg, m.open.state) for n, m in enumerate(matches, 1)]
        return Found(
            title=sentence(asked.lang, "results-title", label=answer.origin.label),
            remarks=tuple(_remarks(answer, asked.lang)),
            sketch=sketch_map(places, asked.lang),
            cards=tuple(card_of(finder, match, now, asked.lang) for match in matches),
        )


def _remarks(answer: Answer, lang: Lang) -> list[str]:
    """What must be said before the windows."""
    if not answer.matches and answer.nearest_if_none is None:
        return [sentence(lang, "edition-empty")]
    remarks = []
    if answer.origin.division is None:
        remarks.append(sentence(lang, "origin-outside"))
    elif not answer.origin.province_has_windows:
        remarks.append(sentence(lang, "province-without", province=answer.origin.division.province))
    if answer.nearest_if_none is not None:
        remarks.append(sentence(lang, "none-open"))
    return remarks


def _choices(ambiguous: PlaceAmbiguous, asked: Asked, request: Request) -> Mapping[str, object]:
    choices = [
        Choice(place.label, _address(Asked(place.division.code, asked.only_open, asked.lang), request))
        for place in ambiguous.choices
        if place.division is not None
    ]
    title = sentence(asked.lang, "choices-title", place=(asked.place or "").strip(), count=len(choices))
    return {"choices": choices, "choices_title": title}


def _address(asked: Asked, request: Request) -> str:
    """The address of a question; the language stands in it where it stood in the one before."""
    fields = {"place": (asked.place or "").strip()}
    if asked.only_open:
        fields["open"] = "true"
    if "lang" in request.query_params:
        fields["lang"] = asked.lang.value
    return f"/?{urlencode(fields)}"


def _asked(fields: Mapping[str, str], lang: Lang) -> Asked:
    place = fields.get("place")
    return Asked(
        place=place.strip()[:_PLACE_LIMIT] if place is not None else None,
        only_open=fields.get("open") == "true",
        lang=lang,
    )


def _fields(form: bytes) -> Mapping[str, str]:
    # Unknown fields are let be: a link that somebody decorated still leads to its place.
    try:
        return dict(parse_qsl(form.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_FIELDS_LIMIT))
    except ValueError as failure:
        raise ParameterFault("parameters-too-many") from failure


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _BODY_LIMIT:
            raise BodyTooLarge("body-too-large")
    return body
