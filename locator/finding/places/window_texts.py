"""The names and addresses of an edition's windows, looked through within a division or in the whole edition.

They are kept as columns in the order of division codes, so that every division is one piece of them. A county's windows
are looked through in some microseconds, those of a large edition in tenths of a second.
"""

from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from locator.editions.snapshot import Snapshot
from locator.finding.filters import LARGE, TakesLonger

_BEYOND_ALL_DIGITS = ":"
_NO_LETTERS = r"[^\p{L}\p{N}]+"

_MOST_READ = 400  # of more hits nobody chooses

Hits = list[tuple[int, str]]
"""Rows of the snapshot, each with its plain text."""


class WindowTexts:
    """Looks for plain texts in the names and addresses of a snapshot's windows."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def prepare(self) -> None:
        """Read now what the first question would otherwise wait for."""
        _ = self._order, self._codes, self._names, self._addresses

    def count(self, prefix: str) -> int:
        """How many windows lie in the division whose codes begin with these digits; '' is everywhere."""
        first, last = self._piece(prefix)
        return last - first

    def named(self, words: str, prefix: str = "", *, at_once: bool = False) -> Hits:
        """The windows in a division whose plain name holds `words`, by division code; of very many, the first.

        Raises
        ------
        TakesLonger
            If it is wanted at once, and there are very many.
        """
        return self._holding(self._names, words, prefix, at_once=at_once)

    def addressed(self, words: str, prefix: str = "", *, at_once: bool = False) -> Hits:
        """The same of the windows whose plain address holds `words`."""
        return self._holding(self._addresses, words, prefix, at_once=at_once)

    def _holding(self, texts: "pa.Array[Any]", words: str, prefix: str, *, at_once: bool) -> Hits:
        first, last = self._piece(prefix)
        if at_once and last - first > LARGE:
            raise TakesLonger
        if first == last:
            return []
        holding = pc.match_substring(texts.slice(first, last - first), words).to_numpy(zero_copy_only=False)
        places = np.flatnonzero(holding)[:_MOST_READ] + first
        return [
            (row, text or "")
            for row, text in zip(self._order[places].tolist(), texts.take(places).to_pylist(), strict=True)
        ]

    def _piece(self, prefix: str) -> tuple[int, int]:
        if not prefix:
            return 0, len(self._codes)
        ends = np.searchsorted(self._codes, [prefix, prefix + _BEYOND_ALL_DIGITS])
        return int(ends[0]), int(ends[1])

    @cached_property
    def _order(self) -> NDArray[np.intp]:
        return np.argsort(self.snapshot.division_codes, kind="stable")

    @cached_property
    def _codes(self) -> NDArray[np.str_]:
        return self.snapshot.division_codes[self._order]

    @cached_property
    def _names(self) -> "pa.Array[Any]":
        return self._plain("name")

    @cached_property
    def _addresses(self) -> "pa.Array[Any]":
        return self._plain("address")

    def _plain(self, column: str) -> "pa.Array[Any]":
        """A column in our order, as `plain` makes typed texts but for full-width letters."""
        texts = pc.utf8_lower(self.snapshot.column(column).take(self._order).combine_chunks())
        return pc.replace_substring_regex(texts, _NO_LETTERS, "")
