"""What a citizen reads of distance, direction and open state: words and a shape, never colour alone."""

from dataclasses import dataclass
from datetime import date, datetime

from locator.divisions.division import Division
from locator.finding.answer import Origin
from locator.finding.day_words import length_words, weekday_words
from locator.hours.answers.state import OpenUntil, State
from locator.hours.answers.uncertainty import Uncertainty
from locator.readers.area_codes import is_outside_mainland
from locator.readers.moments import SHANGHAI
from locator.texts import Lang, sentence
from locator.window import WITHOUT_END, Suspension

SHAPES = {State.OPEN: "●", State.CLOSED: "○", State.UNKNOWN: "◐"}
_DIRECTIONS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
_DAYS_IN_WORDS = 7


@dataclass(frozen=True, slots=True)
class StateWords:
    """An open state as shown: ● 营业中 · 至 17:30."""

    state: str
    shape: str
    word: str
    more: str | None


def state_words(
    found: OpenUntil,
    then: State | None,
    moment: datetime,
    lang: Lang,
    suspension: Suspension | None,
    *,
    arriving: bool = False,
) -> StateWords:
    """The words for a state at `moment`, where `then` is the state that follows at `found.until`.

    A window that is out of service is said to be, or people would come when it opens as a rule.
    `arriving` where the moment is one to come, at which somebody means to be there: how long is left is then told, and
    no word that counts from today, such as “tomorrow”.
    """
    more = _more(found, then, moment, lang, arriving=arriving)
    if suspension is not None and suspension.holds_on(moment.astimezone(SHANGHAI).date()):
        more = sentence(lang, "suspended", then=more or sentence(lang, "call-first"))
    word = sentence(lang, f"{found.state.value}-then" if arriving else found.state.value)
    return StateWords(found.state.value, SHAPES[found.state], word, more)


def why_words(uncertainty: Uncertainty | None, moment: datetime, lang: Lang) -> str | None:
    """What keeps a state from being known, as a sentence; None where nothing does."""
    if uncertainty is None:
        return None
    key = f"why-{uncertainty.value.replace(' ', '-')}"
    return sentence(lang, key, year=moment.astimezone(SHANGHAI).year)


def suspension_words(suspension: Suspension | None, day: date, lang: Lang) -> str | None:
    """On which days a window is suspended, as told on a day; None where it is not, or is no more."""
    if suspension is None or suspension.is_over_on(day):
        return None
    first, last = (each.isoformat() if each is not None else None for each in (suspension.first, suspension.last))
    if suspension.last == WITHOUT_END:
        return sentence(lang, "closed-from", first=first) if first else sentence(lang, "closed-without-end")
    return (
        sentence(lang, "closed-between", first=first, last=last) if first else sentence(lang, "closed-until", date=last)
    )


def coming_suspension_words(suspension: Suspension | None, moment: datetime, lang: Lang) -> str | None:
    """On which days a window will be suspended, beside a state that says nothing of it; None where it will not."""
    day = moment.astimezone(SHANGHAI).date()
    if suspension is None or suspension.holds_on(day):
        return None
    return suspension_words(suspension, day, lang)


def distance_words(distance_m: float, lang: Lang) -> str:
    """A distance as people say it: 350 米, 1.2 公里, 38 公里."""
    if distance_m < 995:
        return sentence(lang, "metres", n=round(distance_m, -1 if distance_m >= 95 else 0).__format__(".0f"))
    kilometres = distance_m / 1000
    return sentence(lang, "kilometres", n=f"{kilometres:.1f}" if kilometres < 9.95 else f"{kilometres:.0f}")


def other_province_words(there: str, origin: Origin, lang: Lang) -> str | None:
    """That a window stands in another province, which has windows too; None where it does not, or nobody knows.

    Where the origin's province has none, that is said before all windows.
    """
    here = origin.division.province if origin.division is not None else there
    if here == there or not origin.province_has_windows:
        return None
    return sentence(lang, "other-province", province=there, here=here)


def province_without_words(here: Division, lang: Lang) -> str:
    """That the province of whoever asks has no windows, and what the others are called there."""
    others = "others-provinces"
    if is_outside_mainland(here.code):
        others = "others-of-taiwan" if here.code.startswith("71") else "others-of-region"
    return sentence(lang, "province-without", province=here.province, others=sentence(lang, others))


def way_words(distance_m: float, bearing_deg: float, lang: Lang) -> str:
    """Straight-line distance and one of eight directions; below a metre there is no direction to speak of."""
    distance = distance_words(distance_m, lang)
    if distance_m < 1:
        return sentence(lang, "here", distance=distance)
    return sentence(lang, "straight-line", distance=distance, direction=direction_words(bearing_deg, lang))


def direction_words(bearing_deg: float, lang: Lang) -> str:
    """One of eight directions, for degrees clockwise from north."""
    return sentence(lang, _DIRECTIONS[round(bearing_deg / 45) % 8])


def _more(found: OpenUntil, then: State | None, moment: datetime, lang: Lang, *, arriving: bool) -> str | None:
    if found.state is State.UNKNOWN:
        return sentence(lang, "call-first")
    if found.until is None:
        return None
    time = day_and_time(found.until, moment, lang) if arriving else time_words(found.until, moment, lang)
    if found.state is State.CLOSED:
        return sentence(lang, "opens-at" if then is State.OPEN else "unknown-after", time=time)
    until = sentence(lang, "open-until", time=time)
    if arriving:
        until = sentence(lang, "time-left", until=until, left=length_words(found.until - moment, lang))
    return sentence(lang, "then-unknown", until=until) if then is State.UNKNOWN else until


def time_words(until: datetime, moment: datetime, lang: Lang) -> str:
    """A moment to come: 17:30 today, else 明天, the weekday within a week, else the date."""
    until = until.astimezone(SHANGHAI)
    days = (until.date() - moment.astimezone(SHANGHAI).date()).days
    time = f"{until.hour}:{until.minute:02d}"
    if days <= 0:
        return time
    if days == 1:
        return sentence(lang, "tomorrow", time=time)
    if days < _DAYS_IN_WORDS:
        return sentence(lang, f"weekday-{until.isoweekday()}", time=time)
    return sentence(lang, "on-date", year=until.year, month=until.month, day=until.day, time=time)


def day_and_time(until: datetime, moment: datetime, lang: Lang) -> str:
    """A moment beside another that is not now: 17:30 on the same day, else with its date and weekday."""
    until = until.astimezone(SHANGHAI)
    time = f"{until.hour}:{until.minute:02d}"
    if until.date() == moment.astimezone(SHANGHAI).date():
        return time
    weekday = weekday_words(until.date(), lang)
    return sentence(
        lang, "on-weekday-and-date", year=until.year, month=until.month, day=until.day, weekday=weekday, time=time
    )
