"""Which rows are decimals written as minutes, where the row alone cannot tell: 112° 30′ for 112.30.

A row is taken for the meaning that agrees with its division, if only one does. Agreement allows for the coarseness of
what was written: 112.30 is a point within half a kilometre. Where both meanings agree, or neither, the rows that are
sure decide, here and in the file's other tables: whoever writes 112° 99′ once writes 28° 11′ in the same way.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from importer.checks.given_positions import GivenPositions, Points
from importer.checks.rules import CheckRules


@dataclass(frozen=True, slots=True)
class Disguise:
    """Which rows are decimals in disguise, and how far each row then lies outside its division, in metres.

    `evidence` is how many rows of each table show that minutes are decimals here (by 99 minutes, or by where they lie),
    less those that show the opposite.
    """

    rows: NDArray[np.bool_]
    outside_m: NDArray[np.float64]
    evidence: tuple[int, ...]


def choose_meaning(
    given: GivenPositions, codes: NDArray[np.str_], rules: CheckRules, starts: Sequence[int], elsewhere: Sequence[int]
) -> Disguise:
    """Choose between the two meanings of each row; `codes` are the rows' divisions, '' where they have none.

    `starts` are the tables' first rows, and the number of all rows; `elsewhere` is for each table the evidence of its
    file's other tables. Without any evidence a row is taken for what lies nearer to its division, and for minutes where
    both lie equally near.
    """
    proven = _counted(given.proven, starts)
    literal_m = _literally_outside(given, codes, rules)
    differs = (given.decimal.lon != given.literal.lon) | (given.decimal.lat != given.literal.lat)
    ambiguous = differs & ~np.isnan(given.literal.lon) & ~np.isnan(given.decimal.lon)
    if not ambiguous.any():
        return Disguise(ambiguous, literal_m, tuple(proven.tolist()))
    decimal_m = _outside(given.decimal, np.flatnonzero(ambiguous), codes, rules)
    with np.errstate(invalid="ignore"):
        literal_agrees = literal_m <= given.literal.coarse_m()
        decimal_agrees = decimal_m <= given.decimal.coarse_m()
        nearer = decimal_m < literal_m
    sure = ambiguous & (literal_agrees != decimal_agrees)
    evidence = proven + _counted(sure & decimal_agrees, starts) - _counted(sure & literal_agrees, starts)
    votes = np.repeat(evidence + np.asarray(elsewhere), np.diff(starts))
    by_file = np.where(votes == 0, nearer, votes > 0)
    rows = ambiguous & np.where(sure, decimal_agrees, by_file)
    return Disguise(rows, np.where(rows, decimal_m, literal_m), tuple(evidence.tolist()))


def _counted(rows: NDArray[np.bool_], starts: Sequence[int]) -> NDArray[np.intp]:
    """How many rows of each table are marked."""
    return np.diff(np.concatenate(([0], np.cumsum(rows)))[list(starts)])


def _literally_outside(given: GivenPositions, codes: NDArray[np.str_], rules: CheckRules) -> NDArray[np.float64]:
    """How far the literal meaning lies outside the rows' divisions; what county holds a point is known already."""
    others = (given.county_at != codes) | (codes == "")
    return np.where(others, _outside(given.literal, np.flatnonzero(others), codes, rules), 0.0)


def _outside(points: Points, rows: NDArray[np.intp], codes: NDArray[np.str_], rules: CheckRules) -> NDArray[np.float64]:
    """How far some rows lie outside their divisions; NaN for all others."""
    metres = np.full(len(codes), np.nan)
    if rows.size:
        metres[rows] = rules.divisions.metres_outside(codes[rows], points.wgs_lon[rows], points.wgs_lat[rows])
    return metres
