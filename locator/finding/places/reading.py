"""From a typed text to the places that it means, by the surest way in which it can be read at all."""

from collections.abc import Iterable
from dataclasses import replace

from locator.divisions.division import Division
from locator.finding.places.division_reading import DivisionReader
from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.label_reading import LabelReader
from locator.finding.places.place import Place, Read
from locator.finding.places.signs_typed import as_typed
from locator.finding.places.typed_positions import place_of_position, typed_position
from locator.finding.places.typed_text import LONGEST, is_bare_number, is_where_one_is, without_words_around
from locator.finding.places.window_places import MOST, WindowPlaces
from locator.finding.places.window_texts import WindowTexts
from locator.finding.refusal import TOLD, PlaceAmbiguous, PlaceUnknown
from locator.position import Datum
from locator.spelling.pinyin import typed_letters
from locator.spelling.plain_text import plain
from locator.texts import Lang
from locator.traditional import simplified


class PlaceReader:
    """Reads typed places: among the divisions, and among the windows of an edition where there is one."""

    def __init__(self, known: KnownPlaces, windows: WindowTexts | None = None) -> None:
        self._known = known
        self._divisions, self._labels = DivisionReader(known), LabelReader(known)
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
        if not read.places:
            words = plain(simplified(text[:LONGEST]))
            hidden = self._divisions.meant(words, inside)
            if hidden:
                raise PlaceUnknown("place-without-position", "place", place=hidden[0].division.full_name)
            key = "place-here" if is_where_one_is(words) else "place-unknown"
            raise PlaceUnknown(key, "place", place=text.strip()[:TOLD])
        if len(read.places) > 1 or not read.sure:
            raise PlaceAmbiguous(text, read.places[:MOST], sure=read.sure, more=len(read.places) > MOST)
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
        """Every place that a text may mean. Coordinates are in `datum`; faults as above, for `parameter`.

        Traditional signs are read as simplified ones, and as they are where these mean nothing surely.
        """
        signs = simplified(text)
        read = self._read(signs, lang, datum, inside, parameter, at_once=at_once)
        if signs == text:
            return read
        if not (read.places and read.sure):
            in_these_signs = self._read(text, lang, datum, inside, parameter, at_once=at_once)
            if in_these_signs.places and in_these_signs.sure:
                return in_these_signs
        return replace(read, places=tuple(as_typed(place, signs, text) for place in read.places))

    def _read(self, text: str, lang: Lang, datum: Datum, inside: str | None, parameter: str, *, at_once: bool) -> Read:
        typed = typed_position(text)
        if typed is not None:
            return Read((place_of_position(typed, datum, self._known.divisions, lang, parameter),))
        labelled = self._labels.labelled(text, self._places_of_windows(lang, at_once=at_once), lang)
        if labelled:
            return Read(labelled)
        words = plain(text[: LONGEST + 1])
        if not 0 < len(words) <= LONGEST or is_where_one_is(words):
            return Read(())
        letters = typed_letters(text)
        meanings = self._divisions.meant(words, inside)
        if letters is not None:
            meanings = meanings or self._known.by_pinyin(letters)
        listed = tuple(one.place(lang) for one in self._known.listed.named(words))
        if meanings or listed:
            placed = self._divisions.placed(meanings, words, lang)
            return Read((*placed.places, *listed), placed.sure)
        inner = without_words_around(words)
        windows = self._places_of_windows(lang, at_once=at_once)
        by_id = windows.of_id(text.strip()) if windows is not None else None
        if by_id is not None or is_bare_number(words):
            return Read((by_id,) if by_id is not None else ())
        spelt = self._known.by_letters(letters) if letters is not None else []
        if spelt:
            return self._divisions.placed(spelt, text.strip(), lang)
        listed_or_window = self._listed(inner, lang) or (self._at_windows(windows, inner) if windows else None)
        if listed_or_window is not None:
            return listed_or_window
        guessed = self._divisions.contradicting(inner) or self._divisions.guessed(inner)
        if guessed:
            return self._divisions.placed(guessed, inner, lang)
        otherwise = self._within(windows, self._divisions.parted_otherwise(inner)) if windows else None
        return otherwise or self._divisions.beside_what_is_unknown(inner, lang)

    def _places_of_windows(self, lang: Lang, *, at_once: bool) -> WindowPlaces | None:
        if self._windows is None:
            return None
        return WindowPlaces(self._windows, self._known.divisions, lang, at_once=at_once)

    def _listed(self, words: str, lang: Lang) -> Read | None:
        """The operator's places that a text begins with, alone or beside a division; None where there are none."""
        for divisions, rest in self._divisions.parted(words):
            found = [one for division in divisions for one in self._known.listed.beginning(rest, division)]
            if found:
                return Read(tuple(one.place(lang) for one in dict.fromkeys(found)))
        found = self._known.listed.beginning(words)
        return Read(tuple(one.place(lang) for one in found)) if found else None

    def _at_windows(self, windows: WindowPlaces, words: str) -> Read | None:
        """The windows that a text names, or at whose address it is; None where there are none."""
        found = self._within(windows, self._divisions.parted(words))
        if found is not None:
            return found
        anywhere = windows.anywhere(words)
        return Read(tuple(anywhere)) if anywhere else None

    def _within(self, windows: WindowPlaces, parted: Iterable[tuple[list[Division], str]]) -> Read | None:
        """The windows of what stands beside the divisions in a text, by the first way to part it that has any."""
        for divisions, rest in parted:
            found = [place for division in divisions for place in windows.within(division, rest)]
            if found:
                return Read(tuple({place.again: place for place in found}.values()))
        return None
