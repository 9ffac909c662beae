"""Days that a comma parts from those behind it, of which the same is said: 9:00-17:00，周末，节假日休息."""

from collections.abc import Sequence
from dataclasses import replace

from locator.hours.phrases.matters import LIMITS_BEGIN
from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.readings.days import DayGroup
from locator.hours.segments.only_halves import weekdays_named
from locator.hours.segments.segments import Segment
from locator.hours.tokens.day_parts import DayPart, are_off, merged
from locator.hours.tokens.halves import HALVES
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word

_DAYS_ALONE = frozenset({Piece.DAYS, Word.NOISE, Mark.AND})
_UNLIKE_DAYS: tuple[Word | Mark, ...] = (*HALVES, Word.BREAK, Word.NO_BREAK, Mark.UNREAD)
_SMALL = ("的", "等", "每", "逢", "均", "都", "以及", "遇")
_HOURS = (Piece.RANGE, Piece.TIME, Word.ALL_DAY)


def join_days(found: Sequence[Segment]) -> list[Segment]:
    """The segments, days alone behind hours joined to what is said of the days behind them, or left in doubt."""
    kept: list[Segment] = []
    for at in range(len(found) - 1, -1, -1):
        segment, behind = found[at], kept[0] if kept else None
        if at and _are_alone(segment) and _heads_days_off(found[at - 1]) and not _has_hours_first(behind):
            _add_days(found[at - 1], segment)
            continue
        if behind is None or behind.gap == 2 or not _are_alone(segment) or not _have_hours(found[:at]):
            kept.insert(0, segment)
        elif not behind.has(*_HOURS) and behind.limits and behind.has(Piece.DAYS):
            kept[:1] = _joined(segment, behind, weekdays_named(found[:at]))
        elif not behind.has(Piece.DAYS) and behind.limits and behind.has(*_UNLIKE_DAYS):
            kept.insert(0, _in_doubt(segment))  # 周末，中午值班
        elif behind.kinds <= {Piece.RANGE, Word.NOISE} and _overlaps(found[:at], behind):
            behind.phrases = [*segment.phrases, *behind.phrases]  # 8:30-12:00，14:30-17:30，周六，上午9:00-12:00
            behind.bracketed = [*segment.bracketed, *behind.bracketed]
            behind.gap = segment.gap
        else:
            kept.insert(0, segment)
    return kept


def _are_alone(segment: Segment) -> bool:
    """Whether a segment has days alone that are hardly those of the hours before them: 周末, 周一, 周五下午, 春节."""
    return segment.kinds <= _DAYS_ALONE and segment.has(Piece.DAYS) and segment.gap < 2 and _are_few(segment.parts)


def _heads_days_off(segment: Segment) -> bool:
    """休息日：周六: further days behind a comma are off too."""
    kinds = [phrase.kind for phrase in segment.phrases if phrase.kind not in (Mark.COLON, Word.NOISE)]
    return kinds[-2:] == [Word.OFF, Piece.DAYS]


def _has_hours_first(segment: Segment | None) -> bool:
    """Whether hours stand before any days: they are those of the days before them."""
    kinds = [phrase.kind for phrase in segment.phrases if phrase.kind is not Word.NOISE] if segment is not None else []
    return kinds[:1] != [Piece.DAYS] and any(kind in _HOURS for kind in kinds)


def _add_days(segment: Segment, further: Segment) -> None:
    last = segment.phrases[-1]
    value = tuple(merged([*(last.value if isinstance(last.value, tuple) else ()), *further.parts]))
    segment.phrases = [*segment.phrases[:-1], Phrase(Piece.DAYS, last.text, value)]


def _are_few(parts: Sequence[DayPart]) -> bool:
    def is_few(part: DayPart) -> bool:
        listed = part.days.group is DayGroup.LISTED
        few = listed and not part.days.weekdays & part.days.weekdays >> 1  # 周一，周三, but not 周一至周六
        halved = part.half is not None and part.half is not Word.THE_DAY
        return halved or few or are_off((part,))

    return bool(parts) and all(is_few(part) for part in parts)


def _have_hours(before: Sequence[Segment]) -> bool:
    """Whether hours stand right before, or days alone behind hours."""
    for segment in reversed(before):
        if segment.has(Piece.RANGE):
            return True
        if not segment.kinds <= _DAYS_ALONE or segment.gap == 2:
            return False
    return False


def _joined(segment: Segment, behind: Segment, named: int) -> list[Segment]:
    """周末，节假日休息: both are off; of 周三，周五下午学习, 周六办公，周日休息 nobody knows what the first are."""
    own, others = segment.parts, behind.parts
    mixed = any(part.half for part in (*own, *others)) and not all(part.half for part in (*own, *others))
    says_more = any(phrase.kind is Word.NOISE and phrase.text not in _SMALL for phrase in segment.phrases)
    if mixed or says_more or any(part.doubtful for part in own):
        return [_in_doubt(segment, named), behind]
    first = next(at for at, phrase in enumerate(behind.phrases) if phrase.kind is Piece.DAYS)
    days = behind.phrases[first]
    value = tuple(merged([*own, *(days.value if isinstance(days.value, tuple) else ())]))
    behind.phrases = [*behind.phrases[:first], Phrase(Piece.DAYS, days.text, value), *behind.phrases[first + 1 :]]
    behind.gap = segment.gap
    return [behind]


def _in_doubt(segment: Segment, named: int = 0) -> Segment:
    """The segment as of days that nothing is known of; 周日上午，节假日休息 may leave them no afternoon."""
    own = [_with_afternoon(phrase, named) for phrase in segment.phrases]
    segment.phrases = [*own, Phrase(Word.DUTY, "")]
    segment.bracketed = [*segment.bracketed, 0]
    return segment


def _with_afternoon(phrase: Phrase, named: int) -> Phrase:
    parts = phrase.value if isinstance(phrase.value, tuple) and are_off(phrase.value) else ()
    if any(sign in phrase.text for sign in LIMITS_BEGIN) or not any(_is_morning_of(part, named) for part in parts):
        return phrase
    return phrase._replace(value=tuple(replace(part, half=None) for part in parts))


def _is_morning_of(part: DayPart, named: int) -> bool:
    of_week = part.days.group in (DayGroup.LISTED, DayGroup.WEEKENDS)
    return part.half is Word.MORNING and of_week and bool(part.days.weekdays & named)


def _overlaps(before: Sequence[Segment], behind: Segment) -> bool:
    """Whether hours behind days cannot go on with those before these days."""
    return any(one.meets(last) for one in behind.ranges for segment in before for last in segment.ranges)
