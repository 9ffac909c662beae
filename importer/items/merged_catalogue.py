"""A catalogue with one more list in it: known items keep their ids, whatever the list calls them."""

from dataclasses import replace

from importer.items.judged_list import JudgedList
from importer.items.list_rows import ListRow
from importer.items.matched_rows import MatchedRow, Standing
from locator.items.catalogue import Catalogue
from locator.items.item import HandIn, Item, ItemList, ItemMode, Listing


def merged_catalogue(known: Catalogue, judged: JudgedList) -> Catalogue:
    """The catalogue with a list that has no error.

    A known item gets the list's words beside those of the others. A renamed one has its new name, and its old one among
    the aliases. New ones stand behind all, in the list's order. Where an item is handed in is what the list's row says,
    else what was known; its modes, where the row names any, are those of the list's division from now on. What a new
    item covers is the list's own 应用场景, or its name where that is blank.

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
    return replace(known, items=tuple(items), lists=(*known.lists, of_list))


def _with(item: Item, one: MatchedRow, of_list: ItemList) -> Item:
    """A known item as the list has it too."""
    row = one.row
    hand_in, listings = row.hand_in or item.hand_in, (*item.listings, _listing(row, of_list))
    elsewhere = (mode for mode in item.modes if not (row.modes and mode.where == of_list.division))
    listed = replace(item, listings=listings, hand_in=hand_in, modes=(*elsewhere, *_modes(row, of_list)))
    if one.standing is not Standing.RENAMED:
        return listed
    aliases = (alias for alias in (*item.aliases, item.name) if alias != row.name)
    return replace(listed, name=row.name, aliases=tuple(dict.fromkeys(aliases)))


def _new(one: MatchedRow, of_list: ItemList) -> Item:
    row = one.row
    return Item(
        id=one.id or "",
        name=row.name,
        covers=row.covers or row.name,
        hand_in=row.hand_in or HandIn.UNKNOWN,
        modes=_modes(row, of_list),
        listings=(_listing(row, of_list),),
        aliases=(),
    )


def _modes(row: ListRow, of_list: ItemList) -> tuple[ItemMode, ...]:
    return tuple(ItemMode(mode, of_list.division) for mode in row.modes)


def _listing(row: ListRow, of_list: ItemList) -> Listing:
    number = row.number or 0
    source = of_list.source_of(number)
    return Listing(of_list.id, number, row.name, row.lead, row.supporting, row.deadlines, source)
