"""Words found in a text: which, at which signs, and how well they were seen there."""

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class FoundWord:
    """A word at the signs `start` to `end` of a text; `certain` where it stands there as written, or as it is said."""

    word: str
    start: int
    end: int
    certain: bool = True

    @property
    def signs(self) -> int:
        """The signs as bits."""
        return (1 << self.end) - (1 << self.start)

    def moved(self, by: int) -> "FoundWord":
        """The word of a part of a text, at its place in the whole."""
        return replace(self, start=self.start + by, end=self.end + by)

    def hides(self, other: "FoundWord") -> bool:
        """Whether the other is a part of this one: 退 of 退休."""
        return self.signs != other.signs and self.signs & other.signs == other.signs

    def meets(self, other: "FoundWord") -> bool:
        """Whether both have a sign in common."""
        return self.start < other.end and other.start < self.end


def unhidden(words: Iterable[FoundWord]) -> list[FoundWord]:
    """The words that are no part of a longer one."""
    longest = sorted(words, key=lambda one: one.start - one.end)
    kept: list[FoundWord] = []
    for word in longest:
        if not any(other.hides(word) for other in kept):
            kept.append(word)
    return kept


def beside(words: Iterable[FoundWord], others: Iterable[FoundWord]) -> list[FoundWord]:
    """Those that meet none of the others but such as are a part of them: what is written goes before what sounds so.

    工商保险 may be 工伤保险, since 保险 is in it; 的医保 is no 台胞证.
    """
    others = list(others)
    return [word for word in words if all(_agree(word, other) for other in others)]


def _agree(word: FoundWord, other: FoundWord) -> bool:
    return not word.meets(other) or (word.hides(other) and other.word in word.word)
