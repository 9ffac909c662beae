"""Office hours printed in plain Chinese, which reads back as what it was printed from, and in English."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from locator.hours.clause import Clause, Effect
from locator.hours.day_table import WHOLE_DAY, Span, bits
from locator.hours.days import EVERY_DAY, WEEKEND, Answer, DayGroup, Days
from locator.hours.halves import HALF_SPANS
from locator.hours.names import Names
from locator.hours.reading import OfficeHours, Reading
from locator.hours.seasons import Season
from locator.hours.words import Word
from locator.texts import Lang
from locator.window import Kind

_ORDER = (Effect.OPEN, Effect.CLOSED, Effect.MAY_CLOSE, Effect.DOUBTFUL)
_COUNTERS = {Kind.STAFFED: ("人工窗口", "staffed windows"), Kind.KIOSK: ("自助终端", "self-service machines")}
_HALVES = {Word.MORNING: ("上午", " in the morning"), Word.AFTERNOON: ("下午", " in the afternoon")}
_EVERY = Days(DayGroup.LISTED, EVERY_DAY)
_OFF = {Days(DayGroup.WEEKENDS, WEEKEND, make_ups=Answer.NO), Days(DayGroup.HOLIDAYS)}


def in_chinese(hours: OfficeHours) -> str:
    """The hours as an office should write them; an empty text where there are none."""
    return _Printer(Lang.ZH).hours(hours)


def in_english(hours: OfficeHours) -> str:
    """The hours in English; an empty text where there are none."""
    return _Printer(Lang.EN).hours(hours)


@dataclass(frozen=True, slots=True)
class _Printer:
    lang: Lang

    def hours(self, hours: OfficeHours) -> str:
        readings = [_understood(reading) for reading in hours.readings] if hours.unread else hours.readings
        if len(readings) == 1:
            return self._reading(readings[0])
        named = enumerate(readings, start=1)
        return self._both("；", "; ").join(f"{self._counter(own, at)}{self._reading(own)}" for at, own in named)

    def _both(self, chinese: str, english: str) -> str:
        return chinese if self.lang is Lang.ZH else english

    def _counter(self, reading: Reading, number: int) -> str:
        if reading.kind is not None:
            return _COUNTERS[reading.kind][0 if self.lang is Lang.ZH else 1] + self._both("：", ": ")
        return self._both(f"{number}号窗口：", f"window {number}: ")

    def _reading(self, reading: Reading) -> str:
        clauses = sorted(reading.clauses, key=lambda clause: (_ORDER.index(clause.effect), _is_of_season(clause)))
        said = [
            self._clause(clause)
            for clause in clauses
            if not self._is_asked(clause) and not _is_implied(clause, clauses)
        ]
        return self._both("；", "; ").join([*said, *self._asked(clauses)])

    def _is_asked(self, clause: Clause) -> bool:
        return clause.effect is Effect.DOUBTFUL and not self._remarks(clause.days)

    def _asked(self, clauses: Iterable[Clause]) -> Iterator[str]:
        """What is in doubt: days with the same times in one sentence."""
        alike: dict[tuple[Season | None, tuple[Span, ...]], list[Days]] = {}
        for clause in clauses:
            if self._is_asked(clause):
                alike.setdefault((clause.season, clause.spans), []).append(clause.days)
        opened = [(clause.season, clause.spans) for clause in clauses if clause.effect is Effect.OPEN]
        for (season, spans), days in alike.items():
            hours_too = {*days} != _OFF or opened != [(season, spans)]
            yield self._ask(season, days, spans if hours_too else None)

    def _ask(self, season: Season | None, days: Sequence[Days], spans: Sequence[Span] | None) -> str:
        names = Names(self.lang)
        when = names.season(season) if season is not None else ""
        half = _half(spans) if days != [Days(DayGroup.ASSUMED)] else None
        of_half = self._both(*_HALVES[half]) if half is not None else ""
        named = self._both("、", ", ").join(names.days(each) + of_half for each in days)
        if half is not None:
            return self._joined((when, named)) + self._both("是否办公请先咨询", ": please ask first")
        if {*days} == _OFF:
            named = self._both("非工作日", "days off")
        if named and spans == WHOLE_DAY:
            return self._joined((when, named)) + self._both("办公时间请先咨询", ": ask for the hours")
        times = names.spans(spans, self._both("、", ", ")) if spans is not None else ""
        return self._joined((when, named, times)) + self._both("是否办公请先咨询", " please ask first")

    def _clause(self, clause: Clause) -> str:
        names = Names(self.lang)
        season = names.season(clause.season) if clause.season is not None else ""
        whole = clause.spans == WHOLE_DAY
        if clause.effect is Effect.CLOSED and whole:
            return self._closed(names, clause.days, season)
        if _is_dated(clause):
            return self._joined((season, names.spans(clause.spans)))
        days = names.days(clause.days)
        if clause.effect is Effect.MAY_CLOSE and whole:
            return self._joined((season, days)) + self._both("可能不办公", " may be closed")
        if clause.effect.closes:
            said = (self._joined((season, days, names.spans((span,)))) for span in clause.spans)
            closed = ("不办公", " closed") if clause.effect is Effect.CLOSED else ("可能不办公", " may be closed")
            return self._both("；", "; ").join(each + self._both(*closed) for each in said)
        remarks = self._remarks(clause.days)
        if clause.effect is Effect.OPEN:
            spans = self._both("24小时", "24 hours") if whole and _is_always(clause.days) else names.spans(clause.spans)
            return self._joined((season, days, spans)) + self._in_brackets(remarks)
        asked = [*remarks, self._both("请先咨询", "please ask first")]
        return self._joined((season, days, names.spans(clause.spans))) + self._in_brackets(asked)

    def _closed(self, names: Names, days: Days, season: str) -> str:
        if days == _EVERY:
            return self._joined((season, self._both("暂停办公", "suspended")))
        return self._joined((season, names.days(days) + self._both("除外", " excepted")))

    def _joined(self, parts: Iterable[str]) -> str:
        return self._both("", " ").join(part for part in parts if part)

    def _in_brackets(self, remarks: list[str]) -> str:
        if not remarks:
            return ""
        return self._both(f"（{'，'.join(remarks)}）", f" ({', '.join(remarks)})")

    def _remarks(self, days: Days) -> list[str]:
        remarks: list[str] = []
        if days.holidays is Answer.NO:
            remarks.append(self._both("节假日除外", "not on public holidays"))
        if days.holidays is Answer.YES:
            remarks.append(self._both("节假日不休", "public holidays too"))
        if days.holidays is Answer.MAYBE:
            remarks.append(self._both("节假日可能不休", "perhaps on public holidays too"))
        if days.make_ups is Answer.MAYBE:
            remarks.append(self._both("调休上班日可能除外", "perhaps not on make-up working days"))
        if days.make_ups is Answer.YES:
            remarks.append(self._both("含调休上班日", "make-up working days too"))
        if days.make_ups is Answer.NO and days.group is not DayGroup.WEEKENDS:
            remarks.append(self._both("调休上班日除外", "not on make-up working days"))
        return remarks


def _half(spans: Sequence[Span] | None) -> Word | None:
    """The half-day that is meant by all of it, where nobody told its hours."""
    return next((half for half in _HALVES if spans == HALF_SPANS[half]), None)


def _understood(reading: Reading) -> Reading:
    """What was understood of a text: that the rest of it may say anything is told elsewhere, in its own words."""
    clauses = tuple(clause for clause in reading.clauses if clause != Clause(Effect.DOUBTFUL, _EVERY))
    return Reading(clauses or reading.clauses, reading.kind)


def _is_dated(clause: Clause) -> bool:
    """10月4日9:00-12:00: a few days' own hours, whatever days these are."""
    own = clause.season is not None and clause.season.is_short
    return own and clause.effect is Effect.OPEN and clause.days == _EVERY.told(Answer.YES, Answer.YES)


def _is_implied(clause: Clause, clauses: Iterable[Clause]) -> bool:
    """Whether a few days' own hours say it: at other times these days may be off."""
    return clause.effect is Effect.MAY_CLOSE and any(
        _is_dated(own) and own.season == clause.season and bits(own.spans) ^ bits(clause.spans) == bits(WHOLE_DAY)
        for own in clauses
    )


def _is_always(days: Days) -> bool:
    return days.group is DayGroup.LISTED and days.weekdays == EVERY_DAY and days.holidays is Answer.YES


def _is_of_season(clause: Clause) -> bool:
    return clause.season is not None
