"""The items of the edition that is live, with what reads wishes for them: made once for each catalogue."""

from dataclasses import dataclass

from locator.items.catalogue import Catalogue, packaged_catalogue
from locator.items.guidance.guidance_files import PLAIN_PLACE, DecidingPlace, Guidance, LifeEvent, packaged_guidance
from locator.items.item import Item, Mode
from locator.items.wishes.reading import WishReader
from locator.items.wishes.wish import Outside
from locator.items.wishes.wish_files import packaged_wishes
from locator.site.live_edition import LiveEdition
from locator.texts import Lang


@dataclass(frozen=True)
class ItemBook:
    """A catalogue, the reader of wishes for it, and the tables of guidance."""

    catalogue: Catalogue
    wishes: WishReader
    guidance: Guidance

    def place_of(self, item: Item, lang: Lang) -> str:
        """What the place that decides an item is called."""
        place: DecidingPlace = self.guidance.places.get(item.id, PLAIN_PLACE)
        return place.word if lang is Lang.ZH else place.en

    def modes(self, item: Item) -> tuple[Mode, ...]:
        """The modes that are stated for an item wherever it is done; none where nothing states one."""
        return tuple(dict.fromkeys(one.mode for one in item.modes if one.where is None))

    def event(self, id_: str) -> LifeEvent | None:
        """A life event by its id."""
        return next((event for event in self.guidance.events if event.id == id_), None)

    def items_of(self, event: LifeEvent) -> tuple[Item, ...]:
        """The items of an event that the catalogue has."""
        return tuple(item for item in map(self.catalogue.find, event.items) if item is not None)

    def outside_of(self, event: LifeEvent) -> tuple[Outside, ...]:
        """The matters of an event that no list has."""
        return tuple(packaged_wishes().outside[id_] for id_ in event.outside)


class LiveItems:
    """Gives the book of the catalogue that is live."""

    def __init__(self, live: LiveEdition) -> None:
        self._live = live
        self._book: ItemBook | None = None

    def book(self) -> ItemBook:
        """The book of the edition that is served now; `NoEdition` before the first."""
        catalogue = _catalogue(self._live)
        book = self._book
        if book is None or book.catalogue is not catalogue:
            book = self._book = ItemBook(catalogue, WishReader(catalogue), packaged_guidance())
        return book


def _catalogue(live: LiveEdition) -> Catalogue:
    # An edition that brings no catalogue of its own answers with the one that is installed.
    own: Catalogue | None = getattr(live.finder(), "catalogue", None)
    return own if own is not None else packaged_catalogue()
