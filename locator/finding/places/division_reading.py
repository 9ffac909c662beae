"""The divisions in a typed text: those that it means as a whole, and those that stand beside something else."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from locator.divisions.division import Division
from locator.divisions.names import Form
from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.meaning import Meaning
from locator.finding.places.other_endings import behind_an_ending
from locator.finding.places.place import Read, noted
from locator.finding.places.spelling_book import Named
from locator.finding.places.typed_text import (
    SEAT_WORDS,
    is_end_of_a_street,
    is_like_an_address,
    is_street,
    without_words_around,
)
from locator.finding.refusal import TOLD
from locator.texts import Lang


class DivisionReader:
    """Reads plain texts as divisions."""

    def __init__(self, known: KnownPlaces) -> None:
        self._known = known

    def meant(self, words: str, inside: str | None = None) -> list[Meaning]:
        """The divisions that a whole text means by number or name; a number that is `inside` too is a code."""
        by_number = self._known.by_number(words)
        if by_number:
            own = [meaning for meaning in by_number if meaning.note is None and words == inside]
            return own or by_number
        inner = without_words_around(words)
        texts = (words, inner, *_without_seat_words(inner))
        return _first(self._known.by_name, texts) or _first(self._known.by_other_ending, texts)

    def guessed(self, words: str) -> list[Meaning]:
        """The divisions whose names sound as a text does, else those that are one slip away.

        A street is no slip of a district: 鼓楼路 is not 鼓楼区.
        """
        texts = (words, *_without_seat_words(words))
        found = _first(self._known.by_sound, texts)
        return found if found or is_like_an_address(words[-1:]) else _first(self._known.by_slip, texts)

    def contradicting(self, words: str) -> list[Meaning]:
        """All the divisions of a text that names nothing else, where none is below the other (湖北长沙)."""
        for divisions, rest in self.parted(words):
            others = self._known.by_name(rest) or self._known.by_other_ending(rest)
            if others:
                known = {one.division for one in others}  # 台湾省高雄市
                return [*(Meaning(one, sure=False) for one in divisions if one not in known), *others]
        return []

    def parted(self, words: str) -> Iterator[tuple[list[Division], str]]:
        """The divisions that stand at the beginning of a text, the longest names first, or at its end; and the rest.

        A short name is not taken out of that of a street: 芙蓉区芙蓉中路 is 芙蓉中路 in 芙蓉区.
        """
        beginnings = self._known.books.names.beginnings(words)
        for end in sorted(beginnings, reverse=True):
            if end < len(words) and not _is_of_a_street(words, end, beginnings):
                yield [meaning.division for meaning in self._known.surest(beginnings[end])], words[end:]
        for start in range(1, len(words) - 1):
            found = self._known.by_name(words[start:])
            if found:
                yield [meaning.division for meaning in found], words[:start]

    def _parted_out_of_streets(self, words: str) -> Iterator[tuple[list[Division], str]]:
        """What the name of a street begins with: 南京 of 南京东路, where nothing else is known of it."""
        beginnings = self._known.books.names.beginnings(words)
        for end in sorted(beginnings, reverse=True):
            if end < len(words) and _is_short(beginnings[end]):
                yield [meaning.division for meaning in self._known.surest(beginnings[end])], words[end:]

    def parted_otherwise(self, words: str) -> Iterator[tuple[list[Division], str]]:
        """The divisions that a text begins with under another ending (沅江县书院路); and the rest.

        Else those whose whole names it begins to sound like (天新区书院路), the longest first: 沅江县书院路 is not in
        元江县, since its own signs are another's.
        """
        own = list(self._parted_by_other_ending(words))
        yield from own or self._parted_by_sound(words)

    def _parted_by_other_ending(self, words: str) -> Iterator[tuple[list[Division], str]]:
        for named, rest in behind_an_ending(words, self._known.books.names.beginnings(words)):
            yield [meaning.division for meaning in self._known.surest(named)], rest

    def _parted_by_sound(self, words: str) -> Iterator[tuple[list[Division], str]]:
        beginnings = self._known.books.phonetic.beginnings_sounding_like(words)
        for end in sorted(beginnings, reverse=True):
            if end < len(words):
                yield [meaning.division for meaning in self._known.surest(beginnings[end])], words[end:]

    def beside_what_is_unknown(self, words: str, lang: Lang) -> Read:
        """The divisions that stand in a text beside something that is not known; the label says what.

        Surely meant is one county alone, by its whole name, with what reads like an address behind it; and one city
        with a street.
        """
        guesses = self._parted_by_other_ending(words), self.parted(words), self._parted_out_of_streets(words)
        for divisions, rest in chain(*guesses):
            told = [self._known.books.at.place(division, lang) for division in divisions]
            places = [
                replace(noted(place, "place-rest-unknown", lang, rest=rest[:TOLD]), unread=rest)
                for place in told
                if place is not None
            ]
            return Read(tuple(places), len(places) == 1 and self._is_surely_in(divisions[0], words, rest))
        for divisions, _ in self._parted_by_sound(words):
            return self.placed([Meaning(one, "place-read-as", sure=False) for one in divisions], words, lang)
        return Read(())

    def _is_surely_in(self, division: Division, words: str, rest: str) -> bool:
        form = self._known.books.names.named(words.removesuffix(rest).removeprefix(rest)).get(division.code)
        if form is None:  # named otherwise than it is called
            return False
        is_city_s = division.name.endswith("市") and form <= Form.BARE and is_street(rest)
        return is_city_s or (division.lowest and form <= Form.CONTRACTED and is_like_an_address(rest))

    def placed(self, meanings: Iterable[Meaning], typed: str, lang: Lang) -> Read:
        """The divisions as places, each with how the text was read in its label; those without a position left out."""
        meanings = list(meanings)
        places = [
            place if meaning.note is None else noted(place, meaning.note, lang, typed=typed[:TOLD])
            for meaning in meanings
            if (place := self._known.books.at.place(meaning.division, lang)) is not None
        ]
        return Read(tuple(places), all(meaning.sure for meaning in meanings))


def _is_short(named: Named) -> bool:
    return min(named.values()) >= Form.BARE


def _is_of_a_street(words: str, end: int, beginnings: Mapping[int, Named]) -> bool:
    """Whether the name that ends there says nothing new (芙蓉区芙蓉), or is a short one and begins a street's."""
    named, is_short = beginnings[end], _is_short(beginnings[end])
    said = [beginnings[one] for one in beginnings if one < end and beginnings[one].keys() == named.keys()]
    if is_short and not all(map(_is_short, said)):
        return True
    return (is_short or bool(said)) and is_end_of_a_street(words[end:])  # 天心区长沙路 is in 天心区 before


def _first(read: Callable[[str], list[Meaning]], texts: Iterable[str]) -> list[Meaning]:
    """What the first of some texts means that means anything."""
    return next((found for text in dict.fromkeys(texts) if (found := read(text))), [])


def _without_seat_words(text: str) -> Iterator[str]:
    """The beginnings of a text behind which the seat of government is asked for: 天心区政府."""
    return (text.removesuffix(words) for words in SEAT_WORDS if text.endswith(words))
