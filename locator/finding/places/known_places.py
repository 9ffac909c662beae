"""What is known of places whatever edition is served: the divisions by name and number. Prepared once a process."""

from collections.abc import Iterator
from functools import cached_property

from locator.divisions.division import Division
from locator.divisions.divisions import Divisions
from locator.divisions.names import Form, Spelling, spellings
from locator.divisions.tables import stem_of
from locator.finding.places.division_places import DivisionPlaces
from locator.finding.places.meaning import Meaning
from locator.finding.places.number_codes import is_postal_code_too, meanings_of_number
from locator.finding.places.spelling_book import Named, SpellingBook
from locator.window import Level


class KnownPlaces:
    """The divisions as people type them; each book is made when it is first needed, or by `prepare`."""

    def __init__(self, divisions: Divisions) -> None:
        self.divisions = divisions
        self.at = DivisionPlaces(divisions, lambda code: is_postal_code_too(code, divisions))

    def prepare(self) -> None:
        """Make now what the first question would otherwise wait for."""
        _ = self.names
        self.at.prepare()

    def by_number(self, text: str) -> list[Meaning]:
        """The divisions that a number stands for."""
        return meanings_of_number(text, self.divisions)

    def by_name(self, text: str) -> list[Meaning]:
        """The divisions that a plain text names as a whole, in whatever order its names stand; the surest alone.

        Whole names go before short ones (长沙县 is the county, 长沙 may be the city too), and what is in force before
        what is no more.
        """
        return self.surest(self.names.named(text))

    def surest(self, named: Named) -> list[Meaning]:
        """The meanings of some names: those by whole names if there are any, then those in force, by level and code."""
        forms = set(named.values())
        surest = {Form.WHOLE} if Form.WHOLE in forms else forms - {Form.FORMER} or forms
        meant = [(self.divisions.find(code), form) for code, form in named.items() if form in surest]
        known = [(division, form) for division, form in meant if division is not None]
        known = [(division, form) for division, form in known if division.in_force] or known
        known.sort(key=lambda one: (one[1], *order_of(one[0])))
        return [Meaning(division, "place-formerly" if form is Form.FORMER else None) for division, form in known]

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


def order_of(division: Division) -> tuple[bool, bool, str]:
    """What divisions are listed by: the higher level, then the smaller code."""
    return division.level is not Level.PROVINCE, division.level is Level.COUNTY, division.code
