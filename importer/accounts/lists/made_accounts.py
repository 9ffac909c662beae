"""Accounts made of a sheet: all of its rows, or none."""

from collections.abc import Callable, Sequence
from pathlib import Path

from importer.accounts.account import Mandate
from importer.accounts.account_rules import AccountRules
from importer.accounts.lists.judged_accounts import AccountChecks, JudgedAccounts, judge_accounts
from importer.accounts.register import AccountRegister, Invitation
from importer.incoming import IncomingFile, incoming_files
from importer.judging_limits import JudgingLimits, judged_within
from importer.staff_fault import StaffFault
from importer.store.audit_log import Act
from importer.store.staff_store import StaffStore
from importer.workbook.limits import WorkbookLimits, WorkbookRefused
from importer.workbook.reader import WorkbookReader
from importer.workbook.refusal_notice import notice_of
from locator.divisions.divisions import Divisions


def checked_accounts(path: Path, limits: WorkbookLimits, checks: AccountChecks) -> JudgedAccounts:
    """The accounts of one file, read in the reading child; `StaffFault` where the path holds several."""
    files = list(incoming_files([path], limits))
    if len(files) != 1:
        raise StaffFault("一次导入一份名单，这里有几个文件。", "One list at a time is taken: name one file.")
    with WorkbookReader(limits) as reader:
        try:
            return _checked(files[0], reader, checks)
        except WorkbookRefused as refused:
            return JudgedAccounts(files[0].name, (), (), (notice_of(refused),))


def account_checks(store: StaffStore, divisions: Divisions, rules: AccountRules, by: Mandate) -> AccountChecks:
    """What a sheet is held against now."""
    with store.reading_accounts() as book:
        taken = frozenset(account.name for account in book.accounts.all())
    return AccountChecks(divisions, rules, by, taken)


def make_accounts(
    judged: JudgedAccounts,
    register: AccountRegister,
    by: Mandate,
    act: Act,
    before_kept: Callable[[Sequence[Invitation]], None],
) -> list[Invitation]:
    """Make the accounts of a sheet without an error, in one transaction; `before_kept` gets their links within it."""
    if judged.has_error():
        return []
    wanted = [row.wanted for row in judged.rows if row.wanted is not None]
    return register.add_all(wanted, by, act, before_kept)


def _checked(file: IncomingFile, reader: WorkbookReader, checks: AccountChecks) -> JudgedAccounts:
    if file.refused is not None:
        raise file.refused
    sheets = reader.read_bytes(file.content, file.name)
    with judged_within(JudgingLimits(), sheets):
        return judge_accounts(file.name, sheets, checks)
