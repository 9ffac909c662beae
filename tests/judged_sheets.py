"""What tests of the checks stand on: sheets of rows judged by the house's own rules, and what was told of them."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from importer.checks.judged import JudgedFile
from importer.checks.judging import NO_CHOICE, Choice, judge
from importer.checks.rules import CheckRules
from importer.columns import read_form
from importer.notices import Notice, NoticeTable
from importer.workbook.cells import CellValue
from locator.divisions.divisions import Divisions
from tests.sheets import LABELS, cells

WITH_LEVEL = {**LABELS, "level": "层级"}
WITH_DATUM = {**LABELS, "datum": "坐标系"}
WITH_CHOICES = {**LABELS, "kind": "窗口类型", "items": "可办事项", "datum": "坐标系", "closed_until": "暂停服务"}


@cache
def rules() -> CheckRules:
    """The house's rules on a day of March 2026."""
    return CheckRules(read_form(), NoticeTable.read(), Divisions.load(), date(2026, 3, 5))


def judged(*rows: Mapping[str, CellValue], choice: Choice = NO_CHOICE, **layout: Any) -> JudgedFile:
    """One sheet of these rows, judged."""
    return judge("表.xlsx", [cells(rows, **layout)], rules(), choice)


def found(file: JudgedFile, code: str) -> list[Notice]:
    """Its notices of one code, in their order."""
    return [notice for notice in file.notices if notice.code == code]


def codes(file: JudgedFile) -> set[str]:
    """The codes of all its notices."""
    return {notice.code for notice in file.notices}
