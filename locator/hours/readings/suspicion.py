"""What makes a reader doubt that an office wrote what it meant, and what it is asked to write."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from enum import Enum

from locator.texts import Lang, sentence


class Suspicion(Enum):
    """Why a text is read with a slip mended or a doubt kept; the value names its sentences in the table of texts."""

    SLIP = "slip"
    """A time is mistyped and has one meaning: 8:3O, a bare 2:30-5:30 after a morning."""
    GUESSED = "guessed"
    """A time is broken, or may be meant in two ways: 17:3, 9:00-5:00."""
    CONTRADICTION = "contradiction"
    """Two statements do not go together: 周一至周六 …，周末休息."""
    UNDATED = "undated"
    """Seasons or dates that nobody tells."""
    SOME_WEEKS = "some-weeks"
    """Days of which no calendar tells which they are: 单周周六, 节假日前一天."""
    SOME_COUNTERS = "some-counters"
    """It speaks of some counters, matters or hours alone: 部分窗口周五下午不办公."""
    NO_TIMES = "no-times"
    """Days without times beside days that have some."""


def suspected(suspicions: AbstractSet[Suspicion], lang: Lang) -> str:
    """Why the hours are in doubt, as a part of a sentence; an empty text where they are not."""
    return lang.either("，", "; ").join(_sentences("suspicion", suspicions, lang))


def asked(suspicions: AbstractSet[Suspicion], lang: Lang) -> str:
    """What the office is asked to do about it, without the last full stop."""
    return lang.either("；", ". ").join(_sentences("ask", suspicions, lang))


def _sentences(named: str, suspicions: AbstractSet[Suspicion], lang: Lang) -> Iterator[str]:
    return (sentence(lang, f"{named}-{one.value}") for one in Suspicion if one in suspicions)
