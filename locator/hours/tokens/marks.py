"""What a text is cut into, beside its words: times, days, dates and signs; and what nobody understands."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from locator.hours.tokens.clock_times import ClockTime
from locator.hours.tokens.words import Word


class Mark(Enum):
    """What else a text is made of."""

    __hash__ = object.__hash__  # the library's is Python, and kinds are looked up for every sign

    TIME = "time"
    DAYS = "days"
    DATE = "date"
    DOTTED = "8.30 or 5.1: a time or a date"
    NUMBER = "number"
    AHEAD_BY = "minutes ahead"
    COMMA = "comma"
    STRONG = "end of a sentence or line"
    OPEN = "opening bracket"
    CLOSE = "closing bracket"
    COLON = "colon"
    AND = "and"
    UNREAD = "unread"


class Token(NamedTuple):
    """One piece of a text; `value` is what its kind says: a time, days, a date."""

    kind: Word | Mark
    text: str
    value: object = None


@dataclass(frozen=True, slots=True)
class Dotted:
    """Two numbers with a point or slash between them, and the time that they may be."""

    first: int
    second: int
    time: ClockTime | None
    could_be_time: bool


FOR_SOME = "for some"
"""The value of a noise word that makes of a rule for all one for some, or of some time: 部分, 社保窗口, 当天."""


def token_of(kind: Word | Mark, text: str, position: int, found: tuple[object, int]) -> tuple[Token, int]:
    """A token out of what was found at a position: what it says, and where it ends."""
    value, end = found
    return Token(kind, text[position:end], value), end
