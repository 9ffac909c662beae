"""From a typed text to the places that it means, by the surest way in which it can be read at all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.meaning import Meaning
from locator.finding.places.place import Place
from locator.finding.places.typed_positions import place_of_position, typed_position
from locator.finding.places.typed_text import SEAT_WORDS, plain, without_words_around
from locator.finding.refusal import PlaceAmbiguous, PlaceUnknown
from locator.position import Datum
from locator.texts import Lang, sentence

_TOLD = 40  # signs of a typed text that are said again
_CHOICES = 20


@dataclass(frozen=True, slots=True)
class Read:
    """The places that a text may mean, the likeliest first; where it is not `sure`, even a single one is asked for."""

    places: tuple[Place, ...]
    sure: bool = True


class PlaceReader:
    """Reads typed places."""

    def __init__(self, known: KnownPlaces) -> None:
        self._known = known

    def one(self, text: str, lang: Lang = Lang.ZH, datum: Datum = Datum.WGS84, *, inside: str | None = None) -> Place:
        """The one place that a text means; a number that is `inside` too is the code of a division.

        Raises
        ------
        ParameterFault
            If it is a pair of numbers that is no position on earth.
        PlaceUnknown
            If it means none, or a division of which nothing tells where it lies.
        PlaceAmbiguous
            If it means several, or one that is not sure; they are its `choices`.
        """
        read = self.read(text, lang, datum, inside=inside)
        told = text.strip()[:_TOLD]
        if not read.places:
            hidden = self._meanings(plain(text), inside)
            if hidden:
                raise PlaceUnknown("place-without-position", "place", place=hidden[0].division.full_name)
            raise PlaceUnknown("place-unknown", "place", place=told)
        if len(read.places) > 1 or not read.sure:
            raise PlaceAmbiguous(told, read.places[:_CHOICES], sure=read.sure)
        return read.places[0]

    def read(
        self,
        text: str,
        lang: Lang = Lang.ZH,
        datum: Datum = Datum.WGS84,
        *,
        inside: str | None = None,
        parameter: str = "place",
    ) -> Read:
        """Every place that a text may mean. Coordinates are in `datum`; ParameterFault as above, for `parameter`."""
        typed = typed_position(text)
        if typed is not None:
            return Read((place_of_position(typed, datum, self._known.divisions, lang, parameter),))
        words = plain(text)
        meanings = self._meanings(words, inside)
        if meanings:
            return Read(tuple(self._placed(meanings, words, lang)), all(meaning.sure for meaning in meanings))
        return Read(())

    def _meanings(self, words: str, inside: str | None) -> list[Meaning]:
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

    def _placed(self, meanings: Iterable[Meaning], typed: str, lang: Lang) -> Iterator[Place]:
        """The divisions as places, each with how the text was read in its label; those without a position left out."""
        for meaning in meanings:
            place = self._known.at.place(meaning.division, lang)
            if place is not None and meaning.note is not None:
                label = sentence(lang, meaning.note, label=place.label, typed=typed[:_TOLD])
                yield replace(place, label=label)
            elif place is not None:
                yield place


def _without_seat_words(text: str) -> Iterator[str]:
    """The beginnings of a text behind which the seat of government is asked for: 天心区政府."""
    return (text.removesuffix(words) for words in SEAT_WORDS if text.endswith(words))
