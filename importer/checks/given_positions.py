"""Positions as a table gives them: exchanged coordinates turned round, each in the datum stated or assumed.

Arrays have one entry per row, in degrees, NaN where there is no position. Where degrees and minutes may be a decimal in
disguise (28° 11′ for 28.11) both meanings are kept.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from importer.checks.position_cells import PositionCells, read_position_cells
from importer.checks.row_datums import RowDatums, row_datums
from importer.checks.rules import CheckRules
from importer.checks.table_stack import TableStack
from locator.geometry.precision import precisions_m
from locator.readers.coordinate_columns import Degrees
from locator.readers.coordinate_reading import CHINA_LAT, CHINA_LON, Dress
from locator.readers.coordinate_text import Axis

# A workbook drops the noughts at a number's end: of two decimals that differ by a digit or two, the shorter one lost
# them. More than that a person left out.
_MOST_NOUGHTS_LOST = 2


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

    def of(self, rows: slice) -> "Points":
        """Those of some of the rows."""
        return Points(*(getattr(self, name)[rows] for name in self.__slots__))

    def chosen(self, other: "Points", mask: NDArray[np.bool_]) -> "Points":
        """These points, with the other's where `mask` is true."""
        if not mask.any():
            return self
        return Points(*(np.where(mask, getattr(other, name), getattr(self, name)) for name in self.__slots__))

    def coarse_m(self) -> NDArray[np.float64]:
        """How coarse each point was given, in metres."""
        return precisions_m(self.lon_step, self.lat_step, self.lat)

    def text(self, row: int) -> str:
        """Longitude and latitude as given, turned the right way round, with six decimals."""
        return f"{self.lon[row]:.6f}, {self.lat[row]:.6f}"


@dataclass(frozen=True, slots=True)
class GivenPositions:
    """What the rows give: two meanings, which rows are exchanged, which prove the disguise, and what is wrong.

    `seen` is the literal meaning of faulty rows too, where there are numbers to be read; `paired` are the rows that
    give both coordinates in one cell, and its field. `county_at` is the county that the literal meaning lies in, empty
    where it lies in none.
    """

    literal: Points
    decimal: Points
    seen: Points
    swapped: NDArray[np.bool_]
    proven: NDArray[np.bool_]
    faults: dict[int, NoPosition]
    paired: dict[int, str]
    stated: RowDatums
    county_at: NDArray[np.str_]


def read_given(stack: TableStack, rules: CheckRules) -> GivenPositions:
    """Read the two position columns of tables."""
    cells = read_position_cells(stack.whole)
    stated = row_datums(stack, rules)
    swapped = _exchanged(cells)
    literal = _points(cells, swapped, stated, disguised=False)
    # What is plainly written has one meaning.
    odd = cells.lon.odd or cells.lat.odd
    decimal = _points(cells, swapped, stated, disguised=True, other=literal) if odd else literal
    proven = _only_disguised(cells)
    decimal = decimal.chosen(literal, _with_seconds(cells) & ~proven)
    literal = literal.chosen(decimal, proven)
    faults = _faults(cells, literal)
    wrong = ~cells.given
    wrong[list(faults)] = True
    nowhere = _nowhere(len(stack.whole))
    sound = literal.chosen(nowhere, wrong)
    return GivenPositions(
        literal=sound,
        decimal=decimal.chosen(nowhere, wrong),
        seen=literal,
        swapped=swapped & ~wrong,
        proven=proven & ~wrong,
        faults=faults,
        paired=cells.paired,
        stated=stated,
        county_at=rules.divisions.containing(sound.wgs_lon, sound.wgs_lat),
    )


def _exchanged(cells: PositionCells) -> NDArray[np.bool_]:
    """Rows that lie in China the other way round only: no longitude of it is a latitude of it, in degrees or metres."""
    straight = _in_china(cells.lon.degrees, cells.lat.degrees)
    turned_lon, _ = cells.lat.meant(Axis.LON, disguised=False)
    turned_lat, _ = cells.lon.meant(Axis.LAT, disguised=False)
    return ~straight & _in_china(turned_lon, turned_lat)


