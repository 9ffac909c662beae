"""The places that a row names beside its code: its region, the beginning of its address, where its position lies."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from importer.checks.abolished import abolished
from importer.checks.cell_text import without_spaces
from importer.checks.rules import CheckRules
from importer.checks.sheet_table import SheetTable
from locator.divisions.division import Division
from locator.divisions.history import DivisionHistory

# The names of a province, its city and a county of it; no address has them further on.
_BEGINNING = 40
_KEPT = 50_000
_SHORTEST_ALONE = 3
_SHORTEST_SLIP = 3
_ZONE = re.compile("高新|经开|新区|开发|管理|保税|试验|示范")


@dataclass(frozen=True, slots=True)
class RowPlaces:
    """Every division that a row's region names, those that its address and name begin with, that of its position."""

    named: tuple[Division, ...]
    leading: Division | None
    hall: Division | None
    there: Division | None


class PlaceReader:
    """Reads the places of a table's rows; a text that many rows share is read once."""

    def __init__(self, table: SheetTable, rules: CheckRules) -> None:
        self._rules = rules
        self._divisions = rules.divisions
        self._regions = table.block("region_name")
        self._addresses = table.block("address")
        self._windows = table.block("window_name")
        self._known: dict[str, tuple[Division, ...]] = {}
        self._begun = lru_cache(_KEPT)(self._divisions.leading)
        self._agreeing: dict[str, tuple[str, ...]] = {}

    def of(self, index: int, county_at: str) -> RowPlaces:
        """The places of one row."""
        there = self._divisions.find(county_at) if county_at else None
        return RowPlaces(self.named(index), self.leading(index), self.hall(index), there)

    def named(self, index: int) -> tuple[Division, ...]:
        """Every division that the row's region is a name of."""
        return self.meant(self._regions[index])

    def meant(self, name: str) -> tuple[Division, ...]:
        """Every division that a name means; those that have its land today, where it is one that is no more."""
        if not name:
            return ()
        known = self._known.get(name)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = self._known[name] = self._every_division(name)
        return known

    def leading(self, index: int) -> Division | None:
        """The division that the row's address begins with."""
        return self._begun(without_spaces(self._addresses[index])[:_BEGINNING])

    def begun(self, index: int) -> tuple[Division, ...]:
        """The divisions that the row's address may begin with the name of, also a name that is no more (祁阳县).

        Those that have its land today; nothing where the address begins with no division's name.
        """
        leading = self.leading(index)
        if leading is not None and leading.lowest and leading.in_force:
            return (leading,)
        if leading is not None and not leading.in_force:
            return self._divisions.of_today(leading.code)
        former = self._begun_formerly(without_spaces(self._addresses[index])[:_BEGINNING], leading)
        return former or ((leading,) if leading is not None else ())

    def _begun_formerly(self, address: str, above: Division | None) -> tuple[Division, ...]:
        """The divisions of today within `above` for the former name that stands behind its own."""
        found = _former_names(self._rules.history)
        name = found.pattern.match(_without_names(address, above))
        # A 城区 or 郊区 may be any city's.
        if name is None or (above is None and len(name[0]) < _SHORTEST_ALONE):
            return ()
        gone = (abolished(code, self._rules) for code in found.codes[name[0]])
        heirs = (division for each in gone if each is not None for division in each.successors)
        return tuple(dict.fromkeys(one for one in heirs if above is None or one.is_within(above)))

    def hall(self, index: int) -> Division | None:
        """The division that the window's name begins with."""
        return self._begun(without_spaces(self._windows[index])[:_BEGINNING])

    def begins_with(self, index: int, division: Division) -> bool:
        """Whether the row's address plainly begins with a division's name."""
        return self._addresses[index].startswith(self.beginnings(division))

    def beginnings(self, division: Division) -> tuple[str, ...]:
        """How an address begins that plainly begins with a division's name, which needs no looking up."""
        starts = self._agreeing.get(division.code)
        if starts is None:
            names = [name for name in (division.province, division.city, division.name) if name]
            starts = tuple("".join(dict.fromkeys(names[first:])) for first in range(len(names)))
            self._agreeing[division.code] = starts
        return starts

    def _every_division(self, region: str) -> tuple[Division, ...]:
        name = without_spaces(region)
        return tuple(self._divisions.named(name)) or self._formerly(name)

    def _formerly(self, name: str) -> tuple[Division, ...]:
        """The divisions that have the land of one that was called so, also after its province's and city's names."""
        name = _without_names(name, self._begun(name[:_BEGINNING]))
        return self._divisions.formerly_named(name) if name else ()


def is_a_slip(region: str, division: Division) -> bool:
    """Whether a region is the division's name with one sign mistaken: 天兴区 for 天心区.

    What is called 高新区 or 经开区 is a zone that has no code, and no slip of 高明区.
    """
    meant = division.name
    name = without_spaces(region)[-len(meant) :]
    if len(meant) < _SHORTEST_SLIP or len(name) != len(meant) or name[-1] != meant[-1] or _ZONE.search(name):
        return False
    return sum(sign != other for sign, other in zip(name, meant, strict=True)) == 1


def _without_names(text: str, above: Division | None) -> str:
    """A text without the names of a division, and of those that it lies in, at its beginning."""
    for prefix in (above.province, above.city or "", above.name) if above is not None else ():
        text = text.removeprefix(prefix)
    return text


@dataclass(frozen=True, slots=True)
class _FormerNames:
    """The names of divisions that are no more, each with its codes; `pattern` finds the longest."""

    codes: Mapping[str, tuple[str, ...]]
    pattern: re.Pattern[str]


@lru_cache(maxsize=4)
def _former_names(history: DivisionHistory) -> _FormerNames:
    codes: dict[str, tuple[str, ...]] = {}
    for code in history:
        if was := history.find(code):
            codes[was.name] = (*codes.get(was.name, ()), code)
    names = sorted(filter(None, codes), key=len, reverse=True)
    return _FormerNames(codes, re.compile("|".join(map(re.escape, names)) or r"(?!)"))
