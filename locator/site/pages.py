"""The citizens' pages: find a window, and one window's own page. They work without any script.

The form POSTs. A name is answered by 303 to `/?place=…`; coordinates are answered directly, so that a citizen's
position stands in no address of a page.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from locator.finding.answer import Answer, Match
from locator.finding.day_words import arrival_words
from locator.finding.finder import Finder
from locator.finding.refusal import PlaceAmbiguous, Refusal
from locator.finding.search import NearestQuery
from locator.readers.moments import SHANGHAI
from locator.site.asking import Asking
from locator.site.cards import Card, card_of, sheet_of
from locator.site.form_body import form_body
from locator.site.items.deciding import Deciding, deciding_place
from locator.site.items.endings import Endings, Told
from locator.site.items.wished import Wishes
from locator.site.live_edition import LiveEdition
from locator.site.page_frame import PageFrame, page_lang
from locator.site.question import LEAST, MOST, Question, question_in_address, question_in_form
from locator.site.result_words import arrival_remarks, place_words, remarks, start_words, title_words
from locator.site.sketch_map import SketchMap, sketch_map
from locator.site.sketch_scale import SketchPlace
from locator.texts import sentence


@dataclass(frozen=True, slots=True)
class Found:
    """A page's results: from where they are measured, for what arrival, what comes first, a sketch, the windows.

    `onward` is what their pages' addresses end with: what was asked, for the way back. `told` is what comes before the
    windows where they were looked for with an item.
    """

    measured: str
    arrival: str | None
    remarks: tuple[str, ...]
    sketch: SketchMap | None
    cards: tuple[Card, ...]
    more: int | None
    more_words: str
    onward: str
    told: Told | None


_SKETCHED = 10  # of more there is no room for their numbers
_STEP = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several meanings of a place."""

    label: str
    href: str


class Pages:
    """The pages, over the edition that is live."""

    def __init__(
        self,
        live: LiveEdition,
        asking: Asking,
        frame: PageFrame,
        clock: Callable[[], datetime],
        wishes: Wishes,
        endings: Endings,
    ) -> None:
        self._live = live
        self._asking = asking
        self._wishes = wishes
        self._endings = endings
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
        asked = question_in_form(await form_body(request), page_lang(request))
        deciding = None
        if asked.deciding:
            deciding = await deciding_place(self._asking, self._live.finder(), asked.deciding, asked.lang)
            asked = replace(asked, home=deciding.home, deciding="")
        if deciding is not None and not deciding.home:
            return self._frame.page(request, "deciding.html", _deciding_words(asked, deciding), deciding.status)
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
        finder, in_address = self._live.finder(), "lang" in request.query_params
        asked, wish = self._wishes.meant(finder, asked)
        words = _fields(asked, by_form=by_form)
        status = 200
        if wish is not None:
            matters = self._wishes.to_choose(asked, wish, in_address=in_address)
            words |= {"matters": matters, "title": matters.title}
        elif asked.start == "":
            words["message"] = sentence(asked.lang, "place-missing")
        elif asked.start is not None:
            try:
                words |= await self._found(finder, asked, asked.start, in_address=in_address)
            except PlaceAmbiguous as ambiguous:
                words |= _choices(ambiguous, asked, request)
            except Refusal as refusal:
                title = "error-title" if refusal.parameter in ("item", "home") else "unknown-title"
                words |= {"title": sentence(asked.lang, title), "message": refusal.sentence(asked.lang)}
                status = 422
        return self._frame.page(request, "home.html", words, status)

    async def _found(self, finder: Finder, asked: Question, start: str, *, in_address: bool) -> Mapping[str, object]:
        now, arrival, lang = self._clock(), asked.arrival, asked.lang
        query = _query_of(asked, start)
        answer = await self._asking.nearest(finder, query, now, lang)
        told = await self._endings.told(finder, asked, query, answer, now, in_address=in_address)
        found_all = _named(answer, told)
        matches = found_all[: asked.count]
        moment, arriving, has_item = arrival or now, arrival is not None, bool(asked.item)
        divisions = finder.divisions_of([match.row for match in matches])
        more = _more(asked, len(found_all))
        found = Found(
            measured=sentence(lang, "measured-from", label=start_words(asked, answer)),
            arrival=arrival_words(arrival, finder.calendar, lang, divisions) if arrival is not None else None,
            remarks=tuple(_remarks(finder, asked, answer, told, now)),
            sketch=_sketch(matches, told, asked),
            cards=tuple(
                card_of(finder, answer.origin, match, moment, lang, arriving=arriving, has_item=has_item)
                for match in matches
            ),
            more=more,
            more_words=sentence(lang, "results-more") if more else "",
            onward=_query(asked.kept(in_address)),
            told=told,
        )
        following = replace(asked, count=more).address(in_address) if more else ""
        title = (told.title if told is not None else None) or title_words(asked, answer)
        words: dict[str, object] = {} if asked.wish or told is None else {"wish": told.name}
        place = place_words(finder, asked, answer)
        return {**words, "title": title, "found": found, "place": place, "following": following}


def _fields(asked: Question, *, by_form: bool) -> dict[str, object]:
    """The form as it was filled."""
    return {
        "place": asked.place or "",
        "only_open": asked.only_open,
        "at": asked.at,
        "within": asked.within_m or "",
        "area": asked.area,
        "count": asked.count if asked.count > LEAST else "",
        "by_form": by_form,
        "wish": asked.wish,
        "item": asked.item,
        "home_code": asked.home,
        "hidden": asked.hidden(),
        **_arrival_fields(asked.when, asked.arrival),
    }


def _query_of(asked: Question, start: str) -> NearestQuery:
    return NearestQuery(
        # One more than is shown tells whether there are more.
        place=start,
        open=asked.only_open,
        k=asked.count + 1,
        item=asked.item or None,
        home=asked.home or None,
        division=asked.area or None,
        when=asked.arrival,
    )


def _named(answer: Answer, told: Told | None) -> Sequence[Match]:
    """The windows that a page names: those of the answer, but where an item says which may be."""
    if told is not None:
        return told.near
    none = answer.nearest_if_none
    return answer.matches if none is None else () if "item" in none.dropped else (none.match,)


def _sketch(matches: Sequence[Match], told: Told | None, asked: Question) -> SketchMap | None:
    """The sketch over the windows; none where another place comes first."""
    if not matches or (told is not None and not told.is_near_first):
        return None
    shown = enumerate(matches[:_SKETCHED], 1)
    return sketch_map([SketchPlace(n, m.distance_m, m.bearing_deg, m.open.state) for n, m in shown], asked.lang)


def _remarks(finder: Finder, asked: Question, answer: Answer, told: Told | None, now: datetime) -> Iterator[str]:
    """What must be said before the windows."""
    if told is not None and not told.is_near_first:
        yield from arrival_remarks(asked, now)  # the others are about windows that are not named here
        return
    yield from remarks(answer, asked, now)
    yield from _region_remarks(finder, asked, answer, len(answer.matches) or 1)


def _deciding_words(asked: Question, deciding: Deciding) -> Mapping[str, object]:
    ask = sentence(asked.lang, "guide-home", place=sentence(asked.lang, "plain-place"))
    title, message = deciding.title, deciding.message
    return {"title": title, "message": message, "deciding": deciding, "hidden": asked.hidden(), "ask": ask}


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
