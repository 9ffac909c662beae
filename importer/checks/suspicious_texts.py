"""Texts that a program might run, not show: control characters, markup, what a spreadsheet takes for formulas."""

import re
from collections.abc import Iterator

from importer.checks.cell_text import CONTROL, tidy_line
from importer.checks.found_rows import rows_with_sign
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.checks.values import is_missing
from importer.notices import Notice

_MARKUP = re.compile(r"</?[A-Za-z!][^<>]*>?|&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z]{2,8});|javascript:", re.IGNORECASE)
# A plus sign before a digit begins a telephone number or a coordinate.
_FORMULA = re.compile(r"\s*'?[=＝@＠]|\s*'?[+＋](?![ (（]*[0-9０-９])")

_SIGN = re.compile(f"{CONTROL.pattern[:-1]}<&:=＝@＠+＋]")
"""Finds something in every suspicious text, in one quick search."""

_FEW = 10
_FEW_ROWS = 1_000

_REASONS = (
    (_FORMULA, "以 =、+ 或 @ 开头，表格软件会当作公式执行", "begins like a formula that a spreadsheet would run"),
    (_MARKUP, "含有 HTML 代码，只按文字公开", "holds HTML; it is shown as mere text"),
    (CONTROL, "含有看不见的控制字符，公开时已去掉", "holds invisible control characters; they are not shown"),
)
_NOT_TEXTS = frozenset({"longitude", "latitude"})


def check_suspicious(table: SheetTable, rules: CheckRules) -> Iterator[Notice]:
    """Cells of known columns whose text a program might run."""
    make = NoticeMaker(table, rules)
    for field in table.columns:
        if field not in _NOT_TEXTS:
            yield from _in_column(table, make, field)


def check_suspicious_office(table: SheetTable, rules: CheckRules, shown: str) -> Iterator[Notice]:
    """The same of the reporting office; `shown` is what may be shown of it."""
    office = table.header.texts.get("filled_by_unit", "")
    if reason := suspicion(office):
        words = {"reason": reason[0], "reason_en": reason[1]}
        value = office if tidy_line(office) == shown else None
        if value is None:
            words["value"] = shown
        yield NoticeMaker(table, rules).header("text-suspicious", "filled_by_unit", value, words)


def _in_column(table: SheetTable, make: NoticeMaker, field: str) -> Iterator[Notice]:
    block = table.block(field)
    if len(block) <= _FEW_ROWS and not _SIGN.search("\n".join(block)):
        return
    texts = set(block)
    if len(texts) > len(block) // _FEW:
        # One search through texts that nearly all differ is quicker than one for each.
        texts = {block[row] for row in rows_with_sign(_SIGN, block)}
    suspicions = {text: reason for text in texts if (reason := suspicion(text))}
    if not suspicions:
        return
    for index, text in enumerate(block):
        if text in suspicions:
            zh, en = suspicions[text]
            yield make.cell("text-suspicious", index, field, words={"reason": zh, "reason_en": en})


def suspicion(text: str) -> tuple[str, str] | None:
    """Why a text is suspicious, in Chinese and English; None where it is not."""
    if not _SIGN.search(text) or is_missing(text):
        return None
    return next(((zh, en) for pattern, zh, en in _REASONS if _suspected(pattern, text)), None)


def begins_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet would run a text."""
    return _FORMULA.match(text) is not None


def _suspected(pattern: re.Pattern[str], text: str) -> bool:
    return bool(pattern.match(text) if pattern is _FORMULA else pattern.search(text))
