"""Names with one slip of a finger: a sign that is wrong, missing, too many, or exchanged with its neighbour."""

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

_LENGTHS = (-1, 0, 1)
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
        self._names = list(dict.fromkeys((text, code) for text, code in names if len(text) >= least))
        self._least = least
        self._alike: dict[tuple[int, str, str], list[int]] = defaultdict(list)
        for number, (text, _) in enumerate(self._names):
            for key in _ends(text, len(text)):
                self._alike[key].append(number)

    def near(self, text: str) -> dict[str, str]:
        """The divisions whose names are one slip away from a text, each with the longest name that is."""
        if len(text) < self._least:
            return {}
        keys = [key for more in _LENGTHS for key in _ends(text, len(text) + more)]
        alike = [self._names[number] for number in {number for key in keys for number in self._alike.get(key, ())}]
        written = [name for name, _ in alike]
        found = [
            alike[number] for *_, number in extract(text, written, scorer=OSA.distance, score_cutoff=1, limit=None)
        ]
        # A division may be written in several ways that are so near: the longest of them is the surest.
        return {code: name for name, code in sorted(found, key=lambda one: (len(one[0]), one))}


def _ends(text: str, length: int) -> tuple[tuple[int, str, str], tuple[int, str, str]]:
    """The first signs of a text and its last, as many as a slip in a name of this length leaves at one end."""
    width = min(_WIDEST, max(1, (length - 2) // 2))
    return (length, text[:width], ""), (length, "", text[-width:])
