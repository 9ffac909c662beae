"""The table of private rows: what each window's sheets said in private, from which edition on."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, Row, insert, select

from importer.store.private_fields import PrivateFields
from importer.store.publications import lineage, published_editions
from importer.store.schema import WINDOW_PRIVATE
from importer.store.sealed_json import open_json, seal_json
from importer.store.vault import Vault

# SQLite takes 32,766 values a statement, PostgreSQL's driver 65,535.
_BATCH = 5000

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class PrivateRow:
    """What one draft says of one window in private."""

    window_id: str
    draft_id: int
    fields: PrivateFields = field(repr=False)


def insert_private_rows(
    connection: Connection, vault: Vault, edition: int, draft_ids: Sequence[int], rows: Iterable[PrivateRow]
) -> None:
    """Write what an edition changes in private: each row together with what was effective before.

    Rows count in the order of `draft_ids`, and within a draft as they come; a window has one row an edition, under
    the last draft that speaks of it. A window of which nothing changes has none: its earlier row stays effective.
    The rows are effective once the edition is published.

    Raises
    ------
    ValueError
        If a row's draft is not one of `draft_ids`.
    """
    order = {draft_id: at for at, draft_id in enumerate(draft_ids)}
    stated = list(rows)
    if any(row.draft_id not in order for row in stated):
        raise ValueError("a private row of a draft that is not published with it")
    before = effective_fields(connection, vault, [row.window_id for row in stated], None)
    after = dict(before)
    speaker: dict[str, int] = {}
    for row in sorted(stated, key=lambda row: order[row.draft_id]):
        after[row.window_id] = after.get(row.window_id, PrivateFields()).followed_by(row.fields)
        speaker[row.window_id] = row.draft_id
    changed = (each for each in speaker if after[each] != before.get(each, PrivateFields()))
    sealed = (_sealed_row(vault, edition, PrivateRow(each, speaker[each], after[each])) for each in changed)
    for batch in _batches(sealed):
        connection.execute(insert(WINDOW_PRIVATE), batch)


def effective_fields(
    connection: Connection, vault: Vault, window_ids: Collection[str], at_edition: int | None
) -> dict[str, PrivateFields]:
    """What is effective for each window at an edition, or now; a window of which nothing was ever said is left out.

    Raises
    ------
    WrongKey, SealBroken
        If a row does not open.
    """
    rank = {edition: at for at, edition in enumerate(lineage(published_editions(connection), at_edition))}
    found: dict[str, Row[tuple[object, ...]]] = {}
    for batch in _batches(sorted(set(window_ids))):
        wanted = select(WINDOW_PRIVATE).where(WINDOW_PRIVATE.c.window_id.in_(batch))
        for row in connection.execute(wanted):
            known = found.get(row.window_id)
            if row.edition in rank and (known is None or rank[row.edition] < rank[known.edition]):
                found[row.window_id] = row
    return {window_id: _opened_row(vault, row) for window_id, row in found.items()}


def _sealed_row(vault: Vault, edition: int, row: PrivateRow) -> dict[str, object]:
    content = seal_json(vault, row.fields.as_json(), "window_private", row.window_id, edition, row.draft_id)
    return {"window_id": row.window_id, "edition": edition, "draft_id": row.draft_id, "content": content}


def _opened_row(vault: Vault, row: Row[tuple[object, ...]]) -> PrivateFields:
    stated = open_json(vault, row.content, "window_private", row.window_id, row.edition, row.draft_id)
    return PrivateFields.from_json(stated)


def _batches(values: Iterable[_Value]) -> Iterator[list[_Value]]:
    coming = iter(values)
    while batch := list(islice(coming, _BATCH)):
        yield batch
