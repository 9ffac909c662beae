"""The catalogue of items, read from `data/items/`: files for the lists, for the items of a year, and for groups."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from locator.data_files import own_data_file
from locator.items.entry import ITEM_ID, Entry, entries_in, read_entries
from locator.items.group import Agreement, Group
from locator.items.group_file import read_agreement, read_group, read_modes
from locator.items.item import Deadline, HandIn, Item, ItemList, Listing


@dataclass(frozen=True)
class Catalogue:
    """All items in their order, the lists that they stand in, and the groups and agreements that add to them."""

    items: tuple[Item, ...]
    lists: tuple[ItemList, ...]
    groups: tuple[Group, ...] = ()
    agreements: tuple[Agreement, ...] = ()

    def find(self, id: str) -> Item | None:  # noqa: A002  # the contract's word
        """The item of an id, or None."""
        return self._by_id.get(id)

    def group(self, id: str) -> Group | None:  # noqa: A002  # as above
        """The group of an id, or None."""
        return self._groups_by_id.get(id)

    @cached_property
    def _by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self.items}

    @cached_property
    def _groups_by_id(self) -> dict[str, Group]:
        return {group.id: group for group in self.groups}


@cache
def packaged_catalogue() -> Catalogue:
    """The catalogue that is installed with the program; read once.

    Raises
    ------
    CatalogueUnreadable
        If one of its files cannot be used.
    """
    lists, year, groups = (own_data_file(f"items/{name}.toml") for name in ("lists", "2022", "groups"))
    return read_catalogue(lists, [year], groups)


def read_catalogue(lists: Path, years: Sequence[Path], groups: Path | None = None) -> Catalogue:
    """The catalogue of a file of lists, files of items and one of groups and agreements, each in its order.

    A file of items may hold groups and agreements besides, as one does that `tongban items import` wrote: it is
    `read_catalogue(file, [file])`.

    Raises
    ------
    CatalogueUnreadable
        If a file cannot be read, if something in it is missing, strange or twice there, or if a list does not have as
        many items as it says.
    """
    of_groups = read_entries(groups) if groups is not None else None
    return _catalogue(read_entries(lists), [read_entries(year) for year in years], of_groups)


def catalogue_in(name: str, content: bytes) -> Catalogue:
    """The catalogue of one file that holds everything, as `tongban items import` and editions have it.

    Raises
    ------
    CatalogueUnreadable
        As `read_catalogue` does.
    """
    file = entries_in(name, content)
    return _catalogue(file, [file], None)


def _catalogue(lists: Entry, years: Sequence[Entry], groups: Entry | None) -> Catalogue:
    of_lists = lists.entries("list")
    known = tuple(_list(entry) for entry in of_lists)
    _differ(of_lists, "id", [one.id for one in known])
    for file in years:
        file.only("item", "list", "group", "agreement")  # one that holds everything holds its lists too
    if groups is not None:
        groups.only("group", "agreement")
    of_items = [entry for file in years for entry in file.entries("item")]
    ids = [entry.text("id") for entry in of_items]
    beside = [*years, groups] if groups is not None else years
    of_groups, of_agreements = (_entries(beside, key) for key in ("group", "agreement"))
    read_groups = tuple(read_group(entry, ids) for entry in of_groups)
    agreements = tuple(read_agreement(entry, ids) for entry in of_agreements)
    grouped = [group.id for group in read_groups]
    items = tuple(_item(entry, {one.id: one for one in known}, grouped) for entry in of_items)
    _differ(of_items, "id", ids)
    _differ(of_groups, "id", grouped)
    _differ(of_agreements, "id", [one.id for one in agreements])
    for entry, one in zip(of_lists, known, strict=True):
        _check_numbers(entry, one, items)
    return Catalogue(items, known, read_groups, agreements)


def _entries(files: Iterable[Entry], key: str) -> list[Entry]:
    return [entry for file in files if key in file.values for entry in file.entries(key)]


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


def _item(entry: Entry, lists: Mapping[str, ItemList], groups: Sequence[str]) -> Item:
    entry.only("id", "name", "covers", "hand_in", "modes", "aliases", "listing")
    of_listings = entry.entries("listing")
    listings = tuple(_listing(one, lists) for one in of_listings)
    _differ(of_listings, "list", [one.list for one in listings])
    return Item(
        id=_item_id(entry),
        name=entry.text("name"),
        covers=entry.text("covers"),
        hand_in=HandIn(entry.choice("hand_in", [*HandIn], "hand-in")),
        modes=read_modes(entry, groups),
        listings=listings,
        aliases=entry.texts("aliases"),
    )


def _item_id(entry: Entry) -> str:
    id_ = entry.text("id")
    if not ITEM_ID.fullmatch(id_):
        raise entry.wrong(
            f"id 应是年份加编号，如 2024-01，而不是“{id_}”",
            f"id has to be a year and a number, such as 2024-01, not “{id_}”",
        )
    return id_


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
