"""The catalogue that answers now: the live edition's, or the packaged one before the first edition."""

from locator.items.catalogue import Catalogue, packaged_catalogue
from locator.items.item_book import ItemBook, item_book
from locator.site.live_edition import LiveEdition


def live_book(live: LiveEdition) -> ItemBook:
    """What is asked of the catalogue that is live."""
    return item_book(packaged_catalogue()) if live.edition is None else live.finder().items


def live_catalogue(live: LiveEdition) -> Catalogue:
    """The catalogue that is live."""
    return live_book(live).catalogue
