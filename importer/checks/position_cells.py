"""The two cells of each row's position, read: one coordinate in each, or both in one of them, or both in both.

Where both stand in one cell, the other may be empty, say the same, or hold no digit (见左). A map's link is read as the
pair that it holds.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from importer.checks.sheet_table import SheetTable
from importer.checks.values import is_missing
from locator.readers.coordinate_columns import CoordinateColumn, read_coordinates
from locator.readers.coordinate_pairs import PairReading, lies_in_china, read_pair
from locator.readers.coordinate_reading import CoordinateFinding, CoordinateReading
from locator.readers.coordinate_text import Axis
from locator.readers.map_links import read_map_link

# Readings agree where they differ by no more than a digit cut off.
_SAME_STEPS = 1.5


@dataclass(frozen=True, slots=True)
class PositionCells:
    """The cells of a table's positions as two columns of readings.

    `given` marks the rows that state both coordinates; `paired` those that state them in one cell, each with that
    cell's field. `unreadable` gives the field of a cell that says something which is no coordinate.
    """

    lon: CoordinateColumn
    lat: CoordinateColumn
    given: NDArray[np.bool_]
    paired: dict[int, str]
    unreadable: dict[int, str]

    @property
    def columns(self) -> tuple[CoordinateColumn, CoordinateColumn]:
        """Both columns, longitude first."""
        return self.lon, self.lat


@dataclass(frozen=True, slots=True)
class _Row:
    """One row's cells: their texts, empty where missing, and what each means by itself."""

    texts: tuple[str, str]
    readings: tuple[CoordinateReading | None, CoordinateReading | None]
    """None for plain decimal degrees, and for nothing."""


def read_position_cells(table: SheetTable) -> PositionCells:
    """Read the position columns of a table."""
    texts = [_filled(table.block(field)) for field in ("longitude", "latitude")]
    lon, lat = read_coordinates(texts[0], Axis.LON), read_coordinates(texts[1], Axis.LAT)
    pairs: dict[int, PairReading] = {}
    paired: dict[int, str] = {}
    for index in sorted(lon.odd.keys() | lat.odd.keys()):
        row = _Row((texts[0][index], texts[1][index]), (lon.odd.get(index), lat.odd.get(index)))
        if found := _pair(row):
            pairs[index], paired[index] = found
    lon = lon.with_readings({index: pair.lon for index, pair in pairs.items()})
    lat = lat.with_readings({index: pair.lat for index, pair in pairs.items()})
    filled = np.array([bool(one and other) for one, other in zip(*texts, strict=True)], dtype=np.bool_)
    filled[list(pairs)] = True
    return PositionCells(lon, lat, filled, paired, _unreadable(texts, lon, lat, paired))


def _filled(block: list[str]) -> list[str]:
    # Digits with a point are not missing, and nearly all that there is.
    filled = [text if text.replace(".", "", 1).isdigit() or not is_missing(text) else "" for text in block]
    links = {text: link for text in {*filled} if ":" in text and (link := read_map_link(text)) is not None}
    return [links[text].pair if text in links else text for text in filled] if links else filled


def _pair(row: _Row) -> tuple[PairReading, str] | None:
    """Both coordinates where one cell holds them, and the field of that cell."""
    one, other = row.texts
    if one and other and one != other and not any(map(_says_nothing, row.readings)):
        return None
    readings = [read_pair(text) if text else None for text in row.texts]
    for pair, field, beside in ((readings[0], "longitude", 1), (readings[1], "latitude", 0)):
        if pair is not None and _stands(pair, row, beside, readings[beside]):
            return pair, field
    return None


def _says_nothing(reading: CoordinateReading | None) -> bool:
    return reading is not None and not reading.candidates


def _stands(pair: PairReading, row: _Row, beside: int, second: PairReading | None) -> bool:
    """Whether the pair in one cell is what the row states, by what stands in the other."""
    text = row.texts[beside]
    own = row.readings[1 - beside]
    if not text:
        # 113 26 may be one coordinate as well: two of China are likelier than a cell left empty.
        return not (own is None or own.candidates) or lies_in_china(pair.lon, pair.lat)
    if text == row.texts[1 - beside] or not any(character.isdecimal() for character in text):
        return True
    if second is not None:
        return _same(pair.lon, second.lon) and _same(pair.lat, second.lat)
    alone = read_coordinates([text], Axis.LON)
    return any(_near(half, float(alone.degrees[0]), float(alone.step_deg[0])) for half in (pair.lon, pair.lat))


def _same(one: CoordinateReading, other: CoordinateReading) -> bool:
    return any(_near(one, candidate.degrees, candidate.step_deg) for candidate in other.candidates[:1])


def _near(reading: CoordinateReading, degrees: float, step_deg: float) -> bool:
    return any(
        abs(candidate.degrees - degrees) <= _SAME_STEPS * max(candidate.step_deg, step_deg)
        for candidate in reading.candidates
    )


def _unreadable(
    texts: list[list[str]], lon: CoordinateColumn, lat: CoordinateColumn, paired: dict[int, str]
) -> dict[int, str]:
    """Rows with a cell that holds no number, the longitude's first; half an answer is judged too."""
    found: dict[int, str] = {}
    for field, block, column in (("longitude", texts[0], lon), ("latitude", texts[1], lat)):
        for row, reading in column.odd.items():
            no_number = not reading.candidates and CoordinateFinding.OUT_OF_RANGE not in reading.findings
            if block[row] and no_number and row not in paired:
                found.setdefault(row, field)
    return found
