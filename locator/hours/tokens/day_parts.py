"""Names of days put together: 周一至周五及周日, 春节、国庆节; 工作日 narrows the days listed beside it."""

from dataclasses import dataclass, replace

from locator.hours.readings.days import (
    EVERY,
    EVERY_DAY,
    HOLIDAYS,
    PLAIN_WEEKENDS,
    WEEKDAYS,
    WEEKEND,
    Answer,
    DayGroup,
    Days,
)
from locator.hours.tokens.words import Word
from locator.readers.workdays import Festival

NAMED_GROUPS = {
    Word.WORKDAYS: Days(DayGroup.WORKDAYS),
    Word.WEEKDAYS: Days(DayGroup.LISTED, WEEKDAYS),
    Word.WEEKENDS: Days(DayGroup.WEEKENDS, WEEKEND),
    Word.PLAIN_WEEKENDS: PLAIN_WEEKENDS,
    Word.NON_WORKDAYS: PLAIN_WEEKENDS,
    Word.HOLIDAYS: HOLIDAYS,
    Word.MAKE_UPS: Days(DayGroup.MAKE_UPS),
    Word.SHIFTED: Days(DayGroup.MAKE_UPS, make_ups=Answer.MAYBE),
    Word.EVERY_DAY: EVERY,
    Word.ODD_DATES: Days(DayGroup.LISTED, EVERY_DAY, dates=tuple(range(1, 32, 2))),
    Word.EVEN_DATES: Days(DayGroup.LISTED, EVERY_DAY, dates=tuple(range(2, 32, 2))),
}


_FESTIVALS = {
    "元旦": Festival.NEW_YEAR,
    "春节": Festival.SPRING,
    "清明": Festival.TOMBS,
    "五一": Festival.LABOUR,
    "劳动节": Festival.LABOUR,
    "端午": Festival.DRAGON_BOAT,
    "中秋": Festival.MID_AUTUMN,
    "国庆": Festival.NATIONAL,
    "十一": Festival.NATIONAL,
}


@dataclass(frozen=True, slots=True)
class DayPart:
    """Days, and the half of them that is meant (周三下午); null where it is the whole day.

    `doubtful` where another word denies them: the Saturday of 法定工作日周一至周六.
    """

    days: Days
    half: Word | None = None
    doubtful: bool = False


def are_off(value: object) -> bool:
    """Whether what a phrase says is weekends or holidays alone."""
    return isinstance(value, tuple) and all(isinstance(part, DayPart) and _is_off(part.days) for part in value)


def _is_off(days: Days) -> bool:
    listed_off = days.group is DayGroup.LISTED and not days.weekdays & ~WEEKEND
    return listed_off or days.group in (DayGroup.WEEKENDS, DayGroup.HOLIDAYS)


def with_festivals(days: Days, text: str) -> Days:
    """The holidays that a word means: all of them, or the one that it names."""
    if days.group is not DayGroup.HOLIDAYS:
        return days
    named = tuple(festival for word, festival in _FESTIVALS.items() if word in text)
    return replace(days, festivals=tuple(dict.fromkeys(named))) if named else days


def merged(parts: list[DayPart]) -> list[DayPart]:
    """Days of the same kind in one: 周一至周五及周日, 春节、国庆节; 工作日 narrows the days listed beside it."""
    found: list[DayPart] = []
    for part in parts:
        last = found[-1] if found else None
        joined = _joined(last, part) if last is not None else None
        if joined is None:
            found.append(part)
        else:
            found[-1] = joined
    return found


def met(parts: tuple[DayPart, ...]) -> tuple[DayPart, ...]:
    """Dates of the month beside days of the week: 每月1日至15日每天 are the dates; of 每月1日至15日工作日 nobody knows.

    Some mean the days that are both, others all of either.
    """
    dated = [part for part in parts if part.days.dates]
    others = [part for part in parts if not part.days.dates and part.days.group in (DayGroup.LISTED, DayGroup.WORKDAYS)]
    if not dated or not others:
        return parts
    every = all(part.days.group is DayGroup.LISTED and part.days.weekdays == EVERY_DAY for part in others)
    return tuple(dated) if every else (DayPart(Days(DayGroup.UNREAD)),)


def _joined(last: DayPart, part: DayPart) -> DayPart | None:
    one, other = last.days, part.days
    if (last.half != part.half and last.half is not None) or last.doubtful != part.doubtful:
        return None
    if {one.group, other.group} == {DayGroup.WORKDAYS, DayGroup.LISTED} and last.half is None:
        listed = one if one.group is DayGroup.LISTED else other
        if listed.nth or listed.dates or listed.weekdays & ~WEEKDAYS:
            return None
        return DayPart(Days(DayGroup.WORKDAYS, _workdays(listed.weekdays)), part.half)
    if one.group is not other.group or last.half != part.half or one.nth != other.nth:
        return None
    if one.group is DayGroup.LISTED and not one.dates and not other.dates:
        return replace(part, days=replace(one, weekdays=one.weekdays | other.weekdays))
    if one.group is DayGroup.HOLIDAYS and one.festivals and other.festivals:
        return DayPart(replace(one, festivals=(*one.festivals, *other.festivals)), part.half)
    return last if one == other else None


def narrowed(part: DayPart, named: Days | None) -> list[DayPart]:
    """法定工作日周一至周六: the Saturday is no working day, and yet it is named."""
    one, other = part.days, named or part.days
    listed = one if one.group is DayGroup.LISTED else other
    joined = _joined(part, DayPart(other))
    if joined is not None:
        return [joined]
    return [
        DayPart(Days(DayGroup.WORKDAYS)),
        DayPart(replace(listed, weekdays=listed.weekdays & WEEKEND), doubtful=True),
    ]


def _workdays(weekdays: int) -> int:
    return EVERY_DAY if weekdays & WEEKDAYS == WEEKDAYS else weekdays
