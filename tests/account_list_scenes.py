"""Scenes for the notices about sheets of accounts: one in which each is told, and one in which it must not be."""

from collections.abc import Mapping
from dataclasses import dataclass

from importer.notices import Notice
from importer.workbook.cells import CellValue, SheetCells
from tests.account_lists import LABELS, account, account_cells, judged
from tests.sheets import cells as window_cells
from tests.sheets import row as window_row


@dataclass(frozen=True)
class AccountScene:
    """The sheets of one list."""

    sheets: tuple[SheetCells, ...]

    def notices(self) -> list[Notice]:
        """Everything that is told of it."""
        return list(judged(*self.sheets).notices)


def _one(**changed: CellValue) -> AccountScene:
    return AccountScene((account_cells([account(**changed)]),))


GOOD = _one()

ACCOUNT_SCENES: Mapping[str, tuple[AccountScene, AccountScene]] = {
    "accounts-table-missing": (AccountScene((window_cells([window_row()]),)), GOOD),
    "accounts-sheet-hidden": (AccountScene((account_cells([account()]), account_cells([], hidden=True))), GOOD),
    "accounts-column-unknown": (
        AccountScene((account_cells([account(person="某某")], labels={**LABELS, "person": "姓名"}),)),
        GOOD,
    ),
    "account-refused": (_one(account="x"), _one(account="x1")),
    "account-twice": (
        AccountScene((account_cells([account(), account()]),)),
        AccountScene((account_cells([account(), account(account="tianxin-02")]),)),
    ),
}
