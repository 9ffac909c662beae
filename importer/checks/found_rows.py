"""Which rows of a column hold what a pattern finds: one search through all texts, instead of one for each."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_BETWEEN = "\0\0"
_FEW = 100
_LOOKED_AT = 1_000
_PLANE = 0x10000
"""Of so few texts each is searched by itself, and only up to what is found first in it."""


def rows_with(pattern: re.Pattern[str], texts: Sequence[str]) -> list[int]:
    """The rows whose text the pattern finds something in, ascending.

    The pattern must find nothing that reaches over two NULs, and sees them where a text begins and ends. It is quick
    where it begins with a letter or a set of letters, which the search then runs ahead to.
    """
    if len(texts) <= _FEW:
        search = pattern.search
        return [row for row, text in enumerate(texts) if search(text)]
    if _repeats(texts):
        hits = {text for text in set(texts) if pattern.search(text)}
        return [row for row, text in enumerate(texts) if text in hits] if hits else []
    found = [match.start() for match in pattern.finditer(_BETWEEN.join(texts))]
    if not found:
        return []
    ends = np.cumsum(np.fromiter(map(len, texts), np.intp, len(texts)) + len(_BETWEEN))
    rows: list[int] = np.unique(np.searchsorted(ends, found, side="right")).tolist()
    return rows


def rows_but_numbers(texts: Sequence[str]) -> list[int]:
    """The rows whose text is anything but digits with one point at most, and perhaps some that are, ascending."""
    return [
        row
        for row, text in enumerate(texts)
        if not (text.replace(".", "", 1).isdigit() and text.isascii() and len(text) > 1)
    ]


def rows_with_sign(sign: re.Pattern[str], texts: Sequence[str]) -> list[int]:
    """As `rows_with`, for a pattern that is a set of signs: of many texts all signs are looked up at once."""
    if len(texts) <= _FEW or _repeats(texts):
        return rows_with(sign, texts)
    whole = "".join(texts)
    codes = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), np.uint32)
    found = np.flatnonzero(_plane_of(sign)[np.minimum(codes, _PLANE)])
    beyond = codes[found] >= _PLANE
    if beyond.any():
        # Few texts have any sign so rare.
        found = found[
            [
                not rare or sign.match(whole, at) is not None
                for at, rare in zip(found.tolist(), beyond.tolist(), strict=True)
            ]
        ]
    ends = np.cumsum(np.fromiter(map(len, texts), np.intp, len(texts)))
    rows: list[int] = np.unique(np.searchsorted(ends, found, side="right")).tolist()
    return rows


@lru_cache(maxsize=16)
def _plane_of(sign: re.Pattern[str]) -> NDArray[np.bool_]:
    """Which of the first 65,536 signs of Unicode are in a set, and that any other may be."""
    table = np.zeros(_PLANE + 1, dtype=np.bool_)
    table[[ord(found) for found in sign.findall("".join(map(chr, range(_PLANE))))]] = True
    table[_PLANE] = True
    return table


def _repeats(texts: Sequence[str]) -> bool:
    """Whether a column's texts come again and again, by the first of them."""
    first = texts[:_LOOKED_AT]
    return len(set(first)) <= len(first) // 2


def put_right(texts: Sequence[str], change: Callable[[str], str], doubt: re.Pattern[str]) -> list[str]:
    """A column's texts, each changed; `doubt` is a set of signs, one of which is in every text that is changed.

    Equal texts are changed once, and those in which nothing is found are not looked at.
    """
    if "\0" in "".join(texts):  # which no such set has
        return list(map(change, texts))
    right, known = list(texts), dict[str, str]()
    for row in rows_with_sign(doubt, texts):
        text = texts[row]
        if text not in known:
            known[text] = change(text)
        right[row] = known[text]
    return right
