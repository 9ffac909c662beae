"""Accounts for the tests: rules with quick hashes, and everything that is done with accounts over one store."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from argon2 import PasswordHasher

from importer.accounts.account import Account, Right, wanted_account
from importer.accounts.account_rules import AccountRules
from importer.accounts.api_tokens import ApiTokens
from importer.accounts.hash_kind import HashKind
from importer.accounts.one_time_codes import code_of, step_at
from importer.accounts.own_account import OwnAccount
from importer.accounts.password_hashes import PasswordHashes
from importer.accounts.passwords import Passwords
from importer.accounts.register import OPERATOR, AccountRegister
from importer.accounts.sessions import Sessions
from importer.accounts.sign_in import Entered, SignIn
from importer.store.audit_log import Act
from importer.store.staff_store import StaffStore

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
GOOD = "三只羊在山坡上晒太阳吃草"
BETTER = "绿皮火车 开过 湘江大桥"
ORIGIN = "10.0.0.7"
OFFICE = "天心区政务服务中心"


class QuickHashes(PasswordHashes):
    """Argon2id with hardly any work; what it was asked to do is counted."""

    def __init__(self, kind: HashKind = HashKind.ARGON2ID) -> None:
        self.kind = kind
        self._argon2 = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        self.asked: list[str] = []
        self.nobodys = super().hashed("nobody's")

    def hashed(self, password: str) -> str:
        self.asked.append("hashed")
        return super().hashed(password)

    def matches(self, password: str, kept: str) -> bool:
        self.asked.append("matches")
        return super().matches(password, kept)


@dataclass
class Kept:
    """A store's accounts, and a clock that the test moves."""

    store: StaffStore
    rules: AccountRules = AccountRules()  # noqa: RUF009  # frozen
    hashes: PasswordHashes = field(default_factory=QuickHashes)
    now: datetime = NOW

    @property
    def register(self) -> AccountRegister:
        return AccountRegister(self.store, self.rules)

    @property
    def passwords(self) -> Passwords:
        return Passwords(self.store, self.rules, self.hashes)

    @property
    def own(self) -> OwnAccount:
        return OwnAccount(self.store, self.rules, self.hashes)

    @property
    def sessions(self) -> Sessions:
        return Sessions(self.store, self.rules)

    @property
    def tokens(self) -> ApiTokens:
        return ApiTokens(self.store, self.rules)

    @property
    def act(self) -> Act:
        return Act("root", "host", self.now)

    def ruled(self, **settled: object) -> "Kept":
        """The same store under other rules."""
        return Kept(self.store, replace(self.rules, **settled), self.hashes, self.now)  # type: ignore[arg-type]

    def later(self, **time: float) -> None:
        """Let time go by."""
        self.now += timedelta(**time)

    def make(
        self, name: str = "tianxin", *rights: Right, scope: str = "430103", password: str | None = GOOD
    ) -> Account:
        """An account, active by a password unless that is None."""
        held = rights or (Right.OFFICE,)
        office = OFFICE if Right.OFFICE in held else None
        invited = self.register.add(wanted_account(name, held, scope, office), OPERATOR, self.act)
        if password is None:
            return invited.account
        return self.passwords.set_by_link(invited.token, password, ORIGIN, self.now)

    def enter(self, name: str = "tianxin", password: str = GOOD) -> Entered:
        """Sign in by a password."""
        return SignIn(self.store, self.rules, self.hashes).by_password(name, password, ORIGIN, self.now)

    def code(self, entered: Entered, code: str) -> Entered:
        """Go on by a code."""
        return SignIn(self.store, self.rules, self.hashes).by_code(entered.token, code, ORIGIN, self.now)

    def enrol(self, entered: Entered) -> tuple[Entered, bytes, list[str]]:
        """Set the second factor up: the new session, the secret, the recovery codes. The clock goes on a minute."""
        self.own.offer_second_factor(entered.token, self.now)
        with self.store.reading_accounts() as book:
            secret = book.accounts.credentials(entered.account).offered
        assert secret is not None
        again, codes = self.own.take_second_factor(entered.token, self.shown(secret), ORIGIN, self.now)
        self.later(minutes=1)
        return again, secret, codes

    def shown(self, secret: bytes) -> str:
        """What a telephone shows now."""
        return code_of(secret, step_at(self.now))

    def logged(self, name: str = "tianxin") -> list[str]:
        """What was done with an account, by the audit log."""
        return [entry.what for entry in self.store.audit(f"account {name}")]
