"""What a window takes, as its page names it: each item by its name, with the way to the item's own page."""

from dataclasses import dataclass

from locator.finding.finder import Finder
from locator.site.item_address import item_page
from locator.texts import Lang, sentence
from locator.window import ALL_ITEMS, Window


@dataclass(frozen=True, slots=True)
class ItemLink:
    """An item by its name; `href` is null where the edition's catalogue does not know what the office stated."""

    name: str
    href: str | None


def taken_items(finder: Finder, window: Window, suffix: str) -> tuple[ItemLink, ...]:
    """The items that a window states one by one; none where it takes all, or states none.

    `suffix` ends the addresses, such as `?lang=en`.
    """
    if window.items is None or window.items == ALL_ITEMS:
        return ()
    found = ((stated, finder.snapshot.catalogue.find(stated)) for stated in window.items)
    return tuple(
        ItemLink(stated, None) if item is None else ItemLink(item.name, item_page(item.id, suffix))
        for stated, item in found
    )


def taken_words(window: Window, links: tuple[ItemLink, ...], lang: Lang) -> str:
    """The same as one text: all of them, the names, or that nothing is stated and one has to call."""
    if window.items == ALL_ITEMS:
        return sentence(lang, "items-all")
    return sentence(lang, "items-between").join(link.name for link in links) or sentence(lang, "items-unstated")
