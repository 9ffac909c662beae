"""What a page shows of one item: every word ready, with the source of each fact and what is not stated said."""

from collections.abc import Iterator
from dataclasses import dataclass

from locator.divisions.division import DivisionOf, full_code
from locator.items.catalogue import Catalogue
from locator.items.guides import Guides
from locator.items.item import Item, Listing
from locator.items.modes import StatedBy, StatedModes
from locator.site.cards import Line
from locator.site.footer import FooterLine
from locator.site.group_words import group_name, group_words
from locator.site.items.guided_items import GuidedItems
from locator.texts import Lang, sentence


@dataclass(frozen=True, slots=True)
class ListSays:
    """What one list says of an item, under the list's title."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ItemSheet:
    """An item on its own page; `guides` are links to official guides, `also` what else it is called."""

    id: str
    name: str
    covers: str
    where: str
    how: tuple[str, ...]
    guides: tuple[FooterLine, ...]
    lists: tuple[ListSays, ...]
    also: str | None
    place: str


def item_sheet(book: GuidedItems, item: Item, guides: Guides, division_of: DivisionOf, lang: Lang) -> ItemSheet:
    """An item with all that the lists say of it."""
    place = book.place_of(item.id, lang)
    return ItemSheet(
        id=item.id,
        name=item.name,
        covers=item.covers,
        where=sentence(lang, f"where-{item.hand_in.value}", place=place),
        how=(*how_words(book, book.modes(item), place, lang), *_how_elsewhere(book, item, division_of, place, lang)),
        guides=guide_links(guides, item, division_of, lang),
        lists=tuple(_list_says(book.catalogue, listing, item, lang) for listing in item.listings),
        also=_joined(item.aliases, lang),
        place=place,
    )


def how_words(book: GuidedItems, stated: StatedModes | None, place: str, lang: Lang) -> tuple[str, ...]:
    """How an item is done, a sentence for each mode, and what says so but for the lists; or that nothing does."""
    if stated is None:
        return (sentence(lang, "modes-unstated"),)
    told = [sentence(lang, f"how-{mode.value}", place=place) for mode in stated.modes]
    if stated.by in (StatedBy.AGREEMENT, StatedBy.GROUP):
        told.append(sentence(lang, "modes-by", name=_named(book.catalogue, stated.named or "", lang)))
    return tuple(told)


def _how_elsewhere(book: GuidedItems, item: Item, division_of: DivisionOf, place: str, lang: Lang) -> tuple[str, ...]:
    """How an item is done in some places otherwise than everywhere."""
    return tuple(
        sentence(
            lang,
            "how-in",
            where=_where_words(book.catalogue, one.where, division_of, lang),
            how=sentence(lang, f"how-{one.mode.value}", place=place),
        )
        for one in item.modes
        if one.where is not None
    )


def _where_words(catalogue: Catalogue, where: str, division_of: DivisionOf, lang: Lang) -> str:
    group = catalogue.group(where)
    if group is not None and group.kind is not None:
        return group_words("group-what", group, lang)
    return (_full_name(division_of, where) if where.isdigit() else None) or _named(catalogue, where, lang)


def _full_name(division_of: DivisionOf, digits: str) -> str | None:
    division = division_of(full_code(digits))
    return division.full_name if division is not None else None


def _named(catalogue: Catalogue, id_: str, lang: Lang) -> str:
    """A group or an agreement by its id."""
    group = catalogue.group(id_)
    if group is not None:
        return group_name(group, lang)
    return next((one.name for one in catalogue.agreements if one.id == id_), id_)


def guide_links(guides: Guides, item: Item, division_of: DivisionOf, lang: Lang) -> tuple[FooterLine, ...]:
    """The links to an item's official guides that the operator gives."""
    return tuple(
        FooterLine(
            sentence(lang, "bring-guide-of", division=_full_name(division_of, guide.division) or "")
            if guide.division
            else sentence(lang, "bring-guide-everywhere"),
            guide.url,
        )
        for guide in guides.of(item.id)
    )


def date_words(by: str, lang: Lang) -> str:
    """Until when: as exact as the list is, a year, a month or a day."""
    year, month, day = [*by.split("-"), "", ""][:3]
    values = {"year": year, "month": month, "day": day}
    if lang.is_chinese:
        values = {name: text.lstrip("0") for name, text in values.items()}
    return sentence(lang, "by-day" if day else "by-month" if month else "by-year", **values)


def _list_says(catalogue: Catalogue, listing: Listing, item: Item, lang: Lang) -> ListSays:
    title = next((one.title for one in catalogue.lists if one.id == listing.list), listing.list)
    return ListSays(title, tuple(_lines(listing, item, lang)))


def _lines(listing: Listing, item: Item, lang: Lang) -> Iterator[Line]:
    unstated = sentence(lang, "not-stated")
    facts = {
        "item-number": str(listing.number),
        "item-name-there": listing.name if listing.name != item.name else None,
        "item-lead-department": listing.lead,
        "item-supporting": _joined(listing.supporting, lang),
        "item-deadline": "；".join(_stages(listing, lang)) or unstated,
        "item-source": listing.source,
    }
    as_written = ("item-name-there", "item-lead-department", "item-supporting", "item-source")
    for key, text in facts.items():
        if text:
            yield Line(sentence(lang, key), text, key in as_written)


def _stages(listing: Listing, lang: Lang) -> Iterator[str]:
    for stage in listing.deadlines:
        by = date_words(stage.by, lang)
        yield by if stage.what is None else f"{by}{lang.either('：', ': ')}{stage.what}"


def _joined(texts: tuple[str, ...], lang: Lang) -> str | None:
    return lang.either("、", ", ").join(texts) or None
