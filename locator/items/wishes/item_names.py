"""The items' own names and aliases in a text: so an item of a new list is found before anybody wrote rules for it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from locator.items.item import Item
from locator.items.wishes.rules import Asked, Rule, Strength
from locator.spelling.pinyin import initials_of, ways_to_say
from locator.spelling.plain_text import plain
from locator.spelling.slips import SlipFinder

_LEAST, _LEAST_LETTERS = 4, 9
_LEAST_INITIALS = 4
_LEAST_SHARE = 0.6
_NEXT_BEST = 0.8


class ItemNames:
    """Names and aliases, as written, as said, by their initials, with a slip, and in part."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._names = _lists((plain(name), item.id) for item in items for name in (item.name, *item.aliases))
        self._spelt = _lists(
            (form, id_) for name, ids in self._names.items() for form in _ways_to_spell(name) for id_ in ids
        )
        said = ((form, ids) for form, ids in self._spelt.items() if len(form) >= _LEAST_LETTERS)
        self._slips = SlipFinder(((text, id_) for text, ids in (*self._names.items(), *said) for id_ in ids), _LEAST)
        self._pairs = {name: _pairs(name) for name in self._names}
        counts = Counter(pair for pairs in self._pairs.values() for pair in pairs)
        self._worth = defaultdict(lambda: 1.0, {pair: 1.0 / count for pair, count in counts.items()})

    def named(self, text: str) -> Iterator[Asked]:
        """The items whose name or alias stands in a plain text, is what it spells, or has it as a part."""
        whole = (1 << len(text)) - 1
        for name, ids in self._names.items():
            start = text.find(name)
            if start >= 0:
                yield from _asked(ids, Strength.SURE, ((1 << len(name)) - 1) << start)
            elif len(text) >= _LEAST and text in name:
                yield from _asked(ids, Strength.LIKELY, whole)
        yield from _asked(self._spelt.get(text, ()), Strength.SURE, whole)

    def nearly_named(self, text: str) -> Iterator[Asked]:
        """The items whose name is one slip away, else those with most of what a text has; none is sure."""
        return _asked(self._slips.near(text) or self._alike(text), Strength.PERHAPS, (1 << len(text)) - 1)

    def _alike(self, text: str) -> list[str]:
        """By the neighbouring signs that a text has in common with a name, rare ones worth more; the best alone."""
        pairs = _pairs(text)
        if len(pairs) < _LEAST - 1:
            return []
        all_worth = sum(self._worth[pair] for pair in pairs)
        shares: dict[str, float] = {}
        for name, ids in self._names.items():
            share = sum(self._worth[pair] for pair in pairs & self._pairs[name]) / all_worth
            if share >= _LEAST_SHARE:
                shares |= {item: max(share, shares.get(item, 0.0)) for item in ids}
        best = max(shares.values(), default=0.0)
        return sorted((item for item in shares if shares[item] >= _NEXT_BEST * best), key=lambda item: -shares[item])


def _asked(items: Iterable[str], strength: Strength, signs: int) -> Iterator[Asked]:
    return (Asked(Rule(frozenset(), strength, items=(item,)), signs) for item in items)


def _lists(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The ids of each text, each once and in order: items may share an alias, and names their initials."""
    lists: dict[str, dict[str, None]] = defaultdict(dict)
    for text, id_ in pairs:
        if text:
            lists[text][id_] = None
    return {text: tuple(ids) for text, ids in lists.items()}


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[start : start + 2] for start in range(len(text) - 1))


def _ways_to_spell(name: str) -> Iterator[str]:
    for way in ways_to_say(name):
        yield "".join(way)
        if len(way) >= _LEAST_INITIALS:
            yield initials_of(way)
