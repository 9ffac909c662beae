"""The catalogue of items, read from `data/items/`: one file for the lists, one for the items of a year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from locator.data_files import own_data_file
from locator.items.entry import Entry, entries_in, read_entries
from locator.items.item import Deadline, HandIn, Item, ItemList, ItemMode, Listing, Mode


@dataclass(frozen=True)
class Catalogue:
    """All items in their order, and the lists that they stand in."""

    items: tuple[Item, ...]
    lists: tuple[ItemList, ...]

    def find(self, id: str) -> Item | None:  # noqa: A002  # the contract's word
        """The item of an id, or None."""
        return self._by_id.get(id)

    @cached_property
    def _by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self.items}


@cache
def packaged_catalogue() -> Catalogue:
    """The catalogue that is installed with the program; read once.

    Raises
    ------
    CatalogueUnreadable
        If one of its files cannot be used.
    """
    return read_catalogue(own_data_file("items/lists.toml"), [own_data_file("items/2022.toml")])


def read_catalogue(lists: Path, years: Sequence[Path]) -> Catalogue:
    """The catalogue of a file of lists and of files of items, in their order.

    Raises
    ------
    CatalogueUnreadable
        If a file cannot be read, if something in it is missing, strange or twice there, or if a list does not have as
        many items as it says.
    """
    return _catalogue(read_entries(lists), [read_entries(year) for year in years])


def catalogue_in(name: str, content: bytes) -> Catalogue:
    """The catalogue of one file that holds lists and items, as `tongban items import` and editions have it.

    Raises
    ------
    CatalogueUnreadable
        As `read_catalogue` does.
    """
    file = entries_in(name, content)
    return _catalogue(file, [file])


def _catalogue(lists: Entry, years: Sequence[Entry]) -> Catalogue:
    of_lists = lists.entries("list")
    known = tuple(_list(entry) for entry in of_lists)
    _differ(of_lists, "id", [one.id for one in known])
    of_items = [entry for year in years for entry in _items_of(year)]
    items = tuple(_item(entry, {one.id: one for one in known}) for entry in of_items)
    _differ(of_items, "id", [item.id for item in items])
    for entry, one in zip(of_lists, known, strict=True):
        _check_numbers(entry, one, items)
    return Catalogue(items, known)


def _items_of(file: Entry) -> Sequence[Entry]:
    file.only("item", "list")  # one that was written by `tongban items import` holds its lists too
    return file.entries("item")


def _list(entry: Entry) -> ItemList:
    entry.only("id", "title", "issuer", "document", "date", "division", "items", "source")
    division = entry.text("division")
    if not (division.isascii() and division.isdigit() and len(division) in (2, 4, 6)):
        raise entry.wrong(
            f"division 应是两位、四位或六位的区划代码，而不是“{division}”",
            f"division has to be a code of two, four or six digits, not “{division}”",
        )
    return ItemList(
        id=entry.text("id"),
        title=entry.text("title"),
        issuer=entry.text_or_none("issuer"),
        document=entry.text_or_none("document"),
        date=entry.date_or_none("date"),
        division=division,
        items=entry.count("items"),
        source=entry.text("source"),
    )


def _item(entry: Entry, lists: Mapping[str, ItemList]) -> Item:
    entry.only("id", "name", "covers", "hand_in", "modes", "aliases", "listing")
    of_listings = entry.entries("listing")
    listings = tuple(_listing(one, lists) for one in of_listings)
    _differ(of_listings, "list", [one.list for one in listings])
    return Item(
        id=entry.text("id"),
        name=entry.text("name"),
        covers=entry.text("covers"),
        hand_in=HandIn(entry.choice("hand_in", [*HandIn])),
        modes=_modes(entry),
        listings=listings,
        aliases=entry.texts("aliases"),
    )


def _modes(entry: Entry) -> tuple[ItemMode, ...]:
    """The modes that the item has everywhere; those of a place are no matter of the item's own."""
    named = entry.texts("modes")
    strange = [mode for mode in named if mode not in [*Mode]]
    if strange:
        known = [*Mode]
        raise entry.wrong(
            f"modes 没有“{strange[0]}”，只能是：{'、'.join(known)}",
            f"modes knows no “{strange[0]}” but {', '.join(known)}",
        )
    return tuple(ItemMode(Mode(mode), None) for mode in named)


def _listing(entry: Entry, lists: Mapping[str, ItemList]) -> Listing:
    entry.only("list", "number", "name", "lead", "with", "deadlines")
    of_list = lists[entry.choice("list", lists)]
    number = entry.count("number")
    return Listing(
        list=of_list.id,
        number=number,
        name=entry.text("name"),
        lead=entry.text("lead"),
        supporting=entry.texts("with"),
        deadlines=tuple(_deadline(one) for one in entry.entries("deadlines")) if "deadlines" in entry.values else (),
        source=of_list.source_of(number),
    )


def _deadline(entry: Entry) -> Deadline:
    entry.only("by", "what")
    return Deadline(entry.date("by"), entry.text_or_none("what"))


def _differ(entries: Sequence[Entry], key: str, values: Iterable[str]) -> None:
    """Refuse what is named a second time."""
    seen = set[str]()
    for entry, value in zip(entries, values, strict=True):
        if value in seen:
            raise entry.wrong(f"{key}“{value}”前面已有", f"{key} “{value}” stands further up already")
        seen.add(value)


def _check_numbers(entry: Entry, of_list: ItemList, items: Iterable[Item]) -> None:
    """Refuse a list of which an item is missing, or stands here twice; its numbers may go on from an earlier list's."""
    numbers = sorted(one.number for item in items for one in item.listings if one.list == of_list.id)
    if len(numbers) != of_list.items or len(set(numbers)) < len(numbers):
        told = ", ".join(map(str, numbers))
        raise entry.wrong(
            f"清单“{of_list.id}”应有 {of_list.items} 项，各有自己的编号，而不是：{told}",
            f"the list “{of_list.id}” has to have {of_list.items} items, each with its own number, not {told}",
        )
