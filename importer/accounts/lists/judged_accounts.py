"""A sheet of accounts judged: the accounts that its rows want, and every fault at its cell."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from importer.accounts.account import Mandate, NewAccount, Right, fit_name, fit_office, fit_scope, is_somebodys_number
from importer.accounts.account_rules import AccountRules
from importer.accounts.known_scope import known_scope
from importer.accounts.lists.account_sheets import account_form, account_tables
from importer.accounts.rights import NotFound, demand_keeping
from importer.checks.cell_text import tidy_code, tidy_line
from importer.checks.identity_numbers import without_identity_numbers
from importer.checks.mobiles import MOBILE
from importer.checks.sheet_table import SheetTable
from importer.notices import Notice, Place, Severity
from importer.staff_fault import StaffFault
from importer.workbook.cells import SheetCells
from locator.divisions.divisions import Divisions

_PARTED = re.compile(r"[、，,；;/+\s]+")
_MARK = "\ufffc"
_WHOLE_LIST = {"consequence": "整份名单都不能建，", "consequence_en": ", so no account of the list is made"}
_CALLED = {
    Right.OFFICE: ("填报", "窗口", "县级"),
    Right.CITY: ("汇总", "市级"),
    Right.PROVINCE: ("发布", "省级"),
    Right.VIEWER: ("查看", "只读"),
    Right.ADMIN: ("管理", "管理员", "系统管理员"),
    Right.AUDITOR: ("审计", "审计员"),
}
_RIGHTS = {word: right for right, words in _CALLED.items() for word in (right.value, *words)}
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class AccountChecks:
    """What sheets of accounts are held against; `by` is what whoever sends one may do, `taken` the names there are."""

    divisions: Divisions
    rules: AccountRules
    by: Mandate
    taken: frozenset[str]


@dataclass(frozen=True, slots=True)
class WantedRow:
    """An account that a row wants, with the row's number; None where it cannot be one."""

    row: int
    wanted: NewAccount | None


@dataclass(frozen=True, slots=True)
class JudgedAccounts:
    """One file: the sheets that were read, its rows, and all notices."""

    name: str
    sheets: tuple[str, ...]
    rows: tuple[WantedRow, ...]
    notices: tuple[Notice, ...]

    def has_error(self) -> bool:
        """Whether something has to be mended before any of the accounts is made."""
        return any(notice.severity is Severity.ERROR for notice in self.notices)


def judge_accounts(name: str, sheets: Sequence[SheetCells], checks: AccountChecks) -> JudgedAccounts:
    """Judge a workbook of accounts: every fault of every row, not only the first."""
    tables = [table for table in account_tables(sheets) if len(table)]
    notices = [Notice("accounts-sheet-hidden", Severity.INFO, Place(each.name)) for each in sheets if each.hidden]
    if not tables:
        notices.append(Notice("accounts-table-missing", Severity.ERROR, Place()))
    judging = _Judging(checks, {}, notices)
    rows = [row for table in tables for row in judging.rows(table)]
    return JudgedAccounts(name, tuple(each.name for each in sheets if not each.hidden), tuple(rows), tuple(notices))


@dataclass(slots=True)
class _Judging:
    checks: AccountChecks
    first: dict[str, int]
    notices: list[Notice]

    def rows(self, table: SheetTable) -> Iterator[WantedRow]:
        for label in table.unknown:
            cell = table.unknown_cell(label)
            place = Place(table.sheet, table.header_row, cell)
            self.notices.append(Notice("accounts-column-unknown", Severity.INFO, place, label))
        for index, row in enumerate(table.rows):
            yield WantedRow(row, self._wanted(table, index))

    def _wanted(self, table: SheetTable, index: int) -> NewAccount | None:
        told = len(self.notices)
        name = self._said(table, index, "account", fit_name)
        rights = self._said(table, index, "rights", _rights_said)
        if name is not None:
            self._once(table, index, name)
        scope = self._unless(table, index, "scope", lambda text: known_scope(tidy_code(text), self.checks.divisions))
        if scope is not None and rights is not None:
            self._unless(table, index, "scope", lambda _: fit_scope(scope, rights))
        office = self._unless(table, index, "office", lambda text: (fit_office(text, rights) if rights else None) or "")
        if name is None or rights is None or scope is None or office is None or len(self.notices) > told:
            return None
        wanted = NewAccount(name, Mandate(rights, scope, office or None))
        return self._unless(table, index, "rights", lambda _: self._allowed(wanted))

    def _allowed(self, wanted: NewAccount) -> NewAccount:
        self.checks.rules.check_duties(wanted.mandate)
        try:
            demand_keeping(self.checks.by, wanted.mandate)
        except NotFound as failure:
            raise StaffFault("这个账号不在您的区划范围内。", "This account is beyond your own scope.") from failure
        return wanted

    def _once(self, table: SheetTable, index: int, name: str) -> None:
        if name in self.checks.taken:
            fault = "已有这个账号，请换一个名字。", "There is an account of this name: choose another."
            self._tell(table, index, "account", StaffFault(*fault))
        elif name in self.first:
            words = {"first": str(self.first[name])}
            self.notices.append(_notice("account-twice", table, index, "account", words))
        self.first.setdefault(name, table.rows[index])

    def _said(self, table: SheetTable, index: int, field: str, read: Callable[[str], _T]) -> _T | None:
        """What a cell says that has to say something; None, and a notice, where it says nothing or no such thing."""
        if tidy_line(table.text(field, index)):
            return self._unless(table, index, field, read)
        column = account_form().by_field[field]
        words = {"label": column.label, "label_en": column.label_en.lower(), **_WHOLE_LIST}
        self.notices.append(_notice("value-missing", table, index, field, words))
        return None

    def _unless(self, table: SheetTable, index: int, field: str, read: Callable[[str], _T]) -> _T | None:
        try:
            return read(tidy_line(table.text(field, index)))
        except StaffFault as fault:
            self._tell(table, index, field, fault)
            return None

    def _tell(self, table: SheetTable, index: int, field: str, fault: StaffFault) -> None:
        words = {"reason": fault.zh, "reason_en": fault.en}
        self.notices.append(_notice("account-refused", table, index, field, words))


def _rights_said(text: str) -> frozenset[Right]:
    words = [word for word in _PARTED.split(text.casefold()) if word]
    strange = [word for word in words if word not in _RIGHTS]
    if strange or not words:
        known = "、".join(f"{right}（{words[0]}）" for right, words in _CALLED.items())
        raise StaffFault(f"没有这样的权限，可写：{known}。", f"There is no such right; known are {', '.join(Right)}.")
    return frozenset(_RIGHTS[word] for word in words)


def _notice(code: str, table: SheetTable, index: int, field: str, words: dict[str, str]) -> Notice:
    """An error at a cell; where the sheet has no such column, at the account's. A person's number is quoted nowhere."""
    at = field if table.has(field) else "account"
    text = table.text(at, index)
    within = MOBILE.search(text) is not None or _MARK in without_identity_numbers(text, _MARK)
    somebodys = within or is_somebodys_number(text)
    place = Place(table.sheet, table.rows[index], table.cell(at, index), at)
    return Notice(code, Severity.ERROR, place, None if somebodys else text, words=words)
