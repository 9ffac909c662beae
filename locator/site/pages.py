"""The citizens' pages: find a window, and one window's own page. They work without any script.

The form POSTs. A name is answered by 303 to `/?place=…`; coordinates are answered directly, so that a citizen's
position stands in no address of a page.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from locator.finding.answer import Answer
from locator.finding.day_words import arrival_words
from locator.finding.finder import Finder
from locator.finding.refusal import BodyTooLarge, PlaceAmbiguous, Refusal
from locator.finding.search import NearestQuery
from locator.readers.moments import SHANGHAI
from locator.site.asking import Asking
from locator.site.cards import Card, card_of, sheet_of
from locator.site.live_edition import LiveEdition
from locator.site.page_frame import PageFrame, page_lang
from locator.site.question import LEAST, MOST, Question, question_in_address, question_in_form
from locator.site.result_words import arrival_remarks, place_words, remarks, start_words, title_words
from locator.site.sketch_map import SketchMap, sketch_map
from locator.site.sketch_scale import SketchPlace
from locator.texts import sentence

_BODY_LIMIT = 8192


@dataclass(frozen=True, slots=True)
class Found:
    """A page's results: from where they are measured, for what arrival, what comes first, a sketch, the windows.

    `onward` is what their pages' addresses end with: what was asked, for the way back.
    """

    measured: str
    arrival: str | None
    remarks: tuple[str, ...]
    sketch: SketchMap | None
    cards: tuple[Card, ...]
    more: int | None
    more_words: str
    onward: str


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
        """One window with all its public facts, now or when somebody means to be there."""
        finder, lang = self._live.finder(), page_lang(request)
        row = finder.known_row(request.path_params["id"])
        asked = question_in_address(request.scope["query_string"], lang)
        arrival = asked.arrival
        now = self._clock()
        sheet = sheet_of(finder, row, arrival or now, lang, arriving=arrival is not None)
        kept = asked.kept("lang" in request.query_params)
        words: dict[str, object] = {"sheet": sheet, "kept": kept, "back": f"/{_query(kept)}"}
        words |= _arrival_fields(asked.when, arrival)
        if arrival is not None:
            words["arrival"] = arrival_words(arrival, finder.calendar, lang, finder.divisions_of([row]))
        words["message"] = next(arrival_remarks(asked, now), None)
        return self._frame.page(request, "window.html", words)

    async def _answer(self, request: Request, asked: Question, *, by_form: bool = False) -> Response:
        finder = self._live.finder()
        words: dict[str, object] = {
            "place": asked.place or "",
            "only_open": asked.only_open,
            "at": asked.at,
            "within": asked.within_m or "",
            "area": asked.area,
            "count": asked.count if asked.count > LEAST else "",
            "by_form": by_form,
            **_arrival_fields(asked.when, asked.arrival),
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
        now, arrival, lang = self._clock(), asked.arrival, asked.lang
        query = NearestQuery(
            # One more than is shown tells whether there are more.
            place=start,
            open=asked.only_open,
            k=asked.count + 1,
            division=asked.area or None,
            when=arrival,
        )
        answer = await self._asking.nearest(finder, query, now, lang)
        found_all = [answer.nearest_if_none.match] if answer.nearest_if_none else answer.matches
        matches = found_all[: asked.count]
        moment, arriving = arrival or now, arrival is not None
        divisions = finder.divisions_of([match.row for match in matches])
        places = [
            SketchPlace(n, m.distance_m, m.bearing_deg, m.open.state) for n, m in enumerate(matches[:_SKETCHED], 1)
        ]
        more = _more(asked, len(found_all))
        found = Found(
            measured=sentence(lang, "measured-from", label=start_words(asked, answer)),
            arrival=arrival_words(arrival, finder.calendar, lang, divisions) if arrival is not None else None,
            remarks=(*remarks(answer, asked, now), *_region_remarks(finder, asked, answer, len(found_all))),
            sketch=sketch_map(places, lang),
            cards=tuple(card_of(finder, answer.origin, match, moment, lang, arriving=arriving) for match in matches),
            more=more,
            more_words=sentence(lang, "results-more") if more else "",
            onward=_query(asked.kept(in_address)),
        )
        following = replace(asked, count=more).address(in_address) if more else ""
        words = {"title": title_words(asked, answer), "found": found, "place": place_words(finder, asked, answer)}
        return {**words, "following": following}


def _arrival_fields(when: str, arrival: datetime | None) -> Mapping[str, object]:
    """The field for the arrival as it was filled: a moment as such fields write it, or what could not be read."""
    return {"when": f"{arrival.astimezone(SHANGHAI):%Y-%m-%dT%H:%M}" if arrival is not None else when}


def _query(fields: Mapping[str, str]) -> str:
    """What ends an address with these fields."""
    return f"?{urlencode(fields)}" if fields else ""


def _more(asked: Question, found: int) -> int | None:
    """How many windows to show next; None where there are no more, or enough."""
    return min(asked.count + _STEP, MOST) if found > asked.count and asked.count < MOST else None


def _region_remarks(finder: Finder, asked: Question, answer: Answer, found: int) -> Iterator[str]:
    """That only a region's windows are listed, or that it has none; and that there are more than a page shows."""
    region = finder.division_name(asked.area) if asked.area else None
    if region is not None:
        none = answer.nearest_if_none is not None and "division" in answer.nearest_if_none.dropped
        yield sentence(asked.lang, "region-none" if none else "region-only", region=region)
    if found > asked.count == MOST:
        yield sentence(asked.lang, "results-most", n=MOST)


def _choices(ambiguous: PlaceAmbiguous, asked: Question, request: Request) -> Mapping[str, object]:
    choices = [
        Choice(place.name, replace(asked, place=place.again).address("lang" in request.query_params))
        for place in ambiguous.choices
    ]
    key = "many-title" if ambiguous.more else "choices-title" if ambiguous.sure else "unsure-title"
    title = sentence(asked.lang, key, place=(asked.place or "").strip(), count=len(choices))
    return {"choices": choices, "title": title}


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _BODY_LIMIT:
            raise BodyTooLarge("body-too-large")
    return body
