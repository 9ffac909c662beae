"""The table of programs' tokens, revoked ones too."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from importer.accounts.account import Right
from importer.store.account_rows import rights_of, rights_text
from importer.store.schema import API_TOKENS


@dataclass(frozen=True, slots=True)
class ApiToken:
    """What a program signs in by, known by its hash: with some of its account's rights, within part of its scope.

    `last_used_on` is a day (UTC); an hour would have to be written at each request.
    """

    id: int
    account_id: int
    token_hash: str
    rights: frozenset[Right]
    scope: str
    made_by: str
    made_at: datetime
    expires_at: datetime
    last_used_on: date | None = None
    revoked_at: datetime | None = None


class TokenRows:
    """Programs' tokens, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, token: ApiToken) -> ApiToken:
        """Keep a token under the next number."""
        numbered = replace(token, id=(self._connection.scalar(select(func.max(API_TOKENS.c.id))) or 0) + 1)
        row = {name: getattr(numbered, name) for name in ApiToken.__slots__}
        self._connection.execute(insert(API_TOKENS), row | {"rights": rights_text(numbered.rights)})
        return numbered

    def find(self, token_hash: str) -> ApiToken | None:
        """The token of a hash, or None."""
        row = self._connection.execute(select(API_TOKENS).where(API_TOKENS.c.token_hash == token_hash)).one_or_none()
        return _token(row) if row is not None else None

    def numbered(self, number: int) -> ApiToken | None:
        """The token of a number, or None."""
        row = self._connection.execute(select(API_TOKENS).where(API_TOKENS.c.id == number)).one_or_none()
        return _token(row) if row is not None else None

    def of(self, account_id: int) -> list[ApiToken]:
        """An account's tokens, oldest first."""
        wanted = select(API_TOKENS).where(API_TOKENS.c.account_id == account_id).order_by(API_TOKENS.c.id)
        return [_token(row) for row in self._connection.execute(wanted)]

    def used(self, number: int, on: date) -> None:
        """Write down the day on which a token was used."""
        self._connection.execute(update(API_TOKENS).where(API_TOKENS.c.id == number).values(last_used_on=on))

    def revoke(self, number: int, at: datetime) -> None:
        """Make a token good for nothing."""
        self._connection.execute(update(API_TOKENS).where(API_TOKENS.c.id == number).values(revoked_at=at))


def _token(row: Row[Any]) -> ApiToken:
    kept = {name: getattr(row, name) for name in ApiToken.__slots__}
    return ApiToken(**(kept | {"rights": rights_of(row.rights)}))
