"""How many of a mark's windows are open and how many closed at a minute, without asking them one by one."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from locator.finding.day_states import STATES
from locator.finding.hours_rows import HoursRows
from locator.hours.answers.state import State
from maps.live_map.ordered_rows import Mark, OrderedRows, running


class StateCounts(NamedTuple):
    """How many windows are known to be open, and how many closed; of the rest it is not known."""

    open: int
    closed: int


class ShownStates:
    """The states of all windows at one moment."""

    def __init__(self, hours: HoursRows, moment: datetime, orders: tuple[OrderedRows, ...]) -> None:
        self.moment = moment
        self._states = hours.states(moment)
        self._sums: Mapping[OrderedRows, tuple[NDArray[np.int32], NDArray[np.int32]]] = {
            ordered: (self._running(ordered, State.OPEN), self._running(ordered, State.CLOSED)) for ordered in orders
        }

    def of(self, row: int) -> State:
        """The state of one row's window."""
        return STATES[int(self._states[row])]

    def counts(self, ordered: OrderedRows, mark: Mark) -> StateCounts:
        """The counts of a mark; `ordered` is one of the orders given at first."""
        opened, closed = self._sums[ordered]
        return StateCounts(int(opened[mark.last] - opened[mark.first]), int(closed[mark.last] - closed[mark.first]))

    def _running(self, ordered: OrderedRows, state: State) -> NDArray[np.int32]:
        return running((self._states == STATES.index(state))[ordered.rows], np.int32)
