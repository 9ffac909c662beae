"""The tokens of a text as a row, in which a reader may look ahead and back."""

from collections.abc import Sequence

from locator.hours.readings.seasons import SeasonName
from locator.hours.tokens.halves import HALVES
from locator.hours.tokens.marks import Mark, Token
from locator.hours.tokens.words import Word

DAYTIME = frozenset({Mark.TIME, Mark.DOTTED, Mark.NUMBER})
SEASONS = frozenset(Word(name.value) for name in SeasonName if name is not SeasonName.REST)
SEASON_BEGINS = SEASONS | {Word.OTHER_MONTHS, Mark.DATE, Mark.DOTTED}
"""What a season may begin with: 夏季, 5月1日, 5.1."""
TIME_BEGINS = DAYTIME | HALVES
"""What a time may begin with: 8:30, 8.30, 8, 上午."""


class TokenRow:
    """Tokens by their places; beyond either end there is nothing."""

    __slots__ = ("_kinds", "count", "tokens")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.count = len(tokens)
        self._kinds = [token.kind for token in tokens]

    def kind(self, place: int) -> Word | Mark | None:
        """The kind of the token at a place."""
        return self._kinds[place] if 0 <= place < self.count else None

    def value(self, place: int) -> object:
        """What the token at a place says; null where it says nothing, too."""
        return self.tokens[place].value if 0 <= place < self.count else None

    def past(self, place: int, *kinds: Word | Mark) -> int:
        """The first place from here on whose token is of none of these kinds."""
        while self.kind(place) in kinds:
            place += 1
        return place

    def text(self, place: int) -> str:
        """The text of the token at a place."""
        return self.tokens[place].text if 0 <= place < self.count else ""

    def texts(self, first: int, end: int) -> str:
        """The texts of the tokens from one place up to another, in one."""
        if end == first + 1:
            return self.tokens[first].text
        return "".join([token.text for token in self.tokens[first:end]])
