"""The regional groups and the agreements of a catalogue, as the page of items shows them; none where there is none."""

from collections.abc import Iterable
from dataclasses import dataclass

from locator.divisions.division import DivisionOf, full_code
from locator.items.catalogue import Catalogue
from locator.items.group import Agreement, Group
from locator.texts import Lang, sentence


@dataclass(frozen=True, slots=True)
class RegionGroup:
    """Places that work together: a group, or the two of an agreement.

    `members` are their names, `facts` a sentence for each thing that is stated: what they add, how, from when until
    when; `kind` the kind of window where it is for one alone.
    """

    name: str
    members: str
    facts: tuple[str, ...]
    kind: str | None
    source: str


def region_groups(catalogue: Catalogue, division_of: DivisionOf, lang: Lang) -> tuple[RegionGroup, ...]:
    """The groups in their order, and the agreements behind them."""
    groups = (_group(group, catalogue, division_of, lang) for group in catalogue.groups)
    agreements = (_agreement(agreement, catalogue, division_of, lang) for agreement in catalogue.agreements)
    return (*groups, *agreements)


def _group(group: Group, catalogue: Catalogue, division_of: DivisionOf, lang: Lang) -> RegionGroup:
    return RegionGroup(
        name=group.name if lang is Lang.ZH else group.name_en,
        members=_places(group.members, division_of, lang),
        facts=(_items(group.items, catalogue, lang),),
        kind=sentence(lang, f"kind-{group.kind.value}") if group.kind is not None else None,
        source=group.source,
    )


def _agreement(agreement: Agreement, catalogue: Catalogue, division_of: DivisionOf, lang: Lang) -> RegionGroup:
    facts = [_items(agreement.items, catalogue, lang)]
    if agreement.mode is not None:
        facts.append(sentence(lang, "group-mode", mode=sentence(lang, f"mode-{agreement.mode.value}")))
    for key, day in (("group-since", agreement.since), ("group-until", agreement.until)):
        if day is not None:
            facts.append(sentence(lang, key, day=day))
    return RegionGroup(
        name=agreement.name,
        members=_places(agreement.between, division_of, lang),
        facts=tuple(facts),
        kind=None,
        source=agreement.source,
    )


def _places(digits: Iterable[str], division_of: DivisionOf, lang: Lang) -> str:
    found = (division_of(full_code(each)) for each in digits)
    return _joined((division.name for division in found if division is not None), lang)


def _items(ids: tuple[str, ...], catalogue: Catalogue, lang: Lang) -> str:
    """The items that these places have beside the lists', by their names."""
    if not ids:
        return sentence(lang, "group-items-unstated")
    names = (item.name for item in map(catalogue.find, ids) if item is not None)
    return sentence(lang, "group-items", items=_joined(names, lang))


def _joined(names: Iterable[str], lang: Lang) -> str:
    return ("、" if lang is Lang.ZH else ", ").join(names)
