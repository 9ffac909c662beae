"""The tables of what was done with drafts: each deed kept once, with what the draft came to by it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from importer.staff_fault import StaffFault
from importer.store.audit_log import Act
from importer.store.schema import DRAFT_DEEDS, DRAFT_ROWS, DRAFTS
from importer.store.sealed_json import open_json, seal_json
from importer.store.vault import Vault


class DraftMovedOn(StaffFault):
    """Something was done with the draft since it was looked at."""

    def __init__(self, draft_id: int) -> None:
        super().__init__(
            f"草稿 {draft_id} 刚刚有别的改动，本次操作没有保存，请再试一次。",
            f"Draft {draft_id} has just been changed; nothing of this act was kept: try it again.",
        )


@dataclass(frozen=True, slots=True)
class NewDeed:
    """Something done with a draft, on its way into the store.

    Parameters
    ----------
    kind
        What it is: `edit`, `confirm`, `undo`, `return`, ….
    content
        Everything else of it, which is sealed.
    key
        The name that whoever asked gave to the act; null where it may be done as often as it is asked for.
    """

    kind: str
    content: Mapping[str, object] = field(repr=False)
    key: str | None = None


@dataclass(frozen=True, slots=True)
class DraftDeed:
    """Something that was done with a draft: the `number`-th, counted from 1."""

    draft_id: int
    number: int
    kind: str
    who: str
    at: datetime
    content: Mapping[str, Any] = field(repr=False)
    key: str | None = None


@dataclass(frozen=True, slots=True)
class RowNow:
    """What has become of one row of a draft, by its position among all rows as they came."""

    position: int
    publishable: bool
    window_id: str | None


@dataclass(frozen=True, slots=True)
class DraftNow:
    """What a draft has come to: judged beside an edition, null where none is live.

    `rows` and `publishable` are counts, `each` tells of every row that came.
    """

    base_edition: int | None
    rows: int
    publishable: int
    report: Mapping[str, object] = field(repr=False)
    findings: Mapping[str, object] = field(repr=False)
    each: Sequence[RowNow] = field(repr=False)


def read_deeds(connection: Connection, vault: Vault, draft_id: int) -> list[DraftDeed]:
    """All that was done with a draft, in order."""
    wanted = select(DRAFT_DEEDS).where(DRAFT_DEEDS.c.draft_id == draft_id).order_by(DRAFT_DEEDS.c.number)
    return [_opened(vault, row) for row in connection.execute(wanted)]


def read_deed_of_key(connection: Connection, vault: Vault, key: str) -> DraftDeed | None:
    """What was done under a key; null where nothing was."""
    row = connection.execute(select(DRAFT_DEEDS).where(DRAFT_DEEDS.c.key == key)).one_or_none()
    return None if row is None else _opened(vault, row)


def read_version(connection: Connection, draft_id: int) -> int:
    """How much has been done with a draft: the number of the last deed, 0 before the first."""
    last = select(func.max(DRAFT_DEEDS.c.number)).where(DRAFT_DEEDS.c.draft_id == draft_id)
    return int(connection.scalar(last) or 0)


def insert_deed(connection: Connection, vault: Vault, draft_id: int, new: NewDeed, act: Act) -> int:
    """Write a deed down as the draft's next one, and give its number."""
    number = read_version(connection, draft_id) + 1
    row = {
        "draft_id": draft_id,
        "number": number,
        "kind": new.kind,
        "key": new.key,
        "at": act.at,
        "who": act.who,
        "content": seal_json(vault, new.content, "draft_deeds", draft_id, number, new.kind, act.who),
    }
    connection.execute(insert(DRAFT_DEEDS), row)
    return number


def update_draft(connection: Connection, vault: Vault, draft_id: int, now: DraftNow) -> None:
    """Write down what a draft has come to; of its rows the texts stay as they came."""
    values = {
        "base_edition": now.base_edition,
        "rows": now.rows,
        "publishable": now.publishable,
        "report": seal_json(vault, now.report, "drafts", draft_id, "report"),
        "findings": seal_json(vault, now.findings, "drafts", draft_id, "findings"),
    }
    connection.execute(update(DRAFTS).where(DRAFTS.c.id == draft_id).values(values))
    table = DRAFT_ROWS.c
    known = select(table.position, table.publishable, table.window_id).where(table.draft_id == draft_id)
    before = {row.position: (row.publishable, row.window_id) for row in connection.execute(known)}
    changed = [each for each in now.each if before.get(each.position) != (each.publishable, each.window_id)]
    if changed:
        one = update(DRAFT_ROWS).where(table.draft_id == draft_id, table.position == bindparam("at_position"))
        connection.execute(
            one.values(publishable=bindparam("now_publishable"), window_id=bindparam("now_window_id")),
            [
                {"at_position": each.position, "now_publishable": each.publishable, "now_window_id": each.window_id}
                for each in changed
            ],
        )


def _opened(vault: Vault, row: Row[Any]) -> DraftDeed:
    place = ("draft_deeds", row.draft_id, row.number, row.kind, row.who)
    content = open_json(vault, row.content, *place)
    return DraftDeed(row.draft_id, row.number, row.kind, row.who, row.at, content, row.key)
