"""The windows' hours by row: few distinct hours over many rows."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property, lru_cache

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from locator.editions.snapshot import Snapshot
from locator.finding.day_states import CLOSED, OPEN, DayStates
from locator.finding.filters import TakesLonger
from locator.finding.opening import Hours, Openings
from locator.hours.answers.state import OpenUntil, State
from locator.hours.answers.uncertainty import Uncertainty
from locator.hours.answers.week import WeekDay
from locator.hours.readings.day_table import DayTable
from locator.readers.moments import SHANGHAI
from locator.window import Kind, Suspension

_DAYS_AWAY = 8
_NO_HOURS: Hours = (None, None, ())


class OpenAt:
    """Which rows' windows are known to be open at one moment.

    `share` is how many of all rows are; those that are out of service that day count as if they were not.
    """

    __slots__ = ("_away", "_codes", "_opened", "_opened_by_code", "_row_codes", "share")

    def __init__(self, opened: NDArray[np.bool_], codes: NDArray[np.intp], away: Collection[int], share: float) -> None:
        self._opened = opened
        # The same as plain numbers, which numpy would take three times as long to hand out singly.
        self._opened_by_code, self._row_codes = opened.tobytes(), codes.data
        self._codes = codes
        self._away = away
        self.share = share

    def __contains__(self, row: int) -> bool:
        return bool(self._opened_by_code[self._row_codes[row]]) and row not in self._away

    def among(self, rows: NDArray[np.intp]) -> NDArray[np.intp]:
        """Those of some rows whose windows are open."""
        found = rows[self._opened[self._codes[rows]]]
        return found[~np.isin(found, list(self._away))] if self._away else found


class HoursRows:
    """Office hours and suspensions of one snapshot."""

    def __init__(self, snapshot: Snapshot, openings: Openings) -> None:
        self._snapshot = snapshot
        self._openings = openings

    def at(self, row: int, moment: datetime) -> OpenUntil:
        """The state of one row's window."""
        return self._openings.of(self._row_hours[row], self._suspended.get(row), moment)

    def next_state(self, row: int, found: OpenUntil) -> State | None:
        """The state that follows at `found.until`, or None where that is not known."""
        return self._openings.next_state(self._row_hours[row], self._suspended.get(row), found)

    def week(self, row: int, day: date) -> tuple[WeekDay, ...]:
        """The week that holds a day by one row's hours, Monday first; a suspension is not taken from it."""
        return self._openings.week(self._row_hours[row], day)

    def on(self, row: int, day: date) -> DayTable:
        """The minutes of a whole day by one row's hours; a suspension is not taken from them."""
        return self._openings.on(self._row_hours[row], day)

    def why_unknown(self, row: int, moment: datetime) -> Uncertainty | None:
        """What keeps the state of one row's window from being known; None where it is known."""
        if self.at(row, moment).state is not State.UNKNOWN:
            return None
        return self._openings.why_unknown(self._row_hours[row], moment)

    def open_at(self, moment: datetime, *, at_once: bool = False) -> OpenAt:
        """Which rows' windows are known to be open at `moment`.

        Raises
        ------
        TakesLonger
            If it is wanted at once, and the day of many different hours has to be worked out first.
        """
        local = moment.astimezone(SHANGHAI)
        day, minute = local.date(), local.hour * 60 + local.minute
        states = self._days.at_once(day, minute) if at_once else self._days.at(day, minute)
        if states is None:
            raise TakesLonger
        opened = np.equal(states, OPEN)
        share = float(self._counts[opened].sum()) / max(len(self._codes), 1)
        return OpenAt(opened, self._codes, self._away(day), share)

    def states(self, moment: datetime) -> NDArray[np.int8]:
        """For each row, its window's state at `moment`, as a place in `STATES`."""
        local = moment.astimezone(SHANGHAI)
        states = self._days.at(local.date(), local.hour * 60 + local.minute)[self._codes]
        states[list(self._away(local.date()))] = CLOSED
        return states

    def suspended_on(self, day: date) -> frozenset[int]:
        """The rows whose windows are out of service on a day."""
        return self._away(day)

    def prepare(self) -> None:
        """Read now what the first question would otherwise wait for; that is every text, to work out any one day."""
        _ = self._row_hours, self._suspended, self._counts
        self._days.at(self._snapshot.manifest.published_at.astimezone(SHANGHAI).date(), 0)

    @cached_property
    def _away(self) -> Callable[[date], frozenset[int]]:
        """The rows whose windows are out of service on a day."""
        suspended = self._suspended.items()
        return lru_cache(_DAYS_AWAY)(lambda day: frozenset(row for row, one in suspended if one.holds_on(day)))

    @cached_property
    def _days(self) -> DayStates:
        return DayStates(self._openings, self._distinct)

    @cached_property
    def _counts(self) -> NDArray[np.intp]:
        """How many rows have each of the distinct hours."""
        return np.bincount(self._codes, minlength=len(self._distinct))

    @cached_property
    def _coded(self) -> tuple[Sequence[Hours], NDArray[np.intp]]:
        """The distinct hours, and for each row which of them are its own."""
        texts = pc.dictionary_encode(
            pc.struct_field(self._snapshot.column("hours"), "text").combine_chunks(), null_encoding="encode"
        )
        kinds = np.equal(self._snapshot.kinds, Kind.KIOSK.value)
        divisions, division_codes = self._divisions()
        codes = np.asarray(texts.indices, np.intp) * 2 + kinds
        found, row_codes = np.unique(codes * len(divisions) + division_codes, return_inverse=True)
        words: list[str | None] = texts.dictionary.to_pylist()
        distinct = [
            self._openings.hours(words[code // 2], Kind.KIOSK if code % 2 else Kind.STAFFED, divisions[place])
            for code, place in (divmod(int(one), len(divisions)) for one in found)
        ]
        return distinct or [_NO_HOURS], row_codes

    def _divisions(self) -> tuple[list[str], NDArray[np.intp]]:
        """The divisions that have days or seasons of their own, one for all others, and each row's place among them."""
        if not self._openings.has_localities:
            return [""], np.zeros(len(self._snapshot), np.intp)
        divisions, places = np.unique(self._snapshot.division_codes, return_inverse=True)
        return divisions.tolist(), places

    @property
    def _distinct(self) -> Sequence[Hours]:
        return self._coded[0]

    @property
    def _codes(self) -> NDArray[np.intp]:
        return self._coded[1]

    @cached_property
    def _row_hours(self) -> list[Hours]:
        # By row: a number out of an array costs more than all that is done with it.
        return [self._distinct[code] for code in self._codes.tolist()]

    @cached_property
    def _suspended(self) -> Mapping[int, Suspension]:
        """The rows that are, were or will be out of service, and the days of each."""
        first_days, last_days = (
            np.asarray(self._snapshot.column(name), "datetime64[D]") for name in ("closed_from", "closed_until")
        )
        rows = np.flatnonzero(~np.isnat(last_days))
        days = map(Suspension, first_days[rows].tolist(), last_days[rows].tolist())
        return dict(zip(rows.tolist(), days, strict=True))
