"""The reader of a column of coordinates: numbers as arrays, cell by cell only what is oddly written."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from locator.readers.coordinate_reading import Candidate, CoordinateReading, Dress, undisguised
from locator.readers.coordinate_text import Axis
from locator.readers.coordinates import FINEST_DECIMALS, read_coordinate, steps_of

Degrees = NDArray[np.float64]

_PLAIN = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,17})?")
_FARTHEST_DEG = 180.0
_STEPS_DEG = np.array([10.0**-decimals for decimals in range(FINEST_DECIMALS + 1)])


@dataclass(frozen=True, slots=True)
class CoordinateColumn:
    """A column of coordinates, arrays of shape (n,): the first meanings that its axis has, and their steps, in degrees.

    NaN where there is none. `odd` holds the reading of each row that was not plain decimal degrees.
    """

    axis: Axis
    degrees: Degrees
    step_deg: Degrees
    odd: dict[int, CoordinateReading]

    def with_readings(self, readings: Mapping[int, CoordinateReading]) -> "CoordinateColumn":
        """The same column, with other readings in some rows."""
        if not readings:
            return self
        column = CoordinateColumn(self.axis, self.degrees.copy(), self.step_deg.copy(), {**self.odd, **readings})
        for row, reading in readings.items():
            column._set(row, next(iter(reading.candidates_for(self.axis)), None))
        return column

    def meant(self, axis: Axis, *, disguised: bool) -> tuple[Degrees, Degrees]:
        """Degrees and steps of what the cells mean as this axis, the literal meaning or the decimal in disguise.

        Mercator metres mean other degrees as the other axis; a row without a decimal in disguise keeps its literal
        meaning, but whole seconds, which are decimals in disguise where the cell beside proves it.
        """
        if not self.odd:
            return self.degrees, self.step_deg
        column = CoordinateColumn(axis, self.degrees.copy(), self.step_deg.copy(), {})
        for row, reading in self.odd.items():
            meanings = reading.candidates_for(axis)
            # The literal meaning stands first, the disguised decimal last.
            decimal = disguised and meanings and meanings[-1].dress is Dress.DISGUISED_DECIMAL
            meaning = None if not meanings else meanings[-1] if decimal else meanings[0]
            column._set(row, undisguised(meaning) if disguised and meaning is not None else meaning)
        return column.degrees, column.step_deg

    def dresses(self, row: int) -> frozenset[Dress]:
        """How a row's cell may be meant; nothing where it says nothing."""
        reading = self.odd.get(row)
        if reading is None:
            return frozenset() if math.isnan(self.degrees[row]) else frozenset({Dress.DECIMAL})
        return frozenset(candidate.dress for candidate in reading.candidates_for(self.axis))

    def _set(self, row: int, meaning: Candidate | None) -> None:
        self.degrees[row] = meaning.degrees if meaning else math.nan
        self.step_deg[row] = meaning.step_deg if meaning else math.nan


def read_coordinates(values: Sequence[object], axis: Axis) -> CoordinateColumn:
    """The meanings of a column of one axis, of any length: numbers as arrays, row by row only what is oddly written."""
    degrees, decimals = _plain_degrees(values)
    plain = ~np.isnan(degrees)
    step_deg = np.where(plain, _STEPS_DEG[np.clip(decimals, 0, FINEST_DECIMALS)], np.nan)
    finer = plain & ((decimals < 0) | (decimals > FINEST_DECIMALS))
    if finer.any():
        step_deg[finer] = steps_of(degrees[finer])
    # Of a column that was left empty every row is odd, and reads the same.
    known: dict[str, CoordinateReading] = {}
    odd: dict[int, CoordinateReading] = {}
    for row in np.flatnonzero(~plain).tolist():
        value = values[row]
        if not isinstance(value, str):
            odd[row] = read_coordinate(value)
            continue
        if value not in known:
            known[value] = read_coordinate(value)
        odd[row] = known[value]
    return CoordinateColumn(axis, degrees, step_deg, {}).with_readings(odd)


def _plain_degrees(values: Sequence[object]) -> tuple[Degrees, NDArray[np.intp]]:
    """The degrees of plainly written cells, else NaN; and how many decimals each text has, -1 for a number."""
    texts = [value if isinstance(value, str) else "" for value in values]
    degrees = np.array(
        [float(text) if plain else math.nan for text, plain in zip(texts, map(_PLAIN.fullmatch, texts), strict=True)],
        np.float64,
    )
    decimals = np.array([len(text.partition(".")[2]) for text in texts], np.intp)
    for row, value in enumerate(values if set(map(type, values)) - {str} else ()):
        if isinstance(value, int | float) and not isinstance(value, bool):
            degrees[row], decimals[row] = value if abs(value) <= _FARTHEST_DEG else math.nan, -1
    degrees[np.abs(degrees) > _FARTHEST_DEG] = np.nan
    return degrees, decimals
