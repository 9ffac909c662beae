"""Indexes over parts of a snapshot, kept for the next who ask alike, as long as they take no more than their share."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from threading import Lock
from typing import Generic, TypeVar

Index = TypeVar("Index", bound=Sized)

# What an index takes besides its rows, in rows: an empty one is some 2 kB, a row about 80 bytes.
_ROWS_FOR_ITSELF = 32


class KeptIndexes(Generic[Index]):
    """Indexes by key, the longest unused dropped first; any number of threads may ask.

    What anybody may ask for by typing another condition is bounded by what it takes, not by how many there are.

    Parameters
    ----------
    rows
        How many rows of indexes are kept at most, in all.
    """

    def __init__(self, rows: int) -> None:
        self._limit = rows
        self._kept: OrderedDict[Hashable, Index] = OrderedDict()
        self._rows = 0
        self._touching = Lock()
        self._making = Lock()

    @property
    def rows(self) -> int:
        """How many rows are kept, with what the indexes take for themselves."""
        return self._rows

    def get(self, key: Hashable) -> Index | None:
        """The index kept under a key, or None; never waits for one that is being made."""
        with self._touching:
            index = self._kept.get(key)
            if index is not None:
                self._kept.move_to_end(key)
            return index

    def get_or_make(self, key: Hashable, make: Callable[[], Index]) -> Index:
        """The index under a key, made now if it is not there; one at a time, so that nothing is made twice."""
        with self._making:
            index = self.get(key)
            if index is None:
                index = make()
                self._keep(key, index)
            return index

    def _keep(self, key: Hashable, index: Index) -> None:
        with self._touching:
            self._kept[key] = index
            self._rows += _weight(index)
            while self._rows > self._limit:
                _, dropped = self._kept.popitem(last=False)
                self._rows -= _weight(dropped)


def _weight(index: Sized) -> int:
    return len(index) + _ROWS_FOR_ITSELF
