"""Dates and months in a text: 5月1日, 2025年10月8日, 10月, 6、7、8月, 上半年."""

import re
from dataclasses import dataclass
from datetime import date

from locator.hours.readings.seasons import CertainDates, MonthDay, YearlyDates

_LAST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CERTAIN = re.compile(r"(20[0-9]{2}) ?[年./-] ?([0-9]{1,2}) ?[月./-] ?([0-9]{1,2})[日号]?")
_CERTAIN_MONTH = re.compile(r"(20[0-9]{2}) ?年 ?([0-9]{1,2}) ?月(?:份|底|末)?")
_MONTH_DAY = re.compile(r"([0-9]{1,2}) ?月 ?([0-9]{1,2})(?: ?[日号]|(?![0-9:点时.]))")
_MONTH = re.compile(r"([0-9]{1,2}) ?月(份|初|底|末|中旬)?")
_MONTH_LIST = re.compile(r"([0-9]{1,2}) ?(?=(?:[-、和及至到] ?[0-9]{1,2} ?)+月(?! ?[0-9]{1,2} ?[日号]))")
_YEAR = re.compile(r"(20[0-9]{2}) ?年(?=度?起|全年|办公|作息|工作|上班|营业|元旦|春节|清明|五一|劳动节|端午|中秋|国庆)")
_TO_JUNE = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may(?= ?[-)0-9]| to| until)|june?"
_FROM_JULY = "july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
_ITS_DAY = r"(?: ?([0-9]{1,2})(?:st|nd|rd|th)?(?! ?[-:.] ?[0-9]| ?[ap]\.?m|[0-9a-z]))?"
_NAMED_MONTH = re.compile(rf"({_TO_JUNE}|{_FROM_JULY})(?![a-z])\.?{_ITS_DAY}")
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HALF_YEAR = re.compile("([上下])半年")


@dataclass(frozen=True, slots=True)
class DatePiece:
    """One date, or one month: its first and its last day. `year` null where it is any year's."""

    first: MonthDay
    last: MonthDay
    year: int | None = None

    @property
    def is_day(self) -> bool:
        """Whether it is one day, and no month."""
        return self.first == self.last


def date_at(text: str, position: int) -> tuple[DatePiece, int] | None:
    """The date or month that begins at a position, and where it ends; null where none does."""
    for pattern, piece in _PATTERNS:
        found = pattern.match(text, position)
        if found is not None and (made := piece(found)) is not None:
            return made, found.end()
    return None


def named_month_at(text: str, position: int) -> tuple[DatePiece, int] | None:
    """Apr, May 1, September 30th: an English month or a day of it, and where it ends; may itself only as a month."""
    found = _NAMED_MONTH.match(text, position)
    if found is None or (position and "a" <= text[position - 1] <= "z"):
        return None
    number = _ENGLISH.index(found[1][:3]) + 1
    piece = month(number) if found[2] is None else month_day(number, int(found[2]))
    return (piece, found.end()) if piece is not None else None


def month_day(month: int, day: int, year: int | None = None) -> DatePiece | None:
    """A day of the year; null where there is none such."""
    if not 1 <= month <= 12 or not 1 <= day <= _LAST_DAYS[month - 1]:
        return None
    return DatePiece((month, day), (month, day), year)


def day_before(at: MonthDay) -> MonthDay:
    """The day before another; 29 February before 1 March, which does no harm in other years."""
    number, day = at
    if day > 1:
        return number, day - 1
    number = (number - 2) % 12 + 1
    return number, _LAST_DAYS[number - 1]


def day_after(at: MonthDay) -> MonthDay:
    """The day behind another; 29 February behind the 28th, which does no harm in other years."""
    number, day = at
    return (number, day + 1) if day < _LAST_DAYS[number - 1] else (number % 12 + 1, 1)


def month(number: int, year: int | None = None) -> DatePiece | None:
    """A whole month; its last day in a leap year, which does no harm in others."""
    if not 1 <= number <= 12:
        return None
    return DatePiece((number, 1), (number, _LAST_DAYS[number - 1]), year)


def between(first: DatePiece, last: DatePiece) -> YearlyDates | CertainDates | None:
    """The dates from one to another, both included; null where they are none (2025年10月8日至2025年5月1日)."""
    if first.year is None and last.year is None:
        return YearlyDates(first.first, last.last)
    starts = first.year if first.year is not None else last.year
    ends = last.year if last.year is not None else starts
    if starts is None or ends is None:
        return None
    if last.year is None and last.last < first.first:
        ends += 1
    begin, end = _certain(starts, first.first), _certain(ends, last.last)
    return CertainDates(begin, end) if begin is not None and end is not None and begin <= end else None


def _certain(year: int, at: MonthDay) -> date | None:
    try:
        return date(year, *at)
    except ValueError:  # 29 February of a common year: a month's end
        return date(year, 2, 28) if at == (2, 29) else None


def _month_piece(found: re.Match[str]) -> DatePiece | None:
    whole = month(int(found[1]))
    if whole is None or found[2] in (None, "份"):
        return whole
    if found[2] == "中旬":
        return None
    return DatePiece(whole.first, whole.first) if found[2] == "初" else DatePiece(whole.last, whole.last)


def _half_year(found: re.Match[str]) -> DatePiece:
    return DatePiece((1, 1), (6, 30)) if found[1] == "上" else DatePiece((7, 1), (12, 31))


_PATTERNS = (
    (_CERTAIN, lambda found: month_day(int(found[2]), int(found[3]), int(found[1]))),
    (_CERTAIN_MONTH, lambda found: month(int(found[2]), int(found[1]))),
    (_MONTH_DAY, lambda found: month_day(int(found[1]), int(found[2]))),
    (_MONTH, _month_piece),
    (_HALF_YEAR, _half_year),
    (_YEAR, lambda found: DatePiece((1, 1), (12, 31), int(found[1]))),
    (_MONTH_LIST, lambda found: month(int(found[1]))),
)
