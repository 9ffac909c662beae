"""The windows' hours by row: few distinct hours over many rows."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cached_property

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from locator.editions.snapshot import Snapshot
from locator.finding.day_states import CLOSED, OPEN, DayStates
from locator.finding.opening import Hours, Openings
from locator.hours.answers.state import OpenUntil, State
from locator.hours.answers.uncertainty import Uncertainty
from locator.hours.answers.week import WeekDay
from locator.readers.moments import SHANGHAI
from locator.window import Kind, Suspension

_SINCE_EVER = np.datetime64(date.min)
_NO_HOURS: Hours = (None, None, ())


class OpenAt:
    """Which rows' windows are known to be open at one moment.

    `share` is how many of all are, as a share, those counted that are out of service that day.
    """

    __slots__ = ("_day", "_open", "_row_codes", "_suspended", "share")

    def __init__(
        self,
        opened: NDArray[np.bool_],
        row_codes: memoryview,
        suspended: Mapping[int, Suspension],
        day: date,
        share: float,
    ) -> None:
        self._open = opened.tobytes()
        self._row_codes = row_codes
        self._suspended = suspended
        self._day = day
        self.share = share

    def __contains__(self, row: int) -> bool:
        if not self._open[self._row_codes[row]]:
            return False
        away = self._suspended.get(row)
        return away is None or self._day > away.last or (away.first is not None and self._day < away.first)


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

    def why_unknown(self, row: int, moment: datetime) -> Uncertainty | None:
        """What keeps the state of one row's window from being known; None where it is known."""
        if self.at(row, moment).state is not State.UNKNOWN:
            return None
        return self._openings.why_unknown(self._row_hours[row], moment)

    def open_rows(self, moment: datetime) -> NDArray[np.bool_]:
        """For each row, whether its window is known to be open at `moment`."""
        return np.equal(self.states(moment), OPEN)

    def knows(self, moment: datetime) -> bool:
        """Whether the day of a moment was asked for lately; else `open_at`, `open_rows` and `states` take longer."""
        return self._days.knows(moment.astimezone(SHANGHAI).date())

    def open_at(self, moment: datetime) -> OpenAt:
        """Which rows' windows are known to be open at `moment`, to be asked one by one."""
        local = moment.astimezone(SHANGHAI)
        opened = np.equal(self._days.at(local.date(), local.hour * 60 + local.minute), OPEN)
        share = float(self._counts[opened].sum()) / max(len(self._codes), 1)
        return OpenAt(opened, self._codes.data, self._suspended, local.date(), share)

    def states(self, moment: datetime) -> NDArray[np.int8]:
        """For each row, its window's state at `moment`, as a place in `STATES`."""
        local = moment.astimezone(SHANGHAI)
        states = self._days.at(local.date(), local.hour * 60 + local.minute)[self._codes]
        rows, first_days, last_days = self._suspensions
        today = np.datetime64(local.date())
        states[rows[(first_days <= today) & (today <= last_days)]] = CLOSED
        return states

    def prepare(self) -> None:
        """Read now what the first question would otherwise wait for."""
        _ = self._row_hours, self._suspended

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
    def _suspensions(self) -> tuple[NDArray[np.intp], NDArray[np.datetime64], NDArray[np.datetime64]]:
        """The rows that are, were or will be out of service, ascending, and the first and the last day of each."""
        first_days, last_days = (
            np.asarray(self._snapshot.column(name), "datetime64[D]") for name in ("closed_from", "closed_until")
        )
        rows = np.flatnonzero(~np.isnat(last_days))
        first_days = first_days[rows]
        return rows, np.where(np.isnat(first_days), _SINCE_EVER, first_days), last_days[rows]

    @cached_property
    def _suspended(self) -> Mapping[int, Suspension]:
        rows, first_days, last_days = (days.tolist() for days in self._suspensions)
        return dict(zip(rows, map(Suspension, first_days, last_days), strict=True))
