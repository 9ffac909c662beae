"""Mending a draft: a row's fields set, proposals taken, findings confirmed, and any of that undone."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from functools import partial

from importer.checks.acceptance import accepted, may_be_taken
from importer.checks.confirmed import may_be_confirmed
from importer.checks.sheet_table import SheetTable
from importer.columns import POSITION_FIELDS, Form
from importer.desk.acts import Acts, Asked, Done, Mend
from importer.desk.conflicts import touched_by
from importer.desk.faults import (
    BothCoordinates,
    FieldNotThere,
    FieldUnknown,
    NothingProposed,
    NothingToUndo,
    NoticeGone,
    NotToBeConfirmed,
    ReasonMissing,
    RowAmbiguous,
    RowUnknown,
    TextTooLong,
)
from importer.desk.judged_draft import JudgedDraft
from importer.desk.overlay import ACCEPT, CONFIRM, EDIT, MENDING, UNDO
from importer.desk.spot import Spot, spots_in
from importer.desk.typed_text import typed_text
from importer.notices import Confidence, Notice
from importer.store.draft_deeds import DraftDeed
from importer.workbook.limits import DEFAULT_LIMITS

_LONGEST_REASON = 1_000


def edit(acts: Acts, draft_id: int, row: int | Spot, fields: Mapping[str, str], asked: Asked) -> Done:
    """Set fields of a row, by the contract's names; an empty text empties the cell.

    `row` is the workbook's number where the draft has one such row.

    Raises
    ------
    RowUnknown, RowAmbiguous, FieldUnknown, FieldNotThere, BothCoordinates, TextTooLong
        If there is no such cell, or it cannot hold this.
    DraftConflict
        If somebody changed one of these cells since the version that was seen.
    """
    return acts.mend(draft_id, asked, partial(_edit, row, fields))


def accept(
    acts: Acts,
    draft_id: int,
    asked: Asked,
    *,
    notices: Collection[str] = (),
    confidence: Confidence | None = None,
) -> Done:
    """Take the proposals of some notices by their ids, or all of a confidence: `certain`, or with `likely` those too.

    Raises
    ------
    NoticeGone, NothingProposed
        If one of the ids is none any more, or nothing is proposed there that is not applied already.
    """
    return acts.mend(draft_id, asked, partial(_accept, frozenset(notices), confidence))


def confirm(acts: Acts, draft_id: int, notices: Collection[str], reason: str, asked: Asked) -> Done:
    """Say of some notices that they are right as they stand, and why.

    Raises
    ------
    NoticeGone, NotToBeConfirmed
        If one of the ids is none any more, or is an error that has to be mended.
    ReasonMissing, TextTooLong
        If there is no reason, or a very long one.
    """
    said = typed_text(reason).strip()
    if not said:
        raise ReasonMissing
    if len(said) > _LONGEST_REASON:
        raise TextTooLong("理由", _LONGEST_REASON)
    return acts.mend(draft_id, asked, partial(_confirm, frozenset(notices), said))


def undo(acts: Acts, draft_id: int, number: int, asked: Asked) -> Done:
    """Take one deed back: an edit, proposals that were taken, or confirmations; what was done after it stays.

    Raises
    ------
    NothingToUndo
        If it is none of these, or undone already.
    """
    return acts.mend(draft_id, asked, partial(_undo, number))


def spot_of_row(came: Sequence[SheetTable], row: int, sheet: str | None = None) -> Spot:
    """The row of a number, of a sheet where several have one of that number."""
    found = [spot for spot, _, _ in spots_in(came) if spot.row == row and sheet in (None, spot.sheet)]
    if not found:
        raise RowUnknown(row)
    if len(found) > 1:
        raise RowAmbiguous(row)
    return found[0]


def _edit(row: int | Spot, fields: Mapping[str, str], now: JudgedDraft, _: Sequence[DraftDeed]) -> Mend | None:
    spot = row if isinstance(row, Spot) else spot_of_row(now.came, row)
    table, index = next(((table, at) for each, table, at in spots_in(now.came) if each == spot), (None, 0))
    if table is None:
        raise RowUnknown(spot.row)
    texts = _checked(table, index, fields, now.form)
    texts = {name: text for name, text in texts.items() if now.cell_text(spot, name) != text}
    if not texts:
        return None
    details = {"row": spot.row, "fields": sorted(texts)}
    touches = frozenset((spot, name) for name in texts)
    return Mend(EDIT, {"spot": spot.as_json(), "texts": texts}, touches, details)


def _checked(table: SheetTable, index: int, fields: Mapping[str, str], form: Form) -> dict[str, str]:
    """What is to stand in the cells of a row."""
    columns = {column.field: column for column in form.columns}
    for name, text in fields.items():
        if name not in columns:
            raise FieldUnknown(name)
        if len(text) > DEFAULT_LIMITS.cell_chars:
            raise TextTooLong(columns[name].label, DEFAULT_LIMITS.cell_chars)
        if table.cells and table.cell(name, index) is None:
            raise FieldNotThere(columns[name].label)
    texts = {name: typed_text(text) for name, text in fields.items()}
    lon, lat = POSITION_FIELDS
    shared = table.has(lon) and table.cell(lon, index) == table.cell(lat, index)
    if shared and (lon in texts) != (lat in texts):
        raise BothCoordinates
    if shared and lon in texts:
        together = f"{texts[lon].strip()}, {texts[lat].strip()}".strip(", ")
        texts |= {lon: together, lat: together}
    return texts


def _accept(
    ids: frozenset[str], confidence: Confidence | None, now: JudgedDraft, _: Sequence[DraftDeed]
) -> Mend | None:
    chosen = [_notice(now, each) for each in sorted(ids)]
    for notice in chosen:
        if not may_be_taken(notice) or now.spot_of(notice) is None:
            raise NothingProposed(notice.code)
    chosen += [each for each in accepted(now.judged.notices, confidence) if now.spot_of(each) and each not in chosen]
    taken, touches = [], set()
    for notice in chosen:
        spot, name = now.spot_of(notice), notice.place.field
        if spot is None or name is None or notice.suggestion is None or (spot, name) in touches:
            continue  # of two proposals for one cell the first is taken: the second is made anew
        touches.add((spot, name))
        proposal = {"spot": spot.as_json(), "field": name, "text": notice.suggestion.value, "notice": asdict(notice)}
        taken.append(proposal)
    if not taken:
        return None
    details = {"proposals": [{"code": each.code, **asdict(each.place)} for each in chosen]}
    return Mend(ACCEPT, {"taken": taken}, frozenset(touches), details)


def _confirm(ids: frozenset[str], reason: str, now: JudgedDraft, _: Sequence[DraftDeed]) -> Mend | None:
    findings, touches = [], set()
    settled = now.settled()
    for notice_id in sorted(ids):
        notice, spot = _notice(now, notice_id), None
        if not may_be_confirmed(notice):
            raise NotToBeConfirmed(notice.code)
        if "confirmed" in settled.get(notice_id, {}):
            continue
        spot = now.spot_of(notice)
        texts = {name: now.text(spot, name) for name in now.rests_on(notice)} if spot is not None else {}
        touches |= {(spot, name) for name in texts}
        place = {"id": notice_id, "code": notice.code, "place": asdict(notice.place)}
        findings.append({**place, "spot": spot.as_json() if spot else None, "texts": texts})
    if not findings:
        return None
    details = {"notices": [{"code": each["code"], "place": each["place"]} for each in findings]}
    return Mend(CONFIRM, {"reason": reason, "findings": findings}, frozenset(touches), details)


def _undo(number: int, now: JudgedDraft, deeds: Sequence[DraftDeed]) -> Mend | None:
    deed = deeds[number - 1] if 0 < number <= len(deeds) else None
    if deed is None or deed.kind not in MENDING or number in now.overlay.undone:
        raise NothingToUndo(number)
    return Mend(UNDO, {"undoes": number}, frozenset(touched_by(deed, deeds)), {"undoes": number})


def _notice(now: JudgedDraft, notice_id: str) -> Notice:
    if notice_id not in now.notices:
        raise NoticeGone(notice_id)
    return now.notices[notice_id]
