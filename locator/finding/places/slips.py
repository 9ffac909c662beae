"""Names with one slip of a finger: a sign that is wrong, missing, too many, or exchanged with its neighbour."""

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

_MOST_READ = 200
_LENGTHS = (-1, 0, 1)
_ENDS = (0, -1)


class SlipFinder:
    """Names that differ from a typed one by a single slip.

    A slip leaves the first sign or the last as it is, and the length the same but for one: whatever shares an end and
    a length is compared, some hundreds of some ten thousands.

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
        self._alike: dict[tuple[int, int, str], list[int]] = defaultdict(list)
        for number, (text, _) in enumerate(self._names):
            for end in _ENDS:
                self._alike[len(text), end, text[end]].append(number)

    def near(self, text: str) -> dict[str, str]:
        """The divisions whose names are one slip away from a text, each with the name that is."""
        if len(text) < self._least:
            return {}
        keys = [(len(text) + more, end, text[end]) for more in _LENGTHS for end in _ENDS]
        alike = [self._names[number] for number in {number for key in keys for number in self._alike.get(key, ())}]
        written = [name for name, _ in alike]
        found = extract(text, written, scorer=OSA.distance, score_cutoff=1, limit=_MOST_READ)
        return {alike[number][1]: name for name, _, number in found}
