"""What segments say: the hours of their own, in order, and what they state of hours that stand elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from locator.hours.phrases.phrases import Piece
from locator.hours.segments.leftovers import CLOSING, Leftovers, note_leftovers
from locator.hours.segments.parting import parted
from locator.hours.segments.segments import Segment
from locator.hours.segments.tangles import is_tangled
from locator.hours.sketch.cores import Core, add_cores
from locator.hours.sketch.days_for_next import days_for_next, following_hours, offers_usual_hours, perhaps_of_days
from locator.hours.sketch.sketch import Statement
from locator.hours.statements.bare_limits import is_bare_limit, without_the_other_half
from locator.hours.statements.half_openings import half_openings, is_half_opening
from locator.hours.tokens.words import Word

_SOME = ("部分", "个别", "少数", "可能")


@dataclass(frozen=True, slots=True)
class Said:
    """The cores of a text's hours, its statements, and the times in it that are no range."""

    cores: list[Core] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    lone_times: list[Statement] = field(default_factory=list)


def _explains(stated: Sequence[Segment], previous: Statement | None) -> bool:
    """周五下午系统维护，部分业务无法办理: what is told behind a closing is how little of it is closed."""
    if not stated or previous is None or not previous.segment.has(*CLOSING):
        return False
    kinds = stated[0].kinds
    some = any(phrase.text in _SOME for phrase in stated[0].of(Word.NOISE))
    return some and stated[0].gap == 1 and Word.OFF in kinds and not kinds & {Piece.DAYS, Piece.RANGE, Piece.SEASON}


def _parted(segment: Segment, cores: Sequence[Core]) -> tuple[list[Segment], Segment | None]:
    """What a segment states and what it has of hours, by what stands before it as well."""
    if offers_usual_hours(segment, cores):
        return [], segment
    return ([segment], None) if is_half_opening(segment) and cores else parted(segment)


def said(segments: Sequence[Segment], leftovers: Leftovers) -> Said:
    """What segments say, one after another; what nobody understands in them is added to the leftovers."""
    told = Said()
    sentence, previous = 0, None
    for found, following in zip_longest(segments, segments[1:]):
        segment = without_the_other_half(found, told.cores)
        sentence = len(told.cores) if segment.gap == 2 else sentence
        unread = len(leftovers.texts)
        has_lone_time = note_leftovers(segment, leftovers)
        is_partial = len(leftovers.texts) > unread
        if is_bare_limit(segment, told.cores):
            leftovers.add_whole(segment)
        stated, hours = _parted(segment, told.cores)
        if is_tangled(segment, stated):
            leftovers.add_whole(segment)
            continue
        behind = hours or following_hours(following)
        perhaps = perhaps_of_days(stated, behind, told.cores)
        if (days := days_for_next(stated, behind, told.cores)) is not None:
            add_cores(days, told.cores)
        if hours is not None:
            add_cores(hours, told.cores)
        if _explains(stated, previous):
            told.statements[-1] = replace(told.statements[-1], is_partial=True)
        for own in stated:
            previous = Statement(own, len(told.cores), sentence, previous, is_partial, is_apart=hours is None)
            told.statements.append(previous)
        if perhaps is not None:
            told.statements.append(Statement(perhaps, len(told.cores), sentence, previous))
        if not stated:
            for own in half_openings(segment):
                told.statements.append(Statement(own, len(told.cores), sentence, previous))
            previous = Statement(segment, len(told.cores), sentence, previous)
        if has_lone_time:
            told.lone_times.append(Statement(segment, len(told.cores), sentence))
    return told
