"""Towns and villages by an operator's own list: the program knows no division below the counties.

An edition tells of a town's window which county it is in and that it is a town's; which town it is stands in its name
or its address alone. So a rate by this list is the least that may be true.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from locator.operator_table import operator_lines
from locator.window import Level
from maps.coverage.covering_windows import CoveringWindows
from maps.coverage.rates import LevelRate, PlaceName

_COLUMNS = ("code", "name")
_CODE = re.compile(r"[0-9]{9}|[0-9]{12}", re.ASCII)
_TOWN_DIGITS, _COUNTY_DIGITS = 9, 6
_ENDINGS = ("街道办事处", "居民委员会", "村民委员会", "居委会", "村委会", "街道", "社区", "镇", "乡", "村")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Town:
    """A town or a village: its code of nine digits, or of twelve, and its name."""

    code: str
    name: str
    level: Level

    @property
    def stem(self) -> str:
        """The name without its ending, as halls are called; one of less than two characters keeps it."""
        for ending in _ENDINGS:
            stem = self.name.removesuffix(ending)
            if stem != self.name and len(stem) >= _SHORTEST:
                return stem
        return self.name


@dataclass(frozen=True, slots=True)
class TownRates:
    """The rates by the list, and how many windows of towns and villages name none of it, or more than one."""

    levels: tuple[LevelRate, ...]
    unmatched: int


def read_towns(path: Path) -> tuple[Town, ...]:
    """The list: a CSV with the columns code and name; Fault where a line is wrong."""
    towns: dict[str, Town] = {}
    for line in operator_lines(path, _COLUMNS):
        code, name = line.fields["code"], line.fields["name"]
        if not _CODE.fullmatch(code):
            raise line.wrong(f"“{code[:20]}”不是九位或十二位代码", f"“{code[:20]}” is no code of nine or twelve digits")
        if len(name) < _SHORTEST:
            raise line.wrong("名称至少两个字", "a name has two characters at least")
        is_town = len(code) == _TOWN_DIGITS or code.endswith("000")
        town = Town(code[:_TOWN_DIGITS] if is_town else code, name, Level.TOWN if is_town else Level.VILLAGE)
        if town.code in towns:
            raise line.wrong(f"代码 {town.code} 出现了两次", f"code {town.code} stands twice")
        towns[town.code] = town
    return tuple(sorted(towns.values(), key=lambda town: town.code))


def town_rates(towns: Sequence[Town], prefix: str, windows: CoveringWindows) -> TownRates:
    """The rates of the towns and villages in a scope by the chosen windows."""
    within = [town for town in towns if town.code.startswith(prefix)]
    by_place: dict[tuple[str, Level], list[Town]] = {}
    for town in within:
        by_place.setdefault((town.code[:_COUNTY_DIGITS], town.level), []).append(town)
    standing, unmatched = set(), 0
    rows = zip(windows.codes.tolist(), windows.levels, windows.chosen.tolist(), windows.texts, strict=True)
    for code, level, chosen, text in rows:
        if not chosen or level not in (Level.TOWN, Level.VILLAGE) or not code.startswith(prefix):
            continue
        named = _named(text, by_place.get((code, level), ()))
        unmatched += named is None
        standing |= {named.code} if named is not None else set()
    levels = (_rate(level, within, standing) for level in (Level.TOWN, Level.VILLAGE))
    return TownRates(tuple(rate for rate in levels if rate.total), unmatched)


def _rate(level: Level, within: Iterable[Town], standing: set[str]) -> LevelRate:
    there = [town for town in within if town.level is level]
    missing = tuple(PlaceName(town.code, town.name) for town in there if town.code not in standing)
    return LevelRate(level, len(there), len(there) - len(missing), missing)


def _named(text: str, towns: Iterable[Town]) -> Town | None:
    """The one town that a window's name or address names: by the longest of the names that stand there; else None."""
    name = text.partition("\n")[0]
    found: dict[int, list[Town]] = {}
    for town in towns:
        # A bare name in an address may be a road's: 城关路 is not in 城关镇 for that.
        longest = len(town.name) if town.name in text else len(town.stem) if town.stem in name else 0
        found.setdefault(longest, []).append(town)
    best = max(found, default=0)
    return found[best][0] if best and len(found[best]) == 1 else None
