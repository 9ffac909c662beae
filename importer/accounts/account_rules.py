"""What an operator has settled about accounts: passwords, lock-out, links, sessions, second factor, tokens."""

from dataclasses import dataclass
from datetime import timedelta

from importer.accounts.account import AccountFault, Mandate, Right
from importer.accounts.hash_kind import HashKind
from importer.accounts.rights import mixes_duties

NOBODY, EVERYBODY = "nobody", "everybody"


@dataclass(frozen=True, slots=True)
class AccountRules:
    """The settings of accounts, as they are unless somebody set them.

    Parameters
    ----------
    password_life
        How long a password is good; null for ever.
    tries, locked_for
        After so many wrong ones in a row nothing is tried for so long.
    second_factor
        The rights whose holders need one.
    """

    hash_kind: HashKind = HashKind.ARGON2ID
    password_length: int = 12
    password_life: timedelta | None = None
    tries: int = 10
    locked_for: timedelta = timedelta(minutes=15)
    link_life: timedelta = timedelta(hours=72)
    session_idle: timedelta = timedelta(minutes=30)
    session_life: timedelta = timedelta(hours=12)
    token_life: timedelta = timedelta(days=365)
    second_factor: frozenset[Right] = frozenset()
    separate_duties: bool = True

    def needs_second_factor(self, mandate: Mandate) -> bool:
        """Whether an account with these rights is signed in by a second factor or not at all."""
        return bool(mandate.rights & self.second_factor)

    def check_duties(self, mandate: Mandate) -> None:
        """Nothing where rights may be one account's; AccountFault where `separate_duties` keeps them apart."""
        if self.separate_duties and mixes_duties(mandate.rights):
            raise AccountFault(
                "管理（admin）、审计（auditor）和数据权限（office、city、province、viewer）须分属不同账号（separate_duties）。",
                "The rights admin, auditor and those to data belong to different accounts (separate_duties).",
            )


def holders_named(text: str) -> frozenset[Right]:
    """The rights that a setting names: nobody's, everybody's, or some with commas between.

    Raises
    ------
    ValueError
        If a word is no right.
    """
    if text.strip() in (NOBODY, EVERYBODY):
        return frozenset(Right) if text.strip() == EVERYBODY else frozenset()
    return rights_named(text)


def rights_named(text: str) -> frozenset[Right]:
    """Rights with commas between; ValueError if a word is none."""
    return frozenset(Right(word.strip()) for word in text.split(","))
