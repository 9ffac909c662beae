"""Short texts as one long one, so that all of them are looked through in a single pass in C."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

_END = "\n"  # no plain text has one


class TextLines:
    """Plain texts by number, 0-based, looked through by what they hold."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._joined = _END.join([*texts, ""])
        self._begins = [0, *accumulate(len(text) + 1 for text in texts)]

    def __len__(self) -> int:
        return len(self._begins) - 1

    def __getitem__(self, number: int) -> str:
        return self._joined[self._begins[number] : self._begins[number + 1] - 1]

    def holding(self, words: str, first: int, last: int) -> Iterator[int]:
        """The numbers from `first` up to `last`, ascending, of the texts that hold these words; none hold ''."""
        position, end = self._begins[first], self._begins[last]
        while words and (position := self._joined.find(words, position, end)) >= 0:
            number = bisect_right(self._begins, position) - 1
            yield number
            position = self._begins[number + 1]

    def matching(self, pattern: "re.Pattern[str]", first: int, last: int) -> Iterator[int]:
        """The same of the texts that hold what a pattern matches."""
        position, end = self._begins[first], self._begins[last]
        while found := pattern.search(self._joined, position, end):
            number = bisect_right(self._begins, found.start()) - 1
            yield number
            position = self._begins[number + 1]
