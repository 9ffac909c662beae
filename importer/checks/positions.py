"""Positions judged against the divisions they are said to be in; what was read, turned round or assumed is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from importer.checks.given_positions import GivenPositions, NoPosition, Points
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.choice_names import DATUM_NAMES
from importer.notices import Confidence, Notice, Severity, Suggestion
from locator.divisions.division import Division
from locator.position import Datum, Position
from locator.readers.coordinates import precision_m

_FAR_OUTSIDE_M = 5_000.0


@dataclass(frozen=True, slots=True)
class PositionsJudged:
    """The position of each row as it will be published, and what was found.

    `evidence` is how many rows show that minutes are decimals in disguise here (by 99 minutes, or by where they lie),
    less those that show the opposite.
    """

    points: Points
    datums: tuple[Datum, ...]
    declared: tuple[bool, ...]
    notices: tuple[Notice, ...]
    evidence: int

    def position(self, index: int) -> Position | None:
        """A row's position, None where it has none."""
        lon, lat = float(self.points.wgs_lon[index]), float(self.points.wgs_lat[index])
        return None if np.isnan(lon) or np.isnan(lat) else Position(lon, lat)

    def precision(self, index: int) -> float | None:
        """How coarse the position was given, in metres to the centimetre; None where there is none."""
        points = self.points
        coarse_m = precision_m(float(points.lon_step[index]), float(points.lat_step[index]), float(points.lat[index]))
        return None if np.isnan(coarse_m) else round(coarse_m, 2)


def judge_positions(
    table: SheetTable,
    rules: CheckRules,
    given: GivenPositions,
    divisions: Sequence[Division | None],
    elsewhere: int = 0,
) -> PositionsJudged:
    """Choose between the two meanings of a row, and tell of every position what must be told.

    `elsewhere` is the evidence of the file's other tables.
    """
    codes = np.array([division.code if division else "" for division in divisions], dtype=np.str_)
    disguised, outside_m, evidence = _choose(given, codes, rules, elsewhere)
    points = given.literal.chosen(given.decimal, disguised)
    make = NoticeMaker(table, rules)
    notices = [
        *_about_faults(make, given),
        *_about_readings(make, given.swapped, disguised | given.proven, points),
        *_about_divisions(make, points, outside_m, divisions),
        *_about_datum(make, given, points),
    ]
    return PositionsJudged(points, given.datums, given.declared, tuple(notices), evidence)


def _choose(
    given: GivenPositions, codes: NDArray[np.str_], rules: CheckRules, elsewhere: int
) -> tuple[NDArray[np.bool_], NDArray[np.float64], int]:
    """Which rows are decimals in disguise, how far each row then lies outside its division, and the table's evidence.

    A row whose minutes could be minutes is taken for what lies nearer to its division. Where both do equally, the rows
    that are sure decide, here and in the file's other tables: whoever writes 112° 99′ once writes 28° 11′ in the same
    way.
    """
    literal_m = rules.divisions.metres_outside(codes, given.literal.wgs_lon, given.literal.wgs_lat)
    proven = int(given.proven.sum())
    differs = (given.decimal.lon != given.literal.lon) | (given.decimal.lat != given.literal.lat)
    ambiguous = differs & ~np.isnan(given.literal.lon) & ~np.isnan(given.decimal.lon)
    if not ambiguous.any():
        return ambiguous, literal_m, proven
    decimal_m = rules.divisions.metres_outside(codes, given.decimal.wgs_lon, given.decimal.wgs_lat)
    undecided = (decimal_m == literal_m) | np.isnan(decimal_m) | np.isnan(literal_m)
    by_place = ambiguous & ~undecided
    votes = np.sign(literal_m - decimal_m)[by_place]
    evidence = proven + int(votes.sum())
    disguised = ambiguous & np.where(undecided, evidence + elsewhere > 0, decimal_m < literal_m)
    return disguised, np.where(disguised, decimal_m, literal_m), evidence


def _about_faults(make: NoticeMaker, given: GivenPositions) -> Iterator[Notice]:
    for row, fault in given.faults.items():
        if fault is NoPosition.OUTSIDE_CHINA:
            value = _pair(given.seen, row) if np.isfinite(given.seen.lon[row] + given.seen.lat[row]) else None
            yield make.cell("position-outside-china", row, "longitude", value=value)
        elif fault is NoPosition.UNREADABLE_LON:
            yield make.cell("position-unreadable", row, "longitude", words={"sample": "112.990000"})
        else:
            yield make.cell("position-unreadable", row, "latitude", words={"sample": "28.110000"})


def _about_readings(
    make: NoticeMaker, swapped: NDArray[np.bool_], disguised: NDArray[np.bool_], points: Points
) -> Iterator[Notice]:
    """Rows that were turned round, or read as the decimals that they are in disguise."""
    for row in np.flatnonzero(swapped | disguised).tolist():
        value = _pair(points, row)
        words = {"lon_text": make.table.text("longitude", row), "lat_text": make.table.text("latitude", row)}
        if swapped[row]:
            reason = ("经度、纬度的数值范围互不相交", "no longitude of China is a latitude of it")
            suggestion = Suggestion(value, Confidence.CERTAIN, *reason)
            yield make.cell("position-swapped", row, "longitude", value=value, suggestion=suggestion, words=words)
        if disguised[row]:
            yield make.cell("position-disguised-decimal", row, "longitude", value=value, words=words)


def _about_divisions(
    make: NoticeMaker, points: Points, outside_m: NDArray[np.float64], divisions: Sequence[Division | None]
) -> Iterator[Notice]:
    with np.errstate(invalid="ignore"):
        outside = np.flatnonzero(outside_m > 0.0)
    for row in outside.tolist():
        division, metres = divisions[row], float(outside_m[row])
        if division is None:
            continue
        far = metres > _FAR_OUTSIDE_M
        words = {
            "division": division.name,
            "distance": f"{metres / 1000:.1f} 公里" if metres >= 1000 else f"{metres:.0f} 米",
            "distance_en": f"{metres / 1000:.1f} km" if metres >= 1000 else f"{metres:.0f} m",
            "consequence": "不能发布。请核对经纬度与区划编码。" if far else "请核对经纬度。",
            "consequence_en": ": it cannot be published. Check position and code." if far else ". Please check it.",
        }
        severity = Severity.ERROR if far else Severity.WARNING
        value = _pair(points, row)
        yield make.cell("position-outside-division", row, "longitude", value=value, severity=severity, words=words)


def _about_datum(make: NoticeMaker, given: GivenPositions, points: Points) -> Iterator[Notice]:
    """Once, at the first row whose datum nobody stated; all datums that were assumed are named."""
    assumed = [row for row, declared in enumerate(given.declared) if not declared and not np.isnan(points.lon[row])]
    if assumed:
        names = dict.fromkeys(DATUM_NAMES[given.datums[row]] for row in assumed)
        value, words = _pair(points, assumed[0]), {"datum": " / ".join(names)}
        yield make.cell("position-datum-assumed", assumed[0], "longitude", value=value, words=words)


def _pair(points: Points, row: int) -> str:
    """Longitude and latitude as given, turned the right way round, with six decimals."""
    return f"{points.lon[row]:.6f}, {points.lat[row]:.6f}"
