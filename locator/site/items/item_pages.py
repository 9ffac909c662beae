"""The pages of items: all of them with what a wish means, one with its guided questions, and life events."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from locator.divisions.division import scope_prefix
from locator.finding.finder import Finder
from locator.finding.refusal import TOLD, ItemUnknown, ParameterFault
from locator.geocoding.private_texts import is_private
from locator.items.guidance.ending import asks_home
from locator.items.guides import Guides
from locator.items.item import Item
from locator.readers.moments import SHANGHAI
from locator.site.answers.help_words import HelpEntry, HelpWords
from locator.site.footer import FooterLine
from locator.site.form_body import form_body
from locator.site.items.deciding import Deciding, deciding_place
from locator.site.items.guided_items import GuidedItems, guided_items
from locator.site.items.item_sheet import item_sheet
from locator.site.items.region_groups import region_groups
from locator.site.items.who_to_ask import anywhere, platforms
from locator.site.items.wished import OutsideMatter, heading_of, outside_matters
from locator.site.page_frame import page_lang
from locator.site.question import Question, wish_of
from locator.site.room import Surroundings
from locator.texts import Lang, sentence

_FIELDS_LIMIT = 20
_PLACE_LIMIT = 100
_SKIPPED = "none"


@dataclass(frozen=True, slots=True)
class Entry:
    """An item in a list: its name, what it covers, where it is handed in, its page."""

    name: str
    covers: str
    where: str
    href: str


@dataclass(frozen=True, slots=True)
class EventLink:
    """A life event in a list."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class DivisionLink:
    """One of several divisions that may have been typed."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Step:
    """Where somebody is in the guided questions of an item.

    `asks` the place that decides is asked for, else where the visitor is; `known` is what was answered before, None
    where it was not asked; `deciding` what of it has to be chosen or mended.
    """

    asks: bool
    known: str | None = None
    home: str = ""
    deciding: Deciding | None = None


class ItemPages:
    """The pages, over the items that are live."""

    def __init__(self, around: Surroundings, guides: Guides) -> None:
        self._around = around
        self._guides = guides

    def routes(self) -> list[Route]:
        """The pages' routes."""
        return [
            Route("/items", self.all, methods=["GET"]),
            Route("/items", self.asked, methods=["POST"]),
            Route("/items/events/{id}", self.event, methods=["GET"]),
            Route("/items/{id}", self.one, methods=["GET"]),
            Route("/items/{id}", self.answered, methods=["POST"]),
        ]

    async def all(self, request: Request) -> Response:
        """Every item, by life event and in the lists' order; with `q`, what it means comes first."""
        fields = _fields(request.scope["query_string"])
        return self._list(request, wish_of(fields.get("q")))

    async def asked(self, request: Request) -> Response:
        """What the field sends: it goes into an address, unless it may tell of a person."""
        wish = wish_of(_fields(await form_body(request)).get("q"))
        if is_private(wish):
            return self._list(request, wish)
        address = f"/items?{urlencode({'q': wish, **_lang(request)})}"
        return RedirectResponse(address, 303, {"cache-control": "no-store"})

    async def event(self, request: Request) -> Response:
        """A life event with its items and the matters that no list has."""
        book, lang = guided_items(self._around.live.finder()), page_lang(request)
        id_ = request.path_params["id"]
        event = book.event(id_)
        if event is None:
            raise ItemUnknown("event-unknown", "id", text=id_[:TOLD])
        words = {
            "title": event.name if lang is Lang.ZH else event.name_en,
            "entries": _entries(book.items_of(event), request),
            "outside": [OutsideMatter(one.name, one.told(lang)) for one in book.outside_of(event)],
            "who_to_ask": anywhere(self._around.settings, lang),
            **_around_list(book, request),
        }
        return self._around.frame.page(request, "event.html", words)

    async def one(self, request: Request) -> Response:
        """One item with what the lists say of it, and the question that comes next."""
        fields = _fields(request.scope["query_string"])
        finder, lang, item = self._around.live.finder(), page_lang(request), self._item(request)
        typed = fields.get("asked", "").strip()[:_PLACE_LIMIT]
        step = _step(finder, item, fields.get("home", ""))
        if typed and step.asks:
            step = Step(asks=True, deciding=await deciding_place(self._around.asking, finder, typed, lang))
        return self._page(request, item, step)

    async def answered(self, request: Request) -> Response:
        """The place that decides, as the form sends it: its division goes into an address, and no position does."""
        fields = _fields(await form_body(request))
        finder, lang, item = self._around.live.finder(), page_lang(request), self._item(request)
        typed = fields.get("asked", "").strip()[:_PLACE_LIMIT]
        found = await deciding_place(self._around.asking, finder, typed, lang)
        if not found.home and is_private(typed):
            return self._page(request, item, Step(asks=True, deciding=found))
        kept = {"home": found.home} if found.home else {"asked": typed}
        address = f"{_page_of(item)}?{urlencode({**kept, **_lang(request)})}#guide"
        return RedirectResponse(address, 303, {"cache-control": "no-store"})

    def _list(self, request: Request, wish: str) -> Response:
        book, lang = guided_items(self._around.live.finder()), page_lang(request)
        words: dict[str, object] = {"wish": wish, "meant": None, **_around_list(book, request)}
        words["all_items"] = _entries(book.catalogue.items, request)
        words["groups"] = region_groups(book.catalogue, self._around.live.finder(), lang)
        if wish:
            read, asked = book.wishes.read(wish), Question(None, only_open=False, lang=lang, wish=wish)
            words |= {
                "title": heading_of(asked, read),
                "meant": _entries(read.items, request),
                "outside": outside_matters(read, asked),
                "who_to_ask": anywhere(self._around.settings, lang),
            }
        return self._around.frame.page(request, "items.html", words)

    def _page(self, request: Request, item: Item, step: Step) -> Response:
        finder, lang, book = self._around.live.finder(), page_lang(request), guided_items(self._around.live.finder())
        sheet = item_sheet(book, item, self._guides, finder, lang)
        deciding = step.deciding
        words = {
            "sheet": sheet,
            "step": step,
            "known": _known_words(step, sheet.place, lang),
            "asked": deciding.text if deciding is not None else "",
            "page": _page_of(item),
            "skip": f"{_page_of(item)}?{urlencode({'home': _SKIPPED, **_lang(request)})}#guide",
            "ask": sentence(lang, "guide-home", place=sheet.place),
            "choices": _choices(item, deciding, request),
            "chosen": {
                "wish": item.name,
                "meant": item.name,
                "item": item.id,
                **({"home": step.home} if step.home else {}),
            },
            "ways": self._zones(lang, item),
            "questions": self._questions(request, item, step.home),
        }
        status = deciding.status if deciding is not None and not deciding.home else 200
        return self._around.frame.page(request, "item.html", words, status)

    def _questions(self, request: Request, item: Item, home: str) -> tuple[HelpEntry, ...]:
        """What is asked about an item and answered, where the place that decides is known for that place."""
        around, today = self._around, self._around.clock().astimezone(SHANGHAI).date()
        found = around.answers.book.about(item.id, scope_prefix(home) if home else None, today)
        words = HelpWords(around.answers.catalogue, around.divisions, page_lang(request), today, _suffix(request))
        return words.entries(found)

    def _zones(self, lang: Lang, item: Item) -> Sequence[FooterLine]:
        return platforms(self._around.settings, lang) if item.hand_in.value == "online" else ()

    def _item(self, request: Request) -> Item:
        id_ = request.path_params["id"]
        item = guided_items(self._around.live.finder()).catalogue.find(id_)
        if item is None:
            raise ItemUnknown("item-not-here", "id", text=id_[:TOLD])
        return item


