"""The tables of guidance: the word for the place that decides an item, and life events."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from locator.data_files import own_data_file
from locator.items.catalogue import packaged_catalogue
from locator.items.entry import Entry, read_entries
from locator.items.wishes.wish_files import packaged_wishes


@dataclass(frozen=True, slots=True)
class DecidingPlace:
    """What the place that decides a matter is called in the lists, and in English."""

    word: str
    en: str


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """What happens in a life, with the ids of items and of matters outside the catalogue that belong to it."""

    id: str
    name: str
    name_en: str
    items: tuple[str, ...]
    outside: tuple[str, ...]


@dataclass(frozen=True)
class Guidance:
    """The deciding place by item id, and the life events in their order."""

    places: Mapping[str, DecidingPlace]
    events: tuple[LifeEvent, ...]


PLAIN_PLACE = DecidingPlace("办理这件事的地方", "the place that decides this matter")
"""For items whose texts name no place."""


@cache
def packaged_guidance() -> Guidance:
    """The tables that are installed with the program; read once.

    Raises
    ------
    CatalogueUnreadable
        If one of them cannot be used.
    """
    items = {item.id for item in packaged_catalogue().items}
    return read_guidance(
        own_data_file("items/guidance.toml"),
        own_data_file("items/life-events.toml"),
        items=items,
        outside=packaged_wishes().outside.keys(),
    )


def read_guidance(places: Path, events: Path, *, items: Collection[str], outside: Collection[str]) -> Guidance:
    """The tables of two files, which may name these items and matters outside the catalogue alone.

    Raises
    ------
    CatalogueUnreadable
        If a file cannot be read, something in it is missing or strange, or an item has two words.
    """
    by_item: dict[str, DecidingPlace] = {}
    for entry in read_entries(places).entries("place"):
        entry.only("word", "en", "items")
        for item in _known(entry, "items", items):
            if item in by_item:
                raise entry.wrong(f"事项“{item}”前面已有", f"the item “{item}” stands further up already")
            by_item[item] = DecidingPlace(entry.text("word"), entry.text("en"))
    return Guidance(by_item, tuple(_event(one, items, outside) for one in read_entries(events).entries("event")))


def _event(entry: Entry, items: Collection[str], outside: Collection[str]) -> LifeEvent:
    entry.only("id", "name", "name_en", "items", "outside")
    return LifeEvent(
        id=entry.text("id"),
        name=entry.text("name"),
        name_en=entry.text("name_en"),
        items=_known(entry, "items", items),
        outside=_known(entry, "outside", outside),
    )


def _known(entry: Entry, key: str, known: Collection[str]) -> tuple[str, ...]:
    ids = entry.texts(key)
    strange = [id_ for id_ in ids if id_ not in known]
    if strange:
        raise entry.wrong(f"{key} 没有“{strange[0]}”", f"{key} knows no “{strange[0]}”")
    return ids
