"""The windows' hours by row: few distinct texts over many rows, so that a moment is judged once for each text."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from locator.editions.snapshot import Snapshot
from locator.finding.opening import Openings
from locator.hours.state import OpenUntil, State

STATES = tuple(State)
"""The states in the order that `HoursRows.states` counts them."""


class HoursRows:
    """Office-hours texts and suspensions of one snapshot."""

    def __init__(self, snapshot: Snapshot, openings: Openings) -> None:
        self._snapshot = snapshot
        self._openings = openings

    def at(self, row: int, moment: datetime) -> OpenUntil:
        """The state of one row's window."""
        return self._openings.at(self._row_texts[row], self._suspended.get(row), moment)

    def next_state(self, row: int, found: OpenUntil) -> State | None:
        """The state that follows at `found.until`, or None where that is not known."""
        return self._openings.next_state(self._row_texts[row], self._suspended.get(row), found)

    def open_rows(self, moment: datetime) -> NDArray[np.bool_]:
        """For each row, whether its window is known to be open at `moment`."""
        return np.equal(self.states(moment), STATES.index(State.OPEN))

    def states(self, moment: datetime) -> NDArray[np.int8]:
        """For each row, its window's state at `moment`, as a place in `STATES`."""
        of_text = [STATES.index(self._openings.at(text, None, moment).state) for text in self._texts]
        states = np.asarray(of_text, np.int8)[self._text_of_row]
        for row in self._suspended:
            states[row] = STATES.index(self.at(row, moment).state)
        return states

    def prepare(self) -> None:
        """Read now what the first question would otherwise wait for."""
        _ = self._row_texts, self._suspended

    @cached_property
    def _encoded(self) -> "pa.DictionaryArray[Any, Any]":
        hours = self._snapshot.column("hours")
        texts = pc.struct_field(hours, "text").combine_chunks()
        encoded: pa.DictionaryArray[Any, Any] = pc.dictionary_encode(texts, null_encoding="encode")
        return encoded

    @cached_property
    def _texts(self) -> tuple[str | None, ...]:
        return tuple(self._encoded.dictionary.to_pylist())

    @cached_property
    def _row_texts(self) -> list[str | None]:
        # Plain references: a scalar out of an array costs more than all that is done with it.
        return [self._texts[number] for number in self._text_of_row.tolist()]

    @cached_property
    def _text_of_row(self) -> NDArray[np.int32]:
        return np.asarray(self._encoded.indices, np.int32)

    @cached_property
    def _suspended(self) -> Mapping[int, date]:
        days = self._snapshot.column("closed_until")
        rows = np.flatnonzero(np.asarray(days.is_valid()))
        return {int(row): days[int(row)].as_py() for row in rows}
