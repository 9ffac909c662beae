"""The pages of questions and answers: all of them with a field to search, and one for each."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from locator.finding.refusal import TOLD, AnswerUnknown
from locator.readers.moments import SHANGHAI
from locator.site.answers.help_words import HelpLink, HelpWords
from locator.site.form_body import form_body
from locator.site.item_address import item_page
from locator.site.page_language import language_end, language_field, page_lang
from locator.site.question import fields_of
from locator.site.room import Surroundings
from locator.site.typed_texts import stays_out_of_addresses
from locator.texts import Lang, sentence

LONGEST = 100
"""The most signs of a question that is looked for; the field takes no more."""

_ITEMS_PAGE = "/items"


class HelpPages:
    """The pages, over the answers that are live."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._around = surroundings

    def routes(self) -> list[Route]:
        """The pages' routes."""
        return [
            Route("/help", self.all, methods=["GET"]),
            Route("/help", self.asked, methods=["POST"]),
            Route("/help/{id}", self.one, methods=["GET"]),
        ]

    async def all(self, request: Request) -> Response:
        """Every question by what it is about; with `q` in the address those that were looked for."""
        return self._list(request, request.query_params.get("q", "").strip())

    async def asked(self, request: Request) -> Response:
        """What the field sends: it goes into an address, unless it may tell of a person or is too long to be read."""
        typed = fields_of(await form_body(request)).get("q", "").strip()
        if stays_out_of_addresses(typed) or len(typed) > LONGEST:
            return self._list(request, typed)
        address = f"/help?{urlencode({'q': typed, **language_field(request)})}"
        return RedirectResponse(address, 303, {"cache-control": "no-store"})

    def _list(self, request: Request, typed: str) -> Response:
        lang = page_lang(request)
        words: dict[str, Any] = {
            "typed": typed,
            "entries": (),
            "groups": (),
            "message": None,
            "items": (),
            "ways_on": (),
        }
        status = 200
        if len(typed) > LONGEST:
            words["message"], status = sentence(lang, "text-too-long", name="q", limit=LONGEST), 400
        book, pages = self._around.answers.book, self._words(request)
        if typed and status == 200:
            words["entries"] = pages.entries(book.asked(self._today(), typed))
            words["items"] = self._items(request, typed)
            if not words["entries"]:
                words["message"] = self._none_found(typed, lang)
                words["ways_on"] = self._ways_on(request)
        if not words["entries"]:
            words["groups"] = pages.groups(book.asked(self._today()))
        return self._around.frame.page(request, "help.html", words, status)

    async def one(self, request: Request) -> Response:
        """One answer; 404 where there is none of this id."""
        answer = self._around.answers.book.find(request.path_params["id"])
        if answer is None:
            raise AnswerUnknown("answer-not-here", "id")
        hotline = self._around.settings.hotline
        sheet = self._words(request).sheet(answer, lambda id_: item_page(id_, language_end(request)), hotline)
        return self._around.frame.page(request, "help_answer.html", {"sheet": sheet})

    def _words(self, request: Request) -> HelpWords:
        answers, lang = self._around.answers, page_lang(request)
        return HelpWords(answers.catalogue, self._around.divisions, lang, self._today(), language_end(request))

    def _today(self) -> date:
        return self._around.clock().astimezone(SHANGHAI).date()

    def _none_found(self, typed: str, lang: Lang) -> str:
        return sentence(lang, "help-none", typed=typed[:TOLD], hotline=self._around.settings.hotline)

    def _items(self, request: Request, typed: str) -> list[HelpLink]:
        """The items that somebody perhaps wants done."""
        meant = self._around.answers.meant(typed)
        return [HelpLink(item.name, item_page(item.id, language_end(request)), Lang.ZH.html) for item in meant]

    def _ways_on(self, request: Request) -> list[HelpLink]:
        """Where else to go where nothing is found: all items, and the hotline."""
        lang, hotline = page_lang(request), self._around.settings.hotline
        return [
            HelpLink(sentence(lang, "help-all-items"), f"{_ITEMS_PAGE}{language_end(request)}", lang.html),
            HelpLink(sentence(lang, "hotline", number=hotline), f"tel:{hotline}", lang.html),
        ]
