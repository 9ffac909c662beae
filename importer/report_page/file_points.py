"""Where a file's rows lie, for the map in a report: those without a notice, those to look at, those on no map."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from importer.checks.judged import JudgedFile, JudgedTable
from importer.columns import POSITION_FIELDS
from importer.notices import Notice, Severity
from maps.still_map.still_content import Grade, StillMark

MOST_MARKS = 300
"""So many rows of a file are marked."""
_MOST_SOUND = 4_000
_MOST_CODES = 400
_ABOUT_THE_FILE = frozenset({"position-datum-assumed", "position-datum-likely"})
_GRADES: Mapping[Severity, Grade] = {Severity.ERROR: Grade.MEND, Severity.WARNING: Grade.CHECK}


@dataclass(frozen=True, slots=True, eq=False)
class FilePoints:
    """The positions of a file's rows, in WGS-84 degrees, and the divisions that the rows name.

    `sound_lon` and `sound_lat` (n,) have neither error nor warning; of very many there are some. `marks` are the
    others, and `nowhere` is how many rows have no position that could be read; `sound`, `check` and `mend` count all,
    kept or not.
    """

    sound_lon: NDArray[np.float64]
    sound_lat: NDArray[np.float64]
    marks: tuple[StillMark, ...]
    codes: tuple[str, ...]
    sound: int
    check: int
    mend: int
    nowhere: int

    @property
    def marked(self) -> int:
        """How many rows there is something to be told of."""
        return self.check + self.mend


def points_of(judged: JudgedFile) -> FilePoints:
    """The points of a judged file. A row has the mark of the gravest notice at its two cells."""
    grades = dict(_grades(judged))
    marks: list[StillMark] = []
    sound: list[NDArray[np.float64]] = [np.empty((0, 2))]
    codes: dict[str, None] = {}
    nowhere = 0
    for number, table in enumerate(judged.tables):
        at = table.points
        there = ~(np.isnan(at.lon) | np.isnan(at.lat))
        of_table = {index: grade for (of, index), grade in grades.items() if of == number}
        marks += (
            StillMark(float(at.lon[index]), float(at.lat[index]), grade, table.table.rows[index])
            for index, grade in of_table.items()
            if there[index]
        )
        there_and_sound = there.copy()
        there_and_sound[list(of_table)] = False
        sound.append(np.column_stack([at.lon, at.lat])[there_and_sound])
        nowhere += int(np.count_nonzero(~there))
        codes.update(dict.fromkeys(np.unique(at.codes[at.codes != ""]).tolist()))
    return _bounded(np.concatenate(sound), marks, tuple(codes), nowhere)


def _bounded(sound: NDArray[np.float64], marks: list[StillMark], codes: tuple[str, ...], nowhere: int) -> FilePoints:
    """The points with no more of them than a map shows; what is left out is left out evenly."""
    step = len(sound) // _MOST_SOUND + 1
    kept = sound[::step].copy()  # a view would hold all of a large file's for as long as the report is gathered
    gravest = sorted(marks, key=lambda mark: mark.grade is not Grade.MEND)[:MOST_MARKS]
    provinces = tuple(dict.fromkeys(f"{code[:2]}0000" for code in codes))
    shown = codes if len(codes) <= _MOST_CODES else provinces
    mend = sum(mark.grade is Grade.MEND for mark in marks)
    return FilePoints(kept[:, 0], kept[:, 1], tuple(gravest), shown, len(sound), len(marks) - mend, mend, nowhere)


def _grades(judged: JudgedFile) -> Iterator[tuple[tuple[int, int], Grade]]:
    """The table's number and the row's index of each notice on a position, the lighter ones first."""
    told = [notice for notice in judged.notices if _is_on_position(notice)]
    if not told:
        return
    rows = _rows(judged)
    for severity in (Severity.WARNING, Severity.ERROR):
        for notice in told:
            if notice.severity is severity:
                yield from ((place, _GRADES[severity]) for place in _places(notice, rows, judged))


def _is_on_position(notice: Notice) -> bool:
    return notice.place.field in POSITION_FIELDS and notice.severity in _GRADES and notice.code not in _ABOUT_THE_FILE


def _rows(judged: JudgedFile) -> dict[tuple[str, int], list[tuple[int, int]]]:
    """Where the data rows of each sheet's row are: tables side by side share rows."""
    found: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for number, table in enumerate(judged.tables):
        for index, row in enumerate(table.table.rows):
            found.setdefault((table.table.sheet, row), []).append((number, index))
    return found


def _places(
    notice: Notice, rows: Mapping[tuple[str, int], list[tuple[int, int]]], judged: JudgedFile
) -> list[tuple[int, int]]:
    there = rows.get((notice.place.sheet or "", notice.place.row or 0), [])
    if len(there) < 2:
        return there
    own = [(number, index) for number, index in there if notice.place.cell in _cells(judged.tables[number], index)]
    return own or there


def _cells(judged: JudgedTable, index: int) -> tuple[str | None, ...]:
    return tuple(judged.table.cell(field, index) for field in POSITION_FIELDS)
