"""Half-days: what of an office's hours is surely a morning, an afternoon, an evening, and what may be.

Nobody says where a morning ends in hours that run on over noon, nor whether an evening's hours belong to an afternoon.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from locator.hours.readings.day_table import MIDNIGHT, WHOLE_DAY, Span, bits, spans_of
from locator.hours.tokens.clock_times import NOON
from locator.hours.tokens.words import Word

LUNCH: Span = (11 * 60 + 30, 14 * 60 + 30)
LUNCH_OVER = 13 * 60
NOON_GAP: Span = (10 * 60 + 30, 15 * 60 + 30)
"""A gap between hours that lies in here is noon's."""
EVENING = 17 * 60 + 30
"""Hours that begin from here on are an evening's."""
DARK = 18 * 60
_LATE = 20 * 60

HALF_SPANS: dict[Word, tuple[Span, ...]] = {
    Word.MORNING: ((0, NOON),),
    Word.NOON: ((11 * 60, 15 * 60),),
    Word.AFTERNOON: ((NOON, MIDNIGHT),),
    Word.EVENING: ((17 * 60, MIDNIGHT),),
    Word.DAWN: ((0, 6 * 60),),
    Word.THE_DAY: WHOLE_DAY,
}
"""Where a half-day is to be looked for."""

OTHER_HALF: Mapping[object, Word] = {Word.MORNING: Word.AFTERNOON, Word.AFTERNOON: Word.MORNING}
"""The half of a day that a morning or an afternoon leaves; other kinds and no half have none."""

HALVES = frozenset(HALF_SPANS) - {Word.THE_DAY}


@dataclass(frozen=True, slots=True)
class HalfDay:
    """The minutes of a half-day among an office's hours."""

    sure: tuple[Span, ...]
    perhaps: tuple[Span, ...] = ()

    @property
    def all(self) -> tuple[Span, ...]:
        """All of them, sure or not."""
        return spans_of(bits((*self.sure, *self.perhaps)))


def half_open(half: Word | None, spans: tuple[Span, ...]) -> HalfDay:
    """What of an office's hours is meant where it opens for a half of a day: 周六上午也办公."""
    if half is None:
        return HalfDay(spans)
    first, last = HALF_SPANS[half][0]
    if half is Word.MORNING:
        return _joined(_morning(span) for span in spans)
    if half is Word.AFTERNOON:
        return _joined(_afternoon(span) for span in spans)
    return HalfDay(_cut(spans, (first, last)))


def half_closed(half: Word, opened: tuple[Span, ...]) -> HalfDay:
    """What is closed where an office closes for a half of a day: 周五下午不对外."""
    if half is Word.NOON:
        return HalfDay((), (LUNCH,) if any(start < LUNCH[0] and LUNCH[1] <= end for start, end in opened) else ())
    if half is Word.EVENING:
        runs_on = any(start < EVENING and end > _LATE - 60 for start, end in opened)
        own = tuple(span for span in opened if span[0] >= EVENING)
        return HalfDay((*own, (_LATE, MIDNIGHT)), ((DARK, _LATE),) if runs_on else ())
    if half not in (Word.MORNING, Word.AFTERNOON):
        return HalfDay(HALF_SPANS[half])
    over_noon = any(start < NOON < end for start, end in opened)
    if half is Word.MORNING:
        return HalfDay(HALF_SPANS[half], ((NOON, LUNCH[1]),) if over_noon else ())
    evening = min((start for start, _ in opened if start >= EVENING), default=MIDNIGHT)
    before: tuple[Span, ...] = ((LUNCH[0], NOON),) if over_noon else ()
    behind: tuple[Span, ...] = ((evening, MIDNIGHT),) if evening < MIDNIGHT else ()
    return HalfDay(((NOON, evening),), before + behind)


def _morning(span: Span) -> HalfDay:
    start, end = span
    if end <= LUNCH_OVER:
        return HalfDay((span,))
    if start >= NOON:
        return HalfDay(())
    return HalfDay(_cut((span,), (0, LUNCH[0])), _cut((span,), (LUNCH[0], LUNCH_OVER)))


def _afternoon(span: Span) -> HalfDay:
    start, end = span
    if start >= LUNCH[0]:
        return HalfDay(_cut((span,), (NOON, MIDNIGHT)))
    if end <= NOON:
        return HalfDay(())
    return HalfDay(_cut((span,), (LUNCH[1], MIDNIGHT)), _cut((span,), (NOON, LUNCH[1])))


def _cut(spans: tuple[Span, ...], within: Span) -> tuple[Span, ...]:
    first, last = within
    return tuple((max(start, first), min(end, last)) for start, end in spans if max(start, first) < min(end, last))


def _joined(halves: Iterable[HalfDay]) -> HalfDay:
    found = list(halves)
    return HalfDay(tuple(s for each in found for s in each.sure), tuple(s for each in found for s in each.perhaps))
