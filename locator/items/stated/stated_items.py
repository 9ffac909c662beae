"""What was read of a 可办事项 text: the items, or why they are not stated; and what the reading rests on."""

from dataclasses import dataclass
from enum import Enum, auto


class Reading(Enum):
    """What a reading rests on beside plain ids and a plain 全部; the bolder ones come later."""

    IDS = auto()
    """Ids in another dress, or a range of them."""
    NAMES = auto()
    NUMBERS = auto()
    """Numbers of a list."""
    COUNT = auto()
    """All of a list that has so many."""
    EXCEPTION = auto()
    """All but some, as the catalogue is now."""
    NEGATION = auto()
    """What is not done is named besides."""


class Doubt(Enum):
    """Why a text that says something states no items."""

    LIKE = auto()
    """A part that resembles items and is surely none of them."""
    NO_SUCH_ID = auto()
    NO_SUCH_NUMBER = auto()
    LISTS_DIFFER = auto()
    """A number that means one item in one list, and another in another."""
    BARE_NUMBER = auto()
    """One number alone: how many there are, or which."""
    COUNT = auto()
    """More or fewer than the text itself says."""
    CONTRADICTION = auto()
    """An id or number beside the name of another item."""
    OPEN = auto()
    """等: there are more than are named."""
    ONLY_NOT = auto()
    """It says only what is not done."""
    EXCEPTION = auto()
    """All but something, and what that is cannot be read."""
    NONE_KNOWN = auto()
    """Other matters alone."""
    UNCLEAR = auto()


@dataclass(frozen=True, slots=True)
class StatedItems:
    """The items that a text states, in the catalogue's order, `ALL_ITEMS`, or None where they are not stated.

    `readings` is what they were read by, `others` the parts that are other matters than the catalogue has. Where they
    are not stated, `doubt` is why, `part` the words that it is about, and `mended` the text as it may have been meant.
    An empty text states nothing, without a doubt.
    """

    items: tuple[str, ...] | None
    readings: frozenset[Reading] = frozenset()
    others: tuple[str, ...] = ()
    doubt: Doubt | None = None
    part: str = ""
    mended: str | None = None


class Doubtful(Exception):
    """A text states no items that could be read: how a reader inside leaves it."""

    def __init__(self, doubt: Doubt, part: str = "", mended: str | None = None) -> None:
        super().__init__(doubt, part)
        self.found = StatedItems(None, doubt=doubt, part=part.strip(), mended=mended)
