"""Traditional signs for our own words, and simplified ones of what somebody typed: the home of OpenCC.

Why this wording and no other: docs/decisions/traditional-chinese.md.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache

from locator.data_files import own_table

Convert = Callable[[str], str]


class TraditionalWords:
    """Writes our own Chinese texts in traditional signs, each once: it is kept, and what stands in braces is as it was.

    Parameters
    ----------
    words
        Words that are told otherwise than sign by sign: 信息 is 資訊 in Hong Kong and Taiwan alike.
    opened
        Opens the converter, at the first text; its phrases take 27 MB.
    """

    def __init__(self, words: Mapping[str, str], opened: Callable[[], Convert]) -> None:
        self._words = words
        self._opened = cache(opened)
        self._of_ours = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
        self._known: dict[str, str] = {}

    def written(self, chinese: str) -> str:
        """A text in traditional signs."""
        known = self._known.get(chinese)
        if known is None:
            known = self._known[chinese] = self._newly(chinese)
        return known

    def _newly(self, chinese: str) -> str:
        convert = self._opened()
        between = [convert(part) if part else "" for part in self._of_ours.split(chinese)]
        ours = [self._words[word] for word in self._of_ours.findall(chinese)]
        return "".join(part + word for part, word in zip(between, [*ours, ""], strict=True))


def traditional(chinese: str) -> str:
    """A text of ours in traditional signs, with the words that Hong Kong, Macau and Taiwan share."""
    return _traditional_words().written(chinese)


def simplified(typed: str) -> str:
    """A typed text in simplified signs, sign for sign: whatever a mainland keyboard has stays (乾县, 着), marks too.

    A text that has nothing else comes back as it is, without a look at any table.
    """
    if _is_simplified(typed):
        return typed
    signs = _simplifier()(typed)
    if len(signs) != len(typed):
        return typed
    return "".join(old if _is_simplified(old) else new for old, new in zip(typed, signs, strict=True))


def _is_simplified(text: str) -> bool:
    """Whether all signs are in GB 2312, which has no traditional ones."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _traditional_words() -> TraditionalWords:
    return TraditionalWords(own_table("traditional.toml")["words"], _by_the_standard_of_taiwan)


def _by_the_standard_of_taiwan() -> Convert:
    # `s2tw` does both at once, and takes 44 MB for it.
    phrases, forms = _converter("s2t"), _converter("t2tw")
    return lambda text: forms(phrases(text))


@cache
def _simplifier() -> Convert:
    typed: Mapping[str, str] = own_table("traditional.toml")["typed"]
    convert, ours = _converter("t2s"), str.maketrans(dict(typed))
    return lambda text: convert(text.translate(ours))


def _converter(config: str) -> Convert:
    from opencc import OpenCC  # noqa: PLC0415  # most commands say nothing in these signs, and do without it

    convert: Convert = OpenCC(config).convert
    return convert
