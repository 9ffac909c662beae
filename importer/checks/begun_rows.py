"""Rows that are only begun, as by a name alone: what they lack is told in one notice instead of one for each cell."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from importer.checks.cell_text import Blank, blank
from importer.checks.data_rows import PREPARED
from importer.checks.rules import CheckRules
from importer.checks.sheet_table import SheetTable
from importer.notices import Notice, Severity, reading_order

_MISSING = "value-missing"


def told_once(notices: Sequence[Notice], table: SheetTable, rules: CheckRules) -> Iterator[Notice]:
    """The notices, with one for all that is missing of a row that is only begun.

    It stands at the first cell that is needed, or that there is a proposal for, and names every column that is empty.
    """
    begun = {table.rows[index]: filled for index, filled in _begun(notices, table)}
    missing: dict[int, list[Notice]] = defaultdict(list)
    for notice in notices:
        if notice.code == _MISSING and notice.place.row in begun:
            missing[notice.place.row].append(notice)
        else:
            yield notice
    said = _Words(rules)
    for row, several in missing.items():
        yield _together(sorted(several, key=lambda notice: reading_order(notice.place)), begun[row], said)


def _begun(notices: Sequence[Notice], table: SheetTable) -> Iterator[tuple[int, list[str]]]:
    """The rows with no more than one field beside what a form is handed out with, and all that they have."""
    faulty = {notice.place.row for notice in notices if notice.code == _MISSING}
    asked = {column for field, column in table.columns.items() if field not in PREPARED}
    for index in (index for index, row in enumerate(table.rows) if row in faulty):
        filled = [field for field in table.columns if blank(table.text(field, index)) is not Blank.NOTHING]
        if len({table.columns[field] for field in filled} & asked) <= 1 < len(asked):
            yield index, [field for field in filled if field != "number"]


class _Words:
    """What is said of rows that lack the same and have the same: made once, as a long list may be nothing else."""

    def __init__(self, rules: CheckRules) -> None:
        self._by_field = rules.form.by_field
        self._said: dict[tuple[tuple[str, ...], tuple[str, ...], bool], dict[str, str]] = {}

    def of(self, several: Sequence[Notice], filled: Sequence[str], *, stands: bool) -> dict[str, str]:
        """The words of the notice for all of several; `stands` tells whether an error keeps the row back."""
        key = tuple(notice.place.field or "" for notice in several), tuple(filled), stands
        if key not in self._said:
            self._said[key] = self._made(several, filled, stands=stands)
        return self._said[key]

    def _made(self, several: Sequence[Notice], filled: Sequence[str], *, stands: bool) -> dict[str, str]:
        columns = [self._by_field[field] for field in filled]
        had = "、".join(f"“{column.label}”" for column in columns)
        had_en = ", ".join(f"“{column.label_en.lower()}”" for column in columns)
        held_back, held_back_en = ("不能发布，", " and cannot be published") if stands else ("", "")
        return {
            "label": "”、“".join(notice.words["label"] for notice in several),
            "label_en": "”, “".join(notice.words["label_en"] for notice in several),
            "consequence": (had and f"这一行只填了{had}，") + held_back,
            "consequence_en": (had_en and f"; the row has only {had_en}") + held_back_en,
        }


def _together(several: Sequence[Notice], filled: Sequence[str], said: _Words) -> Notice:
    if len(several) == 1:
        return several[0]
    first = min(several, key=lambda notice: (notice.suggestion is None, notice.severity is not Severity.ERROR))
    return replace(first, words=said.of(several, filled, stands=first.severity is Severity.ERROR))
