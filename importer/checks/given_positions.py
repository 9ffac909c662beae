"""Positions as a table gives them: both cells read, exchanged ones turned round, each in the datum stated or assumed.

Arrays have one entry per row, in degrees, NaN where there is no position. Where degrees and minutes may be a decimal in
disguise (28° 11′ for 28.11) both meanings are kept.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from importer.checks.rules import CheckRules
from importer.checks.sheet_table import SheetTable
from importer.checks.stated_choices import datum_stated
from importer.checks.values import is_missing, tidied
from locator.datum import to_wgs84
from locator.divisions.divisions import Divisions
from locator.position import Datum
from locator.readers.coordinate_text import Axis
from locator.readers.coordinates import (
    CHINA_LAT,
    CHINA_LON,
    CoordinateColumn,
    CoordinateFinding,
    Dress,
    read_coordinates,
)

Degrees = NDArray[np.float64]

# In Hong Kong, Macau and Taiwan map sites give WGS-84.
_WGS84_PROVINCES = ("71", "81", "82")


class NoPosition(Enum):
    """Why a row has no position although its cells say something."""

    UNREADABLE_LON = "longitude"
    UNREADABLE_LAT = "latitude"
    OUTSIDE_CHINA = "outside"


@dataclass(frozen=True, slots=True)
class Points:
    """Points of one meaning: as given (in each row's datum) and as WGS-84, with one unit of the last digit given."""

    lon: Degrees
    lat: Degrees
    lon_step: Degrees
    lat_step: Degrees
    wgs_lon: Degrees
    wgs_lat: Degrees

    def chosen(self, other: "Points", mask: NDArray[np.bool_]) -> "Points":
        """These points, with the other's where `mask` is true."""
        return Points(*(np.where(mask, getattr(other, name), getattr(self, name)) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class GivenPositions:
    """What the rows give: two meanings, which rows are exchanged, which prove the disguise, and what is wrong.

    `seen` is the literal meaning of faulty rows too, where there are numbers to be read.
    """

    literal: Points
    decimal: Points
    seen: Points
    swapped: NDArray[np.bool_]
    proven: NDArray[np.bool_]
    faults: dict[int, NoPosition]
    datums: tuple[Datum, ...]
    declared: tuple[bool, ...]

    def counties(self, divisions: Divisions) -> NDArray[np.str_]:
        """The county that each row's position lies in; empty where it lies in none."""
        return divisions.containing(self.literal.wgs_lon, self.literal.wgs_lat)


def read_given(table: SheetTable, rules: CheckRules) -> GivenPositions:
    """Read the two position columns of a table."""
    filled = _filled(table)
    columns = {axis: read_coordinates(_cells(table, field, filled), axis) for axis, field in _FIELDS.items()}
    datums, declared = _datums(table, rules)
    swapped = _exchanged(columns[Axis.LON].degrees, columns[Axis.LAT].degrees)
    literal = _points(columns, swapped, datums, disguised=False)
    decimal = _points(columns, swapped, datums, disguised=True)
    proven = _only_disguised(columns, filled)
    literal = literal.chosen(decimal, proven)
    faults = _faults(columns, filled, literal)
    wrong = np.isin(np.arange(len(table)), list(faults))
    nowhere = _nowhere(len(table))
    return GivenPositions(
        literal=literal.chosen(nowhere, wrong),
        decimal=decimal.chosen(nowhere, wrong),
        seen=literal,
        swapped=swapped & ~wrong,
        proven=proven & ~wrong,
        faults=faults,
        datums=datums,
        declared=declared,
    )


_FIELDS = {Axis.LON: "longitude", Axis.LAT: "latitude"}


def _filled(table: SheetTable) -> NDArray[np.bool_]:
    """Rows in which both cells say something; what is missing is told of elsewhere."""
    pairs = zip(table.block("longitude"), table.block("latitude"), strict=True)
    return np.array([not is_missing(lon) and not is_missing(lat) for lon, lat in pairs], dtype=np.bool_)


def _cells(table: SheetTable, field: str, filled: NDArray[np.bool_]) -> list[str]:
    return [text if keep else "" for text, keep in zip(table.block(field), filled.tolist(), strict=True)]


def _datums(table: SheetTable, rules: CheckRules) -> tuple[tuple[Datum, ...], tuple[bool, ...]]:
    """The datum of each row, and whether it was declared: in its own column, else for the upload, else assumed."""
    datums: list[Datum] = []
    declared: list[bool] = []
    for text, code in zip(table.block("datum"), table.block("division_code"), strict=True):
        stated = datum_stated(text) or rules.datum
        assumed = Datum.WGS84 if tidied("division_code", code).startswith(_WGS84_PROVINCES) else Datum.GCJ02
        datums.append(_stored(stated or assumed))
        declared.append(stated is not None)
    return tuple(datums), tuple(declared)


def _stored(datum: Datum) -> Datum:
    return Datum.WGS84 if datum is Datum.CGCS2000 else datum


def _exchanged(lon: Degrees, lat: Degrees) -> NDArray[np.bool_]:
    """Rows whose longitude can only be a latitude of China, and the other way round: the two ranges do not meet."""
    return _within(lon, CHINA_LAT) & _within(lat, CHINA_LON)


def _within(values: Degrees, bounds: tuple[float, float]) -> NDArray[np.bool_]:
    with np.errstate(invalid="ignore"):
        return (values >= bounds[0]) & (values <= bounds[1])


def _points(
    columns: dict[Axis, CoordinateColumn], swapped: NDArray[np.bool_], datums: tuple[Datum, ...], *, disguised: bool
) -> Points:
    read = {axis: _meaning(column, disguised=disguised) for axis, column in columns.items()}
    (first, first_step), (second, second_step) = read[Axis.LON], read[Axis.LAT]
    lon, lat = np.where(swapped, second, first), np.where(swapped, first, second)
    lon_step, lat_step = np.where(swapped, second_step, first_step), np.where(swapped, first_step, second_step)
    wgs_lon, wgs_lat = np.full_like(lon, np.nan), np.full_like(lat, np.nan)
    for datum in set(datums):
        of = np.array([each is datum for each in datums])
        wgs_lon[of], wgs_lat[of] = to_wgs84(lon[of], lat[of], datum)
    return Points(lon, lat, lon_step, lat_step, wgs_lon, wgs_lat)


def _meaning(column: CoordinateColumn, *, disguised: bool) -> tuple[Degrees, Degrees]:
    """A column's literal degrees and steps, or those with disguised decimals taken for what they are."""
    degrees, steps = column.degrees.copy(), column.step_deg.copy()
    if disguised:
        for row, reading in column.odd.items():
            for candidate in reading.candidates:
                if candidate.dress is Dress.DISGUISED_DECIMAL:
                    degrees[row], steps[row] = candidate.degrees, candidate.step_deg
    return degrees, steps


def _only_disguised(columns: dict[Axis, CoordinateColumn], filled: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Rows in which a cell can be nothing else: there are no 99 minutes in a degree."""
    proven = np.zeros(len(filled), dtype=np.bool_)
    for column in columns.values():
        for row, reading in column.odd.items():
            dresses = {candidate.dress for candidate in reading.candidates}
            proven[row] |= dresses == {Dress.DISGUISED_DECIMAL}
    return proven & filled


def _faults(columns: dict[Axis, CoordinateColumn], filled: NDArray[np.bool_], points: Points) -> dict[int, NoPosition]:
    inside = _within(points.lon, CHINA_LON) & _within(points.lat, CHINA_LAT)
    faults: dict[int, NoPosition] = {}
    for row in np.flatnonzero(filled & ~inside).tolist():
        faults[row] = NoPosition.OUTSIDE_CHINA
        for axis, fault in ((Axis.LAT, NoPosition.UNREADABLE_LAT), (Axis.LON, NoPosition.UNREADABLE_LON)):
            reading = columns[axis].odd.get(row)
            if reading and not reading.candidates and CoordinateFinding.OUT_OF_RANGE not in reading.findings:
                faults[row] = fault
    return faults


def _nowhere(rows: int) -> Points:
    nothing = np.full(rows, np.nan)
    return Points(nothing, nothing, nothing, nothing, nothing, nothing)
