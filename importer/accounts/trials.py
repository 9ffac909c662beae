"""Trials: each password or code that is typed counts before it is looked at, so that nobody tries more by being quick.

A count that reached the limit locks its name for a while, whoever's it is, or nobody's: a name that is locked is not
thereby known to be one.
"""

from datetime import datetime, timedelta

from importer.accounts.account_rules import AccountRules
from importer.staff_fault import StaffFault
from importer.store.account_book import AccountBook
from importer.store.audit_log import Act
from importer.store.trial_rows import Trials
from locator.readers.moments import SHANGHAI

UNKNOWN = "?"
"""Who acts where the name that was typed is nobody's: it is written down nowhere, as it may be a password."""

_UNKNOWN_KEPT_FOR = timedelta(days=1)


class SignInLocked(StaffFault):
    """There were too many wrong passwords in a row; `until` says when the next is taken."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        clock = f"{until.astimezone(SHANGHAI):%H:%M}"
        super().__init__(
            f"连续输错次数过多，{clock} 以后再试；忘了密码的，请上级重新发一个链接。",
            f"Too many wrong ones in a row: try again after {clock}, or ask whoever keeps your account for a new link.",
        )


def take_trial(book: AccountBook, rules: AccountRules, name: str, account_id: int | None, at: datetime) -> int:
    """Count one more trial under a name, and give its number; it counts as wrong until it is taken back.

    Raises
    ------
    SignInLocked
        If there were too many; this one does not count, and makes nobody wait longer.
    """
    until = locked_until(book, rules, name, at)
    if until is not None:
        raise SignInLocked(until)
    before = book.trials.of(name)
    count = before.count if before is not None and before.count < rules.tries else 0
    book.trials.sweep(at - _UNKNOWN_KEPT_FOR)
    book.trials.put(name, account_id, Trials(count + 1, at))
    return count + 1


def locked_until(book: AccountBook, rules: AccountRules, name: str, at: datetime) -> datetime | None:
    """Until when nothing is tried under a name; None where it is not locked."""
    trials = book.trials.of(name)
    if trials is None or trials.count < rules.tries or at >= trials.last_at + rules.locked_for:
        return None
    return trials.last_at + rules.locked_for


def give_back_trial(book: AccountBook, name: str, account_id: int) -> None:
    """Take one trial back, which was right but not yet enough to be let in."""
    before = book.trials.of(name)
    if before is not None and before.count > 0:
        book.trials.put(name, account_id, Trials(before.count - 1, before.last_at))


def trial_failed(book: AccountBook, rules: AccountRules, name: str, number: int, act: Act, what: str) -> None:
    """Write down that a trial, by its number, was wrong, and where it was the last one, that its name is locked."""
    trials = book.trials.of(name)
    if trials is None:
        return  # a name that is nobody's, of too many
    book.log(act, what, f"account {act.who}", in_a_row=number)
    if number >= rules.tries:
        book.log(act, "account-locked", f"account {act.who}", until=(trials.last_at + rules.locked_for).isoformat())
