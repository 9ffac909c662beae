"""What opens longer or on further days: 节假日不休, 周末照常, 全年无休, 周四延长至20:00."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from locator.hours.readings.clause import Clause, Effect
from locator.hours.readings.day_table import MIDNIGHT, bits, spans_of
from locator.hours.readings.days import (
    EVERY,
    EVERY_DAY,
    WEEKDAYS,
    WEEKEND,
    Answer,
    DayGroup,
    Days,
    weekdays_of,
    whole_weekdays_of,
)
from locator.hours.readings.seasons import Season
from locator.hours.readings.suspicion import Suspicion
from locator.hours.sketch.groups import Group
from locator.hours.sketch.sketch import (
    Sketch,
    Statement,
    add,
    always_open,
    current_days,
    days_beside,
    is_closed,
    known_season,
    meant_groups,
    nearby,
    say_of_holidays,
)
from locator.hours.statements.bracket_hours import change_range_before, hours_before_bracket
from locator.hours.statements.half_openings import has_half, in_half, open_half
from locator.hours.statements.noons import keep_noon
from locator.hours.tokens.day_parts import DayPart
from locator.hours.tokens.halves import LUNCH_OVER, half_open
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.words import Word

_A_YEAR = 2025
_OPENING = ("开放", "营业", "办公", "对外开放", "对外办公", "服务", "对外服务", "受理", "办理")
_MEETING = ("遇", "逢", "如遇", "若遇", "如逢", "遇到", "凡遇", "逢有")


def keep_open(sketch: Sketch, statement: Statement) -> None:
    """节假日不休, 周末照常, 含调休上班日: these days have the hours of the others."""
    if not sketch.groups:
        add(sketch, Effect.DOUBTFUL, statement.parts, (), None)
    elif statement.half is Word.NOON and not statement.parts:
        keep_noon(sketch, statement)
    elif statement.season is not None and not statement.parts:
        _open_on_dates(sketch, statement.season)
    elif statement.half is not None and not statement.parts:
        open_half(sketch, statement)
    else:
        kept = _kept_open(statement)
        # 周一至周五9:00-17:00（周末、节假日不休）: what contradicts itself of weekends is no better of holidays.
        on_holidays = Answer.MAYBE if any(_is_denied(sketch, statement, part) for part in kept) else Answer.YES
        for part in kept:
            _open_part(sketch, statement, part, on_holidays)


def _open_part(sketch: Sketch, statement: Statement, part: DayPart, on_holidays: Answer) -> None:
    if part.days.group is DayGroup.HOLIDAYS and not part.days.festivals and part.half is None:
        say_of_holidays(sketch, statement, on_holidays)
    elif part.days.group is DayGroup.MAKE_UPS:
        for group in meant_groups(sketch, statement):
            group.make_ups = Answer.YES
    elif part.days != EVERY and _is_denied(sketch, statement, part):
        sketch.suspicions.add(Suspicion.CONTRADICTION)
        add(sketch, Effect.DOUBTFUL, [part], sketch.all_spans(), None)
    elif part.days.group is DayGroup.WEEKENDS and (other := _weekend_beside(sketch)):
        add(sketch, Effect.DOUBTFUL, [DayPart(Days(DayGroup.LISTED, other))], sketch.all_spans(), None)
    elif part.days != EVERY:
        _open_too(sketch, statement, part)


def _weekend_beside(sketch: Sketch) -> int:
    """周六“周末不打烊”9:00-12:00: the day of a weekend of which only the other one is named, as bits; else nought."""
    named = [part.days for group in sketch.groups for part in group.days if part.days.group is DayGroup.LISTED]
    lone = [days.weekdays for days in named if not days.weekdays & WEEKDAYS and days.weekdays != WEEKEND]
    return WEEKEND & ~lone[0] if len(set(lone)) == 1 else 0


def _open_on_dates(sketch: Sketch, season: Season) -> None:
    """10月4日至7日正常上班; 2月17日起恢复正常办公, and before? But nothing new behind 2月10日至16日放假."""
    if season.is_short:
        usual = [group for group in sketch.groups if group.season is None or not group.season.is_short]
        if not usual:
            sketch.clauses.append(Clause(Effect.DOUBTFUL, EVERY, season=season))  # nobody says what is usual
        for group in usual:
            sketch.groups.append(Group((DayPart(EVERY),), season, list(group.ranges), Answer.YES, Answer.YES))
    elif not _follows_a_closing(sketch, season):
        sketch.clauses.append(Clause(Effect.DOUBTFUL, EVERY))


def _follows_a_closing(sketch: Sketch, season: Season) -> bool:
    """Whether it begins on the day behind some dates that are off, and then says nothing new."""
    first = season.dates[0].first if season.dates else None
    ends = [dates.last for own in sketch.clauses if own.effect.closes and own.season for dates in own.season.dates]
    days = (end if isinstance(end, date) else date(_A_YEAR, *end) for end in ends if end != date.max)
    behind = (day + timedelta(days=1) for day in days if day < date.max)
    return any(first in (day, (day.month, day.day)) for day in behind)


def _kept_open(statement: Statement) -> list[DayPart]:
    """The days that are open; 周一如遇法定节假日正常开放 speaks of holidays alone, 周末遇调休上班 of make-up days."""
    half = statement.half if statement.segment.has(Mark.COLON) else None  # 周六：上午照常
    parts = [replace(part, half=part.half or half) for part in statement.parts]
    of_year = [part for part in parts if part.days.group in (DayGroup.HOLIDAYS, DayGroup.MAKE_UPS)]
    met = any(phrase.text in _MEETING for phrase in statement.segment.of(Word.NOISE))
    return of_year if of_year and met else [*of_year, *(part for part in parts if part not in of_year)]


def _is_denied(sketch: Sketch, statement: Statement, part: DayPart) -> bool:
    """周一至周五9:00-17:00（周末不休）: the bracket says of the days before it what they are not."""
    named = [own.days for group in meant_groups(sketch, statement) for own in group.parts or ()]
    lists = named and all(days.group is DayGroup.LISTED for days in named)
    inside = any(days.weekdays & part.days.weekdays for days in named)
    weekends = part.days.group is DayGroup.WEEKENDS and statement.segment.has(Word.NOT_OFF)
    return statement.segment.in_brackets and weekends and bool(lists) and not inside


def _open_too(sketch: Sketch, statement: Statement, part: DayPart) -> None:
    """The hours of all days; a bracket between two seasons (周末不休) is of the first."""
    enclosed = statement.segment.in_brackets and statement.anchor < len(sketch.cores)
    seasons = {group.season for group in nearby(sketch, statement)} if enclosed else ()
    if part.half is not None and not has_half(bits(sketch.all_spans()), part.half):
        add(sketch, Effect.DOUBTFUL, [part], (), None)  # 工作日9:00-12:00，周三下午也办公: until when?
        return
    if part.half is not None and (known := always_open(sketch, part)):
        # 工作日9:00-17:00，周三下午照常: as ever, or then alone
        kept = bits(half_open(part.half, sketch.all_spans()).all)
        add(sketch, Effect.MAY_CLOSE, [replace(part, half=None)], spans_of(known & ~kept), None)
        return
    for group in list(sketch.groups):
        if all(part.days == own.days for own in group.days) or (seasons and group.season not in seasons):
            continue
        told = not part.days.weekdays & ~weekdays_of(own.days for own in group.days)  # 每天…（周日照常）
        ranges = [*group.ranges] if told else hours_before_bracket(sketch, statement, group.ranges)
        meant = [own for own in (in_half(each, part.half) for each in ranges) if own.spans or own.doubts]
        own = Group((part,), group.season, meant, group.holidays, doubtful=group.doubtful)
        sketch.groups.append(own)


def all_year(sketch: Sketch, _: Statement) -> None:
    """全年无休: every day and every holiday; beside 工作日 or 周一至周五 it contradicts them."""
    named = whole_weekdays_of(part.days for group in sketch.groups for part in group.parts or ())
    for group in sketch.groups:
        if named == EVERY_DAY or all(part.days == EVERY for part in group.parts or (DayPart(EVERY),)):
            group.parts = group.parts or (DayPart(EVERY),)
            group.holidays = Answer.YES
        else:
            sketch.suspicions.add(Suspicion.CONTRADICTION)
            sketch.clauses += [
                Clause(Effect.DOUBTFUL, part, group.spans, group.season) for part in days_beside(group) if group.spans
            ]


def change_end(sketch: Sketch, statement: Statement) -> None:
    """周四延长至20:00, 周五提前至16:30下班, 周五16:00下班: another end on these days."""
    times = [time.minute for time in statement.times]
    if not times:
        return
    parts = [replace(part, half=None) for part in statement.parts or current_days(sketch, statement)]
    if change_range_before(sketch, statement, parts):
        return
    spans = half_open(Word.MORNING, sketch.all_spans()).all if statement.is_of_morning else sketch.all_spans()
    first, last = min((start for start, _ in spans), default=0), max((end for _, end in spans), default=times[-1])
    unknown = [part for part in parts if is_closed(sketch, part)]
    if unknown:
        add(sketch, Effect.DOUBTFUL, unknown, ((0, max(last, times[-1])),), statement.season)  # 周六开放至12:00
    elif statement.segment.has(Word.SHORTENED) and (times[-1] <= first or statement.segment.has(Word.BEGINS)):
        add(sketch, Effect.OPEN, parts, ((times[-1], first),), None)  # 6月至8月提前至8:00上班
    elif statement.segment.has(Word.EXTENDED) and times[-1] < last:
        _begin_later(sketch, statement, times[-1])
    elif statement.segment.has(Word.SHORTENED) or times[-1] < last:
        _end_earlier(sketch, statement, parts, times[-1])
    elif last < times[-1]:
        # 9:00-12:00，周五16:00下班: hardly the same day, and no afternoon was named.
        effect = _later_end(statement) if last > LUNCH_OVER else Effect.DOUBTFUL
        add(sketch, effect, parts, ((last, times[-1]),), None)


def _end_earlier(sketch: Sketch, statement: Statement, parts: Sequence[DayPart], minute: int) -> None:
    """周五16:00下班: closed from then on; 周五上午11:30下班 may be said of the morning, or of all that a Friday has."""
    season, end = known_season(sketch, statement.season), statement.end_of_day(minute)
    add(sketch, Effect.CLOSED, parts, ((minute, end),), season)
    if end < MIDNIGHT:
        add(sketch, Effect.MAY_CLOSE, parts, ((end, statement.latest),), season)


def _later_end(statement: Statement) -> Effect:
    """Surely open, but where it is so on certain dates alone (who knows on all), if anything, or perhaps."""
    sure = statement.season is None and not statement.segment.has(Word.IF_CHANGED) and not _is_possible(statement)
    sure = sure and (not statement.segment.has(Word.UNTIL) or _opens(statement))
    return Effect.OPEN if sure else Effect.DOUBTFUL


def _begin_later(sketch: Sketch, statement: Statement, minute: int) -> None:
    """周一延至10:00开门: what is put off to a time before the end is the beginning, if the text says so itself."""
    effect = Effect.CLOSED if statement.segment.has(Word.BEGINS) else Effect.MAY_CLOSE
    add(sketch, effect, statement.parts or current_days(sketch, statement), ((0, minute),), None)


def _opens(statement: Statement) -> bool:
    """Whether it says what goes on so long: 周三开放至19:00, but not 周三至19:00."""
    return any(phrase.text in _OPENING for phrase in statement.segment.of(Word.NOISE))


def _is_possible(statement: Statement) -> bool:
    """可延长至19:00: and who knows when."""
    return any(phrase.text == "可" for phrase in statement.segment.of(Word.NOISE))


def change_start(sketch: Sketch, statement: Statement) -> None:
    """周一9:30开始办公: another beginning on these days."""
    times = [time.minute for time in statement.times]
    spans = sketch.all_spans()
    if not times or not spans:
        return
    parts = statement.parts or current_days(sketch, statement)
    unknown = [part for part in parts if is_closed(sketch, part)]
    if unknown:
        add(sketch, Effect.DOUBTFUL, unknown, ((times[0], MIDNIGHT),), None)
    elif spans[0][0] < times[0]:
        add(sketch, Effect.CLOSED, parts, ((0, times[0]),), None)
    elif times[0] < spans[0][0]:
        add(sketch, Effect.OPEN, parts, ((times[0], spans[0][0]),), None)
