"""Completing a place while it is typed: what the text means already, then what it may become."""

from collections.abc import Iterable, Iterator
from itertools import islice

from locator.divisions.division import Division
from locator.finding.places.division_reading import DivisionReader
from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.label_reading import LabelReader
from locator.finding.places.name_beginnings import NameBeginnings
from locator.finding.places.place import Place
from locator.finding.places.signs_typed import as_typed
from locator.finding.places.spelling_book import SpellingBook
from locator.finding.places.typed_positions import place_of_position, typed_position
from locator.finding.places.typed_text import LONGEST, is_bare_number, is_where_one_is, without_words_around
from locator.finding.places.window_places import WindowPlaces
from locator.finding.places.window_texts import WindowTexts
from locator.position import Datum
from locator.spelling.pinyin import typed_letters
from locator.spelling.plain_text import plain
from locator.texts import Lang
from locator.traditional import simplified

COMPLETED = 10
"""How many places are offered to choose from while a text is typed, unless more are meant already."""

_PARTINGS = 3  # of the names that a text begins with the longest; what lies between is hardly meant
_NAMESAKES = 4  # divisions of one name in which the rest is looked for


class PlaceCompleter:
    """Completes typed places out of lists that are ready, in well under a millisecond.

    Windows are looked through in divisions that have some thousands of them at most.
    """

    def __init__(self, known: KnownPlaces, windows: WindowTexts | None = None) -> None:
        self._known = known
        self._divisions, self._labels = DivisionReader(known), LabelReader(known)
        self._windows = windows

    def completed(self, text: str, lang: Lang = Lang.ZH, parameter: str = "q") -> tuple[Place, ...]:
        """What a text means, then what it may become; coordinates in WGS-84. None is an empty tuple.

        Raises
        ------
        ParameterFault
            If it is a pair of numbers that is no position on earth; the fault names `parameter`.
        """
        signs = simplified(text)
        found = self._completed(signs, lang, parameter)
        if signs == text:
            return found
        return tuple(as_typed(place, signs, text) for place in found) or self._completed(text, lang, parameter)

    def _completed(self, text: str, lang: Lang, parameter: str) -> tuple[Place, ...]:
        typed = typed_position(text)
        if typed is not None:
            return (place_of_position(typed, Datum.WGS84, self._known.divisions, lang, parameter),)
        windows = self._window_places(lang)
        labelled = self._labels.labelled(text, windows if windows is not None and windows.are_few() else None, lang)
        if labelled:
            return labelled
        words, letters = plain(text[: LONGEST + 1]), typed_letters(text[: LONGEST + 1])
        if not 0 < len(words) <= LONGEST or is_where_one_is(words):
            return ()
        offered = {place.again: place for place in self._meant(text.strip(), words, letters, windows, lang)}
        most = max(COMPLETED, len(offered))
        for places in self._begun(without_words_around(words), letters, windows, lang):
            if len(offered) >= most:
                break
            offered |= {place.again: place for place in places if place.again not in offered}
        return tuple(islice(offered.values() if offered else self._guessed(words, letters, windows, lang), most))

    def _window_places(self, lang: Lang) -> WindowPlaces | None:
        if self._windows is None:
            return None
        return WindowPlaces(self._windows, self._known.divisions, lang, most=COMPLETED)

    def _meant(
        self, text: str, words: str, letters: str | None, windows: WindowPlaces | None, lang: Lang
    ) -> Iterator[Place]:
        """What the whole text is: a division's number, name or pinyin, an operator's place, a window's id."""
        meanings = self._divisions.meant(words) or (self._known.by_pinyin(letters) if letters is not None else [])
        yield from self._divisions.placed(meanings, words, lang).places
        yield from (one.place(lang) for one in self._known.listed.named(words))
        by_id = windows.of_id(text) if windows is not None else None
        if by_id is not None:
            yield by_id

    def _begun(
        self, words: str, letters: str | None, windows: WindowPlaces | None, lang: Lang
    ) -> Iterator[Iterable[Place]]:
        """What the text may become, one kind after the other."""
        known = self._known
        if letters is not None:
            yield from self._begun_in(letters, known.books.phonetic.letters, known.books.letters_begun, lang)
            yield self._divisions.placed(known.by_initials(letters), letters, lang).places
            yield from self._begun_in(letters, known.books.phonetic.initials, known.books.initials_begun, lang)
        else:
            yield from self._begun_in(words, known.books.names, known.books.names_begun, lang)
        yield (one.place(lang) for one in known.listed.begun(words, COMPLETED))
        if windows is not None and not is_bare_number(words):
            yield from self._at_windows(words, windows)

    def _begun_in(self, text: str, book: SpellingBook, begun: NameBeginnings, lang: Lang) -> Iterator[Iterable[Place]]:
        """Divisions whose name begins as a text does, or as its rest behind the names of those above it."""
        yield self._at(begun.codes(text, COMPLETED), lang)
        for division, rest in self._parted(text, book):
            yield self._at(begun.codes(rest, COMPLETED, division), lang)

    def _at_windows(self, words: str, windows: WindowPlaces) -> Iterator[Iterable[Place]]:
        """Windows by name or address, beside a division or alone."""
        for division, rest in self._parted(words, self._known.books.names):
            yield windows.at_a_stroke(division, rest)
        yield windows.at_a_stroke(None, words)

    def _parted(self, text: str, book: SpellingBook) -> Iterator[tuple[Division, str]]:
        """Divisions that stand at the beginning of a text, by the longest names first, with the rest of the text."""
        beginnings = book.beginnings(text)
        ends = sorted((end for end in beginnings if end < len(text)), reverse=True)
        for end in ends[:_PARTINGS]:
            for meaning in self._known.surest(beginnings[end])[:_NAMESAKES]:
                yield meaning.division, text[end:]

    def _at(self, codes: Iterable[str], lang: Lang) -> Iterator[Place]:
        divisions = (self._known.divisions.find(code) for code in codes)
        places = (self._known.books.at.place(division, lang) for division in divisions if division is not None)
        return (place for place in places if place is not None)

    def _guessed(self, words: str, letters: str | None, windows: WindowPlaces | None, lang: Lang) -> tuple[Place, ...]:
        """What is left: a street or hall by another name, a slip, a sound, a division beside something unknown."""
        if letters is not None:
            return self._divisions.placed(self._known.by_slip_in_letters(letters), letters, lang).places
        if is_bare_number(words):
            return ()
        inner = without_words_around(words)
        found = _at_few_windows(windows, self._divisions.parted(inner))
        if found:
            return found
        guessed = self._divisions.contradicting(inner) or self._divisions.guessed(inner)
        if guessed:
            return self._divisions.placed(guessed, inner, lang).places
        otherwise = _at_few_windows(windows, self._divisions.parted_otherwise(inner))
        return otherwise or self._divisions.beside_what_is_unknown(inner, lang).places


def _at_few_windows(windows: WindowPlaces | None, parted: Iterable[tuple[list[Division], str]]) -> tuple[Place, ...]:
    """The windows of what stands beside the divisions in a text, where they have so few that all may be asked."""
    if windows is None:
        return ()
    for divisions, rest in parted:
        found = [place for one in divisions if windows.are_few(one) for place in windows.within(one, rest)]
        if found:
            return tuple(found)
    return ()
