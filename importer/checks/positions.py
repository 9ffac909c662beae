"""Positions judged against the divisions they are said to be in; what was read, turned round or assumed is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np
from numpy.typing import NDArray

from importer.checks.disguised_decimals import choose_meaning
from importer.checks.doubtful_positions import check_precision
from importer.checks.given_positions import GivenPositions, Points
from importer.checks.outside_positions import check_divisions, check_faults
from importer.checks.row_datums import RowDatums
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.table_stack import TableStack
from importer.choice_names import DATUM_NAMES
from importer.notices import Confidence, Notice, Suggestion
from locator.divisions.division import Division
from locator.position import Position

_TO_STATE_IT = {
    False: ("加一列“坐标系”", "in a column 坐标系"),
    True: ("在已有的“坐标系”一列逐行", "in the column 坐标系 that is there, row by row"),
}
"""Where a datum is to be stated, by whether the table has a column for it."""


@dataclass(frozen=True, slots=True)
class PositionsJudged:
    """The position of each row as it will be published, and what was found; blocks have one entry per row.

    `coarse_m` is how coarse each was given, in metres. `outside_m` is how far a row lies outside its division, `codes`
    are the divisions, '' where there is none; `evidence` is how each table votes on minutes that may be decimals in
    disguise, see `Disguise`.
    """

    points: Points
    coarse_m: NDArray[np.float64]
    outside_m: NDArray[np.float64]
    codes: NDArray[np.str_]
    stated: RowDatums
    notices: tuple[Notice, ...]
    evidence: tuple[int, ...]

    def of(self, number: int, rows: slice) -> "PositionsJudged":
        """Those of one table; its notices are told apart from it."""
        return PositionsJudged(
            points=self.points.of(rows),
            coarse_m=self.coarse_m[rows],
            outside_m=self.outside_m[rows],
            codes=self.codes[rows],
            stated=self.stated.between(rows),
            notices=(),
            evidence=(self.evidence[number],),
        )

    def position(self, index: int) -> Position | None:
        """A row's position, None where it has none."""
        lon, lat = float(self.points.wgs_lon[index]), float(self.points.wgs_lat[index])
        return None if isnan(lon) or isnan(lat) else Position(lon, lat)

    def positions(self) -> list[Position | None]:
        """Each row's position, None where it has none."""
        wgs = zip(self.points.wgs_lon.tolist(), self.points.wgs_lat.tolist(), strict=True)
        return [None if isnan(lon) or isnan(lat) else Position(lon, lat) for lon, lat in wgs]

    def precisions(self, rows: slice) -> list[float | None]:
        """How coarse the positions of some rows were given, in metres to the centimetre; None where there is none."""
        return [None if isnan(metres) else round(metres, 2) for metres in self.coarse_m[rows].tolist()]


def judge_positions(
    stack: TableStack,
    rules: CheckRules,
    given: GivenPositions,
    divisions: Sequence[Division | None],
    elsewhere: Sequence[int],
) -> PositionsJudged:
    """Choose between the two meanings of a row, and tell of every position what must be told.

    `elsewhere` is for each table the evidence of its file's other tables.
    """
    codes = np.array([division.code if division else "" for division in divisions], dtype=np.str_)
    disguise = choose_meaning(given, codes, rules, stack.starts, elsewhere)
    points = given.literal.chosen(given.decimal, disguise.rows)
    coarse_m = points.coarse_m()
    make = NoticeMaker(stack.whole, rules)
    notices = [
        *check_faults(make, given, divisions),
        *_about_readings(make, given, disguise.rows | given.proven, points),
        *check_precision(make, points, coarse_m),
        *check_divisions(make, points, disguise.outside_m, divisions, _county_at(given, disguise.rows, points, rules)),
        *_about_datum(make, stack, given.stated, points),
    ]
    return PositionsJudged(points, coarse_m, disguise.outside_m, codes, given.stated, tuple(notices), disguise.evidence)


def _county_at(
    given: GivenPositions, disguised: NDArray[np.bool_], points: Points, rules: CheckRules
) -> NDArray[np.str_]:
    """The county that each row's position lies in as it was meant."""
    county_at, again = given.county_at, np.flatnonzero(disguised)
    if again.size:
        county_at = county_at.copy()
        county_at[again] = rules.divisions.containing(points.wgs_lon[again], points.wgs_lat[again])
    return county_at


def _about_readings(
    make: NoticeMaker, given: GivenPositions, disguised: NDArray[np.bool_], points: Points
) -> Iterator[Notice]:
    """Rows that were turned round, or read as the decimals that they are in disguise."""
    for row in np.flatnonzero(given.swapped | disguised).tolist():
        value = points.text(row)
        if given.swapped[row]:
            reason = ("经度、纬度的数值范围互不相交", "no longitude of China is a latitude of it")
            suggestion = Suggestion(value, Confidence.CERTAIN, *reason)
            yield make.cell("position-swapped", row, "longitude", value=value, suggestion=suggestion)
        if disguised[row]:
            yield make.cell("position-disguised-decimal", row, "longitude", value=value)


def _about_datum(make: NoticeMaker, stack: TableStack, stated: RowDatums, points: Points) -> Iterator[Notice]:
    """Once a table, at the first row whose datum nobody stated; all datums that were assumed are named."""
    assumed = np.flatnonzero(~np.array(stated.declared, dtype=np.bool_) & ~np.isnan(points.lon)).tolist()
    where, where_en = _TO_STATE_IT[make.table.has("datum")]
    for rows in stack.by_table(assumed):
        names = dict.fromkeys(DATUM_NAMES[datum] for datum in dict.fromkeys(map(stated.datums.__getitem__, rows)))
        words = {"datum": " / ".join(names), "where": where, "where_en": where_en}
        yield make.cell("position-datum-assumed", rows[0], "longitude", value=points.text(rows[0]), words=words)
