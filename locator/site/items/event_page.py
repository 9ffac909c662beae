"""The page of a life event: its items, and what belongs to it and is none."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from locator.finding.refusal import TOLD, ItemUnknown
from locator.site.items.entries import entries, event_links
from locator.site.items.guided_items import live_items
from locator.site.items.who_to_ask import anywhere
from locator.site.items.wished import OutsideMatter
from locator.site.page_language import page_lang
from locator.site.room import Surroundings


class EventPage:
    """The page, over the items that are live."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    def routes(self) -> list[Route]:
        """The page's route."""
        return [Route("/items/events/{id}", self.one, methods=["GET"])]

    async def one(self, request: Request) -> Response:
        """A life event with its items and the matters that no list has."""
        book, lang = live_items(self._around.live), page_lang(request)
        id_ = request.path_params["id"]
        event = book.event(id_)
        if event is None:
            raise ItemUnknown("event-unknown", "id", text=id_[:TOLD])
        words = {
            "title": lang.either(event.name, event.name_en),
            "entries": entries(book.items_of(event), request),
            "outside": [OutsideMatter(one.name, one.told(lang)) for one in book.outside_of(event)],
            "who_to_ask": anywhere(self._around.settings, lang),
            "events": event_links(book.guidance.events, request),
        }
        return self._around.frame.page(request, "event.html", words)
