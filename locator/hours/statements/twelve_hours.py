"""Times on a clock of twelve hours by which something ends: 4:30停止取号, 周五4点下班, 延时至7:00 are the afternoon's.

No half-day's word stands with them, as none needs to: nothing ends before an office opens.
"""

from collections.abc import Sequence
from dataclasses import replace

from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.phrases.time_ranges import Edge
from locator.hours.readings.day_table import MIDNIGHT, Span
from locator.hours.segments.segments import Segment
from locator.hours.sketch.sketch import Sketch, Statement
from locator.hours.tokens.clock_times import NOON
from locator.hours.tokens.words import Word

_LONGER = (Word.EXTENDED, Word.OVERTIME, Word.ENDS, Word.UNTIL)
"""What may end behind the usual hours as well."""
_ENDING = (*_LONGER, Word.LAST_TICKETS, Word.SHORTENED, Word.OFF, Word.SUSPENDED, Word.AHEAD)
_FIRST_HOUR, _LAST_HOUR = 60, 8 * 60 + 30


def in_the_afternoon(sketch: Sketch, statement: Statement) -> Statement:
    """The statement with the times that are an afternoon's named as such; the same where none is."""
    segment = statement.segment
    if not segment.has(Piece.TIME) or not segment.has(*_ENDING) or _begins(segment):
        return statement
    hours = sketch.all_spans()
    phrases = [_named(phrase, hours, longer=segment.has(*_LONGER)) for phrase in segment.phrases]
    return replace(statement, segment=replace(segment, phrases=phrases))


def with_its_night(sketch: Sketch, statement: Statement) -> Statement:
    """The statement, which knows where the day's hours end if they run on behind midnight: 每天18:00-次日2:00."""
    last = max((end for group in sketch.groups for _, end in group.spans), default=MIDNIGHT)
    return replace(statement, latest=last) if last > MIDNIGHT else statement


def _named(phrase: Phrase, hours: Sequence[Span], *, longer: bool) -> Phrase:
    edge = phrase.value
    if phrase.kind is not Piece.TIME or not isinstance(edge, Edge) or not hours:
        return phrase
    if longer and _is_of_a_night(edge, hours):
        return phrase._replace(value=replace(edge, next_day=True))
    if not _is_bare(edge):
        return phrase
    minute = edge.time.minute
    first, last = min(start for start, _ in hours), max(end for _, end in hours)
    is_early = minute <= first and last <= MIDNIGHT  # 20:00-次日2:00，1:00停止入场
    later = minute + NOON
    if is_early and (any(start < later <= end for start, end in hours) or (longer and first < later)):
        return phrase._replace(value=replace(edge, half=Word.AFTERNOON))
    return phrase


def _is_of_a_night(edge: Edge, hours: Sequence[Span]) -> bool:
    """周五凌晨2点下班, 延长至0:00; of hours that run on behind midnight any time before the first: 周六延长至4:00."""
    first, last = min(start for start, _ in hours), max(end for _, end in hours)
    early = edge.half is Word.DAWN or edge.time.minute == 0 or (last > MIDNIGHT and edge.half is None)
    return early and not edge.next_day and edge.time.minute < first


def _begins(segment: Segment) -> bool:
    """Whether an office opens at its time; 3:00起不办公 ends."""
    return any(phrase.text != "起" for phrase in segment.of(Word.BEGINS))


def _is_bare(edge: Edge) -> bool:
    """Whether a time of the clock's first hours stands without any word that says in which half of a day."""
    bare = edge.half is None and not edge.next_day and not edge.time.fixed and not edge.time.guessed
    return bare and _FIRST_HOUR <= edge.time.minute <= _LAST_HOUR
