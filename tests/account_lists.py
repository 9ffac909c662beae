"""Sheets of accounts for the tests, as cells in memory."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from importer.accounts.account import Mandate
from importer.accounts.account_rules import AccountRules
from importer.accounts.lists.judged_accounts import AccountChecks, JudgedAccounts, judge_accounts
from importer.accounts.register import OPERATOR
from importer.workbook.cells import CellValue, SheetCells
from locator.divisions.divisions import Divisions

LABELS = {"account": "账号", "rights": "权限", "office": "单位", "scope": "区划代码"}


def account(**cells: CellValue) -> dict[str, CellValue]:
    """A sound row; what a test is about is named."""
    sound: dict[str, CellValue] = {
        "account": "tianxin-01",
        "rights": "office",
        "office": "天心区政务服务中心",
        "scope": 430103,
    }
    return {**sound, **cells}


def account_cells(
    rows: Sequence[Mapping[str, CellValue]], *, labels: Mapping[str, str] = LABELS, hidden: bool = False
) -> SheetCells:
    """One sheet: its labels in row 1, its accounts below."""
    grid: list[list[CellValue]] = [list(labels.values()), *([row.get(field) for field in labels] for row in rows)]
    return SheetCells("账号", hidden, 1, 1, [] if hidden else grid)


@cache
def _divisions() -> Divisions:
    return Divisions.load()


def judged(*sheets: SheetCells, taken: Collection[str] = (), by: Mandate = OPERATOR) -> JudgedAccounts:
    """Sheets judged beside the accounts that there are."""
    return judge_accounts("名单.xlsx", sheets, AccountChecks(_divisions(), AccountRules(), by, frozenset(taken)))
