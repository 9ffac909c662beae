"""Days told by their ends with the break between: 早8:30上班，中午12:00-14:00休息，下午5:30下班."""

from collections.abc import Sequence

from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.phrases.time_ranges import Edge, TimeRange, read_chain
from locator.hours.tokens.clock_times import NOON
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word

_SIGNS = (Mark.COMMA, Word.NOISE)
_BREAK = ([Piece.RANGE, Word.OFF], [Piece.RANGE, Word.BREAK], [Word.BREAK, Piece.RANGE])
_BEHIND_THE_FIRST = (Word.BEGINS, Mark.COMMA)
_SEPARATORS = (Mark.COMMA, Mark.STRONG, Mark.CLOSE)
_LATE = (Word.AFTERNOON, Word.EVENING)


def with_day_ends(found: list[Phrase]) -> list[Phrase]:
    """The phrases, the two ends put together to a range that stands before the break."""
    times = [at for at, phrase in enumerate(found) if phrase.kind is Piece.TIME]
    if len(times) != 2:
        return found
    first, last = times
    start, end = found[first].value, found[last].value
    middle = [phrase for phrase in found[first + 1 : last] if phrase.kind not in (*_SIGNS, Word.BEGINS)]
    if not isinstance(start, Edge) or not isinstance(end, Edge) or not _is_break(middle) or not _is_day(start, end):
        return found
    if found[first + 1].kind not in _BEHIND_THE_FIRST or not _ends_a_day(found[last + 1 : last + 2], end):
        return found
    own = Phrase(Piece.RANGE, found[first].text + found[last].text, read_chain([start, end], None))
    ends = last + 1 < len(found) and found[last + 1].kind is Word.ENDS
    parted = Phrase(Mark.COMMA, ",")
    return [*found[:first], own, parted, *middle, parted, *found[last + 1 + ends :]]


def _is_break(middle: Sequence[Phrase]) -> bool:
    """Whether what stands between the ends is a break of noon with its times, and no more."""
    if [phrase.kind for phrase in middle] not in _BREAK:
        return False
    own = next(phrase.value for phrase in middle if phrase.kind is Piece.RANGE)
    return isinstance(own, TimeRange) and own.is_at_noon


def _ends_a_day(behind: Sequence[Phrase], end: Edge) -> bool:
    """Whether it says so, or names the half and nothing else happens then: 17:30下班, 晚5:30, not 16:30停止取号."""
    if not behind or behind[0].kind in _SEPARATORS:
        return end.half in _LATE
    return behind[0].kind is Word.ENDS


def _is_day(start: Edge, end: Edge) -> bool:
    """Whether a morning begins and an afternoon or an evening ends."""
    begins = start.half in (None, Word.MORNING) and start.time.minute < NOON and start.time.side is None
    return begins and end.time.side is None and (end.half in _LATE or end.time.minute > NOON)
