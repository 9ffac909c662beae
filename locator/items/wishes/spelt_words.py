"""Words in letters: in pinyin whole, by their initials, in English, with a slip; a run of letters is cut into them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from locator.items.wishes.found_words import FoundWord
from locator.items.wishes.sounding_words import folded
from locator.spelling.pinyin import every_syllable, initials_of, ways_to_say
from locator.spelling.slips import SlipFinder

_LONGEST_RUN = 60
_LONGEST_FORM = 24
_LEAST_WITH_A_SLIP = 6
_LEAST_INITIALS, _MOST_INITIALS = 2, 6
_LEAST_RUN = 3
_SURE_INITIALS = 4
# What a piece of a run costs: a whole word least, then a syllable that is no word's, then a letter that is nothing's.
_WORD, _SHORT_WORD, _INITIALS, _SYLLABLE, _LETTER = 0.1, 0.5, 0.8, 1.0, 3.0
_Forms = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Cut:
    """The cheapest way to cut a run up to some place: its cost, and the last piece with the words that it may be."""

    cost: float
    start: int
    end: int
    words: tuple[str, ...]
    is_initials: bool = False
    is_letter: bool = False

    @property
    def length(self) -> int:
        return self.end - self.start


class SpeltWords:
    """Cuts runs of letters into words."""

    def __init__(self, words: Iterable[str]) -> None:
        words = sorted(set(words))
        self._whole = _forms((_spelt(word), word) for word in words)
        self._folded = _forms((tuple(map(folded, _spelt(word))), word) for word in words)
        self._initials = _forms((_initials(word), word) for word in words)
        self._syllables = every_syllable()
        self._folded_syllables = frozenset(map(folded, self._syllables))
        long = ((form, form) for form in self._whole if len(form) >= _LEAST_WITH_A_SLIP)
        self._slips = SlipFinder(long, _LEAST_WITH_A_SLIP)

    def spelt(self, run: str) -> list[FoundWord]:
        """The words that a run of small letters is cut into; none where it is too short or too long."""
        if not _LEAST_RUN <= len(run) <= _LONGEST_RUN:
            return []
        cuts = self._cut(run, self._whole, self._syllables, self._initials)
        return _words_of(_meant(cuts)) if _says_something(cuts) else []

    def spelt_loosely(self, run: str) -> list[FoundWord]:
        """The same where sounds are taken together that many speakers do not tell apart, else with one slip.

        The places are those of the folded run, which is no longer than the typed one.
        """
        if not _LEAST_RUN <= len(run) <= _LONGEST_RUN:
            return []
        plain = folded(run)
        cuts = self._cut(plain, self._folded, self._folded_syllables, {})
        alike = [] if any(cut.is_letter for cut in cuts) else _words_of(cuts)
        return alike or self._with_a_slip(run)

    def _cut(self, run: str, forms: _Forms, syllables: frozenset[str], initials: _Forms) -> list[_Cut]:
        """The cheapest way to cut a run: the cheapest to each place in it is found from those to the places before."""
        best = [_Cut(0.0, 0, 0, ())]
        for end in range(1, len(run) + 1):
            cheapest = _Cut(best[end - 1].cost + _LETTER, end - 1, end, (), is_letter=True)
            for start in range(max(0, end - _LONGEST_FORM), end):
                piece = run[start:end]
                if piece in forms or piece in syllables or piece in initials:
                    cut = _as_cut(piece, start, best[start].cost, forms, syllables, initials)
                    cheapest = min(cheapest, cut, key=lambda one: one.cost)
            best.append(cheapest)
        cuts, end = [], len(run)
        while end:
            cuts.append(best[end])
            end = best[end].start
        return cuts[::-1]

    def _with_a_slip(self, run: str) -> list[FoundWord]:
        """The longest word that stands in a run with one slip, beginning where no word was seen; and the others."""
        cuts = self._cut(run, self._whole, self._syllables, {})
        for start in (cut.start for cut in cuts if not cut.words):
            for end in range(min(len(run), start + _LONGEST_FORM), start + _LEAST_WITH_A_SLIP - 1, -1):
                near = self._slips.near(run[start:end])
                if near:
                    slipped = [
                        FoundWord(word, start, end, certain=False) for form in near for word in self._whole[form]
                    ]
                    rest = [(0, run[:start]), (end, run[end:])]
                    return slipped + [one.moved(by) for by, part in rest for one in self.spelt(part)]
        return []


def _as_cut(piece: str, start: int, before: float, forms: _Forms, syllables: frozenset[str], initials: _Forms) -> _Cut:
    end = start + len(piece)
    if piece in forms:
        words = forms[piece]
        return _Cut(before + (_WORD if any(len(word) > 1 for word in words) else _SHORT_WORD), start, end, words)
    if piece in syllables:
        return _Cut(before + _SYLLABLE, start, end, ())
    return _Cut(before + _INITIALS + (len(piece) < _LEAST_RUN), start, end, initials[piece], is_initials=True)


def _meant(cuts: list[_Cut]) -> list[_Cut]:
    """The pieces without initials that are hardly meant: of two letters beside syllables, any beside letters alone."""
    if any(cut.is_letter for cut in cuts):
        return [cut for cut in cuts if not cut.is_initials]
    if any(not cut.is_initials for cut in cuts):
        return [cut for cut in cuts if not cut.is_initials or cut.length >= _LEAST_RUN]
    return cuts


def _says_something(cuts: list[_Cut]) -> bool:
    """Whether there is more than initials of two: any letters are those of something."""
    return any(cut.words and not (cut.is_initials and cut.length < _LEAST_RUN) for cut in cuts)


def _words_of(cuts: list[_Cut]) -> list[FoundWord]:
    return [
        FoundWord(word, cut.start, cut.end, certain=not cut.is_initials or cut.length >= _SURE_INITIALS)
        for cut in cuts
        for word in cut.words
    ]


def _forms(spelt: Iterable[tuple[Iterable[str], str]]) -> _Forms:
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    for ways, word in spelt:
        for way in ways:
            forms[way][word] = None
    return {form: tuple(words) for form, words in forms.items() if form.isascii() and form.isalpha()}


def _spelt(word: str) -> tuple[str, ...]:
    return (word,) if word.isascii() else tuple("".join(way) for way in ways_to_say(word))


def _initials(word: str) -> tuple[str, ...]:
    if word.isascii() or not _LEAST_INITIALS <= len(word) <= _MOST_INITIALS:
        return ()
    return tuple(initials_of(way) for way in ways_to_say(word))
