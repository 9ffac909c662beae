"""Columns that nobody filled in and that may stay empty: for a person told in one line, not cell by cell.

In JSON and in a workbook that goes back each cell keeps its own notice.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from importer.checks.judged import JudgedFile
from importer.notices import Notice, Severity

_FEWEST = 2
_Column = tuple[str | None, str | None]
"""A sheet, and a field of its tables."""


def told_by_column(judged: JudgedFile) -> Iterator[Notice]:
    """The file's notices, with one for all cells of a wholly empty column, where the first of them was."""
    empty = {id(told[0]): told for told in _wholly_empty(judged)}
    left_out = {id(notice) for told in empty.values() for notice in told}
    for notice in judged.notices:
        if id(notice) in empty:
            yield _together(empty[id(notice)])
        elif id(notice) not in left_out:
            yield notice


def _wholly_empty(judged: JudgedFile) -> Iterator[list[Notice]]:
    """The notices of each column that is empty in every row of its sheet."""
    missing: dict[_Column, list[Notice]] = defaultdict(list)
    for notice in judged.notices:
        place = notice.place
        if notice.code == "value-missing" and notice.severity is Severity.WARNING and place.row and place.cell:
            missing[place.sheet, place.field].append(notice)
    for (sheet, field), told in missing.items():
        rows = sum(len(one) for one in judged.tables if one.table.sheet == sheet and one.table.has(field or ""))
        if len(told) == rows >= _FEWEST:
            yield told


def _together(told: list[Notice]) -> Notice:
    first, last = told[0], told[-1]
    words = {
        **first.words,
        "consequence": f"这一列 {len(told)} 行都空着，",
        "consequence_en": f" in any of its {len(told)} rows",
    }
    place = replace(first.place, cell=f"{first.place.cell}:{last.place.cell}")
    return replace(first, place=place, words=words)
