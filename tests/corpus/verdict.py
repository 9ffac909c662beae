"""How an answer of `check --json` differs from what a case expects: in sentences, none where it does not."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from pyproj import Geod

from locator.position import Position
from tests.corpus.case import Answer
from tests.corpus.entry import OneOf, Told
from tests.corpus.sheet import Sheet
from tests.corpus.text_rules import faults_of_texts

_EARTH = Geod(ellps="WGS84")
_ASSUMED = "position-datum-assumed"
# What the next issue brings may be told of any office hours.
_NOT_ASKED = frozenset({"hours-partial", "hours-suspect", "hours-days-assumed"})

# The contract does not say at which of the row's cells these stand.
_OF_A_ROW = frozenset({"window-duplicate", "example-row"})

Report = Mapping[str, Any]
Key = tuple[str, str, str | None, str | None]
"""A notice as code, severity, sheet, and cell (or field, where it stands at no data cell)."""


def differences(answer: Answer, report: Report) -> list[str]:
    """Every difference between the expected answer for a file and the one that came."""
    return [
        *_about_rows(answer, report),
        *_about_windows(answer, report),
        *_about_notices(answer, report),
        *_about_proposals(answer, report),
        *faults_of_texts(answer, report),
    ]


def _about_rows(answer: Answer, report: Report) -> Iterator[str]:
    entries = [entry for sheet in answer.sheets for entry in sheet.entries]
    shown = sum(entry.shown is not None for entry in entries)
    expected = {"rows": len(entries), "publishable": shown, "rejected": len(entries) - shown}
    for key, number in expected.items():
        if report[key] != number:
            yield f"{key}: {report[key]} instead of {number}"
    for name in answer.hidden:
        if name in report["sheets"]:
            yield f"the hidden sheet {name} is among those read"
    for sheet in answer.sheets:
        if answer.named and sheet.name not in report["sheets"]:
            yield f"the sheet {sheet.name} is not among those read: {report['sheets']}"


def _about_windows(answer: Answer, report: Report) -> Iterator[str]:
    expected = [
        (sheet, index)
        for sheet in answer.sheets
        for index, entry in enumerate(sheet.entries)
        if entry.shown is not None
    ]
    found = report["windows"]
    rows = [sheet.row(index) for sheet, index in expected]
    if rows != [window["row"] for window in found]:
        yield f"windows of the rows {[window['row'] for window in found]} instead of {rows}"
        return
    for (sheet, index), window in zip(expected, found, strict=True):
        for fault in _about_window(sheet, dict(sheet.entries[index].shown or {}), window):
            yield f"row {window['row']}: {fault}"


def _about_window(sheet: Sheet, shown: dict[str, Any], window: Report) -> Iterator[str]:
    lon, lat, within_m = shown.pop("lon"), shown.pop("lat"), shown.pop("within_m")
    there = Position(window["lon"], window["lat"])
    metres = _EARTH.inv(lon, lat, there.lon, there.lat)[2]
    if metres > within_m:
        yield f"stands at {there.lon:.6f}, {there.lat:.6f}, {metres:.0f} m from where it should"
    for key, value in {"office": sheet.office, "confirmed_on": sheet.confirmed_on, **shown}.items():
        found: Any = window
        for part in key.split("."):
            found = found[part]
        if not (value.holds(found) if isinstance(value, OneOf) else found == value):
            yield f"{key} is {found!r} instead of {value!r}"


def _about_notices(answer: Answer, report: Report) -> Iterator[str]:
    required, tidied, fine = _expected(answer)
    found = Counter(_key(notice, answer) for notice in report["notices"] if notice["code"] not in _NOT_ASKED)
    for cells in tidied:
        at = [key for key in found if key[0] == "value-tidied" and key in cells]
        if sum(found[key] for key in at) == 1:
            found -= Counter(at)
        else:
            yield f"value-tidied stands at {sorted(map(str, at))} instead of at one of {sorted(map(str, cells))}"
    for key in required - found:
        yield f"missing: {key}"
    for key in found - required:
        if key not in fine:
            yield f"unexpected: {key}"
    if found[_once(_ASSUMED, "info")] > 1:
        yield f"{_ASSUMED} more than once"


def _once(code: str, severity: str) -> Key:
    return code, severity, None, None


def _key(notice: Report, answer: Answer) -> Key:
    code, severity, sheet = notice["code"], notice["severity"], notice["sheet"]
    if code in (_ASSUMED, "position-datum-likely"):
        return _once(code, severity)
    if not answer.named and sheet is not None and answer.sheets:
        sheet = answer.sheets[0].name
    data_rows = {s.row(index) for s in answer.sheets if s.name == sheet for index in range(len(s.entries))}
    if notice["row"] in data_rows and code in _OF_A_ROW:
        return code, severity, sheet, str(notice["row"])
    if notice["row"] in data_rows or code == "column-unknown":
        return code, severity, sheet, notice["cell"]
    return code, severity, sheet, notice["field"]


def _expected(answer: Answer) -> tuple[Counter[Key], list[set[Key]], set[Key]]:
    required: Counter[Key] = Counter(_file_key(told) for told in answer.told)
    required += Counter(("sheet-hidden", "info", name, None) for name in answer.hidden)
    tidied: list[set[Key]] = []
    fine: set[Key] = {_once(_ASSUMED, "info")}
    for sheet in answer.sheets:
        required += Counter(_sheet_key(told, sheet) for told in sheet.told)
        fine |= {_sheet_key(told, sheet) for told in sheet.also_fine}
        for index, entry in enumerate(sheet.entries):
            # Of a column that is not there nothing is told.
            required += Counter(_cell_key(told, sheet, index) for told in entry.told if sheet.has(told.field))
            fine |= {_cell_key(told, sheet, index) for told in entry.also_fine}
        tidied += _tidied(sheet)
    if any(not s.datum_stated and e.shown is not None for s in answer.sheets for e in s.entries):
        required[_once(_ASSUMED, "info")] = 1
    elif answer.sheets and all(sheet.datum_stated for sheet in answer.sheets):
        fine.clear()
    return required, tidied, fine


def _tidied(sheet: Sheet) -> list[set[Key]]:
    """For each column in which something is put right: the cells at one of which that is told."""
    surely, perhaps = set[str](), dict[str, set[Key]]()
    for index, entry in enumerate(sheet.entries):
        fine = {told.field for told in entry.also_fine if told.code == "value-tidied" and told.field}
        for name in (entry.tidied | fine) & set(sheet.fields):
            perhaps.setdefault(name, set()).add(("value-tidied", "info", sheet.name, sheet.cell(name, index)))
        surely |= entry.tidied
    return [cells for name, cells in perhaps.items() if name in surely]


def _file_key(told: Told) -> Key:
    return told.code, told.severity, None, told.field


def _sheet_key(told: Told, sheet: Sheet) -> Key:
    if told.code == "column-unknown" and told.field:
        column = sheet.column(told.field)
        assert column is not None
        return told.code, told.severity, sheet.name, sheet.head_cell(told.field)
    if told.code in (_ASSUMED, "position-datum-likely"):
        return _once(told.code, told.severity)
    return told.code, told.severity, sheet.name, told.field


def _cell_key(told: Told, sheet: Sheet, index: int) -> Key:
    where = str(sheet.row(index)) if told.code in _OF_A_ROW else sheet.cell(told.field, index)
    return told.code, told.severity, sheet.name, where


def _about_proposals(answer: Answer, report: Report) -> Iterator[str]:
    proposed = {_key(notice, answer): (notice["suggestion"] or {}).get("value") for notice in report["notices"]}
    for sheet in answer.sheets:
        for index, entry in enumerate(sheet.entries):
            for each in entry.told:
                key = _cell_key(each, sheet, index)
                if sheet.has(each.field) and each.proposes is not None and proposed.get(key) != each.proposes:
                    yield f"{key} proposes {proposed.get(key)!r} instead of {each.proposes!r}"
