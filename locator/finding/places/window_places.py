"""Windows as places to start from: found by their name, or by the address that they stand at."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from locator.divisions.division import Division, scope_prefix
from locator.divisions.divisions import Divisions
from locator.finding.places.place import Place, PlaceKind, noted
from locator.finding.places.window_texts import Hits, WindowFacts, WindowTexts
from locator.finding.refusal import TOLD
from locator.texts import WRITTEN, Lang, sentence

MOST = 20
"""How many places are looked at where very many would do."""

_LEAST = 2  # signs of a text that is looked for
_STREET = re.compile("^.{1,}?(?:大道|路|街道|街|巷|弄|镇|乡|村)")
_HALL = re.compile(
    "政务(?:服务)?(?:中心|大厅)|(?:行政|便民|公共|市民)?服务(?:中心|大厅)|办事(?:大厅|中心)|市民(?:中心|之家)"
)
_HALL_NAMES = (
    "政务服务中心", "政务中心", "行政服务中心", "政务服务大厅", "政务大厅", "行政服务", "办事大厅", "市民中心",
    "便民服务", "服务中心", "服务大厅",
)  # fmt: skip
_COUNTERS = 5
_ALIKE_DEG = 1e-4  # some ten metres: two counters of one hall are one place to start from


class WindowPlaces:
    """Finds windows of one edition by what a person writes of them, for one text."""

    def __init__(
        self, texts: WindowTexts, divisions: Divisions, lang: Lang, *, at_once: bool = False, most: int = MOST
    ) -> None:
        self._texts = texts
        self._divisions = divisions
        self._lang = lang
        self._at_once = at_once
        self._most = most
        self._looked_for: dict[tuple[str, str, str], list[Place]] = {}

    def of_id(self, window_id: str) -> Place | None:
        """The window of a public id."""
        row = self._texts.snapshot.row_of(window_id)
        return self._by_name(self._texts.facts(row)) if row is not None else None

    def labelled(self, name: str, label: str) -> list[Place]:
        """The windows of just this name that have a label of ours, in whatever language; one for each spot."""
        rows = self._texts.called(name)
        for key, placed in (("place-window", self._by_name), ("place-address", self._by_address)):
            same = [row for row in rows if label in self._labels(self._texts.facts(row), key)]
            if same:
                return self._places(same, placed)
        return []

    def anywhere(self, words: str) -> list[Place]:
        """The windows whose name holds `words`, those that are called so before others; else by their address."""
        return self._found(words, "", words) if len(words) >= _LEAST else []

    def within(self, division: Division, rest: str) -> list[Place]:
        """The same in a division, of what stands beside its name; a street without its number, a hall by any name."""
        prefix = scope_prefix(division.code)
        whole = f"{division.name}{rest}"
        for words in dict.fromkeys((rest, *_street_of(rest))):
            found = self._found(words, prefix, whole) if len(words) >= _LEAST else []
            if found:
                return [self._without(rest.removeprefix(words), place) for place in found]
        return self._halls(division, prefix) if _HALL.fullmatch(rest) else []

    def at_a_stroke(self, division: Division | None, words: str) -> list[Place]:
        """The windows whose name or address holds `words`, in a division or everywhere, as long as they are few.

        Of a division with many windows only those are looked through that have its own code, its halls.
        """
        if division is None:
            return self._found(words, "", words) if self.are_few() and len(words) >= _LEAST else []
        prefix = scope_prefix(division.code) if self.are_few(division) else division.code
        return self._found(words, prefix, f"{division.name}{words}") if self._texts.are_few(prefix) else []

    def are_few(self, division: Division | None = None) -> bool:
        """Whether all windows of a division, or of the edition, may be looked through while somebody types."""
        return self._texts.are_few(scope_prefix(division.code) if division is not None else "")

    def _found(self, words: str, prefix: str, whole: str) -> list[Place]:
        """What was found for these words, or is found now: a text is parted in several ways that have the same rest."""
        key = words, prefix, whole
        if key not in self._looked_for:
            self._looked_for[key] = self._look_for(*key)
        return self._looked_for[key]

    def _look_for(self, words: str, prefix: str, whole: str) -> list[Place]:
        called = self._some(self._texts.named(words, prefix, at_once=self._at_once))
        best = [row for row, name in called if name == whole] or [row for row, name in called if whole in name]
        if best:
            return self._places(best, self._by_name)
        found = self._places((row for row, name in called if self._holds(row, name, words)), self._by_name)
        if found:
            return found
        addressed = self._some(self._texts.addressed(words, prefix, at_once=self._at_once))
        return self._places((row for row, text in addressed if self._holds(row, text, words)), self._by_address)

    def _some(self, hits: Hits) -> list[tuple[int, str]]:
        """As many hits as anybody would choose from, at some counters in each hall."""
        return list(islice(hits, self._most * _COUNTERS))

    def _halls(self, division: Division, prefix: str) -> list[Place]:
        """The halls of a division, those with the commonest name for one before others."""
        called = self._some(self._texts.named(_HALL, prefix, at_once=self._at_once))
        for hall in _HALL_NAMES:
            rows = [row for row, name in called if f"{division.name}{hall}" in name]
            rows = rows or [row for row, name in called if hall in name]
            if rows:
                return self._places(rows, self._by_name)
        return []

    def _holds(self, row: int, text: str, words: str) -> bool:
        """Whether a text holds words elsewhere than in the names of its division: 沙市 is not in 长沙市."""
        division = self._divisions.find(self._texts.division_of(row))
        if division is not None:
            for name in (division.province, division.city, division.name):
                text = text.replace(name, " ") if name else text
        return words in text

    def _places(self, rows: Iterable[int], placed: Callable[[WindowFacts], Place]) -> list[Place]:
        """One place for each spot on the ground, as many as anybody would choose from."""
        snapshot = self._texts.snapshot
        spots: dict[tuple[int, int], int] = {}
        for row in rows:
            spots.setdefault((round(snapshot.lon[row] / _ALIKE_DEG), round(snapshot.lat[row] / _ALIKE_DEG)), row)
            if len(spots) > self._most:
                break
        return [placed(self._texts.facts(row)) for row in spots.values()]

    def _without(self, unknown: str, place: Place) -> Place:
        """A place in a street, with the note that the number in it was not found."""
        if not unknown:
            return place
        return noted(place, "place-rest-unknown", self._lang, rest=unknown[:TOLD])

    def _by_name(self, window: WindowFacts) -> Place:
        return self._place(window, "place-window", PlaceKind.WINDOW)

    def _by_address(self, window: WindowFacts) -> Place:
        return self._place(window, "place-address", PlaceKind.ADDRESS)

    def _place(self, window: WindowFacts, key: str, kind: PlaceKind) -> Place:
        division, label = self._divisions.find(window.division), self._label(window, key, self._lang)
        return Place(label, kind, window.position, division, window.precision_m, again=window.id, name=label)

    def _labels(self, window: WindowFacts, key: str) -> list[str]:
        """The label of a window in each language that it is written down in."""
        return [self._label(window, key, lang) for lang in WRITTEN]

    def _label(self, window: WindowFacts, key: str, lang: Lang) -> str:
        division = self._divisions.find(window.division)
        address = _whole_address(window.address, division) if division is not None else window.address
        return sentence(lang, key, name=window.name, address=address)


def _street_of(rest: str) -> Iterator[str]:
    """The street, town or village that an address begins with: 书院路9号 gives 书院路."""
    street = _STREET.match(rest)
    if street is not None:
        yield street[0]


def _whole_address(address: str, division: Division) -> str:
    """An address with its county and city, where it does not name them: 书院路12号 may be in any of thirty cities."""
    city = division.city or division.province
    if city in address and division.name in address:
        return address
    rest = address
    for name in dict.fromkeys((division.province, city, division.name)):
        rest = rest.removeprefix(name)
    province = division.province if address.startswith(division.province) else ""
    return "".join(dict.fromkeys((province, city, division.name))) + rest
