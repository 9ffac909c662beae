"""An operator's own tables: holidays and make-up days that the library lacks, local days, and the dates of seasons.

Both are CSV with a header line; docs/hours.md has their columns. A file that is not as it should be is refused
with the line that is wrong: half a calendar would be worse than none.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from locator.hours.answers.state import Times
from locator.hours.readings.seasons import SeasonDates, SeasonName, YearlyDates
from locator.operator_table import OperatorLine, operator_lines
from locator.readers.workdays import DayKind, LocalDays, WorkCalendar, with_days

_HOLIDAYS = ("from", "to", "kind", "division", "name")
_SEASONS = ("division", "season", "from", "to")
_KINDS = {kind.value: kind for kind in DayKind}
_WHOLE_YEAR = "year"
_LONGEST = timedelta(days=366)
_A_LEAP_YEAR = 2024


def with_holidays(calendar: WorkCalendar, path: Path) -> WorkCalendar:
    """The calendar with an operator's days: of the whole country, or of divisions by the prefix of their codes.

    Raises
    ------
    Fault
        If the file cannot be read, or a line of it is wrong; the fault names which.
    """
    days: dict[date, DayKind] = {}
    local: dict[str, dict[date, DayKind]] = {}
    names: dict[str, dict[date, str]] = defaultdict(dict)
    years: set[int] = set()
    for line in operator_lines(path, _HOLIDAYS):
        division = _prefix(line)
        first, last = _date(line, "from"), _date(line, "to") if line.fields["to"] else _date(line, "from")
        if line.fields["kind"] == _WHOLE_YEAR:
            if division:
                raise line.wrong("整年只能是全国的", "a whole year is the country's")
            years.add(first.year)
            continue
        own = local.setdefault(division, {}) if division else days
        for day in _between(line, first, last):
            own[day] = _kind(line, day)
            if own[day] is DayKind.HOLIDAY and line.fields["name"]:
                names[division][day] = line.fields["name"]
    known = with_days(calendar, days, years)
    of_divisions = tuple(LocalDays(prefix, own, names[prefix]) for prefix, own in sorted(local.items()))
    return replace(known, local=of_divisions, names=names[""])


def season_dates(path: Path) -> Mapping[str, Mapping[SeasonName, SeasonDates]]:
    """The dates of seasons by prefix of division codes; the empty prefix is everywhere. Fault as `with_holidays`."""
    found: dict[str, dict[SeasonName, SeasonDates]] = {}
    for line in operator_lines(path, _SEASONS):
        names = {name.value: name for name in SeasonName if name is not SeasonName.REST}
        if line.fields["season"] not in names:
            raise line.wrong(f"季节应为 {'、'.join(names)}", f"a season is one of {', '.join(names)}")
        name = names[line.fields["season"]]
        first, last = (_month_day(line, end) for end in ("from", "to"))
        own = found.setdefault(_prefix(line), {})
        own[name] = (*own.get(name, ()), YearlyDates((first.month, first.day), (last.month, last.day)))
    return found


def operators_times(calendar: WorkCalendar, holidays: Path | None, seasons: Path | None) -> Times:
    """The calendar with what an operator laid in; Fault as `with_holidays`."""
    known = with_holidays(calendar, holidays) if holidays is not None else calendar
    return Times(known, season_dates(seasons) if seasons is not None else {})


def _prefix(line: OperatorLine) -> str:
    division = line.fields["division"]
    if division and not (division.isascii() and division.isdecimal() and len(division) in (2, 4, 6)):
        raise line.wrong("区划应为 2、4 或 6 位数字", "a division is 2, 4 or 6 digits")
    return division


def _date(line: OperatorLine, column: str) -> date:
    try:
        return date.fromisoformat(line.fields[column])
    except ValueError as failure:
        raise line.wrong(
            f"{column} 应为 2027-01-01 这样的日期", f"{column} has to be a date like 2027-01-01"
        ) from failure


def _month_day(line: OperatorLine, column: str) -> date:
    try:
        return date.fromisoformat(f"{_A_LEAP_YEAR}-{line.fields[column]}")
    except ValueError as failure:
        raise line.wrong(f"{column} 应为 05-01 这样的月日", f"{column} is a day like 05-01") from failure


def _between(line: OperatorLine, first: date, last: date) -> Iterator[date]:
    if not first <= last or last - first > _LONGEST:
        raise line.wrong("止日早于起日，或长于一年", "the last day is before the first, or a year after it")
    for passed in range((last - first).days + 1):
        yield first + timedelta(days=passed)


def _kind(line: OperatorLine, day: date) -> DayKind:
    kind = _KINDS.get(line.fields["kind"])
    if kind is None:
        names = [*_KINDS, _WHOLE_YEAR]
        raise line.wrong(f"kind 应为 {'、'.join(names)}", f"a kind is one of {', '.join(names)}")
    is_weekend = day.isoweekday() > 5
    if kind in (DayKind.MAKE_UP, DayKind.WEEKEND) and not is_weekend:
        raise line.wrong(f"{day} 不是周末", f"{day} is no weekend day")
    if kind is DayKind.WORKDAY and is_weekend:
        raise line.wrong(f"{day} 是周末，上班请写 make-up", f"{day} is a weekend day: write make-up")
    return kind
