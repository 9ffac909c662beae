"""Moments as people and programs write them: ISO 8601, in Asia/Shanghai where no zone is given."""

import re
from datetime import date, datetime, timedelta, timezone

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China's one zone; it has had no summer time since 1991, so that a fixed offset is right for every year we answer."""

_YEARS = range(2000, 2101)
# A `+` that was not escaped in an address arrives as a blank.
_BLANK_FOR_PLUS = re.compile(r"(.*T[0-9:.]+) ([0-9]{2}:?[0-9]{2})")
_DATE_AND_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}.*", re.ASCII)
_SIGNS_OF_A_DAY = 10
_DATE_ALONE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


class MomentUnreadable(ValueError):
    """A text that is no date and time in the years 2000 to 2100."""


class MomentWithoutTime(MomentUnreadable):
    """A date, `text`, and no time of day."""

    def __init__(self, text: str) -> None:
        super().__init__("a date without a time of day")
        self.text = text


class MomentOfNoDay(MomentUnreadable):
    """A date that no calendar has; `month` is its month where there is none of that number, else null."""

    def __init__(self, text: str) -> None:
        super().__init__("no day of the calendar")
        self.text = text
        month = int(text[5:7])
        self.month = None if 1 <= month <= 12 else month


def read_moment(text: str) -> datetime:
    """A moment in Asia/Shanghai from an ISO 8601 date and time; without a zone it is one there.

    Raises
    ------
    MomentWithoutTime
        If the text is a date alone: whoever asks about a day has to say which hour.
    MomentOfNoDay
        If there is no such day: 2026-13-13, 2026-02-30T10:00.
    MomentUnreadable
        If the text is no date and time, or lies outside the years 2000 to 2100.
    """
    day = text.strip()
    if _DATE_ALONE.match(day) and not _is_a_day(day[:_SIGNS_OF_A_DAY]):
        raise MomentOfNoDay(day[:_SIGNS_OF_A_DAY])
    if _DATE_ALONE.fullmatch(day):
        raise MomentWithoutTime(day)
    mended = _BLANK_FOR_PLUS.sub(r"\1+\2", text)
    if not _DATE_AND_TIME.fullmatch(mended):
        raise MomentUnreadable("not an ISO 8601 date and time")
    try:
        moment = datetime.fromisoformat(mended)
    except ValueError as failure:
        raise MomentUnreadable("not an ISO 8601 date and time") from failure
    if moment.year not in _YEARS:
        raise MomentUnreadable("outside the years 2000 to 2100")
    return moment.replace(tzinfo=SHANGHAI) if moment.tzinfo is None else moment.astimezone(SHANGHAI)


def _is_a_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
