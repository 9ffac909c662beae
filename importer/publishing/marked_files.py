"""Which files have a mark, where there are very many of both: a mark is a number of 64 bits, say a name's hash."""

from collections.abc import Callable, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

_RECENT = 16_384
"""So many marks are held one by one before they are sorted in among the others, where each takes a tenth of that."""
_NOBODY = -1
"""Instead of a file's number: the mark was some file's, which is wanted no longer."""


class MarkedFiles:
    """Files by their numbers and marks; a file may have many marks, and many files one.

    Parameters
    ----------
    is_wanted
        Whether the file of a number is still to be found.
    """

    def __init__(self, is_wanted: Callable[[int], bool]) -> None:
        self._is_wanted = is_wanted
        self._recent: dict[int, tuple[int, ...]] = {}
        self._marks: NDArray[np.int64] = np.empty(0, np.int64)
        self._files: NDArray[np.int32] = np.empty(0, np.int32)

    def have_any(self, marks: Iterable[int]) -> bool:
        """Whether any file has one of these marks, be it wanted or no longer."""
        asked = [*marks]
        if any(mark in self._recent for mark in asked):
            return True
        first, behind = self._among_sorted(asked)
        return bool((first < behind).any())

    def with_any(self, marks: Iterable[int]) -> set[int]:
        """The wanted files that have one of these marks."""
        asked = [*marks]
        found = {*self._of_recent(asked), *self._of_sorted(asked)} - {_NOBODY}
        return {file for file in found if self._is_wanted(file)}

    def add(self, marks: Iterable[int], file: int) -> None:
        """Take up a file, whose number is 0 or more and less than 2**31."""
        for mark in marks:
            self._recent[mark] = (*self._recent.get(mark, ()), file)
        if len(self._recent) >= _RECENT:
            self._sort_in()

    def _of_recent(self, marks: Iterable[int]) -> Iterator[int]:
        for mark in marks:
            if mark in self._recent:
                # Lest those that nobody wants are gone through each time.
                self._recent[mark] = tuple(filter(self._is_wanted, self._recent[mark]))
                yield from self._recent[mark]

    def _of_sorted(self, marks: list[int]) -> Iterator[int]:
        for first, behind in zip(*self._among_sorted(marks), strict=True):
            yield from self._files[first:behind].tolist()

    def _among_sorted(self, marks: list[int]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        asked = np.array(marks, np.int64)
        return np.searchsorted(self._marks, asked, "left"), np.searchsorted(self._marks, asked, "right")

    def _sort_in(self) -> None:
        pairs = [(mark, file) for mark, files in self._recent.items() for file in files or (_NOBODY,)]
        marks, files = (np.array(each, np.int64) for each in zip(*pairs, strict=True))
        marks = np.concatenate((self._marks, marks))
        order = np.argsort(marks, kind="stable")
        self._marks, self._files = marks[order], np.concatenate((self._files, files.astype(np.int32)))[order]
        self._recent.clear()
