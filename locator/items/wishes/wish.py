"""A wish: the items that a text means, and the matters outside the catalogue."""

from dataclasses import dataclass

from locator.items.item import Item
from locator.texts import Lang


@dataclass(frozen=True, slots=True)
class Outside:
    """A matter that people look for and that is in no list: what it is called, and what is told of it."""

    id: str
    name: str
    zh: str
    en: str
    keywords: tuple[str, ...]

    def told(self, lang: Lang) -> str:
        """Who to ask, in a language."""
        return lang.either(self.zh, self.en)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a text means, the likeliest first; both may be empty.

    `sure`: one item is plainly meant, and nothing else.
    """

    items: tuple[Item, ...] = ()
    outside: tuple[Outside, ...] = ()
    sure: bool = False
