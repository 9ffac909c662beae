"""A catalogue with one more list in it: known items keep their ids, whatever the list calls them."""

from dataclasses import replace

from importer.items.judged_list import JudgedList
from importer.items.list_rows import ListRow
from importer.items.matched_rows import MatchedRow, Standing
from locator.items.catalogue import Catalogue
from locator.items.item import HandIn, Item, ItemList, Listing


def merged_catalogue(known: Catalogue, judged: JudgedList) -> Catalogue:
    """The catalogue with a list that has no error.

    A known item gets the list's words beside those of the others. A renamed one has its new name, and its old one among
    the aliases. New ones stand behind all, in the list's order; the list has no column for where they are handed in and
    how, so that is unknown; what an item covers is the list's own 应用场景, or its name where that is blank.

    Raises
    ------
    ValueError
        If the list has an error: a list is taken whole or not at all.
    """
    if judged.of_list is None or judged.has_error():
        raise ValueError("a list with errors is not taken up")
    of_list = judged.of_list
    by_id = {one.id: one for one in judged.rows if one.standing is not Standing.NEW}
    items = [_with(item, by_id[item.id], of_list) if item.id in by_id else item for item in known.items]
    items += [_new(one, of_list) for one in judged.rows if one.standing is Standing.NEW]
    return Catalogue(tuple(items), (*known.lists, of_list))


def _with(item: Item, one: MatchedRow, of_list: ItemList) -> Item:
    """A known item as the list has it too."""
    listed = replace(item, listings=(*item.listings, _listing(one.row, of_list)))
    if one.standing is not Standing.RENAMED:
        return listed
    aliases = (alias for alias in (*item.aliases, item.name) if alias != one.row.name)
    return replace(listed, name=one.row.name, aliases=tuple(dict.fromkeys(aliases)))


def _new(one: MatchedRow, of_list: ItemList) -> Item:
    row = one.row
    listings = (_listing(row, of_list),)
    return Item(one.id or "", row.name, row.covers or row.name, HandIn.UNKNOWN, (), listings, ())


def _listing(row: ListRow, of_list: ItemList) -> Listing:
    number = row.number or 0
    source = of_list.source_of(number)
    return Listing(of_list.id, number, row.name, row.lead, row.supporting, row.deadlines, source)