def _step(finder: Finder, item: Item, home: str) -> Step:
    """The question that comes next: the deciding place only where the way depends on it."""
    division = finder.division(home) if len(home) == 6 else None
    if division is not None:
        return Step(asks=False, known=division.full_name, home=home)
    if not asks_home(item.hand_in):
        return Step(asks=False)
    return Step(asks=False, known="") if home == _SKIPPED else Step(asks=True)


def _choices(item: Item, deciding: Deciding | None, request: Request) -> list[DivisionLink]:
    """The divisions to choose from, each with the page that goes on from it."""
    return [
        DivisionLink(one.label, f"{_page_of(item)}?{urlencode({'home': one.home, **_lang(request)})}#guide")
        for one in (deciding.choices if deciding is not None else ())
    ]


def _known_words(step: Step, place: str, lang: Lang) -> str | None:
    if step.known is None:
        return None
    if not step.known:
        return sentence(lang, "guide-home-skipped", place=place)
    return sentence(lang, "guide-home-is", place=place, division=step.known)


def _around_list(book: GuidedItems, request: Request) -> Mapping[str, object]:
    lang = page_lang(request)
    suffix = _suffix(request)
    events = [
        EventLink(event.name if lang is Lang.ZH else event.name_en, f"/items/events/{event.id}{suffix}")
        for event in book.guidance.events
    ]
    count = len(book.catalogue.items)
    return {"events": events, "said": sentence(lang, "items-said", count=count)}


def _entries(items: Sequence[Item], request: Request) -> list[Entry]:
    lang, suffix = page_lang(request), _suffix(request)
    return [
        Entry(item.name, item.covers, sentence(lang, f"hand-in-{item.hand_in.value}"), _page_of(item) + suffix)
        for item in items
    ]


def _page_of(item: Item) -> str:
    return f"/items/{quote(item.id, safe='')}"


def _lang(request: Request) -> Mapping[str, str]:
    return {"lang": page_lang(request).value} if "lang" in request.query_params else {}


def _suffix(request: Request) -> str:
    fields = _lang(request)
    return f"?{urlencode(fields)}" if fields else ""


def _fields(form: bytes) -> Mapping[str, str]:
    try:
        return dict(parse_qsl(form.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_FIELDS_LIMIT))
    except ValueError as failure:
        raise ParameterFault("parameters-too-many") from failure
