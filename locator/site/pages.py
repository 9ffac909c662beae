"""The citizens' first page: find a window. It works without any script.

The form POSTs. A name is answered by 303 to `/?place=…`; coordinates are answered directly, so that a citizen's
position stands in no address of a page.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from locator.finding.finder import Finder
from locator.finding.refusal import TOLD, PlaceAmbiguous, Refusal, ValueUnknown
from locator.site.asking import Asking
from locator.site.elder.first_page import elder_template
from locator.site.elder.turns import turn_to, way_back
from locator.site.elder.view import View, page_view
from locator.site.form_body import form_body
from locator.site.group_words import group_words
from locator.site.items.deciding import Deciding, deciding_place
from locator.site.items.guided_items import guided_items
from locator.site.items.wished import Wishes
from locator.site.live_edition import LiveEdition
from locator.site.page_frame import PageFrame
from locator.site.page_language import page_lang
from locator.site.problem import page_sentence
from locator.site.question import LEAST, Question, question_in_address, question_in_form
from locator.site.results import Results
from locator.texts import sentence


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
        results: Results,
    ) -> None:
        self._live = live
        self._asking = asking
        self._wishes = wishes
        self._results = results
        self._frame = frame
        self._clock = clock

    def routes(self) -> list[Route]:
        """The pages' routes."""
        return [
            Route("/", self.home, methods=["GET"]),
            Route("/", self.submit, methods=["POST"]),
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
            words = _deciding_words(self._live.finder(), asked, deciding, in_address="lang" in request.query_params)
            return self._frame.page(request, "deciding.html", words, deciding.status)
        if asked.is_kept_private:
            return await self._answer(request, asked)
        return RedirectResponse(asked.address("lang" in request.query_params), 303, {"cache-control": "no-store"})

    async def _answer(self, request: Request, asked: Question) -> Response:
        finder, in_address, view = self._live.finder(), "lang" in request.query_params, page_view(request)
        asked, gone = _without_gone_item(finder, asked)
        asked, wish = self._wishes.meant(finder, asked)
        words = {**_fields(asked), **_kind_choice(asked)}
        status = 200
        try:
            words |= _group_choice(finder, asked)
            if gone is not None:
                raise gone
            if wish is not None:
                matters = self._wishes.to_choose(asked, wish, in_address=in_address)
                words |= {"matters": matters, "title": matters.title}
            elif asked.start == "":
                words["message"] = sentence(asked.lang, "place-missing")
            elif asked.start is not None:
                words |= await self._results.found(finder, asked, asked.start, in_address=in_address, view=view)
        except PlaceAmbiguous as ambiguous:
            words |= _choices(ambiguous, asked, request)
        except Refusal as refusal:
            title = "error-title" if refusal.parameter in ("item", "home", "group") else "unknown-title"
            words |= {"title": sentence(asked.lang, title), "message": page_sentence(refusal, asked.lang)}
            words["all_items"] = refusal.parameter in ("item", "group")
            status = 422
        words["back_turn"] = way_back(asked, words, in_address=in_address)
        template = "home.html" if view is View.USUAL else elder_template(request, words)
        to_map, manifest = asked.on_map if status == 200 else None, finder.snapshot.manifest
        return self._frame.page(request, template, words, status, to_map=to_map, manifest=manifest)


def _fields(asked: Question) -> dict[str, object]:
    """The form as it was filled; whatever must stay out of addresses goes on from the page by form, however it came."""
    return {
        "place": asked.place or "",
        "only_open": asked.only_open,
        "at": asked.at,
        "within": asked.within_m or "",
        "area": asked.area,
        "count": asked.count if asked.count > LEAST else "",
        "by_form": asked.is_kept_private,
        "wish": asked.wish,
        "item": asked.item,
        "home_code": asked.home,
        "hidden": asked.hidden(),
        "when": asked.when_field,
    }


def _without_gone_item(finder: Finder, asked: Question) -> tuple[Question, ValueUnknown | None]:
    """The question without an item that there is not, or is no more; what is to be said of it, None where it is there.

    The form would bring such an item again, and no search from there would ever be answered.
    """
    try:
        finder.check_item(asked.item or None)
    except ValueUnknown as unknown:
        return replace(asked, item="", home="", deciding=""), unknown
    return asked, None


def _group_choice(finder: Finder, asked: Question) -> Mapping[str, object]:
    """The field that keeps to the group that was asked for, or leaves it; ValueUnknown where there is no such group."""
    if not asked.group:
        return {}
    group = finder.snapshot.catalogue.group(asked.group)
    if group is None:
        raise ValueUnknown("group-not-here", "group", text=asked.group[:TOLD])
    return {"group": group.id, "group_choice": group_words("group-choice", group, asked.lang)}


def _kind_choice(asked: Question) -> Mapping[str, object]:
    """The field that keeps to the kind of window that was asked for, or leaves it."""
    if not asked.kind:
        return {}
    what = sentence(asked.lang, f"group-of-{asked.kind}")
    return {"kind": asked.kind, "kind_choice": sentence(asked.lang, "kind-choice", what=what)}


def _deciding_words(finder: Finder, asked: Question, deciding: Deciding, *, in_address: bool) -> Mapping[str, object]:
    ask = sentence(asked.lang, "guide-home", place=guided_items(finder).place_of(asked.item, asked.lang))
    hidden = asked.hidden()
    return {
        "title": deciding.title,
        "message": deciding.message,
        "deciding": deciding,
        "hidden": hidden,
        "by_form": True,
        "turned": {**hidden, "deciding": deciding.text},
        "ask": ask,
        "back_turn": turn_to(asked, "step-back", in_address=in_address),
    }


def _choices(ambiguous: PlaceAmbiguous, asked: Question, request: Request) -> Mapping[str, object]:
    choices = [
        Choice(place.name, replace(asked, place=place.again).address("lang" in request.query_params))
        for place in ambiguous.choices
    ]
    key = "many-title" if ambiguous.more else "choices-title" if ambiguous.sure else "unsure-title"
    title = sentence(asked.lang, key, place=(asked.place or "").strip(), count=len(choices))
    return {"choices": choices, "title": title}
