"""The names of days, seasons, dates and times in Chinese and English, as hours are printed with them."""

from collections.abc import Sequence
from dataclasses import dataclass

from locator.hours.readings.day_table import MIDNIGHT, Span
from locator.hours.readings.days import EVERY_DAY, LAST, WEEKDAYS, Answer, DayGroup, Days
from locator.hours.readings.seasons import CertainDates, Season, SeasonName, YearlyDates
from locator.texts import Lang, sentence

_WEEK = {Lang.ZH: tuple("一二三四五六日"), Lang.EN: ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
_COUNTS_ZH = {1: "一", 2: "二", 3: "三", 4: "四", 5: "五"}
_COUNTS_EN = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", LAST: "last"}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""The months by their short names, as OSM writes them too."""

_GROUPS = {
    DayGroup.WORKDAYS: ("法定工作日", "working days"),
    DayGroup.WEEKENDS: ("双休日", "weekends"),
    DayGroup.HOLIDAYS: ("节假日", "public holidays"),
    DayGroup.MAKE_UPS: ("调休上班日", "make-up working days"),
    DayGroup.ASSUMED: ("", ""),
    DayGroup.UNREAD: ("", ""),
}
_SEASONS = {
    SeasonName.SPRING: ("春季", "spring"),
    SeasonName.SUMMER: ("夏季", "summer"),
    SeasonName.AUTUMN: ("秋季", "autumn"),
    SeasonName.WINTER: ("冬季", "winter"),
    SeasonName.WINTER_SPRING: ("冬春季", "winter and spring"),
    SeasonName.SPRING_AUTUMN: ("春秋季", "spring and autumn"),
    SeasonName.SUMMER_AUTUMN: ("夏秋季", "summer and autumn"),
    SeasonName.SPRING_SUMMER: ("春夏季", "spring and summer"),
    SeasonName.AUTUMN_WINTER: ("秋冬季", "autumn and winter"),
    SeasonName.SUMMER_HOLIDAY: ("暑假", "summer vacation"),
    SeasonName.WINTER_HOLIDAY: ("寒假", "winter vacation"),
    SeasonName.HIGH: ("旺季", "high season"),
    SeasonName.LOW: ("淡季", "low season"),
    SeasonName.REST: ("其他月份", "the rest of the year"),
}
_EARLY, _MORNING = 6 * 60, 8 * 60
_Date = tuple[int | None, int, int]


@dataclass(frozen=True, slots=True)
class Names:
    """The names in one language. What is in Chinese is read back as what it was printed from."""

    lang: Lang

    def days(self, days: Days) -> str:
        """The days, as 周一至周五; an empty text where none are named."""
        if days.festivals:
            named = (sentence(self.lang, f"festival-{festival.name.lower()}") for festival in days.festivals)
            return self._both("、", ", ").join(named)
        if days.group is DayGroup.LISTED:
            return self._listed(days)
        name = _GROUPS[days.group][self._index]
        if days.group is DayGroup.WEEKENDS and days.make_ups is Answer.NO:
            name = self._both("不调休的双休日", "weekends that are not worked")
        if days.group is DayGroup.WORKDAYS and days.weekdays != EVERY_DAY:
            return name + self._both("", " on ") + self._week(days.weekdays)
        return name

    def season(self, season: Season) -> str:
        """The season's name and dates, as 夏季（5月1日至9月30日）."""
        name = _SEASONS[season.name][self._index] if season.name is not None else ""
        alone = len(season.dates) == 1
        dates = self._both("、", ", ").join(self._dates(part, alone=alone) for part in season.dates)
        if not name or not dates:
            return name or dates
        return self._both(f"{name}（{dates}）", f"{name} ({dates})")

    def spans(self, spans: Sequence[Span], between: str | None = None) -> str:
        """The ranges, as 8:30-12:00，14:00-17:30."""
        separator = self._both("，", ", ") if between is None else between
        return separator.join(self._span(span) for span in spans)

    def _both(self, chinese: str, english: str) -> str:
        return chinese if self.lang is Lang.ZH else english

    @property
    def _index(self) -> int:
        return 0 if self.lang is Lang.ZH else 1

    def _listed(self, days: Days) -> str:
        if days.dates:
            runs = [self._month_dates(*run) for run in _runs(sorted(days.dates))]
            return self._both(f"每月{'、'.join(runs)}", f"on the {_enumerated(runs)} of each month")
        if days.nth:
            return self._both(self._nth_zh(days), self._nth_en(days))
        if days.weekdays == EVERY_DAY:
            return self._both("每天", "every day")
        return self._week(days.weekdays)

    def _nth_zh(self, days: Days) -> str:
        count = "最后一" if LAST in days.nth else "第" + "、".join(_COUNTS_ZH[number] for number in days.nth)
        return f"每月{count}个{self._week(days.weekdays)}"

    def _nth_en(self, days: Days) -> str:
        return f"{' and '.join(_COUNTS_EN[number] for number in days.nth)} {self._week(days.weekdays)} of each month"

    def _week(self, weekdays: int) -> str:
        runs = _runs([day for day in range(7) if weekdays >> day & 1])
        if weekdays == WEEKDAYS:
            runs = [(0, 4)]
        return self._both("、", ", ").join(self._run(*run) for run in runs)

    def _run(self, first: int, last: int) -> str:
        names = [self._both("周", "") + name for name in _WEEK[self.lang]]
        if first == last:
            return names[first]
        return self._both(f"{names[first]}至{names[last]}", f"{names[first]}–{names[last]}")

    def _month_dates(self, first: int, last: int) -> str:
        if first == last:
            return self._both(f"{first}日", _ordinal(first))
        return self._both(f"{first}日至{last}日", f"{_ordinal(first)}–{_ordinal(last)}")

    def _dates(self, dates: YearlyDates | CertainDates, *, alone: bool) -> str:
        if isinstance(dates, YearlyDates):
            return self._from_to((None, *dates.first), (None, *dates.last), alone=alone)
        first, last = ((day.year, day.month, day.day) for day in (dates.first, dates.last))
        if dates.last == dates.last.max:
            return self._both(f"{self._day(*first)}起", f"from {self._day(*first)}")
        return self._from_to(first, last, alone=alone)

    def _from_to(self, first: _Date, last: _Date, *, alone: bool) -> str:
        """From one date to another; where no others follow, without what they share: 2月14日至20日, 14 – 20 Feb."""
        if first == last:
            return self._day(*first)
        if alone and first[:2] == last[:2] and first[2] < last[2]:
            return self._both(f"{self._day(*first)}至{last[2]}日", f"{first[2]} – {self._day(*last)}")
        return self._day(*first) + self._both("至", " – ") + self._day(*last)

    def _day(self, year: int | None, month: int, day: int) -> str:
        english = f"{day} {MONTHS[month - 1]}"
        if year is None:
            return self._both(f"{month}月{day}日", english)
        return self._both(f"{year}年{month}月{day}日", f"{english} {year}")

    def _span(self, span: Span) -> str:
        start, end = span
        next_day = self._both("次日", "next day ")
        if start >= MIDNIGHT:
            return next_day + self._both("-", "–").join((_clock(start - MIDNIGHT), _clock(end - MIDNIGHT)))
        word = self._both("凌晨" if 60 <= start < _EARLY else "早" if _EARLY <= start < _MORNING else "", "")
        last = next_day + _clock(end - MIDNIGHT) if end > MIDNIGHT else _clock(end)
        return word + self._both("-", "–").join((_clock(start), last))


def _runs(days: Sequence[int]) -> list[tuple[int, int]]:
    """The days in runs; two in a row stand apart, since 周六至周日 is not what anybody writes."""
    runs: list[tuple[int, int]] = []
    for day in days:
        if runs and runs[-1][1] == day - 1 and (runs[-1][0] < runs[-1][1] or day + 1 in days):
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def _ordinal(day: int) -> str:
    """1st, 2nd, 3rd, 4th; but 11th to 13th."""
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def _enumerated(names: Sequence[str]) -> str:
    """1st, 5th and 15th."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02d}"
