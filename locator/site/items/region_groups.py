"""The regional groups of a catalogue, as the page of items shows them; a catalogue without any shows none."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from locator.finding.finder import Finder
from locator.items.catalogue import Catalogue
from locator.texts import Lang, sentence


@dataclass(frozen=True, slots=True)
class RegionGroup:
    """A group with its members' names, what it adds, and where that is said."""

    name: str
    members: str
    adds: str
    source: str


class _Group(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def name_en(self) -> str: ...
    @property
    def members(self) -> tuple[str, ...]: ...
    @property
    def items(self) -> tuple[str, ...]: ...
    @property
    def source(self) -> str: ...


def region_groups(catalogue: Catalogue, finder: Finder, lang: Lang) -> tuple[RegionGroup, ...]:
    """The groups in their order."""
    groups: Iterable[_Group] = getattr(catalogue, "groups", ())
    return tuple(_shown(group, finder, lang) for group in groups)


def _shown(group: _Group, finder: Finder, lang: Lang) -> RegionGroup:
    names = (finder.division(member.ljust(6, "0")) for member in group.members)
    said = ("、" if lang is Lang.ZH else ", ").join(one.name for one in names if one is not None)
    adds = (
        sentence(lang, "group-items", count=len(group.items)) if group.items else sentence(lang, "group-items-unstated")
    )
    return RegionGroup(group.name if lang is Lang.ZH else group.name_en, said, adds, group.source)
