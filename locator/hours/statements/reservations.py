"""What a statement says with a reservation: for some only, in a season only, or in words not understood."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from locator.hours.phrases.phrases import Piece
from locator.hours.readings.clause import Clause, Effect
from locator.hours.readings.days import EVERY, HOLIDAYS, Answer, DayGroup
from locator.hours.readings.seasons import Season
from locator.hours.readings.suspicion import Suspicion
from locator.hours.segments.leftovers import CLOSING
from locator.hours.segments.segments import Segment
from locator.hours.segments.some_counters import NUMBERED
from locator.hours.sketch.sketch import Sketch, Statement, add, days_beside, is_closed, known_season
from locator.hours.statements.breaks import is_of_noon
from locator.hours.statements.excepted_counters import are_of_closing_behind
from locator.hours.statements.noons import keep_noon
from locator.hours.tokens.day_parts import DayPart
from locator.hours.tokens.marks import FOR_SOME
from locator.hours.tokens.words import Word

_SO_MANY_DAYS = re.compile("[0-9]+ ?天")
_ONE_DAY = ("一天", "1天", "1 天")
_IN_DOUBT = {Effect.CLOSED: Effect.MAY_CLOSE, Effect.OPEN: Effect.DOUBTFUL}


class GroupBefore(NamedTuple):
    """What a group held before a statement."""

    parts: tuple[DayPart, ...] | None
    holidays: Answer | None
    make_ups: Answer | None


@dataclass(frozen=True, slots=True)
class Before:
    """What a sketch held before a statement: how many clauses, and of its groups what a statement may change."""

    clauses: int
    groups: Sequence[GroupBefore]


def before(sketch: Sketch) -> Before:
    """The sketch as it is now, to be compared with what a statement makes of it."""
    held = [GroupBefore(group.parts, group.holidays, group.make_ups) for group in sketch.groups]
    return Before(len(sketch.clauses), held)


def reserve(sketch: Sketch, statement: Statement, was: Before) -> None:
    """Keep what a statement said within its season, and leave it in doubt where it does not hold for all."""
    if statement.season is not None:
        _confine(sketch, statement, was)
    is_narrowed = _is_narrowed(statement.segment) or are_of_closing_behind(statement)
    if statement.is_partial or is_narrowed:
        _doubt(sketch, was)
        _doubt_other_holidays(sketch, statement)
    if is_narrowed:
        _doubt_days_off(sketch, statement)
    if is_narrowed and is_of_noon(statement) and not statement.spans:
        keep_noon(sketch, statement)
    undated = statement.season is not None and known_season(sketch, statement.season) is None
    said = len(sketch.clauses) > was.clauses or len(sketch.groups) > len(was.groups)
    if said and not statement.is_partial and (undated or is_narrowed):
        sketch.suspicions.add(Suspicion.UNDATED if undated else Suspicion.SOME_COUNTERS)


def _doubt_days_off(sketch: Sketch, statement: Statement) -> None:
    """周六原则上不办公, 除婚登窗口外周六休息 beside 工作日9:00-17:00: whoever says so may be open on that Saturday."""
    if not statement.spans and statement.segment.has(Word.OFF, Word.SUSPENDED, Word.EXCEPT_AFTER, Word.EXCEPT_BEFORE):
        own = [part for part in statement.parts if part.days.group in (DayGroup.LISTED, DayGroup.WEEKENDS)]
        off = [part for part in own if part.half is None and is_closed(sketch, part)]
        add(sketch, Effect.DOUBTFUL, off, sketch.all_spans(), statement.season)


def _is_narrowed(segment: Segment) -> bool:
    """Whether it speaks of some counters, matters or hours alone: 部分窗口周五下午不办公, 国庆节当天休息."""
    small = segment.of(Word.NOISE)
    if any(_is_one_day(phrase.value) for phrase in segment.of(Piece.SEASON)):
        small = [phrase for phrase in small if phrase.text not in _ONE_DAY]  # 6月8日暂停办公一天
    return segment.of_some or any(phrase.value == FOR_SOME or _counts(phrase.text) for phrase in small)


def _is_one_day(value: object) -> bool:
    return isinstance(value, Season) and [dates.days for dates in value.dates] == [1]


def _counts(text: str) -> bool:
    """Whether a number says which counter it is, or how many of some days: 3号窗口, 3天."""
    return NUMBERED.fullmatch(text) is not None or _SO_MANY_DAYS.fullmatch(text) is not None


def _doubt_other_holidays(sketch: Sketch, statement: Statement) -> None:
    """节假日第一天休息, 除法定节假日当天外: whoever closes on some of these days may be open on the others."""
    small = [phrase.text for phrase in statement.segment.of(Word.NOISE)]
    if not statement.segment.has(*CLOSING) or not any(text.endswith(("天", "日")) for text in small):
        return
    for part in statement.parts:
        if part.days == HOLIDAYS:
            for group in sketch.groups:
                group.holidays = group.holidays or Answer.MAYBE
        elif part.days.group is DayGroup.HOLIDAYS:
            sketch.clauses.append(Clause(Effect.DOUBTFUL, part.days, sketch.all_spans()))


def _confine(sketch: Sketch, statement: Statement, was: Before) -> None:
    """7月15日至8月31日周六上午也办公 is said of these dates alone; where nobody knows the dates, it is in doubt."""
    season = known_season(sketch, statement.season)
    for at in range(was.clauses, len(sketch.clauses)):
        if sketch.clauses[at].days != EVERY:
            sketch.clauses[at] = replace(sketch.clauses[at], season=season)
    for group in sketch.groups[len(was.groups) :]:
        group.season = group.season or season
    if season is None:
        _doubt(sketch, was)
    else:
        _take_back(sketch, was)


def _doubt(sketch: Sketch, was: Before) -> None:
    """Take back to a doubt what was said since: 除夕下午休息 closes some afternoon, and nobody knows which."""
    for at in range(was.clauses, len(sketch.clauses)):
        clause = sketch.clauses[at]
        sketch.clauses[at] = replace(clause, effect=_IN_DOUBT.get(clause.effect, clause.effect))
    for group in sketch.groups[len(was.groups) :]:
        group.doubtful = True
    _take_back(sketch, was)


def _take_back(sketch: Sketch, was: Before) -> None:
    """What was said of all hours' days, holidays and make-up days holds perhaps."""
    for group, earlier in zip(sketch.groups, was.groups, strict=False):
        group.holidays = _either(earlier.holidays, group.holidays)
        group.make_ups = group.make_ups if group.make_ups is earlier.make_ups else Answer.MAYBE
        if group.parts != earlier.parts:
            group.parts = earlier.parts
            beside = days_beside(group)
            sketch.clauses += [Clause(Effect.DOUBTFUL, days, group.spans, group.season) for days in beside]


def _either(before: Answer | None, after: Answer | None) -> Answer | None:
    """What holds of holidays whichever is right; unsaid and closed are as good as unsaid."""
    if before is after or (before is None and after is Answer.NO):
        return before
    return Answer.MAYBE
