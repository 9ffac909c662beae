"""What a citizen reads of a day: its weekday, and whether it is a holiday, a worked weekend day, or not known yet."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from locator.readers.moments import SHANGHAI
from locator.readers.workdays import DayKind, Festival, WorkCalendar
from locator.texts import Lang, sentence


def day_mark(kinds: Collection[DayKind], festival: Festival | None, lang: Lang, name: str | None = None) -> str | None:
    """What sets a day apart: 国庆节放假, 调休上班, or that its year's notice is not out; None for an ordinary one.

    `name` is what an operator calls a holiday, in the operator's language.
    """
    if len(kinds) > 1:
        return sentence(lang, "day-unpublished")
    if DayKind.MAKE_UP in kinds:
        return sentence(lang, "day-make-up")
    if DayKind.HOLIDAY not in kinds:
        return None
    if name is not None:
        return sentence(lang, "day-festival", name=name)
    if festival is None:
        return sentence(lang, "day-holiday")
    return sentence(lang, "day-festival", name=sentence(lang, f"festival-{festival.name.lower()}"))


def arrival_words(moment: datetime, calendar: WorkCalendar, lang: Lang, divisions: Collection[str] = ()) -> str:
    """When a citizen means to be there: 2026年2月14日 周六 10:00 到达（调休上班）.

    `divisions` are those of the windows that are told of: what sets the day apart in all of them is said, else what
    sets it apart in the country.
    """
    moment = moment.astimezone(SHANGHAI)
    day = moment.date()
    marks = {_mark(day, calendar, lang, division) for division in divisions}
    mark = marks.pop() if len(marks) == 1 else _mark(day, calendar, lang)
    when = sentence(
        lang,
        "arrival",
        year=day.year,
        month=day.month,
        day=day.day,
        weekday=weekday_words(day, lang),
        time=f"{moment.hour}:{moment.minute:02d}",
    )
    return sentence(lang, "day-marked", day=when, mark=mark) if mark else when


def _mark(day: date, calendar: WorkCalendar, lang: Lang, division: str = "") -> str | None:
    festivals = calendar.festivals_of(day, division)
    name = calendar.name_given(day, division)
    return day_mark(calendar.kinds(day, division), next(iter(festivals), None), lang, name)


def weekday_words(day: date, lang: Lang) -> str:
    """周一; Monday."""
    return sentence(lang, f"day-{day.isoweekday()}")


def length_words(length: timedelta, lang: Lang) -> str:
    """A length of time as people say it: 40 分钟, 2 小时 30 分钟, 3 天."""
    minutes = -(-length // timedelta(minutes=1))
    if minutes >= 2 * 24 * 60:
        return sentence(lang, "days-long", n=minutes // (24 * 60))
    hours, rest = divmod(minutes, 60)
    if hours and rest:
        return sentence(lang, "hours-and-minutes", hours=hours, minutes=rest)
    return sentence(lang, "hours-long", n=hours) if hours else sentence(lang, "minutes-long", n=rest)
