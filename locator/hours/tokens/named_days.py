"""Days of the week and of the month as a text names them: 周一至周五, 周三、四, 每月第一个周六, 每月5日、15日."""

import re
from dataclasses import replace

from locator.hours.readings.days import LAST, DayGroup, Days
from locator.hours.text.plain_text import number

UNREAD_DAYS = Days(DayGroup.UNREAD)

_SIGNS = {
    sign: index for index, signs in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天七7")) for sign in signs
}
_WEEK = r"(?:周|星期|礼拜)"
_ITEM = "[一二三四五六日天1-7]"
_FIRST = re.compile(rf"(?:每逢|每个?|逢)?(?:周的?(?={_WEEK}))?{_WEEK}({_ITEM})")
_ALSO = re.compile(rf"{_WEEK}({_ITEM})|([一二三四五六日天])(?![点时月楼层室个十一七八九般律些定样直起共]|[日号][^0-9])")
_SIGN_ALONE = r"([一二三四五六日天])(?![点时月号楼层室个十])"
_NO_TIME = "(?![0-9]{1,2}[:.][0-9]{2}(?![0-9]))"  # 周1、3、5：9:00 has a colon before its time
_FIGURE_ALONE = rf"([1-7])(?![0-9]| ?[点时月日号.;楼层室个]|:{_NO_TIME}[0-9])"
_NEXT = re.compile(rf" ?[、/和及与&] ?(?:每?{_WEEK}({_ITEM})|{_SIGN_ALONE}|{_FIGURE_ALONE}(?!:{_NO_TIME}))")
_TO = re.compile(rf" ?(?:-+|一直到|至|到|一(?=周|星期)) ?(?:每?{_WEEK}({_ITEM})|{_SIGN_ALONE}|{_FIGURE_ALONE})")
_POINTS = re.compile(r"(?<=[1-7])(?:[.,][1-7])+(?![0-9:.点时月])")
_TO_NOWHERE = re.compile(rf" ?(?:-+|至|到) ?{_WEEK}[^\s,;。]?")
_ENGLISH = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_NAME = r"(mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|day|sday|nesday|rsday|urday)?s?(?![a-z])\.?"
_ENGLISH_FIRST = re.compile(_NAME)
_ENGLISH_TO = re.compile(rf" ?(?:-|至|到|to|through|thru|until|till) ?{_NAME}")
_ENGLISH_NEXT = re.compile(rf" ?(?:,|&|and|/|、) ?{_NAME}")

_MONTHLY = re.compile(r"每个?月的?")
_COUNT = r"(?:第?([一二三四五1-5])|(最后一?|末)|(首))"
_NTH = re.compile(
    rf"{_COUNT}((?:[、,和及]第?[一二三四五1-5])*)(?:个|(?:个?{_WEEK}(?={_WEEK}|的{_WEEK})的?))的?(?={_WEEK}{_ITEM})"
)
_TO_THE_LAST = re.compile(" ?(?:至|到|-) ?(?:当?月[底末]|最后一[天日])")
_AND_DATE = "[、,和及与至到-]"
_DATES = re.compile(rf"(?:[0-9]{{1,2}}(?: ?[日号] ?(?:{_AND_DATE} ?)?| ?{_AND_DATE} ?| )){{0,30}}[0-9]{{1,2}} ?[日号]")
_DATE = re.compile(r"([0-9]{1,2}) ?[日号]?(?: ?(?:-|至|到) ?([0-9]{1,2}) ?[日号]?)?")


def weekdays_at(text: str, position: int) -> tuple[Days, int] | None:
    """The days of the week that are named at a position, and where their names end; null where none are."""
    first = _FIRST.match(text, position)
    if first is None or _counts_days(text, first):
        return _english_at(text, position)
    last, end = _SIGNS[first[1]], first.end()
    mask = 1 << last
    while end < len(text):
        if _TO.match(text, end) is None and (nowhere := _TO_NOWHERE.match(text, end)) is not None:
            return UNREAD_DAYS, nowhere.end()
        if (more := _more_days(text, end, last)) is None:
            break
        added, last, end = more
        mask |= added
    return Days(DayGroup.LISTED, mask), end


def _more_days(text: str, at: int, last: int) -> tuple[int, int, int] | None:
    """The days that go on behind others as bits, the last of them, and where they end; null where none do."""
    if (to := _TO.match(text, at)) is not None:
        until = _SIGNS[next(filter(None, to.groups()))]
        return days_between(last, until), until, to.end()
    if (points := _POINTS.match(text, at)) is not None:
        return sum(1 << _SIGNS[sign] for sign in set(points[0]) - set(".,")), last, points.end()
    if (more := _ALSO.match(text, at) or _NEXT.match(text, at)) is not None:
        named = _SIGNS[next(filter(None, more.groups()))]
        return 1 << named, named, more.end()
    return None


def _counts_days(text: str, found: re.Match[str]) -> bool:
    """Whether the number is how many days a week it is: 每周5天, 一周七天."""
    a_week = found[0].startswith("每") or text[: found.start()].endswith(("每", "一", "个"))
    return (found[1].isdecimal() or a_week) and text.startswith(("天", "个工作日"), found.end())


def monthly_days_at(text: str, position: int) -> tuple[Days, int] | None:
    """The days of the month that are named at a position: a weekday of it, or dates."""
    monthly = _MONTHLY.match(text, position)
    nth = _NTH.match(text, monthly.end() if monthly is not None else position)
    if nth is not None:
        named = weekdays_at(text, nth.end())
        return (replace(named[0], nth=_counts(nth)), named[1]) if named is not None else None
    if monthly is None:
        return None
    dates = _DATES.match(text, monthly.end())
    if dates is None:
        return UNREAD_DAYS, monthly.end()
    if (till := _TO_THE_LAST.match(text, dates.end())) is not None:
        last = max(_month_days(dates[0]), default=31)
        listed = (*_month_days(dates[0]), *range(last + 1, 32))
        return Days(DayGroup.LISTED, dates=listed), till.end()
    listed = _month_days(dates[0])
    return (Days(DayGroup.LISTED, dates=listed) if listed else UNREAD_DAYS), dates.end()


def _counts(found: re.Match[str]) -> tuple[int, ...]:
    if found[2]:
        return (LAST,)
    more = (number(sign) for sign in found[4] if sign in "一二三四五12345")
    return tuple(sorted({number(found[1]) if found[1] else 1, *more}))


def _month_days(text: str) -> tuple[int, ...]:
    days: set[int] = set()
    for found in _DATE.finditer(text):
        first, last = int(found[1]), int(found[2] or found[1])
        days.update(range(first, last + 1))
    return tuple(sorted(days)) if days and min(days) >= 1 and max(days) <= 31 else ()


def _english_at(text: str, position: int) -> tuple[Days, int] | None:
    first = _ENGLISH_FIRST.match(text, position)
    if first is None or text[position - 1 : position].isalpha():
        return None
    last, end = _ENGLISH.index(first[1]), first.end()
    mask = 1 << last
    while (to := _ENGLISH_TO.match(text, end) or _ENGLISH_NEXT.match(text, end)) is not None:
        following = _ENGLISH.index(to[1])
        mask |= days_between(last, following) if to.re is _ENGLISH_TO else 1 << following
        last, end = following, to.end()
    return Days(DayGroup.LISTED, mask), end


def days_between(first: int, last: int) -> int:
    """The days from one to another, across the week's end where it comes first."""
    length = (last - first) % 7 + 1
    return sum(1 << (first + passed) % 7 for passed in range(length))
