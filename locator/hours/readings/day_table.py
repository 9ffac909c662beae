"""A day's hours as bits, a minute each: what is surely open, and what may be. Doubt is where the two differ."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

MINUTES_A_DAY = 24 * 60
MIDNIGHT = MINUTES_A_DAY
LATEST = 2 * MINUTES_A_DAY

Span = tuple[int, int]
"""From a minute after midnight, included, to another, excluded. It may end on the next day, at 2880 at the latest."""

WHOLE_DAY: tuple[Span, ...] = ((0, MINUTES_A_DAY),)
_DAY = (1 << MINUTES_A_DAY) - 1


class State(StrEnum):
    """What may be said of an office at a moment."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"

    __hash__ = str.__hash__  # hashed with each answer, and an enumeration's own is slow


@lru_cache(maxsize=4096)
def bits(spans: tuple[Span, ...]) -> int:
    """The minutes of the spans, each a bit; minute 0 the lowest. A span that ends before it begins has none."""
    marked = 0
    for start, end in spans:
        if start < end:
            marked |= (1 << end) - (1 << start)
    return marked


@lru_cache(maxsize=4096)
def spans_of(marked: int) -> tuple[Span, ...]:
    """The spans of marked minutes, ascending and apart."""
    found: list[Span] = []
    start = 0
    while marked >> start:
        start += _first_set(marked >> start)
        end = start + _first_set(~(marked >> start))
        found.append((start, end))
        start = end
    return tuple(found)


def _first_set(marked: int) -> int:
    return (marked & -marked).bit_length() - 1


@dataclass(frozen=True, slots=True)
class DayTable:
    """The minutes that are open in every reading (`sure`), and in at least one (`may`); `sure` is a part of `may`."""

    sure: int
    may: int

    def agreed(self, other: "DayTable") -> "DayTable":
        """What both say: readings, or kinds that a day may be."""
        return DayTable(self.sure & other.sure, self.may | other.may)

    def with_evening_before(self, before: "DayTable") -> "DayTable":
        """The minutes of the day itself, and those after midnight that belong to the day before."""
        sure = self.sure | before.sure >> MINUTES_A_DAY
        may = self.may | before.may >> MINUTES_A_DAY
        return DayTable(sure & _DAY, may & _DAY)

    def state(self, minute: int) -> State:
        """The state in one minute."""
        if self.sure >> minute & 1:
            return State.OPEN
        return State.UNKNOWN if self.may >> minute & 1 else State.CLOSED

    def change_from(self, state: State, minute: int) -> int | None:
        """The first minute at or after `minute` that is in another state, null where this day has none."""
        inside = {State.OPEN: self.sure, State.CLOSED: ~self.may, State.UNKNOWN: self.may & ~self.sure}[state]
        outside = (_DAY & ~inside) >> minute
        return minute + _first_set(outside) if outside else None


def agreed(tables: "list[DayTable]") -> DayTable:
    """What all say; of none at all, nothing is known."""
    first, *others = tables or [NOTHING_KNOWN]
    for other in others:
        first = first.agreed(other)
    return first


NOTHING_KNOWN = DayTable(0, _DAY)
