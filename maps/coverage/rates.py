"""Rates: how many of a level's divisions have a window of that level."""

from collections.abc import Mapping
from dataclasses import dataclass

from locator.divisions.division import Division
from locator.divisions.divisions import Divisions
from locator.window import Level
from maps.coverage.covering_windows import CoveringWindows
from maps.coverage.scope import Scope, counts_at


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A division as it is told: its code and its name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class LevelRate:
    """How many divisions of a level there are, how many of them are covered, and which are not, by code."""

    level: Level
    total: int
    covered: int
    missing: tuple[PlaceName, ...]

    @property
    def rate(self) -> float | None:
        """The part that is covered; None where there is no division of the level."""
        return self.covered / self.total if self.total else None


def level_rates(scope: Scope, windows: CoveringWindows, divisions: Divisions) -> tuple[LevelRate, ...]:
    """The rates of a scope's levels by the chosen windows."""
    standing = standing_for(windows, divisions)
    return tuple(_rate(scope, level, standing[level]) for level in scope.levels())


def _rate(scope: Scope, level: Level, standing: frozenset[str]) -> LevelRate:
    there = list(scope.at(level))
    missing = tuple(PlaceName(one.code, one.name) for one in there if one.code not in standing)
    return LevelRate(level, len(there), len(there) - len(missing), missing)


def standing_for(windows: CoveringWindows, divisions: Divisions) -> Mapping[Level, frozenset[str]]:
    """The codes of the divisions of each level that one of the chosen windows stands for.

    A window is of the level that it states, else of the one that its code is of; it stands for the division of that
    level which its code lies in. So a county's window does not stand for its city, nor a town's for its county.
    """
    found: dict[Level, set[str]] = {level: set() for level in Level}
    rows = zip(windows.codes.tolist(), windows.levels, windows.chosen.tolist(), strict=True)
    for code, level in {(code, level) for code, level, chosen in rows if chosen}:
        division = divisions.find(code)
        if division is not None:
            for each, own in _stands_for(division, level):
                found[each].add(own)
    return {level: frozenset(codes) for level, codes in found.items()}


def _stands_for(division: Division, stated: Level | None) -> list[tuple[Level, str]]:
    level = stated or division.level
    if division.lowest and division.level is Level.CITY and level in (Level.CITY, Level.COUNTY):
        return [(Level.CITY, division.code), (Level.COUNTY, division.code)]
    if level is Level.PROVINCE:
        return [(level, division.province_code)]
    if level is Level.COUNTY:
        return [(level, division.code)] if counts_at(division, level) else []
    if level is Level.CITY:
        return _city_of(division)
    return []


def _city_of(division: Division) -> list[tuple[Level, str]]:
    """The city that a division is or lies in; a municipality's halls of the city are its province's."""
    code = division.code if division.level is Level.CITY else division.city_code
    if code is None:
        return []
    return [(Level.PROVINCE if code == division.province_code else Level.CITY, code)]
