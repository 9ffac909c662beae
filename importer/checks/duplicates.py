"""The same window twice: one name at one address, or one name within fifty metres.

Names and addresses are compared as people hear them: spaces, quotes, widths and a number's leading noughts make no
difference (窗口01 is 窗口1).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from pyproj import Geod

from importer.checks.values import is_missing, missing_in
from locator.position import Position
from locator.readers.half_width import half_width

SAME_PLACE_M = 50.0
_ANY_CODE = "any"
_SAME_TOWN_M = 5_000.0
# It begins with a plain sign, which a search runs ahead to.
_NOUGHTS = re.compile(r"0(?<![0-9]0)0*(?=[0-9])")
_BETWEEN = "\0"
_FEW = 100
_UNHEARD: dict[int, str | None] = {code: half_width(chr(code)) for code in range(0xFF01, 0xFF5F)}
_UNHEARD |= dict.fromkeys(map(ord, "\"'“”‘’「」『』《》〈〉＂＇\u200b\u200c\u200d\ufeff\u00ad"))
_GEOD = Geod(ellps="WGS84")
# A cell of the grid is wider than fifty metres north and, up to 60° north, east.
_CELLS_PER_DEGREE = 1_000.0


@dataclass(frozen=True, slots=True)
class Sight:
    """What a window is known by: its name and address as they are compared, its division, and its position if any."""

    name: str
    address: str
    division_code: str
    position: Position | None


@lru_cache(maxsize=2048)
def heard(text: str) -> str:
    """A name or address as it is compared; empty where it says nothing."""
    if is_missing(text):
        return ""
    plain = "".join(text.translate(_UNHEARD).split()).casefold()
    return _NOUGHTS.sub("", plain) if "0" in plain else plain


def heard_all(texts: Sequence[str]) -> list[str]:
    """The same for a column of texts, which are changed all at once."""
    whole = _BETWEEN.join(texts)
    if len(texts) <= _FEW or whole.count(_BETWEEN) >= len(texts):
        return list(map(heard, texts))
    signs = np.bincount(np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), np.uint32))
    for code in _UNHEARD.keys() & set(np.flatnonzero(signs).tolist()):
        whole = whole.replace(chr(code), _UNHEARD[code] or "")
    all_heard = _NOUGHTS.sub("", "".join(whole.split()).casefold()).split(_BETWEEN)
    missing = missing_in(texts)
    return (
        ["" if text in missing else each for text, each in zip(texts, all_heard, strict=True)] if missing else all_heard
    )


def same_window(one: Sight, other: Sight) -> bool:
    """Whether two sights of one name are the same window's."""
    return _same_address(one, other) or metres_between(one, other) <= SAME_PLACE_M


def by_address(one: Sight, other: Sight) -> bool:
    """Whether it is their address that two sights of one name share."""
    return _same_address(one, other)


def metres_between(one: Sight, other: Sight) -> float:
    """How far apart two sights are, in geodesic metres; infinitely where a position is not known."""
    here, there = one.position, other.position
    if here is None or there is None:
        return float("inf")
    return 0.0 if here == there else float(_GEOD.inv(here.lon, here.lat, there.lon, there.lat)[2])


def repeated(sights: Mapping[int, Sight], order: Sequence[int]) -> dict[int, int]:
    """Rows that are a window that an earlier one is, each with the earlier; what is earlier `order` says.

    Each is compared with the windows that stand, not with other repetitions, so that a row of windows forty metres
    apart is no chain.
    """
    of_name: dict[str, list[int]] = defaultdict(list)
    for row in order:
        if sights[row].name:
            of_name[sights[row].name].append(row)
    found: dict[int, int] = {}
    for rows in of_name.values():
        if len(rows) > 1:
            found |= _repeated_of_a_name(sights, rows)
    return found


def _repeated_of_a_name(sights: Mapping[int, Sight], rows: Iterable[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    standing = SightsOfAName()
    for row in rows:
        earlier = standing.same(sights[row])
        if earlier is None:
            standing.put(row, sights[row])
        else:
            found[row] = earlier
    return found


class SightsOfAName:
    """Windows of one name, by a number each; each is found by its address and by a grid of places.

    So a window is compared with those around it alone, however many of its name there are.
    """

    def __init__(self) -> None:
        self._sights: dict[int, Sight] = {}
        self._at_address: dict[tuple[str, str], int] = {}
        self._near: dict[tuple[int, int], list[int]] = defaultdict(list)

    def put(self, number: int, sight: Sight) -> None:
        """Take up a window; of several at one address the first is the one found there."""
        self._sights[number] = sight
        if sight.address:
            self._at_address.setdefault((sight.address, sight.division_code), number)
            self._at_address.setdefault((sight.address, _ANY_CODE), number)
        if sight.position is not None:
            self._near[_cell(sight.position)].append(number)

    def same(self, sight: Sight) -> int | None:
        """The number of a window that a sight of this name is too; None where there is none."""
        at_address = self._at_address.get((sight.address, sight.division_code)) if sight.address else None
        if at_address is not None:
            return at_address
        first = self._at_address.get((sight.address, _ANY_CODE))
        if first is not None and _same_address(self._sights[first], sight):
            return first
        return next((each for each in self._around(sight) if same_window(self._sights[each], sight)), None)

    def _around(self, sight: Sight) -> Iterator[int]:
        if sight.position is None:
            return
        column, line = _cell(sight.position)
        for across in (-1, 0, 1):
            for along in (-1, 0, 1):
                yield from self._near.get((column + across, line + along), ())


def _cell(position: Position) -> tuple[int, int]:
    return int(position.lon * _CELLS_PER_DEGREE), int(position.lat * _CELLS_PER_DEGREE)


def _same_address(one: Sight, other: Sight) -> bool:
    """Whether both have one address: a 村委会 of another division far away is another, one near by has a wrong code."""
    if not one.address or one.address != other.address:
        return False
    return one.division_code == other.division_code or metres_between(one, other) <= _SAME_TOWN_M
