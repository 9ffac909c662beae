"""Office hours as an OSM `opening_hours` expression, where there is an honest one.

OSM has no word for make-up days, on which offices that keep working days are open: a comment on the weekend says it.
Public holidays are `PH`. What is in doubt is `unknown`, an additional rule. The expression is made from what the
readings say of each kind of day, so it can say no more than they do.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from locator.hours.readings.day_table import MIDNIGHT, MINUTES_A_DAY, DayTable, Span, agreed, spans_of
from locator.hours.readings.days import SATURDAY, SUNDAY, Day
from locator.hours.readings.reading import OfficeHours, SeasonState, season_state
from locator.hours.readings.seasons import YEARS_END, CertainDates, MonthDay, YearlyDates
from locator.hours.writing.names import MONTHS
from locator.readers.workdays import DayKind
from locator.window import HoursText, Parsed

MAKE_UP_COMMENT = '"调休上班日照常开放"'

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_A_LEAP_YEAR = date(2024, 1, 1)
_THE_NEXT_YEAR = date(2025, 1, 1)
_A_DAY = timedelta(days=1)
_WEEK = range(7)
_ALL_DAY = (1 << MINUTES_A_DAY) - 1
_CLOSED = DayTable(0, 0)

_Seasons = tuple[SeasonState, ...]


def as_text(hours: OfficeHours) -> HoursText | None:
    """The part of an office's hours that an edition keeps; null where the office wrote nothing."""
    return HoursText(hours.text, hours.parsed, osm(hours)) if hours.text is not None else None


def osm(hours: OfficeHours) -> str | None:
    """The expression; null where a part was not understood, or OSM cannot say it: days of the month, certain years."""
    if hours.parsed is not Parsed.FULL or not hours.readings or not _is_expressible(hours):
        return None
    runs = _runs(hours)
    if any(_nights_meet_days(hours, state) or _begins_after_midnight(hours, state) for _, _, state in runs):
        return None
    if len(runs) > 1 and any(_runs_on(_week(hours, state)) for _, _, state in runs):
        return None  # the first rule of the next season would end the last night of this one
    if len(runs) == 1:
        if _is_always_open(hours, runs[0][2]):
            return "24/7"
        rules = _rules(hours, runs[0][2], "")
    else:
        rules = [rule for first, last, state in runs for rule in _rules(hours, state, f"{_at(first)}-{_at(last)} ")]
    return "; ".join(rules)


def _is_expressible(hours: OfficeHours) -> bool:
    clauses = [clause for reading in hours.readings for clause in reading.clauses]
    if any(clause.days.dates or clause.days.nth or clause.days.festivals for clause in clauses):
        return False
    if any(reading.suspensions for reading in hours.readings):
        return False
    seasons = [season for reading in hours.readings for season in reading.seasons]
    return not any(isinstance(part, CertainDates) for season in seasons for part in season.dates)


def _nights_meet_days(hours: OfficeHours, seasons: _Seasons) -> bool:
    """Whether a night runs into what the next day says of itself: OSM would then let the later rule win."""
    week = _week(hours, seasons)
    nights = [table.may >> MINUTES_A_DAY for table in week]
    return any(night & week[(day + 1) % 7].may for day, night in enumerate(nights))


def _begins_after_midnight(hours: OfficeHours, seasons: _Seasons) -> bool:
    """Whether hours of a day begin on the next one: OSM has no such start, and its day after a holiday is no holiday's.

    Where a sure evening goes on as a night in doubt, that night is a range that begins at midnight too.
    """
    tables = (*_week(hours, seasons), _holiday(hours, seasons))
    ranges = (span for table in tables for span in (*spans_of(table.sure), *spans_of(table.may & ~table.sure)))
    return any(start >= MIDNIGHT for start, _ in ranges)


def _runs_on(week: Sequence[DayTable]) -> bool:
    """Whether a day of a week may be open into the next one."""
    return any(table.may >> MINUTES_A_DAY for table in week)


def _week(hours: OfficeHours, seasons: _Seasons) -> list[DayTable]:
    """An ordinary week."""
    kinds = [DayKind.WEEKEND if day >= SATURDAY else DayKind.WORKDAY for day in _WEEK]
    return [_table(hours, kind, day, seasons) for day, kind in enumerate(kinds)]


def _holiday(hours: OfficeHours, seasons: _Seasons) -> DayTable:
    """A public holiday, of whatever day of the week."""
    return agreed([_table(hours, DayKind.HOLIDAY, day, seasons) for day in _WEEK])


