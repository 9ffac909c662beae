"""Seats of government of divisions, from cpca's table, read as data."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import shapely

from locator.data_files import installed_data_file
from locator.datum import to_wgs84
from locator.divisions.division import Division
from locator.divisions.shapes import Shape
from locator.divisions.tables import stem_of
from locator.position import Datum, Position

# Map sites give GCJ-02 in the mainland and WGS-84 in Taiwan, Hong Kong and Macau.
_WGS84_PROVINCES = ("71", "81", "82")


# The government that the table's point stands for is not this division's: no more is claimed than that it lies inside.
_WITHOUT_SEATS = "71"


class SeatBasis(StrEnum):
    """What a seat's position is."""

    SEAT = "seat"
    """The seat of government."""
    PREDECESSOR = "predecessor"
    """The seat of an abolished division whose land is now this one's."""
    INSIDE = "inside"
    """Merely a point inside."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a division stands when it has to be one point, and how well that is known."""

    position: Position
    basis: SeatBasis


@dataclass(frozen=True, slots=True)
class ListedSeat:
    """One line of cpca's table that has a position."""

    code: str
    name: str
    position: Position


class DivisionSeats:
    """The seats listed in cpca's table of about 2019, those of divisions abolished since among them."""

    def __init__(self, divisions: Iterable[Division]) -> None:
        in_force = {division.code for division in divisions if division.in_force}
        self._listed = {seat.code: seat for seat in listed_seats()}
        self._abolished = [seat for seat in self._listed.values() if seat.code not in in_force]

    def listed(self, division: Division) -> Seat | None:
        """The seat listed under the division's own code, in Taiwan a point inside, if any; no polygon is needed."""
        seat = self._listed.get(division.code)
        basis = SeatBasis.INSIDE if division.code.startswith(_WITHOUT_SEATS) else SeatBasis.SEAT
        return Seat(seat.position, basis) if seat else None

    def derived(self, division: Division, shape: Shape) -> Seat:
        """The seat of an abolished division inside `shape`, one of the same name before others, else a point inside.

        Among several the smallest code is taken; a city looks among abolished cities only.
        """
        candidates = sorted(
            (seat for seat in self._abolished if _may_precede(seat, division) and _is_inside(seat, shape)),
            key=lambda seat: (stem_of(seat.name) != stem_of(division.name), seat.code),
        )
        if candidates:
            return Seat(candidates[0].position, SeatBasis.PREDECESSOR)
        inside = shapely.point_on_surface(shape)
        return Seat(Position(inside.x, inside.y), SeatBasis.INSIDE)


def listed_seats() -> list[ListedSeat]:
    """The lines of cpca's table that have a position, in WGS-84; the table's codes have twelve digits, ours six."""
    path = installed_data_file("cpca", "resources", "adcodes.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["longitude"]]
    given = np.array([(float(row["longitude"]), float(row["latitude"])) for row in rows])
    found = np.column_stack(to_wgs84(given[:, 0], given[:, 1], Datum.GCJ02))
    as_given = np.array([row["adcode"].startswith(_WGS84_PROVINCES) for row in rows])
    found[as_given] = given[as_given]
    return [
        ListedSeat(row["adcode"][:6], row["name"], Position(lon, lat))
        for row, (lon, lat) in zip(rows, found.tolist(), strict=True)
    ]


def _may_precede(seat: ListedSeat, division: Division) -> bool:
    # A city may have become a county's level (莱芜市, now 莱芜区); but no county is a city's predecessor.
    return division.lowest or seat.code.endswith("00")


def _is_inside(seat: ListedSeat, shape: Shape) -> bool:
    return bool(shapely.contains_xy(shape, seat.position.lon, seat.position.lat))
