"""Rows of some texts each, packed to travel from one process to another: one long text, and how many each row has.

A pickle notes down every text and every row that it writes, lest it write one twice: forty megabytes for the persons
and telephones of a hundred thousand rows, while both processes are at their largest.
"""

from collections.abc import Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

Rows = tuple[tuple[str, ...], ...]
Packed = Rows | tuple[str, NDArray[np.uint32]]
"""The texts with NULs between them, and how many each row has; the rows themselves where a text holds a NUL."""

_BETWEEN = "\0"


def packed(rows: Sequence[tuple[str, ...]]) -> Packed:
    """The rows, to be pickled."""
    texts = [text for row in rows for text in row]
    whole = _BETWEEN.join(texts)
    if whole.count(_BETWEEN) > max(len(texts) - 1, 0):
        return tuple(rows)
    return whole, np.fromiter(map(len, rows), np.uint32, len(rows))


def unpacked(given: Packed) -> Rows:
    """The rows that were packed; equal ones are one object."""
    match given:
        case str(whole), np.ndarray() as counts:
            texts, held = iter(whole.split(_BETWEEN)), dict[tuple[str, ...], tuple[str, ...]]()
            rows = (tuple(islice(texts, count)) for count in counts.tolist())
            return tuple(held.setdefault(row, row) for row in rows)
    return given
