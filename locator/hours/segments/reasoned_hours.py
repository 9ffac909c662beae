"""Hours behind a reason: 周五因学习9:00-12:00 may tell when the office is open on that day, or when it is not."""

from collections.abc import Sequence

from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.readings.seasons import Season
from locator.hours.segments.segments import Segment
from locator.hours.tokens.halves import HALVES
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word

_WHY = frozenset({Word.AWAY, Word.OTHER_DUTIES})
_DAYS = frozenset({Piece.DAYS, Piece.SEASON})
_ALL = _WHY | _DAYS | {Piece.RANGE, Word.NOISE, Word.REASON, Mark.AND, *HALVES}
_OF_A_REASON = frozenset({Word.REASON, Mark.UNREAD, Word.OFF, Word.NOISE})


def with_reasoned_hours(found: Sequence[Segment]) -> list[Segment]:
    """The segments; days that have a reason and hours are in doubt, both in these hours and in what others say."""
    return [part for segment in found for part in _parts(segment)]


def _parts(segment: Segment) -> list[Segment]:
    if not segment.has(Word.REASON) or not segment.has(Piece.RANGE):
        return [segment]
    kinds = [phrase.kind for phrase in segment.phrases]
    reason, hours = kinds.index(Word.REASON), kinds.index(Piece.RANGE)
    if kinds[0] is Word.REASON and Word.OFF in kinds:
        return [_with_unread_reason(segment, kinds.index(Word.OFF))]
    days = [phrase for phrase in segment.phrases[:hours] if phrase.kind in _DAYS]
    told = segment.kinds <= _ALL and segment.has(*_WHY) and reason < hours
    if not told or not days or any(isinstance(own.value, Season) and not own.value.is_short for own in days):
        return [segment]
    doubt = Phrase(Word.AWAY, "")
    ranges = segment.of(Piece.RANGE)
    of_hours = Segment(segment.gap, segment.in_brackets, [*days, *ranges, doubt], [0] * (len(days) + len(ranges) + 1))
    return [of_hours, Segment(1, segment.in_brackets, [*days, doubt], [0] * (len(days) + 1))]


def _with_unread_reason(segment: Segment, off: int) -> Segment:
    """因学生放假7月1日-8月31日9:00-16:00: what is off is no office, and is why it has other hours."""
    behind = [phrase.kind for phrase in segment.phrases[off + 1 :]]
    is_reason = all(phrase.kind in _OF_A_REASON for phrase in segment.phrases[: off + 1])
    if is_reason and behind[:1] != [] and behind[0] in _DAYS and {*behind} <= _DAYS | {Piece.RANGE, *HALVES}:
        segment.phrases[off] = segment.phrases[off]._replace(kind=Mark.UNREAD)
    return segment
