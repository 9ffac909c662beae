"""The names of divisions as people write them: whole or short, alone or after the names above them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from locator.divisions.division import Division
from locator.window import Level

# What official lists put between a city and its districts.
_FILLER = "市辖区"
# 长沙县路8号 is a street; 长沙县路口镇 is a town of the county.
_OF_A_STREET = re.compile("[东西南北中]?[路街巷道](?=[0-9０-９一二三四五六七八九十]+[号弄巷栋]|[与和东西南北中]|$)")
_AFTER_A_SHORT_CITY = frozenset("路街道巷弄东西南北中大里")
_LEVEL_ORDER = (Level.PROVINCE, Level.CITY, Level.COUNTY)
# 城步县 for 城步苗族自治县, 湘西州 for 湘西土家族苗族自治州; nobody says 两江区 for 两江新区, but it would be no other.
_CONTRACTIBLE = frozenset("县旗区州")
_KEY_LENGTH = 2
_LONGEST = 200
_NAMES_KEPT = 4096


class Form(IntEnum):
    """How a name is written, the surest first: 城步苗族自治县, 城步县, 城步; then a former one, 祁阳县 for 祁阳市."""

    WHOLE = 0
    CONTRACTED = 1
    BARE = 2
    FORMER = 3


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a division's name."""

    text: str
    division: Division
    form: Form


@dataclass(frozen=True, slots=True)
class Reading:
    """A division that the first `end` characters of a text name, and the one named right before it, if any."""

    division: Division
    end: int
    form: Form
    above: Division | None


class DivisionNameBook:
    """Every spelling of every division, looked up by its first two characters."""

    def __init__(self, divisions: Iterable[Division]) -> None:
        self._by_start: dict[str, list[Spelling]] = defaultdict(list)
        for division in divisions:
            for spelling in spellings(division):
                self._by_start[spelling.text[:_KEY_LENGTH]].append(spelling)
        self._named = lru_cache(maxsize=_NAMES_KEPT)(self._looked_up)

    def named(self, text: str) -> list[Division]:
        """Every division that the whole of `text` names; see `Divisions.named` for the order."""
        tidy = _without_spaces(text)
        # A sheet names the same few again and again; no division's name with those above it is half so long.
        return list(self._named(tidy)) if len(tidy) <= _LONGEST else []

    def _looked_up(self, tidy: str) -> tuple[Division, ...]:
        found = sorted(
            (reading for reading in self._readings(tidy, 0, None) if reading.end == len(tidy)),
            key=_order_of_meaning,
        )
        return tuple(dict.fromkeys(reading.division for reading in found))

    def leading(self, address: str) -> Division | None:
        """The deepest division that the beginning of `address` names without doubt; see `Divisions.leading`."""
        tidy = _without_spaces(address).removeprefix("中国")
        by_end: dict[int, set[Division]] = defaultdict(set)
        for reading in self._readings(tidy, 0, None):
            if _stands_in_an_address(reading, tidy):
                by_end[reading.end].add(reading.division)
        for end in sorted(by_end, reverse=True):
            if len(by_end[end]) == 1:
                return by_end[end].pop()
        return None

    def _readings(self, text: str, start: int, above: Division | None) -> Iterator[Reading]:
        for spelling in self._by_start.get(text[start : start + _KEY_LENGTH], ()):
            if above is not None and not spelling.division.is_within(above):
                continue
            if text.startswith(spelling.text, start):
                end = start + len(spelling.text)
                yield Reading(spelling.division, end, spelling.form, above)
                rest = end + len(_FILLER) if text.startswith(_FILLER, end) else end
                yield from self._readings(text, rest, spelling.division)


def spellings(division: Division) -> Iterator[Spelling]:
    """The ways to write a division: 城步苗族自治县, 城步县 and 城步; 湘西土家族苗族自治州, 湘西州 and 湘西."""
    name, short = division.name, division.short_name
    yield Spelling(name, division, Form.WHOLE)
    if short == name:
        return
    yield Spelling(short, division, Form.BARE)
    contracted = short + name[-1]
    if contracted != name and name[-1] in _CONTRACTIBLE:
        yield Spelling(contracted, division, Form.CONTRACTED)


def _order_of_meaning(reading: Reading) -> tuple[Form, bool, int, str]:
    division = reading.division
    return reading.form, not division.in_force, _LEVEL_ORDER.index(division.level), division.code


def _stands_in_an_address(reading: Reading, address: str) -> bool:
    # 北京路 is no Beijing, 开福寺路 no 开福区: in an address a name counts with its ending, except a city's after its
    # province's (湖南长沙湘府路). A bare 东区 or 北区 names a quarter or a building more often than a district.
    if _OF_A_STREET.match(address, reading.end):
        return False
    if reading.form is not Form.BARE:
        name = address[: reading.end]
        return reading.above is not None or len(name) > 2 or not name.endswith("区")
    return (
        reading.division.level is Level.CITY
        and reading.above is not None
        and reading.above.level is Level.PROVINCE
        and address[reading.end : reading.end + 1] not in _AFTER_A_SHORT_CITY
    )


def _without_spaces(text: str) -> str:
    return "".join(text.split())
