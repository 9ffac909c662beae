"""Which windows are surely open: at a moment, or at some time of an ordinary day of the week."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from locator.editions.snapshot import Snapshot
from locator.finding.opening import Hours, Openings
from locator.hours.answers.state import State, Times
from locator.readers.workdays import WorkCalendar
from locator.window import Kind, Suspension

Mask = NDArray[np.bool_]

_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CHINESE = "一二三四五六日"

WEEKDAYS: Mapping[str, int] = {
    **{name: day for day, name in enumerate(_ENGLISH)},
    **{f"周{name}": day for day, name in enumerate(_CHINESE)},
    **{f"星期{name}": day for day, name in enumerate(_CHINESE)},
}
"""The days of the week as they are typed, Monday 0."""

_LOOKED_AHEAD = 60


@dataclass(frozen=True, slots=True)
class OpenOn:
    """At `moment`, or on any minute of `day` where there is no moment; by the calendar and the seasons of `times`."""

    day: date
    moment: datetime | None
    times: Times

    def of(self, snapshot: Snapshot, among: Mask) -> tuple[Mask, Mask]:
        """Which of some windows are surely open then, and which of them may be: their hours do not tell."""
        openings = Openings(self.times)
        sure, doubtful = np.zeros(len(snapshot), np.bool_), np.zeros(len(snapshot), np.bool_)
        names = ("hours", "kind", "closed_from", "closed_until")
        columns = [snapshot.column(name).to_pylist() for name in names]
        for row in np.flatnonzero(among).tolist():
            hours, kind, first, last = (column[row] for column in columns)
            text = hours["text"] if hours is not None else None
            asked = openings.hours(text, Kind(str(kind)), str(snapshot.division_codes[row]))
            state = self._then(openings, asked, Suspension(first, last) if last is not None else None)
            sure[row], doubtful[row] = state is State.OPEN, state is State.UNKNOWN
        return sure, doubtful

    def _then(self, openings: Openings, hours: Hours, suspension: Suspension | None) -> State:
        if self.moment is not None:
            return openings.of(hours, suspension, self.moment).state
        if suspension is not None and suspension.holds_on(self.day):
            return State.CLOSED
        minutes = openings.on(hours, self.day)
        return State.OPEN if minutes.sure else State.UNKNOWN if minutes.may else State.CLOSED


def ordinary_day(weekday: int, start: date, calendar: WorkCalendar) -> date:
    """The first day of the week's name from `start` on that is neither a holiday nor a make-up day.

    Where the calendar knows none within two months, as past its last year, the first of that name: what holds for every
    kind of day that it may be is said of it.
    """
    first = start + timedelta(days=(weekday - start.weekday()) % 7)
    days = (first + timedelta(days=ahead) for ahead in range(0, _LOOKED_AHEAD, 7))
    return next((day for day in days if calendar.is_ordinary(day)), first)
