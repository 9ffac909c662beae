"""From a typed text to the places that it means, by the surest way in which it can be read at all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from locator.divisions.division import Division
from locator.divisions.names import Form
from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.meaning import Meaning
from locator.finding.places.pinyin import typed_letters
from locator.finding.places.place import Place
from locator.finding.places.typed_positions import place_of_position, typed_position
from locator.finding.places.typed_text import SEAT_WORDS, is_like_an_address, plain, without_words_around
from locator.finding.places.window_places import MOST, WindowPlaces
from locator.finding.places.window_texts import WindowTexts
from locator.finding.refusal import PlaceAmbiguous, PlaceUnknown
from locator.position import Datum
from locator.texts import Lang, sentence

_TOLD = 40  # signs of a typed text that are said again


@dataclass(frozen=True, slots=True)
class Read:
    """The places that a text may mean, the likeliest first; where it is not `sure`, even a single one is asked for."""

    places: tuple[Place, ...]
    sure: bool = True


_NOTHING = Read(())


class PlaceReader:
    """Reads typed places: among the divisions, and among the windows of an edition where there is one."""

    def __init__(self, known: KnownPlaces, windows: WindowTexts | None = None) -> None:
        self._known = known
        self._windows = windows

    def prepare(self) -> None:
        """Read now what the first question would otherwise wait for."""
        if self._windows is not None:
            self._windows.prepare()

    def one(
        self,
        text: str,
        lang: Lang = Lang.ZH,
        datum: Datum = Datum.WGS84,
        *,
        inside: str | None = None,
        at_once: bool = False,
    ) -> Place:
        """The one place that a text means; a number that is `inside` too is the code of a division.

        Raises
        ------
        ParameterFault
            If it is a pair of numbers that is no position on earth.
        PlaceUnknown
            If it means none, or a division of which nothing tells where it lies.
        PlaceAmbiguous
            If it means several, or one that is not sure; they are its `choices`.
        TakesLonger
            If it is wanted at once, and all windows of a large edition would have to be looked through.
        """
        read = self.read(text, lang, datum, inside=inside, at_once=at_once)
        told = text.strip()[:_TOLD]
        if not read.places:
            hidden = self._divisions_meant(plain(text), inside)
            if hidden:
                raise PlaceUnknown("place-without-position", "place", place=hidden[0].division.full_name)
            raise PlaceUnknown("place-unknown", "place", place=told)
        if len(read.places) > 1 or not read.sure:
            raise PlaceAmbiguous(told, read.places[:MOST], sure=read.sure)
        return read.places[0]

    def read(
        self,
        text: str,
        lang: Lang = Lang.ZH,
        datum: Datum = Datum.WGS84,
        *,
        inside: str | None = None,
        parameter: str = "place",
        at_once: bool = False,
    ) -> Read:
        """Every place that a text may mean. Coordinates are in `datum`; faults as above, for `parameter`."""
        typed = typed_position(text)
        if typed is not None:
            return Read((place_of_position(typed, datum, self._known.divisions, lang, parameter),))
        words = plain(text)
        meanings = self._divisions_meant(words, inside)
        listed = tuple(one.place(lang) for one in self._known.listed.named(words))
        if meanings or listed or not words:
            placed = self._placed(meanings, words, lang)
            return Read((*placed.places, *listed), placed.sure)
        inner = without_words_around(words)
        windows = self._places_of_windows(lang, at_once=at_once)
        by_id = windows.of_id(text.strip()) if windows is not None else None
        if by_id is not None:
            return Read((by_id,))
        letters = typed_letters(text)
        spelt = self._known.by_letters(letters) if letters is not None else []
        if spelt:
            return self._placed(spelt, text.strip(), lang)
        listed_or_window = self._listed(inner, lang) or (self._at_windows(windows, inner) if windows else None)
        return (
            listed_or_window
            or self._contradicting(inner, lang)
            or self._guessed(inner, lang)
            or self._beside_what_is_unknown(inner, lang)
        )

    def _divisions_meant(self, words: str, inside: str | None) -> list[Meaning]:
        """The divisions that a whole text means, by the surest way."""
        by_number = self._known.by_number(words)
        if by_number:
            own = [meaning for meaning in by_number if meaning.note is None and words == inside]
            return own or by_number
        inner = without_words_around(words)
        for text in dict.fromkeys((words, inner, *_without_seat_words(inner))):
            found = self._known.by_name(text)
            if found:
                return found
        return []

    def _placed(self, meanings: Iterable[Meaning], typed: str, lang: Lang) -> Read:
        """The divisions as places, each with how the text was read in its label; those without a position left out."""
        places = [
            place if meaning.note is None else _noted(place, meaning.note, lang, typed=typed[:_TOLD])
            for meaning in meanings
            if (place := self._known.at.place(meaning.division, lang)) is not None
        ]
        return Read(tuple(places), all(meaning.sure for meaning in meanings))

    def _places_of_windows(self, lang: Lang, *, at_once: bool) -> WindowPlaces | None:
        if self._windows is None:
            return None
        return WindowPlaces(self._windows, self._known.divisions, lang, at_once=at_once)

    def _listed(self, words: str, lang: Lang) -> Read | None:
        """The operator's places that a text begins with, alone or beside a division; None where there are none."""
        for divisions, rest in self._parted(words):
            found = [one for division in divisions for one in self._known.listed.beginning(rest, division)]
            if found:
                return Read(tuple(one.place(lang) for one in dict.fromkeys(found)))
        found = self._known.listed.beginning(words)
        return Read(tuple(one.place(lang) for one in found)) if found else None

    def _at_windows(self, windows: WindowPlaces, words: str) -> Read | None:
        """The windows that a text names, or at whose address it is; None where there are none."""
        for divisions, rest in self._parted(words):
            found = [place for division in divisions for place in windows.within(division, rest)]
            if found:
                return Read(tuple({place.again: place for place in found}.values()))
        anywhere = windows.anywhere(words)
        return Read(tuple(anywhere)) if anywhere else None

    def _guessed(self, words: str, lang: Lang) -> Read | None:
        """The divisions whose names sound as a text does, else those that are one slip away; None where there are none.

        A street is no slip of a district: 鼓楼路 is not 鼓楼区.
        """
        texts = dict.fromkeys((words, *_without_seat_words(words)))
        guess = next((found for text in texts if (found := self._known.by_sound(text))), [])
        if not guess and not is_like_an_address(words[-1:]):
            guess = next((found for text in texts if (found := self._known.by_slip(text))), [])
        return self._placed(guess, words, lang) if guess else None

    def _contradicting(self, words: str, lang: Lang) -> Read | None:
        """All the divisions of a text that names nothing else, and none below the other (湖北长沙)."""
        for divisions, rest in self._parted(words):
            others = self._known.by_name(rest)
            if others:
                return self._placed([*(Meaning(one, sure=False) for one in divisions), *others], words, lang)
        return None

    def _beside_what_is_unknown(self, words: str, lang: Lang) -> Read:
        """The divisions that stand in a text beside something that is not known, the label says what.

        Surely meant is one county alone, by its whole name, with what reads like an address behind it.
        """
        for divisions, rest in self._parted(words):
            told = [self._known.at.place(division, lang) for division in divisions]
            places = tuple(
                _noted(place, "place-rest-unknown", lang, rest=rest[:_TOLD]) for place in told if place is not None
            )
            form = self._known.names.named(words.removesuffix(rest)).get(divisions[0].code, Form.BARE)
            is_one_county = len(places) == 1 and divisions[0].lowest and form <= Form.CONTRACTED
            return Read(places, is_one_county and is_like_an_address(rest))
        return _NOTHING

    def _parted(self, words: str) -> Iterator[tuple[list[Division], str]]:
        """The divisions that stand at the beginning of a text, the longest names first, or at its end; and the rest."""
        beginnings = self._known.names.beginnings(words)
        for end in sorted(beginnings, reverse=True):
            if end < len(words):
                yield [meaning.division for meaning in self._known.surest(beginnings[end])], words[end:]
        for start in range(1, len(words) - 1):
            found = self._known.by_name(words[start:])
            if found:
                yield [meaning.division for meaning in found], words[:start]


def _noted(place: Place, note: str, lang: Lang, **values: str) -> Place:
    return replace(place, label=sentence(lang, note, label=place.label, **values))


def _without_seat_words(text: str) -> Iterator[str]:
    """The beginnings of a text behind which the seat of government is asked for: 天心区政府."""
    return (text.removesuffix(words) for words in SEAT_WORDS if text.endswith(words))
