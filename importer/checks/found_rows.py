"""Which rows of a column hold what a pattern finds: one search through all texts, instead of one for each."""

import re
from collections.abc import Callable, Sequence

import numpy as np

_BETWEEN = "\0\0"
_FEW = 100
_LOOKED_AT = 1_000
_NO_NUMBER = re.compile(r"[^0-9.\0]|\.[0-9]*\.")
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
    if "\0" in "".join(texts):
        return list(range(len(texts)))
    short = [row for row, text in enumerate(texts) if len(text) <= 1]
    return sorted({*short, *rows_with(_NO_NUMBER, texts)})


def _repeats(texts: Sequence[str]) -> bool:
    """Whether a column's texts come again and again, by the first of them."""
    first = texts[:_LOOKED_AT]
    return len(set(first)) <= len(first) // 2


def put_right(texts: Sequence[str], change: Callable[[str], str], doubt: re.Pattern[str]) -> list[str]:
    """A column's texts, each changed; `doubt` finds something in every text that is changed, but for NUL.

    Equal texts are changed once, and those in which nothing is found are not looked at.
    """
    if "\0" in "".join(texts):
        return list(map(change, texts))
    right, known = list(texts), dict[str, str]()
    for row in rows_with(doubt, texts):
        text = texts[row]
        if text not in known:
            known[text] = change(text)
        right[row] = known[text]
    return right
