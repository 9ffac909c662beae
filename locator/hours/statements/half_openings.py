"""Half-days that are open and have no hours: 工作日9:00-12:00，下午办公. Nobody knows from when to when."""

from collections.abc import Iterator
from dataclasses import replace

from locator.hours.phrases.time_ranges import TimeRange
from locator.hours.readings.clause import Effect
from locator.hours.readings.day_table import Span, bits, spans_of
from locator.hours.segments.segments import Segment
from locator.hours.sketch.sketch import Sketch, Statement, add, always_open, current_days
from locator.hours.statements.noons import keep_noon
from locator.hours.tokens.day_parts import DayPart
from locator.hours.tokens.halves import DARK, HALF_SPANS, HALVES, half_open
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word

_SMALL = frozenset({Word.NOISE, Word.BEGINS, Mark.COLON, Mark.AND})
_OPENING = (
    "办公", "上班", "开放", "营业", "办理", "受理", "服务", "接待", "开门", "开馆", "办事", "业务", "正常", "有人",
)  # fmt: skip
_INNER: dict[Word, Span] = {
    Word.MORNING: (0, 11 * 60),
    Word.AFTERNOON: (14 * 60, DARK),
    Word.EVENING: (DARK, 24 * 60),
}
"""Minutes of a half-day that belong to no other: whoever is open in none of them has no hours in it."""


def is_half_opening(segment: Segment) -> bool:
    """Whether a segment says of a half-day that it is open, and nothing else: 下午办公, 晚上可办理."""
    kinds = segment.kinds
    if not kinds <= _SMALL | HALVES or not kinds & HALVES:
        return False
    return any(phrase.text.endswith(_OPENING) for phrase in segment.of(Word.NOISE, Word.BEGINS))


def half_openings(segment: Segment) -> list[Segment]:
    """The brackets behind hours that say so: 工作日9:00-12:00（下午办公）."""
    brackets = dict.fromkeys(number for number in segment.bracketed if number)
    places = ([at for at, own in enumerate(segment.bracketed) if own == number] for number in brackets)
    return [part for part in map(segment.part, places) if is_half_opening(part)]


def has_half(opened: int, half: Word) -> bool:
    """Whether hours, as bits, have any minute of a half-day that is no other's."""
    return bool(opened & bits((_INNER.get(half, HALF_SPANS[half][0]),)))


def in_half(found: TimeRange, half: Word | None) -> TimeRange:
    """What of a range is meant where a half-day is kept open; the range itself where all of the day is."""
    if half is None:
        return found
    own = half_open(half, found.spans)
    return TimeRange(own.sure, (*own.perhaps, *half_open(half, found.doubts).all), found.slip)


def open_half(sketch: Sketch, statement: Statement) -> None:
    """下午也办公: on days that have no hours then, all of the half-day is in doubt."""
    half = statement.half
    if half is Word.NOON:
        keep_noon(sketch, statement)
        return
    for part in (*_other_halves(statement), *current_days(sketch, statement)) if half is not None else ():
        opened = always_open(sketch, part)
        if half is not None and not has_half(opened, half):
            add(sketch, Effect.DOUBTFUL, [part], spans_of(bits(HALF_SPANS[half]) & ~opened), None)


def _other_halves(statement: Statement) -> Iterator[DayPart]:
    """周六上午值班，下午办公: the days whose other half was told of right before."""
    before = statement.before
    if before is not None and before.sentence == statement.sentence and before.anchor == statement.anchor:
        yield from (replace(part, half=None) for part in before.parts if part.half is not None)
