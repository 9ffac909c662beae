"""The page of all items: what a wish means, the events of a life, the items in the lists' order, and the groups."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from locator.site.form_body import form_body
from locator.site.items.entries import entries, event_links
from locator.site.items.guided_items import live_items
from locator.site.items.region_groups import region_groups
from locator.site.items.who_to_ask import anywhere
from locator.site.items.wished import heading_of, outside_matters
from locator.site.page_language import language_field, page_lang
from locator.site.question import Question, fields_of, wish_of
from locator.site.room import Surroundings
from locator.site.typed_texts import stays_out_of_addresses
from locator.texts import sentence


class ListPage:
    """The page, over the items that are live."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    def routes(self) -> list[Route]:
        """The page's routes."""
        return [Route("/items", self.all, methods=["GET"]), Route("/items", self.asked, methods=["POST"])]

    async def all(self, request: Request) -> Response:
        """Every item, by life event and in the lists' order; with `q`, what it means comes first."""
        fields = fields_of(request.scope["query_string"])
        return self._list(request, wish_of(fields.get("q")))

    async def asked(self, request: Request) -> Response:
        """What the field sends: it goes into an address, unless it may tell of a person."""
        wish = wish_of(fields_of(await form_body(request)).get("q"))
        if stays_out_of_addresses(wish):
            return self._list(request, wish)
        address = f"/items?{urlencode({'q': wish, **language_field(request)})}"
        return RedirectResponse(address, 303, {"cache-control": "no-store"})

    def _list(self, request: Request, wish: str) -> Response:
        book, lang = live_items(self._around.live), page_lang(request)
        words: dict[str, object] = {
            "wish": wish,
            "meant": None,
            "said": sentence(lang, "items-said", count=len(book.catalogue.items)),
            "events": event_links(book.guidance.events, request),
            "all_items": entries(book.catalogue.items, request),
            "groups": region_groups(book.catalogue, self._around.divisions.find, lang, language_field(request)),
        }
        if wish:
            read, asked = book.wishes.read(wish), Question(None, only_open=False, lang=lang, wish=wish)
            words |= {
                "title": heading_of(asked, read),
                "meant": entries(read.items, request),
                "outside": outside_matters(read, asked),
                "who_to_ask": anywhere(self._around.settings, lang),
            }
        return self._around.frame.page(request, "items.html", words)
