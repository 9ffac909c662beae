"""Whether windows are open at a moment, with what was found out kept until it changes."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache, partial

from locator.hours.answers.state import LOOKED_AHEAD, OpenUntil, State, Times, Timetable
from locator.hours.answers.uncertainty import Uncertainty, why_unknown
from locator.hours.answers.week import WeekDay, week_of
from locator.hours.reader import read_hours
from locator.hours.readings.day_table import DayTable
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import WorkCalendar
from locator.window import WITHOUT_END, Kind, Suspension

# A state without a known end holds for 400 days; it is asked anew long before that.
_NEVER_LONGER_THAN = timedelta(days=1)
# Some kilobytes each; the whole country's offices write some thousand texts.
_KEPT = 32_768

Hours = tuple[str | None, Kind | None, tuple[str, ...]]
"""What a state depends on: a text, the kind of window that decides where it has hours for several, and the locality."""


class _Kept:
    """The timetable of some hours, and the state that was found last."""

    __slots__ = ("_last", "timetable")

    def __init__(self, timetable: Timetable) -> None:
        self.timetable = timetable
        self._last: tuple[datetime, datetime, OpenUntil] | None = None

    def at(self, moment: datetime) -> OpenUntil:
        """The state at a moment of any zone; it is found anew only outside the moments that the last one holds for."""
        last = self._last
        if last is not None and last[0] <= moment < last[1]:
            return last[2]
        found = self.timetable.at(moment.astimezone(SHANGHAI))
        latest = moment + _NEVER_LONGER_THAN
        self._last = (moment, min(found.until or latest, latest), found)
        return found


class Openings:
    """The open states of office-hours texts.

    Many windows share a text, and a state holds until its `until`: so most questions are a look-up. The
    `kept` hours that were asked for last are kept; others are read anew.
    """

    def __init__(self, calendar: WorkCalendar | Times, kept: int = _KEPT) -> None:
        self._times = calendar if isinstance(calendar, Times) else Times(calendar)
        self._localities: dict[str, tuple[str, ...]] = {}
        self._kept = lru_cache(maxsize=kept)(partial(_kept, self._times))

    def hours(self, text: str | None, kind: Kind | None = None, division: str = "") -> Hours:
        """What the state of a window with this text, of this kind, in this division depends on."""
        locality = self._localities.get(division)
        if locality is None:
            locality = self._localities[division] = self._times.locality(division)
        return text, kind, locality

    @property
    def has_localities(self) -> bool:
        """Whether any division has days or seasons of its own."""
        return bool(self._times.calendar.local or self._times.seasons)

    def of(self, hours: Hours, suspension: Suspension | None, moment: datetime) -> OpenUntil:
        """The state at `moment` of a window with these hours that is out of service on the days of `suspension`.

        On these it is closed, and `until` is when it next opens, or becomes unknown, afterwards; None where that is
        further away than `LOOKED_AHEAD`, or no day is named. What it is before ends when they begin, unless it is
        closed already.
        """
        if suspension is None or moment >= (back := _after(suspension.last)):
            return self._kept(hours).at(moment)
        begins = _begin(suspension.first)
        if moment >= begins:
            return self._closed_until_after(back, hours, moment)
        found = self._kept(hours).at(moment)
        earlier = found.until is not None and found.until < begins
        if earlier or begins - moment > LOOKED_AHEAD:
            return found
        if found.state is State.CLOSED:
            return self._closed_until_after(back, hours, moment)
        return OpenUntil(found.state, begins)

    def _closed_until_after(self, back: datetime, hours: Hours, moment: datetime) -> OpenUntil:
        """Closed until the hours are other than closed, from `back` on."""
        if back - moment > LOOKED_AHEAD:
            return OpenUntil(State.CLOSED, None)
        afterwards = self._kept(hours).at(back)
        until = afterwards.until if afterwards.state is State.CLOSED else back
        return OpenUntil(State.CLOSED, until if until is not None and until <= moment + LOOKED_AHEAD else None)

    def next_state(self, hours: Hours, suspension: Suspension | None, found: OpenUntil) -> State | None:
        """The state that begins at `found.until`, or None where that is not known."""
        return self.of(hours, suspension, found.until).state if found.until is not None else None

    def on(self, hours: Hours, day: date) -> DayTable:
        """The minutes of a whole day."""
        return self._kept(hours).timetable.on(day)

    def week(self, hours: Hours, day: date) -> tuple[WeekDay, ...]:
        """The week that holds a day, Monday first, whether or not the window is suspended."""
        text, kind, locality = hours
        return week_of(read_hours(text, kind), day, self._times, _division(locality))

    def why_unknown(self, hours: Hours, moment: datetime) -> Uncertainty | None:
        """What keeps the state from being known; None where it is known."""
        text, kind, locality = hours
        return why_unknown(read_hours(text, kind), moment, self._times, _division(locality))


def _kept(times: Times, hours: Hours) -> _Kept:
    text, kind, locality = hours
    return _Kept(Timetable(read_hours(text, kind), times, _division(locality)))


def _division(locality: tuple[str, ...]) -> str:
    """The longest prefix of a locality, which has all the shorter ones in it."""
    return max(locality, key=len, default="")


def _begin(first: date | None) -> datetime:
    """The first moment out of service."""
    return datetime.combine(first or date.min, time(), SHANGHAI)


def _after(last: date) -> datetime:
    """The first moment after the last day out of service; 暂停服务至3月1日 takes in the first of March."""
    if last == WITHOUT_END:
        return datetime.max.replace(tzinfo=SHANGHAI)
    return datetime.combine(last, time(), SHANGHAI) + timedelta(days=1)
