"""The form beside the map's list: what can be chosen, what is chosen, and that in a line of words."""

from collections.abc import Iterable
from dataclasses import dataclass

from locator.finding.finder import Finder
from locator.site.group_words import group_name
from locator.texts import Lang, sentence
from locator.window import Kind
from maps.live_map.map_filter import MapFilter


@dataclass(frozen=True, slots=True)
class Option:
    """One of several that a field offers."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FilterForm:
    """The fields of the form; `told` names what is chosen, or says that nothing is."""

    items: tuple[Option, ...]
    kinds: tuple[Option, ...]
    groups: tuple[Option, ...]
    only_open: bool
    told: str


def filter_form(finder: Finder, wanted: MapFilter, lang: Lang) -> FilterForm:
    """The form, filled with a filter: the items and groups of the edition's catalogue, in its order."""
    catalogue, chosen = finder.snapshot.catalogue, wanted.windows
    names = {item.id: item.name for item in catalogue.items}
    if chosen.item is not None:
        names.setdefault(chosen.item, chosen.item)  # windows may state what no catalogue knows
    group = chosen.group.id if chosen.group is not None else None
    items = _options(names.items(), chosen.item)
    kinds = _options(((kind.value, sentence(lang, f"kind-{kind.value}")) for kind in Kind), chosen.kind)
    groups = _options(((one.id, group_name(one, lang)) for one in catalogue.groups), group)
    told = [option.name for option in (*items, *kinds, *groups) if option.chosen]
    if wanted.only_open:
        told.append(sentence(lang, "open-question"))
    return FilterForm(items, kinds, groups, wanted.only_open, " · ".join(told) or sentence(lang, "map-unfiltered"))


def _options(named: Iterable[tuple[str, str]], chosen: str | None) -> tuple[Option, ...]:
    return tuple(Option(value, name, value == chosen) for value, name in named)
