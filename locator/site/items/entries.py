"""Lists of links on the pages of items: the items, and the events of a life."""

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.requests import Request

from locator.items.guidance.guidance_files import LifeEvent
from locator.items.item import Item
from locator.site.item_address import item_page
from locator.site.page_language import language_end, page_lang
from locator.texts import sentence


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


def entries(items: Iterable[Item], request: Request) -> list[Entry]:
    """Items as a list shows them, in their order."""
    lang, end = page_lang(request), language_end(request)
    return [
        Entry(item.name, item.covers, sentence(lang, f"hand-in-{item.hand_in.value}"), item_page(item.id, end))
        for item in items
    ]


def event_links(events: Iterable[LifeEvent], request: Request) -> list[EventLink]:
    """Links to life events, in their order."""
    lang, end = page_lang(request), language_end(request)
    return [EventLink(lang.either(event.name, event.name_en), f"/items/events/{event.id}{end}") for event in events]
