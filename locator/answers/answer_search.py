"""Answers by what somebody typed: by its words, by how they sound, in pinyin, with slips, and by the items it means.

Chinese is looked for by its neighbouring signs, two by two, Latin letters by whole words. What many answers have is
worth little, what few have is worth much.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from math import log

from locator.answers.answer import Answer
from locator.answers.search_terms import Term, Unit, half_spoken_terms, spoken_terms, typed_units, written_terms
from locator.items.catalogue import Catalogue
from locator.items.wishes.reading import WishReader
from locator.spelling.slips import SlipFinder
from locator.traditional import simplified

_LEAST_SHARE = 0.66
_OF_THE_TEXT = 0.6
_BY_SOUND = 0.8
_WITH_A_SLIP = 0.8
_BY_A_GUESS = 0.5
_LEAST_WITH_A_SLIP = 5
_SO_RARE = 8  # what nobody has is worth as much as what one answer of so many has
_Shares = dict[int, float]


class AnswerSearch:
    """An index over answers in their order; `wishes` tells which items of the catalogue a text means."""

    def __init__(self, answers: Sequence[Answer], catalogue: Catalogue, wishes: WishReader) -> None:
        self._answers = answers
        self._wishes = wishes
        self._known: dict[Term, _Shares] = defaultdict(dict)
        for number, answer in enumerate(answers):
            wordings = [answer.zh] if answer.en is None else [answer.zh, answer.en]
            for head in map(simplified, (*(one.question for one in wordings), *_names(answer, catalogue))):
                self._take(number, written_terms(head), 1.0)
                self._take(number, chain(spoken_terms(head), half_spoken_terms(head)), _BY_SOUND)
            for text in (simplified(one.text) for one in wordings):
                self._take(number, written_terms(text), _OF_THE_TEXT)
                self._take(number, spoken_terms(text), _OF_THE_TEXT * _BY_SOUND)
        words = (term for term in self._known if term.isascii() and term.isalpha() and len(term) >= _LEAST_WITH_A_SLIP)
        self._slips = SlipFinder(((word, word) for word in words), _LEAST_WITH_A_SLIP)

    def found(self, typed: str) -> list[Answer]:
        """The answers that have two thirds of what was typed, by its worth; the best first, then in their order.

        What stands in a question, or in the name of an item that it is about, counts whole; what only sounds so there,
        or is a slip away, somewhat less, and less still what stands in the answer's text. An answer about an item that
        is meant, as `WishReader` reads it, is found too: it counts whole where that is sure, and else half.
        """
        typed = simplified(typed)
        weights: _Shares = defaultdict(float)
        for number, weight in self._by_words(typed):
            weights[number] = weight
        wish = self._wishes.read(typed)
        meant = {item.id for item in wish.items}
        for number, answer in enumerate(self._answers):
            if not meant.isdisjoint(answer.items):
                weights[number] += 1.0 if wish.sure else _BY_A_GUESS
        return [self._answers[number] for number in sorted(weights, key=lambda number: (-weights[number], number))]

    def _by_words(self, typed: str) -> Iterator[tuple[int, float]]:
        """The answers with enough of the words, each with the weight of what it has."""
        units = typed_units(typed, self._is_word)
        worth_of_all = sum(map(self._worth, units))
        covered: _Shares = defaultdict(float)
        weights: _Shares = defaultdict(float)
        for unit in units:
            worth = self._worth(unit) / worth_of_all
            for number, share in self._having(unit).items():
                covered[number] += worth
                weights[number] += worth * share
        return ((number, weights[number]) for number, share in covered.items() if share >= _LEAST_SHARE)

    def _take(self, number: int, terms: Iterable[Term], share: float) -> None:
        for term in terms:
            known = self._known[term]
            known[number] = max(known.get(number, 0.0), share)

    def _having(self, unit: Unit) -> Mapping[int, float]:
        """The answers that have one of a unit's terms, and how much that counts; what is written goes before sounds."""
        having: _Shares = {}
        written = [term for term in unit if " " not in term and term in self._known]
        for term in written or unit:
            for number, share in (self._known.get(term) or self._nearly(term)).items():
                having[number] = max(share, having.get(number, 0.0))
        return having

    def _nearly(self, term: Term) -> _Shares:
        """The answers that have a word which is one slip away; of other terms there are none."""
        near: _Shares = {}
        for word in self._slips.near(term):
            near |= {number: _WITH_A_SLIP * share for number, share in self._known[word].items()}
        return near

    def _is_word(self, run: str) -> bool:
        return run in self._known or bool(self._slips.near(run))

    def _worth(self, unit: Unit) -> float:
        fewest = min((len(self._known[term]) for term in unit if term in self._known), default=0)
        return log(1 + len(self._answers) / fewest) if fewest else log(1 + _SO_RARE)


def _names(answer: Answer, catalogue: Catalogue) -> Iterator[str]:
    for item in filter(None, map(catalogue.find, answer.items)):
        yield from (item.name, *item.aliases)
