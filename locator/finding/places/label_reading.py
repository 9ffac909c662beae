"""The places of labels that were copied out of an answer, a list of choices or a completion."""

from collections.abc import Iterable, Iterator
from itertools import islice

from locator.finding.places.division_reading import DivisionReader
from locator.finding.places.known_places import KnownPlaces
from locator.finding.places.own_labels import division_named, listed_named, windows_named, without_notes
from locator.finding.places.place import Place
from locator.finding.places.window_places import WindowPlaces
from locator.spelling.plain_text import plain
from locator.texts import WRITTEN, Lang

_MARKS = (*"，（,(", "驻地")  # every label that is more than a name has one
_AS_WE_QUOTE = str.maketrans("「」", "“”")  # labels of pages in traditional signs
_MOST_NAMES = 8  # of a large edition each takes a millisecond and more, and anybody may send a hundred commas


class LabelReader:
    """Finds the place that has a label of ours, in whatever language it was given."""

    def __init__(self, known: KnownPlaces) -> None:
        self._known = known
        self._divisions = DivisionReader(known)

    def labelled(self, text: str, windows: WindowPlaces | None, lang: Lang) -> tuple[Place, ...]:
        """The places of a label, told in `lang`; none where it is none of ours. A label's notes are not looked at."""
        if not any(mark in text for mark in _MARKS):
            return ()
        label = min(without_notes(text), without_notes(text.translate(_AS_WE_QUOTE)), key=len)
        found = self._division(label, lang) or tuple(self._listed(label, lang))
        return found or (tuple(_at_windows(label, windows)) if windows is not None else ())

    def _division(self, label: str, lang: Lang) -> tuple[Place, ...]:
        name = plain(division_named(label) or "")
        return self._divisions.placed(self._known.by_name(name), name, lang).places if name else ()

    def _listed(self, label: str, lang: Lang) -> Iterator[Place]:
        for name in listed_named(label):
            for one in self._known.listed.named(plain(name)):
                if label in [one.place(each).label for each in WRITTEN]:
                    yield one.place(lang)


def _at_windows(label: str, windows: WindowPlaces) -> Iterable[Place]:
    names = islice(dict.fromkeys(windows_named(label)), _MOST_NAMES)
    found = (place for name in names for place in windows.labelled(name, label))
    return {place.again: place for place in found}.values()
