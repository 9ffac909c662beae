"""The regional groups of a catalogue, as the page of items shows them; a catalogue without any shows none."""

from dataclasses import dataclass

from locator.finding.finder import Finder
from locator.items.catalogue import Catalogue
from locator.items.group import Group
from locator.texts import Lang, sentence


@dataclass(frozen=True, slots=True)
class RegionGroup:
    """A group with its members' names, what it adds, for which kind of window where it is for one, and its source."""

    name: str
    members: str
    adds: str
    kind: str | None
    source: str


def region_groups(catalogue: Catalogue, finder: Finder, lang: Lang) -> tuple[RegionGroup, ...]:
    """The groups in their order."""
    return tuple(_shown(group, finder, lang) for group in catalogue.groups)


def _shown(group: Group, finder: Finder, lang: Lang) -> RegionGroup:
    names = (finder.division(member.ljust(6, "0")) for member in group.members)
    count = len(group.items)
    return RegionGroup(
        name=group.name if lang is Lang.ZH else group.name_en,
        members=("、" if lang is Lang.ZH else ", ").join(one.name for one in names if one is not None),
        adds=sentence(lang, "group-items", count=count) if count else sentence(lang, "group-items-unstated"),
        kind=sentence(lang, f"kind-{group.kind.value}") if group.kind is not None else None,
        source=group.source,
    )
