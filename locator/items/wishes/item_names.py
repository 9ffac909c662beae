"""The items' own names and aliases in a text: so an item of a new list is found before anybody wrote rules for it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from locator.items.item import Item
from locator.items.wishes.rules import Asked, Rule, Strength
from locator.spelling.pinyin import initials_of, ways_to_say
from locator.spelling.plain_text import plain
from locator.spelling.slips import SlipFinder

_LEAST, _LEAST_LETTERS = 4, 9
_LEAST_INITIALS = 3
_LEAST_SHARE = 0.6
_NEXT_BEST = 0.8


class ItemNames:
    """Names and aliases, as written, as said, by their initials, with a slip, and in part."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._names: dict[str, str] = {}
        for item in items:
            for name in (item.name, *item.aliases):
                self._names.setdefault(plain(name), item.id)
        self._spelt = {form: name for name in self._names for form in _ways_to_spell(name)}
        spelt = ((form, self._names[name]) for form, name in self._spelt.items() if len(form) >= _LEAST_LETTERS)
        self._slips = SlipFinder((*self._names.items(), *spelt), _LEAST)
        self._pairs = {name: _pairs(name) for name in self._names}
        counts = Counter(pair for pairs in self._pairs.values() for pair in pairs)
        self._worth = defaultdict(lambda: 1.0, {pair: 1.0 / count for pair, count in counts.items()})

    def named(self, text: str) -> Iterator[Asked]:
        """The items whose name or alias stands in a plain text, or is what the whole text is spelt as or begins as."""
        for name, item in self._names.items():
            start = text.find(name)
            if start >= 0 and name:
                yield _asked(item, Strength.SURE, ((1 << len(name)) - 1) << start)
        spelt = self._spelt.get(text)
        if spelt is not None:
            yield _asked(self._names[spelt], Strength.SURE, (1 << len(text)) - 1)
        if len(text) >= _LEAST:
            whole = (1 << len(text)) - 1
            yield from (_asked(item, Strength.LIKELY, whole) for name, item in self._names.items() if text in name)

    def nearly_named(self, text: str) -> Iterator[Asked]:
        """The items whose name is one slip away, else those with most of what a text has; none is sure."""
        near = self._slips.near(text)
        for item in near or self._alike(text):
            yield _asked(item, Strength.PERHAPS, (1 << len(text)) - 1)

    def _alike(self, text: str) -> list[str]:
        """By the neighbouring signs that a text has in common with a name, rare ones worth more; the best alone."""
        pairs = _pairs(text)
        if len(pairs) < _LEAST - 1:
            return []
        all_worth = sum(self._worth[pair] for pair in pairs)
        shares: dict[str, float] = {}
        for name, item in self._names.items():
            share = sum(self._worth[pair] for pair in pairs & self._pairs[name]) / all_worth
            if share >= _LEAST_SHARE:
                shares[item] = max(share, shares.get(item, 0.0))
        best = max(shares.values(), default=0.0)
        return sorted((item for item in shares if shares[item] >= _NEXT_BEST * best), key=lambda item: -shares[item])


def _asked(item: str, strength: Strength, signs: int) -> Asked:
    return Asked(Rule(frozenset(), strength, items=(item,)), signs)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[start : start + 2] for start in range(len(text) - 1))


def _ways_to_spell(name: str) -> Iterator[str]:
    for way in ways_to_say(name):
        yield "".join(way)
        if len(way) >= _LEAST_INITIALS:
            yield initials_of(way)
