"""The tokens of a text as a row, in which a reader may look ahead and back."""

from collections.abc import Sequence
from dataclasses import dataclass

from locator.hours.halves import HALVES
from locator.hours.seasons import SeasonName
from locator.hours.tokens import Mark, Token
from locator.hours.words import Word

DAYTIME = frozenset({Mark.TIME, Mark.DOTTED, Mark.NUMBER})
SEASONS = frozenset(Word(name.value) for name in SeasonName if name is not SeasonName.REST)
SEASON_BEGINS = SEASONS | {Word.OTHER_MONTHS, Mark.DATE, Mark.DOTTED}
"""What a season may begin with: 夏季, 5月1日, 5.1."""
TIME_BEGINS = DAYTIME | HALVES
"""What a time may begin with: 8:30, 8.30, 8, 上午."""


@dataclass(frozen=True, slots=True)
class TokenRow:
    """Tokens by their places; beyond either end there is nothing."""

    tokens: Sequence[Token]

    def value(self, place: int) -> object:
        """What the token at a place says; null where it says nothing, too."""
        return self.tokens[place].value if 0 <= place < len(self.tokens) else None

    def kind(self, place: int) -> Word | Mark | None:
        """The kind of the token at a place."""
        return self.tokens[place].kind if 0 <= place < len(self.tokens) else None

    def past(self, place: int, *kinds: Word | Mark) -> int:
        """The first place from here on whose token is of none of these kinds."""
        while self.kind(place) in kinds:
            place += 1
        return place

    def text(self, first: int, end: int | None = None) -> str:
        """The texts of the tokens from one place up to another, or of the one there."""
        end = first + 1 if end is None else end
        return "".join([token.text for token in self.tokens[first:end]])
