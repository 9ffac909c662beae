"""What is known of places whatever edition is served: the divisions by name and number. Prepared once a process."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from locator.data_files import own_data_file
from locator.divisions.division import Division
from locator.divisions.divisions import Divisions
from locator.divisions.names import Form, Spelling, spellings
from locator.divisions.tables import stem_of
from locator.finding.places.division_places import DivisionPlaces
from locator.finding.places.listed_places import ListedPlaces
from locator.finding.places.meaning import Meaning
from locator.finding.places.name_beginnings import NameBeginnings
from locator.finding.places.number_codes import is_postal_code_too, meanings_of_number
from locator.finding.places.phonetic_books import PhoneticBooks
from locator.finding.places.pinyin import ways_to_say_a_name
from locator.finding.places.slips import SlipFinder
from locator.finding.places.spelling_book import Named, SpellingBook
from locator.window import Level

_FORMER = "former"
_SURE_INITIALS = 4
_SURE_SOUNDS = 3
_SURE_SIGNS, _LEAST_SIGNS = 5, 3
_SURE_LETTERS, _LEAST_LETTERS = 9, 6


class KnownPlaces:
    """The divisions as people type them, and the places that an operator listed.

    Each book is made when it is first needed, or by `prepare`.
    """

    def __init__(self, divisions: Divisions, listed: ListedPlaces | None = None) -> None:
        self.divisions = divisions
        self.listed = listed or ListedPlaces()
        self.at = DivisionPlaces(divisions, lambda code: is_postal_code_too(code, divisions))

    def prepare(self) -> None:
        """Make now what the first question would otherwise wait for."""
        _ = self.names_begun, self.letters_begun, self.initials_begun
        _ = self._aliases, self._slips, self._slips_in_letters
        self.at.prepare()

    def by_number(self, text: str) -> list[Meaning]:
        """The divisions that a number stands for."""
        return meanings_of_number(text, self.divisions)

    def by_name(self, text: str) -> list[Meaning]:
        """The divisions that a plain text names as a whole, in whatever order its names stand; the surest alone.

        Whole names go before short ones (长沙县 is the county, 长沙 may be the city too), and what is in force before
        what is no more.
        """
        found = self.surest(self.names.named(text))
        return found or self._aliases.get(text, [])

    def surest(self, named: Named) -> list[Meaning]:
        """The meanings of some names: those by whole names if there are any, then those in force, by level and code."""
        forms = set(named.values())
        surest = {Form.WHOLE} if Form.WHOLE in forms else forms - {Form.FORMER} or forms
        meant = [(self.divisions.find(code), form) for code, form in named.items() if form in surest]
        known = [(division, form) for division, form in meant if division is not None]
        known = [(division, form) for division, form in known if division.in_force] or known
        known.sort(key=lambda one: (one[1], *order_of(one[0])))
        return [Meaning(division, "place-formerly" if form is Form.FORMER else None) for division, form in known]

    def by_letters(self, letters: str) -> list[Meaning]:
        """The divisions that a text in pinyin names, whole; else by the initials of their syllables; else with a slip.

        Initials of few letters, and slips in short names, are no sure meaning.
        """
        return self.by_pinyin(letters) or self.by_initials(letters) or self.by_slip_in_letters(letters)

    def by_pinyin(self, letters: str) -> list[Meaning]:
        """The divisions that a text in pinyin names, or some other name in letters."""
        found = self.surest(self.phonetic.letters.named(letters))
        return found or self._aliases.get(letters, [])

    def by_initials(self, letters: str) -> list[Meaning]:
        """The divisions whose syllables begin with these letters."""
        return _guessed(self.surest(self.phonetic.initials.named(letters)), sure=len(letters) >= _SURE_INITIALS)

    def by_slip_in_letters(self, letters: str) -> list[Meaning]:
        """The divisions whose pinyin differs from a text by one slip."""
        return self._with_a_slip(self._slips_in_letters, letters, _SURE_LETTERS)

    def by_sound(self, words: str) -> list[Meaning]:
        """The divisions whose names sound as a Chinese text does: 长杀市, 長沙市; short names are no sure meaning."""
        named = self.phonetic.sounding_like(words)
        return _guessed(self.surest(named), sure=len(words) >= _SURE_SOUNDS)

    def by_slip(self, words: str) -> list[Meaning]:
        """The divisions whose names differ from a text by one slip; sure are long names alone."""
        return self._with_a_slip(self._slips, words, _SURE_SIGNS)

    def _with_a_slip(self, slips: SlipFinder, text: str, sure: int) -> list[Meaning]:
        near = slips.near(text)
        found = [(division, near[code]) for code in near if (division := self.divisions.find(code)) is not None]
        found.sort(key=lambda one: order_of(one[0]))
        return [Meaning(division, "place-read-as", len(name) >= sure) for division, name in found]

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
    def _aliases(self) -> dict[str, list[Meaning]]:
        """Other names that a whole text may be: 湘, 内蒙, Shaanxi, Hong Kong, 襄樊; of divisions that are in force."""
        found: dict[str, list[Meaning]] = defaultdict(list)
        with own_data_file("place-aliases.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                note = "place-formerly" if row["kind"] == _FORMER else None
                found[row["alias"]] += [Meaning(division, note) for division in self.divisions.of_today(row["code"])]
        return dict(found)

    @cached_property
    def _slips(self) -> SlipFinder:
        return SlipFinder(self._strung_names(), _LEAST_SIGNS)

    @cached_property
    def _slips_in_letters(self) -> SlipFinder:
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

    @cached_property
    def names(self) -> SpellingBook:
        """The names in Chinese characters."""
        return SpellingBook(self._spellings())

    def _spellings(self) -> Iterator[Spelling]:
        for division in self.divisions:
            yield from spellings(division)
        for name, heir in self.divisions.former_names():
            for text in dict.fromkeys((name, stem_of(name))):
                yield Spelling(text, heir, Form.FORMER)


def _guessed(found: list[Meaning], *, sure: bool) -> list[Meaning]:
    return [replace(meaning, note="place-read-as", sure=sure) for meaning in found]


def order_of(division: Division) -> tuple[bool, bool, str]:
    """What divisions are listed by: the higher level, then the smaller code."""
    return division.level is not Level.PROVINCE, division.level is Level.COUNTY, division.code
