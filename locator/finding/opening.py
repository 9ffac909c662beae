"""Whether windows are open at a moment, with what was found out kept until it changes."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from locator.hours.day_table import DayTable
from locator.hours.reader import read_hours
from locator.hours.state import LOOKED_AHEAD, OpenUntil, State, Times, Timetable
from locator.hours.uncertainty import Uncertainty, why_unknown
from locator.hours.week import WeekDay, week_of
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import WorkCalendar
from locator.window import WITHOUT_END, Kind

# A state without a known end holds for 400 days; it is asked anew long before that.
_NEVER_LONGER_THAN = timedelta(days=1)

Hours = tuple[str | None, Kind | None, tuple[str, ...]]
"""What a state depends on: a text, the kind of window that decides where it has hours for several, and the locality."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A state, and the moments that it holds for: from `since` up to but not including `before`."""

    since: datetime
    before: datetime
    found: OpenUntil


class Openings:
    """The open states of office-hours texts.

    Many windows share a text, and a state holds until its `until`: so most questions are a look-up.
    """

    def __init__(self, calendar: WorkCalendar | Times) -> None:
        self._times = calendar if isinstance(calendar, Times) else Times(calendar)
        self._localities: dict[str, tuple[str, ...]] = {}
        self._timetables: dict[Hours, Timetable] = {}
        self._known: dict[Hours, _Known] = {}

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

    def at(self, text: str | None, closed_until: date | None, moment: datetime) -> OpenUntil:
        """The state at `moment` of a window with these hours that is out of service up to and on `closed_until`.

        While it is, `until` is when it next opens, or becomes unknown, afterwards; None where that is further away
        than `LOOKED_AHEAD`, or no day is named.
        """
        return self.of(self.hours(text), closed_until, moment)

    def of(self, hours: Hours, closed_until: date | None, moment: datetime) -> OpenUntil:
        """The same, by what the state depends on."""
        back = _back_in_service(closed_until)
        if back is None or moment >= back:
            return self._by_hours(hours, moment)
        if back - moment > LOOKED_AHEAD:
            return OpenUntil(State.CLOSED, None)
        afterwards = self._by_hours(hours, back)
        return OpenUntil(State.CLOSED, afterwards.until if afterwards.state is State.CLOSED else back)

    def next_state(self, hours: Hours, closed_until: date | None, found: OpenUntil) -> State | None:
        """The state that begins at `found.until`, or None where that is not known."""
        return self.of(hours, closed_until, found.until).state if found.until is not None else None

    def on(self, hours: Hours, day: date) -> DayTable:
        """The minutes of a whole day."""
        return self._timetable(hours).on(day)

    def week(self, hours: Hours, day: date) -> tuple[WeekDay, ...]:
        """The week that holds a day, Monday first, whether or not the window is suspended."""
        text, kind, locality = hours
        return week_of(read_hours(text, kind), day, self._times, _division(locality))

    def why_unknown(self, hours: Hours, moment: datetime) -> Uncertainty | None:
        """What keeps the state from being known; None where it is known."""
        text, kind, locality = hours
        return why_unknown(read_hours(text, kind), moment, self._times, _division(locality))

    def _by_hours(self, hours: Hours, moment: datetime) -> OpenUntil:
        known = self._known.get(hours)
        if known is not None and known.since <= moment < known.before:
            return known.found
        found = self._timetable(hours).at(moment.astimezone(SHANGHAI))
        latest = moment + _NEVER_LONGER_THAN
        self._known[hours] = _Known(moment, min(found.until or latest, latest), found)
        return found

    def _timetable(self, hours: Hours) -> Timetable:
        timetable = self._timetables.get(hours)
        if timetable is None:
            text, kind, locality = hours
            timetable = self._timetables[hours] = Timetable(read_hours(text, kind), self._times, _division(locality))
        return timetable


def _division(locality: tuple[str, ...]) -> str:
    """The longest prefix of a locality, which has all the shorter ones in it."""
    return max(locality, key=len, default="")


def _back_in_service(closed_until: date | None) -> datetime | None:
    """The first moment after the last day out of service; 暂停服务至3月1日 takes in the first of March."""
    if closed_until is None:
        return None
    if closed_until == WITHOUT_END:
        return datetime.max.replace(tzinfo=SHANGHAI)
    return datetime.combine(closed_until, datetime.min.time(), SHANGHAI) + timedelta(days=1)
