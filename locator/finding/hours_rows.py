"""The windows' hours by row: few distinct hours over many rows, each judged once a day for all of its minutes."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cached_property

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from locator.editions.snapshot import Snapshot
from locator.finding.opening import Hours, Openings
from locator.hours.day_table import MINUTES_A_DAY, DayTable
from locator.hours.state import OpenUntil, State
from locator.hours.uncertainty import Uncertainty
from locator.hours.week import WeekDay
from locator.readers.moments import SHANGHAI
from locator.window import Kind

STATES = tuple(State)
"""The states in the order that `HoursRows.states` counts them."""

_NO_HOURS: Hours = (None, None, ())
_OPEN, _CLOSED, _UNKNOWN = (STATES.index(state) for state in (State.OPEN, State.CLOSED, State.UNKNOWN))


class HoursRows:
    """Office hours and suspensions of one snapshot."""

    def __init__(self, snapshot: Snapshot, openings: Openings) -> None:
        self._snapshot = snapshot
        self._openings = openings
        self._day: tuple[date, NDArray[np.int8]] | None = None

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
        minute = local.hour * 60 + local.minute
        states: NDArray[np.int8] = self._timetables(local.date())[self._codes, minute]
        for row in self._suspended:
            states[row] = STATES.index(self.at(row, moment).state)
        return states

    def prepare(self) -> None:
        """Read now what the first question would otherwise wait for."""
        _ = self._row_codes, self._suspended

    def _timetables(self, day: date) -> NDArray[np.int8]:
        """The states of each distinct hours (a row) in each minute of a day (a column); the last day's are kept."""
        known = self._day
        if known is not None and known[0] == day:
            return known[1]
        made = np.stack([minutes_of(self._openings.on(hours, day)) for hours in self._distinct])
        self._day = (day, made)
        return made

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
    def _suspended(self) -> Mapping[int, date]:
        days = self._snapshot.column("closed_until")
        rows = np.flatnonzero(np.asarray(days.is_valid()))
        return {int(row): days[int(row)].as_py() for row in rows}


def minutes_of(table: DayTable) -> NDArray[np.int8]:
    """The state of every minute of a day."""
    sure, may = _bits(table.sure), _bits(table.may)
    return np.where(sure, _OPEN, np.where(may, _UNKNOWN, _CLOSED)).astype(np.int8)


def _bits(marked: int) -> NDArray[np.bool_]:
    packed = np.frombuffer(marked.to_bytes(MINUTES_A_DAY // 8, "little"), np.uint8)
    return np.unpackbits(packed, bitorder="little").astype(np.bool_)
