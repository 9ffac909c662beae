"""Office hours printed in plain Chinese, which reads back as what it was printed from, and in English."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from locator.hours.clause import Clause, Effect
from locator.hours.day_table import WHOLE_DAY, Span
from locator.hours.days import EVERY_DAY, Answer, DayGroup, Days
from locator.hours.names import Names
from locator.hours.reading import OfficeHours, Reading
from locator.hours.seasons import Season
from locator.texts import Lang
from locator.window import Kind

_ORDER = (Effect.OPEN, Effect.CLOSED, Effect.MAY_CLOSE, Effect.DOUBTFUL)
_COUNTERS = {Kind.STAFFED: ("人工窗口", "staffed windows"), Kind.KIOSK: ("自助终端", "self-service machines")}
_EVERY = Days(DayGroup.LISTED, EVERY_DAY)


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
        if len(hours.readings) == 1:
            return self._reading(hours.readings[0])
        named = enumerate(hours.readings, start=1)
        return self._both("；", "; ").join(f"{self._counter(own, at)}{self._reading(own)}" for at, own in named)

    def _both(self, chinese: str, english: str) -> str:
        return chinese if self.lang is Lang.ZH else english

    def _counter(self, reading: Reading, number: int) -> str:
        if reading.kind is not None:
            return _COUNTERS[reading.kind][0 if self.lang is Lang.ZH else 1] + self._both("：", ": ")
        return self._both(f"{number}号窗口：", f"window {number}: ")

    def _reading(self, reading: Reading) -> str:
        clauses = sorted(reading.clauses, key=lambda clause: (_ORDER.index(clause.effect), _is_of_season(clause)))
        said = [self._clause(clause) for clause in clauses if not self._is_asked(clause)]
        return self._both("；", "; ").join([*said, *self._asked(clauses)])

    def _is_asked(self, clause: Clause) -> bool:
        return clause.effect is Effect.DOUBTFUL and not self._remarks(clause.days)

    def _asked(self, clauses: Iterable[Clause]) -> Iterator[str]:
        """What is in doubt: days with the same times in one sentence."""
        names = Names(self.lang)
        alike: dict[tuple[Season | None, tuple[Span, ...]], list[str]] = {}
        for clause in clauses:
            if self._is_asked(clause):
                alike.setdefault((clause.season, clause.spans), []).append(names.days(clause.days))
        for (season, spans), days in alike.items():
            when = names.season(season) if season is not None else ""
            said = (when, self._both("、", ", ").join(days), names.spans(spans, self._both("、", ", ")))
            yield self._joined(said) + self._both("是否办公请先咨询", " please ask first")

    def _clause(self, clause: Clause) -> str:
        names = Names(self.lang)
        season = names.season(clause.season) if clause.season is not None else ""
        whole = clause.spans == WHOLE_DAY
        if clause.effect is Effect.CLOSED and whole:
            return self._closed(names, clause.days, season)
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


def _is_always(days: Days) -> bool:
    return days.group is DayGroup.LISTED and days.weekdays == EVERY_DAY and days.holidays is Answer.YES


def _is_of_season(clause: Clause) -> bool:
    return clause.season is not None
