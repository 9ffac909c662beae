"""Programs' tokens: made for an account, with no more than its rights, for some time, and revoked at any."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from importer.accounts.account import Account, AccountFault, AccountState, Mandate, Right
from importer.accounts.account_rules import AccountRules
from importer.accounts.register import kept_by
from importer.accounts.rights import is_narrower
from importer.accounts.sessions import NotSignedIn
from importer.accounts.tokens import PROGRAM_PREFIX, hash_of, new_token
from importer.staff_fault import StaffFault
from importer.store.account_book import AccountBook
from importer.store.account_rows import rights_text
from importer.store.audit_log import Act
from importer.store.staff_store import StaffStore
from importer.store.token_rows import ApiToken
from locator.divisions.division import scope_prefix

DEFAULT_DAYS = 90


class TokenUnknown(StaffFault):
    """There is no token of this number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"没有编号为 {number} 的令牌。", f"There is no token {number}.")


class ApiTokens:
    """Makes, lists and revokes programs' tokens, and tells whose one is."""

    def __init__(self, store: StaffStore, rules: AccountRules) -> None:
        self._store = store
        self._rules = rules

    def add(
        self, name: str, rights: Iterable[Right] | None, scope: str | None, days: int, by: Mandate, act: Act
    ) -> tuple[ApiToken, str]:
        """A token for an account's programs, with the word that it is known by, which is nowhere else.

        Its rights and its scope are no more than the account's, and all of them where null.

        Raises
        ------
        AccountFault
            If it would have more than the account has, live longer than the settings allow, or the account is disabled.
        """
        word = new_token(PROGRAM_PREFIX)
        with self._store.changing_accounts() as book:
            account = kept_by(book, name, by)
            wanted = _wanted(account, rights, scope)
            self._check(account, wanted, days)
            life = timedelta(days=days)
            new = ApiToken(0, account.id, hash_of(word), wanted.rights, wanted.scope, act.who, act.at, act.at + life)
            token = book.tokens.add(new)
            said = {"token": token.id, "rights": rights_text(token.rights), "scope": token.scope, "days": days}
            book.log(act, "token-made", f"account {account.name}", **said)
        return token, word

    def of(self, name: str, by: Mandate) -> list[ApiToken]:
        """An account's tokens, oldest first, those that are good no more too."""
        with self._store.reading_accounts() as book:
            return book.tokens.of(kept_by(book, name, by).id)

    def revoke(self, number: int, by: Mandate, act: Act) -> Account:
        """Make a token good for nothing, at once; `TokenUnknown` where there is none of this number."""
        with self._store.changing_accounts() as book:
            token = book.tokens.numbered(number)
            if token is None:
                raise TokenUnknown(number)
            account = kept_by(book, book.accounts.numbered(token.account_id).name, by)
            if token.revoked_at is None:
                book.tokens.revoke(number, act.at)
                book.log(act, "token-revoked", f"account {account.name}", token=number)
        return account

    def holder(self, word: str, at: datetime) -> tuple[Account, Mandate]:
        """Whose token this is, and what they may do by it: what both the token and the account allow.

        Raises
        ------
        NotSignedIn
            If it is none, has expired, was revoked, or its account is not active or has not its scope.
        """
        with self._store.reading_accounts() as book:
            token, account = _good(book, word, at)
        day = at.astimezone(UTC).date()
        if token.last_used_on != day:
            with self._store.changing_accounts() as book:
                book.tokens.used(token.id, day)
        rights = token.rights & account.mandate.rights
        return account, Mandate(rights, token.scope, account.mandate.office if Right.OFFICE in rights else None)

    def _check(self, account: Account, wanted: Mandate, days: int) -> None:
        if account.state is AccountState.DISABLED:
            raise AccountFault(f"账号 {account.name} 已停用。", f"The account {account.name} is disabled.")
        if not wanted.rights or not is_narrower(wanted, account.mandate):
            raise AccountFault(
                "令牌的权限和范围不能超过账号自己的。", "A token has no right and no scope beyond its account's."
            )
        longest = self._rules.token_life.days
        if not 1 <= days <= longest:
            raise AccountFault(f"令牌的有效期为 1 至 {longest} 天。", f"A token is good for 1 to {longest} days.")


def _wanted(account: Account, rights: Iterable[Right] | None, scope: str | None) -> Mandate:
    held = account.mandate.rights if rights is None else frozenset(rights)
    try:
        within = account.mandate.scope if scope is None else scope_prefix(scope)
    except ValueError as failure:
        raise AccountFault(
            str(failure), f"The scope “{scope}” is not two, four or six digits, such as 4301."
        ) from failure
    return Mandate(held, within, account.mandate.office if Right.OFFICE in held else None)


def _good(book: AccountBook, word: str, at: datetime) -> tuple[ApiToken, Account]:
    token = book.tokens.find(hash_of(word))
    if token is None or token.revoked_at is not None or at >= token.expires_at:
        raise NotSignedIn
    account = book.accounts.numbered(token.account_id)
    if account.state is not AccountState.ACTIVE or not token.scope.startswith(account.mandate.scope):
        raise NotSignedIn
    return token, account
