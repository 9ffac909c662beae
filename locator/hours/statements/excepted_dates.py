"""Dates that a closing leaves out: 周一闭馆（7、8月除外） closes no Monday of these months, nor anything else."""

from collections.abc import Sequence
from dataclasses import replace

from locator.hours.phrases.phrases import Phrase, Piece
from locator.hours.readings.clause import Clause, Effect
from locator.hours.readings.day_table import WHOLE_DAY, bits, spans_of
from locator.hours.readings.days import EVERY, HOLIDAYS
from locator.hours.readings.seasons import Season, YearlyDates
from locator.hours.segments.segments import Segment
from locator.hours.sketch.sketch import Sketch, Spans, Statement, is_closed, known_season
from locator.hours.tokens.day_parts import DayPart
from locator.hours.tokens.halves import HALF_SPANS, LUNCH
from locator.hours.tokens.words import Word
from locator.hours.tokens.year_dates import day_after, day_before

_CLOSING = (Word.OFF, Word.OTHER_DUTIES, Word.SUSPENDED)
_A_YEAR = 366
_EXCEPT = (Word.EXCEPT_AFTER, Word.EXCEPT_BEFORE)


def without_excepted_dates(sketch: Sketch, statements: Sequence[Statement]) -> list[Statement]:
    """The statements, a closing that leaves out some dates with the dates that it holds in, and without the exception.

    Where these cannot be told, or nobody says what hours the others have, what it closes is in doubt on the others.
    """
    kept: list[Statement] = []
    for statement in statements:
        last = kept[-1] if kept else None
        if last is None or last.anchor != statement.anchor:
            kept.append(statement)
        elif _names_dates(statement) and _is_closing(last):
            kept[-1:] = _behind(sketch, last, statement)
        elif _heads(last) and _is_closing(statement) and statement.segment.gap <= last.segment.gap:
            kept[-1:] = _but_for(sketch, statement, last)
        else:
            kept.append(statement)
    return kept


def _behind(sketch: Sketch, closing: Statement, excepted: Statement) -> list[Statement]:
    """周一闭馆（7、8月除外）, 周一闭馆，除7、8月外; of 周一闭馆，7、8月除外 nobody knows what is excepted from what."""
    if excepted.segment.in_brackets or _is_whole(excepted):
        return _but_for(sketch, closing, excepted)
    is_told = excepted.segment.gap < 2 and _doubt_both(sketch, closing, excepted)
    return [closing] if is_told else [closing, excepted]


def _heads(excepted: Statement) -> bool:
    """Whether it may stand before what it is an exception from: 除7、8月外，周一闭馆."""
    return _is_whole(excepted) and not excepted.segment.in_brackets and _names_dates(excepted)


def _is_whole(excepted: Statement) -> bool:
    """除…外, and not 除 or 除外 alone."""
    return all(excepted.segment.has(word) for word in _EXCEPT)


def _names_dates(statement: Statement) -> bool:
    """Whether it excepts a season or dates, and nothing else."""
    bare = not (statement.parts or statement.spans or statement.half or statement.times)
    said = statement.segment.has(*_EXCEPT) and not statement.segment.has(*_CLOSING, Word.BREAK)
    return said and bare and statement.season is not None


def _is_closing(statement: Statement) -> bool:
    """Whether it closes certain days or times in all seasons, so that an exception can be one from it."""
    named = statement.parts or statement.spans or statement.half
    closes = statement.segment.has(*_CLOSING, Word.BREAK) and not statement.segment.has(*_EXCEPT)
    return closes and bool(named or statement.segment.has(Word.BREAK))


def _doubt_both(sketch: Sketch, closing: Statement, excepted: Statement) -> bool:
    """周一闭馆，7、8月除外: closed in these months, or open on their Mondays; false where Mondays have no hours."""
    season = excepted.season
    if not closing.parts or any(is_closed(sketch, part) or part.days == HOLIDAYS for part in closing.parts):
        return False
    known = known_season(sketch, season)
    _doubt(sketch, closing, closing.parts, known)
    sketch.clauses.append(Clause(Effect.MAY_CLOSE, EVERY, WHOLE_DAY, known))
    return True


