"""An operator's own places: towns, villages, estates, stations, by name and position."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from pathlib import Path

import numpy as np

from locator.datum import position_from
from locator.divisions.division import Division, scope_prefix
from locator.divisions.divisions import Divisions
from locator.finding.places.place import Place, PlaceKind, division_at
from locator.operator_table import OperatorLine, operator_lines
from locator.position import Datum, Position
from locator.spelling.pinyin import ways_to_say_a_name
from locator.spelling.plain_text import plain
from locator.texts import Lang, sentence

_COLUMNS = ("name", "division", "lon", "lat", "datum", "also")
_LONGEST, _LEAST = 60, 2
_MAY_LIE_OUTSIDE_M = 5_000.0


@dataclass(frozen=True, slots=True)
class ListedPlace:
    """One place of the table: its name, the division that it lies in, its WGS-84 position, and other names for it."""

    name: str
    division: Division
    position: Position
    also: tuple[str, ...]

    def place(self, lang: Lang) -> Place:
        """The place to start from."""
        label = sentence(lang, "place-listed", name=self.name, division=self.division.full_name)
        again = f"{self.division.full_name}{self.name}"
        return Place(label, PlaceKind.ADDRESS, self.position, self.division, None, again=again, name=label)


class ListedPlaces:
    """An operator's places by what they are called, in Chinese and in pinyin."""

    def __init__(self, places: Iterable[ListedPlace] = ()) -> None:
        self._by_name: dict[str, list[ListedPlace]] = defaultdict(list)
        for place in places:
            for typed in dict.fromkeys(way for name in (place.name, *place.also) for way in _ways_to_type(plain(name))):
                self._by_name[typed].append(place)
        self._longest = max(map(len, self._by_name), default=0)
        self._names = sorted(self._by_name)

    def __iter__(self) -> Iterator[tuple[str, list[ListedPlace]]]:
        """Every plain name with the places that have it."""
        return iter(self._by_name.items())

    def named(self, words: str) -> list[ListedPlace]:
        """The places that a whole plain text names."""
        return self._by_name.get(words, [])

    def begun(self, words: str, most: int) -> list[ListedPlace]:
        """The places whose names begin as a plain text does, by name, `most` at most."""
        first = bisect_left(self._names, words) if words else len(self._names)
        names = takewhile(lambda name: name.startswith(words), islice(self._names, first, first + most))
        return [place for name in names for place in self._by_name[name]][:most]

    def beginning(self, words: str, within: Division | None = None) -> list[ListedPlace]:
        """Those with the longest name that a plain text begins with, in a division or anywhere: 示例花园3栋."""
        prefix = scope_prefix(within.code) if within is not None else ""
        for end in range(min(len(words), self._longest), _LEAST - 1, -1):
            found = [one for one in self._by_name.get(words[:end], ()) if one.division.code.startswith(prefix)]
            if found:
                return found
        return []


def read_listed_places(path: Path, divisions: Divisions) -> ListedPlaces:
    """An operator's table of places; docs/operating.md has its columns.

    Raises
    ------
    Fault
        If the file cannot be read, or a line of it is wrong; the fault names which.
    """
    places: list[ListedPlace] = []
    lines: list[OperatorLine] = []
    seen: dict[tuple[str, str], int] = {}
    for line in operator_lines(path, _COLUMNS):
        place = _place(line, divisions)
        earlier = seen.setdefault((place.division.code, place.name), line.number)
        if earlier != line.number:
            raise line.wrong(f"与第 {earlier} 行重复", f"the same as line {earlier}")
        places.append(place)
        lines.append(line)
    _refuse_outside(places, lines, divisions)
    return ListedPlaces(places)


def _ways_to_type(name: str) -> Iterator[str]:
    """A plain name, and its pinyin."""
    yield name
    yield from map("".join, ways_to_say_a_name(name))


def _place(line: OperatorLine, divisions: Divisions) -> ListedPlace:
    names = [line.fields["name"], *(name.strip() for name in line.fields["also"].split(";") if name.strip())]
    for name in names:
        if not len(plain(name)) >= _LEAST or len(name) > _LONGEST:
            raise line.wrong(f"名称“{name[:20]}”应为 2 至 60 个字", f"the name “{name[:20]}” needs 2 to 60 characters")
    position = _position(line)
    return ListedPlace(names[0], _division(line, position, divisions), position, tuple(names[1:]))


def _division(line: OperatorLine, position: Position, divisions: Divisions) -> Division:
    code = line.fields["division"]
    if not code:
        found = division_at(position, divisions)
        if found is None:
            raise line.wrong("这个位置不在任何区划之内，请填 division", "it lies in no division: fill in division")
        return found
    heirs = divisions.of_today(code)
    if len(heirs) != 1:
        raise line.wrong(f"没有编码为“{code[:12]}”的区划", f"there is no division of the code “{code[:12]}”")
    return heirs[0]


def _position(line: OperatorLine) -> Position:
    words = {datum.value: datum for datum in Datum}
    datum = words.get(line.fields["datum"] or Datum.WGS84.value)
    if datum is None:
        raise line.wrong(f"datum 应为 {'、'.join(words)}，或留空", f"datum is one of {', '.join(words)}, or empty")
    try:
        return position_from(float(line.fields["lon"]), float(line.fields["lat"]), datum)
    except ValueError as failure:
        raise line.wrong(
            "lon、lat 应为十进制度数，如 112.98 和 28.11", "lon and lat are decimal degrees, as 112.98 and 28.11"
        ) from failure


def _refuse_outside(places: list[ListedPlace], lines: list[OperatorLine], divisions: Divisions) -> None:
    """A place far outside its division is a slip in the code or in a coordinate."""
    lon = np.array([place.position.lon for place in places])
    lat = np.array([place.position.lat for place in places])
    outside = divisions.further_outside([place.division.code for place in places], lon, lat, _MAY_LIE_OUTSIDE_M)
    for number in np.flatnonzero(outside).tolist():
        name = places[number].division.full_name
        raise lines[number].wrong(
            f"这个位置在{name}之外 5 公里以上，请核对编码和经纬度",
            f"it lies more than 5 km outside {name}: check code and coordinates",
        )
