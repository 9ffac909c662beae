"""The page of one item: what the lists say of it, and its guided questions, one at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from locator.divisions.division import scope_prefix
from locator.divisions.divisions import Divisions
from locator.finding.refusal import TOLD, ItemUnknown
from locator.items.guidance.ending import asks_home
from locator.items.guides import Guides
from locator.items.item import Item
from locator.readers.moments import SHANGHAI
from locator.site.answers.help_words import HelpEntry, HelpWords
from locator.site.footer import FooterLine
from locator.site.form_body import form_body
from locator.site.item_address import item_page
from locator.site.items.deciding import Deciding, deciding_place
from locator.site.items.guided_items import live_items
from locator.site.items.item_sheet import item_sheet
from locator.site.items.who_to_ask import platforms
from locator.site.page_language import language_end, language_field, page_lang
from locator.site.question import PLACE_LIMIT, fields_of, home_of
from locator.site.room import Surroundings
from locator.site.typed_texts import stays_out_of_addresses
from locator.texts import Lang, sentence

_SKIPPED = "none"


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


class GuidePage:
    """The page, over the items that are live."""

    def __init__(self, around: Surroundings, guides: Guides) -> None:
        self._around = around
        self._guides = guides

    def routes(self) -> list[Route]:
        """The page's routes."""
        return [
            Route("/items/{id}", self.one, methods=["GET"]),
            Route("/items/{id}", self.answered, methods=["POST"]),
        ]

    async def one(self, request: Request) -> Response:
        """One item with what the lists say of it, and the question that comes next."""
        fields, item = fields_of(request.scope["query_string"]), self._item(request)
        step = _step(self._around.divisions, item, fields)
        typed = _typed(fields)
        if typed and step.asks:
            step = Step(asks=True, deciding=await self._deciding(request, typed))
        return self._page(request, item, step)

    async def answered(self, request: Request) -> Response:
        """The place that decides, as the form sends it: its division goes into an address, and no position does."""
        typed, item = _typed(fields_of(await form_body(request))), self._item(request)
        found = await self._deciding(request, typed)
        if not found.home and stays_out_of_addresses(typed):
            return self._page(request, item, Step(asks=True, deciding=found))
        kept = {"home": found.home} if found.home else {"asked": typed}
        return RedirectResponse(_onward(item, kept, request), 303, {"cache-control": "no-store"})

    async def _deciding(self, request: Request, typed: str) -> Deciding:
        finder = self._around.live.finder()  # places are read with an edition's windows
        return await deciding_place(self._around.asking, finder, typed, page_lang(request))

    def _page(self, request: Request, item: Item, step: Step) -> Response:
        lang, book = page_lang(request), live_items(self._around.live)
        sheet = item_sheet(book, item, self._guides, self._around.divisions.find, lang)
        deciding = step.deciding
        words = {
            "sheet": sheet,
            "step": step,
            "known": _known_words(step, sheet.place, lang),
            "asked": deciding.text if deciding is not None else "",
            "page": item_page(item.id),
            "skip": _onward(item, {"home": _SKIPPED}, request),
            "ask": sentence(lang, "guide-home", place=sheet.place),
            "choices": _choices(item, deciding, request),
            "chosen": _chosen(item, step.home),
            "ways": self._zones(lang, item),
            "questions": self._questions(request, item, step.home),
        }
        status = deciding.status if deciding is not None and not deciding.home else 200
        return self._around.frame.page(request, "item.html", words, status)

    def _questions(self, request: Request, item: Item, home: str) -> tuple[HelpEntry, ...]:
        """What is asked about an item and answered, where the place that decides is known for that place."""
        around, today = self._around, self._around.clock().astimezone(SHANGHAI).date()
        found = around.answers.book.about(item.id, scope_prefix(home) if home else None, today)
        end = language_end(request)
        return HelpWords(around.answers.catalogue, around.divisions, page_lang(request), today, end).entries(found)

    def _zones(self, lang: Lang, item: Item) -> Sequence[FooterLine]:
        return platforms(self._around.settings, lang) if item.hand_in.value == "online" else ()

    def _item(self, request: Request) -> Item:
        id_ = request.path_params["id"]
        item = live_items(self._around.live).catalogue.find(id_)
        if item is None:
            raise ItemUnknown("item-not-here", "id", text=id_[:TOLD])
        return item


def _typed(fields: Mapping[str, str]) -> str:
    return fields.get("asked", "").strip()[:PLACE_LIMIT]


def _step(divisions: Divisions, item: Item, fields: Mapping[str, str]) -> Step:
    """The question that comes next: the deciding place only where the way depends on it."""
    home = home_of(fields)
    division = divisions.find(divisions.codes_of_today(home)[0]) if home else None
    if division is not None:
        return Step(asks=False, known=division.full_name, home=division.code)
    if not asks_home(item.hand_in):
        return Step(asks=False)
    return Step(asks=False, known="") if fields.get("home") == _SKIPPED else Step(asks=True)


def _onward(item: Item, kept: Mapping[str, str], request: Request) -> str:
    """The address of an item's next question, with what was answered before."""
    return f"{item_page(item.id)}?{urlencode({**kept, **language_field(request)})}#guide"


def _chosen(item: Item, home: str) -> Mapping[str, str]:
    """What the form for the windows sends along."""
    return {"wish": item.name, "meant": item.name, "item": item.id, **({"home": home} if home else {})}


def _choices(item: Item, deciding: Deciding | None, request: Request) -> list[DivisionLink]:
    """The divisions to choose from, each with the page that goes on from it."""
    choices = deciding.choices if deciding is not None else ()
    return [DivisionLink(one.label, _onward(item, {"home": one.home}, request)) for one in choices]


def _known_words(step: Step, place: str, lang: Lang) -> str | None:
    if step.known is None:
        return None
    if not step.known:
        return sentence(lang, "guide-home-skipped", place=place)
    return sentence(lang, "guide-home-is", place=place, division=step.known)
