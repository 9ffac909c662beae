"""The regional groups and the agreements of a catalogue, as the page of items shows them; none where there is none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from locator.divisions.division import DivisionOf, full_code
from locator.items.catalogue import Catalogue
from locator.items.group import Agreement, Group
from locator.site.group_words import group_name, group_words
from locator.site.item_address import item_page
from locator.texts import Lang, sentence


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to another page."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class _Around:
    """What every group is told with."""

    catalogue: Catalogue
    division_of: DivisionOf
    lang: Lang
    language: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RegionGroup:
    """Places that work together: a group, or the two of an agreement.

    `members` are their names, `items` the matters that they add, none where no source says which; `facts` a sentence
    for each thing that is stated beside: how, from when until when; `kind` the kind of window where it is for one
    alone; `search` leads to where its windows are looked for, None for an agreement.
    """

    name: str
    members: str
    items: tuple[PageLink, ...]
    facts: tuple[str, ...]
    search: PageLink | None
    kind: str | None
    source: str


def region_groups(
    catalogue: Catalogue, division_of: DivisionOf, lang: Lang, language: Mapping[str, str]
) -> tuple[RegionGroup, ...]:
    """The groups in their order, and the agreements behind them; `language` is the field that keeps it in addresses."""
    around = _Around(catalogue, division_of, lang, language)
    groups = (_group(group, around) for group in catalogue.groups)
    agreements = (_agreement(agreement, around) for agreement in catalogue.agreements)
    return (*groups, *agreements)


def _group(group: Group, around: _Around) -> RegionGroup:
    address = f"/?{urlencode({'group': group.id, **around.language})}"
    return RegionGroup(
        name=group_name(group, around.lang),
        members=_places(group.members, around),
        items=_items(group.items, around),
        facts=(),
        search=PageLink(group_words("group-search", group, around.lang), address),
        kind=sentence(around.lang, f"kind-{group.kind.value}") if group.kind is not None else None,
        source=group.source,
    )


def _agreement(agreement: Agreement, around: _Around) -> RegionGroup:
    lang, facts = around.lang, []
    if agreement.mode is not None:
        facts.append(sentence(lang, "group-mode", mode=sentence(lang, f"mode-{agreement.mode.value}")))
    for key, day in (("group-since", agreement.since), ("group-until", agreement.until)):
        if day is not None:
            facts.append(sentence(lang, key, day=day))
    return RegionGroup(
        name=agreement.name,
        members=_places(agreement.between, around),
        items=_items(agreement.items, around),
        facts=tuple(facts),
        search=None,
        kind=None,
        source=agreement.source,
    )


def _places(digits: Iterable[str], around: _Around) -> str:
    found = (around.division_of(full_code(each)) for each in digits)
    return around.lang.either("、", ", ").join(division.name for division in found if division is not None)


def _items(ids: tuple[str, ...], around: _Around) -> tuple[PageLink, ...]:
    """The items that these places have beside the lists', by their names."""
    end = f"?{urlencode(around.language)}" if around.language else ""
    found = (item for item in map(around.catalogue.find, ids) if item is not None)
    return tuple(PageLink(item.name, item_page(item.id, end)) for item in found)
