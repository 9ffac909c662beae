"""Which divisions' names begin as a text does: a sorted list, and two bisections for each question."""

from bisect import bisect_left
from collections.abc import Iterator
from heapq import nsmallest

from locator.divisions.division import Division, scope_prefix
from locator.divisions.names import Form
from locator.finding.places.spelling_book import SpellingBook

_AFTER_ALL = "\U0010ffff"
_CODES = 1_000_000


class NameBeginnings:
    """The names of a book in their order; of those that begin alike, higher levels come first, then smaller codes."""

    def __init__(self, book: SpellingBook) -> None:
        names = sorted((text, _rank(code, form)) for text, named in book for code, form in named)
        self._texts = [text for text, _ in names]
        self._ranks = [rank for _, rank in names]

    def codes(self, text: str, most: int, within: Division | None = None) -> Iterator[str]:
        """The codes of the divisions whose names begin with a text, `most` at most, in a division or anywhere."""
        ranks = self._ranks[bisect_left(self._texts, text) : bisect_left(self._texts, text + _AFTER_ALL)]
        if within is not None:
            prefix = scope_prefix(within.code)
            first, last = int(prefix.ljust(6, "0")), int(prefix.ljust(6, "9"))
            ranks = [rank for rank in ranks if first < rank % _CODES <= last]
        # A division stands there once for each of its spellings, five at most.
        found = dict.fromkeys(rank % _CODES for rank in nsmallest(5 * most, ranks))
        for code, _ in zip(found, range(most), strict=False):
            yield f"{code:06d}"


def _rank(code: str, form: Form) -> int:
    level = (not code.endswith("0000")) + (not code.endswith("00"))
    return ((form is Form.FORMER) * 3 + level) * _CODES + int(code)
