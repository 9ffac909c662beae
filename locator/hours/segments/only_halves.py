"""Half-days that are all that some days have: 周六只上午 behind 周一至周六8:30-17:30 says that its afternoon is off."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from locator.hours.phrases.matters import OPENING
from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.readings.days import WEEKDAYS, DayGroup, weekdays_of
from locator.hours.segments.segments import Segment
from locator.hours.tokens.day_parts import DayPart
from locator.hours.tokens.halves import OTHER_HALF
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word

_ONLY_HALVES = tuple(
    only + half for only in ("仅", "只", "限", "只有") for half in ("上午", "下午", "早上", "午后", "上半天", "下半天")
)
_OF_THE_WEEK = (DayGroup.LISTED, DayGroup.WORKDAYS, DayGroup.WEEKENDS)
_SMALL = (*OPENING, "上班", "服务", "对外办公", "对外开放", "对外服务", "办理", "受理", "接待", "有人", "对外")


def with_other_halves_off(found: Sequence[Segment]) -> list[Segment]:
    """The segments, 周六只上午 behind hours turned into what it says of the other half: 周六下午休息."""
    if not any(_is_limit(phrase) for segment in found for phrase in segment.phrases):
        return [*found]
    kept: list[Segment] = []
    for at, segment in enumerate(found):
        behind = found[at + 1] if at + 1 < len(found) else None
        for own in _apart(segment, kept):
            days = _limited(own) if own.in_brackets or not _has_hours_first(behind) else None
            if days is not None and _have_hours(kept) and _weekdays(own.parts) & weekdays_named(kept):
                own.phrases, own.bracketed = [days, Phrase(Word.OFF, "")], [0, 0]
            kept.append(own)
    return kept


def weekdays_named(before: Sequence[Segment]) -> int:
    """The days of the week that have been named, as bits; without a name they are Monday to Friday."""
    return _weekdays([part for segment in before for part in segment.parts]) or WEEKDAYS


def _weekdays(parts: Iterable[DayPart]) -> int:
    return weekdays_of(part.days for part in parts if part.days.group in _OF_THE_WEEK)


def _have_hours(before: Sequence[Segment]) -> bool:
    return any(segment.has(Piece.RANGE) for segment in before)


def _apart(segment: Segment, before: Sequence[Segment]) -> list[Segment]:
    """The segment, such a limit by itself: …14:00-17:00（周六只上午）, 周六只上午、周日休息, 周六只上午 节假日休息."""
    at = next((at for at, phrase in enumerate(segment.phrases) if _is_limit(phrase)), None)
    if at is None or segment.of_some or not (_have_hours(before) or segment.phrases[at - 1].kind is Piece.RANGE):
        return [segment]
    end = at + 1
    while end < len(segment.phrases) and segment.phrases[end].text in _SMALL:
        end += 1
    rest = end + [phrase.kind for phrase in segment.phrases[end : end + 1]].count(Mark.AND)
    behind = [phrase.kind for phrase in segment.phrases[rest : rest + 1]]
    if behind not in ([], [Piece.DAYS]) or (at and segment.phrases[at - 1].kind is not Piece.RANGE):
        return [segment]
    bracket, head = segment.bracketed[at], segment.part(range(at))
    own, others = segment.part(range(at, end)), segment.part(range(rest, len(segment.phrases)))
    for part in (own, others):
        part.in_brackets = segment.in_brackets or bool(bracket and bracket in part.bracketed)
        part.bracketed = [0 if number == bracket else number for number in part.bracketed]
    own.gap = (0 if bracket else 1) if at else segment.gap
    others.gap = 1
    further = _apart(others, [*before, head]) if others.phrases else []
    return [*([head] if at else []), own, *further]


def _is_limit(phrase: Phrase) -> bool:
    return phrase.kind is Piece.DAYS and phrase.text.endswith(_ONLY_HALVES)


def _limited(segment: Segment) -> Phrase | None:
    """The days of a segment that has no more than 周六只上午办公, with the halves that they do not have."""
    first, *others = segment.phrases
    parts = first.value if _is_limit(first) and isinstance(first.value, tuple) else ()
    halves = [part for part in parts if isinstance(part, DayPart) and part.half in OTHER_HALF and not part.doubtful]
    if not parts or len(halves) != len(parts) or any(phrase.text not in _SMALL for phrase in others):
        return None
    return first._replace(value=tuple(replace(part, half=_other(part)) for part in halves))


def _other(part: DayPart) -> Word | None:
    return OTHER_HALF.get(part.half) if part.half is not None else None


def _has_hours_first(segment: Segment | None) -> bool:
    """周六只上午，9:00-12:00: whether the hours of these days follow."""
    first = next((phrase.kind for phrase in segment.phrases), None) if segment is not None else None
    return segment is not None and segment.gap < 2 and first is Piece.RANGE