def _in_china(lon: Degrees, lat: Degrees) -> NDArray[np.bool_]:
    with np.errstate(invalid="ignore"):
        within_lon = (lon >= CHINA_LON[0]) & (lon <= CHINA_LON[1])
        return within_lon & (lat >= CHINA_LAT[0]) & (lat <= CHINA_LAT[1])


def _points(
    cells: PositionCells,
    swapped: NDArray[np.bool_],
    stated: RowDatums,
    *,
    disguised: bool,
    other: Points | None = None,
) -> Points:
    """The points of one meaning, those that are exchanged turned round; most are as they are in the other meaning."""
    straight = (*cells.lon.meant(Axis.LON, disguised=disguised), *cells.lat.meant(Axis.LAT, disguised=disguised))
    turned = (*cells.lat.meant(Axis.LON, disguised=disguised), *cells.lon.meant(Axis.LAT, disguised=disguised))
    turned_round = swapped.any()
    lon, lon_step, lat, lat_step = (
        np.where(swapped, b, a) if turned_round else a for a, b in zip(straight, turned, strict=True)
    )
    lon_step, lat_step = _with_noughts(cells, lon_step, lat_step)
    if other is None:
        return Points(lon, lat, lon_step, lat_step, *stated.to_wgs84(lon, lat))
    differ = np.flatnonzero((lon != other.lon) | (lat != other.lat))
    wgs_lon, wgs_lat = other.wgs_lon.copy(), other.wgs_lat.copy()
    wgs_lon[differ], wgs_lat[differ] = stated.of(differ.tolist()).to_wgs84(lon[differ], lat[differ])
    return Points(lon, lat, lon_step, lat_step, wgs_lon, wgs_lat)


def _with_noughts(cells: PositionCells, lon_step: Degrees, lat_step: Degrees) -> tuple[Degrees, Degrees]:
    """The steps of plain decimals, with the noughts that a workbook dropped from one of the two."""
    plain = np.ones(len(lon_step), dtype=np.bool_)
    for column in cells.columns:
        plain[list(column.odd)] = False
    finer = np.minimum(lon_step, lat_step)
    with np.errstate(invalid="ignore"):
        lost = plain & (np.maximum(lon_step, lat_step) <= finer * 10.0**_MOST_NOUGHTS_LOST * 1.5)
    return np.where(lost, finer, lon_step), np.where(lost, finer, lat_step)


def _only_disguised(cells: PositionCells) -> NDArray[np.bool_]:
    """Rows in which a cell can be nothing else: there are no 99 minutes in a degree."""
    proven = np.zeros(len(cells.given), dtype=np.bool_)
    for column in cells.columns:
        proven[[row for row in column.odd if column.dresses(row) == {Dress.DISGUISED_DECIMAL}]] = True
    return proven & cells.given


def _with_seconds(cells: PositionCells) -> NDArray[np.bool_]:
    """Rows in which a cell gives degrees, minutes and seconds: nobody writes a decimal so, unless the row proves it."""
    found = np.zeros(len(cells.given), dtype=np.bool_)
    for column in cells.columns:
        found[[row for row in column.odd if Dress.DMS in column.dresses(row)]] = True
    return found


def _faults(cells: PositionCells, points: Points) -> dict[int, NoPosition]:
    """Rows whose cells say something that is no place in China."""
    outside = np.flatnonzero(cells.given & ~_in_china(points.lon, points.lat))
    faults = dict.fromkeys(outside.tolist(), NoPosition.OUTSIDE_CHINA)
    return faults | {row: NoPosition(field) for row, field in cells.unreadable.items()}


def _nowhere(rows: int) -> Points:
    nothing = np.full(rows, np.nan)
    return Points(nothing, nothing, nothing, nothing, nothing, nothing)
