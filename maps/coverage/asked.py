"""What is typed of coverage: thresholds, days, and the conditions on windows."""

import re
from datetime import date, datetime
from math import ceil, sqrt

from locator.editions.snapshot import Snapshot
from locator.fault import Fault
from locator.finding.filters import WindowFilters
from locator.hours.answers.state import Times
from locator.items.item import Mode
from locator.readers.moments import MomentUnreadable, read_moment
from locator.texts import Lang, sentence
from maps.coverage.opening_days import WEEKDAYS, OpenOn, ordinary_day

USUAL_KM = "2,5,10,20"
LEAST_STEP_M, MOST_STEP_M = 100.0, 20_000.0

_NUMBER = re.compile(r"[0-9]{1,4}(\.[0-9]{1,3})?", re.ASCII)
_MOST_KM, _MOST_THRESHOLDS = 5_000.0, 10
_USUAL_STEP_M = 500.0
_STEP_ROUND_M = 100.0
_USUAL_POINTS = 1_500_000
_TOLD = 40


def fault(key: str, **values: object) -> Fault:
    """A fault of a text in both languages."""
    return Fault(sentence(Lang.ZH, key, **values), sentence(Lang.EN, key, **values))


def thresholds(text: str) -> tuple[float, ...]:
    """Kilometres, ascending, each once; Fault where a part is none."""
    parts = [part.strip() for part in text.replace("，", ",").split(",")]
    if not all(_NUMBER.fullmatch(part) for part in parts):
        raise fault("coverage-km-unreadable", text=text[:_TOLD])
    km = sorted({float(part) for part in parts})
    if km[0] <= 0.0 or km[-1] > _MOST_KM or len(km) > _MOST_THRESHOLDS:
        raise fault("coverage-km-unreadable", text=text[:_TOLD])
    return tuple(km)


def usual_step_m(area_m2: float) -> float:
    """500 m, or as much more as keeps the points of a large scope to about one and a half millions."""
    step_m = max(_USUAL_STEP_M, sqrt(area_m2 / _USUAL_POINTS))
    return ceil(step_m / _STEP_ROUND_M) * _STEP_ROUND_M


def open_on(text: str, day: date, times: Times) -> OpenOn:
    """A day of the week, the next ordinary one from `day` on, or a moment; Fault where it is neither."""
    weekday = WEEKDAYS.get(text.strip().lower())
    if weekday is not None:
        return OpenOn(ordinary_day(weekday, day, times.calendar), None, times)
    try:
        moment: datetime = read_moment(text)
    except MomentUnreadable as wrong:
        raise fault("coverage-open-unreadable", text=text[:_TOLD]) from wrong
    return OpenOn(moment.date(), moment, times)


def known_mode(mode: Mode | None, snapshot: Snapshot) -> Mode | None:
    """A mode that the catalogue has of an item; Fault where of none, since nothing would be counted and look like 0."""
    if mode is not None and not any(one.mode is mode for item in snapshot.catalogue.items for one in item.modes):
        zh, en = (
            sentence(lang, "coverage-mode-none", mode=sentence(lang, f"mode-{mode.value}"))
            for lang in (Lang.ZH, Lang.EN)
        )
        raise Fault(zh, en)
    return mode


def known_item(text: str | None, snapshot: Snapshot) -> str | None:
    """An item's id, which the catalogue or a window has to know; Fault where none does."""
    if text is not None and not WindowFilters(snapshot).knows_item(text):
        raise fault("item-unknown", text=text[:_TOLD])
    return text
