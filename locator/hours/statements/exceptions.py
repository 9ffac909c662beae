"""Days that are excepted and have hours of their own: 周一至周五（周三除外）8:30-17:30；周三8:30-12:00."""

from dataclasses import replace

from locator.hours.readings.clause import Clause, Effect
from locator.hours.readings.day_table import WHOLE_DAY, bits, spans_of
from locator.hours.readings.days import EVERY, DayGroup, Days, weekdays_of
from locator.hours.readings.seasons import Season
from locator.hours.sketch.cores import CoreKind
from locator.hours.sketch.groups import Group
from locator.hours.sketch.sketch import Sketch, Spans, Statement, add
from locator.hours.tokens.day_parts import DayPart
from locator.hours.tokens.words import Word


def close_beside_own(sketch: Sketch, statement: Statement, days: Days, season: Season | None) -> Days:
    """Close excepted days outside of the hours that the text gives for them; returns those that it gives none for."""
    for own, spans in own_hours(sketch, statement, days).items():
        rest = spans_of(bits(sketch.all_spans()) & ~bits(spans))
        sketch.clauses += [Clause(Effect.CLOSED, own, rest, season)] if rest else []
        days = replace(days, weekdays=days.weekdays & ~own.weekdays)
    return days


def doubt_own_hours(sketch: Sketch, statement: Statement) -> bool:
    """9:00-17:30；周五（节假日前一天除外）9:00-16:30: on some Fridays earlier hours hold; false where they do not.

    Nobody knows which of the two a Friday has, or no reading tells these Fridays from the others.
    """
    excepts = statement.segment.in_brackets and statement.segment.has(Word.EXCEPT_AFTER, Word.EXCEPT_BEFORE)
    last = sketch.cores[statement.anchor - 1] if statement.anchor else None
    some = statement.segment.has(Word.SOME_WEEKS) or any(part.days.nth for part in statement.parts)
    if not excepts or not some or last is None or last.kind is not CoreKind.DAYS or not last.groups:
        return False
    own = [sketch.groups[number] for number in last.groups]
    earlier = weekdays_of(part.days for group in sketch.groups[: last.groups[0]] for part in group.days)
    if any(part.days.weekdays & ~earlier for group in own for part in group.days):
        return False
    for group in own:
        group.doubtful = True
        outside = spans_of(bits(WHOLE_DAY) & ~bits(group.spans))
        add(sketch, Effect.MAY_CLOSE, group.days, outside, group.season)
    return True


def close_season(sketch: Sketch, statement: Statement, season: Season) -> None:
    """2月10日至20日暂停办公; of 7、8月除外 beside 7、8月8:00-14:00 what lies outside of these hours."""
    apart = (group for group in _groups_apart(sketch, statement) if group.season == season)
    own = [span for group in apart for span in group.spans]
    rest = spans_of(bits(sketch.all_spans()) & ~bits(tuple(own)))
    if rest or not own:
        add(sketch, Effect.CLOSED, [DayPart(EVERY)], rest if own else (), season)


def own_hours(sketch: Sketch, statement: Statement, days: Days) -> dict[Days, Spans]:
    """周一至周五（周三除外）8:30-17:30；周三8:30-12:00: of the days that are excepted those with hours of their own."""
    found: dict[Days, Spans] = {}
    if statement.perhaps:
        return found
    for group in _groups_apart(sketch, statement):
        for part in group.days:
            if group.season == statement.within and _is_among(part.days, days):
                own = days if part.days.weekdays == days.weekdays else part.days
                found[own] = (*found.get(own, ()), *group.spans)
    return found


def _groups_apart(sketch: Sketch, statement: Statement) -> list[Group]:
    """The groups that an exception does not take days out of, if they name these days: not those right before it."""
    segment = statement.segment
    if not segment.has(Word.EXCEPT_AFTER, Word.EXCEPT_BEFORE):
        return []
    before = reversed(sketch.cores[: statement.anchor]) if segment.has(Word.EXCEPT_AFTER) else ()
    last = next((core.groups for core in before if core.groups), [])
    return [group for number, group in enumerate(sketch.groups) if number not in last and group.spans]


def _is_among(own: Days, excepted: Days) -> bool:
    """Whether days are some of those that are excepted, by the same kind of name."""
    if (own.nth, own.dates, own.festivals) != (excepted.nth, excepted.dates, excepted.festivals):
        return False
    of_week = (DayGroup.LISTED, DayGroup.WEEKENDS)
    is_alike = own.group is excepted.group or (own.group in of_week and excepted.group in of_week)
    return is_alike and not own.weekdays & ~excepted.weekdays
