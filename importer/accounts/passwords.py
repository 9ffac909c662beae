"""Passwords set: by a one-time link, or by whoever is signed in and knows the old one."""

from dataclasses import replace
from datetime import datetime

from importer.accounts.account import Account, AccountState
from importer.accounts.account_rules import AccountRules
from importer.accounts.password_hashes import PasswordHashes
from importer.accounts.password_rules import check_password, packaged_words
from importer.accounts.tokens import hash_of
from importer.staff_fault import StaffFault
from importer.store.account_book import AccountBook
from importer.store.audit_log import Act
from importer.store.link_rows import Link
from importer.store.staff_store import StaffStore


class LinkSpent(StaffFault):
    """A link was used, has expired, was replaced by another, or never was one."""

    def __init__(self) -> None:
        super().__init__(
            "这个链接已经用过、过期或作废，请上级重新发一个。",
            "This link was used, has expired or was replaced: ask whoever keeps your account for a new one.",
        )


class Passwords:
    """Sets passwords; hashing, which takes long, is done outside of transactions."""

    def __init__(self, store: StaffStore, rules: AccountRules, hashes: PasswordHashes) -> None:
        self._store = store
        self._rules = rules
        self._hashes = hashes

    def invited(self, token: str, at: datetime) -> Account:
        """Whose link this is; `LinkSpent` where it is good for nothing."""
        with self._store.reading_accounts() as book:
            return _linked(book, token, at)[1]

    def set_by_link(self, token: str, password: str, origin: str, at: datetime) -> Account:
        """Set the password of whom a link is for, which is thereby used; all sessions of the account end.

        Raises
        ------
        LinkSpent
            If the link is good for nothing, or was used meanwhile.
        PasswordRefused
            If the password cannot be taken; the link can still be used.
        """
        account = self.invited(token, at)
        self.check(password, account)
        hashed = self._hashes.hashed(password)
        with self._store.changing_accounts() as book:
            link, account = _linked(book, token, at)
            book.links.use(link.token_hash, at)
            active = replace(account, state=AccountState.ACTIVE)
            kept = book.accounts.credentials(account)
            book.accounts.save(active, replace(kept, password=hashed, password_at=at))
            book.sessions.end_all(account.id)
            book.trials.clear(account.name)
            book.log(Act(account.name, origin, at), "password-set", f"account {account.name}", by="link")
        return active

    def check(self, password: str, account: Account) -> None:
        """Nothing where an account may have this password; `PasswordRefused` says what is wrong with it."""
        check_password(password, account, self._rules.password_length, packaged_words())


def _linked(book: AccountBook, token: str, at: datetime) -> tuple[Link, Account]:
    link = book.links.find(hash_of(token))
    if link is None or link.used_at is not None or at >= link.expires_at:
        raise LinkSpent
    account = book.accounts.numbered(link.account_id)
    if account.state is AccountState.DISABLED:
        raise LinkSpent
    return link, account
