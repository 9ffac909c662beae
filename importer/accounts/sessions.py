"""Sessions: who is signed in by a token, until they sign out, do nothing for a while, or the day is over."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from importer.accounts.account import Account, AccountState
from importer.accounts.account_rules import AccountRules
from importer.accounts.tokens import hash_of
from importer.staff_fault import StaffFault
from importer.store.account_book import AccountBook
from importer.store.audit_log import Act
from importer.store.session_rows import Session, Stage
from importer.store.staff_store import StaffStore

UNFINISHED_LIFE = timedelta(minutes=10)
"""How long one may take from a right password to a right code."""

_TOUCHED_EVERY = timedelta(minutes=1)


class NotSignedIn(StaffFault):
    """There is no such session, or it is over; or a program's token is none, has expired or was revoked."""

    def __init__(self) -> None:
        super().__init__("请重新登录。", "Sign in again.")


class StageMissing(StaffFault):
    """Somebody is signed in, and something is still asked of them; `stage` says what."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        zh, en = _ASKED[stage]
        super().__init__(zh, en)


_ASKED = {
    Stage.CODE: ("请输入手机上的验证码。", "Type the code that your telephone shows."),
    Stage.ENROL: ("请先设置手机验证码。", "Set up a second factor first."),
    Stage.PASSWORD: ("密码已到期，请设新密码。", "Your password has expired: set a new one."),
    Stage.FULL: ("已经登录。", "You are signed in already."),
}


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who is signed in, and by which session."""

    account: Account
    session: Session


class Sessions:
    """Looks sessions up, lists and ends them."""

    def __init__(self, store: StaffStore, rules: AccountRules) -> None:
        self._store = store
        self._rules = rules

    def of(self, token: str, at: datetime, stage: Stage = Stage.FULL) -> SignedIn:
        """Who is signed in by a token, at a stage; that they were here is written down once a minute at most.

        Raises
        ------
        NotSignedIn
            If nobody is.
        StageMissing
            If they are at another stage.
        """
        with self._store.reading_accounts() as book:
            account, session = session_of(book, self._rules, token, at)
        if session.stage is not stage:
            raise StageMissing(session.stage)
        if at - session.last_used_at >= min(_TOUCHED_EVERY, self._rules.session_idle / 10):
            with self._store.changing_accounts() as book:
                book.sessions.touch(session.token_hash, at)
        return SignedIn(account, session)

    def own(self, account: Account, at: datetime) -> list[Session]:
        """An account's sessions that are not over, the one used last first."""
        with self._store.reading_accounts() as book:
            return [each for each in book.sessions.of(account.id) if not _is_over(each, self._rules, at)]

    def sign_out(self, token: str, act: Act) -> None:
        """End the session of a token; one that is none is over already."""
        with self._store.changing_accounts() as book:
            session = book.sessions.find(hash_of(token))
            if session is not None:
                book.sessions.end(session.token_hash)
                book.log(act, "signed-out", f"account {book.accounts.numbered(session.account_id).name}")

    def end_own(self, account: Account, session_id: str, act: Act) -> bool:
        """End one of an account's own sessions by what it is called in the list; False where it has none such."""
        with self._store.changing_accounts() as book:
            found = next((each for each in book.sessions.of(account.id) if each.id == session_id), None)
            if found is None:
                return False
            book.sessions.end(found.token_hash)
            book.log(act, "session-ended", f"account {account.name}", session=session_id)
            return True


def session_of(book: AccountBook, rules: AccountRules, token: str, at: datetime) -> tuple[Account, Session]:
    """The session of a token, at whatever stage, and whose it is; `NotSignedIn` where it is none or over."""
    session = book.sessions.find(hash_of(token))
    if session is None or _is_over(session, rules, at):
        raise NotSignedIn
    account = book.accounts.numbered(session.account_id)
    if account.state is not AccountState.ACTIVE:
        raise NotSignedIn
    return account, session


def _is_over(session: Session, rules: AccountRules, at: datetime) -> bool:
    life = min(rules.session_life, UNFINISHED_LIFE) if session.stage is Stage.CODE else rules.session_life
    return at >= session.begun_at + life or at >= session.last_used_at + rules.session_idle
