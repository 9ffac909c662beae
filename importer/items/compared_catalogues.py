"""Two catalogues compared: which items, lists, groups and agreements came, which went, and what else is said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Generic, TypeVar

from locator.items.catalogue import Catalogue
from locator.items.group import Agreement, Group
from locator.items.item import Item, ItemList

_Kept = TypeVar("_Kept", Item, ItemList, Group, Agreement)
Fields = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class ComparedParts(Generic[_Kept]):
    """What differs of one sort, known by its id; `changed` gives each one's fields, as old and new."""

    added: tuple[_Kept, ...] = ()
    dropped: tuple[_Kept, ...] = ()
    changed: tuple[tuple[_Kept, Fields], ...] = ()

    def public(self) -> dict[str, Any]:
        """The same as JSON, in the manner of `tongban diff`."""
        return {
            "added": [_public(one) for one in self.added],
            "dropped": [_public(one) for one in self.dropped],
            "changed": [{"id": one.id, "fields": fields} for one, fields in self.changed],
        }


@dataclass(frozen=True, slots=True)
class ComparedCatalogues:
    """What differs from the first catalogue to the second."""

    lists: ComparedParts[ItemList]
    items: ComparedParts[Item]
    groups: ComparedParts[Group]
    agreements: ComparedParts[Agreement]

    def __bool__(self) -> bool:
        return self != _NOTHING

    def public(self) -> dict[str, Any]:
        """The same as JSON, in the manner of `tongban diff`."""
        return {
            "lists": {
                **self.lists.public(),
                "added": [one.id for one in self.lists.added],
                "dropped": [one.id for one in self.lists.dropped],
            },
            **self.items.public(),
            "groups": self.groups.public(),
            "agreements": self.agreements.public(),
        }


def compared_catalogues(old: Catalogue, new: Catalogue) -> ComparedCatalogues:
    """What differs, each sort in the order of the catalogue that has it; everything is known by its id."""
    return ComparedCatalogues(
        lists=_compared(old.lists, new.lists),
        items=_compared(old.items, new.items),
        groups=_compared(old.groups, new.groups),
        agreements=_compared(old.agreements, new.agreements),
    )


def _compared(old: Sequence[_Kept], new: Sequence[_Kept]) -> ComparedParts[_Kept]:
    before, after = {one.id: one for one in old}, {one.id: one for one in new}
    return ComparedParts(
        added=tuple(one for one in new if one.id not in before),
        dropped=tuple(one for one in old if one.id not in after),
        changed=tuple(
            (one, _changed(_public(before[one.id]), _public(one)))
            for one in new
            if one.id in before and before[one.id] != one
        ),
    )


def _changed(was: dict[str, Any], now: dict[str, Any]) -> Fields:
    return {field: [was[field], now[field]] for field in now if was[field] != now[field]}


def _public(one: Item | ItemList | Group | Agreement) -> dict[str, Any]:
    if isinstance(one, Item):
        return one.public()
    if isinstance(one, ItemList):
        return asdict(one)
    told = one.public(str)  # divisions by their digits, as the file has them
    return {**told, "name_en": one.name_en} if isinstance(one, Group) else told


def compared_lines(compared: ComparedCatalogues, lang: str) -> Iterator[str]:
    """The same for a person, a line for each list and item."""
    words = _EN if lang == "en" else _ZH
    yield from _part_lines(compared.lists, f"{words['list']} ", words)
    yield from _part_lines(compared.items, "", words)
    yield from _part_lines(compared.groups, f"{words['group']} ", words)
    yield from _part_lines(compared.agreements, f"{words['agreement']} ", words)
    if not compared:
        yield words["same"]


def _part_lines(parts: ComparedParts[_Kept], sort: str, words: Mapping[str, str]) -> Iterator[str]:
    for sign, some in (("+", parts.added), ("-", parts.dropped)):
        yield from (f"{sign} {sort}{one.id}  {_name(one)}" for one in some)
    for one, fields in parts.changed:
        named = f"{fields['name'][0]} → {_name(one)}" if "name" in fields else _name(one)
        told = words["comma"].join(words[field] for field in fields)
        yield f"~ {sort}{one.id}  {named}{words['open']}{told}{words['close']}"


def _name(one: Item | ItemList | Group | Agreement) -> str:
    return one.title if isinstance(one, ItemList) else one.name


_NOTHING = ComparedCatalogues(ComparedParts(), ComparedParts(), ComparedParts(), ComparedParts())
_ZH = {
    "list": "清单",
    "group": "区域",
    "agreement": "协议",
    "name": "名称",
    "covers": "应用场景",
    "modes": "办理方式",
    "hand_in": "在哪里交",
    "lists": "各清单所说",
    "aliases": "别名",
    "name_en": "英文名称",
    "members": "成员",
    "kind": "窗口类型",
    "items": "事项",
    "source": "出处",
    "between": "哪两地",
    "mode": "办理方式",
    "since": "起始日期",
    "until": "截止日期",
    "title": "标题",
    "issuer": "印发机关",
    "document": "文号",
    "date": "印发日期",
    "division": "适用区划",
    "same": "没有不同。",
    "open": "（",
    "comma": "、",
    "close": "）",
}
_EN = {
    "list": "list",
    "group": "group",
    "agreement": "agreement",
    "name": "name",
    "covers": "what it covers",
    "modes": "modes",
    "hand_in": "where it is handed in",
    "lists": "what lists say",
    "aliases": "aliases",
    "name_en": "English name",
    "members": "members",
    "kind": "kind of window",
    "items": "items",
    "source": "source",
    "between": "between whom",
    "mode": "mode",
    "since": "first day",
    "until": "last day",
    "title": "title",
    "issuer": "issuer",
    "document": "document number",
    "date": "date of issue",
    "division": "division",
    "same": "Nothing differs.",
    "open": " (",
    "comma": ", ",
    "close": ")",
}
