"""What holds for every notice of every case: its cell's own text, no personal data, one sentence, its place."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from importer.workbook.cells import ErrorValue
from tests.corpus.case import Answer
from tests.corpus.entry import Cell
from tests.corpus.shown import value_of

PRIVATE_FIELDS = frozenset({"manager_name", "manager_mobile", "filled_by"})
# Every person and every person's number in the corpus has one of these in it.
PRIVATE_MARKS = ("哨兵", "13900009876", "139 0000 9876", "139-0000-9876")
_KEYS = {"code", "severity", "sheet", "row", "cell", "field", "message", "value", "suggestion"}


def faults_of_texts(answer: Answer, report: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the texts of an answer, whatever it is about."""
    whole = json.dumps(report, ensure_ascii=False)
    for mark in PRIVATE_MARKS:
        if mark in whole:
            yield f"personal data in the answer: {mark} in {_around(whole, mark)}"
    cells = {
        (sheet.name, sheet.cell(name, index)): entry.cell(name)
        for sheet in answer.sheets
        for index, entry in enumerate(sheet.entries)
        for name in sheet.fields
    }
    for notice in report["notices"]:
        if set(notice) != _KEYS:
            yield f"a notice has the keys {sorted(notice)}"
        if "\n" in notice["message"] or not notice["message"].strip():
            yield f"{notice['code']} is told as {notice['message']!r}"
        yield from _about_value(notice, cells)


def _around(whole: str, mark: str) -> str:
    at = whole.index(mark)
    return whole[max(0, at - 60) : at + 20]


def _about_value(notice: Mapping[str, Any], cells: Mapping[tuple[str, str | None], Cell]) -> Iterator[str]:
    code, value, where = notice["code"], notice["value"], (notice["sheet"], notice["cell"])
    if notice["field"] in PRIVATE_FIELDS or code == "text-personal":
        if value is not None:
            yield f"{code} at {notice['cell']} shows its value"
        return
    if where not in cells or value is None or code.startswith("position-") or isinstance(cells[where], ErrorValue):
        return
    text = value_of(cells[where])
    if isinstance(text, str) and value != text:
        yield f"{code} at {notice['cell']} has the value {value!r} instead of {text!r}"
