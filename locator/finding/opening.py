"""Whether windows are open at a moment, with what was found out kept until it changes."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from locator.hours.reader import read_hours
from locator.hours.reading import OfficeHours
from locator.hours.state import LOOKED_AHEAD, OpenUntil, State, state_at
from locator.readers.moments import SHANGHAI
from locator.readers.workdays import WorkCalendar
from locator.window import WITHOUT_END

# A state without a known end holds for 400 days; it is asked anew long before that.
_NEVER_LONGER_THAN = timedelta(days=1)


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

    def __init__(self, calendar: WorkCalendar) -> None:
        self._calendar = calendar
        self._read: dict[str | None, OfficeHours] = {}
        self._known: dict[str | None, _Known] = {}

    def at(self, hours: str | None, closed_until: date | None, moment: datetime) -> OpenUntil:
        """The state at `moment` of a window with these hours that is out of service up to and on `closed_until`.

        While it is, `until` is when it next opens, or becomes unknown, afterwards; None where that is further away
        than `LOOKED_AHEAD`, or no day is named.
        """
        back = _back_in_service(closed_until)
        if back is None or moment >= back:
            return self._by_text(hours, moment)
        if back - moment > LOOKED_AHEAD:
            return OpenUntil(State.CLOSED, None)
        afterwards = self._by_text(hours, back)
        return OpenUntil(State.CLOSED, afterwards.until if afterwards.state is State.CLOSED else back)

    def next_state(self, hours: str | None, closed_until: date | None, found: OpenUntil) -> State | None:
        """The state that begins at `found.until`, or None where that is not known."""
        return self.at(hours, closed_until, found.until).state if found.until is not None else None

    def _by_text(self, text: str | None, moment: datetime) -> OpenUntil:
        known = self._known.get(text)
        if known is not None and known.since <= moment < known.before:
            return known.found
        found = state_at(self._hours(text), moment, self._calendar)
        latest = moment + _NEVER_LONGER_THAN
        self._known[text] = _Known(moment, min(found.until or latest, latest), found)
        return found

    def _hours(self, text: str | None) -> OfficeHours:
        hours = self._read.get(text)
        if hours is None:
            hours = self._read[text] = read_hours(text)
        return hours


def _back_in_service(closed_until: date | None) -> datetime | None:
    """The first moment after the last day out of service; 暂停服务至3月1日 takes in the first of March."""
    if closed_until is None:
        return None
    if closed_until == WITHOUT_END:
        return datetime.max.replace(tzinfo=SHANGHAI)
    return datetime.combine(closed_until, datetime.min.time(), SHANGHAI) + timedelta(days=1)
