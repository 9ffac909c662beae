"""The audit log: every act with who, when, what and from where; it can only be added to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select

from importer.store.schema import AUDIT
from importer.store.sealed_json import open_json, seal_json
from importer.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Act:
    """Who does something, from where (a host or address), and when.

    Raises
    ------
    ValueError
        If the moment has no zone: nobody could tell which one it means.
    """

    who: str
    origin: str
    at: datetime

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("an act's moment has no zone")


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of the log. `subject` names what it was done to, as `draft 12`; no clear column holds a P field."""

    id: int
    act: Act
    what: str
    subject: str
    details: Mapping[str, object]


def add_entry(
    connection: Connection, vault: Vault, act: Act, what: str, subject: str, details: Mapping[str, object]
) -> None:
    """Write one line, in the transaction of the act itself: neither is kept without the other.

    The details are sealed together with the clear columns, so that a line that was changed behind the triggers' back
    does not open.
    """
    number = (connection.scalar(select(func.max(AUDIT.c.id))) or 0) + 1
    sealed = seal_json(vault, details, *_place(number, act, what, subject))
    row = {"id": number, "at": act.at, "who": act.who, "origin": act.origin, "what": what, "subject": subject}
    connection.execute(insert(AUDIT), row | {"details": sealed})


def entries(connection: Connection, vault: Vault, subject: str | None) -> Iterator[AuditEntry]:
    """The log from its beginning, of one subject or of all.

    Raises
    ------
    SealBroken
        If a line was changed.
    """
    wanted = select(AUDIT).order_by(AUDIT.c.id)
    if subject is not None:
        wanted = wanted.where(AUDIT.c.subject == subject)
    for row in connection.execute(wanted):
        act = Act(row.who, row.origin, row.at)
        details = open_json(vault, row.details, *_place(row.id, act, row.what, row.subject))
        yield AuditEntry(row.id, act, row.what, row.subject, details)


def _place(number: int, act: Act, what: str, subject: str) -> tuple[str | int, ...]:
    return ("audit", number, act.at.astimezone(UTC).isoformat(), act.who, act.origin, what, subject)
