"""How an item is done between two places: of all that is stated, what is most specific, and that whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from locator.items.catalogue import Catalogue
from locator.items.group import Agreement
from locator.items.item import Item, Mode
from locator.window import Kind


class StatedBy(StrEnum):
    """What states how an item is done, the most specific first."""

    AGREEMENT = "agreement"
    GROUP = "group"
    DIVISION = "division"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class StatedModes:
    """The modes in which an item is done between two places, at least one, and what states them.

    `named` is the id of the agreement or group, or the digits of the division; None where the item itself states them
    for everywhere. Where a division adds one mode to those of the item, it is the division that is named.
    """

    modes: tuple[Mode, ...]
    by: StatedBy
    named: str | None


_Stated = tuple[int, str, Mode]
"""How many digits the places have that a statement is about, what it is named by, and what it states."""


def modes_between(
    catalogue: Catalogue,
    item: str,
    here: str | None,
    home: str | None,
    *,
    day: date | None = None,
    kind: Kind | None = None,
) -> StatedModes | None:
    """How an item is done by somebody who stands in one division and whose home decides the matter.

    The first of these that states anything, and that alone: an agreement between the two places, either way round; a
    group that holds both; the division that holds `home`, since it decides how its matters are done; the item itself.
    To what the item states the division that holds `here` adds that its windows take the matter in for others
    (`collect`), and nothing else: of another's service on the web it cannot speak. Of several of one sort it is what is
    about the smaller places, by how many digits their codes have; those that are about equally small are told together,
    in the order in which they are written, and the first of them is named.

    Parameters
    ----------
    catalogue, item
        What is stated, and the item's id.
    here, home
        Codes of divisions in two, four or six digits; None where not known: then no agreement and no group is asked,
        and no division that is not known.
    day
        The day on which it is done. An agreement with a first or last day counts on the days between, both included;
        without `day` it does not count.
    kind
        The kind of window. What a group states for one kind counts for that kind only; without `kind` it does not.

    Returns
    -------
    StatedModes or None
        None where nothing is stated, or the catalogue has no such item: unknown, which is not “not at all”.
    """
    found = catalogue.find(item)
    if found is None:
        return None
    if here is not None and home is not None:
        by_agreement = _smallest(_agreed(catalogue.agreements, item, here, home, day), StatedBy.AGREEMENT)
        told = by_agreement or _smallest(_grouped(catalogue, found, here, home, kind), StatedBy.GROUP)
        if told is not None:
            return told
    by_home = _smallest(_divided(found, home), StatedBy.DIVISION) if home is not None else None
    return by_home or _taken_in(_everywhere(found), found, here)


def _agreed(agreements: Iterable[Agreement], item: str, here: str, home: str, day: date | None) -> Iterator[_Stated]:
    for one in agreements:
        if one.mode is not None and item in one.items and one.joins(here, home) and _is_in_force(one, day):
            yield sum(map(len, one.between)), one.id, one.mode


def _is_in_force(one: Agreement, day: date | None) -> bool:
    if day is None:
        return one.since is None and one.until is None
    told = day.isoformat()
    # Cut to how exact the agreement is, so that a whole year, month or day counts.
    has_begun = one.since is None or told[: len(one.since)] >= one.since
    return has_begun and (one.until is None or told[: len(one.until)] <= one.until)


def _grouped(catalogue: Catalogue, item: Item, here: str, home: str, kind: Kind | None) -> Iterator[_Stated]:
    stating = [(group, one.mode) for one in item.modes if (group := catalogue.group(one.where or "")) is not None]
    for group, mode in stating:
        if group.holds(here) and group.holds(home) and group.kind in (None, kind):
            yield group.digits_of(here) + group.digits_of(home), group.id, mode


def _taken_in(everywhere: StatedModes | None, item: Item, here: str | None) -> StatedModes | None:
    """What the item states, and that the windows here take it in for others where their division says so."""
    if here is None or (everywhere is not None and Mode.COLLECT in everywhere.modes):
        return everywhere
    taking = (stated for stated in _divided(item, here) if stated[2] is Mode.COLLECT)
    taken = _smallest(taking, StatedBy.DIVISION)
    if taken is None or everywhere is None:
        return taken or everywhere
    return replace(taken, modes=(*everywhere.modes, *taken.modes))


def _divided(item: Item, division: str) -> Iterator[_Stated]:
    for one in item.modes:
        if one.where is not None and one.where.isdigit() and division.startswith(one.where):
            yield len(one.where), one.where, one.mode


def _everywhere(item: Item) -> StatedModes | None:
    modes = tuple(one.mode for one in item.modes if one.where is None)
    return StatedModes(modes, StatedBy.ITEM, None) if modes else None


def _smallest(stated: Iterable[_Stated], by: StatedBy) -> StatedModes | None:
    """What is stated about the smallest places, together where several are equally small."""
    found = list(stated)
    if not found:
        return None
    most = max(digits for digits, _, _ in found)
    smallest = [(named, mode) for digits, named, mode in found if digits == most]
    return StatedModes(tuple(dict.fromkeys(mode for _, mode in smallest)), by, smallest[0][0])
