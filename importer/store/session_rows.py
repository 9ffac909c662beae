"""The table of sessions: who is signed in, since when, from where, and how far."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from importer.store.schema import SESSIONS

_columns = SESSIONS.c
_SHOWN_DIGITS = 16


class Stage(StrEnum):
    """How far somebody has come in: what is still asked for, or that nothing is."""

    CODE = "code"
    ENROL = "enrol"
    PASSWORD = "password"  # noqa: S105  # a stage, not one
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Session:
    """A session, known by its token's hash; `origin` is the address that it was begun from."""

    token_hash: str
    account_id: int
    stage: Stage
    begun_at: datetime
    last_used_at: datetime
    origin: str

    @property
    def id(self) -> str:
        """What it is called in a list: digits that let nobody in."""
        return self.token_hash[:_SHOWN_DIGITS]


class SessionRows:
    """Sessions, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, session: Session) -> None:
        """Begin a session."""
        row = {name: getattr(session, name) for name in ("token_hash", "account_id", "begun_at", "last_used_at")}
        row |= {"stage": session.stage.value, "origin": session.origin}
        self._connection.execute(insert(SESSIONS), row)

    def find(self, token_hash: str) -> Session | None:
        """The session of a token, or None."""
        row = self._connection.execute(select(SESSIONS).where(_columns.token_hash == token_hash)).one_or_none()
        return _session(row) if row is not None else None

    def of(self, account_id: int) -> list[Session]:
        """An account's sessions, the one used last first."""
        wanted = select(SESSIONS).where(SESSIONS.c.account_id == account_id)
        return [
            _session(row)
            for row in self._connection.execute(wanted.order_by(SESSIONS.c.last_used_at.desc(), _columns.token_hash))
        ]

    def touch(self, token_hash: str, at: datetime) -> None:
        """Write down that a session was used; one that was ended meanwhile stays ended."""
        self._connection.execute(update(SESSIONS).where(_columns.token_hash == token_hash).values(last_used_at=at))

    def end(self, token_hash: str) -> None:
        """End one session."""
        self._connection.execute(delete(SESSIONS).where(_columns.token_hash == token_hash))

    def end_all(self, account_id: int) -> None:
        """End every session of an account."""
        self._connection.execute(delete(SESSIONS).where(SESSIONS.c.account_id == account_id))

    def sweep(self, unused_since: datetime, begun_before: datetime) -> None:
        """Forget the sessions that are over."""
        over = or_(SESSIONS.c.last_used_at <= unused_since, SESSIONS.c.begun_at <= begun_before)
        self._connection.execute(delete(SESSIONS).where(over))


def _session(row: Row[Any]) -> Session:
    stage = Stage(row.stage)
    return Session(row.token_hash, row.account_id, stage, row.begun_at, row.last_used_at, row.origin)
