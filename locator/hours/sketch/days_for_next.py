"""Days that a statement and the hours behind it share: 工作日9:00-12:00须预约，14:00-17:00."""

from collections.abc import Sequence

from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.segments.leftovers import CLOSING
from locator.hours.segments.parting import parted
from locator.hours.segments.segments import LIMITING, Segment
from locator.hours.sketch.cores import Core, CoreKind
from locator.hours.tokens.day_parts import are_off
from locator.hours.tokens.halves import EVENING
from locator.hours.tokens.words import Word

_OF_MORE_DAYS = (Word.EXCEPT_BEFORE, Word.EXCEPT_AFTER, Word.INCLUDING, Word.NOT_OFF, Word.SOME_WEEKS)
_NAMED = (Piece.DAYS, Piece.SEASON, Word.OTHER_DAYS)


def following_hours(following: Segment | None) -> Segment | None:
    """What the next segment has of hours; null where it belongs to another sentence or stands in brackets."""
    if following is None or following.gap != 1 or following.in_brackets:
        return None
    return parted(following)[1]


def days_for_next(stated: Sequence[Segment], behind: Segment | None, cores: Sequence[Core]) -> Segment | None:
    """The days of a statement about the first hours of a text, where hours without days are behind; else null."""
    if any(core.kind is CoreKind.RANGE for core in cores) or not _goes_on(stated, behind):
        return None
    segment = stated[0]
    return segment.part([at for at, phrase in enumerate(segment.phrases) if phrase.kind in (Piece.DAYS, Piece.SEASON)])


def perhaps_of_days(stated: Sequence[Segment], behind: Segment | None, cores: Sequence[Core]) -> Segment | None:
    """工作日9:00-17:00，周六9:00-12:00值班，14:00-16:00: that the last are perhaps of the days before; or null."""
    if behind is None or not any(core.kind is CoreKind.RANGE for core in cores) or not _goes_on(stated, behind):
        return None
    if stated[0].has(*CLOSING, Word.BREAK):
        return None
    said = [*stated[0].of(Piece.DAYS, Piece.SEASON), *behind.of(Piece.RANGE), Phrase(Word.DUTY, "")]
    return Segment(1, phrases=said, bracketed=[0] * len(said))


def _goes_on(stated: Sequence[Segment], behind: Segment | None) -> bool:
    """Whether a statement has days and hours, and what is behind it hours without days."""
    if len(stated) != 1 or behind is None or not behind.has(Piece.RANGE) or behind.has(*_NAMED):
        return False
    segment = stated[0]
    named = segment.has(Piece.DAYS) and segment.has(Piece.RANGE)
    return named and not segment.in_brackets and not segment.has(*_OF_MORE_DAYS)


def offers_usual_hours(segment: Segment, cores: Sequence[Core]) -> bool:
    """工作日9:00-17:00可预约: the first hours of a text, by day and not of days off, are those that it has."""
    if not segment.has(Word.APPOINTMENT_MAY) or segment.in_brackets:
        return False
    if any(core.kind is CoreKind.RANGE for core in cores):
        return False
    ranges = segment.ranges
    usual = [own for own in ranges if not own.is_at_noon and own.first_start < EVENING]
    is_off = any(are_off(phrase.value) for phrase in segment.of(Piece.DAYS))
    limits = {phrase.kind for phrase in segment.phrases if phrase.kind in LIMITING}
    return bool(ranges) and usual == ranges and not is_off and limits == {Word.APPOINTMENT_MAY}