def _but_for(sketch: Sketch, closing: Statement, excepted: Statement) -> list[Statement]:
    """The closing without the dates that are excepted."""
    season = known_season(sketch, excepted.season)
    if _are_holidays(closing) and season is not None and _are_every_day(sketch, season):
        return [closing, replace(excepted, segment=_segment(excepted.segment, season, Word.NOT_OFF))]
    others = _rest_of_year(season)
    exact = others is not None and closing.season is None and not closing.segment.has(Word.BREAK)
    if others is None or not exact or _are_holidays(closing):
        _doubt(sketch, closing, closing.parts or _all_days(sketch), season)
        return [closing if season is not None else replace(closing, is_partial=True)]
    _doubt(sketch, closing, _without_hours(sketch, closing), season)
    own = closing.segment
    phrases, bracketed = [Phrase(Piece.SEASON, "", others), *own.phrases], [0, *own.bracketed]
    return [replace(closing, segment=Segment(own.gap, own.in_brackets, phrases, bracketed, own.of_some))]


def _segment(excepted: Segment, season: Season, said: Word) -> Segment:
    phrases = [Phrase(Piece.SEASON, "", season), Phrase(said, "")]
    return Segment(excepted.gap, excepted.in_brackets, phrases, [0, 0], excepted.of_some)


def _all_days(sketch: Sketch) -> tuple[DayPart, ...]:
    return tuple(dict.fromkeys(part for group in sketch.groups for part in group.days))


def _without_hours(sketch: Sketch, closing: Statement) -> Sequence[DayPart]:
    """The days that have no hours to go by where they are not closed; of those at noon, all."""
    if closing.half is Word.NOON:
        return closing.parts or _all_days(sketch)
    if all(group.parts is None for group in sketch.groups):
        return ()  # 周末休息（10月10日除外），8:30-17:30
    return [part for part in closing.parts if is_closed(sketch, part)]


def _are_holidays(closing: Statement) -> bool:
    return bool(closing.parts) and all(part == DayPart(HOLIDAYS) for part in closing.parts) and not closing.spans


def _are_every_day(sketch: Sketch, season: Season) -> bool:
    """节假日休息（10月5日除外） beside 每天9:00-17:00: whether there are hours that such a day can have."""
    return season.is_short and all(group.days == (DayPart(EVERY),) for group in sketch.groups)


def _doubt(sketch: Sketch, closing: Statement, parts: Sequence[DayPart], season: Season | None) -> None:
    """Leave in doubt what a closing takes in a season, or at all times where none is known."""
    for part in parts:
        spans = _taken(sketch, closing, part)
        sketch.clauses += [Clause(Effect.DOUBTFUL, part.days, spans, season)] if spans else []


def _taken(sketch: Sketch, closing: Statement, part: DayPart) -> Spans:
    """What a closing takes of a day; of a noon what no hours have anyway."""
    opened, half = bits(sketch.all_spans()), part.half or closing.half
    if half is Word.NOON or (closing.segment.has(Word.BREAK) and not closing.spans):
        return spans_of(bits((LUNCH,)) & ~opened)
    spans = closing.spans or (HALF_SPANS[half] if half is not None else ())
    return spans if closing.spans else spans_of(opened & bits(spans or WHOLE_DAY))


def _rest_of_year(season: Season | None) -> Season | None:
    """The other dates of every year; null where a season is not of every year, or has none of its own."""
    if season is None or season.name is not None:
        return None
    yearly = [dates for dates in season.dates if isinstance(dates, YearlyDates) and not dates.starts]
    yearly.sort(key=lambda dates: dates.first)
    if not yearly or len(yearly) != len(season.dates):
        return None
    following = [*yearly[1:], yearly[0]]
    rest = [
        YearlyDates(day_after(dates.last), day_before(other.first))
        for dates, other in zip(yearly, following, strict=True)
        if day_after(dates.last) != other.first
    ]
    days = sum(dates.days for dates in (*yearly, *rest))
    return Season(None, tuple(rest)) if rest and days == _A_YEAR else None
