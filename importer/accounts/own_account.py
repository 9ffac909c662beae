"""What somebody who is signed in does to their own account: another password, the second factor, its recovery codes."""

from dataclasses import dataclass, replace
from datetime import datetime

from importer.accounts.account import Account, AccountFault
from importer.accounts.account_rules import AccountRules
from importer.accounts.credentials import Credentials
from importer.accounts.one_time_codes import new_secret, scanned_secret, step_of_code, typed_secret
from importer.accounts.password_hashes import MOST_CHARACTERS, PasswordHashes
from importer.accounts.passwords import Passwords
from importer.accounts.sessions import NotSignedIn, session_of
from importer.accounts.sign_in import CodeWrong, Entered, SignInWrong, stage_of
from importer.accounts.tokens import hash_of, new_recovery_codes, new_token, recovery_hash
from importer.accounts.trials import give_back_trial, take_trial, trial_failed
from importer.store.account_book import AccountBook
from importer.store.audit_log import Act
from importer.store.session_rows import Session, Stage
from importer.store.staff_store import StaffStore


@dataclass(frozen=True, slots=True)
class Offered:
    """A secret that a telephone takes up, to be typed or scanned."""

    typed: str
    scanned: str

    def __repr__(self) -> str:
        return "Offered()"


class OwnAccount:
    """Changes what one's own account is signed in by; whoever asks is known by their session's token."""

    def __init__(self, store: StaffStore, rules: AccountRules, hashes: PasswordHashes) -> None:
        self._store = store
        self._rules = rules
        self._hashes = hashes
        self._passwords = Passwords(store, rules, hashes)

    def change_password(self, token: str, old: str, new: str, origin: str, at: datetime) -> Entered:
        """Set another password for who knows the old one: all sessions end, and one begins anew.

        Raises
        ------
        NotSignedIn
            If nobody is signed in by this token.
        SignInLocked, SignInWrong
            If the old password is wrong, which counts as at signing in.
        PasswordRefused
            If the new one cannot be taken, or is the old one.
        """
        with self._store.changing_accounts() as book:
            account, _ = self._signed_in(book, token, at, Stage.FULL, Stage.PASSWORD)
            kept = book.accounts.credentials(account).password or ""
            number = take_trial(book, self._rules, account.name, account.id, at)
        act = Act(account.name, origin, at)
        if len(old) > MOST_CHARACTERS or not self._hashes.matches(old, kept):
            with self._store.changing_accounts() as book:
                trial_failed(book, self._rules, account.name, number, act, "password-wrong")
            raise SignInWrong
        with self._store.changing_accounts() as book:
            give_back_trial(book, account.name, account.id)
        hashed = self._new_hash(account, old, new)
        with self._store.changing_accounts() as book:
            account, session = self._signed_in(book, token, at, Stage.FULL, Stage.PASSWORD)
            credentials = book.accounts.credentials(account)
            if credentials.password != kept:
                raise NotSignedIn  # another one was set meanwhile
            credentials = replace(credentials, password=hashed, password_at=at)
            book.accounts.save(account, credentials)
            book.log(act, "password-set", f"account {account.name}", by="old password")
            return self._anew(book, account, credentials, session, at)

    def offer_second_factor(self, token: str, at: datetime) -> Offered:
        """A new secret for a telephone; it counts once `take_second_factor` has seen a code of it."""
        with self._store.changing_accounts() as book:
            account, _ = self._signed_in(book, token, at, Stage.FULL, Stage.ENROL)
            secret = new_secret()
            book.accounts.save(account, replace(book.accounts.credentials(account), offered=secret))
        return Offered(typed_secret(secret), scanned_secret(secret, account.name))

    def take_second_factor(self, token: str, code: str, origin: str, at: datetime) -> tuple[Entered, list[str]]:
        """Take up the secret that was offered, by a code of it: all sessions end, one begins anew.

        Gives the recovery codes too, which are good once each and are nowhere else.

        Raises
        ------
        NotSignedIn, CodeWrong
            If nobody is signed in, nothing was offered, or the code is not of it.
        """
        with self._store.changing_accounts() as book:
            account, session = self._signed_in(book, token, at, Stage.FULL, Stage.ENROL)
            kept = book.accounts.credentials(account)
            step = step_of_code(kept.offered, code, at, -1) if kept.offered is not None else None
            if step is None:
                raise CodeWrong
            codes, taken = _with_codes(replace(kept, secret=kept.offered, offered=None, last_step=step))
            book.accounts.save(account, taken)
            book.log(Act(account.name, origin, at), "second-factor-set", f"account {account.name}")
            return self._anew(book, account, taken, session, at), codes

    def renew_recovery_codes(self, token: str, origin: str, at: datetime) -> list[str]:
        """Ten new recovery codes in place of the earlier ones."""
        with self._store.changing_accounts() as book:
            account, _ = self._signed_in(book, token, at, Stage.FULL)
            kept = book.accounts.credentials(account)
            if kept.secret is None:
                raise AccountFault("还没有设置手机验证码。", "There is no second factor yet.")
            codes, renewed = _with_codes(kept)
            book.accounts.save(account, renewed)
            book.log(Act(account.name, origin, at), "recovery-codes-made", f"account {account.name}")
        return codes

    def _new_hash(self, account: Account, old: str, new: str) -> str:
        self._passwords.check(new, account)
        if new == old:
            raise AccountFault("新密码与旧密码相同。", "The new password is the old one.")
        return self._hashes.hashed(new)

    def _signed_in(self, book: AccountBook, token: str, at: datetime, *stages: Stage) -> tuple[Account, Session]:
        account, session = session_of(book, self._rules, token, at)
        if session.stage not in stages:
            raise NotSignedIn
        return account, session

    def _anew(
        self, book: AccountBook, account: Account, credentials: Credentials, before: Session, at: datetime
    ) -> Entered:
        """A session in the place of all that there were, as far in as it can be, and no longer than the one before."""
        token = new_token()
        stage = stage_of(account, credentials, self._rules, at, factor=True)
        session = Session(hash_of(token), account.id, stage, before.begun_at, at, before.origin)
        book.sessions.end_all(account.id)
        book.sessions.add(session)
        return Entered(account, session, token)


def _with_codes(credentials: Credentials) -> tuple[list[str], Credentials]:
    codes = new_recovery_codes()
    return codes, replace(credentials, recovery=tuple(map(recovery_hash, codes)))
