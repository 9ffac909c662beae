"""Signing in: by name and password, and where there is a second factor by its code; the same work for every name."""

from dataclasses import dataclass, replace
from datetime import datetime

from importer.accounts.account import Account, AccountState, account_name
from importer.accounts.account_rules import AccountRules
from importer.accounts.credentials import Credentials
from importer.accounts.one_time_codes import step_of_code
from importer.accounts.password_hashes import MOST_CHARACTERS, PasswordHashes
from importer.accounts.sessions import NotSignedIn, session_of
from importer.accounts.tokens import hash_of, new_token, recovery_hash
from importer.accounts.trials import UNKNOWN, give_back_trial, take_trial, trial_failed
from importer.staff_fault import StaffFault
from importer.store.account_book import AccountBook
from importer.store.audit_log import Act
from importer.store.session_rows import Session, Stage
from importer.store.staff_store import StaffStore

_LONGEST_NAME = 100


class SignInWrong(StaffFault):
    """The name is nobody's or the password is another; which, nobody is told."""

    def __init__(self) -> None:
        super().__init__("账号或密码不对。", "The name or the password is wrong.")


class CodeWrong(StaffFault):
    """The code is another one, was used before, or is too old."""

    def __init__(self) -> None:
        super().__init__(
            "验证码不对、已用过或已过时，请看手机上的新验证码。",
            "The code is wrong, was used before or is too old: take the next one that your telephone shows.",
        )


class AccountDisabled(StaffFault):
    """The password is right, and the account is disabled."""

    def __init__(self) -> None:
        super().__init__("账号已停用，请联系上级。", "The account is disabled: ask whoever keeps it.")


@dataclass(frozen=True, slots=True)
class Entered:
    """A session that has begun, and the token that it is known by, which is nowhere else."""

    account: Account
    session: Session
    token: str

    def __repr__(self) -> str:
        return f"Entered({self.account.name!r}, {self.session.stage.value})"


class SignIn:
    """Lets people in. Hashing is done between two transactions: nobody waits for another's password."""

    def __init__(self, store: StaffStore, rules: AccountRules, hashes: PasswordHashes) -> None:
        self._store = store
        self._rules = rules
        self._hashes = hashes

    def by_password(self, name: str, password: str, origin: str, at: datetime) -> Entered:
        """Begin a session; its stage says whether a code, a new second factor or a new password is still asked for.

        Whether there is such an account makes no difference to what is done until it has failed: a trial is counted, a
        hash is computed, a line is written.

        Raises
        ------
        SignInLocked
            If there were too many wrong ones in a row under this name.
        SignInWrong
            If there is no such account, it has no password yet, or another one.
        AccountDisabled
            If all is right, and the account is disabled.
        AccountFault
            If it has rights that are to be separate accounts'.
        """
        typed = account_name(name[:_LONGEST_NAME])
        with self._store.changing_accounts() as book:
            account, credentials = book.accounts.signing_in(typed)
            number = take_trial(book, self._rules, typed, account.id if account is not None else None, at)
        kept = credentials.password
        known = self._hashes.nobodys if kept is None else kept
        matches = self._hashes.matches(password if len(password) <= MOST_CHARACTERS else "", known)
        if account is None or kept is None or not matches:
            self._fail(typed, number, "sign-in-failed", Act(account.name if account else UNKNOWN, origin, at))
            raise SignInWrong
        rehashed = None if self._hashes.is_current(kept) else self._hashes.hashed(password)
        return self._enter(account.name, kept, rehashed, Act(account.name, origin, at))

    def by_code(self, token: str, code: str, origin: str, at: datetime) -> Entered:
        """Go on from the stage `CODE` by a code of the second factor, or by a recovery code, under another token.

        Raises
        ------
        NotSignedIn
            If there is no such session at that stage.
        SignInLocked, CodeWrong
            As with passwords; wrong codes are counted together with wrong passwords.
        """
        entered = None
        with self._store.changing_accounts() as book:
            account, session = session_of(book, self._rules, token, at)
            if session.stage is not Stage.CODE:
                raise NotSignedIn
            number = take_trial(book, self._rules, account.name, account.id, at)
            act, kept = Act(account.name, origin, at), book.accounts.credentials(account)
            used = _used_code(kept, code, at)
            if used is None:
                trial_failed(book, self._rules, account.name, number, act, "code-failed")
            else:
                if used.recovery != kept.recovery:
                    book.log(act, "recovery-code-used", f"account {account.name}", left=len(used.recovery))
                book.accounts.save(account, used)
                book.sessions.end(session.token_hash)
                entered = self._begun(book, account, used, act, factor=True)
        if entered is None:
            raise CodeWrong
        return entered

    def _fail(self, name: str, number: int, what: str, act: Act) -> None:
        with self._store.changing_accounts() as book:
            trial_failed(book, self._rules, name, number, act, what)

    def _enter(self, name: str, kept: str, rehashed: str | None, act: Act) -> Entered:
        refused: StaffFault | None = None
        with self._store.changing_accounts() as book:
            account = book.accounts.named(name)
            credentials = book.accounts.credentials(account)
            if credentials.password != kept:
                refused = SignInWrong()  # another one was set meanwhile
            elif account.state is AccountState.DISABLED:
                refused = AccountDisabled()
                book.log(act, "sign-in-refused", f"account {name}", because="disabled")
            else:
                self._rules.check_duties(account.mandate)
                if rehashed is not None:
                    credentials = replace(credentials, password=rehashed)
                    book.accounts.save(account, credentials)
                return self._begun(book, account, credentials, act, factor=False)
        raise refused

    def _begun(
        self, book: AccountBook, account: Account, credentials: Credentials, act: Act, *, factor: bool
    ) -> Entered:
        """A session at the stage that is reached; wrong trials are forgotten once nothing more is asked for."""
        rules, token = self._rules, new_token()
        stage = stage_of(account, credentials, rules, act.at, factor=factor)
        session = Session(hash_of(token), account.id, stage, act.at, act.at, act.origin)
        book.sessions.sweep(act.at - rules.session_idle, act.at - rules.session_life)
        book.sessions.add(session)
        if stage is Stage.CODE:
            give_back_trial(book, account.name, account.id)
        else:
            book.trials.clear(account.name)
        book.log(act, "signed-in", f"account {account.name}", stage=stage.value)
        return Entered(account, session, token)


def stage_of(account: Account, credentials: Credentials, rules: AccountRules, at: datetime, *, factor: bool) -> Stage:
    """What is still asked of somebody whose password was right; `factor` says that a code was right too."""
    if credentials.secret is not None and not factor:
        return Stage.CODE
    if credentials.secret is None and rules.needs_second_factor(account.mandate):
        return Stage.ENROL
    set_at, life = credentials.password_at, rules.password_life
    return Stage.PASSWORD if life is not None and set_at is not None and at >= set_at + life else Stage.FULL


def _used_code(kept: Credentials, code: str, at: datetime) -> Credentials | None:
    """Credentials in which a code is used up; None where it is none. Every way is tried, whichever fits."""
    step = step_of_code(kept.secret or b"", code, at, kept.last_step)
    left = tuple(each for each in kept.recovery if each != recovery_hash(code))
    if step is not None:
        return replace(kept, last_step=step)
    return replace(kept, recovery=left) if len(left) < len(kept.recovery) else None
