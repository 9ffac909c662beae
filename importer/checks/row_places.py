"""The places that a row names beside its code: its region, the beginning of its address, where its position lies."""

from dataclasses import dataclass
from functools import lru_cache

from importer.checks.cell_text import without_spaces
from importer.checks.rules import CheckRules
from importer.checks.sheet_table import SheetTable
from locator.divisions.division import Division

# The names of a province, its city and a county of it; no address has them further on.
_BEGINNING = 40
_KEPT = 50_000


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
        self._divisions = rules.divisions
        self._regions = table.block("region_name")
        self._addresses = table.block("address")
        self._windows = table.block("window_name")
        self._named = lru_cache(_KEPT)(self._every_division)
        self._begun = lru_cache(_KEPT)(self._divisions.leading)
        self._agreeing: dict[str, tuple[str, ...]] = {}

    def of(self, index: int, county_at: str) -> RowPlaces:
        """The places of one row."""
        there = self._divisions.find(county_at) if county_at else None
        return RowPlaces(self.named(index), self.leading(index), self.hall(index), there)

    def named(self, index: int) -> tuple[Division, ...]:
        """Every division that the row's region is a name of."""
        return self._named(self._regions[index])

    def leading(self, index: int) -> Division | None:
        """The division that the row's address begins with."""
        return self._begun(without_spaces(self._addresses[index])[:_BEGINNING])

    def hall(self, index: int) -> Division | None:
        """The division that the window's name begins with."""
        return self._begun(without_spaces(self._windows[index])[:_BEGINNING])

    def begins_with(self, index: int, division: Division) -> bool:
        """Whether the row's address plainly begins with a division's name, which needs no looking up."""
        starts = self._agreeing.get(division.code)
        if starts is None:
            names = [name for name in (division.province, division.city, division.name) if name]
            starts = tuple("".join(dict.fromkeys(names[first:])) for first in range(len(names)))
            self._agreeing[division.code] = starts
        return self._addresses[index].startswith(starts)

    def _every_division(self, region: str) -> tuple[Division, ...]:
        return tuple(self._divisions.named(without_spaces(region)))
