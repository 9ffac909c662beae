"""How many of a mark's windows are open and how many closed at a minute, without asking them one by one."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from locator.finding.day_states import STATES
from locator.finding.hours_rows import HoursRows
from locator.hours.answers.state import State
from maps.live_map.ordered_rows import Mark, OrderedRows, RowCounts


class StateCounts(NamedTuple):
    """How many windows are known to be open, and how many closed; of the rest it is not known."""

    open: int
    closed: int


class ShownStates:
    """The states of windows at one moment, `states` by row as places in `STATES`, counted for marks of these orders."""

    def __init__(self, states: NDArray[np.int8], moment: datetime, orders: Sequence[OrderedRows]) -> None:
        self.moment = moment
        self._states = states
        self._open, self._closed = (RowCounts(self._are(state), orders) for state in (State.OPEN, State.CLOSED))

    @classmethod
    def at(cls, hours: HoursRows, moment: datetime, orders: Sequence[OrderedRows]) -> "ShownStates":
        """The states of all windows at a moment."""
        return cls(hours.states(moment), moment, orders)

    def counted_in(self, orders: Sequence[OrderedRows]) -> "ShownStates":
        """The same states for marks of other orders."""
        return ShownStates(self._states, self.moment, orders)

    @property
    def opened(self) -> NDArray[np.bool_]:
        """By row, whether a window is known to be open."""
        return self._are(State.OPEN)

    def of(self, row: int) -> State:
        """The state of one row's window."""
        return STATES[int(self._states[row])]

    def counts(self, ordered: OrderedRows, mark: Mark) -> StateCounts:
        """The counts of a mark; `ordered` is one of the orders given at first."""
        return StateCounts(self._open.of(ordered, mark), self._closed.of(ordered, mark))

    def _are(self, state: State) -> NDArray[np.bool_]:
        return np.equal(self._states, STATES.index(state))
