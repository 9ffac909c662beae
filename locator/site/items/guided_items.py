"""The items of an edition with all that guidance needs: the reader of wishes, and the tables of places and events."""

from dataclasses import dataclass
from datetime import date

from locator.finding.finder import Finder
from locator.items.catalogue import Catalogue
from locator.items.guidance.guidance_files import PLAIN_PLACE, Guidance, LifeEvent, packaged_guidance
from locator.items.item import Item
from locator.items.item_book import ItemBook
from locator.items.modes import StatedModes, modes_between
from locator.items.wishes.reading import WishReader
from locator.items.wishes.wish import Outside
from locator.items.wishes.wish_files import packaged_wishes
from locator.site.live_catalogue import live_book
from locator.site.live_edition import LiveEdition
from locator.texts import Lang
from locator.window import Kind


@dataclass(frozen=True)
class GuidedItems:
    """A catalogue, the reader of wishes for it, and the tables of guidance."""

    catalogue: Catalogue
    wishes: WishReader
    guidance: Guidance

    def place_of(self, item: str, lang: Lang) -> str:
        """What the place that decides an item is called, by the item's id."""
        place = self.guidance.places.get(item, PLAIN_PLACE)
        return lang.either(place.word, place.en)

    def modes(
        self,
        item: Item,
        here: str | None = None,
        home: str | None = None,
        day: date | None = None,
        kind: Kind | None = None,
    ) -> StatedModes | None:
        """How an item is done between two places on a day, at a kind of window; see `modes_between`.

        None where nothing states it.
        """
        return modes_between(self.catalogue, item.id, here, home, day=day, kind=kind)

    def event(self, id_: str) -> LifeEvent | None:
        """A life event by its id."""
        return next((event for event in self.guidance.events if event.id == id_), None)

    def items_of(self, event: LifeEvent) -> tuple[Item, ...]:
        """The items of an event that the catalogue has, and those that its matters outside have become since."""
        taken_up = (item for id_ in event.outside for item in self.wishes.taken_up.get(id_, ()))
        ids = dict.fromkeys([*event.items, *taken_up])
        return tuple(item for item in map(self.catalogue.find, ids) if item is not None)

    def outside_of(self, event: LifeEvent) -> tuple[Outside, ...]:
        """The matters of an event that no list has."""
        outside = packaged_wishes().outside
        return tuple(outside[id_] for id_ in event.outside if id_ not in self.wishes.taken_up)


def guided_items(finder: Finder) -> GuidedItems:
    """The items of the edition that a finder answers from."""
    return _guided(finder.items)


def live_items(live: LiveEdition) -> GuidedItems:
    """The items that answer now: the live edition's, or the packaged ones before the first edition."""
    return _guided(live_book(live))


def _guided(book: ItemBook) -> GuidedItems:
    return GuidedItems(book.catalogue, book.wishes, packaged_guidance())
