"""Settings that nobody knows: names in environment or file that are a slip of the keys away from one that there is."""

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

_ALIKE = 0.8


def misspelt(given: Iterable[str], known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Each given name that is none of the known ones but like one of them, with that one.

    What is like none is passed over: it may be the other side's, a later release's, or no setting at all.
    """
    for name in given:
        if name not in known:
            for meant in get_close_matches(name.lower(), known, n=1, cutoff=_ALIKE):
                yield name, meant
