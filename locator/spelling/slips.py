"""Names with one slip of a finger: a sign that is wrong, missing, too many, or exchanged with its neighbour."""

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

_LENGTHS = (-1, 0, 1)
_Key = tuple[int, str, str]
_WIDEST = 3  # with more signs there would be as many lists as names


class SlipFinder:
    """Names that differ from a typed one by a single slip.

    A slip leaves the first signs or the last as they are, of a name of eight three of them, and the length the same but
    for one: what shares an end and a length is compared, some dozens of some ten thousands.

    Parameters
    ----------
    names
        Every way to write a name that slips are looked for in, with the code of its division.
    least
        The fewest signs of a typed text; of shorter ones half would be a slip.
    """

    def __init__(self, names: Iterable[tuple[str, str]], least: int) -> None:
        self._least = least
        self._alike: dict[_Key, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        for text, code in dict.fromkeys((text, code) for text, code in names if len(text) >= least):
            for key in _ends(text, len(text)):
                written, codes = self._alike[key]
                written.append(text)
                codes.append(code)

    def near(self, text: str) -> dict[str, str]:
        """The divisions whose names are one slip away from a text, each with the longest name that is."""
        if len(text) < self._least:
            return {}
        found: set[tuple[str, str]] = set()
        for key in (key for more in _LENGTHS for key in _ends(text, len(text) + more) if key in self._alike):
            written, codes = self._alike[key]
            near = extract(text, written, scorer=OSA.distance, score_cutoff=1, limit=None)
            found.update((name, codes[number]) for name, _, number in near)
        # A division may be written in several ways that are so near: the longest of them is the surest.
        return {code: name for name, code in sorted(found, key=lambda one: (len(one[0]), one))}


def likeness(text: str, other: str) -> float:
    """How alike two texts are, from 0 to 1: twice the signs that they have in common in order, of all signs."""
    return float(ratio(text, other)) / 100


def _ends(text: str, length: int) -> tuple[_Key, _Key]:
    """The first signs of a text and its last, as many as a slip in a name of this length leaves at one end."""
    width = min(_WIDEST, max(1, (length - 2) // 2))
    return (length, text[:width], ""), (length, "", text[-width:])
