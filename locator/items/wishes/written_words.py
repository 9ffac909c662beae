"""Words as they are written in a text: 租房 in 我在外地租房子."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from locator.items.wishes.found_words import FoundWord
from locator.spelling.slips import SlipFinder

_LEAST_WITH_A_SLIP = 4
_LONGEST_WITH_A_SLIP = 9
_LONGEST_TEXT_WITH_SLIPS = 30


class WrittenWords:
    """Looks for words in Chinese characters, or with some in them (60岁); those in letters alone are `SpeltWords`'."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(word for word in words if not word.isascii())
        lengths: dict[str, set[int]] = defaultdict(set)
        for word in self._words:
            lengths[word[0]].add(len(word))
        self._lengths = dict(lengths)
        self._slips = SlipFinder(((word, word) for word in sorted(self._words)), _LEAST_WITH_A_SLIP)

    def written(self, text: str) -> Iterator[FoundWord]:
        """Every word at every place where it stands, those within others too."""
        for start, sign in enumerate(text):
            for length in self._lengths.get(sign, ()):
                word = text[start : start + length]
                if word in self._words and len(word) == length:
                    yield FoundWord(word, start, start + length)

    def with_a_slip(self, text: str) -> Iterator[FoundWord]:
        """Words of four signs or more that stand there with one slip: 临时身仹证. Long texts are not looked through."""
        if len(text) > _LONGEST_TEXT_WITH_SLIPS:
            return
        for start in range(len(text)):
            blank = text.find(" ", start)
            last = min(start + _LONGEST_WITH_A_SLIP, len(text) if blank < 0 else blank)
            for end in range(start + _LEAST_WITH_A_SLIP, last + 1):
                for word in self._slips.near(text[start:end]):
                    yield FoundWord(word, start, end, certain=False)
