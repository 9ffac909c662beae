"""A window's week as its page shows it: a row a day, in words, with holidays and make-up days marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from locator.finding.day_words import day_mark, weekday_words
from locator.hours.answers.week import WeekDay
from locator.hours.readings.day_table import WHOLE_DAY, Span, State
from locator.texts import Lang, sentence
from locator.window import Suspension


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hours of a day in one state, as a text."""

    state: str
    text: str


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One day: its name and date, what sets it apart, and its hours. `is_asked` on the day that the page is about."""

    weekday: str
    date: str
    marks: tuple[str, ...]
    is_asked: bool
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class WeekTable:
    """Seven days, and their dates as a title."""

    title: str
    rows: tuple[WeekRow, ...]


def week_table(
    week: Sequence[WeekDay], asked: date, lang: Lang, suspension: Suspension | None, *, arriving: bool
) -> WeekTable | None:
    """The table of a week; None where nothing is known of any of its days.

    `asked` is the day that is set off, as today or as the day of arrival; on the days of `suspension` nothing is open.
    """
    if all(day.unknown == WHOLE_DAY for day in week):
        return None
    asked_words = sentence(lang, "week-arrival" if arriving else "week-today")
    # What is true of all seven is said once.
    unpublished = all(len(day.kinds) > 1 for day in week)
    rows = tuple(
        _row(
            day,
            asked_words if day.day == asked else None,
            None if unpublished else day_mark(day.kinds, day.festival, lang, day.name),
            lang,
            suspension,
        )
        for day in week
    )
    title = sentence(lang, "week-of", first=rows[0].date, last=rows[-1].date)
    if unpublished:
        title = sentence(lang, "day-marked", day=title, mark=sentence(lang, "day-unpublished"))
    return WeekTable(title, rows)


def _row(day: WeekDay, asked_words: str | None, mark: str | None, lang: Lang, suspension: Suspension | None) -> WeekRow:
    suspended = suspension is not None and suspension.holds_on(day.day)
    found = [Stretch(State.CLOSED.value, sentence(lang, "week-suspended"))] if suspended else stretches(day, lang)
    return WeekRow(
        weekday_words(day.day, lang),
        sentence(lang, "week-date", month=sentence(lang, f"month-{day.day.month}"), day=day.day.day),
        tuple(words for words in (asked_words, mark) if words),
        asked_words is not None,
        tuple(found),
    )


def stretches(day: WeekDay, lang: Lang) -> list[Stretch]:
    """A day's hours in words, in their order."""
    if not day.open and not day.unknown:
        return [Stretch(State.CLOSED.value, sentence(lang, "week-closed"))]
    found = [(span, State.OPEN) for span in day.open] + [(span, State.UNKNOWN) for span in day.unknown]
    return [Stretch(state.value, _hours(span, state, lang)) for span, state in sorted(found)]


def _hours(span: Span, state: State, lang: Lang) -> str:
    whole = (span,) == WHOLE_DAY
    if state is State.OPEN:
        return sentence(lang, "week-all-day") if whole else _clock(span)
    return sentence(lang, "week-unknown-all-day") if whole else sentence(lang, "week-unknown", hours=_clock(span))


def _clock(span: Span) -> str:
    return "–".join(f"{minute // 60}:{minute % 60:02d}" for minute in span)
