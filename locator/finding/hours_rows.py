"""The windows' hours by row: few distinct hours over many rows, each judged once a day for all of its minutes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property, lru_cache, partial

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from locator.editions.snapshot import Snapshot
from locator.finding.opening import Hours, Openings
from locator.hours.answers.state import OpenUntil, State
from locator.hours.answers.uncertainty import Uncertainty
from locator.hours.answers.week import WeekDay
from locator.hours.readings.day_table import MINUTES_A_DAY, DayTable
from locator.readers.moments import SHANGHAI
from locator.window import Kind, Suspension

STATES = tuple(State)
"""The states in the order that `HoursRows.states` counts them."""

_SINCE_EVER = np.datetime64(date.min)
_NO_HOURS: Hours = (None, None, ())
_OPEN, _CLOSED, _UNKNOWN = (STATES.index(state) for state in (State.OPEN, State.CLOSED, State.UNKNOWN))
_BYTES_A_DAY = MINUTES_A_DAY // 8
# Today, and some that visitors mean to arrive on: 360 bytes a day and distinct hours.
_DAYS_KEPT = 4


class HoursRows:
    """Office hours and suspensions of one snapshot."""

    def __init__(self, snapshot: Snapshot, openings: Openings) -> None:
        self._snapshot = snapshot
        self._openings = openings

    def at(self, row: int, moment: datetime) -> OpenUntil:
        """The state of one row's window."""
        return self._openings.of(self._distinct[self._row_codes[row]], self._suspended.get(row), moment)

    def next_state(self, row: int, found: OpenUntil) -> State | None:
        """The state that follows at `found.until`, or None where that is not known."""
        return self._openings.next_state(self._distinct[self._row_codes[row]], self._suspended.get(row), found)

    def week(self, row: int, day: date) -> tuple[WeekDay, ...]:
        """The week that holds a day by one row's hours, Monday first; a suspension is not taken from it."""
        return self._openings.week(self._distinct[self._row_codes[row]], day)

    def why_unknown(self, row: int, moment: datetime) -> Uncertainty | None:
        """What keeps the state of one row's window from being known; None where it is known."""
        if self.at(row, moment).state is not State.UNKNOWN:
            return None
        return self._openings.why_unknown(self._distinct[self._row_codes[row]], moment)

    def open_rows(self, moment: datetime) -> NDArray[np.bool_]:
        """For each row, whether its window is known to be open at `moment`."""
        return np.equal(self.states(moment), _OPEN)

    def states(self, moment: datetime) -> NDArray[np.int8]:
        """For each row, its window's state at `moment`, as a place in `STATES`: one pass over the day's timetables."""
        local = moment.astimezone(SHANGHAI)
        states = self._day(local.date()).states(local.hour * 60 + local.minute)[self._codes]
        rows, first_days, last_days = self._suspensions
        today = np.datetime64(local.date())
        states[rows[(first_days <= today) & (today <= last_days)]] = _CLOSED
        return states

    def prepare(self) -> None:
        """Read now what the first question would otherwise wait for."""
        _ = self._row_codes, self._suspended

    @cached_property
    def _day(self) -> Callable[[date], "_Day"]:
        """The minutes of a day of all distinct hours; those of the days asked for last are kept."""
        return lru_cache(maxsize=_DAYS_KEPT)(partial(_day, self._openings, self._distinct))

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
    def _row_codes(self) -> list[int]:
        # Plain numbers: a scalar out of an array costs more than all that is done with it.
        return [int(code) for code in self._codes]

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


class _Day:
    """The minutes of a day of many hours, eight to a byte: a row for each hours."""

    def __init__(self, tables: Sequence[DayTable]) -> None:
        self._sure = _bits(table.sure for table in tables)
        self._may = _bits(table.may for table in tables)

    def states(self, minute: int) -> NDArray[np.int8]:
        """The state of each hours in one minute, as a place in `STATES`."""
        place, bit = divmod(minute, 8)
        sure, may = ((marked[:, place] >> bit & 1).astype(np.bool_) for marked in (self._sure, self._may))
        return np.where(sure, _OPEN, np.where(may, _UNKNOWN, _CLOSED)).astype(np.int8)


def _day(openings: Openings, distinct: Sequence[Hours], day: date) -> _Day:
    return _Day([openings.on(hours, day) for hours in distinct])


def _bits(marked: Iterable[int]) -> NDArray[np.uint8]:
    packed = b"".join(minutes.to_bytes(_BYTES_A_DAY, "little") for minutes in marked)
    return np.frombuffer(packed, np.uint8).reshape(-1, _BYTES_A_DAY)
