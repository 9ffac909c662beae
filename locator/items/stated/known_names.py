"""The items' names in a text: each becomes one sign, so that a 、 within a name parts nothing."""

import re
from collections import defaultdict
from collections.abc import Iterator

from locator.items.catalogue import Catalogue
from locator.items.item import Item
from locator.items.stated.plain_cell import plain_cell
from locator.items.stated.tokens import Tokens

_BETWEEN = r"[\s、,/;和与及()]{0,3}"
_LEAST = 4
_DONE = "办理"
"""Adds nothing at the end of a name."""


class KnownNames:
    """Names and aliases of all items, and every list's own name for them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.ids: dict[str, tuple[str, ...]] = _ids_by_name(catalogue)
        longest = sorted(self.ids, key=lambda name: (-len(name), name))
        self._names = [name for name in longest if len(name) >= _LEAST]
        first = "".join(sorted({re.escape(name[0]) for name in self._names}))
        written = "|".join(f"({_pattern(name)})" for name in self._names)
        self._pattern = re.compile(f"(?=[{first}])(?:{written})") if first else None

    def marked(self, text: str, tokens: Tokens) -> str:
        """The plain text with a token for each name, of several that begin at one sign the longest."""
        if self._pattern is None:
            return text
        return self._pattern.sub(
            lambda found: tokens.name(self.ids[self._names[(found.lastindex or 1) - 1]], found[0]), text
        )


def names_of(item: Item) -> Iterator[str]:
    """What an item is called: its name, every list's own name for it, and its aliases."""
    yield item.name
    for listing in item.listings:
        yield listing.name
    yield from item.aliases


def _ids_by_name(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    ids: dict[str, dict[str, None]] = defaultdict(dict)
    for item in catalogue.items:
        for name in names_of(item):
            plain = plain_cell(name)
            for written in {plain, plain.removesuffix(_DONE)}:
                ids[written][item.id] = None
    return {name: tuple(items) for name, items in ids.items()}


def _pattern(name: str) -> str:
    """A name as it may stand in a cell: broken by lines and blanks, its own marks written otherwise or left out."""
    words = re.findall(r"\w|\W+", name)
    parts = [_BETWEEN if re.fullmatch(r"\W+", word) else re.escape(word) for word in words]
    return r"\s*".join(parts).replace(rf"\s*{_BETWEEN}\s*", _BETWEEN)