def _runs(hours: OfficeHours) -> list[tuple[date, date, _Seasons]]:
    """The parts of a year in which the same seasons hold; the one across the year's end last, and in one piece."""
    seasons = [reading.seasons for reading in hours.readings]
    dates = [part for own in seasons for season in own for part in season.dates if isinstance(part, YearlyDates)]
    starts = {_A_LEAP_YEAR, *(_in_a_leap_year(part.first) for part in dates)}
    starts |= {_in_a_leap_year(part.last) + _A_DAY for part in dates if part.last != YEARS_END}
    runs: list[tuple[date, date, _Seasons]] = []
    for start, following in pairwise([*sorted(starts), _THE_NEXT_YEAR]):
        state = tuple(season_state(own, start, {}) for own in seasons)
        first = start
        if runs and runs[-1][2] == state:
            first = runs.pop()[0]
        runs.append((first, following - _A_DAY, state))
    if len(runs) > 1 and runs[0][2] == runs[-1][2]:
        runs[-1] = (runs[-1][0], runs[0][1], runs[0][2])
        del runs[0]
    return runs


def _in_a_leap_year(at: MonthDay) -> date:
    return date(_A_LEAP_YEAR.year, *at)


def _is_always_open(hours: OfficeHours, seasons: _Seasons) -> bool:
    tables = (_table(hours, kind, weekday, seasons) for kind in DayKind for weekday in _WEEK)
    return all(table.sure & _ALL_DAY == _ALL_DAY for table in tables)


def _table(hours: OfficeHours, kind: DayKind, weekday: int, seasons: _Seasons) -> DayTable:
    return hours.on(Day(kind, weekday, weekday), seasons)


def _rules(hours: OfficeHours, seasons: _Seasons, dates: str) -> list[str]:
    """The rules of one part of the year: the days of the week, then the holidays."""
    week = _week(hours, seasons)
    rules = [_rule(f"{dates}{_selector(days)}", table) for table, days in _alike(week) if table != _CLOSED]
    runs_on = _runs_on(week)
    if runs_on and rules:
        rules = [", ".join(rules)]  # a rule of its own for the next day would end the night before
    weekend = [] if runs_on else [day for day in (SATURDAY, SUNDAY) if week[day] == _CLOSED]
    if weekend and all(_opens_on_make_up_days(hours, seasons, week, day) for day in weekend):
        rules.append(f"{dates}{_selector(weekend)} off {MAKE_UP_COMMENT}")
    elif dates and not rules:
        rules.append(f"{dates}off")
    holiday = _holiday(hours, seasons)
    if not rules:
        return ["off"] if holiday == _CLOSED else ["off", _rule("PH", holiday)]
    return [*rules, _rule(f"{dates}PH", holiday)]


def _opens_on_make_up_days(hours: OfficeHours, seasons: _Seasons, week: Sequence[DayTable], day: int) -> bool:
    return week[0].sure != 0 and _table(hours, DayKind.MAKE_UP, day, seasons).sure == week[0].sure


def _alike(week: Sequence[DayTable]) -> list[tuple[DayTable, list[int]]]:
    """The days of the week that have the same hours, in the order of the first of them."""
    found: dict[DayTable, list[int]] = {}
    for day, table in enumerate(week):
        found.setdefault(table, []).append(day)
    return list(found.items())


def _rule(selector: str, table: DayTable) -> str:
    doubt = spans_of(table.may & ~table.sure)
    sure = spans_of(table.sure)
    parts = [f"{selector} {_ranges(sure)}"] if sure else []
    parts += [f"{selector} {_ranges(doubt)} unknown"] if doubt else []
    return ", ".join(parts) if parts else f"{selector} off"


def _ranges(spans: Sequence[Span]) -> str:
    return ",".join(f"{_clock(start)}-{_clock(end if end <= MIDNIGHT else end - MIDNIGHT)}" for start, end in spans)


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _selector(days: Sequence[int]) -> str:
    """Mo-Fr; Sa,Su; Mo,We-Fr."""
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(_run(run) for run in runs)


def _run(run: Sequence[int]) -> str:
    if len(run) > 2:
        return f"{_DAYS[run[0]]}-{_DAYS[run[-1]]}"
    return ",".join(_DAYS[day] for day in run)


def _at(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day:02d}"
