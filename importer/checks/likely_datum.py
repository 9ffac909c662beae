"""Whether a file's points sit in their divisions clearly better under another datum than the stated or assumed one.

The datums lie 300 to 1,300 m apart, so that only points near a border tell, and most files tell nothing. A point votes
for a datum that carries it into its division from more than 30 m outside (what the polygons are sure of), and against
one that carries it out; windows at one point have one vote. Three votes are clear, and four more for each one against.
In trials (湖南 and 广东, one code in twenty wrong) no right datum of 240 files was doubted; BD-09 read as GCJ-02 was
found in 3 files of 30 with 30 windows, in 21 with 100, in all with 300.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from importer.checks.positions import PositionsJudged
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.choice_names import DATUM_NAMES
from importer.notices import Notice
from locator.datum import to_wgs84
from locator.position import Datum

_SURELY_OUTSIDE_M = 30.0
_FEWEST_VOTES = 3
_TO_ONE = 4
_AT_ONCE = 500
_DATUMS = (Datum.GCJ02, Datum.BD09, Datum.WGS84)


@dataclass(frozen=True, slots=True)
class _Points:
    """The different points of a file that are given in one datum, arrays of shape (n,), and where the first stands."""

    table: SheetTable
    row: int
    value: str
    codes: NDArray[np.str_]
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]

    def of(self, rows: NDArray[np.intp]) -> "_Points":
        """Some of them."""
        return replace(self, codes=self.codes[rows], lon=self.lon[rows], lat=self.lat[rows])

    def outside(self, datum: Datum, rules: CheckRules) -> NDArray[np.bool_]:
        """Which of them lie surely outside their divisions if they are in this datum."""
        wgs_lon, wgs_lat = to_wgs84(self.lon, self.lat, datum)
        with np.errstate(invalid="ignore"):
            return rules.divisions.metres_outside(self.codes, wgs_lon, wgs_lat) > _SURELY_OUTSIDE_M


def check_likely_datum(tables: Sequence[tuple[SheetTable, PositionsJudged]], rules: CheckRules) -> Iterator[Notice]:
    """The datum that a file's points speak for against the one they are read in; nothing is changed by it."""
    if _surely_outside(None, tables) < _FEWEST_VOTES:
        return
    for read_in in _DATUMS:
        if _surely_outside(read_in, tables) < _FEWEST_VOTES:
            continue
        points = _given_in(read_in, tables)
        likely, votes = _most_votes(points, read_in, rules)
        if votes:
            words = {"datum": DATUM_NAMES[read_in], "likely": DATUM_NAMES[likely], "count": str(votes)}
            make = NoticeMaker(points.table, rules)
            yield make.cell("position-datum-likely", points.row, "longitude", value=points.value, words=words)


def _surely_outside(datum: Datum | None, tables: Sequence[tuple[SheetTable, PositionsJudged]]) -> int:
    """How many rows that are given in a datum, or in any, lie outside their divisions."""
    count = 0
    with np.errstate(invalid="ignore"):
        for _, judged in tables:
            outside = judged.outside_m > _SURELY_OUTSIDE_M
            count += int(np.count_nonzero(outside if datum is None else outside & judged.stated.mask(datum)))
    return count


def _given_in(datum: Datum, tables: Sequence[tuple[SheetTable, PositionsJudged]]) -> _Points:
    """The different points that are given in a datum and have a division; there is one."""
    found: dict[tuple[str, float, float], tuple[SheetTable, int, str]] = {}
    for table, judged in tables:
        points = judged.points
        usable = (judged.codes != "") & ~np.isnan(points.lon) & (judged.stated.mask(datum))
        for row in np.flatnonzero(usable).tolist():
            key = str(judged.codes[row]), float(points.lon[row]), float(points.lat[row])
            if key not in found:
                found[key] = table, row, points.text(row) if not found else ""
    codes, lon, lat = zip(*found, strict=True)
    return _Points(*next(iter(found.values())), np.array(codes, np.str_), np.array(lon), np.array(lat))


def _most_votes(points: _Points, read_in: Datum, rules: CheckRules) -> tuple[Datum, int]:
    """The datum that most points speak for, and how many; none where that is not clear."""
    now = points.outside(read_in, rules)
    best, votes = read_in, 0
    if int(now.sum()) < _FEWEST_VOTES:
        return best, votes
    for datum in _DATUMS:
        clear = _clear_votes(points, now, datum, rules)
        if clear > votes:
            best, votes = datum, clear
    return best, votes


def _clear_votes(points: _Points, now: NDArray[np.bool_], datum: Datum, rules: CheckRules) -> int:
    """How many more points a datum carries in than out; none where that is not clear."""
    gained = int((~points.of(np.flatnonzero(now)).outside(datum, rules)).sum())
    inside, lost = np.flatnonzero(~now), 0
    for start in range(0, len(inside), _AT_ONCE):
        # A large file's right datum is clear from its first rows.
        if gained < _FEWEST_VOTES + _TO_ONE * lost:
            return 0
        lost += int(points.of(inside[start : start + _AT_ONCE]).outside(datum, rules).sum())
    return gained - lost if gained >= _FEWEST_VOTES + _TO_ONE * lost else 0
