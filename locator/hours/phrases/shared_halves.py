"""Half-days of the last of several days that share one list of hours: 周一至周五及周六上午：8:30-12:00，14:00-17:30."""

import re
from dataclasses import replace

from locator.hours.readings.days import DayGroup, Days
from locator.hours.tokens.day_parts import NAMED_GROUPS, DayPart
from locator.hours.tokens.halves import HALVES, OTHER_HALF
from locator.hours.tokens.marks import Mark
from locator.hours.tokens.named_days import weekdays_at
from locator.hours.tokens.token_row import DAYTIME, SEASONS, TokenRow
from locator.hours.tokens.words import Word

_TO_THE_LAST_RUN = re.compile("(.*(?:至|到|-) ?每?(?:周|星期|礼拜)?[一二三四五六日天1-7])(?=.)")
_OF_HOURS = DAYTIME | SEASONS | {Word.NOISE}
_BEFORE_HOURS: frozenset[Word | Mark] = frozenset({Mark.COLON, Mark.COMMA, Mark.OPEN, Mark.DATE, Word.NOISE, *SEASONS})


def last_halved(row: TokenRow, at: int, days: Days, *, is_listed: bool) -> list[DayPart]:
    """The days at a place, of which the last alone has the half behind them; empty where the half is not such a one.

    Where nothing else says so, it may be that of the first hours (上午：8:30-12:00): the other half is in doubt.
    """
    half = row.kind(at + 1)
    if half not in OTHER_HALF or not isinstance(half, Word):
        return []
    rest = _run_before(row.text(at), days)
    if not _outgrow(row, at + 1) and not (rest is not None and _ends(row, at + 2)):
        return []
    after_whole_days = is_behind_whole_days(row, at)
    if rest is None and not is_listed and not after_whole_days and not _is_behind_days(row, at):
        return []
    last = replace(days, weekdays=days.weekdays & ~rest.weekdays) if rest is not None else days
    is_sure = after_whole_days or row.kind(at + 2) not in (*DAYTIME, Mark.COLON)
    others = [] if is_sure else [DayPart(last, OTHER_HALF[half], doubtful=True)]
    return [*([DayPart(rest)] if rest is not None else []), DayPart(last, half), *others]


def _ends(row: TokenRow, at: int) -> bool:
    """Whether a list of days ends at a place: 8:30-12:00，14:00-17:30（周一至周五及周六上午）."""
    at = row.past(at, Word.NOISE)
    behind = row.kind(at + 1)
    if row.kind(at) is Mark.COMMA:
        return behind is None or behind in _OF_HOURS
    return row.kind(at) in (None, Mark.STRONG, Mark.CLOSE)


def _outgrow(row: TokenRow, half: int) -> bool:
    """Whether several ranges follow that name no other half, up to the next days or the sentence's end."""
    at = row.past(half + 1, *_BEFORE_HOURS)
    if row.kind(at) not in DAYTIME:
        return False
    dashes = 0
    while (kind := row.kind(at)) not in (None, Mark.STRONG, Mark.DAYS) and kind not in NAMED_GROUPS:
        if kind in HALVES:
            return False
        dashes += kind is Word.DASH
        at += 1
    return dashes > 1


def _run_before(text: str, days: Days) -> Days | None:
    """The days up to the last run of a list: 周一至周五 of 周一至周五及周六; null where no day follows a run."""
    run = _TO_THE_LAST_RUN.match(text)
    named = weekdays_at(run[1], 0) if run is not None and days.group is DayGroup.LISTED else None
    return named[0] if named is not None and days.weekdays & ~named[0].weekdays else None


def is_behind_whole_days(row: TokenRow, at: int) -> bool:
    """周一至周五全天，周六上午: other days were named with their half, or as whole ones, right before a comma."""
    return row.kind(_before_comma(row, at)) in (Word.THE_DAY, *OTHER_HALF)


def _is_behind_days(row: TokenRow, at: int) -> bool:
    before = row.kind(_before_comma(row, at))
    return before is Mark.DAYS or before in NAMED_GROUPS


def _before_comma(row: TokenRow, at: int) -> int:
    """The place of what stands before a comma and small words; before the first one where no comma does."""
    if row.kind(at - 1) not in (Mark.COMMA, Mark.STRONG):
        return -1
    before = at - 2
    while row.kind(before) is Word.NOISE:
        before -= 1
    return before
