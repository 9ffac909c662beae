"""The date in a sheet's header line: one that has not come yet, or cannot be read."""

from collections.abc import Iterator
from datetime import date

from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.checks.stated_choices import date_stated
from importer.notices import Notice

_FIELD = "filled_on"


def filled_on(table: SheetTable, rules: CheckRules) -> date | None:
    """The day that a sheet was filled in, null where it states none that has come."""
    stated = date_stated(table.header.texts.get(_FIELD, ""))
    return stated if stated is None or stated <= rules.today else None


def check_filled_on(table: SheetTable, rules: CheckRules) -> Iterator[Notice]:
    """A date in the future, or a text that is none; both count as not stated."""
    text = table.header.texts.get(_FIELD, "")
    if not text or filled_on(table, rules) is not None:
        return
    future = date_stated(text) is not None
    words = {
        "reason": "在将来" if future else "看不出是哪一天",
        "reason_en": "lies in the future" if future else "is no day that can be read",
        "consequence": f"已按收到的日期（{rules.today.isoformat()}）记录，",
        "consequence_en": f"; the day it came, {rules.today.isoformat()}, is kept instead",
    }
    yield NoticeMaker(table, rules).header("filled-on-suspect", _FIELD, text, words)
