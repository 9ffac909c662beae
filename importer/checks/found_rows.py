"""Which rows of a column hold what a pattern finds: one search through all texts, instead of one for each."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

_BETWEEN = "\0\0"


def rows_with(pattern: re.Pattern[str], texts: Sequence[str]) -> list[int]:
    """The rows whose text the pattern finds something in, ascending.

    The pattern must find nothing that reaches over two NULs, and sees them where a text begins and ends.
    """
    ends: list[int] = []
    rows: list[int] = []
    end = 0
    for found in pattern.finditer(_BETWEEN.join(texts)):
        if (start := found.start()) < end:
            continue
        ends = ends or list(accumulate(len(text) + len(_BETWEEN) for text in texts))
        rows.append(bisect_right(ends, start))
        end = ends[rows[-1]]
    return rows
