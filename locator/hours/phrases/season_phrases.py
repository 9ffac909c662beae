"""Seasons and dates of a text: 夏季, 5月1日至9月30日, 5.1-9.30, 10月1日起, 7月、8月."""

from dataclasses import replace
from datetime import date

from locator.hours.readings.seasons import CertainDates, Season, SeasonName, YearlyDates
from locator.hours.tokens.marks import Dotted, Mark
from locator.hours.tokens.token_row import SEASON_BEGINS, SEASONS, TokenRow
from locator.hours.tokens.words import Word
from locator.hours.tokens.year_dates import DatePiece, between, day_before, month_day

_WORKED = ("上班", "开门", "开馆")
"""What is done on a date, and does not begin on it: 6月13日上班."""
_EARLIEST_TIME = 7


def season_begins(row: TokenRow, at: int) -> bool:
    """Whether a season's name or dates begin at a place."""
    kind = row.kind(at)
    return kind in SEASON_BEGINS and (kind is not Mark.DOTTED or _dotted_dates(row, at) is not None)


def season_at(row: TokenRow, at: int) -> tuple[Season | None, int]:
    """The season that begins at a place, null where its dates are none of any year; and where it ends."""
    kind = row.kind(at)
    if kind in (Mark.DATE, Mark.DOTTED):
        dates, end = _dates(row, at)
        return Season(None, dates) if dates else None, end
    name = SeasonName(kind.value) if kind is not Word.OTHER_MONTHS and kind is not None else SeasonName.REST
    return Season(name), at + 1


def _dates(row: TokenRow, at: int) -> tuple[tuple[YearlyDates | CertainDates, ...], int]:
    """The dates that are named from here on: ranges, or months one by one; and where they end."""
    found: list[YearlyDates | CertainDates] = []
    while (first := _date(row, at)) is not None:
        to = row.past(at + 1, Word.DASH, Word.BEGINS)
        skipped = row.past(to, Word.NOISE)
        last = (_date(row, skipped) or _day_of(row, first, skipped)) if _has_dash(row, at + 1, to) else None
        dates = between(first, last or first)
        if dates is None:
            return (), at + 1
        begins = last is None and row.kind(at + 1) is Word.BEGINS and row.text(at + 1) not in _WORKED
        found.append(_from_then_on(dates) if begins else dates)
        at = at + 1 if begins else at
        at = (skipped if last is not None else at) + 1
        at = row.past(at, Word.ENDS)
        at = _take_days(row, first, at, found)
        following = row.past(at, Mark.AND)
        if following == at or _date(row, following) is None:
            break
        at = following
    return tuple(_in_a_row(found)), at


def _in_a_row(found: list[YearlyDates | CertainDates]) -> list[YearlyDates | CertainDates]:
    """7、8月 are 7月1日至8月31日: what begins where another ends goes on with it."""
    made = found[:1]
    for dates in found[1:]:
        last = made[-1]
        if not isinstance(last, YearlyDates) or not isinstance(dates, YearlyDates) or last.starts or dates.starts:
            made.append(dates)
        elif last.last == day_before(dates.first) and last.first != dates.first:
            made[-1] = YearlyDates(last.first, dates.last)
        else:
            made.append(dates)
    return made


def _take_days(row: TokenRow, first: DatePiece, at: int, found: list[YearlyDates | CertainDates]) -> int:
    """Add the days that a list goes on with, in place: 2月14日、28日; where they end."""
    following = row.past(at, Mark.AND)
    while following > at and (day := _day_of(row, first, following)) is not None:
        found += [dates] if (dates := between(day, day)) is not None else []
        at = following + 2
        following = row.past(at, Mark.AND)
    return at


def _day_of(row: TokenRow, first: DatePiece, at: int) -> DatePiece | None:
    """The end of 10月1日-3日, which leaves out the month."""
    value = row.value(at)
    if row.kind(at) is not Mark.NUMBER or not isinstance(value, int) or not first.is_day:
        return None
    is_day = row.kind(at + 1) is Word.NOISE and row.text(at + 1) in ("日", "号")
    return month_day(first.first[0], value, first.year) if is_day else None


def _has_dash(row: TokenRow, first: int, last: int) -> bool:
    return any(row.kind(at) is Word.DASH for at in range(first, last))


def _date(row: TokenRow, at: int) -> DatePiece | None:
    value = row.value(at)
    if isinstance(value, DatePiece):
        return value
    if isinstance(value, Dotted):
        return month_day(value.first, value.second)
    return None


def _dotted_dates(row: TokenRow, at: int) -> int | None:
    """Where a range of dotted dates ends (5.1-9.30); null where the numbers are times, as 8.30-12.00 are."""
    to = row.past(row.past(at + 1, Word.DASH), Word.NOISE)
    first, last = row.value(at), row.value(to)
    if not isinstance(first, Dotted) or not isinstance(last, Dotted) or to == at + 1:
        return None
    if _date(row, at) is None or _date(row, to) is None:
        return None
    closing = row.kind(to + 1) in (Word.OFF, Word.SUSPENDED) and first.first < _EARLIEST_TIME  # 6.10-6.12停办
    in_brackets = closing or (row.kind(at - 1) is Mark.OPEN and row.kind(at - 2) in SEASONS)
    if in_brackets or not first.could_be_time or not last.could_be_time:
        return to + 1
    return None


def _from_then_on(dates: YearlyDates | CertainDates) -> YearlyDates | CertainDates:
    """5月1日起 goes on until another season begins; 2026年7月1日起 for good."""
    if isinstance(dates, CertainDates):
        return CertainDates(dates.first, date.max)
    return replace(dates, starts=True)
