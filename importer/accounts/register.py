"""The register of accounts: who is made, disabled and enabled, and who is given a link to set a password by."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from importer.accounts.account import (
    Account,
    AccountFault,
    AccountState,
    AccountUnknown,
    Mandate,
    NewAccount,
    Right,
    account_name,
)
from importer.accounts.account_rules import AccountRules
from importer.accounts.rights import Answer, Deed, Forbidden, demand, demand_keeping, may_keep
from importer.accounts.tokens import hash_of, new_token
from importer.accounts.trials import locked_until
from importer.store.account_book import AccountBook
from importer.store.account_rows import rights_text
from importer.store.audit_log import Act
from importer.store.link_rows import Link
from importer.store.staff_store import StaffStore

OPERATOR = Mandate(frozenset({Right.ADMIN}), "", None)
"""Whoever runs commands on the host: what an admin may do to accounts, they may."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """An account with a link by which its password is set; the token is nowhere else and cannot be had again."""

    account: Account
    token: str
    expires_at: datetime

    @property
    def path(self) -> str:
        """The link without the site's own address. Behind the # it reaches no server's log."""
        return f"/password#{self.token}"

    def __repr__(self) -> str:
        return f"Invitation({self.account.name!r})"


@dataclass(frozen=True, slots=True)
class Listed:
    """An account in a list, and how it can be signed in to; `locked_until` is null where it is not locked."""

    account: Account
    second_factor: bool
    locked_until: datetime | None


class AccountRegister:
    """Keeps accounts for those who may; every method is one transaction with its line in the audit log.

    `by` is what whoever acts may do: an account's mandate, or `OPERATOR`. What is beyond it is `Forbidden` or, where it
    is out of scope, as if it were not there.
    """

    def __init__(self, store: StaffStore, rules: AccountRules) -> None:
        self._store = store
        self._rules = rules

    def add(self, wanted: NewAccount, by: Mandate, act: Act) -> Invitation:
        """Make an account, and a link for whom it is for."""
        return self.add_all([wanted], by, act)[0]

    def add_all(
        self,
        wanted: Iterable[NewAccount],
        by: Mandate,
        act: Act,
        before_kept: Callable[[Sequence[Invitation]], object] = len,
    ) -> list[Invitation]:
        """Make several accounts, or none of them where one cannot be made.

        `before_kept` is given them with their links before anything is kept: what it raises undoes all.

        Raises
        ------
        AccountNameTaken
            If there is one of the name.
        AccountFault
            If its rights are to be separate accounts'.
        Forbidden, NotFound
            If whoever acts may not make it.
        """
        with self._store.changing_accounts() as book:
            made = [self._added(book, each, by, act) for each in wanted]
            before_kept(made)
        return made

    def invite(self, name: str, by: Mandate, act: Act, *, without_second_factor: bool = False) -> Invitation:
        """A new link for an account, in place of any earlier one; the password stays good until another is set.

        `without_second_factor` takes the second factor off too, for who lost telephone and recovery codes.
        """
        with self._store.changing_accounts() as book:
            account = kept_by(book, name, by)
            if account.state is AccountState.DISABLED:
                raise AccountFault(
                    f"账号 {account.name} 已停用，请先启用。",
                    f"The account {account.name} is disabled: enable it first.",
                )
            if without_second_factor:
                kept = book.accounts.credentials(account)
                book.accounts.save(account, replace(kept, secret=None, offered=None, recovery=()))
                book.sessions.end_all(account.id)
                book.log(act, "second-factor-removed", _subject(account))
            return self._linked(book, account, act)

    def disable(self, name: str, by: Mandate, act: Act) -> Account:
        """Let nobody in by an account until it is enabled: sessions end, tokens and link are good for nothing."""
        with self._store.changing_accounts() as book:
            account = kept_by(book, name, by)
            return self._moved(book, account, AccountState.DISABLED, "account-disabled", act)

    def enable(self, name: str, by: Mandate, act: Act) -> Account:
        """Let whom an account is for in again, by the password that it had, if any; also one that is locked."""
        with self._store.changing_accounts() as book:
            account = kept_by(book, name, by)
            book.trials.clear(account.name)
            has_password = book.accounts.credentials(account).password is not None
            state = AccountState.ACTIVE if has_password else AccountState.INVITED
            return self._moved(book, account, state, "account-enabled", act)

    def accounts(self, by: Mandate, at: datetime) -> list[Listed]:
        """The accounts that whoever asks may keep, by name."""
        demand(by, Deed.ACCOUNTS)
        with self._store.reading_accounts() as book:
            mine = [each for each in book.accounts.all() if may_keep(by, each.mandate) is Answer.YES]
            return [self._listed(book, each, at) for each in mine]

    def _listed(self, book: AccountBook, account: Account, at: datetime) -> Listed:
        has_factor = book.accounts.credentials(account).secret is not None
        return Listed(account, has_factor, locked_until(book, self._rules, account.name, at))

    def _added(self, book: AccountBook, wanted: NewAccount, by: Mandate, act: Act) -> Invitation:
        self._rules.check_duties(wanted.mandate)
        demand_keeping(by, wanted.mandate)
        account = book.accounts.add(wanted, act.who, act.at)
        mandate = account.mandate
        said = {"rights": rights_text(mandate.rights), "scope": mandate.scope, "office": mandate.office}
        book.log(act, "account-made", _subject(account), **said)
        book.trials.clear(account.name)
        return self._linked(book, account, act)

    def _linked(self, book: AccountBook, account: Account, act: Act) -> Invitation:
        token, expires_at = new_token(), act.at + self._rules.link_life
        book.links.add(Link(hash_of(token), account.id, expires_at))
        book.log(act, "link-made", _subject(account), expires_at=expires_at.isoformat())
        return Invitation(account, token, expires_at)

    def _moved(self, book: AccountBook, account: Account, state: AccountState, what: str, act: Act) -> Account:
        moved = replace(account, state=state)
        book.accounts.save(moved, book.accounts.credentials(account))
        if state is AccountState.DISABLED:
            book.sessions.end_all(account.id)
        book.log(act, what, _subject(account))
        return moved


def kept_by(book: AccountBook, name: str, by: Mandate) -> Account:
    """The account of a name, where whoever acts may keep it; one out of their scope is unknown to them."""
    account = book.accounts.named(account_name(name))
    answer = may_keep(by, account.mandate)
    if answer is Answer.NOT_FOUND:
        raise AccountUnknown(account.name)
    if answer is Answer.FORBIDDEN:
        raise Forbidden
    return account


def _subject(account: Account) -> str:
    return f"account {account.name}"
