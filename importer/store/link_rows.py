"""The table of one-time links by which passwords are set; an account has one at most."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from importer.store.schema import ACCOUNT_LINKS

_columns = ACCOUNT_LINKS.c


@dataclass(frozen=True, slots=True)
class Link:
    """A link, known by its token's hash; `used_at` is null until it was used."""

    token_hash: str
    account_id: int
    expires_at: datetime
    used_at: datetime | None = None


class LinkRows:
    """Links, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, link: Link) -> None:
        """Keep a link in place of the account's earlier one, which is good no more."""
        self._connection.execute(delete(ACCOUNT_LINKS).where(ACCOUNT_LINKS.c.account_id == link.account_id))
        row = {"token_hash": link.token_hash, "account_id": link.account_id, "expires_at": link.expires_at}
        self._connection.execute(insert(ACCOUNT_LINKS), row)

    def find(self, token_hash: str) -> Link | None:
        """The link of a token, or None."""
        row = self._connection.execute(select(ACCOUNT_LINKS).where(_columns.token_hash == token_hash)).one_or_none()
        return Link(row.token_hash, row.account_id, row.expires_at, row.used_at) if row is not None else None

    def use(self, token_hash: str, at: datetime) -> None:
        """Write down that a link was used."""
        self._connection.execute(update(ACCOUNT_LINKS).where(_columns.token_hash == token_hash).values(used_at=at))
