"""People, or settlements, at points: each counted where it is, in the lowest division that holds it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from locator.datum import to_wgs84
from locator.divisions.divisions import Divisions
from locator.position import Datum
from maps.coverage.division_labels import DivisionLabels
from maps.coverage.population.by_code import people_in
from maps.coverage.population.findings import FindingKind, Findings
from maps.coverage.population.table_rows import Column, PopulationTable, read_number
from maps.coverage.weighed_places import WeighedPlaces

_SETTLEMENT = 1.0
# Of so many points a grid of cells is worth making, which takes as long as asking about two or three millions without.
_MANY = 3_000_000
_DATUMS = {datum.value: datum for datum in Datum}


@dataclass(frozen=True, slots=True)
class Points:
    """Points (n,) in WGS-84 degrees, and how many people, or settlements, each stands for."""

    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    weights: NDArray[np.float64]


def points_in(table: PopulationTable, findings: Findings) -> Points:
    """The points of a table with the columns lon and lat; without one of people each is a settlement."""
    rows = list(_rows(table, findings))
    columns = np.array([row[:3] for row in rows], np.float64).reshape(-1, 3)
    lon, lat = columns[:, 0].copy(), columns[:, 1].copy()
    datums = np.array([row[3].value for row in rows], dtype=np.str_)
    for datum in (Datum.GCJ02, Datum.BD09):
        given = datums == datum.value
        if given.any():
            lon[given], lat[given] = to_wgs84(lon[given], lat[given], datum)
    return Points(lon, lat, columns[:, 2])


def _rows(table: PopulationTable, findings: Findings) -> Iterator[tuple[float, float, float, Datum]]:
    for number, texts in table.cells():
        lon, lat = read_number(texts[Column.LON]), read_number(texts[Column.LAT])
        datum = _DATUMS.get(texts.get(Column.DATUM, "").lower() or Datum.WGS84.value)
        if lon is None or lat is None or datum is None or abs(lon) > 180.0 or abs(lat) > 90.0:
            place = (texts[Column.LON], texts[Column.LAT], texts.get(Column.DATUM, ""))
            findings.add(FindingKind.POSITION_UNREADABLE, number, " ".join(place).strip())
            continue
        people = _SETTLEMENT
        if Column.PEOPLE in table.columns:
            stated = people_in(texts[Column.PEOPLE], number, findings)
            if stated is None:
                continue
            people = stated
        yield lon, lat, people, datum


def points_by_division(points: Points, divisions: Divisions, findings: Findings) -> Mapping[str, WeighedPlaces]:
    """The points in each of the lowest divisions; those in none are told."""
    many = len(points.lon) >= _MANY
    codes = (DivisionLabels(divisions) if many else divisions).containing(points.lon, points.lat)
    outside = np.flatnonzero(codes == "")
    for row in outside.tolist():
        findings.name(FindingKind.POSITION_OUTSIDE, f"{points.lon[row]:.6g},{points.lat[row]:.6g}")
    found = {}
    for code in np.unique(codes[codes != ""]).tolist():
        rows = np.flatnonzero(codes == code)
        found[code] = WeighedPlaces(points.lon[rows], points.lat[rows], points.weights[rows], None)
    return found
