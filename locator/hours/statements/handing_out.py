"""Matters that are handed out, 取件, 发证, 领证: who is there for them need not take any in."""

from locator.hours.phrases.matters import ONLY
from locator.hours.readings.clause import Effect
from locator.hours.readings.day_table import WHOLE_DAY, bits, spans_of
from locator.hours.sketch.sketch import Sketch, Statement, add, current_days, is_closed
from locator.hours.tokens.halves import HALF_SPANS
from locator.hours.tokens.words import Word


def hand_out(sketch: Sketch, statement: Statement) -> None:
    """下午14:00-17:00只取证, 下午发证, 周二、周四取证: in doubt there; without times, outside of the other hours.

    Half-days (周五下午只取证), days of nothing else (周五只取证) and days without hours are in doubt themselves.
    """
    only = any(phrase.text in ONLY for phrase in statement.segment.of(Word.NOISE))
    named = [part for part in statement.parts if part.half is not None or only]
    if named and not statement.spans and statement.half is None:
        add(sketch, Effect.DOUBTFUL, named, (), statement.season)
        return
    if statement.spans or statement.half is not None:
        spans = statement.spans or (HALF_SPANS[statement.half] if statement.half is not None else ())
        if any(time.side is not None for time in statement.times):
            spans = spans_of(bits(spans) & bits(sketch.all_spans()))  # 16:00后只取件
        add(sketch, Effect.DOUBTFUL, statement.parts or current_days(sketch, statement), spans, statement.season)
        return
    assumed = all(group.parts is None for group in sketch.groups)
    own = [part for part in statement.parts if assumed or is_closed(sketch, part)]
    add(sketch, Effect.DOUBTFUL, own, (), statement.season)
    for group in sketch.groups:
        outside = spans_of(bits(WHOLE_DAY) & ~bits(group.spans))
        add(sketch, Effect.DOUBTFUL, group.days, outside, group.season)
