"""Whether a file's points sit in their divisions clearly better under another datum than the stated or assumed one.

The datums lie 300 to 1,300 m apart, so that only points near a border tell, and most files tell nothing. A point votes
for a datum that carries it into its division from more than 30 m outside (what the polygons are sure of), and against
one that carries it out; windows at one point have one vote. Three votes are clear, and four more for each one against.
In trials (湖南 and 广东, one code in twenty wrong) no right datum of 240 files was doubted; BD-09 read as GCJ-02 was
found in 3 files of 30 with 30 windows, in 21 with 100, in all with 300.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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
    """The points of a file that are given in one datum and have a division, arrays of shape (n,).

    `outside` tells which lie surely outside it as they were read.
    """

    codes: NDArray[np.str_]
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    outside: NDArray[np.bool_]

    def of(self, rows: NDArray[np.intp] | NDArray[np.bool_]) -> "_Points":
        """Some of them."""
        return _Points(self.codes[rows], self.lon[rows], self.lat[rows], self.outside[rows])

    def different(self) -> "_Points":
        """Of equal ones one."""
        order = np.lexsort((self.lat, self.lon, self.codes))
        ordered, new = self.of(order), np.ones(len(order), dtype=np.bool_)
        new[1:] = ordered.codes[1:] != ordered.codes[:-1]
        new[1:] |= (ordered.lon[1:] != ordered.lon[:-1]) | (ordered.lat[1:] != ordered.lat[:-1])
        return ordered.of(new)

    def outside_in(self, datum: Datum, rules: CheckRules) -> int:
        """How many of them lie surely outside their divisions if they are in this datum."""
        wgs_lon, wgs_lat = to_wgs84(self.lon, self.lat, datum)
        outside = rules.divisions.further_outside(self.codes, wgs_lon, wgs_lat, _SURELY_OUTSIDE_M)
        return int(np.count_nonzero(outside))


def check_likely_datum(tables: Sequence[tuple[SheetTable, PositionsJudged]], rules: CheckRules) -> Iterator[Notice]:
    """The datum that a file's points speak for against the one they are read in; nothing is changed by it."""
    if _surely_outside(None, tables) < _FEWEST_VOTES:
        return
    for read_in in _DATUMS:
        if _surely_outside(read_in, tables) < _FEWEST_VOTES:
            continue
        likely, votes = _most_votes(_given_in(read_in, tables), read_in, rules)
        if votes:
            words = {"datum": DATUM_NAMES[read_in], "likely": DATUM_NAMES[likely], "count": str(votes)}
            yield _told_at_first(tables, read_in, rules, words)


def _surely_outside(datum: Datum | None, tables: Sequence[tuple[SheetTable, PositionsJudged]]) -> int:
    """How many rows that are given in a datum, or in any, lie outside their divisions."""
    count = 0
    with np.errstate(invalid="ignore"):
        for _, judged in tables:
            outside = judged.outside_m > _SURELY_OUTSIDE_M
            count += int(np.count_nonzero(outside if datum is None else outside & judged.stated.mask(datum)))
    return count


def _usable(judged: PositionsJudged, datum: Datum) -> NDArray[np.bool_]:
    """The rows that are given in a datum and have a division."""
    usable: NDArray[np.bool_] = (judged.codes != "") & ~np.isnan(judged.points.lon) & judged.stated.mask(datum)
    return usable


def _given_in(datum: Datum, tables: Sequence[tuple[SheetTable, PositionsJudged]]) -> _Points:
    """The points that are given in a datum and have a division, through all tables; there is a table."""
    blocks = []
    for _, judged in tables:
        usable = _usable(judged, datum)
        with np.errstate(invalid="ignore"):
            outside = judged.outside_m[usable] > _SURELY_OUTSIDE_M
        blocks.append((judged.codes[usable], judged.points.lon[usable], judged.points.lat[usable], outside))
    return _Points(*map(np.concatenate, zip(*blocks, strict=True)))


def _told_at_first(
    tables: Sequence[tuple[SheetTable, PositionsJudged]], datum: Datum, rules: CheckRules, words: Mapping[str, str]
) -> Notice:
    """The notice at the first of the rows that have a vote; there is one."""
    table, judged, rows = next(
        (table, judged, rows) for table, judged in tables if (rows := np.flatnonzero(_usable(judged, datum))).size
    )
    row = int(rows[0])
    value = judged.points.text(row)
    return NoticeMaker(table, rules).cell("position-datum-likely", row, "longitude", value=value, words=words)


def _most_votes(points: _Points, read_in: Datum, rules: CheckRules) -> tuple[Datum, int]:
    """The datum that most points speak for, and how many; none where that is not clear."""
    outside = points.of(points.outside).different()
    best, votes = read_in, 0
    if len(outside.codes) < _FEWEST_VOTES:
        return best, votes
    for datum in (each for each in _DATUMS if each is not read_in):
        gained = len(outside.codes) - outside.outside_in(datum, rules)
        clear = _clear_votes(points, gained, datum, rules)
        if clear > votes:
            best, votes = datum, clear
    return best, votes


def _clear_votes(points: _Points, gained: int, datum: Datum, rules: CheckRules) -> int:
    """How many more points a datum carries in, which are `gained`, than out; none where that is not clear."""
    if gained < _FEWEST_VOTES:
        return 0
    inside, lost = points.of(~points.outside).different(), 0
    for start in range(0, len(inside.codes), _AT_ONCE):
        # A large file's right datum is clear from its first rows.
        if gained < _FEWEST_VOTES + _TO_ONE * lost:
            return 0
        lost += inside.of(np.arange(start, min(start + _AT_ONCE, len(inside.codes)))).outside_in(datum, rules)
    return gained - lost if gained >= _FEWEST_VOTES + _TO_ONE * lost else 0
