"""The table of accounts; what they are signed in by is sealed together with what they may do."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from importer.accounts.account import (
    Account,
    AccountNameTaken,
    AccountState,
    AccountUnknown,
    Mandate,
    NewAccount,
    Right,
)
from importer.accounts.credentials import Credentials
from importer.store.schema import ACCOUNTS
from importer.store.sealed_json import open_json, seal_json
from importer.store.vault import Vault

_NOBODY = Account(0, "", Mandate(frozenset(), "", None), AccountState.INVITED, "", datetime.min.replace(tzinfo=UTC))


class AccountRows:
    """Accounts, within one transaction."""

    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def add(self, new: NewAccount, created_by: str, created_at: datetime) -> Account:
        """Keep a new account, invited and without a password; `AccountNameTaken` where the name is another's."""
        if self.find(new.name) is not None:
            raise AccountNameTaken(new.name)
        number = (self._connection.scalar(select(func.max(ACCOUNTS.c.id))) or 0) + 1
        account = Account(number, new.name, new.mandate, AccountState.INVITED, created_by, created_at)
        self._connection.execute(insert(ACCOUNTS), self._row(account, Credentials()))
        return account

    def save(self, account: Account, credentials: Credentials) -> None:
        """Keep an account as it is now."""
        row = self._row(account, credentials)
        self._connection.execute(update(ACCOUNTS).where(ACCOUNTS.c.id == account.id).values(row))

    def find(self, name: str) -> Account | None:
        """The account of a name as `account_name` gives it, or None."""
        row = self._connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.name == name)).one_or_none()
        return _account(row) if row is not None else None

    def signing_in(self, name: str) -> tuple[Account | None, Credentials]:
        """A name's account and what it is signed in by; None and nothing where there is none, at the same cost.

        Raises
        ------
        SealBroken
            As `credentials` does.
        """
        row = self._connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.name == name)).one_or_none()
        account = _account(row) if row is not None else _NOBODY
        sealed = self._row(_NOBODY, Credentials())["credentials"] if row is None else row.credentials
        credentials = _credentials(open_json(self._vault, sealed, *_place(account)))
        return (account if row is not None else None), credentials

    def named(self, name: str) -> Account:
        """The same; `AccountUnknown` where there is none."""
        found = self.find(name)
        if found is None:
            raise AccountUnknown(name)
        return found

    def numbered(self, number: int) -> Account:
        """The account of a number that a session, a link or a token has.

        Raises
        ------
        SealBroken
            As `credentials` does: what an account may do is believed only as long as its seal says the same.
        """
        row = self._connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.id == number)).one()
        account = _account(row)
        open_json(self._vault, row.credentials, *_place(account))
        return account

    def all(self) -> list[Account]:
        """Every account, by name."""
        return [_account(row) for row in self._connection.execute(select(ACCOUNTS).order_by(ACCOUNTS.c.name))]

    def credentials(self, account: Account) -> Credentials:
        """What an account is signed in by.

        Raises
        ------
        SealBroken
            If somebody changed the account's rights, scope, office, state or name behind the program's back.
        """
        sealed = self._connection.scalars(select(ACCOUNTS.c.credentials).where(ACCOUNTS.c.id == account.id)).one()
        return _credentials(open_json(self._vault, sealed, *_place(account)))

    def _row(self, account: Account, credentials: Credentials) -> dict[str, Any]:
        return {
            "id": account.id,
            "name": account.name,
            "rights": rights_text(account.mandate.rights),
            "scope": account.mandate.scope,
            "office": account.mandate.office,
            "state": account.state.value,
            "created_by": account.created_by,
            "created_at": account.created_at,
            "credentials": seal_json(self._vault, _sealable(credentials), *_place(account)),
        }


def rights_text(rights: frozenset[Right]) -> str:
    """Rights as a column holds them, in the order that they are listed in."""
    return " ".join(right for right in Right if right in rights)


def rights_of(text: str) -> frozenset[Right]:
    """The rights that a column holds."""
    return frozenset(map(Right, text.split()))


def _account(row: Row[Any]) -> Account:
    mandate = Mandate(rights_of(row.rights), row.scope, row.office)
    return Account(row.id, row.name, mandate, AccountState(row.state), row.created_by, row.created_at)


def _place(account: Account) -> tuple[str | int, ...]:
    """Where credentials belong: they open with no other rights, scope, office or state."""
    mandate = account.mandate
    who = ("accounts", account.id, account.name, account.state.value)
    return (*who, rights_text(mandate.rights), mandate.scope, mandate.office or "")


def _sealable(credentials: Credentials) -> Mapping[str, object]:
    return {
        "password": credentials.password,
        "password_at": credentials.password_at.isoformat() if credentials.password_at else None,
        "secret": credentials.secret.hex() if credentials.secret else None,
        "offered": credentials.offered.hex() if credentials.offered else None,
        "last_step": credentials.last_step,
        "recovery": list(credentials.recovery),
    }


def _credentials(kept: Mapping[str, Any]) -> Credentials:
    return Credentials(
        password=kept["password"],
        password_at=datetime.fromisoformat(kept["password_at"]) if kept["password_at"] else None,
        secret=bytes.fromhex(kept["secret"]) if kept["secret"] else None,
        offered=bytes.fromhex(kept["offered"]) if kept["offered"] else None,
        last_step=kept["last_step"],
        recovery=tuple(kept["recovery"]),
    )
