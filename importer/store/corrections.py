"""The table of corrections: what citizens said is wrong about windows, each kept once."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from importer.store.schema import CORRECTIONS
from importer.store.sealed_json import open_json, seal_json
from importer.store.vault import Vault
from locator.corrections.note import Note, Wrong


@dataclass(frozen=True, slots=True)
class Correction:
    """A note, and the office that owned its window when it was collected; null where nobody did."""

    note: Note
    office: str | None


def insert_corrections(connection: Connection, vault: Vault, corrections: Sequence[Correction]) -> list[str]:
    """Keep what is not kept yet, by the notes' own ids, and give the ids of those."""
    ids = [each.note.id for each in corrections]
    known = set(connection.scalars(select(CORRECTIONS.c.id).where(CORRECTIONS.c.id.in_(ids))))
    # Of several under one id, which nobody sends who means well, the first is kept.
    new = {each.note.id: each for each in reversed(corrections) if each.note.id not in known}
    rows = [_sealed_row(vault, each) for each in new.values()]
    if rows:
        connection.execute(insert(CORRECTIONS), rows)
    return sorted(new)


def read_corrections(connection: Connection, vault: Vault) -> list[Correction]:
    """All of them, the oldest day first, those of a day by window.

    Raises
    ------
    WrongKey, SealBroken
        If one does not open.
    """
    table = CORRECTIONS.c
    wanted = select(CORRECTIONS).order_by(table.day, table.window_id, table.id)
    read = []
    for row in connection.execute(wanted):
        note = Note(row.id, row.window_id, row.day, Wrong(row.wrong), "")
        text = open_json(vault, row.content, *_place(note))["text"]
        read.append(Correction(Note(note.id, note.window_id, note.day, note.wrong, text), row.office))
    return read


def _sealed_row(vault: Vault, correction: Correction) -> dict[str, object]:
    note = correction.note
    row = {"id": note.id, "window_id": note.window_id, "office": correction.office, "day": note.day}
    return row | {"wrong": note.wrong.value, "content": seal_json(vault, {"text": note.text}, *_place(note))}


def _place(note: Note) -> tuple[str, ...]:
    """Where the text belongs: it opens with no other window, day or choice."""
    return ("corrections", note.id, note.window_id, note.day.isoformat(), note.wrong.value)
