"""Two catalogues compared: which items and lists came, which went, and what else is said of an item."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from locator.items.catalogue import Catalogue
from locator.items.item import Item, ItemList


@dataclass(frozen=True, slots=True)
class ComparedCatalogues:
    """What differs from the first catalogue to the second; `changed` gives each item's fields, as old and new."""

    lists_added: tuple[ItemList, ...]
    lists_dropped: tuple[ItemList, ...]
    added: tuple[Item, ...]
    dropped: tuple[Item, ...]
    changed: tuple[tuple[Item, dict[str, list[Any]]], ...]

    def __bool__(self) -> bool:
        return self != _NOTHING

    def public(self) -> dict[str, Any]:
        """The same as JSON, in the manner of `tongban diff`."""
        return {
            "lists": {
                "added": [one.id for one in self.lists_added],
                "dropped": [one.id for one in self.lists_dropped],
            },
            "added": [item.public() for item in self.added],
            "dropped": [item.public() for item in self.dropped],
            "changed": [{"id": item.id, "fields": fields} for item, fields in self.changed],
        }


def compared_catalogues(old: Catalogue, new: Catalogue) -> ComparedCatalogues:
    """What differs, items and lists in the order of the catalogue that has them; an item is known by its id."""
    old_lists, new_lists = ({one.id for one in each.lists} for each in (old, new))
    return ComparedCatalogues(
        lists_added=tuple(one for one in new.lists if one.id not in old_lists),
        lists_dropped=tuple(one for one in old.lists if one.id not in new_lists),
        added=tuple(item for item in new.items if old.find(item.id) is None),
        dropped=tuple(item for item in old.items if new.find(item.id) is None),
        changed=tuple(_changed(old, new)),
    )


def _changed(old: Catalogue, new: Catalogue) -> Iterator[tuple[Item, dict[str, list[Any]]]]:
    for item in new.items:
        before = old.find(item.id)
        if before is None or before == item:
            continue
        was, now = before.public(), item.public()
        yield item, {field: [was[field], now[field]] for field in now if was[field] != now[field]}


def compared_lines(compared: ComparedCatalogues, lang: str) -> Iterator[str]:
    """The same for a person, a line for each list and item."""
    words = _EN if lang == "en" else _ZH
    for sign, lists in (("+", compared.lists_added), ("-", compared.lists_dropped)):
        yield from (f"{sign} {words['list']} {one.id}  {one.title}" for one in lists)
    for sign, items in (("+", compared.added), ("-", compared.dropped)):
        yield from (f"{sign} {item.id}  {item.name}" for item in items)
    for item, fields in compared.changed:
        named = f"{fields['name'][0]} → {item.name}" if "name" in fields else item.name
        told = words["comma"].join(words[field] for field in fields)
        yield f"~ {item.id}  {named}{words['open']}{told}{words['close']}"
    if not compared:
        yield words["same"]


_NOTHING = ComparedCatalogues((), (), (), (), ())
_ZH = {
    "list": "清单",
    "name": "名称",
    "covers": "应用场景",
    "modes": "办理方式",
    "hand_in": "在哪里交",
    "lists": "各清单所说",
    "aliases": "别名",
    "same": "没有不同。",
    "open": "（",
    "comma": "、",
    "close": "）",
}
_EN = {
    "list": "list",
    "name": "name",
    "covers": "what it covers",
    "modes": "modes",
    "hand_in": "where it is handed in",
    "lists": "what lists say",
    "aliases": "aliases",
    "same": "Nothing differs.",
    "open": " (",
    "comma": ", ",
    "close": ")",
}
