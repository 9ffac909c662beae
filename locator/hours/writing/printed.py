"""Office hours printed in plain Chinese, which reads back as what it was printed from, and in English."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from locator.hours.readings.clause import Clause, Effect
from locator.hours.readings.day_table import WHOLE_DAY, bits
from locator.hours.readings.days import EVERY, EVERY_DAY, Answer, DayGroup, Days
from locator.hours.readings.reading import OfficeHours, Reading
from locator.hours.tokens.words import Word
from locator.hours.writing.asked import Asked, asked, is_asked
from locator.hours.writing.names import Names
from locator.texts import Lang
from locator.window import Kind

_ORDER = (Effect.OPEN, Effect.CLOSED, Effect.MAY_CLOSE, Effect.DOUBTFUL)
_COUNTERS = {Kind.STAFFED: ("人工窗口", "staffed windows"), Kind.KIOSK: ("自助终端", "self-service machines")}
_HALVES = {Word.MORNING: ("上午", " in the morning"), Word.AFTERNOON: ("下午", " in the afternoon")}


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
            return self._reading(readings[0], of_several=False)
        named = enumerate(readings, start=1)
        said = (self._counter(own, number) + self._reading(own, of_several=True) for number, own in named)
        return self._both("；", "; ").join(said)

    def _both(self, chinese: str, english: str) -> str:
        return chinese if self.lang is Lang.ZH else english

    def _counter(self, reading: Reading, number: int) -> str:
        if reading.kind is not None:
            return _COUNTERS[reading.kind][0 if self.lang is Lang.ZH else 1] + self._both("：", ": ")
        return self._both(f"{number}号窗口：", f"window {number}: ")

    def _reading(self, reading: Reading, *, of_several: bool) -> str:
        clauses = sorted(reading.clauses, key=lambda clause: (_ORDER.index(clause.effect), _is_of_season(clause)))
        said = [
            self._clause(clause, clauses)
            for clause in clauses
            if not is_asked(clause, clauses) and not _is_implied(clause, clauses)
        ]
        doubts = (self._ask(one) for one in asked(clauses, of_several=of_several))
        return self._both("；", "; ").join([*said, *doubts])

    def _ask(self, asked: Asked) -> str:
        names = Names(self.lang)
        when = names.season(asked.season) if asked.season is not None else ""
        of_half = self._both(*_HALVES[asked.half]) if asked.half is not None else ""
        named = self._both("、", ", ").join(names.days(each) + of_half for each in asked.days)
        if asked.are_days_off:
            named = self._both("非工作日", "days off")
        if named and asked.spans == WHOLE_DAY and not asked.as_hours:
            return self._joined((when, named)) + self._both("办公时间请先咨询", ": ask for the hours")
        timeless = asked.as_others or asked.half is not None
        times = "" if timeless else names.spans(asked.spans, self._both("、", ", "))
        if asked.as_hours:
            return self._joined((when, named, times)) + self._in_brackets([self._both("请先咨询", "please ask first")])
        return self._joined((when, named, times)) + self._both("是否办公请先咨询", ": ask first whether it is open")

    def _clause(self, clause: Clause, clauses: Sequence[Clause]) -> str:
        names = Names(self.lang)
        season = names.season(clause.season) if clause.season is not None else ""
        whole = clause.spans == WHOLE_DAY
        if clause.effect is Effect.CLOSED and whole:
            return self._closed(names, clause.days, season)
        if _is_dated(clause):
            return self._joined((season, names.spans(clause.spans)))
        days = names.days(clause.days)
        if clause.effect is Effect.MAY_CLOSE and whole:
            days = days or self._both("每天", "every day")
            return self._joined((season, days)) + self._both("可能不办公", " may be closed")
        if clause.effect.closes:
            said = (self._joined((season, days, names.spans((span,)))) for span in clause.spans)
            closed = ("不办公", " closed") if clause.effect is Effect.CLOSED else ("可能不办公", " may be closed")
            return self._both("；", "; ").join(each + self._both(*closed) for each in said)
        remarks = self._remarks(clause.days)
        if clause.effect is Effect.OPEN:
            return self._joined((season, days, self._hours(clause, clauses))) + self._in_brackets(remarks)
        # In this order: behind 节假日可能不休 it would be asked of these days alone.
        asked = [self._both("请先咨询", "please ask first"), *remarks]
        return self._joined((season, days, names.spans(clause.spans))) + self._in_brackets(asked)

    def _hours(self, clause: Clause, clauses: Sequence[Clause]) -> str:
        if _is_all(clauses):
            return self._both("24小时", "24 hours")
        if _is_as_usual(clause, clauses):
            return self._both("照常", "as usual")
        return Names(self.lang).spans(clause.spans)

    def _closed(self, names: Names, days: Days, season: str) -> str:
        if days == EVERY:
            return self._joined((season, self._both("暂停办公", "suspended")))
        return self._joined((season, names.days(days) + self._both("除外", " closed")))

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


def _understood(reading: Reading) -> Reading:
    """What was understood of a text: that the rest of it may say anything is told elsewhere, in its own words."""
    clauses = tuple(clause for clause in reading.clauses if clause != Clause(Effect.DOUBTFUL, EVERY))
    return Reading(clauses or reading.clauses, reading.kind)


def _is_dated(clause: Clause) -> bool:
    """10月4日9:00-12:00: a few days' own hours, whatever days these are."""
    own = clause.season is not None and clause.season.is_short
    return own and clause.effect is Effect.OPEN and clause.days == EVERY.told(Answer.YES, Answer.YES)


def _is_implied(clause: Clause, clauses: Iterable[Clause]) -> bool:
    """Whether a few days' own hours say it: at other times these days may be off."""
    return clause.effect is Effect.MAY_CLOSE and any(
        _is_dated(own) and own.season == clause.season and bits(own.spans) ^ bits(clause.spans) == bits(WHOLE_DAY)
        for own in clauses
    )


def _is_all(clauses: Sequence[Clause]) -> bool:
    """Whether it is open day and night, and no other hours are told; beside these 24小时 would be another counter's."""
    opened = [clause for clause in clauses if clause.effect is Effect.OPEN]
    own = opened[0].days if len(opened) == 1 and opened[0].spans == WHOLE_DAY else None
    timed = any(
        clause.spans != WHOLE_DAY or (clause.season is not None and clause.effect is Effect.DOUBTFUL)
        for clause in clauses
    )
    every = own is not None and own.group is DayGroup.LISTED and own.weekdays == EVERY_DAY
    return every and own is not None and own.holidays is Answer.YES and not timed


def _is_as_usual(clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether days of a season have the whole year's hours: named again, these would be the rest of the year's."""
    all_year = [bits(own.spans) for own in clauses if own.effect is Effect.OPEN and own.season is None]
    return clause.season is not None and all_year == [bits(clause.spans)]


def _is_of_season(clause: Clause) -> bool:
    return clause.season is not None
