"""Groups, agreements and modes by place as files write them: read strictly, beside the items that they speak of."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from locator.items.entry import Entry
from locator.items.group import Agreement, Group
from locator.items.item import ItemMode, Mode
from locator.window import Kind

_PREFIX = re.compile(r"(?!.*00$)(?:[0-9]{2}){1,3}")
_ID = re.compile(
    r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
)  # nobody takes it for a division, and it stands in addresses as it is


def read_group(entry: Entry, items: Collection[str]) -> Group:
    """A group; CatalogueUnreadable where something in it is missing or strange, or it names an item that is not there.

    `items` are the ids of the catalogue's.
    """
    entry.only("id", "name", "name_en", "members", "kind", "items", "source")
    members = entry.texts("members")
    if not members:
        raise entry.wrong("members 至少要有一个", "members has to name at least one")
    return Group(
        id=_id(entry),
        name=entry.text("name"),
        name_en=entry.text("name_en"),
        members=tuple(_prefix(entry, "members", member) for member in members),
        kind=Kind(entry.choice("kind", [*Kind], "kind")) if "kind" in entry.values else None,
        items=_items(entry, items),
        source=entry.text("source"),
    )


def read_agreement(entry: Entry, items: Collection[str]) -> Agreement:
    """An agreement; CatalogueUnreadable as with a group."""
    entry.only("id", "name", "between", "items", "mode", "since", "until", "source")
    agreement = Agreement(
        id=_id(entry),
        name=entry.text("name"),
        between=_between(entry),
        items=_items(entry, items),
        mode=Mode(entry.choice("mode", [*Mode], "mode")) if "mode" in entry.values else None,
        since=entry.date_or_none("since"),
        until=entry.date_or_none("until"),
        source=entry.text("source"),
    )
    if agreement.mode is not None and not agreement.items:
        raise entry.wrong("写了 mode，就要在 items 里写明是哪些事项", "mode needs items: which of them is done so")
    if agreement.since is not None and agreement.until is not None:
        exact = min(len(agreement.since), len(agreement.until))
        if agreement.until[:exact] < agreement.since[:exact]:
            raise entry.wrong("until 早于 since", "until is before since")
    return agreement


def read_modes(entry: Entry, groups: Collection[str]) -> tuple[ItemMode, ...]:
    """The modes of an item: a word for everywhere, `{ mode = "collect", where = "43" }` for a division or a group.

    `groups` are the ids of those that there are. CatalogueUnreadable as with a group.
    """
    named = entry.value("modes")
    if not isinstance(named, list) or not all(isinstance(one, str | dict) for one in named):
        raise entry.wrong("modes 应是一组文字或表", "modes has to be an array of texts or tables")
    modes = tuple(_mode(entry, one, groups) for one in named)
    if len(set(modes)) < len(modes):
        raise entry.wrong("modes 中有重复", "modes names something twice")
    return modes


def _mode(entry: Entry, written: str | Mapping[str, Any], groups: Collection[str]) -> ItemMode:
    if isinstance(written, str):
        one = Entry(entry.file, entry.place, {"modes": written})
        return ItemMode(Mode(one.choice("modes", [*Mode], "mode")), None)
    one = Entry(entry.file, f"{entry.place} modes", written)
    one.only("mode", "where")
    mode, where = Mode(one.choice("mode", [*Mode], "mode")), one.text("where")
    if where[:1].isdigit():
        return ItemMode(mode, _prefix(one, "where", where))
    if where not in groups:
        raise one.wrong(
            f"没有区域“{where}”，只有：{'、'.join(groups)}", f"there is no group “{where}” but {', '.join(groups)}"
        )
    return ItemMode(mode, where)


def _id(entry: Entry) -> str:
    id_ = entry.text("id")
    if not _ID.fullmatch(id_):
        raise entry.wrong(
            f"id 应是小写字母开头的字母、数字和连字符，而不是“{id_}”",
            f"id has to be small letters, digits and hyphens, a letter first, not “{id_}”",
        )
    return id_


def _between(entry: Entry) -> tuple[str, str]:
    places = entry.texts("between")
    if len(places) != len(("one", "other")):
        raise entry.wrong("between 应是两个区划", "between has to name two divisions")
    one, other = (_prefix(entry, "between", place) for place in places)
    if one.startswith(other) or other.startswith(one):
        raise entry.wrong("between 的两个区划，一个在另一个里面", "one of the divisions in between lies in the other")
    return one, other


def _items(entry: Entry, known: Collection[str]) -> tuple[str, ...]:
    items = entry.texts("items")
    for item in items:
        if item not in known:
            raise entry.wrong(f"items 里的“{item}”不在目录里", f"items names “{item}”, which is not in the catalogue")
    return items


def _prefix(entry: Entry, key: str, digits: str) -> str:
    if not _PREFIX.fullmatch(digits):
        raise entry.wrong(
            f"{key} 应是两位、四位或六位的区划代码，末尾不带 00，而不是“{digits}”",
            f"{key} has to be codes of two, four or six digits without 00 behind, not “{digits}”",
        )
    return digits
