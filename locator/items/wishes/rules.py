"""Rules: which words, found together in a text, ask for which matters."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum


class Strength(IntEnum):
    """How surely words mean a matter."""

    PERHAPS = 0
    LIKELY = 1
    SURE = 2


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that all have to be there, and the ids of what they ask for: items, or matters outside the catalogue."""

    words: frozenset[str]
    strength: Strength
    items: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule that a text fulfils, with the signs that do so: a bit for each."""

    rule: Rule
    signs: int

    @property
    def weight(self) -> int:
        """What readings are ordered by: how much of the text a rule explains; a sure one is worth two signs more."""
        return self.signs.bit_count() + (2 if self.rule.strength is Strength.SURE else 0)


_Numbered = tuple[int, Asked]
"""What a text asks for, with the number of its rule: equally weighty ones stay in the order of the files."""


class RuleBook:
    """All rules, by the words that they need."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_word: dict[str, list[tuple[int, Rule]]] = defaultdict(list)
        for number, rule in enumerate(rules):
            self._by_word[min(rule.words)].append((number, rule))

    def asked(self, found: Mapping[str, int], more: Iterable[Asked] = ()) -> list[Asked]:
        """The rules whose words are all `found` (each with its signs in the text) and `more`, the weightiest first.

        A rule falls to one that explains the same signs and others besides: where 公积金 租房 asks for one item, 公积金
        alone asks for no other. What is but `PERHAPS` falls to all that is more, and what is no more than `LIKELY` to a
        matter outside that has a word in common with it and another besides: 农村养老 to 养老 去世.
        """
        numbered = [
            (number, Asked(rule, _signs(rule, found)))
            for word in found
            for number, rule in self._by_word.get(word, ())
            if rule.words <= found.keys()
        ]
        kept = _surer([*numbered, *((-1, asked) for asked in more)])
        kept.sort(key=lambda one: (-one[1].weight, one[0]))
        return [asked for _, asked in kept]


def _surer(numbered: list[_Numbered]) -> list[_Numbered]:
    """Those that fall to none of the others."""
    if any(asked.rule.strength > Strength.PERHAPS for _, asked in numbered):
        numbered = [one for one in numbered if one[1].rule.strength > Strength.PERHAPS]
    masks = {asked.signs for _, asked in numbered}
    kept = [one for one in numbered if not any(_is_part(one[1].signs, mask) for mask in masks)]
    elsewhere = {asked.signs for _, asked in kept if asked.rule.outside and asked.rule.strength is Strength.SURE}
    return [one for one in kept if one[1].rule.strength is Strength.SURE or not _is_told_better(one[1], elsewhere)]


def _signs(rule: Rule, found: Mapping[str, int]) -> int:
    signs = 0
    for word in rule.words:
        signs |= found[word]
    return signs


def _is_told_better(asked: Asked, others: set[int]) -> bool:
    """Whether others need signs that a rule needs, and explain some that it does not; none where one needs the same."""
    return asked.signs not in others and any(asked.signs & signs and signs & ~asked.signs for signs in others)


def _is_part(signs: int, others: int) -> bool:
    return signs != others and signs & others == signs
