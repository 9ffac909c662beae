"""What days are said to be: 休息 apart from its days, and 照常 before their hours, which says no more than these."""

from collections.abc import Sequence
from dataclasses import replace

from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.phrases.time_ranges import TimeRange
from locator.hours.readings.day_table import Span, bits, spans_of
from locator.hours.readings.days import DayGroup
from locator.hours.segments.segments import LIMITING, Segment
from locator.hours.tokens.day_parts import are_off
from locator.hours.tokens.halves import HALVES
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word

_SMALL = frozenset({Word.NOISE, Mark.COLON, *HALVES})
_ALONE = frozenset({Word.OFF, Word.SUSPENDED, Word.NOISE})
_DAYS_ALONE = frozenset({Piece.DAYS, Piece.SEASON, Word.NOISE, Word.AWAY, Mark.AND})
_HOURS = (Piece.RANGE, Word.ALL_DAY)


def with_days(found: Sequence[Segment]) -> list[Segment]:
    """The segments, a 休息 that stands alone joined to the days before it: 周六、周日，休息，9:00-17:00."""
    kept: list[Segment] = []
    for segment in found:
        before = kept[-1] if kept else None
        alone = segment.has(Word.OFF, Word.SUSPENDED) and segment.kinds <= _ALONE and not segment.in_brackets
        if alone and before is not None and _only_names_days(before) and (before.has(Piece.DAYS) or segment.gap < 2):
            own = [at for at, phrase in enumerate(before.phrases) if phrase.kind is not Word.AWAY]
            before.phrases = [*(before.phrases[at] for at in own), *segment.phrases]
            before.bracketed = [*(before.bracketed[at] for at in own), *segment.bracketed]
        else:
            kept.append(segment)
    return kept


def _only_names_days(segment: Segment) -> bool:
    return segment.kinds <= _DAYS_ALONE and segment.has(Piece.DAYS, Piece.SEASON)


def without_openers(found: Sequence[Segment]) -> list[Segment]:
    """The segments without 照常 and 不休 before hours of the same days, where others have hours too.

    Where nothing else has, these hours are for all: 节假日不休 8:30-17:30.
    """
    kept: list[Segment] = []
    hours = sum(len(segment.of(*_HOURS)) for segment in found)
    for segment in found:
        before = kept[-1] if kept else None
        own = len(segment.of(*_HOURS))
        if before is not None and hours > own and _goes_on(before, segment):
            opener = len(before.phrases) - 1
            earlier = _hours_before(kept) if _are_holidays(before) else ()
            before.phrases = [*before.phrases[:opener], *(_or_as_before(phrase, earlier) for phrase in segment.phrases)]
            before.bracketed = [*before.bracketed[:opener], *segment.bracketed]
            continue
        at = _opener(segment)
        if at is not None and hours > len(segment.of(*_HOURS)[-1:]):
            gone = (at - 1, at) if _is_a_name(segment, at) else (at,)
            segment.phrases = [phrase for place, phrase in enumerate(segment.phrases) if place not in gone]
            segment.bracketed = [own for place, own in enumerate(segment.bracketed) if place not in gone]
        kept.append(segment)
    return kept


def _opener(segment: Segment) -> int | None:
    """The place of a 照常 between days and a range; None where there is none."""
    kinds = [phrase.kind for phrase in segment.phrases]
    for at, kind in enumerate(kinds):
        if kind is not Word.NOT_OFF:
            continue
        if kinds[:at].count(Piece.RANGE) and kinds[at + 1 :].count(Piece.RANGE):
            continue  # 上午8:30-12:00周六照常下午13:30-17:00
        before = next((other for other in kinds[:at][::-1] if other not in _SMALL), None)
        behind = next((other for other in kinds[at + 1 :] if other not in _SMALL), None)
        if before is Piece.DAYS and behind in _HOURS:
            return at
    return None


def _is_a_name(segment: Segment, at: int) -> bool:
    """周六上午“周末不打烊”9:00-12:00: what is done on that day is called so, and no other day is meant."""
    days = [phrase.value for phrase in segment.phrases[max(0, at - 2) : at] if phrase.kind is Piece.DAYS]
    named = [{part.days.group for part in value} for value in days if isinstance(value, tuple)]
    return len(named) > 1 and are_off(days[0]) and named[1] == {DayGroup.WEEKENDS}


def _are_holidays(segment: Segment) -> bool:
    """Whether the days of a segment may be among those that were named before them."""
    return any(part.days.group is DayGroup.HOLIDAYS for part in segment.parts)


def _hours_before(kept: Sequence[Segment]) -> tuple[Span, ...]:
    """The hours that the last segment's sentence began with."""
    found: list[Span] = []
    for at in range(len(kept) - 1, 0, -1):
        if kept[at].gap == 2:
            break
        found += [span for own in kept[at - 1].ranges for span in own.spans]
    return tuple(found)


def _or_as_before(phrase: Phrase, earlier: tuple[Span, ...]) -> Phrase:
    """9:00-17:00，节假日不休，10:00-16:00: holidays have the last hours, or all of those before."""
    if not isinstance(phrase.value, TimeRange) or not earlier:
        return phrase
    doubts = spans_of(bits(earlier) & ~bits(phrase.value.spans))
    return phrase._replace(value=replace(phrase.value, doubts=(*phrase.value.doubts, *doubts)))


def _goes_on(before: Segment, segment: Segment) -> bool:
    """周六照常，9:00-12:00: the hours that follow the comma are these days'."""
    kinds = [phrase.kind for phrase in before.phrases]
    said = kinds[-1:] == [Word.NOT_OFF] and Piece.DAYS in kinds and not before.kinds & {*_HOURS}
    together = segment.gap < 2 and segment.in_brackets == before.in_brackets  # and not （周六照常），下午13:30-17:00
    follows = together and segment.has(*_HOURS) and not segment.has(Piece.DAYS, Piece.SEASON)
    return said and follows and not segment.kinds & LIMITING
