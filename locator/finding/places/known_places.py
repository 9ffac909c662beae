"""What is known of places whatever edition is served: the divisions by name and number, and an operator's places."""

from dataclasses import replace

from locator.divisions.division import Division
from locator.divisions.divisions import Divisions
from locator.divisions.names import Form
from locator.finding.places.division_books import books_of
from locator.finding.places.listed_places import ListedPlaces
from locator.finding.places.meaning import Meaning
from locator.finding.places.number_codes import meanings_of_number
from locator.finding.places.other_endings import without_ending
from locator.finding.places.spelling_book import Named
from locator.spelling.pinyin import is_old, ways_to_say_a_name
from locator.spelling.slips import SlipFinder
from locator.window import Level

_SURE_INITIALS = 4
_SURE_SOUNDS = 3
_SURE_SIGNS = 5
_SURE_LETTERS = 9


class KnownPlaces:
    """The divisions as people type them, and the places that an operator listed."""

    def __init__(self, divisions: Divisions, listed: ListedPlaces | None = None) -> None:
        self.divisions = divisions
        self.listed = listed or ListedPlaces()
        self.books = books_of(divisions)

    def by_number(self, text: str) -> list[Meaning]:
        """The divisions that a number stands for."""
        return meanings_of_number(text, self.divisions)

    def by_name(self, text: str) -> list[Meaning]:
        """The divisions that a plain text names as a whole, in whatever order its names stand; the surest alone.

        Whole names go before short ones (长沙县 is the county, 长沙 may be the city too), and what is in force before
        what is no more.
        """
        found = self.surest(self.books.names.named(text))
        return found or self.books.aliases.get(text, [])

    def by_other_ending(self, text: str) -> list[Meaning]:
        """The divisions whose short name a plain text has, with the ending of another kind behind it: 沅江县."""
        stem = without_ending(text)
        named = self.books.names.named(stem) if stem is not None else {}
        # 睢县 is not cut any shorter: 睢县市.
        found = [one for one in self.surest(named) if _has_no_ending(one.division, named[one.division.code])]
        return _guessed(found, sure=True)

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
        found = self.surest(self.books.phonetic.letters.named(letters))
        return found or self.books.aliases.get(letters, [])

    def by_initials(self, letters: str) -> list[Meaning]:
        """The divisions whose syllables begin with these letters."""
        return _guessed(self.surest(self.books.phonetic.initials.named(letters)), sure=len(letters) >= _SURE_INITIALS)

    def by_slip_in_letters(self, letters: str) -> list[Meaning]:
        """The divisions whose pinyin differs from a text by one slip."""
        return [
            Meaning(division, "place-read-as", len(_said_last(division, name)) >= _SURE_LETTERS)
            for division, name in self._near(self.books.slips_in_letters, letters)
        ]

    def by_sound(self, words: str) -> list[Meaning]:
        """The divisions whose names sound as a Chinese text does (长杀市, 長沙市), those with most of its signs alone.

        Short names are no sure meaning, alone or behind others (九江市户口 is not 湖口县), but half typed ones are
        (长沙tianxin), those where 州 and 洲 are taken for each other (株州), and one alone in old characters (臺灣).
        """
        named = self.books.phonetic.sounding_like(words)
        meant = self.surest(named)
        nearest = _with_most_signs(meant, words)
        least = min((_signs_in(one.division, named[one.division.code]) for one in meant if one.note is None), default=0)
        is_half_typed = len(words) >= _SURE_SOUNDS and any(sign.isascii() for sign in words)
        sure = (least >= _SURE_SOUNDS or is_half_typed) and len(nearest) == len(meant)
        sure = sure or all(_is_but_for_an_island(one.division, words) for one in nearest)
        return _guessed(nearest, sure=sure or (len(nearest) == 1 and _is_in_old_signs(nearest[0].division, words)))

    def by_slip(self, words: str) -> list[Meaning]:
        """The divisions whose names differ from a text by one slip; sure are long names alone.

        A name with its city before it is no longer by that: 西安市高新区 is not 高陵区. Nor is the last sign of any
        a slip, since it says of what kind a thing is: 长沙市岳麓山 is not 岳麓区.
        """
        return [
            Meaning(division, "place-read-as", len(_last(division, name)) >= _SURE_SIGNS and name[-1] == words[-1])
            for division, name in self._near(self.books.slips, words)
        ]

    def _near(self, slips: SlipFinder, text: str) -> list[tuple[Division, str]]:
        near = slips.near(text)
        found = [(division, near[code]) for code in near if (division := self.divisions.find(code)) is not None]
        return sorted(found, key=lambda one: order_of(one[0]))


def _has_no_ending(division: Division, form: Form) -> bool:
    return form >= Form.BARE or division.short_name == division.name


def _last(division: Division, name: str) -> str:
    """The division's own name in a name that begins with those above it."""
    return division.name if name.endswith(division.name) else division.short_name


def _with_most_signs(meant: list[Meaning], words: str) -> list[Meaning]:
    """Those whose own names have the fewest signs that a text has not; all, where they are heirs of the name meant."""
    if any(meaning.note is not None for meaning in meant):
        return meant
    missing = [sum(sign not in words for sign in meaning.division.short_name) for meaning in meant]
    return [meaning for meaning, count in zip(meant, missing, strict=True) if count == min(missing)]


def _signs_in(division: Division, form: Form) -> int:
    """How long a division's own name is in the form in which it stands, whatever stands before it."""
    if form is Form.WHOLE:
        return len(division.name)
    return len(division.short_name) + (form is Form.CONTRACTED)  # 城步县


def _is_but_for_an_island(division: Division, words: str) -> bool:
    """Whether a text is a division's own name with 州, a prefecture, written as 洲, an island, or the other way."""
    names = (division.name, division.short_name)
    return words.replace("洲", "州") in [name.replace("洲", "州") for name in names]


def _is_in_old_signs(division: Division, words: str) -> bool:
    """Whether a text is a division's own name but for signs that nobody writes today."""
    return any(
        len(name) == len(words) and all(one == own or is_old(one) for one, own in zip(words, name, strict=True))
        for name in (division.name, division.short_name)
    )


def _said_last(division: Division, letters: str) -> str:
    """The same in pinyin."""
    names = (division.name, division.short_name)
    said = ("".join(way) for name in names for way in ways_to_say_a_name(name))
    return next((one for one in said if letters.endswith(one)), "")


def _guessed(found: list[Meaning], *, sure: bool) -> list[Meaning]:
    return [replace(meaning, note="place-read-as", sure=sure) for meaning in found]


def order_of(division: Division) -> tuple[bool, bool, str]:
    """What divisions are listed by: the higher level, then the smaller code."""
    return division.level is not Level.PROVINCE, division.level is Level.COUNTY, division.code
