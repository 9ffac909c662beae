"""Regular expressions that can read one text in so many ways that a search for none of them takes for ever.

A pattern is made a Glushkov automaton, whose states are the signs of the pattern. Two different ways from one sign back
to it over the same text double with every turn; nothing else makes the steps grow exponentially. Lookarounds are taken
for nothing, so that what only they keep apart is refused too.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from itertools import product
from typing import Any, NamedTuple

_PARSER: Any = import_module("re._parser")
_COMPILER: Any = import_module("re._compiler")
_WRITTEN_OUT = 3
"""Repetitions of at most so many times are written out one by one; longer ones are taken for endless."""
_SIGNS = "0aZ_中 \n-.,:"
_SINGLE = {"LITERAL", "NOT_LITERAL", "IN", "ANY"}
_REPEATED = {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}

Pair = tuple[int, int]


class _Part(NamedTuple):
    """The states that a part of a pattern may begin and end with, once for each way; whether it may be empty."""

    first: tuple[int, ...]
    last: tuple[int, ...]
    is_empty: bool


_NOTHING = _Part((), (), is_empty=True)


def ways_double(pattern: str, flags: int = 0) -> bool:
    """Whether the ways in which a pattern can read a text double with the text's length."""
    automaton = _Automaton(pattern, flags)
    return automaton.repeats_nothing or automaton.turns_in_two_ways()


class _Automaton:
    def __init__(self, pattern: str, flags: int) -> None:
        self._parsed = _PARSER.parse(pattern, flags)
        self._flags = flags
        self._alphabet = sorted({*pattern, *_SIGNS})
        self._signs: list[frozenset[str]] = []
        self._follow: list[list[int]] = []
        self.repeats_nothing = False
        self._row(self._parsed)

    def turns_in_two_ways(self) -> bool:
        """Whether two ways part from one state and come back to it over the same text."""
        states = range(len(self._signs))
        steps = {(one, other): self._steps(one, other) for one in states for other in states}
        parted = {pair for pair in steps if pair[0] != pair[1]}
        twice = {(at, to) for at, follow in enumerate(self._follow) for to in follow if follow.count(to) > 1}
        for state in states:
            reached = _reached((state, state), steps.__getitem__)
            for middle in reached & parted:
                if (state, state) in _reached(middle, steps.__getitem__):
                    return True
            for at, to in twice:
                if (at, at) in reached and (state, state) in {(to, to)} | _reached((to, to), steps.__getitem__):
                    return True
        return False

    def _steps(self, one: int, other: int) -> set[Pair]:
        both = product(set(self._follow[one]), set(self._follow[other]))
        return {(at, to) for at, to in both if self._signs[at] & self._signs[to]}

    def _row(self, items: Iterable[Any]) -> _Part:
        whole = _NOTHING
        for item in items:
            whole = self._behind(whole, self._part(item))
        return whole

    def _behind(self, one: _Part, other: _Part) -> _Part:
        for at in one.last:
            self._follow[at] += other.first
        first = one.first + (other.first if one.is_empty else ())
        last = other.last + (one.last if other.is_empty else ())
        return _Part(first, last, one.is_empty and other.is_empty)

    def _part(self, item: Any) -> _Part:
        kind, value = str(item[0]), item[1]
        if kind in _SINGLE:
            return self._single(item)
        if kind in _REPEATED:
            return self._repeated(*value)
        if kind == "SUBPATTERN":
            return self._row(value[-1])
        if kind == "ATOMIC_GROUP":  # what it begins with is read in one way; a sign of its own stands for all of it
            return self._state(frozenset({f"atomic {len(self._signs)}"}))._replace(is_empty=self._row(value).is_empty)
        if kind == "BRANCH":
            return _either([self._row(branch) for branch in value[1]])
        if kind in ("ASSERT", "ASSERT_NOT"):
            self._row(value[1])  # its repetitions count, though nothing goes on from them
            return _NOTHING
        if kind == "AT":
            return _NOTHING
        if kind == "GROUPREF":
            return self._state(frozenset(self._alphabet))
        raise ValueError(f"No such part of a pattern is known: {kind}")

    def _single(self, item: Any) -> _Part:
        sign = _COMPILER.compile(_PARSER.SubPattern(self._parsed.state, [item]), self._flags)
        return self._state(frozenset(each for each in self._alphabet if sign.fullmatch(each)))

    def _state(self, signs: frozenset[str]) -> _Part:
        self._signs.append(signs)
        self._follow.append([])
        at = (len(self._signs) - 1,)
        return _Part(at, at, is_empty=False)

    def _repeated(self, least: int, most: int, items: Any) -> _Part:
        if most <= _WRITTEN_OUT:
            whole = _NOTHING
            for turn in reversed(range(most)):
                whole = self._behind(self._row(items), whole)
                whole = whole._replace(is_empty=True) if turn >= least else whole
            return whole
        body = self._row(items)
        self.repeats_nothing = self.repeats_nothing or body.is_empty
        for at in body.last:
            self._follow[at] += body.first
        return body._replace(is_empty=body.is_empty or not least)


def _either(parts: Iterable[_Part]) -> _Part:
    found = list(parts)
    first = tuple(at for part in found for at in part.first)
    last = tuple(at for part in found for at in part.last)
    return _Part(first, last, any(part.is_empty for part in found))


def _reached(start: Pair, steps: Callable[[Pair], set[Pair]]) -> set[Pair]:
    """The pairs that can be reached from one in a step or more."""
    found: set[Pair] = set()
    ahead = list(steps(start))
    while ahead:
        pair = ahead.pop()
        if pair not in found:
            found.add(pair)
            ahead += steps(pair) - found
    return found
