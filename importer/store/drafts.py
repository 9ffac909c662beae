"""The table of drafts: kept whole or not at all, sealed where a sheet speaks in private."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from importer.store.draft import (
    NEXT_STATES,
    Draft,
    DraftMode,
    DraftMoved,
    DraftRow,
    DraftState,
    DraftUnknown,
    FindingsUnkept,
    NewDraft,
    TermsUnkept,
)
from importer.store.schema import DRAFT_ROWS, DRAFTS
from importer.store.sealed_json import context_of, open_json, seal_json
from importer.store.vault import Vault

_BATCH = 2000
_CLEAR = [DRAFTS.c[name] for name in Draft.__slots__]


def insert_draft(connection: Connection, vault: Vault, new: NewDraft, moment: datetime) -> int:
    """Write a draft with its rows, and give its number."""
    number = (connection.scalar(select(func.max(DRAFTS.c.id))) or 0) + 1
    row = {
        "id": number,
        "office": new.office,
        "scope": new.scope,
        "mode": new.mode.value,
        "state": DraftState.OPEN.value,
        "base_edition": new.base_edition,
        "created_at": moment,
        "rows": 0,
        "publishable": 0,
        "workbook": vault.seal(new.workbook, context_of("drafts", number, "workbook")),
        "report": seal_json(vault, new.report, "drafts", number, "report"),
        "findings": seal_json(vault, new.findings, "drafts", number, "findings"),
        "terms": seal_json(vault, new.terms, "drafts", number, "terms"),
    }
    connection.execute(insert(DRAFTS), row)
    rows, publishable = _insert_rows(connection, vault, number, new.rows)
    counts = {"rows": rows, "publishable": publishable}
    connection.execute(update(DRAFTS).where(DRAFTS.c.id == number).values(counts))
    return number


def _insert_rows(connection: Connection, vault: Vault, draft_id: int, rows: Iterable[DraftRow]) -> tuple[int, int]:
    count = publishable = 0
    coming = iter(rows)
    while batch := list(islice(coming, _BATCH)):
        sealed = [_sealed_row(vault, draft_id, position, row) for position, row in enumerate(batch, count)]
        connection.execute(insert(DRAFT_ROWS), sealed)
        count += len(batch)
        publishable += sum(row.publishable for row in batch)
    return count, publishable


def _sealed_row(vault: Vault, draft_id: int, position: int, row: DraftRow) -> dict[str, object]:
    content = {
        "sheet": row.sheet,
        "source": dict(row.source),
        "private": dict(row.private),
        "unknown": dict(row.unknown),
    }
    return {
        "draft_id": draft_id,
        "position": position,
        "row": row.row,
        "publishable": row.publishable,
        "window_id": row.window_id,
        "content": seal_json(vault, content, "draft_rows", draft_id, position),
    }


def read_draft(connection: Connection, draft_id: int) -> Draft:
    """What is known of one draft.

    Raises
    ------
    DraftUnknown
        If there is none of this number.
    """
    row = connection.execute(select(*_CLEAR).where(DRAFTS.c.id == draft_id)).one_or_none()
    if row is None:
        raise DraftUnknown(draft_id)
    return _draft(row)


def read_drafts(connection: Connection, state: DraftState | None) -> list[Draft]:
    """All drafts, or those in one state, oldest first."""
    wanted = select(*_CLEAR).order_by(DRAFTS.c.id)
    if state is not None:
        wanted = wanted.where(DRAFTS.c.state == state.value)
    return [_draft(row) for row in connection.execute(wanted)]


def _draft(row: Row[tuple[object, ...]]) -> Draft:
    fields = row._asdict()
    return Draft(**fields | {"mode": DraftMode(fields["mode"]), "state": DraftState(fields["state"])})


def read_workbook(connection: Connection, vault: Vault, draft_id: int) -> bytes:
    """The file that was uploaded, byte for byte."""
    sealed = _sealed_column(connection, draft_id, "workbook")
    return vault.open(sealed, context_of("drafts", draft_id, "workbook"))


def read_report(connection: Connection, vault: Vault, draft_id: int) -> dict[str, Any]:
    """What the check said of the file when the draft was kept."""
    return open_json(vault, _sealed_column(connection, draft_id, "report"), "drafts", draft_id, "report")


def read_findings(connection: Connection, vault: Vault, draft_id: int) -> dict[str, Any]:
    """What the marks of the draft's workbook are made of.

    Raises
    ------
    DraftUnknown, FindingsUnkept
        If there is no such draft, or it was kept by a version that did not keep them.
    """
    read_draft(connection, draft_id)
    try:
        sealed = _sealed_column(connection, draft_id, "findings")
    except DraftUnknown as unkept:
        raise FindingsUnkept(draft_id) from unkept
    return open_json(vault, sealed, "drafts", draft_id, "findings")


def read_terms(connection: Connection, vault: Vault, draft_id: int) -> dict[str, Any]:
    """On which terms the draft's file came.

    Raises
    ------
    DraftUnknown, TermsUnkept
        If there is no such draft, or it was kept by a version that did not keep them.
    """
    read_draft(connection, draft_id)
    try:
        sealed = _sealed_column(connection, draft_id, "terms")
    except DraftUnknown as unkept:
        raise TermsUnkept(draft_id) from unkept
    terms = open_json(vault, sealed, "drafts", draft_id, "terms")
    if not terms:
        raise TermsUnkept(draft_id)
    return terms


def _sealed_column(connection: Connection, draft_id: int, column: str) -> bytes:
    sealed: bytes | None = connection.scalar(select(DRAFTS.c[column]).where(DRAFTS.c.id == draft_id))
    if sealed is None:
        raise DraftUnknown(draft_id)
    return sealed


def read_rows(connection: Connection, vault: Vault, draft_id: int) -> Iterator[DraftRow]:
    """The draft's rows as they came, in the workbook's order."""
    wanted = select(DRAFT_ROWS).where(DRAFT_ROWS.c.draft_id == draft_id).order_by(DRAFT_ROWS.c.position)
    for row in connection.execute(wanted):
        content = open_json(vault, row.content, "draft_rows", draft_id, row.position)
        yield DraftRow(row=row.row, publishable=row.publishable, window_id=row.window_id, **content)


def move_draft(connection: Connection, draft_id: int, wanted: DraftState, edition: int | None = None) -> None:
    """Change a draft's state; `edition` goes with `published` alone.

    Raises
    ------
    DraftUnknown, DraftMoved
        If there is none, or its state does not lead there.
    """
    state = read_draft(connection, draft_id).state
    if wanted not in NEXT_STATES[state]:
        raise DraftMoved(draft_id, state, wanted)
    values = {"state": wanted.value, "edition": edition}
    connection.execute(update(DRAFTS).where(DRAFTS.c.id == draft_id).values(values))
