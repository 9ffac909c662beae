"""The states of many hours at any minute of a day: what was found out of a day is kept, equal days once."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from datetime import date
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from locator.finding.opening import Hours, Openings
from locator.hours.answers.state import State
from locator.hours.readings.day_table import MINUTES_A_DAY, DayTable

STATES = tuple(State)
"""The states in the order in which arrays count them."""

OPEN, CLOSED, UNKNOWN = (STATES.index(state) for state in (State.OPEN, State.CLOSED, State.UNKNOWN))
_BYTES_A_DAY = MINUTES_A_DAY // 8
# Of 2,000 distinct hours a thousand days; four bytes each.
_ENTRIES_KEPT = 2_000_000
_FEWEST_DAYS_KEPT = 4
# 900 bytes each, with the day itself by which it is known: a whole country's offices have some thousands.
_DIFFERENT_KEPT = 50_000
# A day of so many hours is worked out in 2 ms, once their texts are read.
_FEW = 200


class DayStates:
    """Days of some distinct hours. Any number of threads may ask; a day is worked out by one of them.

    Most hours have few different days, and most days are had by many: a day takes four bytes for each hours, and each
    different day's minutes 360. Those of the days asked for last are kept, four at least, and more if they have no more
    than `entries_kept` entries in all.
    """

    def __init__(self, openings: Openings, distinct: Sequence[Hours], entries_kept: int = _ENTRIES_KEPT) -> None:
        self._openings = openings
        self._distinct = distinct
        self._days_kept = max(_FEWEST_DAYS_KEPT, entries_kept // max(len(distinct), 1))
        self._different_kept = max(_DIFFERENT_KEPT, _FEWEST_DAYS_KEPT * len(distinct))
        self._days: OrderedDict[date, tuple[_DifferentDays, NDArray[np.int32]]] = OrderedDict()
        self._different = _DifferentDays()
        self._touching = Lock()
        self._making = Lock()

    def at(self, day: date, minute: int) -> NDArray[np.int8]:
        """The state of each hours in one minute of a day, as a place in `STATES`."""
        different, places = self._kept(day) or self._made(day)
        return different.states(places, minute)

    def at_once(self, day: date, minute: int) -> NDArray[np.int8] | None:
        """The same; None where the day has to be worked out of many hours, some 10 µs for each whose text was read."""
        kept = self._kept(day)
        if kept is None:
            return self.at(day, minute) if len(self._distinct) <= _FEW else None
        different, places = kept
        return different.states(places, minute)

    def _kept(self, day: date) -> "tuple[_DifferentDays, NDArray[np.int32]] | None":
        with self._touching:
            kept = self._days.get(day)
            if kept is not None:
                self._days.move_to_end(day)
            return kept

    def _made(self, day: date) -> "tuple[_DifferentDays, NDArray[np.int32]]":
        with self._making:
            kept = self._kept(day)  # another thread may have made it meanwhile
            if kept is not None:
                return kept
            places = self._different.places([self._openings.on(hours, day) for hours in self._distinct])
            made = self._different, places
            with self._touching:
                self._days[day] = made
                if len(self._days) > self._days_kept:
                    self._days.popitem(last=False)
                if len(self._different) > self._different_kept:
                    self._days.clear()
                    self._different = _DifferentDays()
            return made


class _DifferentDays:
    """Days that differ, each once: their minutes that are surely and maybe open, eight to a byte."""

    def __init__(self) -> None:
        self._places: dict[DayTable, int] = {}
        # Both at once are put in the place of the two before: whoever reads meanwhile has a whole pair.
        self._minutes = _bits(()), _bits(())

    def __len__(self) -> int:
        return len(self._places)

    def places(self, tables: Sequence[DayTable]) -> NDArray[np.int32]:
        """Where these days stand; those that are new are added."""
        known = len(self._places)
        places = np.fromiter((self._places.setdefault(one, len(self._places)) for one in tables), np.int32, len(tables))
        if fresh := list(self._places)[known:]:
            sure, may = self._minutes
            more_sure, more_may = _bits(one.sure for one in fresh), _bits(one.may for one in fresh)
            self._minutes = np.concatenate((sure, more_sure)), np.concatenate((may, more_may))
        return places

    def states(self, places: NDArray[np.int32], minute: int) -> NDArray[np.int8]:
        """The state of the days at these places in one minute, as a place in `STATES`."""
        byte, bit = divmod(minute, 8)
        sure, may = ((marked[places, byte] >> bit & 1).astype(np.bool_) for marked in self._minutes)
        return np.where(sure, OPEN, np.where(may, UNKNOWN, CLOSED)).astype(np.int8)


def _bits(marked: Iterable[int]) -> NDArray[np.uint8]:
    packed = b"".join(minutes.to_bytes(_BYTES_A_DAY, "little") for minutes in marked)
    return np.frombuffer(packed, np.uint8).reshape(-1, _BYTES_A_DAY)
