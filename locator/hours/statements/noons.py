"""What is in doubt of a noon: 午间值班, 中午不休 beside hours that have a gap there."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from locator.hours.phrases.time_ranges import TimeRange
from locator.hours.readings.clause import Effect
from locator.hours.readings.day_table import Span
from locator.hours.sketch.sketch import Sketch, Statement, add, current_days, nearby
from locator.hours.tokens.halves import LUNCH, NOON_GAP
from locator.hours.tokens.words import Word


def keep_noon(sketch: Sketch, statement: Statement) -> None:
    """午间值班, 中午不休: the gap of noon, or in brackets the range of noon right before it.

    Where the hours have no gap, an officer on duty at noon does less than all, and 中午不休 says nothing new.
    """
    last = sketch.cores[statement.anchor - 1].value if statement.segment.in_brackets and statement.anchor else None
    noon = last.spans if isinstance(last, TimeRange) and not statement.segment.has(Word.NO_BREAK) else ()
    if noon and noon[0][0] >= NOON_GAP[0] and noon[-1][1] <= NOON_GAP[1]:
        add(sketch, Effect.DOUBTFUL, current_days(sketch, statement), noon, None)
        return
    for group in nearby(sketch, statement):
        gaps = _noon_gaps(group.spans)
        if not gaps and not statement.segment.has(Word.NO_BREAK):
            gaps = tuple(LUNCH for start, end in group.spans if start < LUNCH[0] and LUNCH[1] <= end)
        if gaps:
            add(sketch, Effect.DOUBTFUL, [replace(part, half=None) for part in group.days], gaps, group.season)


def _noon_gaps(spans: Sequence[Span]) -> tuple[Span, ...]:
    ordered = sorted(spans)
    gaps = [(end, start) for (_, end), (start, _) in pairwise(ordered) if end < start]
    return tuple(gap for gap in gaps if gap[0] >= NOON_GAP[0] and gap[1] <= NOON_GAP[1])
