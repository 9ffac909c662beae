"""The books of the divisions' names: as written, as said, begun, with a slip; each made when it is first needed."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache

from locator.data_files import own_data_file
from locator.divisions.divisions import Divisions
from locator.divisions.names import Form, Spelling, spellings
from locator.divisions.tables import stem_of
from locator.finding.places.division_places import DivisionPlaces
from locator.finding.places.meaning import Meaning
from locator.finding.places.name_beginnings import NameBeginnings
from locator.finding.places.number_codes import is_postal_code_too
from locator.finding.places.phonetic_books import PhoneticBooks
from locator.finding.places.spelling_book import SpellingBook
from locator.spelling.pinyin import ways_to_say_a_name
from locator.spelling.slips import SlipFinder

_FORMER, _WITHIN = "former", "within"
_LEAST_SIGNS, _LEAST_LETTERS = 3, 6


class DivisionBooks:
    """The names of all divisions, by every way in which they are looked for."""

    def __init__(self, divisions: Divisions) -> None:
        self.divisions = divisions
        self.at = DivisionPlaces(divisions, lambda code: is_postal_code_too(code, divisions))

    def prepare(self) -> None:
        """Make now what the first question would otherwise wait for."""
        _ = self.names_begun, self.letters_begun, self.initials_begun
        _ = self.aliases, self.slips, self.slips_in_letters
        self.at.prepare()

    @cached_property
    def names(self) -> SpellingBook:
        """The names in Chinese characters."""
        return SpellingBook(self._spellings())

    @cached_property
    def phonetic(self) -> PhoneticBooks:
        """The names as they are said."""
        return PhoneticBooks(list(self._spellings()))

    @cached_property
    def names_begun(self) -> NameBeginnings:
        """The names in Chinese characters, to be completed."""
        return NameBeginnings(self.names)

    @cached_property
    def letters_begun(self) -> NameBeginnings:
        """The names in pinyin, to be completed."""
        return NameBeginnings(self.phonetic.letters)

    @cached_property
    def initials_begun(self) -> NameBeginnings:
        """The initials of names, to be completed."""
        return NameBeginnings(self.phonetic.initials)

    @cached_property
    def aliases(self) -> dict[str, list[Meaning]]:
        """Other names that a whole text may be: 湘, 内蒙, Shaanxi, Hong Kong; of divisions that are in force.

        Of a place that is known no more exactly than its province (高雄) the province is offered.
        """
        found: dict[str, list[Meaning]] = defaultdict(list)
        for row in _aliases():
            note = "place-only-within" if row["kind"] == _WITHIN else None
            if row["kind"] != _FORMER:
                found[row["alias"]] += [
                    Meaning(one, note, note is None) for one in self.divisions.of_today(row["code"])
                ]
        return dict(found)

    @cached_property
    def slips(self) -> SlipFinder:
        """The names in Chinese characters, to be found with a slip."""
        return SlipFinder(self._strung_names(), _LEAST_SIGNS)

    @cached_property
    def slips_in_letters(self) -> SlipFinder:
        """The names in pinyin, to be found with a slip."""
        said = ((way, code) for text, code in self._strung_names() for way in ways_to_say_a_name(text))
        return SlipFinder((("".join(way), code) for way, code in said), _LEAST_LETTERS)

    def _strung_names(self) -> Iterator[tuple[str, str]]:
        """The usual ways to write a division with those above it, each with its code."""
        for division in self.divisions:
            above = [self.divisions.find(code or "") for code in (division.province_code, division.city_code)]
            names = [one for one in dict.fromkeys(above) if one is not None and one != division]
            for own in dict.fromkeys((division.name, division.short_name)):
                for start in range(len(names) + 1):
                    yield "".join([one.name for one in names[start:]]) + own, division.code
                    yield "".join([one.short_name for one in names[start:]]) + own, division.code

    def _spellings(self) -> Iterator[Spelling]:
        for division in self.divisions:
            yield from spellings(division)
        for name, heir in self.divisions.former_names():
            for text in dict.fromkeys((name, stem_of(name))):
                yield Spelling(text, heir, Form.FORMER)
        for row in _aliases():
            if row["kind"] == _FORMER:
                yield from (Spelling(row["alias"], heir, Form.FORMER) for heir in self.divisions.of_today(row["code"]))


def _aliases() -> list[dict[str, str]]:
    with own_data_file("place-aliases.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def books_of(divisions: Divisions) -> DivisionBooks:
    """The books of these divisions, made once however many sites and editions there are."""
    return DivisionBooks(divisions)
