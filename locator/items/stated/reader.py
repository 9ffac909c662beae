"""The reader of 可办事项: which items a window takes, as its office wrote it, or why that is not known.

Never more than the text says: where one part of it may mean an item and is not surely one, nothing is stated.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from locator.items.catalogue import Catalogue
from locator.items.stated.all_words import AllSaid, all_said
from locator.items.stated.exceptions import Excepted, excepted
from locator.items.stated.item_ids import ItemIds
from locator.items.stated.item_lists import ListRead, ListReader
from locator.items.stated.known_names import KnownNames
from locator.items.stated.likeness import Likenesses, Unjudged
from locator.items.stated.negations import has_negation, without_negated
from locator.items.stated.numberings import Numbering, Numberings, value_of
from locator.items.stated.plain_cell import plain_cell
from locator.items.stated.stated_items import Doubt, Doubtful, Reading, StatedItems
from locator.items.stated.tokens import Tokens
from locator.window import ALL_ITEMS

LONGEST = 4_000
"""The most signs of a text that is read."""

_ID = r"[0-9]{4}-[0-9]{2}"
_PLAIN_IDS = re.compile(rf"{_ID}(?:[、，,；;\s]+{_ID})*")
_MARKS = re.compile(r"[、,;\s.。/-]*")


class ItemsReader:
    """Reads texts by a catalogue: ids, names, numbers of its lists, all, and all but some."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._order = [item.id for item in catalogue.items]
        self._names = {item.id: item.name for item in catalogue.items}
        self._known, self._ids = KnownNames(catalogue), ItemIds(catalogue)
        self._numberings, self._likenesses = Numberings(catalogue), Likenesses(catalogue)

    def numbering(self, place: str | None) -> Numbering:
        """What numbers mean in a place, a division's prefix or code; the same object wherever they mean the same."""
        return self._numberings.of(place)

    def read(self, text: str, numbering: Numbering, *, judge: bool = True) -> StatedItems:
        """The items that a text states; without `judge` any unknown part leaves it as not stated, which is quicker."""
        if len(text) > LONGEST:
            return StatedItems(None, doubt=Doubt.UNCLEAR)
        if _PLAIN_IDS.fullmatch(text) and self._names.keys() >= (ids := {*re.findall(_ID, text)}):
            return StatedItems(self._in_order(ids))
        try:
            return self._read(plain_cell(text), numbering, self._likenesses if judge else Unjudged())
        except Doubtful as doubtful:
            return doubtful.found

    def _read(self, text: str, numbering: Numbering, likenesses: Likenesses | Unjudged) -> StatedItems:
        if _MARKS.fullmatch(text):
            return StatedItems(None)
        tokens, readings = Tokens(), set[Reading]()
        marked = self._ids.marked(self._known.marked(text, tokens), tokens, readings)
        lists = ListReader(tokens, numbering, likenesses, self._names)
        if said := all_said(marked):
            return self._all(said)
        if not has_negation(marked):
            return self._stated(self._listed(marked, lists, text), readings)
        for parts in excepted(marked):
            if (kept := self._excepted(parts, lists)) is not None:
                return StatedItems(self._in_order(kept), frozenset({*readings, Reading.EXCEPTION}))
        return self._stated(without_negated(marked, lists), readings | {Reading.NEGATION})

    def _listed(self, marked: str, lists: ListReader, text: str) -> ListRead:
        try:
            return lists.read(marked)
        except Doubtful as doubtful:
            if doubtful.found.mended is None and (put_right := self._ids.days_as_ids(text)):
                found = doubtful.found
                raise Doubtful(found.doubt or Doubt.UNCLEAR, found.part, put_right) from None
            raise

    def _stated(self, found: ListRead, readings: Iterable[Reading]) -> StatedItems:
        if not found.items:
            raise Doubtful(Doubt.NONE_KNOWN if found.others else Doubt.UNCLEAR, "、".join(found.others))
        others = tuple(dict.fromkeys(found.others))
        return StatedItems(self._in_order(found.items), frozenset({*readings, *found.readings}), others)

    def _all(self, said: AllSaid) -> StatedItems:
        if said.of_rest:
            raise Doubtful(Doubt.UNCLEAR)
        items = self._all_of(said)
        return StatedItems(items, frozenset() if items == ALL_ITEMS else frozenset({Reading.COUNT}))

    def _all_of(self, said: AllSaid) -> tuple[str, ...]:
        """All items; where the text says how many, those of the lists that have so many."""
        if said.count is None or value_of(said.count) == len(self._order):
            return ALL_ITEMS
        sets = {items for items in self._numberings.counts if len(items) == value_of(said.count)}
        if len(sets) != 1:
            raise Doubtful(Doubt.COUNT, said.count)
        return self._in_order(sets.pop())

    def _excepted(self, parts: Excepted, lists: ListReader) -> list[str] | None:
        """What is left of all, or of a list, without what is excepted; None where the text is not of that form."""
        base, rest = all_said(parts.base), all_said(parts.rest)
        is_list = bool(lists.tokens.in_text(parts.base)) or any(sign.isdigit() for sign in parts.base)
        if (parts.base and base is None and not is_list) or (parts.rest and rest is None):
            return None
        if (parts.needs_all and base is None) or (parts.needs_rest and not (rest and rest.of_rest)):
            return None
        whole = self._order if base is None else self._whole(base)
        if parts.base and base is None:
            whole = lists.read(parts.base).items
        return self._without(whole, parts.but, rest, lists)

    def _whole(self, said: AllSaid) -> Sequence[str]:
        items = self._all_of(said)
        return self._order if items == ALL_ITEMS else items

    def _without(self, whole: Sequence[str], but: str, rest: AllSaid | None, lists: ListReader) -> list[str]:
        try:
            excepted_ = lists.read(but)
        except Doubtful as doubtful:
            raise Doubtful(Doubt.EXCEPTION, doubtful.found.part or but) from None
        kept = [item for item in whole if item not in excepted_.items]
        if excepted_.others or not excepted_.items or not kept or not {*excepted_.items} <= {*whole}:
            raise Doubtful(Doubt.EXCEPTION, "、".join(excepted_.others))
        if rest is not None and rest.count is not None and value_of(rest.count) != len(kept):
            raise Doubtful(Doubt.COUNT, rest.count)
        return kept

    def _in_order(self, items: Iterable[str]) -> tuple[str, ...]:
        found = set(items)
        return tuple(item for item in self._order if item in found)


@lru_cache(maxsize=4)
def items_reader(catalogue: Catalogue) -> ItemsReader:
    """The reader of a catalogue, made once: files that are checked one after another share it."""
    return ItemsReader(catalogue)
