"""The citizens' pages: find a window, and one window's own page. They work without any script.

The form POSTs. A name is answered by 303 to `/?place=…`; coordinates are answered directly, so that a citizen's
position stands in no address of a page.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from locator.finding.answer import Answer
from locator.finding.finder import Finder, NearestQuery
from locator.finding.refusal import BodyTooLarge, PlaceAmbiguous, Refusal
from locator.finding.state_words import distance_words
from locator.site.asking import Asking
from locator.site.cards import Card, card_of, sheet_of
from locator.site.live_edition import LiveEdition
from locator.site.page_frame import PageFrame, page_lang
from locator.site.question import MOST, Question, question_in_address, question_in_form
from locator.site.sketch_map import SketchMap, sketch_map
from locator.site.sketch_scale import SketchPlace
from locator.texts import Lang, sentence

_BODY_LIMIT = 8192


@dataclass(frozen=True, slots=True)
class Found:
    """A page's results: from where they are measured, what must be said first, a sketch, then the windows."""

    measured: str
    remarks: tuple[str, ...]
    sketch: SketchMap | None
    cards: tuple[Card, ...]
    more: int | None
    more_words: str


_SKETCHED = 10  # of more there is no room for their numbers
_STEP = 5


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
        return await self._answer(request, question_in_address(request.scope["query_string"], page_lang(request)))

    async def submit(self, request: Request) -> Response:
        """What the form sends."""
        asked = question_in_form(await _body(request), page_lang(request))
        if asked.is_kept_private:
            answer = await self._answer(request, asked, by_form=True)
            # The visitor's own browser keeps it for the way back, which would else end at a question to send it again.
            answer.headers["cache-control"] = "private, no-cache"
            return answer
        return RedirectResponse(asked.address("lang" in request.query_params), 303, {"cache-control": "no-store"})

    async def window(self, request: Request) -> Response:
        """One window with all its public facts."""
        finder = self._live.finder()
        row = finder.known_row(request.path_params["id"])
        sheet = sheet_of(finder, row, self._clock(), page_lang(request))
        return self._frame.page(request, "window.html", {"sheet": sheet})

    async def _answer(self, request: Request, asked: Question, *, by_form: bool = False) -> Response:
        finder = self._live.finder()
        words: dict[str, object] = {
            "place": asked.place or "",
            "only_open": asked.only_open,
            "at": asked.at,
            "within": asked.within_m or "",
            "by_form": by_form,
        }
        status = 200
        if asked.start == "":
            words["message"] = sentence(asked.lang, "place-missing")
        elif asked.start is not None:
            try:
                words |= await self._found(finder, asked, asked.start, in_address="lang" in request.query_params)
            except PlaceAmbiguous as ambiguous:
                words |= _choices(ambiguous, asked, request)
            except Refusal as refusal:
                words |= {"title": sentence(asked.lang, "unknown-title"), "message": refusal.sentence(asked.lang)}
                status = 422
        return self._frame.page(request, "home.html", words, status)

    async def _found(self, finder: Finder, asked: Question, start: str, *, in_address: bool) -> Mapping[str, object]:
        now = self._clock()
        query = NearestQuery(place=start, open=asked.only_open, k=asked.count, division=asked.area or None)
        answer = await self._asking.nearest(finder, query, now, asked.lang)
        matches = [answer.nearest_if_none.match] if answer.nearest_if_none else answer.matches
        measured = sentence(asked.lang, "measured-from", label=_start_words(asked, answer))
        cards = tuple(card_of(finder, match, now, asked.lang) for match in matches)
        places = [
            SketchPlace(n, m.distance_m, m.bearing_deg, m.open.state) for n, m in enumerate(matches[:_SKETCHED], 1)
        ]
        remarks = tuple(_remarks(answer, asked.lang))
        more = _more(asked, answer)
        more_words = sentence(asked.lang, "results-more", n=more - asked.count) if more else ""
        found = Found(measured, remarks, sketch_map(places, asked.lang), cards, more, more_words)
        following = replace(asked, count=found.more).address(in_address) if found.more else ""
        words = {"title": _title(asked, answer), "found": found, "place": _place_words(asked, answer)}
        return {**words, "following": following}


def _more(asked: Question, answer: Answer) -> int | None:
    """How many windows to show next; None where there are no more, or enough."""
    full = len(answer.matches) == asked.count < MOST
    return min(asked.count + _STEP, MOST) if full else None


def _title(asked: Question, answer: Answer) -> str:
    if asked.is_by_phone:
        return sentence(asked.lang, "near-you")
    if asked.is_position or answer.origin.division is None:
        return sentence(asked.lang, "near-position")
    return sentence(asked.lang, "near-place", place=answer.origin.division.name)


def _place_words(asked: Question, answer: Answer) -> str:
    """What stands in the search field: a chosen place's name, where the address has its code."""
    place, division = asked.place or "", answer.origin.division
    return division.full_name if division is not None and division.code == place else place


def _start_words(asked: Question, answer: Answer) -> str:
    if not asked.is_by_phone:
        return answer.origin.label
    if asked.within_m is None:
        return sentence(asked.lang, "position-given")
    return sentence(asked.lang, "position-given-within", distance=distance_words(asked.within_m, asked.lang))


def _remarks(answer: Answer, lang: Lang) -> list[str]:
    """What must be said before the windows."""
    if not answer.matches and answer.nearest_if_none is None:
        return [sentence(lang, "edition-empty")]
    remarks = []
    if answer.origin.division is None:
        remarks.append(sentence(lang, "origin-outside", distance=distance_words(_nearest_m(answer), lang)))
    elif not answer.origin.province_has_windows:
        remarks.append(sentence(lang, "province-without", province=answer.origin.division.province))
    if answer.nearest_if_none is not None:
        remarks.append(sentence(lang, "none-open"))
    return remarks


def _nearest_m(answer: Answer) -> float:
    nearest = answer.nearest_if_none.match if answer.nearest_if_none else answer.matches[0]
    return nearest.distance_m


def _choices(ambiguous: PlaceAmbiguous, asked: Question, request: Request) -> Mapping[str, object]:
    choices = [
        Choice(
            place.division.full_name,
            Question(place.division.code, asked.only_open, asked.lang).address("lang" in request.query_params),
        )
        for place in ambiguous.choices
        if place.division is not None
    ]
    title = sentence(asked.lang, "choices-title", place=(asked.place or "").strip(), count=len(choices))
    return {"choices": choices, "title": title}


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _BODY_LIMIT:
            raise BodyTooLarge("body-too-large")
    return body
